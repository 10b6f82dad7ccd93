/** Records on their way between the page that keeps them and the pages that show, seal and read them. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import {
  addEntry,
  addPerson,
  begin,
  button,
  entries,
  heading,
  importFile,
  item,
  newBrowser,
  openRecords,
  recordOf,
  unlock,
  writePerson,
} from "./keepers.mjs";
import { codeOf, copiedText, generate, paste, typeCode } from "./people.mjs";

const RECORD = recordOf({
  given: "Asha",
  family: "Example",
  birthDate: "1980-05-17",
  problems: ["Asthma", "Migraine"],
});

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

/** @typedef {import("playwright-core").Page} Page */

/** The tab that a press opens. @param {Page} page @param {string} name of the button */
async function tabOf(page, name) {
  const [tab] = await Promise.all([page.waitForEvent("popup"), button(page, name).click()]);
  tab.on("pageerror", (error) => assert.fail(`the tab threw ${error}`));
  return tab;
}

/** @param {import("playwright-core").BrowserContext} context @param {string} page */
async function openPage(context, page) {
  const opened = await context.newPage();
  opened.on("pageerror", (error) => assert.fail(`the page threw ${error}`));
  await opened.goto(`${site.url}/www/${page}`);
  return opened;
}

/** @param {Page} page @param {string} label */
const file = (page, label) => page.getByLabel(label);

/** @param {string} record */
const asFile = (record) => ({
  name: "record.json",
  mimeType: "application/fhir+json",
  buffer: Buffer.from(record),
});

test("a doctor keeps what a patient sealed, and is told so where it was read", async () => {
  const patient = await openPage(await newBrowser(browser), "patient.html");
  await file(patient, "Health record file").setInputFiles(asFile(RECORD));
  await generate(patient, "Send as text or file");
  const code = await codeOf(patient);
  const text = await copiedText(patient);

  const context = await newBrowser(browser);
  const doctor = await openPage(context, "doctor.html");
  await paste(doctor, "Paste", text);
  await typeCode(doctor, code);
  await heading(doctor, "Patient record").waitFor();
  const tab = await tabOf(doctor, "Keep encrypted");
  await tab.getByText("A record waits here.").waitFor();
  await begin(tab, "My patients", "Dr. Asha");
  await heading(tab, "What comes in").waitFor();
  await button(tab, "Import 2 entries").click();
  await heading(tab, "Asha Example").waitFor();
  assert.deepEqual(await entries(tab), ["Problems 2: Asthma", "Problems 2: Migraine"]);
  assert.equal(await tab.getByText("A record waits here.").isVisible(), false);
  await doctor.locator("#import-state").filter({ hasText: "Kept encrypted in Dr. Asha." }).waitFor();
  await tab.getByText("What was shared and received").click();
  await tab.locator("#receipts li").filter({ hasText: "taken in: Problems: 2" }).waitFor();
  await tab.locator("#person-source").filter({ hasText: "sealed" }).waitFor();

  // Read once more: nothing comes in twice.
  await tab.close();
  const again = await tabOf(doctor, "Keep encrypted");
  await unlock(again);
  await again.getByText("The same person is here already.").waitFor();
  await button(again, "Import 0 entries").click();
  await heading(again, "Asha Example").waitFor();
  assert.equal((await entries(again)).length, 2);
  await context.close();
});

test("a tab that is loaded again is given the record again, and a locked one keeps it", async () => {
  const context = await newBrowser(browser);
  const doctor = await openPage(context, "doctor.html");
  await file(doctor, "Picture or file").setInputFiles(asFile(RECORD));
  await heading(doctor, "Patient record").waitFor();
  const tab = await tabOf(doctor, "Keep encrypted");
  await begin(tab, "My patients", "Dr. Asha");
  await heading(tab, "What comes in").waitFor();
  await tab.reload();
  await unlock(tab);
  await heading(tab, "What comes in").waitFor();
  await button(tab, "Lock now").click();
  await unlock(tab);
  await button(tab, "Import 2 entries").click();
  await heading(tab, "Asha Example").waitFor();
  await doctor.locator("#import-state").filter({ hasText: "Kept encrypted in Dr. Asha." }).waitFor();
  await context.close();
});

test("what a patient keeps is chosen there, and leaves as it was chosen", async () => {
  const context = await newBrowser(browser);
  const records = await openRecords(context, site.url);
  await begin(records, "My own", "Mine");
  await button(records, "Write down who I am").click();
  await writePerson(records, { given: "Asha", family: "Example", birth: "1980" });
  await addEntry(records, "Allergy", { "Allergic to": "Penicillin" });
  await addEntry(records, "Problem or illness", { Problem: "Asthma" });
  await addEntry(records, "Problem or illness", { Problem: "Something private" });
  await records.close();

  const patient = await openPage(context, "patient.html");
  const tab = await tabOf(patient, "From my records");
  await unlock(tab);
  await heading(tab, "What to share").waitFor();
  await tab.getByRole("checkbox", { name: "Something private" }).uncheck();
  assert.equal(
    await tab
      .getByRole("checkbox", { name: "Problems: all" })
      .evaluate((box) => /** @type {any} */ (box).indeterminate),
    true,
  );
  await Promise.all([tab.waitForEvent("close"), button(tab, "Share 2 entries").click()]);
  await heading(patient, "Exactly this will leave").waitFor();
  assert.match((await patient.locator("#preview-sections").textContent()) ?? "", /Problem/);
  await generate(patient, "Send as text or file");
  const code = await codeOf(patient);
  const text = await copiedText(patient);
  const doctor = await openPage(await newBrowser(browser), "doctor.html");
  await paste(doctor, "Paste", text);
  await typeCode(doctor, code);
  await doctor.getByText("Penicillin").first().waitFor();
  await doctor.getByText("Asthma").first().waitFor();
  assert.equal(await doctor.getByText("Something private").count(), 0);

  const later = await openRecords(context, site.url);
  await unlock(later);
  await later.getByText("What was shared and received").click();
  await later
    .locator("#receipts li")
    .filter({ hasText: "chosen to be shared: Allergies: 1, Problems: 1" })
    .waitFor();
  await context.close();
});

test("a document's cover, which tells of everything, leaves with everything only", async () => {
  const { entry, ...bundle } = JSON.parse(RECORD);
  const [patient, ...problems] = entry;
  const section = problems.map((/** @type {any} */ { fullUrl, resource }) => ({
    title: "Problems",
    text: {
      status: "additional",
      div: `<div xmlns="http://www.w3.org/1999/xhtml">${resource.code.text} told</div>`,
    },
    entry: [{ reference: fullUrl }],
  }));
  const cover = {
    resourceType: "Composition",
    title: "Summary",
    subject: { reference: patient.fullUrl },
    section,
  };
  const document = { ...bundle, type: "document", entry: [{ resource: cover }, ...entry] };
  const context = await newBrowser(browser);
  await context.addInitScript(() => {
    globalThis.MessageChannel = class extends MessageChannel {
      constructor() {
        super();
        this.port1.addEventListener("message", ({ data }) =>
          Object.assign(globalThis, { handed: data.record }),
        );
      }
    };
  });
  const records = await openRecords(context, site.url);
  await begin(records, "My own", "Mine");
  await importFile(records, JSON.stringify(document));

  /** What is handed over but for these entries. @param {string[]} kept @param {string} go the button */
  const shared = async (kept, go) => {
    await button(records, "Share with a doctor").click();
    await heading(records, "What to share").waitFor();
    assert.equal(await records.getByRole("checkbox", { name: "Summary" }).count(), 0);
    for (const name of kept) await records.getByRole("checkbox", { name }).uncheck();
    const tab = await tabOf(records, go);
    await heading(tab, "Exactly this will leave").waitFor();
    const record = await tab.evaluate(() => /** @type {any} */ (globalThis).handed);
    await tab.close();
    return String(record);
  };
  const whole = await shared([], "Share 2 entries");
  for (const words of ["Asthma told", "Migraine told"]) assert.ok(whole.includes(words), words);
  const part = await shared(["Migraine"], "Share 1 entry");
  assert.ok(part.includes("Asthma"));
  assert.doesNotMatch(part, /Migraine|told/);
  await context.close();
});

test("a caretaker shares one person's record from where it is kept", async () => {
  const context = await newBrowser(browser);
  const records = await openRecords(context, site.url);
  await begin(records, "People I care for", "Family");
  await addPerson(records, { given: "Asha", family: "Example" });
  await addEntry(records, "Medicine", { Medicine: "Salbutamol" });
  await button(records, "Back to the list").click();
  await addPerson(records, { given: "Juma", family: "Example" });
  await button(records, "Back to the list").click();
  await item(records, "Asha Example").click();
  await button(records, "Share with a doctor").click();
  await heading(records, "What to share").waitFor();
  const patient = await tabOf(records, "Share 1 entry");
  await heading(patient, "Exactly this will leave").waitFor();
  await patient.getByText("Asha Example").first().waitFor();
  assert.equal(await patient.getByText("Juma").count(), 0);
  await context.close();
});

test("what a patient writes down for a transfer is kept as well, where that is wanted", async () => {
  const context = await newBrowser(browser);
  const patient = await openPage(context, "patient.html");
  await button(patient, "Write it down").click();
  await patient.getByLabel("Given names").fill("Asha");
  await patient.getByLabel("Birth date").fill("1980");
  await button(patient, "Add an allergy").click();
  await patient.getByLabel("Allergic to").fill("Penicillin");
  await button(patient, "Use this").click();
  const tab = await tabOf(patient, "Keep in my records");
  await begin(tab, "My own", "Mine");
  await tab.getByRole("button", { name: /^Import \d+ entr/ }).click();
  await heading(tab, "Asha").waitFor();
  assert.ok((await entries(tab)).includes("Allergies 1: Penicillin"));
  await patient.locator("#keep-state").filter({ hasText: "Kept encrypted in Mine." }).waitFor();
  await context.close();
});

test("a page of another origin is no opener, and what it says is not heard", async () => {
  const stranger = await serve();
  const context = await newBrowser(browser);
  const page = await context.newPage();
  await page.goto(`${stranger.url}/www/doctor.html`);
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate((url) => void open(url), `${site.url}/www/patient.html`),
  ]);
  await heading(tab, "1. What to share").waitFor();
  assert.equal(await tab.evaluate(() => globalThis.opener), null, "where the host sends its headers");

  // Where it sends none, there is an opener, and the browser tells it nothing unless it is of ours.
  await context.route("**/www/*.html", async (route) => {
    const response = await route.fetch();
    const { "cross-origin-opener-policy": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  /** @param {Page} opener @param {string} record that it would give */
  const opened = async (opener, record) => {
    const [tab] = await Promise.all([
      opener.waitForEvent("popup"),
      opener.evaluate(
        ([url, record]) => {
          const errand = { to: "share", record };
          const tab = open(url);
          addEventListener("message", ({ ports: [port] }) => {
            document.title = "it was asked";
            port?.postMessage(errand);
          });
          document.addEventListener("say-it", () => tab?.postMessage({ mdawa: "errand", errand }, "*"));
        },
        [`${site.url}/www/patient.html`, record],
      ),
    ]);
    await tab.locator("#prepare:not([inert])").waitFor();
    return tab;
  };
  await page.reload();
  const wary = await opened(page, RECORD.replaceAll("Asha", "Mallory"));
  await page.evaluate(() => document.dispatchEvent(new Event("say-it")));
  assert.notEqual(await wary.evaluate(() => globalThis.opener), null);
  const own = await openPage(context, "protection.html");
  const patient = await opened(own, RECORD);
  await heading(patient, "Exactly this will leave").waitFor();
  await patient.getByText("Asha Example").first().waitFor();
  assert.equal(await own.title(), "it was asked");
  // It has had as long as the other one.
  assert.notEqual(await page.title(), "it was asked");
  assert.equal(await wary.getByText("Mallory").count(), 0);
  await stranger.close();
  await context.close();
});
