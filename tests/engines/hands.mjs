/** What a person does with a page in any engine: finds things by what they are called, and waits for words. */

import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";

/**
 * @typedef {import("./engine-types.js").Tab} Tab
 * @typedef {keyof typeof SELECTORS} Kind
 */

/** Longer than anything takes on a busy machine; only a failing test waits as long. */
const PATIENCE_MS = 60_000;
const ASK_EVERY_MS = 50;

const SELECTORS = {
  button: "button",
  choice: "input[type=radio], input[type=checkbox]",
  field: "input, textarea, select",
  file: "input[type=file]",
  image: "[role=img]",
  link: "a",
};

/** What the box is called that comes when a button for pasting cannot do it. @type {Record<string, string>} */
const BOXES = { Paste: "Paste the text or link here", "Paste request": "Paste the request here" };

/** Asks until the answer is something, and returns that. @template Value @param {() => Promise<Value>} question @param {string} what is waited for */
export async function until(question, what) {
  for (const deadline = performance.now() + PATIENCE_MS; ; ) {
    const value = await question();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
    // Asking all the time would keep the page from getting on, and this process from hearing of it.
    await setTimeout(ASK_EVERY_MS);
  }
}

/** Runs in the page. @param {{ selector: string, kind: Kind, name: string }} wanted */
function seek({ selector, kind, name }) {
  /** @param {Element} element */
  const nameOf = (element) => {
    const labels = /** @type {HTMLInputElement} */ (element).labels;
    const text = element.getAttribute("aria-label") ?? (labels?.[0] ?? element).textContent ?? "";
    return text.replace(/\s+/g, " ").trim();
  };
  // A hidden field for files is opened by a button; a canvas has no size before anything is drawn.
  /** @param {Element} element */
  const usable = (element) =>
    (kind === "file" || (element.checkVisibility() && element.getBoundingClientRect().width > 0)) &&
    !element.matches("[inert] *, :disabled");
  return Array.from(document.querySelectorAll(selector)).find((element) => {
    const called = nameOf(element);
    // The label of a choice may go on with what it means.
    return (kind === "choice" ? called.startsWith(name) : called === name) && usable(element);
  });
}

/** @param {Tab} tab @param {Kind} kind @param {string} name */
const glance = (tab, kind, name) => tab.element(seek, { selector: SELECTORS[kind], kind, name });

/** @param {Tab} tab @param {Kind} kind @param {string} name */
export async function find(tab, kind, name) {
  return /** @type {import("./engine-types.js").Element} */ (
    await until(() => glance(tab, kind, name), `the ${kind} “${name}”`)
  );
}

/** @param {Tab} tab @param {string} name @param {"button" | "choice" | "link"} [kind] */
export async function press(tab, name, kind = "button") {
  await (await find(tab, kind, name)).click();
}

/** @param {Tab} tab @param {Record<string, string>} texts by what the fields are called */
export async function fill(tab, texts) {
  for (const [name, text] of Object.entries(texts)) await (await find(tab, "field", name)).fill(text);
}

/** @param {Tab} tab @param {string} name @param {string} path */
export async function choose(tab, name, path) {
  await (await find(tab, "file", name)).upload(path);
}

/** All that the page shows. @param {Tab} tab */
// biome-ignore lint/performance/useDomNodeTextContent: that has what is hidden, too
const shown = (tab) => tab.evaluate(() => document.body.innerText);

/** @param {Tab} tab @param {string[]} all texts that stand on the page in the end */
export async function read(tab, ...all) {
  for (const words of all) {
    let text = "";
    await until(async () => {
      text = await shown(tab);
      return text.includes(words);
    }, `“${words}”`).catch((error) => assert.fail(`${error.message}, but:\n${text}`));
  }
}

/** Has a page take what was copied. @param {Tab} tab @param {string} button @param {string} next what the page goes on with */
export async function paste(tab, button, next) {
  await press(tab, button);
  await read(tab, next);
}

/**
 * The same where the browser lets no page read the clipboard: with the keyboard, into a box.
 *
 * @param {Tab} tab
 * @param {string} button
 * @param {string} next
 */
export async function pasteByHand(tab, button, next) {
  await tab.evaluate(() => {
    Clipboard.prototype.readText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  await press(tab, button);
  await read(tab, "The browser did not let this page read the clipboard. Paste into the box below.");
  await (await find(tab, "field", BOXES[button] ?? "")).paste();
  await paste(tab, "Use this text", next);
}
