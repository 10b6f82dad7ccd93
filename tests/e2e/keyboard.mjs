/** Somebody who has a keyboard and nothing else: no mouse, no press by a script. */

import assert from "node:assert/strict";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").Locator} Locator
 */

/** More tab stops than any page has between two places. */
const MOST_STOPS = 120;

/**
 * What is wrong with the place where the focus is: nothing shows it, or something lies over it (WCAG 2.4.7, 2.4.11,
 * 1.4.11). Runs in the page.
 *
 * @returns {string[]}
 */
function focusFaults() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return [];
  const found = [];
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) throw new Error("no canvas");
  /** @param {string} colour */
  const seen = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  /** WCAG 2.2, relative luminance. @param {Uint8ClampedArray} seen */
  const luminance = ([red = 0, green = 0, blue = 0]) => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
      part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let around = element.parentElement;
  while (around?.parentElement && seen(getComputedStyle(around).backgroundColor)[3] !== 255)
    around = around.parentElement;
  const ground = luminance(seen(getComputedStyle(around ?? document.body).backgroundColor));
  const ring = luminance(seen(outlineColor));
  const contrast = (Math.max(ring, ground) + 0.05) / (Math.min(ring, ground) + 0.05);
  if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2 || contrast < 3)
    found.push(`no ring: ${outlineStyle} ${outlineWidth} ${outlineColor}, ${contrast.toFixed(1)} : 1`);

  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (left >= right || top >= bottom) found.push("not on the screen");
  else {
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!over || !(element.contains(over) || over.contains(element)))
      found.push(`under ${over?.outerHTML.slice(0, 100)}`);
  }
  return found.map((fault) => `${fault}: ${element.outerHTML.slice(0, 200)}`);
}

/** @param {Page} page */
export async function assertFocusSeen(page) {
  assert.deepEqual(await page.evaluate(focusFaults), []);
}

/**
 * Goes to something by Tab, or by Shift+Tab where it lies before the focus, and looks at the focus at every stop.
 *
 * @param {Page} page
 * @param {Locator} target
 */
export async function reach(page, target) {
  const wanted = await target.elementHandle();
  /** @returns {Promise<"here" | "before" | "after">} */
  const where = () =>
    page.evaluate((wanted) => {
      const now = document.activeElement ?? document.body;
      if (now === wanted) return "here";
      return now.compareDocumentPosition(/** @type {Node} */ (wanted)) & Node.DOCUMENT_POSITION_PRECEDING
        ? "before"
        : "after";
    }, wanted);
  const key = (await where()) === "before" ? "Shift+Tab" : "Tab";
  for (let stops = 0; (await where()) !== "here"; stops += 1) {
    assert.ok(stops < MOST_STOPS, `no way by ${key} to ${await target.evaluate((e) => e.outerHTML)}`);
    await page.keyboard.press(key);
    await assertFocusSeen(page);
  }
}

/** @param {Page} page @param {Locator} target @param {string} [key] */
export async function press(page, target, key = "Enter") {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Writes in place of what stands there. @param {Page} page @param {Locator} target @param {string} text */
export async function write(page, target, text) {
  await reach(page, target);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/**
 * Chooses with the arrows in a group of which one is chosen already.
 *
 * @param {Page} page
 * @param {Locator} chosen
 * @param {Locator} wanted
 */
export async function arrowTo(page, chosen, wanted) {
  await reach(page, chosen);
  const group = await wanted.evaluate(
    (radio) => document.getElementsByName(radio.getAttribute("name") ?? "").length,
  );
  for (let step = 0; !(await wanted.isChecked()); step += 1) {
    assert.ok(step < group, "the arrows do not lead there");
    await page.keyboard.press("ArrowDown");
    await assertFocusSeen(page);
  }
}

/** @typedef {{ name: string, left: number, right: number, top: number, bottom: number }} Stop */

/**
 * What is wrong with the way of Tab through what the page shows: something that can be used is left out or lies before
 * what it stands after.
 *
 * @param {Page} page
 */
export async function orderFaults(page) {
  /** @returns {Promise<Stop & { isEnd: boolean }>} */
  const here = () =>
    page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const seen = element.closest("label") ?? element;
      const { left, right, top, bottom } = seen.getBoundingClientRect();
      const name = `${element.tagName}#${element.id} ${seen.textContent?.trim().replace(/\s+/g, " ").slice(0, 40)}`;
      const down = [top, bottom].map((place) => place + scrollY);
      return { name, left, right, top: down[0] ?? 0, bottom: down[1] ?? 0, isEnd: element === document.body };
    });
  const usable = await page.evaluate(() => {
    const within = document.querySelector("dialog:modal") ?? document;
    const controls = [
      .../** @type {NodeListOf<HTMLElement>} */ (
        within.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")
      ),
    ].filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true }) &&
        !control.matches(":disabled, [inert] *, [tabindex='-1']"),
    );
    const groups = new Set();
    const stops = controls.filter((control) => {
      if (!(control instanceof HTMLInputElement) || control.type !== "radio") return true;
      // One stop a group: the one that is chosen, or any.
      const isFirst = !groups.has(control.name);
      groups.add(control.name);
      return isFirst;
    });
    stops[0]?.focus();
    return stops.length;
  });
  /** @type {Stop[]} */
  const stops = [];
  const found = [];
  for (let at = await here(); !at.isEnd && stops.length < MOST_STOPS; at = await here()) {
    if (stops.length > 0 && at.name === stops[0]?.name && at.top === stops[0].top) break;
    const before = stops.at(-1);
    // The way out to the whole page is over everything else.
    if (before && stops.length > 1) {
      const isAbove = at.bottom <= before.top && at.left < before.right;
      const isBeside = at.top < before.bottom && at.bottom > before.top && at.right <= before.left;
      if (isAbove || isBeside) found.push(`${before.name} → ${at.name}, which stands before it`);
    }
    stops.push(at);
    await page.keyboard.press("Tab");
    found.push(...(await page.evaluate(focusFaults)));
  }
  if (stops.length !== usable)
    found.push(
      `${usable} can be used, ${stops.length} reached: ${stops.map(({ name }) => name).join(" → ")}`,
    );
  return found;
}

/** @param {Page} page @param {string} state */
export async function assertOrder(page, state) {
  assert.deepEqual(await orderFaults(page), [], state);
}
