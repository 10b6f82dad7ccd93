/**
 * Nobody is contacted whom the person has not agreed to contact: all that people do on the pages, in a browser whose every
 * request goes by a proxy that counts it.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, test } from "node:test";
import { countingProxy } from "./counting-proxy.mjs";
import { closing, openExchange, outcomeOf } from "./exchange.mjs";
import { launch, serve } from "./harness.mjs";
import { host, linkWith, newKey, sealed } from "./hosts.mjs";
import {
  addEntry,
  assertSaid,
  begin,
  field,
  giveOut,
  heading,
  idle,
  importFile,
  newBrowser,
  openRecords,
} from "./keepers.mjs";
import {
  answer,
  ask,
  button,
  chooseFile,
  codeOf,
  copiedRequest,
  copiedText,
  generate,
  openDoctor,
  openPatient,
  paste,
  photograph,
  receive,
  typeCode,
} from "./people.mjs";
import { codeFor, openCheck, profile, type } from "./reception.mjs";

const visit = await readFile(new URL("../fixtures/visit-record.json", import.meta.url), "utf8");

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {Awaited<ReturnType<typeof countingProxy>>} */
let proxy;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  [site, proxy] = await Promise.all([serve(), countingProxy()]);
  browser = await launch({ proxy: proxy.url });
});
after(async () => {
  await browser.close();
  await Promise.all([site.close(), proxy.close()]);
});
afterEach(() => proxy.asked.splice(0));

/**
 * Whom Chromium asks by itself, with no page of ours open too: whether somebody is logged in there, what time it is, and
 * for newer parts of itself. No flag keeps it from all of that, and no page of ours names these hosts.
 */
const BROWSERS_OWN = /[ /](accounts\.google|clients2\.google|update\.googleapis)\.com[:/]/;

/** What went to others than the host of the pages. */
const toOthers = () =>
  proxy.asked.filter((line) => !line.includes(` ${site.url}/`) && !BROWSERS_OWN.test(line));

/** Nothing did, and the proxy saw what went to the pages' own. @param {string} what was done */
function assertQuiet(what) {
  assert.ok(
    proxy.asked.some((line) => line.startsWith(`GET ${site.url}/`)),
    `the proxy counts: ${what}`,
  );
  assert.deepEqual(toOthers(), [], what);
}

test("the proxy sees what the browser asks of others, by whatever scheme", async (t) => {
  const there = await host(t, () => ({ body: "hello" }));
  const page = await browser.newPage();
  await page.goto(there.url);
  await page.goto("https://other.example/").catch(() => {});
  assert.ok(toOthers().includes(`GET ${there.url}/`));
  assert.ok(toOthers().includes("CONNECT other.example:443"));
  await page.close();
});

test("the front door, what it protects, and the settings ask nobody else for anything", async () => {
  const page = await browser.newPage();
  for (const path of ["index.html", "www/protection.html", "www/exchange.html"])
    await page.goto(`${site.url}/${path}`);
  await page.goto(`${site.url}/www/settings.html`);
  for (const summary of await page.locator("summary:visible").all()) await summary.click();
  await page.waitForLoadState("networkidle");
  await page.close();
  assertQuiet("reading");
});

test("a record that is shown, sent or sealed goes from page to page by nobody else", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.getByRole("button", { name: "Write it down" }).click();
  await patient.getByLabel("Given names").fill("Asha");
  await patient.getByLabel("Birth date").fill("1980");
  await patient.getByRole("button", { name: "Use this" }).click();
  await patient.getByText("Fits one still QR code").waitFor();
  await generate(patient);
  const [picture] = await photograph(patient, 1);
  const code = await codeOf(patient);
  const doctor = await openDoctor(browser, site.url);
  await receive(doctor, { name: "code.png", mimeType: "image/png", buffer: picture ?? Buffer.alloc(0) });
  await typeCode(doctor, code);
  await doctor.getByRole("heading", { name: "Patient record" }).waitFor();
  await button(doctor, "Done").click();
  await button(patient, "Done").click();

  await chooseFile(patient, Buffer.from(visit));
  await generate(patient, "Send as text or file");
  const letter = await codeOf(patient);
  await paste(doctor, "Paste", await copiedText(patient));
  await typeCode(doctor, letter);
  await doctor.getByRole("heading", { name: "Patient record" }).waitFor();
  await button(doctor, "Done").click();
  await button(patient, "Done").click();

  await chooseFile(patient, Buffer.from(visit));
  await generate(patient, "Sealed for this doctor");
  await ask(doctor, await codeOf(patient));
  await paste(doctor, "Paste", await answer(patient, await copiedRequest(doctor)));
  await doctor.getByRole("heading", { name: "Patient record" }).waitFor();
  await receive(doctor, { name: "visit.json", mimeType: "application/json", buffer: Buffer.from(visit) });
  await doctor.getByRole("heading", { name: "Patient record" }).waitFor();
  await patient.context().close();
  await doctor.context().close();
  assertQuiet("transfers");
});

test("records are kept, looked through, given out as files and backed up by nobody else", async () => {
  const page = await openRecords(await newBrowser(browser), site.url);
  await begin(page, "My own", "Mine");
  await importFile(page, visit);
  await addEntry(page, "Allergy", { "Allergic to": "Penicillin" });
  await giveOut(page);
  for (const name of [
    "Save as FHIR file",
    "Save the summary",
    "Save the collection",
    "Make the locked file",
  ]) {
    await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
    await idle(page);
  }
  await field(page, "Address of the file").fill("https://files.example/record.jose");
  await button(page, "Make the link").click();
  await assertSaid(page, "The link is made.");
  await button(page, "Choose a part").click();
  await Promise.all([page.waitForEvent("download"), button(page, "Save the table").click()]);
  await page.getByText("Set up the clinic’s server").click();
  await field(page, "Address of the server").fill("https://fhir.clinic.example/r4");
  await field(page, "Access token (may be empty)").fill("a.token");
  await button(page, "Keep this server").click();
  await assertSaid(page, "Nothing was sent, and the server was not contacted.");
  await button(page, "Back").click();
  await page.locator("#person:visible").waitFor();
  await page.getByRole("heading", { name: "Backup" }).click();
  const make = page.locator("#backup").getByRole("button", { name: "Make a backup" });
  await Promise.all([page.waitForEvent("download"), make.click()]);
  await idle(page);
  await button(page, "Lock now").click();
  await page.context().close();
  assertQuiet("keeping records");
});

test("a phone is checked by nobody else, unless a service was set up", async () => {
  const page = await openCheck(browser, site.url);
  const code = await codeFor(page);
  await type(page, code);
  await profile(page).waitFor();
  await page.context().close();
  assertQuiet("checking a phone");
});

test("of a link its host is asked, after the person agreed, exactly what a manifest takes", async (t) => {
  const key = newKey();
  const other = await host(t, () => ({ body: sealed(visit, key) }));
  const there = await host(t, () => ({ body: { files: [{ location: `${other.url}/file` }] } }));
  const link = linkWith({ url: `${there.url}/m`, key, flag: "P" });
  const { context, opener, tab } = await openExchange(browser, site.url, { to: "fetch", link });
  await heading(tab, "Get the record from its host?").waitFor();
  await tab.getByLabel("Your name, as the host is told").fill("Dr. Example");
  await tab.getByLabel("Passcode of the link").fill("1234");
  await tab.waitForLoadState("networkidle");
  assertQuiet("before the person agreed");
  await tab.getByRole("button", { name: /^Contact 127/ }).click();
  await heading(tab, "The record lies elsewhere").waitFor();
  const first = [`OPTIONS ${there.url}/m`, `POST ${there.url}/m`];
  assert.deepEqual(toOthers(), first);
  await tab.waitForLoadState("networkidle");
  assert.deepEqual(toOthers(), first, "before the person agreed to the other host");
  await closing(tab, button(tab, "Contact them too").click());
  assert.deepEqual(toOthers(), [...first, `GET ${other.url}/file`]);
  assert.equal((await outcomeOf(opener)).fetched[0].body, visit);
  await context.close();
});

test("a server is sent a record once, after the person agreed", async (t) => {
  const entry = [{ resource: { resourceType: "Patient" }, request: { method: "POST", url: "Patient" } }];
  const told = [{ response: { status: "201" } }];
  const there = await host(t, () => ({
    body: { resourceType: "Bundle", type: "transaction-response", entry: told },
  }));
  const record = JSON.stringify({ resourceType: "Bundle", type: "transaction", entry });
  const errand = /** @type {const} */ ({
    to: "send",
    record,
    server: { base: `${there.url}/fhir`, token: "a.token" },
  });
  const { context, tab } = await openExchange(browser, site.url, errand);
  await heading(tab, "Send this record?").waitFor();
  await tab.waitForLoadState("networkidle");
  assertQuiet("before the person agreed");
  await tab.getByRole("button", { name: /^Send 1 entry/ }).click();
  await heading(tab, "The record is kept there").waitFor();
  assert.deepEqual(toOthers(), [`OPTIONS ${there.url}/fhir`, `POST ${there.url}/fhir`]);
  await context.close();
});
