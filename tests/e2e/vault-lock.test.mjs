/** When a vault is locked, where, and what is left of it then. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BLANK, launch, serve, until } from "./harness.mjs";
import { ask, byPassphrase, create, NOW, newTab, PASSPHRASE, unlock } from "./vault.mjs";

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

const MINUTE_MS = 60_000;

/** One vault, open in so many tabs, which keep one time. */
async function openTabs(count = 1) {
  const context = await browser.newContext();
  await context.clock.install({ time: new Date(NOW * 1000) });
  const pages = await Promise.all(Array.from({ length: count }, () => newTab(context, site.url)));
  await context.clock.pauseAt(new Date((NOW + 60) * 1000));
  const [first, ...others] = /** @type {[Page, ...Page[]]} */ (pages);
  const { id } = await create(first);
  for (const page of others) {
    assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "open");
  }
  for (const page of pages) {
    await page.evaluate(() => {
      const { vault } = /** @type {any} */ (globalThis);
      const seen = { causes: /** @type {string[]} */ ([]), touches: 0 };
      vault.onLock((/** @type {string} */ cause) => seen.causes.push(cause));
      new BroadcastChannel("mdawa-vault").onmessage = ({ data }) => {
        if (data.news === "touched") seen.touches += 1;
      };
      Object.assign(globalThis, { seen });
    });
  }
  return { context, id, pages: /** @type {[Page, ...Page[]]} */ (pages) };
}

/** Why it was locked, once it is. @param {Page} page @returns {Promise<string[]>} */
async function locked(page) {
  await until(page, () => /** @type {any} */ (globalThis).vault.locked);
  return page.evaluate(() => /** @type {any} */ (globalThis).seen.causes);
}

/** @param {Page} page @returns {Promise<boolean>} */
const isOpen = (page) => page.evaluate(() => !(/** @type {any} */ (globalThis).vault.locked));

/** @param {Page} page @param {"hidden" | "visible"} state */
function turn(page, state) {
  return page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

test("by hand all tabs are locked together: the worker is gone, and what is asked for is refused", async () => {
  const { pages } = await openTabs(2);
  const [one, two] = /** @type {[Page, Page]} */ (pages);
  assert.deepEqual(
    pages.map((page) => page.workers().length),
    [1, 1],
  );
  const pending = await one.evaluate(async () => {
    const { vault } = /** @type {any} */ (globalThis);
    const asked = vault
      .list({ from: 0, count: 1, order: "name" })
      .catch((/** @type {any} */ error) => error.code);
    vault.lock();
    return asked;
  });
  assert.equal(pending, "vault-locked");
  assert.deepEqual(await locked(two), ["hand"]);
  assert.deepEqual(await locked(one), ["hand"]);
  for (const page of pages) {
    for (const [method, ...args] of [
      ["list", { from: 0, count: 1, order: "name" }],
      ["read", "0"],
      ["apply", { do: "remove", ids: [] }],
      ["confirm", byPassphrase(PASSPHRASE)],
      ["forget"],
    ]) {
      assert.deepEqual(await ask(page, String(method), ...args), { code: "vault-locked" }, String(method));
    }
    const value = page.evaluate(() =>
      /** @type {any} */ (globalThis).vault.values.get("a").catch((/** @type {any} */ error) => error.code),
    );
    assert.equal(await value, "vault-locked");
    assert.equal(page.workers().length, 0);
    const late = await page.evaluate(() => {
      /** @type {string[]} */
      const causes = [];
      /** @type {any} */ (globalThis).vault.onLock((/** @type {string} */ cause) => causes.push(cause));
      return causes;
    });
    assert.deepEqual(late, ["hand"], "who asks later is told at once");
  }
});

test("a tab alone can be locked, and another vault stays open", async () => {
  const { pages, context, id } = await openTabs(2);
  const [one, two] = /** @type {[Page, Page]} */ (pages);
  const third = await newTab(context, site.url);
  await create(third, { name: "another" });
  await one.evaluate(() => /** @type {any} */ (globalThis).vault.lock(false));
  assert.deepEqual(await locked(one), ["hand"]);
  assert.equal((await unlock(one, id, byPassphrase(PASSPHRASE))).code, "open");
  await one.evaluate(() => /** @type {any} */ (globalThis).vault.lock());
  await locked(two);
  assert.equal(await isOpen(third), true);
});

test("nobody there for fifteen minutes locks all tabs, and a touch in one of them keeps all open", async () => {
  const { pages, context } = await openTabs(2);
  const [one, two] = /** @type {[Page, Page]} */ (pages);
  await context.clock.runFor(14 * MINUTE_MS);
  await two.mouse.click(5, 5);
  await until(one, () => /** @type {any} */ (globalThis).seen.touches === 1);
  await context.clock.runFor(14 * MINUTE_MS);
  assert.deepEqual(await Promise.all(pages.map(isOpen)), [true, true]);
  await one.keyboard.press("a");
  // Its own was the first.
  await until(two, () => /** @type {any} */ (globalThis).seen.touches === 2);
  await context.clock.runFor(14 * MINUTE_MS);
  assert.deepEqual(await Promise.all(pages.map(isOpen)), [true, true]);
  await context.clock.runFor(MINUTE_MS + 1000);
  for (const page of pages) assert.deepEqual(await locked(page), ["idle"]);
});

test("the time without a touch can be made shorter, and not longer", async () => {
  const { pages, context } = await openTabs();
  const [page] = pages;
  await page.evaluate(() => /** @type {any} */ (globalThis).vault.lockAfter(120));
  await context.clock.runFor(2 * MINUTE_MS - 1000);
  assert.equal(await isOpen(page), true);
  await context.clock.runFor(2000);
  assert.deepEqual(await locked(page), ["idle"]);

  const other = await openTabs();
  await other.pages[0].evaluate(() => /** @type {any} */ (globalThis).vault.lockAfter(100_000));
  await other.context.clock.runFor(15 * MINUTE_MS + 1000);
  assert.deepEqual(await locked(other.pages[0]), ["idle"]);
});

test("a tab that nobody sees for a minute is locked, and no other", async () => {
  const { pages, context } = await openTabs(2);
  const [one, two] = /** @type {[Page, Page]} */ (pages);
  await turn(one, "hidden");
  await context.clock.runFor(MINUTE_MS - 1000);
  await turn(one, "visible");
  await context.clock.runFor(MINUTE_MS);
  assert.equal(await isOpen(one), true, "seen again in time");
  await turn(one, "hidden");
  await context.clock.runFor(MINUTE_MS + 1000);
  assert.deepEqual(await locked(one), ["hidden"]);
  assert.equal(await isOpen(two), true);
});

test("a device that slept wakes up locked", async () => {
  const { pages, context } = await openTabs();
  const [page] = pages;
  await context.clock.runFor(2 * MINUTE_MS);
  assert.equal(await isOpen(page), true, "time that is lived through is no sleep");
  await context.clock.setSystemTime(new Date((NOW + 500) * 1000));
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await context.clock.runFor(20_000);
  assert.equal(await isOpen(page), true, "looking at what will be printed is no sleep");
  await context.clock.fastForward(2 * MINUTE_MS);
  assert.deepEqual(await locked(page), ["slept"]);
});

test("a page that is left is locked", async () => {
  const page = await newTab(await browser.newContext(), site.url);
  await create(page);
  await page.evaluate(() => {
    const { vault } = /** @type {any} */ (globalThis);
    vault.onLock((/** @type {string} */ cause) => sessionStorage.setItem("cause", cause));
  });
  await page.goto(`${site.url}${BLANK}?next`);
  assert.equal(await page.evaluate(() => sessionStorage.getItem("cause")), "left");
});

test("a page that is left is locked, even one that the browser keeps", async () => {
  const kept = await launch({ keepPages: true });
  try {
    const page = await newTab(await kept.newContext(), site.url);
    // Of an address that nobody serves nothing is kept.
    await page.goto(`${site.url}/www/protection.html`);
    const { id } = await create(page);
    const other = await newTab(page.context(), site.url);
    await unlock(other, id, byPassphrase(PASSPHRASE));
    await page.evaluate(() => {
      Object.assign(globalThis, { mark: "the same page" });
      const { vault } = /** @type {any} */ (globalThis);
      vault.onLock((/** @type {string} */ cause) => sessionStorage.setItem("cause", cause));
    });
    await page.goto(`${site.url}${BLANK}?next`);
    assert.equal(page.workers().length, 0);
    await page.evaluate(() => history.back());
    await page.waitForURL(/protection/, { waitUntil: "commit" });
    const back = await page.evaluate(() => {
      const { mark, vault } = /** @type {any} */ (globalThis);
      return { mark, locked: vault?.locked, cause: sessionStorage.getItem("cause") };
    });
    assert.deepEqual(back, { mark: "the same page", locked: true, cause: "left" });
    assert.equal(await isOpen(other), true);
  } finally {
    await kept.close();
  }
});

test("a worker that fails locks its vault", async () => {
  const { pages } = await openTabs();
  const [page] = pages;
  assert.deepEqual(await ask(page, "list", null), { code: "internal" });
  assert.deepEqual(await locked(page), ["broken"]);
  assert.deepEqual(await ask(page, "subjects"), { code: "internal" });
});
