/** What leads to the page that contacts others: another page of ours, that opens it for an errand. */

import assert from "node:assert/strict";
import { newBrowser } from "./keepers.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * Opens the page for an errand, from another page of ours.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {import("../../www/shared/hand-over.js").Errand} errand
 */
export async function openExchange(browser, url, errand) {
  const context = await newBrowser(browser);
  const opener = await context.newPage();
  await opener.goto(`${url}/www/protection.html`);
  const tab = await openFor(opener, errand);
  return { context, opener, tab };
}

/** @param {Page} opener @param {import("../../www/shared/hand-over.js").Errand} errand */
export async function openFor(opener, errand) {
  const [tab] = await Promise.all([
    opener.waitForEvent("popup"),
    opener.evaluate(async (errand) => {
      const { sendTo } = await import("/www/shared/hand-over.js");
      const { signal } = new AbortController();
      sendTo("exchange.html", errand, (outcome) => Object.assign(globalThis, { outcome }), signal);
    }, errand),
  ]);
  tab.on("pageerror", (error) => assert.fail(`the tab threw ${error}`));
  return tab;
}

/** What the page was told that opened it. @param {Page} opener @returns {Promise<any>} */
export const outcomeOf = (opener) => opener.evaluate(() => /** @type {any} */ (globalThis).outcome);

/** Presses what ends a tab, and waits until it is gone: it may go in the middle of the press. @param {Page} tab @param {Promise<unknown>} press */
export async function closing(tab, press) {
  await Promise.all([tab.waitForEvent("close"), press.catch(() => {})]);
}
