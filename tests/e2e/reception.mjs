/** What reception does on the page for phone checks. */

import assert from "node:assert/strict";
import { until } from "./harness.mjs";
import { button } from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

export const NUMBER = "98765 43210";
export const MASKED = "+91 ••••••3210";
export const NOW = new Date("2026-11-21T09:30:00Z");

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function openCheck(browser, url, options) {
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    locale: "en-IN",
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  await page.clock.install({ time: NOW });
  await arrive(page, url);
  return page;
}

/** @param {Page} page @param {string} url */
export async function arrive(page, url) {
  page.on("pageerror", (error) => assert.fail(`the page threw ${error}`));
  await page.goto(`${url}/www/check.html`);
  await ready(page);
}

/** @param {Page} page */
export const ready = (page) => until(page, () => document.querySelector("#work:not([inert])") !== null);

/** @param {Page} page @param {string} number */
export async function makeCode(page, number = NUMBER) {
  await page.getByRole("textbox", { name: "Phone number" }).fill(number);
  await page.getByRole("checkbox", { name: /agrees to get one message/ }).check();
  await button(page, "Make a code").click();
}

/** The code, as it stands in the link that opens WhatsApp. @param {Page} page */
export async function codeIn(page) {
  const address = new URL((await page.getByRole("link", { name: "WhatsApp" }).getAttribute("href")) ?? "");
  return /\b\d{4,6}\b/.exec(address.searchParams.get("text") ?? "")?.[0] ?? "";
}

/** Makes a code and reads it. @param {Page} page @param {string} [number] */
export async function codeFor(page, number) {
  await makeCode(page, number);
  await page.getByRole("heading", { name: "Send the code" }).waitFor();
  return codeIn(page);
}

/** @param {Page} page @param {string} code */
export async function type(page, code) {
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(code);
  await button(page, "Check").click();
}

/** Another code than this one. @param {string} code */
export const wrong = (code) => String((Number(code) + 1) % 10 ** code.length).padStart(code.length, "0");

/** @param {Page} page */
export const profile = (page) => page.getByRole("heading", { name: "Who is it?" });

/** @param {Page} page @param {string} text */
export const said = (page, text) =>
  page.getByText(text, { exact: false }).filter({ visible: true }).first().waitFor();

/** What a button saves as a file. @param {Page} page @param {string} name */
export async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  const stream = await download.createReadStream();
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
