/** docs/api.md is what the types say, all of it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { apiOf } from "../../script/api.mjs";

/** @param {string} path */
const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

test("the reference is the one that the types make", async () => {
  assert.equal(await read("docs/api.md"), apiOf(await read("pkg/mdawa.d.ts")), "run script/build");
});

test("the reference has every function and class that the module exports, and says what it does", async () => {
  const module = await import("../../pkg/mdawa.js");
  const reference = await read("docs/api.md");
  // How the module itself is loaded stands in the head.
  const names = Object.keys(module).filter((name) => !["default", "initSync"].includes(name));
  assert.ok(names.length > 50);
  for (const name of names) {
    assert.match(reference, new RegExp(`^### ${name}\\n\\n[^\`]`, "m"), name);
  }
});
