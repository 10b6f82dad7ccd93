/** A browser may keep a page as it was, for whoever goes back to it (the back-forward cache): nothing is left on it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import {
  answer,
  ask,
  button,
  chooseFile,
  codeOf,
  copiedRequest,
  generate,
  openDoctor,
  openPatient,
  paste,
} from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

const sent = await readFile(new URL("../fixtures/visit-record.json", import.meta.url));

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  site = await serve();
  browser = await launch({ keepPages: true });
});
after(async () => {
  await browser.close();
  await site.close();
});

/** Leaves a page and goes back to it, as the browser kept it. @param {Page} page */
async function leaveAndReturn(page) {
  const path = new URL(page.url()).pathname;
  await page.evaluate(() => {
    document.body.dataset.kept = "yes";
  });
  page.once("dialog", (dialog) => dialog.accept());
  await page.goto(`${site.url}/www/protection.html`);
  await page.evaluate(() => history.back());
  await page.waitForURL(new RegExp(`${path}$`), { waitUntil: "commit" });
  assert.equal(await page.locator("body").getAttribute("data-kept"), "yes", "it is the page that was left");
}

test("a doctor's page that was kept has no request, and opens no answer to it", async () => {
  const patient = await openPatient(browser, site.url);
  const doctor = await openDoctor(browser, site.url);
  await chooseFile(patient, sent);
  await generate(patient, "Sealed for this doctor");
  await ask(doctor, await codeOf(patient));
  const text = await answer(patient, await copiedRequest(doctor));
  await leaveAndReturn(doctor);
  assert.equal(await doctor.getByRole("img", { name: "Request QR code" }).isVisible(), false);
  await paste(doctor, "Paste", text);
  await doctor.getByRole("alert").filter({ hasText: "no longer on this page" }).waitFor();
  await patient.context().close();
  await doctor.context().close();
});

test("a patient's page that was kept has no code and no record", async () => {
  const patient = await openPatient(browser, site.url);
  await chooseFile(patient, sent);
  await generate(patient, "Sealed for this doctor");
  assert.match(await codeOf(patient), /^\d{6}$/);
  await leaveAndReturn(patient);
  await button(patient, "Generate transfer code").waitFor();
  const shown = await patient.locator("body").textContent();
  assert.doesNotMatch(shown ?? "", /Neema|Diclofenac/);
  assert.equal(await patient.locator("#code").textContent(), "");
  await patient.context().close();
});

test("a doctor's page that was kept shows no record", async () => {
  const doctor = await openDoctor(browser, site.url);
  await paste(doctor, "Paste", sent.toString());
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await leaveAndReturn(doctor);
  assert.doesNotMatch((await doctor.locator("body").textContent()) ?? "", /Neema|Diclofenac/);
  await doctor.context().close();
});
