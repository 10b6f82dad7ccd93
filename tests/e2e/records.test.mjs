/** The page of the records: what is kept, found, changed, handed out and deleted, and what opens it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import * as totp from "../../pkg/codes.js";
import { launch, serve, until } from "./harness.mjs";
import {
  addEntry,
  addPerson,
  assertSaid,
  begin,
  button,
  chooseFile,
  entries,
  field,
  heading,
  idle,
  importFile,
  item,
  newBrowser,
  open,
  openRecords,
  PASSPHRASE,
  problem,
  recordOf,
  unlock,
  useCodes,
  wish,
} from "./keepers.mjs";
import { assertAccessible } from "./wcag.mjs";

/** @typedef {import("playwright-core").Page} Page */

totp.initSync({ module: await readFile(new URL("../../pkg/codes_bg.wasm", import.meta.url)) });

const NOW = new Date("2026-11-21T09:30:05Z");
const MINUTE_MS = 60_000;
const visit = await readFile(new URL("../fixtures/visit-record.json", import.meta.url), "utf8");
const ASHA = { given: "Asha", family: "Example", birth: "1980-05-17", sex: "female" };

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

/** A doctor's page with nobody in it yet. @param {{ clock?: boolean }} [options] */
async function newDoctor({ clock = false } = {}) {
  const context = await newBrowser(browser);
  if (clock) await context.clock.install({ time: NOW });
  const page = await openRecords(context, site.url);
  const codes = await begin(page, "My patients", "Dr. Mehta");
  return { page, codes };
}

/** @param {Page} page @param {string} id where a screen reader goes on reading */
async function assertFocus(page, id) {
  await until(page, (id) => document.activeElement?.id === id, id);
}

/** @param {Page} page */
const vaults = (page) =>
  page.evaluate(async () => (await import("/www/vault/vault.js")).Vault.profiles().then((all) => all.length));

test("nothing is kept before there are a passphrase and recovery codes that somebody has saved", async () => {
  const page = await openRecords(await newBrowser(browser), site.url);
  await button(page, "Continue").click();
  await problem(page, "Choose whose records they are.").waitFor();
  await problem(page, "Give it a name").waitFor();
  await problem(page, "Use at least 12 characters").waitFor();
  await assertAccessible(page, "a new vault, with what is missing said");
  await wish(page, "My own", "Asha");
  await field(page, "The same passphrase again").fill("five quiet words make keus");
  await button(page, "Continue").click();
  await problem(page, "The two are not the same").waitFor();
  await button(page, "Show").click();
  await field(page, "The same passphrase again").waitFor({ state: "hidden" });
  await button(page, "Continue").click();
  await heading(page, "Save your recovery codes").waitFor();
  await assertFocus(page, "saving-heading");
  await assertAccessible(page, "recovery codes");
  assert.equal(await page.locator("#backup-codes li").count(), 10);
  assert.ok(await button(page, "Use these codes").isDisabled());
  assert.equal(await vaults(page), 0);
  await button(page, "Cancel").click();
  assert.equal(await field(page, "What to call this").inputValue(), "Asha", "what was typed is still there");
  assert.equal(await vaults(page), 0);
  await button(page, "Continue").click();
  await useCodes(page);
  assert.equal(await vaults(page), 1);
  await heading(page, "My records").waitFor();
  await page.context().close();
});

test("a person and entries are written, found, changed and deleted, and are there after a reload", async () => {
  const { page } = await newDoctor();
  await page.getByText("Nobody is kept here yet.").waitFor();
  await assertAccessible(page, "nobody yet");
  await button(page, "Add a person").click();
  await assertFocus(page, "writing-heading");
  await field(page, "Birth date, or only the year").fill("1980-13");
  await button(page, "Keep").click();
  await problem(page, "Fill in “Given names”.").waitFor();
  await field(page, "Given names").fill("Asha");
  await button(page, "Keep").click();
  await problem(page, "Write a date as a year").waitFor();
  await assertAccessible(page, "a person, with what is wrong said");
  await field(page, "Birth date, or only the year").fill("1980-05-17");
  await button(page, "Keep").click();
  await heading(page, "Asha").waitFor();
  await assertFocus(page, "person-name");

  await addEntry(page, "Medicine", { Medicine: "Metformin 500 mg" });
  await addEntry(page, "Problem or illness", { Problem: "Asthma", "Since when (may be empty)": "2014" });
  await addEntry(page, "Allergy", { "Allergic to": "Penicillin", "What happens (may be empty)": "Rash" });
  assert.deepEqual(await entries(page), [
    "Allergies 1: Penicillin · Rash",
    "Problems 1: Asthma",
    "Medicines 1: Metformin 500 mg",
  ]);
  await assertAccessible(page, "a person with entries");
  await page.getByLabel("Search these entries").fill("asth");
  await page.getByText("1 of 3 entries fits.").waitFor();
  assert.deepEqual(await entries(page), ["Problems 1: Asthma"]);
  await page.getByLabel("Search these entries").fill("");
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Allergies" });
  await page.getByText("1 of 3 entries fits.").waitFor();
  assert.deepEqual(await entries(page), ["Allergies 1: Penicillin · Rash"]);

  await page.reload();
  await unlock(page);
  await item(page, "Asha").click();
  await item(page, "Penicillin").click();
  await heading(page, "Penicillin · Rash").waitFor();
  await page.locator("#entry-details").getByText("Rash").waitFor();
  await page
    .locator("#entry-source")
    .filter({ hasText: /^Written here/ })
    .waitFor();
  await assertAccessible(page, "an entry");
  await button(page, "Change").click();
  await field(page, "Allergic to").fill("Amoxicillin");
  await button(page, "Keep").click();
  await heading(page, "Amoxicillin · Rash").waitFor();
  await button(page, "Delete").click();
  await page.getByRole("dialog", { name: "Delete “Amoxicillin · Rash”?" }).waitFor();
  await assertAccessible(page, "the question before deleting");
  await button(page, "Keep it").click();
  await heading(page, "Amoxicillin · Rash").waitFor();
  await button(page, "Delete").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await assertSaid(page, "Deleted: Amoxicillin · Rash.");
  assert.deepEqual(await entries(page), ["Problems 1: Asthma", "Medicines 1: Metformin 500 mg"]);
  await page.context().close();
});

test("what somebody writes is not thrown away without a question", async () => {
  const { page } = await newDoctor();
  await button(page, "Add a person").click();
  await field(page, "Given names").fill("Asha");
  await button(page, "Cancel").click();
  await button(page, "Go on writing").click();
  assert.equal(await field(page, "Given names").inputValue(), "Asha");
  await button(page, "Cancel").click();
  await button(page, "Throw it away").click();
  await page.getByText("Nobody is kept here yet.").waitFor();
  await page.context().close();
});

test("a file is looked through, taken in, and known the second time", async () => {
  const { page } = await newDoctor();
  await chooseFile(page, "{}");
  await page.getByRole("alert").filter({ hasText: "This is not a health record." }).waitFor();
  await chooseFile(page, visit, "visit.json");
  await heading(page, "What comes in").waitFor();
  await assertFocus(page, "importing-heading");
  await assertAccessible(page, "what is in a file");
  const [, count = ""] =
    /visit\.json: (\d+) entries/.exec((await page.locator("#incoming-count").textContent()) ?? "") ?? [];
  await button(page, `Import ${count} entries`).click();
  await heading(page, /Neema/).waitFor();
  await page.locator("#entry-groups li").first().waitFor();
  assert.equal(await page.locator("#entry-groups li").count(), Number(count));
  assert.match((await entries(page))[0] ?? "", /^Allergies \d+: /);
  await page
    .locator("#entry-groups li")
    .first()
    .getByText(/File visit.json, read .* Not checked by anybody./)
    .waitFor();

  await chooseFile(page, visit, "visit.json");
  await page.getByText(`${count} are here already and are left out.`).waitFor();
  await page.getByText("The same person is here already.").waitFor();
  await button(page, "Import 0 entries").click();
  await assertSaid(page, "0 entries were imported.");
  assert.equal(await page.locator("#entry-groups li").count(), Number(count));
  await page.context().close();
});

test("a file of somebody else is not put under whoever is open, and says so where somebody wants that", async () => {
  const { page } = await newDoctor();
  await addPerson(page, ASHA);
  await chooseFile(
    page,
    recordOf({ given: "Neema", family: "Other", birthDate: "1990-01-02", problems: ["Malaria"] }),
  );
  await heading(page, "What comes in").waitFor();
  const whose = field(page, "Whose record is it?");
  assert.equal(await whose.locator("option:checked").textContent(), "A new person: Neema Other");
  await whose.selectOption({ label: "Asha Example · May 17, 1980" });
  await page.getByText("The file says Neema Other, and you chose Asha Example.").waitFor();
  await whose.selectOption({ label: "A new person: Neema Other" });
  await button(page, "Import 1 entry").click();
  await heading(page, "Neema Other").waitFor();
  await button(page, "Back to the list").click();
  await page.getByText("2 people").waitFor();
  await assertAccessible(page, "a list of people");
  await page.context().close();
});

/** A picture of so many pixels, as a camera gives it. @param {Page} page @param {number} width @param {number} height */
async function picture(page, width, height) {
  const bytes = await page.evaluate(
    async ([width = 1, height = 1]) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
      for (let x = 0; x < width; x += 40) {
        context.fillStyle = `hsl(${x} 80% 50%)`;
        context.fillRect(x, 0, 40, height);
      }
      const blob = await canvas.convertToBlob({ type: "image/png" });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [width, height],
  );
  return Buffer.from(bytes);
}

test("a picture is made smaller, kept and shown, and a PDF is kept as it is and saved", async () => {
  const { page } = await newDoctor();
  await addPerson(page, ASHA);
  await button(page, "Add a picture or document").click();
  await field(page, "What it is").fill("Rash on the arm");
  await button(page, "Keep").click();
  await problem(page, "Choose a picture or a PDF first.").waitFor();
  const file = page.getByLabel("Picture or PDF", { exact: true });
  await file.setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await problem(page, "This picture could not be opened.").waitFor();
  const buffer = await picture(page, 4000, 1000);
  await file.setInputFiles({ name: "arm.png", mimeType: "image/png", buffer });
  await page
    .locator("#document-chosen")
    .filter({ hasText: /^arm\.png is added, made smaller/ })
    .waitFor();
  await assertAccessible(page, "a picture that is about to be kept");
  await button(page, "Keep").click();
  await item(page, "Rash on the arm").click();
  const shown = page.getByRole("img", { name: "Rash on the arm" });
  await shown.waitFor();
  const size = () =>
    shown.evaluate((image) => image instanceof HTMLImageElement && [image.naturalWidth, image.naturalHeight]);
  await shown.evaluate((/** @type {HTMLImageElement} */ image) => image.decode());
  assert.deepEqual(await size(), [1600, 400]);
  await button(page, "Back").click();

  const pdf = Buffer.from("%PDF-1.4\n% a letter of another doctor\n");
  await button(page, "Add a picture or document").click();
  await field(page, "What it is").fill("Letter: from the clinic?");
  await file.setInputFiles({ name: "letter.pdf", mimeType: "application/pdf", buffer: pdf });
  await page
    .locator("#document-chosen")
    .filter({ hasText: /^letter\.pdf is added/ })
    .waitFor();
  await button(page, "Keep").click();
  await item(page, "Letter: from the clinic?").click();
  const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "Save the file").click()]);
  assert.equal(saved.suggestedFilename(), "Letter from the clinic.pdf");
  assert.deepEqual(await readFile(await saved.path()), pdf);
  await page.context().close();
});

test("a record is handed out as FHIR and comes back with nothing lost", async () => {
  const { page } = await newDoctor();
  await importFile(page, visit);
  await page.getByText("More about this person").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Save as FHIR file").click(),
  ]);
  const saved = JSON.parse(await readFile(await file.path(), "utf8"));
  const sent = JSON.parse(visit);
  /** @param {{ entry: { resource: unknown }[] }} bundle */
  const resources = ({ entry }) => entry.map(({ resource }) => JSON.stringify(resource)).sort();
  assert.deepEqual(resources(saved), resources(sent));
  await page.context().close();
});

test("a secret is asked for again before deleting, once five minutes have passed", async () => {
  const { page } = await newDoctor({ clock: true });
  await addPerson(page, ASHA);
  await addEntry(page, "Note", { Note: "Comes for a check" });
  await page.clock.runFor(6 * MINUTE_MS);
  await item(page, "Comes for a check").click();
  await button(page, "Delete").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await heading(page, "Show again that it is you").waitFor();
  await assertFocus(page, "door-heading");
  await assertAccessible(page, "confirming");
  await field(page, "Passphrase").fill("not the right one");
  await button(page, "Continue").click();
  await problem(page, "That does not open these records.").waitFor();
  await button(page, "Cancel").click();
  await heading(page, "Comes for a check").waitFor();
  await button(page, "Delete").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await field(page, "Passphrase").fill(PASSPHRASE);
  await button(page, "Continue").click();
  await assertSaid(page, "Deleted: Comes for a check.");
  await page.getByText("Nothing is written here.").waitFor();
  await page.context().close();
});

test("wrong passphrases are refused in one sentence and wait, and a recovery code opens meanwhile, once", async () => {
  const { page, codes } = await newDoctor({ clock: true });
  await button(page, "Lock now").click();
  await assertSaid(page, "Locked.");
  await heading(page, "Open my patients’ records").waitFor();
  await assertAccessible(page, "locked");
  for (let wrong = 0; wrong < 5; wrong += 1) {
    await open(page, `wrong wrong wrong ${wrong}`);
    await problem(page, "That does not open these records.").waitFor();
    await idle(page);
  }
  await page.getByText("A passphrase is accepted again in").waitFor();
  await assertAccessible(page, "waiting");
  await open(page);
  await problem(page, "Too many wrong passphrases.").waitFor();
  const [code = ""] = codes;
  await button(page, "Use a recovery code").click();
  await field(page, "Recovery code").fill(code.toLowerCase());
  await button(page, "Open").click();
  await assertSaid(page, "Opened. The code is spent; 9 recovery codes are left.");
  await button(page, "Lock now").click();
  await button(page, "Use a recovery code").click();
  await field(page, "Recovery code").fill(code);
  await button(page, "Open").click();
  await problem(page, "That does not open these records.").waitFor();
  await page.context().close();
});

test("a passkey opens the records, and where there is none the page says so", async () => {
  const context = await newBrowser(browser);
  const page = await openRecords(context, site.url);
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = { protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true };
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      .../** @type {any} */ (options),
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    },
  });
  await wish(page, "My own", "Asha");
  await page.getByRole("checkbox", { name: "Use fingerprint, face or PIN (passkey) as well" }).check();
  await button(page, "Continue").click();
  await useCodes(page);
  await button(page, "Lock now").click();
  await button(page, "Fingerprint, face or PIN").click();
  await button(page, "Lock now").waitFor();
  await page.getByText("Ways in, and locking").click();
  await page
    .getByText(/^Fingerprint, face or PIN: Passkey of /)
    .first()
    .waitFor();
  await page.context().close();

  const bare = await newBrowser(browser);
  await bare.addInitScript(() => Reflect.deleteProperty(globalThis, "PublicKeyCredential"));
  const without = await openRecords(bare, site.url);
  await without
    .getByText("This browser cannot open records with a fingerprint, face or PIN.")
    .first()
    .waitFor();
  await bare.close();
});

test("two people who are one are merged side by side, and parted again with nothing lost", async () => {
  const { page } = await newDoctor();
  const asha = { given: "Asha", family: "Example", birthDate: "1980-05-17" };
  await importFile(page, recordOf({ ...asha, problems: ["Asthma"] }));
  await button(page, "Back to the list").click();
  await chooseFile(page, recordOf({ ...asha, family: "Example-Rao", problems: ["Migraine", "Gout"] }));
  await field(page, "Whose record is it?").selectOption({ label: "A new person: Asha Example-Rao" });
  await button(page, "Import 2 entries").click();
  await page.getByText("More about this person").click();
  await button(page, "Show side by side").click();
  await heading(page, "Is this the same?").waitFor();
  await assertAccessible(page, "side by side");
  await button(page, "Not the same").click();
  await heading(page, "Asha Example-Rao").waitFor();
  await button(page, "Show side by side").click();
  await button(page, "Same: merge").click();
  await assertSaid(page, "Merged. Nothing was deleted.");
  await until(page, () => document.querySelectorAll("#entry-groups li").length === 3);
  await button(page, "Back to the list").click();
  assert.equal(await page.locator("#people-list li").count(), 1);
  await item(page, "Asha Example-Rao").click();
  await page.getByText("More about this person").click();
  await button(page, "Part from Asha Example again").click();
  await assertSaid(page, "Parted.");
  assert.deepEqual((await entries(page)).sort(), ["Problems 2: Gout", "Problems 2: Migraine"]);
  await button(page, "Back to the list").click();
  await item(page, /^Asha Exampleborn/).click();
  await heading(page, "Asha Example").waitFor();
  assert.deepEqual(await entries(page), ["Problems 1: Asthma"]);
  await page.context().close();
});

test("two entries that are one are merged and parted, and an entry that another tab has changed is not overwritten", async () => {
  const { page } = await newDoctor();
  await addPerson(page, ASHA);
  await addEntry(page, "Problem or illness", { Problem: "Asthma" });
  await addEntry(page, "Problem or illness", { Problem: "Bronchial asthma" });
  await item(page, /^Asthma/).click();
  await heading(page, "Asthma").waitFor();
  await button(page, "Show side by side").click();
  await button(page, "Same: merge").click();
  await assertSaid(page, "Merged. Nothing was deleted.");
  assert.deepEqual(await entries(page), ["Problems 1: Asthma"]);
  await item(page, /^Asthma/).click();
  await page.getByText("Merged with Bronchial asthma").waitFor();
  await button(page, "Part from Bronchial asthma again").click();
  await assertSaid(page, "Parted.");
  assert.equal((await entries(page)).length, 2);

  await item(page, /^Asthma/).click();
  await button(page, "Change").click();
  const other = await openRecords(page.context(), site.url);
  await unlock(other);
  await item(other, "Asha Example").click();
  await item(other, /^Asthma/).click();
  await button(other, "Change").click();
  await field(other, "Problem").fill("Asthma, mild");
  await button(other, "Keep").click();
  await heading(other, "Asthma, mild").waitFor();
  await field(page, "Problem").fill("Asthma, severe");
  await button(page, "Keep").click();
  await page.getByRole("alert").filter({ hasText: "This was changed in another tab meanwhile." }).waitFor();
  assert.equal(await field(page, "Problem").inputValue(), "Asthma, severe", "what was typed is still there");
  await page.context().close();
});

test("a backup brings everything back after everything was erased", async () => {
  const { page } = await newDoctor();
  await importFile(
    page,
    recordOf({ given: "Asha", family: "Example", birthDate: "1980-05-17", problems: ["Asthma"] }),
  );
  await button(page, "Back to the list").click();
  await page.getByText("There is no backup yet.").waitFor();
  await page.getByRole("heading", { name: "Backup" }).click();
  await page.getByText("No backup was made yet.").waitFor();
  await assertAccessible(page, "backup");
  const make = page.locator("#backup").getByRole("button", { name: "Make a backup" });
  const [file] = await Promise.all([page.waitForEvent("download"), make.click()]);
  const backup = await readFile(await file.path());
  assert.ok(!backup.includes("Asthma"));
  await assertSaid(page, "The backup was checked and saved.");
  await page.getByText("There is no backup yet.").waitFor({ state: "hidden" });
  await page
    .locator("#backup-last")
    .filter({ hasText: /^The last backup was made/ })
    .waitFor();

  await button(page, "Lock now").click();
  await page.getByText("Something else").click();
  await button(page, "Erase everything here").click();
  await page.getByRole("dialog", { name: "Erase everything here?" }).waitFor();
  await button(page, "Erase everything").click();
  await heading(page, "Keep records in this browser").waitFor();
  await assertSaid(page, "Everything was erased.");
  assert.equal(await vaults(page), 0);

  const restore = page.getByLabel("Backup file", { exact: true });
  const damaged = Buffer.from(backup);
  damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
  await restore.setInputFiles({ name: "a.mdawa", mimeType: "application/octet-stream", buffer: damaged });
  await page.getByRole("alert").filter({ hasText: "This is not a whole backup file" }).waitFor();
  assert.equal(await vaults(page), 0);
  await restore.setInputFiles({ name: "a.mdawa", mimeType: "application/octet-stream", buffer: backup });
  await heading(page, "Restore “Dr. Mehta”").waitFor();
  await assertAccessible(page, "restoring");
  await field(page, "Passphrase").fill("not what it was locked with");
  await button(page, "Continue").click();
  await problem(page, /./).waitFor();
  assert.equal(await vaults(page), 0, "nothing is kept of what does not open");
  await field(page, "Passphrase").fill(PASSPHRASE);
  await button(page, "Continue").click();
  await item(page, "Asha Example").click();
  await heading(page, "Asha Example").waitFor();
  assert.deepEqual(await entries(page), ["Problems 1: Asthma"]);

  // Put in the place of what is here only by who says so, and has a secret of it.
  await addEntry(page, "Problem or illness", { Problem: "Migraine" });
  await restore.setInputFiles({ name: "a.mdawa", mimeType: "application/octet-stream", buffer: backup });
  await page.getByRole("dialog").waitFor();
  await button(page, "Keep it").click();
  await unlock(page);
  await item(page, "Asha Example").click();
  await heading(page, "Asha Example").waitFor();
  assert.equal((await entries(page)).length, 2);
  await restore.setInputFiles({ name: "a.mdawa", mimeType: "application/octet-stream", buffer: backup });
  await button(page, "Replace").click();
  await field(page, "Passphrase").fill(PASSPHRASE);
  await button(page, "Continue").click();
  await item(page, "Asha Example").click();
  await heading(page, "Asha Example").waitFor();
  assert.deepEqual(await entries(page), ["Problems 1: Asthma"]);
  await page.context().close();
});

test("a full disk is said, and nothing is lost or half kept", async () => {
  const page = await openRecords(await newBrowser(browser), site.url);
  const session = await page.context().newCDPSession(page);
  // Before anything is kept: Chromium remembers for a while how much room there was.
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.url, quotaSize: 1_000_000 });
  await begin(page, "My patients", "Dr. Mehta");
  await addPerson(page, ASHA);
  const problems = Array.from({ length: 200 }, (_, index) => `Problem ${index} ${"x".repeat(20_000)}`);
  const record = recordOf({ given: "Neema", family: "Other", birthDate: "1990-01-02", problems });
  await chooseFile(page, record);
  await button(page, "Import 200 entries").click();
  await page.getByRole("alert").filter({ hasText: "There is no room left on this device." }).waitFor();
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.url });
  await button(page, "Cancel").click();
  await heading(page, "Asha Example").waitFor();
  await page.reload();
  await unlock(page);
  await item(page, "Asha Example").waitFor();
  assert.equal(await page.locator("#people-list li").count(), 1);
  await page.context().close();
});

test("the ways in are changed only by who shows a secret, and the new ones open", async () => {
  const { page } = await newDoctor();
  await button(page, "Lock now").click();
  await unlock(page);
  await page.getByText("Ways in, and locking").click();
  await button(page, "Change the passphrase").click();
  await heading(page, "Show again that it is you").waitFor();
  await field(page, "Passphrase").fill(PASSPHRASE);
  await button(page, "Continue").click();
  await heading(page, "Change the passphrase").waitFor();
  await assertAccessible(page, "changing the passphrase");
  await field(page, "New passphrase").fill("another five words of mine");
  await field(page, "The same passphrase again").fill("another five words of mine");
  await page.locator("#changing-form").getByRole("button", { name: "Change the passphrase" }).click();
  await assertSaid(page, "The passphrase is changed.");
  await button(page, "Make new recovery codes").click();
  const [code = ""] = await useCodes(page);
  await assertSaid(page, "The new recovery codes are in force.");
  await button(page, "Lock now").click();
  await open(page);
  await problem(page, "That does not open these records.").waitFor();
  await open(page, "another five words of mine");
  await button(page, "Lock now").waitFor();
  await button(page, "Lock now").click();
  await button(page, "Use a recovery code").click();
  await field(page, "Recovery code").fill(code);
  await button(page, "Open").click();
  await button(page, "Lock now").waitFor();
  await page.context().close();
});

test("a browser opens by itself only where somebody wanted that, until it is forgotten", async () => {
  const { page } = await newDoctor();
  await button(page, "Lock now").click();
  await page.getByRole("checkbox", { name: "Remember here for 7 days" }).check();
  await unlock(page);
  await page.reload();
  await button(page, "Lock now").waitFor();
  await page.getByText("Ways in, and locking").click();
  await button(page, "Forget this device").click();
  await assertSaid(page, "does not open the records by itself any more");
  await page.reload();
  await heading(page, "Open my patients’ records").waitFor();
  await page.context().close();
});

test("the extra lock asks for the code of an app after opening, and a recovery code passes it", async () => {
  const { page, codes } = await newDoctor({ clock: true });
  await addPerson(page, ASHA);
  await button(page, "Back to the list").click();
  await page.getByText("Ways in, and locking").click();
  await button(page, "Turn on the extra lock").click();
  await heading(page, "Connect your authenticator app").waitFor();
  await assertAccessible(page, "connecting an app");
  const secret = ((await page.locator("#setup-key").textContent()) ?? "").replaceAll(" ", "");
  const code = async () =>
    totp.totpCode({ secret }, Math.floor((await page.evaluate(() => Date.now())) / 1000));
  await field(page, "Code that the app shows").fill(await code());
  await button(page, "Check the code").click();
  await assertSaid(page, "The extra lock is on.");
  await button(page, "Lock now").click();
  await unlock(page);
  await heading(page, "Extra lock of the screen").first().waitFor();
  assert.ok(!(await page.content()).includes("Asha"), "nothing is shown before the code");
  await assertAccessible(page, "the extra lock");
  const typed = field(page, "Code from your app, or a recovery code");
  await typed.fill(await code());
  await button(page, "Continue").click();
  await problem(page, "This code was used already.").waitFor();
  await page.clock.runFor(30_000);
  await typed.fill(await code());
  await button(page, "Continue").click();
  await item(page, "Asha Example").waitFor();

  await button(page, "Lock now").click();
  await unlock(page);
  await typed.fill(codes[0] ?? "");
  await button(page, "Continue").click();
  await item(page, "Asha Example").waitFor();
  await page.getByText("Ways in, and locking").click();
  await button(page, "Turn off the extra lock").click();
  await typed.fill(codes[1] ?? "");
  await button(page, "Continue").click();
  await assertSaid(page, "The extra lock is off.");
  await button(page, "Lock now").click();
  await unlock(page);
  await item(page, "Asha Example").waitFor();
  await page.context().close();
});

test("the list of what happened tells of each change, names nobody, and verifies", async () => {
  const { page } = await newDoctor();
  await addPerson(page, ASHA);
  await addEntry(page, "Problem or illness", { Problem: "Asthma" });
  await button(page, "Lock now").click();
  await unlock(page);
  await page.getByRole("heading", { name: "What happened here" }).click();
  const lines = page.locator("#log-rows li p:first-child");
  await lines.first().waitFor();
  assert.deepEqual((await lines.allTextContents()).reverse(), [
    "1. Records begun",
    "2. Kept",
    "3. Kept",
    "4. Opened (Passphrase)",
  ]);
  await assertAccessible(page, "what happened");
  await button(page, "Verify the log").click();
  await page.getByText("All 4 lines are as they were written, and none is missing.").first().waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "Save as JSON").click()]);
  const text = await readFile(await file.path(), "utf8");
  for (const secret of ["Asha", "Asthma", "Mehta"]) assert.ok(!text.includes(secret), secret);
  await page.context().close();
});
