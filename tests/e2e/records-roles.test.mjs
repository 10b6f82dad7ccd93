/** Who keeps what: a patient, a caretaker, a doctor and a clinic, each with a page that fits; and what locks it. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve, until } from "./harness.mjs";
import {
  addEntry,
  addPerson,
  assertSaid,
  begin,
  button,
  entries,
  field,
  heading,
  importFile,
  item,
  newBrowser,
  openRecords,
  recordOf,
  unlock,
  writePerson,
} from "./keepers.mjs";

const MINUTE_MS = 60_000;
const NOW = new Date("2026-11-21T09:30:05Z");

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

test("a patient comes straight to the own record, and it locks when nobody touches it", async () => {
  const context = await newBrowser(browser);
  await context.clock.install({ time: NOW });
  const page = await openRecords(context, site.url);
  await begin(page, "My own", "Asha");
  await heading(page, "My records").waitFor();
  await button(page, "Write down who I am").click();
  await writePerson(page, { given: "Asha", family: "Example", birth: "1980" });
  await addEntry(page, "Allergy", { "Allergic to": "Penicillin" });
  await page.getByText("There is no backup yet.").waitFor();
  assert.equal(await button(page, "Back to the list").isVisible(), false, "there is no list");
  await page.reload();
  await unlock(page);
  await heading(page, "Asha Example").waitFor();
  assert.deepEqual(await entries(page), ["Allergies 1: Penicillin"]);

  await page.getByText("Ways in, and locking").click();
  await page.getByLabel("Lock when nobody touches the page for").selectOption({ label: "5 minutes" });
  await assertSaid(page, "Locks after 5 minutes.");
  await page.clock.runFor(4 * MINUTE_MS);
  await heading(page, "Asha Example").waitFor();
  await page.clock.runFor(2 * MINUTE_MS);
  await heading(page, "Open my records").waitFor();
  await assertSaid(page, "Locked, because nobody touched the page for a while.");
  for (const words of ["Penicillin", "Example"])
    assert.ok(!(await page.content()).includes(words), `${words} is still on the page`);
  await unlock(page);
  await page.clock.runFor(6 * MINUTE_MS);
  await heading(page, "Open my records").waitFor();
  await context.close();
});

test("a page that is left is locked, also for whoever goes back to it", async () => {
  const keeping = await launch({ keepPages: true });
  try {
    const page = await openRecords(await newBrowser(keeping), site.url);
    await begin(page, "My own", "Asha");
    await button(page, "Write down who I am").click();
    await writePerson(page, { given: "Asha" });
    await page.goto(`${site.url}/index.html`);
    await page.goBack({ waitUntil: "commit" });
    await heading(page, "Open my records").waitFor();
    assert.equal(await page.locator("#person-name").textContent(), "");
  } finally {
    await keeping.close();
  }
});

test("a caretaker keeps several people apart, and deletes one without the others", async () => {
  const page = await openRecords(await newBrowser(browser), site.url);
  await begin(page, "People I care for", "Family");
  await heading(page, "People I care for").waitFor();
  await addPerson(page, { given: "Baba", birth: "1948", sex: "male" });
  await addEntry(page, "Medicine", { Medicine: "Amlodipine 5 mg" });
  await button(page, "Back to the list").click();
  await addPerson(page, { given: "Neema", birth: "2019-03-04", sex: "female" });
  await addEntry(page, "Immunisation", { Vaccine: "Measles" });
  await button(page, "Back to the list").click();
  await page.getByText("2 people").waitFor();
  await page.getByText("born March 4, 2019 · female").waitFor();
  await page
    .getByText(/^1 entry · changed/)
    .first()
    .waitFor();
  await item(page, "Baba").click();
  await heading(page, "Baba").waitFor();
  assert.deepEqual(await entries(page), ["Medicines 1: Amlodipine 5 mg"]);
  await page.getByText("More about this person").click();
  await button(page, "Delete this person").click();
  await page.getByRole("dialog", { name: "Delete Baba and all entries?" }).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await assertSaid(page, "Deleted: Baba.");
  await item(page, "Neema").click();
  await heading(page, "Neema").waitFor();
  assert.deepEqual(await entries(page), ["Immunisations 1: Measles"]);
  await page.context().close();
});

test("a doctor finds one of many as she types, and a long record comes in hundreds", async () => {
  const page = await openRecords(
    await newBrowser(browser, { viewport: { width: 1100, height: 800 } }),
    site.url,
  );
  await begin(page, "My patients", "Dr. Mehta");
  const problems = Array.from({ length: 230 }, (_, index) => `Problem ${index}`);
  await importFile(page, recordOf({ given: "Zoë", family: "Mtoto", birthDate: "1990-01-02", problems }));
  await until(page, () => document.querySelectorAll("#entry-groups li").length === 100);
  await button(page, "Show more").click();
  await until(page, () => document.querySelectorAll("#entry-groups li").length === 200);
  await button(page, "Show more").click();
  await until(page, () => document.querySelectorAll("#entry-groups li").length === 230);
  assert.equal(await button(page, "Show more").isVisible(), false);
  await button(page, "Back to the list").click();
  for (const given of ["Asha", "Baba", "Chandra"]) {
    await addPerson(page, { given });
    await button(page, "Back to the list").click();
  }
  await page.getByText("4 people").waitFor();
  await page.getByLabel("Search by name").fill("zoe mt");
  await page.getByText("1 of 4 fits.").waitFor();
  await item(page, "Zoë Mtoto").click();
  await heading(page, "Zoë Mtoto").waitFor();
  await page.context().close();
});

test("a clinic and a doctor of one browser have each their own records, and all tabs lock together", async () => {
  const context = await newBrowser(browser);
  const page = await openRecords(context, site.url);
  await begin(page, "My patients", "Dr. Mehta");
  await addPerson(page, { given: "Asha" });
  await button(page, "Lock now").click();
  await page.getByText("Something else").click();
  await button(page, "Keep other records here too").click();
  await begin(page, "Patients of a clinic", "Hill Clinic");
  await page.getByText("Nobody is kept here yet.").waitFor();

  const other = await openRecords(context, site.url);
  await field(other, "Which records").selectOption({ label: "Dr. Mehta" });
  await heading(other, "Open my patients’ records").waitFor();
  await unlock(other);
  await item(other, "Asha").waitFor();
  const second = await openRecords(context, site.url);
  await field(second, "Which records").selectOption({ label: "Dr. Mehta" });
  await unlock(second);
  await item(second, "Asha").waitFor();
  await button(other, "Lock now").click();
  await heading(second, "Open my patients’ records").waitFor();
  assert.ok(!(await second.content()).includes("Asha"));
  await button(page, "Lock now").waitFor();
  await context.close();
});
