/** A record on its way to a clinic's server, which is a real one: what leaves is shown first, and what became of it after. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { closing, openExchange, outcomeOf } from "./exchange.mjs";
import { launch, serve } from "./harness.mjs";
import { fhirServer, host } from "./hosts.mjs";
import { button, heading } from "./keepers.mjs";
import { assertAccessible } from "./wcag.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TOKEN = "a.token.for-tests";
const PATIENT = "urn:uuid:00000000-0000-4000-8000-000000000001";
const transaction = transactionWith([
  { resourceType: "Patient", name: [{ given: ["Asha"], family: "Example" }], birthDate: "1980-05-17" },
  { resourceType: "Condition", code: { text: "Asthma" }, subject: { reference: PATIENT } },
  { resourceType: "Condition", code: { text: "Migraine" }, subject: { reference: PATIENT } },
]);

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof fhirServer>>} */
let server;
before(async () => {
  [site, browser, server] = await Promise.all([
    serve(),
    launch(),
    fhirServer({ token: TOKEN, mostBytes: 20_000 }),
  ]);
});
after(() => Promise.all([site.close(), browser.close(), server.close()]));

/** @param {any[]} resources the first under the address of the patient */
function transactionWith(resources) {
  const entry = resources.map((resource, place) => ({
    fullUrl: place === 0 ? PATIENT : `urn:uuid:00000000-0000-4000-8000-10000000000${place}`,
    resource,
    request: { method: "POST", url: resource.resourceType },
  }));
  return JSON.stringify({ resourceType: "Bundle", type: "transaction", entry });
}

/** @param {string} record @param {{ base?: string, token?: string }} [server] */
const open = (record, { base = server.url, token = TOKEN } = {}) =>
  openExchange(browser, site.url, { to: "send", record, server: { base, token } });

/** @param {Page} tab */
async function press(tab) {
  await heading(tab, "Send this record?").waitFor();
  await tab.getByRole("button", { name: /^Send \d+ entr/ }).click();
}

test("what leaves is shown first, the server keeps it, and it is there as it was sent", async () => {
  const { context, opener, tab } = await open(transaction);
  await heading(tab, "Send this record?").waitFor();
  for (const words of [
    server.url,
    "3 entries leave this device:",
    "Problems: 2",
    "Nothing has been sent yet.",
  ])
    await tab.getByText(words).waitFor();
  assert.ok(!(await tab.locator("main").textContent())?.includes(TOKEN));
  await tab.getByText("Show every entry").click();
  await tab.getByText("Problems: Asthma").waitFor();
  await assertAccessible(tab, "before sending");
  assert.equal((await server.read("Patient")).total, 0, "nothing was sent before the press");
  await tab.getByRole("button", { name: /^Send 3 entries to 127/ }).dblclick();
  await heading(tab, "The record is kept there").waitFor();
  await tab.getByText("The server keeps all 3 entries.").waitFor();
  assert.equal(await tab.getByText("Kept (201).").count(), 3);
  await assertAccessible(tab, "after sending");
  assert.equal(await button(tab, "Send it again").isVisible(), false);
  assert.deepEqual(await outcomeOf(opener), { sent: { status: 200, count: 3, to: server.host } });

  const { entry: patients = [] } = await server.read("Patient");
  const { entry: problems = [] } = await server.read("Condition");
  assert.equal(patients.length, 1, "two presses send once");
  const patient = patients[0].resource;
  /** @param {any} resource */
  const asSent = ({ id: _, meta: __, ...resource }) => resource;
  const read = [patient, ...problems.map((/** @type {any} */ { resource }) => resource)].map(asSent);
  const sent = JSON.parse(
    transaction.replaceAll(`"reference":"${PATIENT}"`, `"reference":"Patient/${patient.id}"`),
  );
  /** @param {any} one @param {any} other */
  const byText = (one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other));
  assert.deepEqual(
    read.sort(byText),
    sent.entry.map((/** @type {any} */ { resource }) => resource).sort(byText),
  );
  await closing(tab, button(tab, "Close this tab").click());
  await context.close();
});

test("who sends nothing has nothing sent", async () => {
  const before = (await server.read("Patient")).total;
  const { context, opener, tab } = await open(transaction);
  await heading(tab, "Send this record?").waitFor();
  await closing(tab, button(tab, "Send nothing").click());
  assert.equal(await outcomeOf(opener), undefined);
  assert.equal((await server.read("Patient")).total, before);
  await context.close();
});

test("a wrong token, a fault in the record and one that is too large are refused in words, and nothing is kept", async () => {
  const before = (await server.read("Patient")).total;
  const wrong = await open(transaction, { token: "another" });
  await press(wrong.tab);
  await heading(wrong.tab, "The record is not kept there").waitFor();
  await wrong.tab.getByText("The server lets nobody in with this access token").waitFor();
  await wrong.tab.getByText("This token is not known").waitFor();
  await assertAccessible(wrong.tab, "refused");
  assert.deepEqual(await outcomeOf(wrong.opener), { sent: { status: 401, count: 0, to: server.host } });
  await button(wrong.tab, "Send it again").click();
  await heading(wrong.tab, "Send this record?").waitFor();
  await wrong.context.close();

  const faulty = await open(transactionWith([{ resourceType: "Patient", birthDate: "in May" }]));
  await press(faulty.tab);
  await faulty.tab.getByText("The server refused the record (it answered 400) and kept nothing.").waitFor();
  await faulty.tab.getByText("Invalid date format (Patient.birthDate)").waitFor();
  await faulty.context.close();

  const name = [{ text: "x".repeat(30_000) }];
  const large = await open(transactionWith([{ resourceType: "Patient", name }]));
  await press(large.tab);
  await large.tab.getByText("The record is larger than the server takes, and nothing was kept.").waitFor();
  assert.deepEqual(await outcomeOf(large.opener), { sent: { status: 413, count: 0, to: server.host } });
  await large.context.close();
  assert.equal((await server.read("Patient")).total, before);
});

test("where no answer comes it may have been kept, and nothing is sent again by itself", async (t) => {
  const broken = await host(t, () => "hang up");
  const { context, opener, tab } = await open(transaction, { base: broken.url });
  await press(tab);
  await heading(tab, "It may have been kept").waitFor();
  await tab.getByText("sends nothing again by itself").waitFor();
  await tab.getByText("Look at the server first").waitFor();
  await assertAccessible(tab, "not known");
  assert.equal(broken.asked.length, 1);
  assert.deepEqual(await outcomeOf(opener), { sent: { status: 0, count: 0, to: broken.host } });
  const { method, path, headers } = broken.asked[0] ?? { headers: {} };
  assert.deepEqual([method, path], ["POST", "/"]);
  assert.equal(headers.authorization, `Bearer ${TOKEN}`);
  assert.equal(headers["content-type"], "application/fhir+json");
  assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
  await button(tab, "Send it again").click();
  assert.equal(broken.asked.length, 1, "it is shown again first");
  await press(tab);
  await heading(tab, "It may have been kept").waitFor();
  assert.equal(broken.asked.length, 2);
  await context.close();
});

test("a server that is dead, is none, or answers in part is told from one that keeps the record", async (t) => {
  const dead = await host(t, () => "hang up");
  dead.close();
  const first = await open(transaction, { base: dead.url });
  await press(first.tab);
  await heading(first.tab, "It may have been kept").waitFor();
  await first.context.close();

  const page = await host(t, () => ({ body: "<!doctype html><title>Log in</title>" }));
  const second = await open(transaction, { base: page.url });
  await press(second.tab);
  await second.tab.getByText("did not say what became of the record").waitFor();
  assert.deepEqual(await outcomeOf(second.opener), { sent: { status: 0, count: 0, to: page.host } });
  await second.context.close();

  const issue = [{ severity: "error", code: "invalid", diagnostics: "No such code" }];
  const response = { status: "422 Unprocessable", outcome: { resourceType: "OperationOutcome", issue } };
  const entry = [{ response: { status: "201 Created" } }, { response }, { response: { status: "201" } }];
  const picky = await host(t, () => ({
    body: { resourceType: "Bundle", type: "transaction-response", entry },
  }));
  const third = await open(transaction, { base: picky.url });
  await press(third.tab);
  await third.tab.getByText("The server did not keep everything.").waitFor();
  await third.tab.getByText("Not kept (422). No such code").waitFor();
  assert.equal(await third.tab.getByText("Kept (201).").count(), 2);
  await third.context.close();

  const gone = await open(transaction, { base: `${server.url.replace("/fhir", "/nothing")}` });
  await press(gone.tab);
  await gone.tab.getByText("There is no server for records at this address").waitFor();
  await gone.context.close();
});

test("nothing is sent where others on the way could read it", async () => {
  const { context, tab } = await open(transaction, { base: "http://clinic.example/fhir" });
  await tab.getByRole("alert").filter({ hasText: "must begin with https. Nothing was sent." }).waitFor();
  await context.close();
});

test("the example of a visit is taken by a real server", async () => {
  const roomy = await fhirServer({ token: TOKEN });
  const visit = JSON.parse(await readFile(new URL("../fixtures/visit-record.json", import.meta.url), "utf8"));
  const entry = visit.entry.map((/** @type {any} */ each) => ({
    ...each,
    request: { method: "POST", url: each.resource.resourceType },
  }));
  const record = JSON.stringify({
    ...visit,
    type: "transaction",
    entry,
    identifier: undefined,
    timestamp: undefined,
  });
  const { context, tab } = await open(record, { base: roomy.url });
  await press(tab);
  await heading(tab, "The record is kept there").waitFor();
  await context.close();
  await roomy.close();
});
