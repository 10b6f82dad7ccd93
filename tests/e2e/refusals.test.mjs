/** What is refused, in which words, and that nothing is lost by it. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import qrcode from "qrcode";
import { makeClip } from "./clip.mjs";
import { launch, serve } from "./harness.mjs";
import {
  codeOf,
  copiedText,
  generate,
  openDoctor,
  openPatient,
  photograph,
  receive,
  typeCode,
} from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
/** The example as text under its code, made once. @type {{ text: string, code: string }} */
let letter;

before(async () => {
  site = await serve();
  browser = await launch();
  letter = await sendExample();
});
after(async () => {
  await browser.close();
  await site.close();
});

async function sendExample() {
  const patient = await openPatient(browser, site.url);
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await generate(patient, "Send as text or file");
  const code = await codeOf(patient);
  const text = await copiedText(patient);
  await patient.context().close();
  return { text, code };
}

/** @param {Page} doctor @param {string} text */
function receiveText(doctor, text) {
  return receive(doctor, { name: "received.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
}

/** @param {Page} doctor @param {RegExp} words */
async function assertTold(doctor, words) {
  await doctor.getByText(words).and(doctor.locator(":visible")).first().waitFor();
}

/** Another code than the right one, of the same form. @param {string} code */
function otherThan(code) {
  return `${code[0] === "0" ? "1" : "0"}${code.slice(1)}`;
}

test("a wrong code says how many tries are left, a malformed one costs none, and three wrong ones lock", async () => {
  const doctor = await openDoctor(browser, site.url);
  await receiveText(doctor, letter.text);
  const wrong = otherThan(letter.code);
  await typeCode(doctor, "1234");
  await assertTold(doctor, /not a whole code.*did not cost a try/);
  await typeCode(doctor, wrong);
  await assertTold(doctor, /does not open the package.*2 tries left/);
  await typeCode(doctor, wrong);
  await assertTold(doctor, /does not open the package.*1 try left/);
  await typeCode(doctor, wrong);
  await assertTold(doctor, /Three codes were tried.*make a new code/);
  // Not even the right code opens it here now, nor after a reload.
  await doctor.reload();
  await receiveText(doctor, letter.text);
  await typeCode(doctor, letter.code);
  await assertTold(doctor, /Three codes were tried/);
  await doctor.context().close();
});

test("a package opens once on one device", async () => {
  const doctor = await openDoctor(browser, site.url);
  await receiveText(doctor, letter.text);
  await typeCode(doctor, letter.code);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await doctor.getByRole("button", { name: "Done" }).click();
  await receiveText(doctor, letter.text);
  await typeCode(doctor, letter.code);
  await assertTold(doctor, /already opened on this device/);
  assert.equal(await doctor.getByRole("region", { name: "Patient record" }).isVisible(), false);
  await doctor.context().close();
});

test("an expired package says when it was made and that nothing is lost", async () => {
  const doctor = await openDoctor(browser, site.url);
  await doctor.clock.setFixedTime(Date.now() + 16 * 60_000);
  await receiveText(doctor, letter.text);
  await assertTold(
    doctor,
    /expired\. It was made .*Nothing is lost\. Ask the patient to press Generate again/,
  );
  await doctor.context().close();
});

test("a package that expires while its code is typed does not open", async () => {
  const doctor = await openDoctor(browser, site.url);
  await receiveText(doctor, letter.text);
  await doctor.getByRole("textbox", { name: "Transfer code" }).waitFor();
  await doctor.clock.setFixedTime(Date.now() + 16 * 60_000);
  await typeCode(doctor, letter.code);
  await assertTold(doctor, /expired/);
  await doctor.context().close();
});

test("a cut paste is told from a wrong code", async () => {
  const doctor = await openDoctor(browser, site.url);
  for (const cut of [letter.text.slice(0, -20), letter.text.slice(0, 500) + letter.text.slice(510)]) {
    await doctor.evaluate((text) => navigator.clipboard.writeText(text), cut);
    await doctor.getByRole("button", { name: "Paste" }).click();
    await assertTold(doctor, /cut off or was changed.*did not cost a try/);
  }
  // What a messenger does to a text is repaired.
  const spaced = letter.text.replace(/.{60}/g, "$&\r\n \u00a0");
  await doctor.evaluate((text) => navigator.clipboard.writeText(text), spaced);
  await doctor.getByRole("button", { name: "Paste" }).click();
  await typeCode(doctor, letter.code);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await doctor.context().close();
});

test("a six-digit package is not given as text, and sending it instead is one press away", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await generate(patient);
  assert.match(await codeOf(patient), /^\d{6}$/);
  await patient.getByRole("button", { name: "Copy" }).click();
  await patient.getByText(/tried against every six-digit code/).waitFor();
  await patient.getByRole("button", { name: "Send as text or file instead" }).click();
  await patient.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).waitFor();
  await patient.context().close();
});

test("a foreign QR code is named, by picture and by camera, and scanning goes on", async () => {
  const foreign = await drawText("https://example.org/not-ours");
  const doctor = await openDoctor(browser, site.url);
  await receive(doctor, { name: "poster.png", mimeType: "image/png", buffer: foreign });
  await assertTold(doctor, /not something M-dawa can read/);
  await doctor.context().close();

  const clip = await makeClip([foreign]);
  const camera = await launch({ camera: clip.path });
  try {
    const doctor = await openDoctor(camera, site.url);
    await doctor.getByRole("button", { name: "Scan" }).click();
    await assertTold(doctor, /not something M-dawa can read/);
    assert.equal(await doctor.getByRole("button", { name: "Stop" }).isVisible(), true);
  } finally {
    await camera.close();
    await clip.remove();
  }
});

/** A QR code that some other program made. @param {string} text */
function drawText(text) {
  return qrcode.toBuffer(text, { scale: 10 });
}

test("frames of two transfers are not mixed", async () => {
  const patient = await openPatient(browser, site.url);
  /** @type {Buffer[]} */
  const pictures = [];
  for (const compact of [false, true]) {
    await patient.getByRole("button", { name: "Try with an example" }).click();
    if (compact) await patient.getByLabel("Leave out generated text").check();
    await generate(patient);
    await codeOf(patient);
    pictures.push(...(await photograph(patient, 1)));
    await patient.getByRole("button", { name: "Done" }).click();
  }
  await patient.context().close();
  const clip = await makeClip(pictures, { holdFrames: 15 });
  const camera = await launch({ camera: clip.path });
  try {
    const doctor = await openDoctor(camera, site.url);
    await doctor.getByRole("button", { name: "Scan" }).click();
    await assertTold(doctor, /part of another transfer/);
    await doctor.getByRole("button", { name: "Start over" }).waitFor();
  } finally {
    await camera.close();
    await clip.remove();
  }
});

test("a denied camera leaves the other ways open", async () => {
  const camera = await launch({ camera: "deny" });
  const doctor = await openDoctor(camera, site.url);
  await doctor.getByRole("button", { name: "Scan" }).click();
  await assertTold(doctor, /camera is not allowed/);
  await receiveText(doctor, letter.text);
  await typeCode(doctor, letter.code);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await camera.close();
});
