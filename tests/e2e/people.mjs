/** What a patient and a doctor do, found as they find it: by role and by visible text. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").Page} Page
 */

const PATIENCE_MS = 60_000;

/** @param {Browser} browser @param {string} url */
export function openPatient(browser, url) {
  return openPage(browser, `${url}/www/patient.html`, { width: 390, height: 844 });
}

/** @param {Browser} browser @param {string} url */
export function openDoctor(browser, url) {
  return openPage(browser, `${url}/www/doctor.html`, { width: 1280, height: 800 });
}

/** @param {Browser} browser @param {string} url @param {{ width: number, height: number }} viewport */
async function openPage(browser, url, viewport) {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 2,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => assert.fail(`the page threw ${error}`));
  await page.goto(url);
  return page;
}

/**
 * Presses the one primary button, once there is something to share.
 *
 * @param {Page} patient
 * @param {"Sealed for this doctor" | "Show on this screen" | "Send as text or file"} [way]
 */
export async function generate(patient, way = "Show on this screen") {
  await patient.getByRole("heading", { name: "Exactly this will leave" }).waitFor();
  await patient.getByRole("radio", { name: way }).check();
  await patient.getByRole("button", { name: "Generate transfer code" }).click();
}

/** What fits one still code. @param {Page} patient */
export async function writeDown(patient) {
  await patient.getByRole("button", { name: "Write it down" }).click();
  await patient.getByLabel("Given names").fill("Asha");
  await patient.getByLabel("Family name").fill("Example");
  await patient.getByLabel("Birth date").fill("1980-02-29");
  await patient.getByRole("button", { name: "Add an allergy" }).click();
  await patient.getByLabel("Allergic to").fill("Penicillin");
  await patient.getByRole("button", { name: "Use this" }).click();
  await patient.getByText("Fits one still QR code").waitFor();
}

/** The code on the patient's page, as it would be copied. @param {Page} patient */
export async function codeOf(patient) {
  const region = patient.getByRole("region", { name: "Transfer code" });
  await region.waitFor();
  return ((await region.locator("#code").textContent()) ?? "").trim();
}

/** What "Copy" gives in the way for text. @param {Page} patient */
export async function copiedText(patient) {
  await patient.getByRole("button", { name: "Copy" }).click();
  await patient.getByText("Copied", { exact: false }).first().waitFor();
  return patient.evaluate(() => navigator.clipboard.readText());
}

/** @param {Page} patient @param {string} name */
export const button = (patient, name) => patient.getByRole("button", { name, exact: true });

/** Shows the buttons for speed and density. @param {Page} patient */
export async function adjust(patient) {
  if (!(await button(patient, "Denser").isVisible())) await patient.getByText("Adjust").click();
}

/** What the line below the code says. @param {Page} patient */
export async function count(patient) {
  const text = (await patient.locator("#stream-count").textContent()) ?? "";
  const [, frame, needed] = /^frame (\d+) · (\d+) needed$/.exec(text) ?? [];
  return { frame: Number(frame), needed: Number(needed) };
}

/** @param {Page} patient @param {string} words */
export async function assertSaid(patient, words) {
  await patient.locator("#polite").filter({ hasText: words }).waitFor({ state: "attached" });
}

/** @param {Page} patient */
export async function startFast(patient) {
  await adjust(patient);
  await button(patient, "Fast").click();
  await patient.getByRole("dialog").getByRole("button", { name: "Start fast mode" }).click();
  await assertSaid(patient, "Fast is on.");
}

/**
 * Photographs the patient's code until so many frames look different.
 *
 * @param {Page} patient
 * @param {number} count
 */
export async function photograph(patient, count) {
  const image = patient.getByRole("img", { name: "Transfer QR code" });
  /** @type {Map<string, Buffer>} */
  const pictures = new Map();
  while (pictures.size < count) {
    const picture = await image.screenshot();
    pictures.set(picture.toString("base64"), picture);
  }
  return [...pictures.values()];
}

/** Until the page can be used: a file is given to it without a press, which would wait for that. @param {Page} page */
export async function ready(page) {
  await page.locator("#prepare, #intake").and(page.locator(":not([inert])")).waitFor({ state: "attached" });
}

/** @param {Page} doctor @param {{ name: string, mimeType: string, buffer: Buffer }[]} files */
export async function receive(doctor, ...files) {
  await ready(doctor);
  await doctor.getByLabel("Picture or file").setInputFiles(files);
}

/** @param {Page} doctor @param {string} code */
export async function typeCode(doctor, code) {
  const field = doctor.getByRole("textbox", { name: "Transfer code" });
  await field.fill(code);
  await doctor.getByRole("button", { name: "Open", exact: true }).click();
}

/** Makes a request under a code. @param {Page} doctor @param {string} code @param {{ label?: string, hybrid?: boolean }} [how] */
export async function ask(doctor, code, { label = "Dr. Asha", hybrid = false } = {}) {
  await button(doctor, "Receive patient data").click();
  await doctor.getByRole("textbox", { name: "Transfer code" }).fill(code);
  await doctor.getByRole("textbox", { name: "Who asks" }).fill(label);
  if (hybrid) await doctor.getByRole("checkbox", { name: /quantum/ }).check();
  await button(doctor, "Show request").click();
  await doctor.getByRole("heading", { name: "The patient scans this" }).waitFor();
}

/** What "Copy request" gives. @param {Page} doctor */
export async function copiedRequest(doctor) {
  await button(doctor, "Copy request").click();
  await doctor.getByText("Copied.", { exact: false }).first().waitFor();
  return doctor.evaluate(() => navigator.clipboard.readText());
}

/** Presses a button that takes what was copied. @param {Page} page @param {string} name @param {string} text */
export async function paste(page, name, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await button(page, name).click();
}

/** The answer to a request, as text. @param {Page} patient @param {string} request */
export async function answer(patient, request) {
  await paste(patient, "Paste request", request);
  await button(patient, "Lock it for this doctor").click();
  return copiedText(patient);
}

/** What "Save as FHIR file" gives. @param {Page} doctor */
export async function savedRecord(doctor) {
  const [download] = await Promise.all([
    doctor.waitForEvent("download"),
    doctor.getByRole("button", { name: "Save as FHIR file" }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

/**
 * What was opened says all that was sent, on the screen and in the saved file.
 *
 * @param {Page} doctor
 * @param {string} record
 */
export async function assertArrived(doctor, record) {
  const region = doctor.getByRole("region", { name: "Patient record" });
  await region.waitFor();
  const { patient, sections } = await doctor.evaluate(async (json) => {
    const { Core } = await import("/www/shared/core.js");
    const core = new Core();
    const summary = await core.call("readRecord", json);
    core.close();
    return summary;
  }, record);
  const shown = (await region.textContent()) ?? "";
  const titles = sections.flatMap(({ title, entries }) => [title, ...entries.map((entry) => entry.title)]);
  assert.ok(titles.length > 0);
  for (const text of [patient?.name ?? "no name", ...titles]) assert.ok(shown.includes(text), text);

  await region.getByRole("button", { name: "Import" }).click();
  await region.getByText("Imported.", { exact: false }).waitFor();
  const saved = await savedRecord(doctor);
  assert.deepEqual(JSON.parse(saved), JSON.parse(record));
  // Numbers keep their spelling, which JSON.parse would hide.
  for (const [number] of record.matchAll(/\b\d+\.\d*0\b/g)) assert.ok(saved.includes(number), number);
}

/**
 * A record with a picture of so many bytes in it, which nothing makes smaller.
 *
 * @param {number} pictureBytes
 */
export function recordWithPicture(pictureBytes) {
  let state = 1;
  const noise = Uint8Array.from({ length: pictureBytes }, () => {
    state = (state * 48271) % 2147483647;
    return state >> 8;
  });
  const attachment = { contentType: "image/jpeg", data: Buffer.from(noise).toString("base64") };
  const patient = { resourceType: "Patient", id: "p", name: [{ text: "Asha Example" }], birthDate: "1980" };
  const picture = {
    resourceType: "DocumentReference",
    status: "current",
    subject: { reference: "Patient/p" },
    content: [{ attachment }],
  };
  const entry = [{ resource: patient }, { resource: picture }];
  return Buffer.from(JSON.stringify({ resourceType: "Bundle", type: "collection", entry }));
}

/** @param {Page} patient @param {Buffer} buffer */
export async function chooseFile(patient, buffer) {
  await ready(patient);
  await patient
    .getByLabel("Health record file")
    .setInputFiles({ name: "record.json", mimeType: "application/json", buffer });
  await patient.getByRole("heading", { name: "Exactly this will leave" }).waitFor();
}
