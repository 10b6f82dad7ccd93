/** Firefox as it is published, by the WebDriver BiDi protocol. */

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { firefox as playwright } from "playwright-core";

/**
 * @typedef {import("./engine-types.js").Tab} Tab
 * @typedef {import("playwright-core").ElementHandle} ElementHandle
 */

const PROGRAM = process.env.FIREFOX || "/usr/bin/firefox-esr";

/**
 * By its hash, the only rule that Playwright itself puts into the head of a page, and that the pages' policy forbids: an empty
 * one, before a picture is taken.
 */
const PLAYWRIGHTS_RULE = `'sha256-${createHash("sha256").update("body {}").digest("base64")}'`;

/** What Playwright sets by itself, and a published Firefox knows no way to set. */
const AS_IT_IS = { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null };

/** @type {import("./engine-types.js").Engine} */
export const firefox = {
  name: "Firefox",

  missing() {
    return existsSync(PROGRAM) ? "" : `there is no ${PROGRAM}`;
  },

  async launch({ camera = "allow" } = {}) {
    const browser = await playwright.launch({
      channel: "moz-firefox",
      executablePath: PROGRAM,
      firefoxUserPrefs: {
        "media.navigator.streams.fake": true,
        "media.navigator.permission.disabled": camera === "allow",
        // As a person who has once said "always block".
        "permissions.default.camera": camera === "allow" ? 1 : 2,
      },
    });
    const context = await browser.newContext(AS_IT_IS);
    /** @type {string[]} */
    const complaints = [];
    return {
      version: browser.version(),
      async newTab(url) {
        const page = await context.newPage();
        page.on("pageerror", (error) => {
          if (!error.message.includes(PLAYWRIGHTS_RULE)) complaints.push(`${page.url()}: ${error}`);
        });
        page.on("console", (message) => {
          if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
        });
        await page.goto(url);
        return tabOf(page);
      },
      complaints: async () => complaints,
      close: () => browser.close(),
    };
  },
};

/** @param {import("playwright-core").Page} page @returns {Tab} */
function tabOf(page) {
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: (question, arg) => page.evaluate(question, arg),
    async element(search, arg) {
      const found = (await page.evaluateHandle(search, arg)).asElement();
      return found && elementOf(page, /** @type {ElementHandle} */ (found));
    },
  };
}

/** @param {import("playwright-core").Page} page @param {ElementHandle} handle @returns {import("./engine-types.js").Element} */
function elementOf(page, handle) {
  return {
    click: () => handle.click(),
    fill: (text) => handle.fill(text),
    select: async (label) => void (await handle.selectOption({ label })),
    async paste() {
      await handle.focus();
      await page.keyboard.press("Control+V");
    },
    upload: (path) => handle.setInputFiles(path),
    photograph: () => handle.screenshot(),
  };
}
