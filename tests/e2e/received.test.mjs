import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { BLANK, launch, serve } from "./harness.mjs";

const PACKAGE_ID = "00112233445566778899aabbccddeeff";
const NOW = 1_800_000_000;
const EXPIRES = NOW + 900;
const DAY = 24 * 3600;

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});
after(() => Promise.all([server.close(), browser.close()]));

/** Pages of one browser profile that nobody used before. @param {number} count */
async function tabs(count) {
  const context = await browser.newContext();
  return Promise.all(
    Array.from({ length: count }, async () => {
      const page = await context.newPage();
      await page.goto(server.url + BLANK);
      return page;
    }),
  );
}

/**
 * @param {import("playwright-core").Page | undefined} page
 * @param {string} packageId
 * @param {number} count attempts at the same moment
 */
function attempts(page, packageId, count) {
  assert.ok(page);
  return page.evaluate(
    async ({ packageId, expires, now, count }) => {
      const { ReceivedLog } = await import("/www/doctor/received.js");
      const log = await ReceivedLog.open();
      return Promise.all(Array.from({ length: count }, () => log.attempt(packageId, expires, now)));
    },
    { packageId, expires: EXPIRES, now: NOW, count },
  );
}

/**
 * @param {import("playwright-core").Page | undefined} page
 * @param {string} packageId
 */
function markUsed(page, packageId) {
  assert.ok(page);
  return page.evaluate(
    async ({ packageId, expires, now }) => {
      const { ReceivedLog } = await import("/www/doctor/received.js");
      await (await ReceivedLog.open()).markUsed(packageId, expires, now);
    },
    { packageId, expires: EXPIRES, now: NOW },
  );
}

/**
 * @param {import("playwright-core").Page | undefined} page
 * @param {number} now
 */
function sweep(page, now) {
  assert.ok(page);
  return page.evaluate(async (now) => {
    const { ReceivedLog } = await import("/www/doctor/received.js");
    await (await ReceivedLog.open()).sweep(now);
  }, now);
}

const ALL_TRIES = [
  { outcome: "allowed", triesLeft: 2 },
  { outcome: "allowed", triesLeft: 1 },
  { outcome: "allowed", triesLeft: 0 },
];

test("two tabs that race get three tries between them", async () => {
  const [one, other] = await tabs(2);
  const results = (await Promise.all([attempts(one, PACKAGE_ID, 5), attempts(other, PACKAGE_ID, 5)])).flat();
  const allowed = results.filter(({ outcome }) => outcome === "allowed");
  const order = allowed.sort((a, b) =>
    "triesLeft" in a && "triesLeft" in b ? b.triesLeft - a.triesLeft : 0,
  );
  assert.deepEqual(order, ALL_TRIES);
  assert.equal(results.filter(({ outcome }) => outcome === "locked").length, 7);
});

test("tries outlive a reload, and each package has its own", async () => {
  const [page] = await tabs(1);
  assert.deepEqual(await attempts(page, PACKAGE_ID, 3), ALL_TRIES);
  await page?.reload();
  assert.deepEqual(await attempts(page, PACKAGE_ID, 1), [{ outcome: "locked" }]);
  assert.deepEqual(await attempts(page, "another package", 1), ALL_TRIES.slice(0, 1));
});

test("a package that was used is known in every tab, whatever tries it has", async () => {
  const [one, other] = await tabs(2);
  await attempts(one, PACKAGE_ID, 1);
  await markUsed(one, PACKAGE_ID);
  assert.deepEqual(await attempts(other, PACKAGE_ID, 1), [{ outcome: "used" }]);
});

test("a sweep forgets what expired more than a day ago, and nothing else", async () => {
  const [page] = await tabs(1);
  await markUsed(page, PACKAGE_ID);
  await sweep(page, EXPIRES + DAY);
  assert.deepEqual(await attempts(page, PACKAGE_ID, 1), [{ outcome: "used" }]);
  await sweep(page, EXPIRES + DAY + 1);
  assert.deepEqual(await attempts(page, PACKAGE_ID, 1), ALL_TRIES.slice(0, 1));
});

test("what is kept names neither the package nor anything in it, and is on disk before a try counts", async () => {
  const [page] = await tabs(1);
  assert.ok(page);
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    const durabilities = /** @type {unknown[]} */ (
      Reflect.set(window, "durabilities", []) && Reflect.get(window, "durabilities")
    );
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      durabilities.push(mode, options?.durability);
      return transaction.call(this, stores, mode, options);
    };
  });
  await attempts(page, PACKAGE_ID, 1);
  assert.deepEqual(await page.evaluate(() => Reflect.get(window, "durabilities")), ["readwrite", "strict"]);
  const kept = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("mdawa-received");
        request.onsuccess = () => {
          const store = request.result.transaction("packages").objectStore("packages");
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          store.transaction.oncomplete = () => resolve({ keys: keys.result, values: values.result });
        };
      }),
  );
  const key = createHash("sha256").update(PACKAGE_ID).digest("hex");
  assert.deepEqual(kept, { keys: [key], values: [{ tries: 1, used: false, forgetAfter: EXPIRES + DAY }] });
});

for (const [when, method] of /** @type {const} */ ([
  ["keeps nothing", "open"],
  ["stops keeping things", "transaction"],
])) {
  test(`a browser that ${when} still counts, and says so`, async () => {
    const [page] = await tabs(1);
    assert.ok(page);
    const { persistent, results } = await page.evaluate(
      async ({ method, packageId, expires, now }) => {
        const owner = method === "open" ? IDBFactory.prototype : IDBDatabase.prototype;
        Reflect.set(owner, method, () => {
          throw new DOMException("no storage here", "SecurityError");
        });
        const { ReceivedLog } = await import("/www/doctor/received.js");
        const log = await ReceivedLog.open();
        const round = Array.from({ length: 4 }, () => log.attempt(packageId, expires, now));
        return { results: await Promise.all(round), persistent: log.persistent };
      },
      { method, packageId: PACKAGE_ID, expires: EXPIRES, now: NOW },
    );
    assert.equal(persistent, false);
    assert.deepEqual(results, [...ALL_TRIES, { outcome: "locked" }]);
  });
}
