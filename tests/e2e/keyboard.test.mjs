/**
 * Each main way through the pages by keyboard alone: every control is reached, the focus is always seen and goes as the
 * page is read, what happens is said, and a question keeps the focus until it is answered.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import * as codes from "../../pkg/codes.js";
import { launch, serve, until } from "./harness.mjs";
import { field, heading, newBrowser, openRecords, PASSPHRASE } from "./keepers.mjs";
import { arrowTo, assertFocusSeen, assertOrder, orderFaults, press, reach, write } from "./keyboard.mjs";
import { assertSaid, button, codeOf, openDoctor, openPatient, recordWithPicture } from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

codes.initSync({ module: await readFile(new URL("../../pkg/codes_bg.wasm", import.meta.url)) });

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

/** @param {Page} page @param {string} id where a reader goes on after a step */
async function assertFocus(page, id) {
  await until(page, (id) => document.activeElement?.id === id, id);
}

/** @param {Page} page @param {string} name */
const radio = (page, name) => page.getByRole("radio", { name });

/** @param {Page} page @param {string} opener @param {{ name: string, mimeType: string, buffer: Buffer }} file */
async function openFile(page, opener, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, button(page, opener))]);
  await chooser.setFiles(file);
}

/** Writes a record on the patient's page, up to the preview. @param {Page} patient */
async function writeRecord(patient) {
  await press(patient, button(patient, "Write it down"));
  await assertFocus(patient, "written-heading");
  await write(patient, patient.getByLabel("Given names"), "Asha");
  await write(patient, patient.getByLabel("Birth date"), "1980");
  await reach(patient, patient.getByLabel("Sex"));
  await patient.keyboard.press("ArrowDown");
  await press(patient, button(patient, "Add an allergy"), "Space");
  await write(patient, patient.getByLabel("Allergic to"), "Penicillin");
  await assertOrder(patient, "the form");
  await press(patient, button(patient, "Use this"));
  await assertFocus(patient, "preview-heading");
}

test("the checks see a way that leaves something out, goes up, shows no ring and goes under something", async () => {
  const page = await openPatient(browser, site.url);
  await page.evaluate(() => {
    const main = /** @type {HTMLElement} */ (document.querySelector("#choose"));
    const [left, first, , last] = [...main.querySelectorAll("button")];
    if (!left || !first || !last) throw new Error("no buttons");
    left.addEventListener("focus", () => first.focus());
    first.style.outline = "none";
    main.prepend(last);
    main.style.cssText = "display: flex; flex-direction: column-reverse";
    const cover = document.createElement("div");
    cover.style.cssText = "position: fixed; inset: 60% 0 0; background: white";
    document.body.append(cover);
  });
  const found = (await orderFaults(page)).join("\n");
  for (const fault of [/which stands before it/, /no ring: none/, /under <div/, /can be used, \d+ reached/])
    assert.match(found, fault);
  await page.context().close();
});

test("a patient writes a record and sends it, and a doctor reads, imports and prints it", async () => {
  const patient = await openPatient(browser, site.url);
  await assertOrder(patient, "choosing");
  await patient.reload();
  await patient.keyboard.press("Tab");
  await assertFocusSeen(patient);
  await patient.keyboard.press("Enter");
  await patient.keyboard.press("Tab");
  await until(patient, () => document.activeElement?.closest("main"));

  await writeRecord(patient);
  await arrowTo(patient, radio(patient, "Sealed for this doctor"), radio(patient, "Send as text or file"));
  await assertOrder(patient, "chosen");
  await press(patient, button(patient, "Generate transfer code"));
  await assertFocus(patient, "transfer-heading");
  await assertSaid(patient, "Your transfer code is");
  const code = await codeOf(patient);
  await assertOrder(patient, "sending");
  await press(patient, button(patient, "Copy"));
  await assertSaid(patient, "Copied");
  const text = await patient.evaluate(() => navigator.clipboard.readText());
  await press(patient, button(patient, "Done"), "Space");
  await assertFocus(patient, "title");
  await patient.context().close();

  const doctor = await openDoctor(browser, site.url);
  await doctor.evaluate(() => {
    Object.assign(globalThis, { printed: 0 });
    globalThis.print = () => {
      /** @type {any} */ (globalThis).printed += 1;
    };
  });
  await assertOrder(doctor, "ready");
  await press(doctor, button(doctor, "Paste"));
  await assertFocus(doctor, "code");
  await assertSaid(doctor, "Received. Type the code the patient says.");
  await doctor.keyboard.insertText("AAAAAAAAAA");
  await doctor.keyboard.press("Enter");
  await doctor.getByText("tries left").or(doctor.locator("#code-problem:visible")).first().waitFor();
  await assertFocus(doctor, "code");
  await assertOrder(doctor, "after a wrong code");
  await write(doctor, doctor.getByRole("textbox", { name: "Transfer code" }), code);
  await doctor.keyboard.press("Enter");
  await assertFocus(doctor, "record-heading");
  await assertOrder(doctor, "reading");
  await press(doctor, button(doctor, "Import"));
  await assertSaid(doctor, "Imported.");
  await press(doctor, button(doctor, "Print"), "Space");
  assert.equal(await doctor.evaluate(() => /** @type {any} */ (globalThis).printed), 1);
  await press(doctor, button(doctor, "Done"));
  await assertFocus(doctor, "title");
  await assertOrder(doctor, "imported");

  const file = { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
  await openFile(doctor, "Open picture or file", file);
  await assertFocus(doctor, "code");
  await press(doctor, button(doctor, "Start again"));
  await assertFocus(doctor, "title");

  // Where the browser does not let a page read the clipboard, the browser's own key does it.
  await doctor.context().clearPermissions();
  await press(doctor, button(doctor, "Paste"));
  await assertFocus(doctor, "pasted");
  await doctor.keyboard.press("ControlOrMeta+v");
  await press(doctor, button(doctor, "Use this text"));
  await assertFocus(doctor, "code");
  await doctor.context().close();
});

test("a patient shows a code, makes it bigger, and is asked before the fast mode, which Escape refuses", async () => {
  const patient = await openPatient(browser, site.url);
  await openFile(patient, "Open a file", {
    name: "record.json",
    mimeType: "application/json",
    buffer: recordWithPicture(30_000),
  });
  await heading(patient, "Exactly this will leave").waitFor();
  await arrowTo(patient, radio(patient, "Sealed for this doctor"), radio(patient, "Show on this screen"));
  await press(patient, button(patient, "Generate transfer code"));
  await assertFocus(patient, "transfer-heading");
  await assertSaid(patient, "Your transfer code is");
  await patient.locator("#qr[width]:not([width='0'])").waitFor();
  await press(patient, button(patient, "Pause"), "Space");
  await press(patient, patient.getByText("Adjust"));
  await assertOrder(patient, "a stream, with all its buttons");
  await press(patient, button(patient, "Bigger"), "Space");
  await reach(patient, button(patient, "Denser"));
  await reach(patient, button(patient, "Pause"));
  await assertOrder(patient, "a stream over the whole screen");
  await press(patient, button(patient, "Bigger"), "Space");

  await press(patient, button(patient, "Fast"));
  await patient.getByRole("dialog").waitFor();
  await assertOrder(patient, "the question before the fast mode");
  await assertKept(patient);
  await patient.keyboard.press("Escape");
  await patient.getByRole("dialog").waitFor({ state: "hidden" });
  await assertFocus(patient, "fast");
  await patient.keyboard.press("Enter");
  await press(patient, button(patient, "Start fast mode"));
  await assertSaid(patient, "Fast is on.");
  await assertFocus(patient, "fast");
  await press(patient, button(patient, "Done"));
  await assertFocus(patient, "title");
  await patient.context().close();
});

/** The focus does not leave a question, but for the browser's own bar. @param {Page} page */
async function assertKept(page) {
  const places = [];
  for (let stop = 0; stop < 6; stop += 1) {
    await page.keyboard.press(stop < 3 ? "Tab" : "Shift+Tab");
    places.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement === document.body || Boolean(activeElement?.closest("dialog:modal"));
      }),
    );
  }
  assert.deepEqual(new Set(places), new Set([true]));
}

test("a record goes sealed from a patient to a doctor", async () => {
  const patient = await openPatient(browser, site.url);
  await press(patient, button(patient, "Try with an example"));
  await heading(patient, "Exactly this will leave").waitFor();
  await press(patient, button(patient, "Generate transfer code"));
  await assertFocus(patient, "transfer-heading");
  const code = await codeOf(patient);
  await assertOrder(patient, "saying a code");

  const doctor = await openDoctor(browser, site.url);
  await press(doctor, button(doctor, "Receive patient data"));
  await assertFocus(doctor, "asked-code");
  await doctor.keyboard.insertText(code);
  await write(doctor, doctor.getByRole("textbox", { name: "Who asks" }), "Dr. Asha");
  await assertOrder(doctor, "asking");
  await press(doctor, button(doctor, "Show request"));
  await assertFocus(doctor, "request-heading");
  await assertSaid(doctor, "Ask the patient to scan the request");
  await assertOrder(doctor, "showing a request");
  await press(doctor, button(doctor, "Copy request"));
  await doctor.getByText("Copied.", { exact: false }).first().waitFor();

  await press(patient, button(patient, "Paste request"));
  await assertFocus(patient, "confirming-heading");
  await assertSaid(patient, "A request has arrived. It says it is: Dr. Asha");
  await patient.getByLabel("Let this doctor know my phone again").waitFor();
  await assertOrder(patient, "confirming");
  await press(patient, button(patient, "Lock it for this doctor"));
  await assertFocus(patient, "say-answer");
  await button(patient, "Pause").waitFor();
  await assertOrder(patient, "showing an answer");
  await press(patient, button(patient, "Copy"));
  await assertSaid(patient, "Copied");

  await press(doctor, button(doctor, "Paste"));
  await assertFocus(doctor, "record-heading");
  await assertOrder(doctor, "a sealed record");
  await patient.context().close();
  await doctor.context().close();
});

test("records are kept, written, locked and opened", async () => {
  const page = await openRecords(await newBrowser(browser), site.url);
  await assertOrder(page, "a new vault");
  const whose = ["My own", "My patients"].map((name) => page.getByRole("radio", { name, exact: true }));
  const [own, patients] =
    /** @type {[import("playwright-core").Locator, import("playwright-core").Locator]} */ (whose);
  await press(page, own, "Space");
  await arrowTo(page, own, patients);
  await write(page, field(page, "What to call this"), "Dr. Mehta");
  await write(page, field(page, "Passphrase"), PASSPHRASE);
  await write(page, field(page, "The same passphrase again"), PASSPHRASE);
  await page.keyboard.press("Enter");
  await assertFocus(page, "saving-heading");
  await assertOrder(page, "recovery codes");
  await press(page, page.getByRole("checkbox", { name: "I have saved them" }), "Space");
  await press(page, button(page, "Use these codes"));
  await button(page, "Lock now").waitFor();

  await press(page, button(page, "Add a person"));
  await assertFocus(page, "writing-heading");
  await write(page, field(page, "Given names"), "Asha");
  await assertOrder(page, "a person");
  await press(page, button(page, "Keep"));
  await assertFocus(page, "person-name");
  await press(page, button(page, "Add an entry"));
  await assertFocus(page, "writing-heading");
  await reach(page, field(page, "What is it?"));
  await page.keyboard.press("ArrowDown");
  await assertOrder(page, "an entry that is written");
  await write(page, page.locator("#writing input[type=text]:visible").first(), "Asthma");
  await press(page, button(page, "Cancel"));
  await page.getByRole("dialog").waitFor();
  await assertOrder(page, "the question before throwing away");
  await assertKept(page);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await until(page, () => document.activeElement?.matches("#writing button"));
  await press(page, button(page, "Keep"));
  await assertFocus(page, "person-name");
  await page.locator("#entry-groups li").first().waitFor();
  await assertOrder(page, "a person with an entry");

  await press(page, button(page, "Lock now"));
  await field(page, "Passphrase").waitFor();
  await assertOrder(page, "locked");
  await write(page, field(page, "Passphrase"), PASSPHRASE);
  await page.keyboard.press("Enter");
  await button(page, "Lock now").waitFor();
  await assertOrder(page, "opened");
  await page.context().close();
});

test("the two-step check is turned on, and opens the settings", async () => {
  const page = await (await newBrowser(browser)).newPage();
  await page.goto(`${site.url}/www/settings.html`);
  await page.locator("#two-step:visible").waitFor();
  await assertOrder(page, "off");
  await write(page, page.getByLabel("Name of this profile"), "Dr. Asha");
  await page.keyboard.press("Enter");
  await heading(page, "Connect your authenticator app").waitFor();
  await assertOrder(page, "connecting an app");
  const secret = ((await page.locator("#setup-key").textContent()) ?? "").replaceAll(" ", "");
  const codeNow = () => codes.totpCode({ secret }, Math.floor(Date.now() / 1000));
  await write(page, page.getByLabel("Code that the app shows"), codeNow());
  await page.keyboard.press("Enter");
  await heading(page, "Save your backup codes").waitFor();
  const [backup = ""] = await page.locator("#backup-codes li").allTextContents();
  await press(page, page.getByLabel("I have saved them"), "Space");
  await press(page, button(page, "Use these codes"));
  await button(page, "Lock now").waitFor();
  await assertOrder(page, "on");
  await press(page, button(page, "Lock now"));
  await heading(page, "Log in").or(page.locator("#door-form")).first().waitFor();
  await assertOrder(page, "locked");
  await press(page, button(page, "Use a backup code"));
  await write(page, page.locator("#door-code"), backup);
  await page.keyboard.press("Enter");
  await button(page, "Lock now").waitFor();
  await page.context().close();
});
