/** The page of the records: what opens it and what does not, backups, a full disk, and the list of what happened. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import * as totp from "../../pkg/codes.js";
import { BLANK, launch, serve, until } from "./harness.mjs";
import {
  ASHA,
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
  newDoctor as newDoctorOf,
  open,
  openRecords,
  PASSPHRASE,
  problem,
  recordOf,
  unlock,
  useCodes,
  vaults,
  wish,
} from "./keepers.mjs";
import { assertAccessible } from "./wcag.mjs";

/** @typedef {import("playwright-core").Page} Page */

totp.initSync({ module: await readFile(new URL("../../pkg/codes_bg.wasm", import.meta.url)) });

const MINUTE_MS = 60_000;
const GONE = /Records were kept in this browser, and they are gone/;

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

/** @param {{ clock?: boolean }} [options] */
const newDoctor = (options) => newDoctorOf(browser, site.url, options);

/** @param {Page} page @param {string} id where a screen reader goes on reading */
async function assertFocus(page, id) {
  await until(page, (id) => document.activeElement?.id === id, id);
}

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
  assert.equal(await page.getByText(GONE).isVisible(), false, "it was erased on purpose");

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

test("a browser that has lost what was kept in it says so, and asks for the backup", async () => {
  const { page } = await newDoctor();
  assert.equal(await page.getByText(GONE).isVisible(), false);
  await page.goto(site.url + BLANK);
  await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
    await Promise.all(
      names.map((name) => new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))),
    );
  });
  await page.goto(`${site.url}/www/records.html`);
  await heading(page, "Keep records in this browser").waitFor();
  await page.getByText(GONE).waitFor();
  await assertAccessible(page, "gone");
  // As before the mark was set: a browser in which nothing was ever kept.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await heading(page, "Keep records in this browser").waitFor();
  assert.equal(await page.getByText(GONE).isVisible(), false);
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
