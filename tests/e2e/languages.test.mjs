/** English, Hindi and Swahili: whose language a page speaks, how it is chosen, and that nothing is lost by it. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve, until } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

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

/** @param {Page} page @param {string} language */
const choose = (page, language) => page.locator("#page-language").selectOption({ label: language });

/** Waits until the page says this in its first heading. @param {Page} page @param {string} words */
const title = (page, words) => page.getByRole("heading", { level: 1, name: words }).waitFor();

/** @param {Page} page */
const language = (page) => page.evaluate(() => document.documentElement.lang);

test("a first visit is in the first language of the browser that the pages speak", async () => {
  for (const [locale, spoken, words] of /** @type {const} */ ([
    ["en-IN", "en", "Transfer data"],
    ["hi-IN", "hi", "जानकारी ट्रांसफ़र करें"],
    ["sw-KE", "sw", "Hamisha data"],
    ["fr-FR", "en", "Transfer data"],
  ])) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${site.url}/www/patient.html`);
    await title(page, words);
    assert.equal(await language(page), spoken, locale);
    assert.equal(await page.locator("#page-language").inputValue(), spoken, locale);
    await context.close();
  }
});

test("a language that was chosen stays, on every page, and says itself in its own name", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await choose(page, "हिन्दी");
  await page.getByRole("link", { name: "मैं मरीज़ हूँ" }).click();
  await title(page, "जानकारी ट्रांसफ़र करें");
  assert.equal(await page.title(), "जानकारी ट्रांसफ़र करें – M-dawa transfer");
  await choose(page, "Kiswahili");
  await title(page, "Hamisha data");
  await page.goBack();
  await page.getByRole("link", { name: "Mimi ni mgonjwa" }).waitFor();
  await choose(page, "English");
  await page.getByRole("link", { name: "I am a patient" }).waitFor();
  await context.close();
});

test("numbers, dates and plurals are those of the language, and a code has plain digits", async () => {
  const context = await browser.newContext({ locale: "hi-IN" });
  const page = await context.newPage();
  await page.goto(`${site.url}/www/patient.html`);
  await title(page, "जानकारी ट्रांसफ़र करें");
  const said = await page.evaluate(async () => {
    const { t, dateText } = await import(/** @type {any} */ ("/www/shared/i18n.js"));
    return [
      dateText("2024-03-05"),
      t("tries-left", { count: 1 }),
      t("tries-left", { count: 2 }),
      t("frame-count", { frame: 123456, needed: 7 }),
    ];
  });
  assert.deepEqual(said, ["5 मार्च 2024", "1 कोशिश बाकी।", "2 कोशिशें बाकी।", "फ़्रेम 1,23,456 · 7 चाहिए"]);
  await page.locator("#try-example").click();
  await page.locator("#generate").click();
  await until(page, () => /^[\d\s]{6,}$/.test(document.querySelector("#code")?.textContent ?? ""));
  await context.close();
});

test("who has begun something is asked before another language throws it away", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.url}/www/patient.html`);
  await page.getByRole("button", { name: "Write it down" }).click();
  await page.getByLabel("Given names").fill("Asha");
  const asked = page.waitForEvent("dialog");
  const chosen = choose(page, "हिन्दी");
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await chosen;
  assert.equal(await page.getByLabel("Given names").inputValue(), "Asha");
  // What is still spoken here; the next page speaks the other.
  assert.equal(await page.locator("#page-language").inputValue(), "en");
  const other = await context.newPage();
  await other.goto(`${site.url}/www/doctor.html`);
  await title(other, "मरीज़ की जानकारी लें");
  await context.close();
});

test("a page is in English where the words of another language cannot be had, and where nothing can be remembered", async () => {
  const context = await browser.newContext({ locale: "sw" });
  await context.route("**/text/sw/html/patient.js", (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${site.url}/www/patient.html`);
  await title(page, "Transfer data");
  assert.equal(await language(page), "en");
  assert.ok(await page.getByRole("button", { name: "Write it down" }).isVisible());
  await context.close();

  const mute = await browser.newContext();
  await mute.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("no", "SecurityError");
      },
    });
  });
  const forgetful = await mute.newPage();
  await forgetful.goto(`${site.url}/www/doctor.html`);
  await title(forgetful, "Receive patient data");
  await mute.close();
});

test("nothing of English is seen before the words of another language are there", async () => {
  const context = await browser.newContext({ locale: "hi" });
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((/** @type {(value: void) => void} */ resolve) => {
    release = resolve;
  });
  await context.route("**/text/hi/html/patient.js", async (route) => {
    await held;
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(`${site.url}/www/patient.html`, { waitUntil: "commit" });
  const seen = await until(page, () => {
    const title = document.querySelector("h1");
    const styled = getComputedStyle(document.body ?? document.documentElement).display === "flex";
    return title && styled ? getComputedStyle(title).visibility : "";
  });
  assert.equal(seen, "hidden");
  release();
  await title(page, "जानकारी ट्रांसफ़र करें");
  await context.close();
});
