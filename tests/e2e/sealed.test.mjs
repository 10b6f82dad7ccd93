/** The two-way transfer, as two people make it: by camera, by text, and with everything that may go wrong. */

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { makeClip } from "./clip.mjs";
import { launch, serve } from "./harness.mjs";
import {
  answer,
  ask,
  assertArrived,
  button,
  chooseFile,
  codeOf,
  copiedRequest,
  count,
  generate,
  openDoctor,
  openPatient,
  paste,
  photograph,
  recordWithPicture,
  savedRecord,
} from "./people.mjs";
import { replaceFunction, TRAP } from "./replaced-module.mjs";

/** @typedef {import("playwright-core").Page} Page */

const sent = await readFile(new URL("../fixtures/visit-record.json", import.meta.url), "utf8");
const TIME_OVER_MS = 900_000;

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** A patient's page that says a code and waits for a request. @param {import("playwright-core").Browser} [of] */
async function saying(of = browser) {
  const patient = await openPatient(of, site.url);
  await chooseFile(patient, Buffer.from(sent));
  await generate(patient, "Sealed for this doctor");
  return { patient, code: await codeOf(patient) };
}

/** @param {Page} page @param {RegExp} words */
async function assertTold(page, words) {
  await page.getByRole("alert").filter({ hasText: words }).waitFor();
}

/** A doctor whose request was answered, and the answer's text. @param {Parameters<typeof ask>[2]} [how] */
async function answered(how) {
  const { patient, code } = await saying();
  const doctor = await openDoctor(browser, site.url);
  await ask(doctor, code, how);
  const request = await copiedRequest(doctor);
  const text = await answer(patient, request);
  await patient.context().close();
  return { doctor, request, text };
}

test("a record crosses between two cameras, and the doctor's name is read before it leaves", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mdawa-sealed-"));
  const [requestClip, answerClip] = ["request.y4m", "answer.y4m"].map((name) => join(folder, name));
  assert.ok(requestClip && answerClip);
  // Each camera sees what the other page showed; a clip is there when its camera is opened.
  const cameras = await Promise.all([requestClip, answerClip].map((camera) => launch({ camera })));
  const [patients, doctors] = cameras;
  assert.ok(patients && doctors);
  const hold = { turnDegrees: 4, tilt: 0.03, blur: 0.7, noise: 8 };
  try {
    const { patient, code } = await saying(patients);
    assert.match(code, /^\d{6}$/);
    const doctor = await openDoctor(doctors, site.url);
    await ask(doctor, code, { label: "Dr. Asha, Example Clinic" });
    const request = await doctor.getByRole("img", { name: "Request QR code" }).screenshot();
    await film([request], requestClip);

    await button(patient, "Scan request").click();
    await patient.locator("#confirming-who").filter({ hasText: "Dr. Asha, Example Clinic" }).waitFor();
    await button(patient, "Lock it for this doctor").click();
    await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
    assert.equal(await codeOf(patient), "", "the code is spent");
    const { needed } = await count(patient);
    await film(await photograph(patient, Math.ceil(needed * 1.2)), answerClip);

    await button(doctor, "Scan").click();
    await assertArrived(doctor, sent);
    await button(doctor, "Done").click();
    await doctor.getByRole("img", { name: "Request QR code" }).waitFor({ state: "hidden" });
  } finally {
    await Promise.all(cameras.map((camera) => camera.close()));
    await rm(folder, { recursive: true });
  }

  /** @param {Buffer[]} pictures @param {string} to */
  async function film(pictures, to) {
    const clip = await makeClip(pictures, hold);
    await copyFile(clip.path, to);
    await clip.remove();
  }
});

for (const hybrid of [false, true]) {
  const suite = hybrid ? "also with the hybrid suite" : "with what is set";
  test(`a record is asked for and sent by text, ${suite}`, async () => {
    const { doctor, text } = await answered({ hybrid });
    await paste(doctor, "Paste", text);
    await assertArrived(doctor, sent);
    await doctor.context().close();
  });
}

test("an answer opens once, and only while the page that asked is open", async () => {
  const { doctor, text } = await answered();
  await paste(doctor, "Paste", text);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await button(doctor, "Done").click();
  await paste(doctor, "Paste", text);
  await assertTold(doctor, /no longer on this page/);
  await doctor.context().close();

  /** @type {((doctor: Page) => Promise<unknown>)[]} */
  const leaving = [
    (doctor) => doctor.reload(),
    // A browser may have kept the page as it was.
    (doctor) => doctor.goto(`${site.url}/www/protection.html`).then(() => doctor.goBack()),
    (doctor) => button(doctor, "Start again").click(),
  ];
  for (const leave of leaving) {
    const late = await answered();
    await leave(late.doctor);
    await paste(late.doctor, "Paste", late.text);
    await assertTold(late.doctor, /no longer on this page/);
    await late.doctor.context().close();
  }
});

test("a mistyped code is told from another's answer, and only the first costs a try", async () => {
  const { patient, code } = await saying();
  const doctor = await openDoctor(browser, site.url);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  await ask(doctor, wrong);
  const text = await answer(patient, await copiedRequest(doctor));
  await patient.context().close();

  const other = await answered();
  await other.doctor.context().close();
  await paste(doctor, "Paste", other.text);
  await assertTold(doctor, /answers another request/);

  await paste(doctor, "Paste", text);
  await assertTold(doctor, /does not open with the code that was typed here.*2 tries left/);
  await paste(doctor, "Paste", text);
  await assertTold(doctor, /1 try left/);
  await paste(doctor, "Paste", text);
  await assertTold(doctor, /Three answers did not open/);
  await doctor.getByRole("img", { name: "Request QR code" }).waitFor({ state: "hidden" });
  await doctor.context().close();
});

test("a code that is no code, and a name that is no name, are asked again where they stand", async () => {
  const doctor = await openDoctor(browser, site.url);
  await button(doctor, "Receive patient data").click();
  const code = doctor.getByRole("textbox", { name: "Transfer code" });
  const label = doctor.getByRole("textbox", { name: "Who asks" });
  await code.fill("12345");
  await button(doctor, "Show request").click();
  await doctor.getByText("That is not a whole code.", { exact: false }).waitFor();
  assert.equal(await code.inputValue(), "12345");
  await code.fill("१२३ ४५६");
  await label.fill("a name of far more than forty-eight bytes on one line");
  await button(doctor, "Show request").click();
  await doctor.getByText("Use at most 48 letters", { exact: false }).waitFor();
  // A name with a joiner, as keyboards for Hindi write it.
  await label.fill("डॉ. शर्\u200dमा");
  await button(doctor, "Show request").click();
  await doctor.getByRole("img", { name: "Request QR code" }).waitFor();
  await doctor.context().close();
});

test("a name is text, whatever it looks like, and a request without one says so", async () => {
  for (const [label, shown] of /** @type {const} */ ([
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["", "nobody: it gives no name"],
  ])) {
    const { patient, code } = await saying();
    const doctor = await openDoctor(browser, site.url);
    await ask(doctor, code, { label });
    await paste(patient, "Paste request", await copiedRequest(doctor));
    await patient.getByRole("heading", { name: "Send it to this doctor?" }).waitFor();
    assert.equal(await patient.locator("#confirming-who").textContent(), shown);
    assert.match((await patient.locator("#confirming-what").textContent()) ?? "", /entr/);
    await button(patient, "Not this one").click();
    await button(patient, "Paste request").waitFor();
    assert.equal(await codeOf(patient), code, "the code is still good");
    await patient.context().close();
    await doctor.context().close();
  }
});

test("after 15 minutes both pages say so, and nothing opens any more", async () => {
  const doctor = await openDoctor(browser, site.url);
  await doctor.clock.install();
  await doctor.reload();
  const { patient, code } = await saying();
  await ask(doctor, code);
  const text = await answer(patient, await copiedRequest(doctor));
  await patient.context().close();
  await doctor.clock.fastForward(TIME_OVER_MS);
  await assertTold(doctor, /This request is over/);
  await paste(doctor, "Paste", text);
  await assertTold(doctor, /no longer on this page/);
  await doctor.context().close();

  const late = await openPatient(browser, site.url);
  await late.clock.install();
  await late.reload();
  await chooseFile(late, Buffer.from(sent));
  await generate(late, "Sealed for this doctor");
  await codeOf(late);
  await late.clock.fastForward(TIME_OVER_MS);
  await late.getByText("This code has ended", { exact: false }).waitFor();
  await button(late, "Scan request").waitFor({ state: "hidden" });
  await button(late, "Make a new code").click();
  await button(late, "Scan request").waitFor();
  await late.context().close();
});

test("what is no request is named, and the code stays", async () => {
  const { patient, code } = await saying();
  const other = await answered();
  await other.doctor.context().close();
  for (const [text, words] of /** @type {const} */ ([
    [other.text, /opens only on the page that asked/],
    [other.request.slice(0, -3), /cut off or was changed/],
    ["https://example.org", /not a doctor’s request/],
    [sent, /a record, not a request/],
  ])) {
    await paste(patient, "Paste request", text);
    await assertTold(patient, words);
  }
  assert.equal(await codeOf(patient), code);
  await patient.context().close();
});

test("a patient without a camera is told what else there is, and showing at once is one press away", async () => {
  const camera = await launch({ camera: "deny" });
  const { patient, code } = await saying(camera);
  await button(patient, "Scan request").click();
  await assertTold(patient, /camera is not allowed/);
  await button(patient, "Paste request").waitFor();
  await button(patient, "Show it at once instead").click();
  await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
  const other = await codeOf(patient);
  assert.match(other, /^\d{6}$/);
  assert.notEqual(other, code, "a code for one way is not shown in another");
  await camera.close();
});

test("reading another record leaves a request as it is", async () => {
  const { patient, code } = await saying();
  const doctor = await openDoctor(browser, site.url);
  await ask(doctor, code);
  const request = await copiedRequest(doctor);
  await paste(doctor, "Paste", sent);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await button(doctor, "Done").click();
  await doctor.getByRole("img", { name: "Request QR code" }).waitFor();
  await paste(doctor, "Paste", await answer(patient, request));
  await assertArrived(doctor, sent);
  await patient.context().close();
  await doctor.context().close();
});

test("a record that has arrived and cannot be shown can be saved", async () => {
  const { patient, code } = await saying();
  const doctor = await openDoctor(browser, site.url);
  await replaceFunction(doctor, "readRecord", TRAP);
  await doctor.reload();
  await ask(doctor, code);
  await paste(doctor, "Paste", await answer(patient, await copiedRequest(doctor)));
  await assertTold(doctor, /could not show it. Save it as a file now/);
  assert.deepEqual(JSON.parse(await savedRecord(doctor)), JSON.parse(sent));
  await patient.context().close();
  await doctor.context().close();
});

test("an answer that is too large for light goes as text", async () => {
  const patient = await openPatient(browser, site.url);
  const record = recordWithPicture(1_200_000);
  await chooseFile(patient, record);
  await generate(patient, "Sealed for this doctor");
  const doctor = await openDoctor(browser, site.url);
  await ask(doctor, await codeOf(patient));
  const text = await answer(patient, await copiedRequest(doctor));
  await assertTold(patient, /too large/);
  await paste(doctor, "Paste", text);
  await assertArrived(doctor, String(record));
  await patient.context().close();
  await doctor.context().close();
});
