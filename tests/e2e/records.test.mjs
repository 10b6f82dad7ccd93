/** The page of the records: what is kept, found, changed, handed out and deleted. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import * as totp from "../../pkg/codes.js";
import { launch, serve, until } from "./harness.mjs";
import {
  ASHA,
  addEntry,
  addPerson,
  assertSaid,
  button,
  chooseFile,
  entries,
  field,
  giveOut,
  heading,
  importFile,
  item,
  newBrowser,
  newDoctor as newDoctorOf,
  open,
  openRecords,
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

const visit = await readFile(new URL("../fixtures/visit-record.json", import.meta.url), "utf8");

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
  await giveOut(page);
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

test("a file that is cut off, or whose attachments are not what they say, is said so and loses nothing else", async () => {
  const { page } = await newDoctor();
  const subject = { reference: "urn:uuid:00000000-0000-4000-8000-000000000001" };
  /** @param {string} description @param {object} attachment */
  const document = (description, attachment) => ({
    resource: { resourceType: "DocumentReference", subject, description, content: [{ attachment }] },
  });
  const record = JSON.stringify({
    resourceType: "Bundle",
    type: "collection",
    entry: [
      { fullUrl: subject.reference, resource: { resourceType: "Patient", name: [{ text: "Asha Example" }] } },
      document("Broken picture", { contentType: "image/png", data: "%%%" }),
      document("Drawing with a script", {
        contentType: "image/svg+xml",
        data: btoa("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        url: "javascript:alert(1)",
      }),
    ],
  });
  await chooseFile(page, record.slice(0, -20));
  await page.getByRole("alert").filter({ hasText: "This file is damaged or was cut off." }).waitFor();
  await importFile(page, record);
  for (const title of ["Broken picture", "Drawing with a script"]) {
    await item(page, title).click();
    await heading(page, title).waitFor();
    assert.equal(await page.locator("#entry-picture img").count(), 0, "nothing that is no picture is drawn");
    await button(page, "Delete").click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.locator("#person:visible").waitFor();
  }
  assert.deepEqual(await entries(page), []);
  await page.context().close();
});

test("a record that is too large for one file is saved as several, which come in again", async () => {
  const { page } = await newDoctor();
  const asha = { given: "Asha", family: "Example", birthDate: "1980-05-17" };
  for (const name of ["x-ray", "scan"]) {
    const record = JSON.parse(recordOf({ ...asha, problems: [name] }));
    record.entry[1].resource.note = [{ text: name.repeat((7 << 20) / name.length) }];
    await importFile(page, JSON.stringify(record));
  }
  /** @type {import("playwright-core").Download[]} */
  const saved = [];
  page.on("download", (download) => saved.push(download));
  await giveOut(page);
  await button(page, "Save as FHIR file").click();
  await assertSaid(page, "Saved as 2 files");
  assert.deepEqual(
    saved.map((download) => download.suggestedFilename()),
    ["Asha Example 1 of 2.fhir.json", "Asha Example 2 of 2.fhir.json"],
  );
  const files = await Promise.all(saved.map(async (file) => readFile(await file.path(), "utf8")));
  await page.context().close();

  const { page: other } = await newDoctor();
  for (const file of files) await importFile(other, file);
  assert.deepEqual((await entries(other)).sort(), ["Problems 2: scan", "Problems 2: x-ray"]);
  await other.context().close();
});

test("with a person go the receipts of all that were merged into her, over others too", async () => {
  const { page } = await newDoctor();
  for (const given of ["Asha", "Asha M.", "Asha Mary"]) {
    await importFile(
      page,
      recordOf({
        given,
        family: "Example",
        birthDate: `198${given.length % 10}-05-17`,
        problems: ["Asthma"],
      }),
    );
    await button(page, "Back to the list").click();
  }
  for (const [kept, merged] of [
    ["Asha M. Example", "Asha Example"],
    ["Asha Mary Example", "Asha M. Example"],
  ]) {
    await item(page, kept ?? "").click();
    await page.getByText("More about this person").click();
    const others = field(page, "The same person stands here twice, as");
    const label = (await others.locator("option").allTextContents()).find((text) =>
      text.startsWith(`${merged} ·`),
    );
    await others.selectOption({ label: label ?? "" });
    await button(page, "Show side by side").filter({ visible: true }).click();
    await button(page, "Same: merge").click();
    await assertSaid(page, "Merged. Nothing was deleted.");
    if (kept === "Asha M. Example") await button(page, "Back to the list").click();
  }
  await page.getByText("What was shared and received").click();
  assert.equal(await page.locator("#receipts li").count(), 3, "of all three");
  await page.getByText("More about this person").click();
  await button(page, "Delete this person").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("Nobody is kept here yet.").waitFor();
  const left = await page.evaluate(async () => {
    const { Vault } = await import("/www/vault/vault.js");
    const { KeyedStore } = await import("/www/shared/keyed-store.js");
    const [profile] = await Vault.profiles();
    const all = await new KeyedStore(`mdawa-vault-${profile?.id}`).entries();
    const receipts = all.filter(([key]) => key.startsWith("values/receipts "));
    // Nothing, sealed, is four letters and a tag.
    return { kept: receipts.length, full: receipts.filter(([, { bytes }]) => bytes.byteLength > 20).length };
  });
  assert.deepEqual(left, { kept: 3, full: 0 });
  await page.context().close();
});

test("where a part of the page cannot be loaded, it says so and opens later", async () => {
  const { page } = await newDoctor();
  await button(page, "Lock now").click();
  for (const part of [/vault-worker\.js$/, /codes_bg\.wasm$/]) {
    await page.context().route(part, (route) => route.abort());
    await open(page);
    await page.getByRole("alert").filter({ hasText: "A part of this page could not be loaded." }).waitFor();
    await page.context().unroute(part);
    await unlock(page);
    await button(page, "Lock now").click();
  }
  await page.context().close();
});
