import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drawFrames } from "./drawing.mjs";
import { BLANK, launch, serve } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {Page} */
let page;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
  page = await browser.newPage();
  await page.goto(server.url + BLANK);
  await page.evaluate(async () => {
    const { Core } = await import("/www/shared/core.js");
    /** @param {Promise<unknown>} promise */
    const codeOf = (promise) =>
      promise.then(
        () => "resolved",
        (error) => error.code,
      );
    Object.assign(window, { Core, codeOf });
  });
});
after(() => Promise.all([server.close(), browser.close()]));

/** Has `name` of the module do something else. @param {Page} page @param {string} name @param {string} body */
function replaceFunction(page, name, body) {
  return page.route("**/pkg/mdawa.js", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({
      response,
      body: `${text.replace(`export function ${name}(`, "function unused(")}\nexport function ${name}(text) { ${body} }`,
    });
  });
}
