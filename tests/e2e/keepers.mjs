/** What people do who keep records, found as they find it: by role and by visible text. */

import assert from "node:assert/strict";
import { button } from "./people.mjs";

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").BrowserContext} Context
 * @typedef {import("playwright-core").Page} Page
 */

export { assertSaid, button } from "./people.mjs";

export const PASSPHRASE = "five quiet words make keys";
const PATIENCE_MS = 30_000;

/** @param {Browser} browser @param {import("playwright-core").BrowserContextOptions} [options] */
export function newBrowser(browser, options) {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
}

/** @param {Context} context @param {string} url */
export async function openRecords(context, url) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => assert.fail(`the page threw ${error}`));
  await page.goto(`${url}/www/records.html`);
  await page.locator("main section:visible").first().waitFor();
  return page;
}

/** @param {Page} page @param {string | RegExp} name */
export const heading = (page, name) =>
  page.getByRole("heading", typeof name === "string" ? { name, exact: true } : { name });

/** A field that is seen. @param {Page} page @param {string} label */
export const field = (page, label) => page.getByLabel(label, { exact: true }).filter({ visible: true });

/** @param {Page} page @param {string | RegExp} words */
export const problem = (page, words) => page.locator(".field-problem:visible").filter({ hasText: words });

export const ASHA = { given: "Asha", family: "Example", birth: "1980-05-17", sex: "female" };
export const NOW = new Date("2026-11-21T09:30:05Z");

/** A doctor's page with nobody in it yet. @param {Browser} browser @param {string} url @param {{ clock?: boolean }} [options] */
export async function newDoctor(browser, url, { clock = false } = {}) {
  const context = await newBrowser(browser);
  if (clock) await context.clock.install({ time: NOW });
  const page = await openRecords(context, url);
  const codes = await begin(page, "My patients", "Dr. Mehta");
  return { page, codes };
}

/** How many vaults this browser has. @param {Page} page */
export const vaults = (page) =>
  page.evaluate(async () => (await import("/www/vault/vault.js")).Vault.profiles().then((all) => all.length));

/** Fills in the form of a new vault. @param {Page} page @param {string} whose @param {string} name */
export async function wish(page, whose, name) {
  await page.getByRole("radio", { name: whose, exact: true }).check();
  await field(page, "What to call this").fill(name);
  await field(page, "Passphrase").fill(PASSPHRASE);
  await field(page, "The same passphrase again").fill(PASSPHRASE);
}

/** Makes a vault. @param {Page} page @param {"My own" | "People I care for" | "My patients" | "Patients of a clinic"} whose @param {string} name */
export async function begin(page, whose, name) {
  await wish(page, whose, name);
  await button(page, "Continue").click();
  return useCodes(page);
}

/** Says that the recovery codes are saved. @param {Page} page @returns {Promise<string[]>} them */
export async function useCodes(page) {
  await heading(page, "Save your recovery codes").waitFor();
  const codes = await page.locator("#backup-codes li").allTextContents();
  await page.getByRole("checkbox", { name: "I have saved them" }).check();
  await button(page, "Use these codes").click();
  await button(page, "Lock now").waitFor();
  await idle(page);
  return codes;
}

/** Until the page does nothing any more. @param {Page} page */
export async function idle(page) {
  await page.locator("#working").waitFor({ state: "hidden" });
}

/** @param {Page} page @param {string} [passphrase] */
export async function open(page, passphrase = PASSPHRASE) {
  await field(page, "Passphrase").fill(passphrase);
  await button(page, "Open").click();
}

/** Opens it, and waits until it is open. @param {Page} page */
export async function unlock(page) {
  await open(page);
  await button(page, "Lock now").waitFor();
}

/** @param {Page} page @param {{ given: string, family?: string, birth?: string, sex?: string }} person */
export async function writePerson(page, { given, family = "", birth = "", sex = "not said" }) {
  await field(page, "Given names").fill(given);
  await field(page, "Family name (may be empty)").fill(family);
  await field(page, "Birth date, or only the year").fill(birth);
  await field(page, "Sex").selectOption({ label: sex });
  await button(page, "Keep").click();
  await heading(page, [given, family].filter(Boolean).join(" ")).waitFor();
}

/** From the list of people. @param {Page} page @param {Parameters<typeof writePerson>[1]} person */
export async function addPerson(page, person) {
  await button(page, "Add a person").click();
  await writePerson(page, person);
}

/** @param {Page} page @param {string} kind as the form calls it @param {Record<string, string>} fields */
export async function addEntry(page, kind, fields) {
  await button(page, "Add an entry").click();
  await field(page, "What is it?").selectOption({ label: kind });
  for (const [label, value] of Object.entries(fields)) await field(page, label).fill(value);
  await button(page, "Keep").click();
  await page.locator("#person:visible").waitFor();
}

/** The entries on the page, with the heading that each stands under. @param {Page} page @returns {Promise<string[]>} */
export function entries(page) {
  return page
    .locator("#entry-groups .record-section")
    .evaluateAll((groups) =>
      groups.flatMap((group) =>
        Array.from(
          group.querySelectorAll(".entry-title"),
          (title) => `${group.querySelector("h3")?.textContent}: ${title.textContent}`,
        ),
      ),
    );
}

/** @param {Page} page @param {string | RegExp} title of an entry, or a person's name */
export const item = (page, title) => page.locator("main li button:visible").filter({ hasText: title });

/** @param {Page} page @param {string} record FHIR JSON @param {string} [name] of the file */
export async function chooseFile(page, record, name = "record.json") {
  await page
    .getByLabel("Health record file")
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(record) });
}

/** Takes in a file as it is proposed. @param {Page} page @param {string} record */
export async function importFile(page, record) {
  await chooseFile(page, record);
  await heading(page, "What comes in").waitFor();
  await page.getByRole("button", { name: /^Import \d+ entr/ }).click();
  await page.locator("#person:visible").waitFor();
}

/** From a person to the ways in which the record is given out. @param {Page} page */
export async function giveOut(page) {
  await button(page, "Give out").click();
  await heading(page, "Give out").waitFor();
  await idle(page);
}

/** A record of one person. @param {{ given: string, family: string, birthDate: string, problems: string[] }} person */
export function recordOf({ given, family, birthDate, problems }) {
  const patient = `urn:uuid:00000000-0000-4000-8000-${birthDate.replaceAll("-", "").padStart(12, "0")}`;
  const name = [{ given: [given], family }];
  const entry = [
    { fullUrl: patient, resource: { resourceType: "Patient", name, birthDate, gender: "female" } },
    ...problems.map((text, index) => ({
      fullUrl: `${patient.slice(0, 24)}9000-${String(index).padStart(12, "0")}`,
      resource: { resourceType: "Condition", code: { text }, subject: { reference: patient } },
    })),
  ];
  return JSON.stringify({ resourceType: "Bundle", type: "collection", entry });
}
