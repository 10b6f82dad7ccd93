/**
 * What a step of a page is held to: WCAG 2.2 AA by axe, and what axe does not look at: room and targets, and what is left
 * of a page where the system's own few colours take the place of ours.
 *
 * A step is looked at in every theme, and at a width out of each part that the style sheets know. All rules are held
 * once; what else can differ is its contrast by theme, and its room by width and by language.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { forcedFaults } from "./forced-faults.mjs";
import { layoutFaults } from "./layout-faults.mjs";
import { interpreter, pairsOf } from "./speaking.mjs";

/** @typedef {import("playwright-core").Page} Page */

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Rules whose answer is another at another width, and in other colours. */
const BY_WIDTH = ["target-size"];
const BY_THEME = ["color-contrast"];

/** The last is how a step is left. 640 px is a screen of 1280 px at 200 %. */
export const SCREENS = /** @type {const} */ ([
  { width: 320, height: 640, colorScheme: "dark", forcedColors: "none", rules: undefined },
  { width: 320, height: 640, colorScheme: "dark", forcedColors: "active", rules: [] },
  { width: 640, height: 400, colorScheme: "light", forcedColors: "active", rules: BY_WIDTH },
  { width: 1280, height: 800, colorScheme: "light", forcedColors: "none", rules: [...BY_THEME, ...BY_WIDTH] },
]);
/** What a finger needs (WCAG 2.5.5), and what is enough across a control that is long (2.5.8). */
const SIZES = { target: 44, narrowest: 24 };

/** What somebody may set who reads with difficulty, at which nothing may be lost (WCAG 1.4.12). */
const SPACED = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
`;

/** The languages whose words take the place of the English ones for a look. */
const OTHERS = await Promise.all(
  /** @type {const} */ (["hi", "sw"]).map(async (language) => ({
    language,
    interpret: interpreter(await pairsOf(language)),
  })),
);

/** Everything that is wrong with what the page shows now, in a line each. @param {Page} page */
export async function faults(page) {
  const spoken = await page.evaluate(() => document.documentElement.lang);
  const found = await faultsOnScreens(page, spoken);
  for (const { language, interpret } of spoken === "en" ? OTHERS : []) {
    const back = await putWords(page, language, interpret);
    found.push(...(await faultsOnScreens(page, language, { again: true })));
    await back();
  }
  return found;
}

/**
 * @param {Page} page
 * @param {string} language
 * @param {{ again?: boolean }} [options] `again`: in other words, which change neither colours nor borders
 */
async function faultsOnScreens(page, language, { again = false } = {}) {
  const found = [];
  for (const screen of SCREENS.filter(
    ({ width, forcedColors }) => !again || width > 320 || forcedColors === "none",
  )) {
    const { width, height, colorScheme, forcedColors, rules } = screen;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, forcedColors });
    found.push(
      ...[
        ...(await axeFaults(page, again && rules ? BY_WIDTH : rules)),
        ...(await page.evaluate(layoutFaults, SIZES)),
        ...(forcedColors === "active" ? await page.evaluate(forcedFaults) : []),
        ...(rules ? [] : await spacedFaults(page)),
      ].map((fault) => `${language}, ${nameOf(screen)}: ${fault}`),
    );
  }
  return found;
}

/** @param {Page} page */
async function spacedFaults(page) {
  /** @param {string} css */
  const set = (css) =>
    page.evaluate(async (css) => {
      document.adoptedStyleSheets = css ? [await new CSSStyleSheet().replace(css)] : [];
    }, css);
  await set(SPACED);
  const found = await page.evaluate(layoutFaults, SIZES);
  await set("");
  return found.filter((fault) => !fault.startsWith("Devanagari")).map((fault) => `spaced: ${fault}`);
}

/**
 * Puts other words in place of the English ones of a page, for a look.
 *
 * @param {Page} page
 * @param {string} language
 * @param {import("./speaking.mjs").Interpret} interpret
 * @returns {Promise<() => Promise<void>>} puts them back
 */
async function putWords(page, language, interpret) {
  const nodes = await page.evaluateHandle(() => {
    const said = "//body//text()[normalize-space()] | //body//@aria-label";
    const found = document.evaluate(said, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    return Array.from(
      { length: found.snapshotLength },
      (_, place) => /** @type {Node} */ (found.snapshotItem(place)),
    );
  });
  const english = await nodes.evaluate((nodes) => nodes.map(({ nodeValue }) => nodeValue ?? ""));
  const other = english.map((text) => {
    const words = interpret(text.trim());
    return words === undefined ? text : text.replace(text.trim(), () => words);
  });
  /** @param {string[]} from @param {string[]} to @param {string} language */
  const change = (from, to, language) =>
    nodes.evaluate(
      (nodes, { from, to, language }) => {
        document.documentElement.lang = language;
        for (const [place, node] of nodes.entries())
          if (node.nodeValue === from[place]) node.nodeValue = to[place] ?? "";
      },
      { from, to, language },
    );
  await change(english, other, language);
  return async () => {
    await change(other, english, "en");
    await nodes.dispose();
  };
}

/** @param {typeof SCREENS[number]} screen */
export function nameOf({ width, colorScheme, forcedColors }) {
  return `${width} px, ${colorScheme}${forcedColors === "active" ? ", forced colours" : ""}`;
}

/** @param {Page} page @param {readonly string[]} [rules] instead of all of WCAG */
async function axeFaults(page, rules) {
  if (rules?.length === 0) return [];
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axeSource);
  return page.evaluate(
    async (runOnly) => {
      const { axe } = /** @type {any} */ (globalThis);
      const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
      return violations.flatMap((/** @type {import("axe-core").Result} */ { id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
      );
    },
    /** @type {object} */ (rules ? { type: "rule", values: [...rules] } : { type: "tag", values: WCAG }),
  );
}

/** @param {Page} page @param {string} step */
export async function assertAccessible(page, step) {
  assert.deepEqual(await faults(page), [], step);
}
