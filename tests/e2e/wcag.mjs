/** What a step of a page is held to: WCAG 2.2 AA by axe, and room and targets, which axe does not look at. */

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

/** @typedef {import("playwright-core").Page} Page */

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
export const SCREENS = /** @type {const} */ ([
  { width: 320, height: 640, colorScheme: "dark" },
  { width: 1280, height: 800, colorScheme: "light" },
]);
/** What a finger needs (WCAG 2.5.5), and what is enough across a control that is long (2.5.8). */
const TARGET_PX = 44;
const NARROWEST_PX = 24;

/** Everything that is wrong with what the page shows now, in a line each. @param {Page} page */
export async function faults(page) {
  const found = [];
  for (const { width, height, colorScheme } of SCREENS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const where = `${width} px, ${colorScheme}`;
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
    for (const { id, nodes } of violations) {
      found.push(...nodes.map((node) => `${where}: ${id}: ${node.html} ${node.failureSummary}`));
    }
    const layout = await page.evaluate(layoutFaults, { target: TARGET_PX, narrowest: NARROWEST_PX });
    found.push(...layout.map((fault) => `${where}: ${fault}`));
  }
  return found;
}

/** Runs in the page. @param {{ target: number, narrowest: number }} sizes */
function layoutFaults({ target, narrowest }) {
  const found = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    found.push(`sideways scroll: ${scrollWidth} px of content in ${clientWidth} px`);
  const controls = "button, select, textarea, input, summary, a.door-link, a.brand, a.more";
  for (const control of document.querySelectorAll(controls)) {
    // A box with a label is pressed anywhere on the label.
    const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
    const small = Math.max(width, height) < target || Math.min(width, height) < narrowest;
    if (control.checkVisibility() && small)
      found.push(`small target: ${width} × ${height}: ${control.outerHTML}`);
  }
  return found;
}

/** @param {Page} page @param {string} step */
export async function assertAccessible(page, step) {
  assert.deepEqual(await faults(page), [], step);
}
