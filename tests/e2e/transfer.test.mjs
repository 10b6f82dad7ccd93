/** A whole transfer, as two people make it: every way to carry a record, and what is read in the end. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { makeClip } from "./clip.mjs";
import { launch, serve } from "./harness.mjs";
import {
  assertArrived,
  codeOf,
  copiedText,
  count,
  generate,
  openDoctor,
  openPatient,
  photograph,
  receive,
  savedRecord,
  typeCode,
  writeDown,
} from "./people.mjs";

const VISIT = new URL("../fixtures/visit-record.json", import.meta.url);
const sent = await readFile(VISIT, "utf8");

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

test("with nothing changed, a 58 KB record crosses from a screen to a tilted, blurred, noisy camera", async () => {
  assert.ok(sent.length >= 40_000);
  const patient = await openPatient(browser, site.url);
  await patient.getByLabel("Health record file").setInputFiles({
    name: "visit.json",
    mimeType: "application/json",
    buffer: Buffer.from(sent),
  });
  await generate(patient);
  const code = await codeOf(patient);
  assert.match(code, /^\d{6}$/);
  await patient.getByText("5 a second").waitFor();
  assert.equal(await patient.locator("#qr").getAttribute("width"), String(4 * 20 + 17 + 8), "version 20");
  const { needed } = await count(patient);
  assert.ok(needed > 5, `${needed} frames`);
  const frames = await photograph(patient, Math.ceil(needed * 1.2));
  await patient.context().close();

  const clip = await makeClip(frames, { turnDegrees: 5, tilt: 0.04, blur: 0.8, noise: 12, contrast: 0.9 });
  const camera = await launch({ camera: clip.path });
  try {
    const doctor = await openDoctor(camera, site.url);
    await doctor.getByRole("button", { name: "Scan" }).click();
    await typeCode(doctor, code);
    await assertArrived(doctor, sent);
  } finally {
    await camera.close();
    await clip.remove();
  }
});

test("a screenshot of a still code is opened as a picture", async () => {
  const patient = await openPatient(browser, site.url);
  await writeDown(patient);
  await generate(patient);
  const code = await codeOf(patient);
  const [picture] = await photograph(patient, 1);
  assert.ok(picture);

  const doctor = await openDoctor(browser, site.url);
  await receive(doctor, { name: "screen.png", mimeType: "image/png", buffer: picture });
  await typeCode(doctor, code);
  const region = doctor.getByRole("region", { name: "Patient record" });
  await region.waitFor();
  const shown = (await region.textContent()) ?? "";
  for (const text of ["Asha Example", "Penicillin"]) assert.ok(shown.includes(text), text);
  assert.match(await savedRecord(doctor), /"resourceType":"Composition"/);
  await patient.context().close();
  await doctor.context().close();
});

test("a still code is a link that a phone's own camera opens, and that leaves no trace in the browser", async () => {
  const patient = await openPatient(browser, site.url);
  await writeDown(patient);
  await generate(patient);
  const code = await codeOf(patient);
  const [picture] = await photograph(patient, 1);
  const [address = ""] = await patient.evaluate(
    async (bytes) => {
      const { Core } = await import("/www/shared/core.js");
      return new Core().scanPicture(await createImageBitmap(new Blob([Uint8Array.from(bytes)])));
    },
    Array.from(picture ?? []),
  );
  assert.match(address, /\/www\/doctor\.html#\d+$/);

  const doctor = await openDoctor(browser, site.url);
  await doctor.goto("about:blank");
  await doctor.goto(address);
  await doctor.getByRole("textbox", { name: "Transfer code" }).waitFor();
  assert.equal(new URL(doctor.url()).hash, "");
  const visited = await doctor.evaluate(() =>
    /** @type {any} */ (window).navigation.entries().map((/** @type {{ url: string }} */ { url }) => url),
  );
  assert.ok(
    visited.length > 0 && visited.every((/** @type {string} */ url) => !url.includes("#")),
    String(visited),
  );
  await typeCode(doctor, code);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await patient.context().close();
  await doctor.context().close();
});

test("a record sent as text is pasted, and sent as a file is opened", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await generate(patient, "Send as text or file");
  const code = await codeOf(patient);
  assert.match(code, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  const text = await copiedText(patient);
  assert.match(text, /^MDW1\./);
  const [download] = await Promise.all([
    patient.waitForEvent("download"),
    patient.getByRole("button", { name: "Download" }).click(),
  ]);
  const file = await readFile(await download.path());
  await patient.context().close();

  const example = await readFile(new URL("../../www/patient/example.json", import.meta.url), "utf8");
  const pasting = await openDoctor(browser, site.url);
  await pasting.evaluate((text) => navigator.clipboard.writeText(text), text);
  await pasting.getByRole("button", { name: "Paste" }).click();
  await typeCode(pasting, code.toLowerCase().replace("-", " "));
  await assertArrived(pasting, example);
  await pasting.context().close();

  const opening = await openDoctor(browser, site.url);
  await receive(opening, { name: "record.mdawa.txt", mimeType: "text/plain", buffer: file });
  await typeCode(opening, code);
  await assertArrived(opening, example);
  await opening.context().close();
});

test("once both pages are open, a transfer needs no server and asks no network for anything", async () => {
  const own = await serve();
  const patient = await openPatient(browser, own.url);
  const doctor = await openDoctor(browser, own.url);
  // The worker and the module load with the first thing asked of them.
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await patient.getByRole("heading", { name: "Exactly this will leave" }).waitFor();
  await receive(doctor, { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.from("nothing") });
  await doctor.getByRole("alert").waitFor();
  await own.close();
  /** @type {string[]} */
  const requests = [];
  for (const page of [patient, doctor]) {
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) requests.push(request.url());
    });
  }

  await generate(patient, "Send as text or file");
  const code = await codeOf(patient);
  const text = await copiedText(patient);
  await receive(doctor, { name: "record.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await typeCode(doctor, code);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  assert.deepEqual(requests, []);
  await patient.context().close();
  await doctor.context().close();
});
