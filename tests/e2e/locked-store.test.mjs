/** Values that a browser keeps encrypted: nothing is lost between tabs, and nothing opens where it does not belong. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BLANK, launch, serve } from "./harness.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").BrowserContext} */
let context;
before(async () => {
  site = await serve();
  browser = await launch();
  context = await browser.newContext();
});
after(async () => {
  await browser.close();
  await site.close();
});

async function openTab() {
  const page = await context.newPage();
  await page.goto(site.url + BLANK);
  return page;
}

/** Adds to a number so many times. @param {import("playwright-core").Page} page @param {number} times */
function count(page, times) {
  return page.evaluate(async (times) => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    const store = new LockedStore("mdawa-test");
    const seen = [];
    for (let turn = 0; turn < times; turn++) {
      seen.push(await store.update("count", async (value = 0) => ({ value: value + 1, result: value + 1 })));
    }
    return seen;
  }, times);
}

test("of two tabs that change one value, each change is kept and none is seen twice", async () => {
  const tabs = await Promise.all([openTab(), openTab()]);
  const seen = (await Promise.all(tabs.map((tab) => count(tab, 15)))).flat();
  assert.deepEqual(
    seen.toSorted((left, right) => left - right),
    Array.from({ length: 30 }, (_, index) => index + 1),
  );
});

test("values that are changed together are all kept or none, and a page of rows is followed by the next", async () => {
  const tabs = await Promise.all([openTab(), openTab()]);
  const write = (/** @type {import("playwright-core").Page} */ page) =>
    page.evaluate(async () => {
      const { LockedStore } = await import("/www/shared/locked-store.js");
      const { Codes } = await import("/www/shared/codes.js");
      const { Log } = await import("/www/shared/log.js");
      const store = new LockedStore("mdawa-test-3");
      const log = new Log(store, new Codes(), "staff");
      const entry = { event: "code-made", result: "accepted" };
      for (let turn = 0; turn < 8; turn++) {
        await store.together(async (turn) => {
          turn.put("count", ((await turn.get("count")) ?? 0) + 7);
          await log.write(turn, Array(7).fill(entry));
        });
      }
      const broken = store.together(async (turn) => {
        turn.put("count", (await turn.get("count")) + 1);
        await log.write(turn, [entry, { ...entry, result: "a code 123456" }]);
      });
      return broken.then(String, (error) => error.code);
    });
  assert.deepEqual(await Promise.all(tabs.map(write)), ["audit-event-malformed", "audit-event-malformed"]);
  const [tab] = tabs;
  assert.ok(tab);
  const kept = await tab.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    const { Codes } = await import("/www/shared/codes.js");
    const { Log } = await import("/www/shared/log.js");
    const store = new LockedStore("mdawa-test-3");
    const log = new Log(store, new Codes(), "staff");
    const { verification } = await log.verify();
    const pages = [await store.get("log page 0"), await store.get("log page 1")];
    const unread = await store
      .together(async ({ put }) => put("count", 0))
      .then(String, (/** @type {Error} */ error) => error.name);
    return {
      count: await store.get("count"),
      pages: pages.map(({ length }) => length),
      verification,
      unread,
    };
  });
  assert.deepEqual(kept, { count: 112, pages: [100, 12], verification: { ok: true }, unread: "TypeError" });
});

test("a log that another tab writes meanwhile is read as it was at one moment, and verifies", async () => {
  const [writer, reader] = await Promise.all([openTab(), openTab()]);
  const writing = writer.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    const { Codes } = await import("/www/shared/codes.js");
    const { Log } = await import("/www/shared/log.js");
    const log = new Log(new LockedStore("mdawa-test-4"), new Codes(), "staff");
    for (let row = 0; row < 60; row++) await log.note({ event: "code-made", result: "accepted" });
  });
  const verdicts = await reader.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    const { Codes } = await import("/www/shared/codes.js");
    const { Log } = await import("/www/shared/log.js");
    const log = new Log(new LockedStore("mdawa-test-4"), new Codes(), "owner");
    const verdicts = [];
    for (let count = 0; count < 60; ) {
      const verdict = await log.verify();
      ({ count } = verdict);
      verdicts.push(verdict);
    }
    return verdicts;
  });
  await writing;
  const lengths = new Set(verdicts.map(({ count }) => count));
  assert.ok(lengths.size > 3, `it was read while it grew: ${[...lengths]}`);
  assert.deepEqual(
    verdicts.filter(({ verification }) => !verification.ok),
    [],
  );
});

test("what is kept opens under its own name and revision only", async () => {
  const page = await openTab();
  const outcomes = await page.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    const { KeyedStore } = await import("/www/shared/keyed-store.js");
    const store = new LockedStore("mdawa-test-2");
    const disk = new KeyedStore("mdawa-test-2");
    const keep = (/** @type {string} */ value) =>
      store.update("name", async () => ({ value, result: undefined }));
    await keep("Amina");
    const old = /** @type {any} */ (await disk.get("value name"));
    await keep("Neema");
    const read = await store.get("name");
    const key = /** @type {CryptoKey} */ (await disk.get("key"));
    const now = /** @type {any} */ (await disk.get("value name"));
    const outcome = () => store.get("name").then(String, (error) => error.name);

    await disk.put("value name", { ...old, revision: now.revision });
    const otherRevision = await outcome();
    await disk.put("value name", now);
    await disk.put("value other", now);
    const otherName = await store.get("other").then(String, (error) => error.name);
    return {
      read,
      plain: new TextDecoder("latin1").decode(now.bytes).includes("Neema"),
      extractable: key.extractable,
      otherRevision,
      otherName,
      after: await outcome(),
    };
  });
  assert.deepEqual(outcomes, {
    read: "Neema",
    plain: false,
    extractable: false,
    otherRevision: "OperationError",
    otherName: "OperationError",
    after: "Neema",
  });
});
