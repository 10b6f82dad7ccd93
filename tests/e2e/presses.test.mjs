/** Presses that come twice, too late or at the wrong moment, and work that breaks in the middle: nothing is lost by them. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, serve, until } from "./harness.mjs";
import { codeOf, generate, openDoctor, openPatient, photograph, receive, typeCode } from "./people.mjs";
import { replaceFunction, TRAP } from "./replaced-module.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ text: string, code: string, frames: [Buffer, Buffer] }} Sent */

const visit = await readFile(new URL("../fixtures/visit-record.json", import.meta.url));

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
/** Two packages as text under their codes, and the first two frames of a stream of each. @type {[Sent, Sent]} */
let sent;

before(async () => {
  site = await serve();
  browser = await launch();
  sent = [await send(), await send()];
});
after(async () => {
  await browser.close();
  await site.close();
});

/** @returns {Promise<Sent>} */
async function send() {
  const patient = await openPatient(browser, site.url);
  await chooseFile(patient, visit);
  await generate(patient);
  await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
  const [first, second] = await photograph(patient, 2);
  assert.ok(first && second);
  await patient.getByRole("button", { name: "Copy" }).click();
  await patient.getByRole("button", { name: "Send as text or file instead" }).click();
  await patient.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).waitFor();
  const code = await codeOf(patient);
  await patient.getByRole("button", { name: "Copy" }).click();
  await patient.getByText("Copied", { exact: false }).first().waitFor();
  const text = await patient.evaluate(() => navigator.clipboard.readText());
  await patient.context().close();
  return { text, code, frames: [first, second] };
}

/** @param {Page} patient @param {Buffer} buffer */
function chooseFile(patient, buffer) {
  const file = { name: "record.json", mimeType: "application/json", buffer };
  return patient.getByLabel("Health record file").setInputFiles(file);
}

/** @param {Page} doctor @param {string} text */
function receiveText(doctor, text) {
  return receive(doctor, { name: "received.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
}

/** @param {Buffer} buffer */
function picture(buffer) {
  return { name: "frame.png", mimeType: "image/png", buffer };
}

/** @param {Page} page @param {RegExp | string} words */
async function assertTold(page, words) {
  await page.getByText(words).and(page.locator(":visible")).first().waitFor();
}

/** How much the page says it has of an unfinished package. @param {Page} doctor */
async function partsTold(doctor) {
  const told = await doctor.getByText(/Received \d+ of \d+ parts/).textContent();
  return Number(/\d+/.exec(told ?? "")?.[0]);
}

/** @param {Page} doctor */
function record(doctor) {
  return doctor.getByRole("region", { name: "Patient record" });
}

/** @param {string} code */
function otherThan(code) {
  return `${code[0] === "0" ? "1" : "0"}${code.slice(1)}`;
}

/** The doctor's page in which a function of the module goes wrong, in the first worker only. @param {string} name @param {string} body */
async function openFaultyDoctor(name, body) {
  const doctor = await openDoctor(browser, site.url);
  await replaceFunction(doctor, name, body, 1);
  return doctor;
}

/** Makes the reading of a file wait for `release()` in the page. @param {Page} page @param {number} times */
function delayFiles(page, times) {
  return page.evaluate((times) => {
    const text = Blob.prototype.text;
    let left = times;
    Blob.prototype.text = async function () {
      if (left-- > 0) await new Promise((resolve) => Object.assign(window, { release: resolve }));
      return text.call(this);
    };
  }, times);
}

/** @param {Page} page */
function releaseFile(page) {
  return page.evaluate(() => /** @type {Window & { release?: () => void }} */ (window).release?.());
}

// The doctor's page

test("Enter pressed twice spends one try", async () => {
  const doctor = await openDoctor(browser, site.url);
  await receiveText(doctor, sent[0].text);
  const field = doctor.getByRole("textbox", { name: "Transfer code" });
  await field.fill(otherThan(sent[0].code));
  await field.evaluate((input) => {
    const { form } = /** @type {HTMLInputElement} */ (input);
    form?.requestSubmit();
    form?.requestSubmit();
  });
  await assertTold(doctor, "2 tries left");
  await field.fill(sent[0].code);
  await field.press("Enter");
  await record(doctor).waitFor();
  await doctor.context().close();
});

test("an opening that is cancelled keeps the package, and says how many tries are left", async () => {
  const doctor = await openFaultyDoctor("openLetter", "for (;;);");
  await receiveText(doctor, sent[0].text);
  await typeCode(doctor, sent[0].code);
  await doctor.getByRole("button", { name: "Cancel" }).click();
  await assertTold(doctor, /Cancelled\..* 2 tries left/);
  await typeCode(doctor, sent[0].code);
  await record(doctor).waitFor();
  await doctor.context().close();
});

for (const name of ["openLetter", "readRecord"]) {
  test(`a trap in ${name} keeps the package, and says how many tries are left`, async () => {
    const doctor = await openFaultyDoctor(name, TRAP);
    await receiveText(doctor, sent[0].text);
    await typeCode(doctor, sent[0].code);
    await assertTold(doctor, /Something went wrong.* 2 tries left/);
    await typeCode(doctor, sent[0].code);
    await record(doctor).waitFor();
    await doctor.context().close();
  });
}

test("a trap between two pictures leaves the next picture readable", async () => {
  const doctor = await openFaultyDoctor(
    "recognise",
    `if (args[0] === "trap") { ${TRAP} } return replaced(...args);`,
  );
  await receive(doctor, picture(sent[0].frames[0]));
  const parts = await partsTold(doctor);
  await receiveText(doctor, "trap");
  await assertTold(doctor, "Something went wrong");
  await receive(doctor, picture(sent[0].frames[1]));
  assert.equal(await partsTold(doctor), parts);
  await doctor.context().close();
});

test("a picture without a code does not cost the others that were opened with it", async () => {
  const doctor = await openDoctor(browser, site.url);
  const empty = await doctor.getByRole("heading", { name: "Receive patient data" }).screenshot();
  await receive(doctor, picture(sent[0].frames[0]));
  const parts = await partsTold(doctor);
  await receive(doctor, picture(empty), picture(sent[0].frames[1]));
  await assertTold(doctor, `Received ${2 * parts} of`);
  await doctor.context().close();
});

test("pictures of another transfer can be started over with", async () => {
  const doctor = await openDoctor(browser, site.url);
  await receive(doctor, ...sent[0].frames.map(picture));
  const parts = await partsTold(doctor);
  await receive(doctor, picture(sent[1].frames[0]));
  await assertTold(doctor, /part of another transfer/);
  await doctor.getByRole("button", { name: "Start over with this one" }).click();
  await assertTold(doctor, `Received ${parts / 2} of`);
  await doctor.context().close();
});

test("what comes late replaces nothing that is open", async () => {
  const doctor = await openDoctor(browser, site.url);
  await doctor.evaluate(() => {
    navigator.clipboard.readText = () =>
      new Promise((_, reject) => Object.assign(window, { refuse: () => reject(new Error("refused")) }));
  });
  await doctor.getByRole("button", { name: "Paste" }).click();
  await delayFiles(doctor, 1);
  await receiveText(doctor, "no record at all");
  await receiveText(doctor, sent[0].text);
  const field = doctor.getByRole("textbox", { name: "Transfer code" });
  await field.waitFor();
  await doctor.evaluate(() => /** @type {Window & { refuse?: () => void }} */ (window).refuse?.());
  await releaseFile(doctor);
  await doctor
    .locator("#polite")
    .filter({ hasText: "Finish with what is open first" })
    .waitFor({ state: "attached" });
  await typeCode(doctor, sent[0].code);
  await record(doctor).waitFor();
  assert.equal(await doctor.getByRole("alert").isVisible(), false);
  await doctor.context().close();
});

test("an imported record is not offered in the middle of opening another one", async () => {
  const doctor = await openDoctor(browser, site.url);
  await receiveText(doctor, visit.toString());
  await doctor.getByRole("button", { name: "Import" }).click();
  await doctor.getByRole("button", { name: "Done" }).click();
  const imported = doctor.getByRole("heading", { name: "Imported this session" });
  await imported.waitFor();
  await receiveText(doctor, sent[0].text);
  await doctor.getByRole("textbox", { name: "Transfer code" }).waitFor();
  assert.equal(await imported.isVisible(), false);
  await doctor.context().close();
});

test("a link that is opened in the page that is there already is taken in, and leaves the address", async () => {
  const doctor = await openDoctor(browser, site.url);
  await doctor.evaluate((text) => {
    location.hash = text;
  }, sent[0].text);
  await doctor.getByRole("textbox", { name: "Transfer code" }).waitFor();
  assert.equal(new URL(doctor.url()).hash, "");
  await doctor.context().close();
});

test("a file of a hundred megabytes is refused before it is read", async () => {
  const doctor = await openDoctor(browser, site.url);
  await doctor.evaluate(() => {
    Blob.prototype.text = () => Promise.reject(new Error("read"));
    const dropped = new DataTransfer();
    dropped.items.add(new File(Array(100).fill(new Uint8Array(1e6)), "huge.json"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped }));
  });
  await assertTold(doctor, "larger than 16 MB");
  await doctor.context().close();
});

// The patient's page

test("what is chosen last is what is shown, while something before it hangs", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.route("**/example.json", () => {});
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await chooseFile(patient, visit);
  await generate(patient);
  await codeOf(patient);
  await patient.context().close();
});

test("Generate waits for the file that was chosen after it was pressed, and its code stays", async () => {
  const patient = await openPatient(browser, site.url);
  await delayFiles(patient, 2);
  await chooseFile(patient, Buffer.from("{}"));
  await patient.getByRole("radio", { name: "Show on this screen" }).check();
  await patient.getByRole("button", { name: "Generate transfer code" }).click();
  await releaseFile(patient).then(() => chooseFile(patient, visit));
  await releaseFile(patient);
  await codeOf(patient);
  await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
  assert.match((await patient.locator("#preview-patient").textContent()) ?? "", /born/);
  await patient.context().close();
});

test("after a sleep the time that is left is said, not the time that has passed", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.clock.install();
  await patient.reload();
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await generate(patient);
  await codeOf(patient);
  await patient.clock.fastForward("12:30");
  await patient
    .locator("#polite")
    .filter({ hasText: /^3 minutes left\.$/ })
    .waitFor({ state: "attached" });
  await patient.context().close();
});

test("a stream that is stopped while its frames are made shows nothing, and one that is paused still gets lighter", async () => {
  const patient = await openPatient(browser, site.url);
  const outcome = await patient.evaluate(async () => {
    const { Stream } = await import("/www/patient/stream.js");
    const root = /** @type {HTMLElement} */ (document.querySelector("#stream"));
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("#qr"));
    for (const id of ["transfer", "prepare"]) document.getElementById(id)?.toggleAttribute("hidden");
    const stream = new Stream(root, () => performance.now());
    let freed = 0;
    /** @param {number} density */
    const frames = (density) => ({
      minimumFrames: 2,
      symbolsPerFrame: 1,
      modules: async () => ({ size: 17 + 4 * density, modules: new Uint8Array((17 + 4 * density) ** 2) }),
      free: () => {
        freed += 1;
      },
    });
    const soon = () => new Promise((resolve) => setTimeout(resolve, 400));

    let deliver = () => {};
    stream.start(
      (density) =>
        new Promise((resolve) => {
          const made = () => resolve(frames(density));
          if (density === 20) deliver = made;
          else made();
        }),
      () => {},
    );
    await soon();
    const before20 = freed;
    stream.stop();
    deliver();
    await soon();
    const stopped = { width: canvas.width, freed: freed - before20 };

    stream.start(
      (density) => Promise.resolve(frames(density)),
      () => {},
    );
    await soon();
    document.getElementById("pause")?.click();
    const before = canvas.width;
    document.getElementById("less-dense")?.click();
    await soon();
    return { stopped, lighter: canvas.width !== before };
  });
  assert.deepEqual(outcome, { stopped: { width: 0, freed: 1 }, lighter: true });
  await patient.context().close();
});

// Both

test("a page that is left keeps neither code nor record for whoever goes back to it", async () => {
  const patient = await openPatient(browser, site.url);
  await chooseFile(patient, visit);
  await generate(patient);
  const code = await codeOf(patient);
  const doctor = await openDoctor(browser, site.url);
  await receiveText(doctor, visit.toString());
  await doctor.getByRole("button", { name: "Import" }).click();
  const name = (await doctor.locator("#banner-name").textContent()) ?? "";
  assert.ok(name.length > 3);
  for (const page of [patient, doctor]) {
    // What a browser does that keeps the page as it is for its Back button.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
    await until(page, () => document.querySelector("#polite")?.textContent === "");
    const left = (await page.locator("body").textContent()) ?? "";
    for (const secret of [code, name]) assert.equal(left.includes(secret), false, secret);
    assert.equal(await page.locator("#title").isVisible(), true);
  }
  assert.equal(await doctor.getByRole("heading", { name: "Imported this session" }).isVisible(), false);
  await patient.context().close();
  await doctor.context().close();
});
