/** What leaves the records: as files, locked behind a link, and to a clinic's server; and who vouches for what is in it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import * as interop from "../../pkg/interop.js";
import { closing, openFor, outcomeOf } from "./exchange.mjs";
import { launch, serve } from "./harness.mjs";
import { fhirServer, host, linkWith } from "./hosts.mjs";
import {
  assertSaid,
  begin,
  button,
  entries,
  field,
  giveOut,
  heading,
  idle,
  importFile,
  item,
  newBrowser,
  newDoctor,
  openRecords,
  PASSPHRASE,
  problem,
  recordOf,
  unlock,
} from "./keepers.mjs";
import { assertAccessible } from "./wcag.mjs";

/** @typedef {import("playwright-core").Page} Page */

interop.initSync({ module: await readFile(new URL("../../pkg/interop_bg.wasm", import.meta.url)) });

const visit = await readFile(new URL("../fixtures/visit-record.json", import.meta.url), "utf8");
const ASHA = recordOf({
  given: "Asha",
  family: "Example",
  birthDate: "1980-05-17",
  problems: ["Asthma", "Migraine"],
});
const TOKEN = "a.token.for-tests";
const MINUTE_MS = 60_000;

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

/** A patient's own records with a file in them, where they are given out. @param {string} record */
async function givingOut(record) {
  const context = await newBrowser(browser);
  const page = await openRecords(context, site.url);
  await begin(page, "My own", "Mine");
  await importFile(page, record);
  await giveOut(page);
  return page;
}

/** @param {Page} page @param {string} name of the button */
async function saved(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  await idle(page);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** What the log says happened, the latest first. @param {Page} page */
async function logged(page) {
  await button(page, "Back").click();
  await page.locator("#person:visible").waitFor();
  await page.getByRole("heading", { name: "What happened here" }).click();
  await page.locator("#log-rows li").first().waitFor();
  const lines = await page.locator("#log-rows p:first-child").allTextContents();
  return lines.map((line) => line.replace(/^\d+\. /, ""));
}

/** @param {Page} page @param {string} base @param {string} [token] */
async function setServer(page, base, token = "") {
  if (!(await field(page, "Address of the server").isVisible()))
    await page.getByText("Set up the clinic’s server").click();
  await field(page, "Address of the server").fill(base);
  await field(page, "Access token (may be empty)").fill(token);
  await button(page, "Keep this server").click();
}

test("a summary and a collection are saved, say where they come from, and come in again", async () => {
  const page = await givingOut(visit);
  await assertAccessible(page, "ways to give out");
  const summary = await saved(page, "Save the summary");
  assert.match(summary.name, /^Neema .*\.ips\.fhir\.json$/);
  const document = JSON.parse(summary.text);
  assert.equal(document.type, "document");
  const types = document.entry.map((/** @type {any} */ { resource }) => resource.resourceType);
  assert.equal(types[0], "Composition");
  assert.ok(types.includes("Provenance"));
  const collection = await saved(page, "Save the collection");
  assert.match(collection.name, /\.ktc\.fhir\.json$/);
  assert.equal(JSON.parse(collection.text).type, "collection");
  assert.ok((await logged(page)).filter((line) => line === "Saved as an open file").length === 2);
  await page.context().close();

  const { page: other } = await newDoctor(browser, site.url);
  await importFile(other, summary.text);
  assert.ok((await entries(other)).some((title) => title.startsWith("Allergies")));
  await other.context().close();
});

test("what had to be changed to make a valid summary is told, and nothing where nothing had to", async () => {
  const record = JSON.parse(ASHA);
  record.entry[1].resource.encounter = { reference: "Encounter/of-long-ago" };
  const page = await givingOut(JSON.stringify(record));
  const repairs = page.locator("#giving-repairs");
  assert.equal(await repairs.isVisible(), false);
  await saved(page, "Save the summary");
  await repairs.getByText("Points to something that is not in the record: 1").waitFor();
  await assertAccessible(page, "what was changed");
  await page.context().close();

  const sound = await givingOut(ASHA);
  await saved(sound, "Save the summary");
  assert.equal(await sound.locator("#giving-repairs").isVisible(), false);
  await sound.context().close();
});

test("a part of a record is saved as a table", async () => {
  const page = await givingOut(ASHA);
  await button(page, "Choose a part").click();
  const table = await saved(page, "Save the table");
  assert.equal(table.name, "Asha Example.csv");
  assert.ok(table.text.startsWith("\uFEFF"));
  assert.match(table.text, /Asthma/);
  assert.match(table.text, /\r\n/);
  await page.context().close();
});

test("a locked file and its link are made, and open together", async (t) => {
  const page = await givingOut(ASHA);
  const file = await saved(page, "Make the locked file");
  assert.equal(file.name, "Asha Example.jose");
  assert.doesNotMatch(file.text, /Asthma/);
  await field(page, "Address of the file").fill("http://files.example/record.jose");
  await button(page, "Make the link").click();
  await problem(page, "begins with https").waitFor();
  await assertAccessible(page, "an address that others read along at");
  await field(page, "Address of the file").fill("https://files.example/record.jose");
  await field(page, "What the link is called (may be empty)").fill("Summary for the visit");
  await button(page, "Make the link").click();
  await assertSaid(page, "The link is made.");
  await page.locator("#link-qr[width]:not([width='0'])").waitFor();
  await assertAccessible(page, "a link");
  await button(page, "Copy the link").click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const { url, key, flag, label, warnings } = interop.decodeHealthLink(link);
  assert.deepEqual([url, flag, warnings], ["https://files.example/record.jose", "U", []]);
  assert.ok((await logged(page)).includes("Locked file made"));
  await page.getByText("What was shared and received").click();
  await page
    .locator("#receipts li")
    .filter({ hasText: "a locked file for a link was made: Problems: 2" })
    .waitFor();

  // As if that address were on this device.
  const there = await host(t, () => ({ headers: { "content-type": "application/jose" }, body: file.text }));
  const moved = linkWith({ url: `${there.url}/record.jose`, key, flag, label });
  const tab = await openFor(page, { to: "fetch", link: moved, recipient: "Dr. Example" });
  await heading(tab, "Get the record from its host?").waitFor();
  await tab.getByText("Summary for the visit").waitFor();
  await closing(tab, tab.getByRole("button", { name: /^Contact 127/ }).click());
  const { fetched } = await outcomeOf(page);
  assert.equal(fetched[0].contentType, "application/fhir+json");
  assert.match(fetched[0].body, /Asthma/);
  await page.context().close();
});

test("a record goes to the clinic's server, with a log, a receipt, and a token that nobody is shown again", async () => {
  const server = await fhirServer({ token: TOKEN });
  const page = await givingOut(ASHA);
  await setServer(page, "http://fhir.clinic.example/r4", TOKEN);
  await problem(page, "begins with https").waitFor();
  await setServer(page, `${server.url}?tenant=1`, TOKEN);
  await problem(page, "without what stands after a question mark").waitFor();
  await assertAccessible(page, "a server's address that is none");
  await setServer(page, `${server.url}/`, TOKEN);
  await assertSaid(page, "Kept. Nothing was sent, and the server was not contacted.");
  assert.equal(await field(page, "Access token (may be empty)").inputValue(), "");
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: /^Show what leaves, for 127/ }).click(),
  ]);
  await heading(tab, "Send this record?").waitFor();
  await tab.getByText("Problems: 2").waitFor();
  await tab.getByRole("button", { name: /^Send \d+ entries to 127/ }).click();
  await heading(tab, "The record is kept there").waitFor();
  await closing(tab, button(tab, "Close this tab").click());
  const { entry = [] } = await server.read("Condition");
  assert.deepEqual(entry.map((/** @type {any} */ { resource }) => resource.code.text).sort(), [
    "Asthma",
    "Migraine",
  ]);
  assert.equal((await server.read("Provenance")).total, 1);
  assert.deepEqual((await logged(page)).slice(0, 3), [
    "Sent to a server",
    "Sent to a server: begun",
    "Server set",
  ]);
  await page.getByText("What was shared and received").click();
  await page
    .locator("#receipts li")
    .filter({ hasText: `sent to ${server.host}: Problems: 2` })
    .waitFor();

  // Another server is not given what lets into this one.
  await giveOut(page);
  await setServer(page, "https://other.example/fhir");
  await assertSaid(page, "Kept.");
  const [other] = await Promise.all([
    page.waitForEvent("popup"),
    button(page, "Show what leaves, for other.example").click(),
  ]);
  await heading(other, "Send this record?").waitFor();
  await other.getByText("nothing: no access token is set").waitFor();
  await closing(other, button(other, "Send nothing").click());
  await button(page, "Forget it").click();
  await page.getByText("The server and its token are forgotten.").waitFor();
  await page.context().close();
  await server.close();
});

test("what is answered while the records are locked is written down when they are open again", async () => {
  const server = await fhirServer({ token: TOKEN });
  const page = await givingOut(ASHA);
  await setServer(page, server.url, TOKEN);
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: /^Show what leaves/ }).click(),
  ]);
  await heading(tab, "Send this record?").waitFor();
  await button(page, "Lock now").click();
  await heading(page, "Open my records").waitFor();
  await tab.getByRole("button", { name: /^Send \d+ entries/ }).click();
  await heading(tab, "The record is kept there").waitFor();
  await unlock(page);
  await page.getByText("What was shared and received").click();
  await page.locator("#receipts li").filter({ hasText: "sent to 127" }).waitFor();
  await page.context().close();
  await server.close();
});

test("each way asks for the secret again, once five minutes have passed", async () => {
  const context = await newBrowser(browser);
  await context.clock.install();
  const page = await openRecords(context, site.url);
  await begin(page, "My own", "Mine");
  await importFile(page, ASHA);
  await giveOut(page);
  await setServer(page, "https://fhir.clinic.example/r4", TOKEN);
  await assertSaid(page, "Kept.");
  await button(page, "Choose a part").click();
  await button(page, "Save the table").waitFor();
  for (const [name, why] of /** @type {const} */ ([
    ["Save as FHIR file", "A saved file is not locked"],
    ["Print", "A printed sheet is not locked"],
    ["Save the summary", "A saved file is not locked"],
    ["Save the collection", "A saved file is not locked"],
    ["Save the table", "A saved file is not locked"],
    ["Make the locked file", "What is shared leaves these records"],
    ["Show what leaves, for fhir.clinic.example", "What is shared leaves these records"],
  ])) {
    await context.clock.runFor(6 * MINUTE_MS);
    await button(page, name).click();
    await heading(page, "Show again that it is you").waitFor();
    await page.getByText(why).waitFor();
    await button(page, "Cancel").click();
    await heading(page, "Give out").waitFor();
  }
  await button(page, "Save as FHIR file").click();
  await field(page, "Passphrase").fill(PASSPHRASE);
  await Promise.all([page.waitForEvent("download"), button(page, "Continue").click()]);
  await heading(page, "Give out").waitFor();
  await context.close();
});

test("an entry says who vouches for it, on the page, on paper and in what is given out", async () => {
  const context = await newBrowser(browser);
  const page = await openRecords(context, site.url);
  await begin(page, "My own", "Mine");
  const issuer = { url: "https://issuer.example", name: "State of Example", issued: 1_700_000_000 };
  const source = /** @type {const} */ ({ way: "scanned", at: 1_750_000_000 });
  /** @param {string} problem @param {Partial<import("../../www/vault/types.js").Source>} more */
  const take = async (problem, more) => {
    const record = recordOf({
      given: "Asha",
      family: "Example",
      birthDate: "1980-05-17",
      problems: [problem],
    });
    const errand = { to: "keep", record, source: { ...source, ...more } };
    const opener = await context.newPage();
    await opener.goto(`${site.url}/www/protection.html`);
    const [tab] = await Promise.all([
      opener.waitForEvent("popup"),
      opener.evaluate(async (errand) => {
        const { sendTo } = await import("/www/shared/hand-over.js");
        sendTo("records.html", /** @type {any} */ (errand), () => {}, new AbortController().signal);
      }, errand),
    ]);
    await unlock(tab);
    await heading(tab, "What comes in").waitFor();
    await button(tab, "Import 1 entry").click();
    await item(tab, problem).waitFor();
    await opener.close();
    return tab;
  };
  await (await take("Verified", { vouch: "issuer", issuer })).close();
  await (await take("Unknown", { vouch: "issuer-unknown", issuer: { url: "https://who.example" } })).close();
  await (await take("Wrong", { vouch: "issuer-invalid", issuer })).close();
  await (await take("Revoked", { vouch: "issuer", issuer: { ...issuer, revoked: true } })).close();
  const last = await take("Supplied", { vouch: "patient", sealedAt: 1_750_000_000, packageId: "1" });
  for (const [problem, words] of /** @type {const} */ ([
    ["Verified", "Verified: signed by State of Example."],
    ["Unknown", "Signed by an issuer that is not known here (https://who.example)."],
    ["Wrong", "The signature is wrong: this is not what State of Example signed."],
    ["Revoked", "Signed by State of Example, who has taken it back. Do not rely on it."],
    ["Supplied", "Patient-supplied."],
  ])) {
    await item(last, new RegExp(`^${problem}`))
      .filter({ hasText: words })
      .waitFor();
  }
  await assertAccessible(last, "who vouches");
  await item(last, /^Verified/).click();
  await last.locator("#entry-source").filter({ hasText: "Verified: signed by State of Example." }).waitFor();
  await button(last, "Change").click();
  await field(last, "Problem").fill("Verified once");
  await button(last, "Keep").click();
  await last.locator("#entry-source").filter({ hasText: "Not checked by anybody." }).waitFor();
  await button(last, "Back").click();
  await last.evaluate(() => Object.assign(globalThis, { print: () => {} }));
  await giveOut(last);
  await button(last, "Print").click();
  await idle(last);
  await last.emulateMedia({ media: "print" });
  const paper = last.locator("#person-printed");
  for (const words of [
    /^Printed .* from the records of Mine\./,
    /1 entry: Patient-supplied\./,
    /1 entry: Not checked/,
  ])
    assert.match((await paper.textContent()) ?? "", words);
  assert.ok(await paper.isVisible());
  await context.close();
});
