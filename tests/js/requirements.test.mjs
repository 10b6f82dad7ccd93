/** docs/requirements.md is complete, and what it points at is there. */

import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);

/** How many lines each source has. */
const LINES = { "000": 12, "001": 34, "002": 21, "003": 28, "004": 19 };
const TAGS = ["FULL", "EQUIV", "RELAY", "SERVER", "later"];
/** What is said to work has to be shown. */
const SHOWN = new Set(["FULL", "RELAY"]);
const TEST = /`([^`]+)` → `([^`]+)`/g;

const numbers = Object.entries(LINES).flatMap(([source, count]) =>
  Array.from({ length: count }, (_, index) => `R-${source}-${String(index + 1).padStart(2, "0")}`),
);
const text = await readFile(new URL("docs/requirements.md", root), "utf8");
const rows = text
  .split("\n")
  .filter((line) => line.startsWith("| R-"))
  .map((line) => {
    const [number = "", what = "", how = "", where = "", why = "", ...more] = line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim());
    assert.deepEqual(more, [], `${number} has five cells`);
    const tests = Array.from(why.matchAll(TEST), ([, path = "", name = ""]) => ({ path, name }));
    const paths = Array.from(where.matchAll(/`([^`]+)`/g), ([, path = ""]) => path);
    return { number, what, tag: how.replaceAll("`", ""), paths, tests, said: why.replace(TEST, "") };
  });

test("every requirement has one line, in the order of its number", () => {
  assert.deepEqual(
    rows.map(({ number }) => number),
    numbers,
  );
});

test("every line says what it is about, how it is met and where, and either shows it or says why", () => {
  for (const { number, what, tag, paths, tests, said } of rows) {
    assert.notEqual(what, "", number);
    assert.ok(TAGS.includes(tag), `${number}: ${tag}`);
    assert.ok(paths.length > 0, `${number} names a file`);
    if (SHOWN.has(tag)) assert.ok(tests.length > 0, `${number} names a test`);
    else assert.match(said, /[a-z].*\.$/, `${number} says why`);
  }
});

test("the lines of each kind are as many as the head says", () => {
  for (const tag of TAGS) {
    const said = new RegExp(`^\\| \`${tag}\` \\| .* \\| (\\d+) \\|$`, "m").exec(text)?.[1];
    assert.equal(rows.filter((row) => row.tag === tag).length, Number(said), tag);
  }
});

test("every file that is named exists", async () => {
  for (const { number, paths } of rows) {
    for (const path of paths) await assert.doesNotReject(access(new URL(path, root)), `${number}: ${path}`);
  }
});

test("every test that is named is in its file under this name", async () => {
  for (const { number, tests } of rows) {
    for (const { path, name } of tests) {
      const source = await readFile(new URL(path, root), "utf8");
      const written = path.endsWith(".rs") ? `fn ${name}(` : `test(${JSON.stringify(name)},`;
      assert.ok(source.includes(written), `${number}: ${path} has no test “${name}”`);
    }
  }
});
