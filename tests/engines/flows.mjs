/** What people mainly do here, each told once for every engine. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { showToCamera } from "./canvas-camera.mjs";
import { choose, fill, find, paste, pasteByHand, press, read, until } from "./hands.mjs";

/**
 * @typedef {import("./engine-types.js").Browser} Browser
 * @typedef {import("./engine-types.js").Tab} Tab
 * @typedef {Awaited<ReturnType<typeof import("../e2e/harness.mjs").serve>>} Site
 * @typedef {{ title: string, camera?: import("./engine-types.js").Camera, walk(browser: Browser, site: Site): Promise<void> }} Flow
 */

const VISIT = fileURLToPath(new URL("../fixtures/visit-record.json", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../../www/patient/example.json", import.meta.url));
const PASSPHRASE = "five quiet words make keys";

/** @type {Flow[]} */
export const flows = [
  {
    title: "a record is asked for, sealed, pasted, read and imported",
    walk: (browser, site) => transfer(browser, site.url),
  },
  {
    title: "a stream of codes is read by the camera",
    async walk(browser, site) {
      const patient = await browser.newTab(`${site.url}/www/patient.html`);
      await press(patient, "Try with an example");
      const code = await generate(patient, "Show on this screen");
      const pictures = await photographs(patient);
      assert.ok(pictures.length > 1, "a stream");

      const doctor = await browser.newTab(`${site.url}/www/doctor.html`);
      // The engine's own camera sees no code, and stops.
      await press(doctor, "Scan");
      await until(
        () => doctor.evaluate(() => Number(document.querySelector("video")?.currentTime) > 0.5),
        "a picture",
      );
      await read(doctor, "No code in view");
      await press(doctor, "Stop");
      await doctor.evaluate(
        showToCamera,
        pictures.map((picture) => picture.toString("base64")),
      );
      await press(doctor, "Scan");
      await open(doctor, code, EXAMPLE);
    },
  },
  {
    title: "a camera that is denied is said, and a screenshot of a still code is read instead",
    camera: "deny",
    async walk(browser, site) {
      const patient = await browser.newTab(`${site.url}/www/patient.html`);
      await press(patient, "Write it down");
      await fill(patient, { "Given names": "Asha", "Family name": "Example", "Birth date": "1980-02-29" });
      await press(patient, "Add an allergy");
      await fill(patient, { "Allergic to": "Penicillin" });
      await press(patient, "Use this");
      await read(patient, "Fits one still QR code");
      const code = await generate(patient, "Show on this screen");
      const picture = await (await find(patient, "image", "Transfer QR code")).photograph();

      const doctor = await browser.newTab(`${site.url}/www/doctor.html`);
      await press(doctor, "Scan");
      await read(doctor, "The camera is not allowed.", "The other ways on this page need no camera.");
      // A browser reads a file that was chosen when it gets round to it.
      await withFile("screen.png", picture, async (path) => {
        await choose(doctor, "Picture or file", path);
        await open(doctor, code);
      });
      await read(doctor, "Asha Example", "Penicillin");
    },
  },
  {
    title: "with the server gone, all opens at the second visit, and a record crosses by hand",
    async walk(browser, site) {
      const door = await browser.newTab(site.url);
      await until(() => door.evaluate(() => navigator.serviceWorker.controller !== null), "pages that stay");
      await site.close();
      await assert.rejects(fetch(site.url), "there is no server any more");
      await door.goto(site.url);
      await press(door, "I am a patient", "link");
      await find(door, "button", "Try with an example");
      await door.goto(site.url);
      await press(door, "I am a doctor", "link");
      await find(door, "button", "Scan");
      await transfer(browser, site.url, pasteByHand);
    },
  },
  {
    title: "what is kept is locked by a reload, and opens with the passphrase and no other",
    async walk(browser, site) {
      const page = await browser.newTab(`${site.url}/www/records.html`);
      await press(page, "My own", "choice");
      await fill(page, {
        "What to call this": "Asha",
        Passphrase: PASSPHRASE,
        "The same passphrase again": PASSPHRASE,
      });
      await press(page, "Continue");
      await read(page, "Save your recovery codes");
      await press(page, "I have saved them", "choice");
      await press(page, "Use these codes");
      await press(page, "Write down who I am");
      await fill(page, { "Given names": "Asha" });
      await press(page, "Keep");
      await press(page, "Add an entry");
      await (await find(page, "field", "What is it?")).select("Medicine");
      await fill(page, { Medicine: "Metformin 500 mg" });
      await press(page, "Keep");
      await read(page, "Metformin 500 mg");

      await page.reload();
      await fill(page, { Passphrase: `${PASSPHRASE}s` });
      await press(page, "Open");
      await read(page, "That does not open these records. Check each letter and try again.");
      await fill(page, { Passphrase: PASSPHRASE });
      await press(page, "Open");
      await read(page, "Metformin 500 mg");
    },
  },
];

/**
 * Two people in one browser: what they say to each other is the code.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {typeof paste} [carry] how they take what the other has copied
 */
async function transfer(browser, url, carry = paste) {
  const patient = await browser.newTab(`${url}/www/patient.html`);
  await choose(patient, "Health record file", VISIT);
  const code = await generate(patient, "Sealed for this doctor");
  const doctor = await browser.newTab(`${url}/www/doctor.html`);
  await press(doctor, "Receive patient data");
  await fill(doctor, { "Transfer code": code, "Who asks": "Dr. Asha" });
  await press(doctor, "Show request");
  await read(doctor, "The patient scans this");
  await press(doctor, "Copy request");
  await read(doctor, "Copied.");
  await carry(patient, "Paste request", "Dr. Asha");
  await press(patient, "Lock it for this doctor");
  // What is shown first moves what is below.
  await read(patient, " needed");
  await press(patient, "Copy");
  await read(patient, "Copied");
  await carry(doctor, "Paste", "Patient record");
  await assertRead(doctor, VISIT);
  await press(doctor, "Import");
  await read(doctor, "Imported.");
}

/** @param {Tab} patient @param {string} way @returns {Promise<string>} the code that is said */
async function generate(patient, way) {
  await read(patient, "Exactly this will leave");
  await press(patient, way, "choice");
  await press(patient, "Generate transfer code");
  const code = await until(
    () => patient.evaluate(() => document.querySelector("#code")?.textContent?.trim() ?? ""),
    "a code",
  );
  assert.match(code, /^\d{6}$/);
  return code;
}

/** Photographs of the patient's screen, somewhat more than are needed. @param {Tab} patient */
async function photographs(patient) {
  await read(patient, " needed");
  const count = await patient.evaluate(() => document.querySelector("#stream-count")?.textContent ?? "");
  const needed = Number(/(\d+) needed$/.exec(count)?.[1]);
  const image = await find(patient, "image", "Transfer QR code");
  /** @type {Map<string, Buffer>} */
  const pictures = new Map();
  await until(async () => {
    const picture = await image.photograph();
    pictures.set(picture.toString("base64"), picture);
    return pictures.size >= needed * 1.2;
  }, "as many different pictures as are needed");
  return [...pictures.values()];
}

/** @param {Tab} doctor @param {string} code @param {string} [record] what is to be read then */
async function open(doctor, code, record) {
  await fill(doctor, { "Transfer code": code });
  await press(doctor, "Open");
  if (record) await assertRead(doctor, record);
}

/** What is shown says who it is of, and every entry. @param {Tab} doctor @param {string} path of the record */
async function assertRead(doctor, path) {
  await read(doctor, "Patient record");
  const { patient, sections } = await doctor.evaluate(
    async (json) => {
      const { Core } = await import("/www/shared/core.js");
      const core = new Core();
      const summary = await core.call("readRecord", json);
      core.close();
      return summary;
    },
    await readFile(path, "utf8"),
  );
  const titles = sections.flatMap(({ title, entries }) => [title, ...entries.map((entry) => entry.title)]);
  assert.ok(titles.length > 0);
  const shown = await doctor.evaluate(() => document.querySelector("main")?.textContent ?? "");
  for (const text of [patient?.name ?? "no name", ...titles]) assert.ok(shown.includes(text), text);
}

/** @param {string} name @param {Buffer} bytes @param {(path: string) => Promise<void>} use */
async function withFile(name, bytes, use) {
  const folder = await mkdtemp(join(tmpdir(), "mdawa-engines-"));
  try {
    await writeFile(join(folder, name), bytes);
    await use(join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}
