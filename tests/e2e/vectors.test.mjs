/**
 * The shared rows through the compiled module in Chromium: the very tests that run in Node, with what they ask of Node
 * put in its place by an import map. `tests/` is no part of the site, so it is laid beside it here.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";

const root = new URL("../../", import.meta.url);
const PAGE = "/tests/rows.html";
/** @type {Record<string, string>} */
const TYPES = { ".json": "application/json", ".mjs": "text/javascript" };
const STAND_INS = {
  "node:assert/strict": "/tests/e2e/stand-ins/assert.mjs",
  "node:fs/promises": "/tests/e2e/stand-ins/fs.mjs",
  "node:test": "/tests/e2e/stand-ins/test.mjs",
};

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

before(async () => {
  [site, browser] = await Promise.all([serve(), launch()]);
});

after(async () => {
  await browser.close();
  await site.close();
});

/** Runs a file of `tests/js` in a page. @param {string} file */
async function outcomes(file) {
  const page = await browser.newPage();
  await page.route("**/tests/**", async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === PAGE) {
      const map = JSON.stringify({ imports: STAND_INS });
      const body = `<!doctype html><script type="importmap">${map}</script>`;
      return route.fulfill({ contentType: "text/html", body });
    }
    const body = await readFile(new URL(path.slice(1), root), "utf8");
    return route.fulfill({ contentType: TYPES[extname(path)] ?? "text/plain", body });
  });
  await page.goto(`${site.url}${PAGE}`);
  const found = await page.evaluate(
    async ([file, runner]) => {
      await import(/** @type {string} */ (file));
      /** @type {typeof import("./stand-ins/test.mjs")} */
      const { outcomes } = await import(/** @type {string} */ (runner));
      return outcomes();
    },
    [`/tests/js/${file}`, STAND_INS["node:test"]],
  );
  await page.close();
  return found;
}

/** @param {string} file */
async function namesIn(file) {
  const text = await readFile(new URL(`tests/js/${file}`, root), "utf8");
  return Array.from(text.matchAll(/^test\("(.+?)",/gm), ([, name]) => name);
}

for (const file of ["codes.test.mjs", "contact.test.mjs"]) {
  test(`every row of ${file} holds in the browser as it does in Node`, async (t) => {
    const found = await outcomes(file);
    assert.deepEqual(
      found.map(({ name }) => name),
      await namesIn(file),
    );
    for (const { name, failure } of found) await t.test(name, () => assert.equal(failure, undefined));
  });
}

test("what stands in for Node's assertions refuses what those refuse", async () => {
  const { default: standIn } = await import("./stand-ins/assert.mjs");
  const thrown = () => {
    throw new TypeError("other");
  };
  /** @type {[string, (subject: any) => void][]} */
  const wrong = [
    ["ok", ({ ok }) => ok(0)],
    ["called", (subject) => subject("")],
    ["equal", ({ equal }) => equal(1, "1")],
    ["equal to nothing", ({ equal }) => equal(null, undefined)],
    ["notEqual", ({ notEqual }) => notEqual("a", "a")],
    ["deepEqual, a member more", ({ deepEqual }) => deepEqual({ a: 1, b: 2 }, { a: 1 })],
    ["deepEqual, a member of nothing", ({ deepEqual }) => deepEqual({ a: 1, b: undefined }, { a: 1 })],
    ["deepEqual, deep inside", ({ deepEqual }) => deepEqual([{ a: [1n] }], [{ a: [1] }])],
    ["deepEqual, of another kind", ({ deepEqual }) => deepEqual([], {})],
    ["match", ({ match }) => match("abc", /^b/)],
    ["doesNotMatch", ({ doesNotMatch }) => doesNotMatch("abc", /b/)],
    [
      "throws nothing",
      ({ throws }) =>
        throws(
          () => undefined,
          () => true,
        ),
    ],
    ["throws another", ({ throws }) => throws(thrown, () => false)],
  ];
  for (const [name, use] of wrong) {
    for (const subject of [standIn, assert]) assert.throws(() => use(subject), name);
  }
  standIn.deepEqual({ b: new Uint8Array([1]), a: [undefined] }, { a: [undefined], b: new Uint8Array([1]) });
  standIn.throws(thrown, (error) => error instanceof TypeError);
});
