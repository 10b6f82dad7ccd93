/** What others wrote is here unchanged, in the version that its README names. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const VENDOR = new URL("../../www/vendor/", import.meta.url);

test("every file of others is the one whose hash stands beside it", async () => {
  for (const name of await readdir(VENDOR)) {
    const folder = new URL(`${name}/`, VENDOR);
    const readme = await readFile(new URL("README.md", folder), "utf8");
    const files = (await readdir(folder)).filter((file) => /\.(mjs|js|wasm)$/.test(file));
    assert.ok(files.length > 0, name);
    for (const file of files) {
      const hash = createHash("sha256")
        .update(await readFile(new URL(file, folder)))
        .digest("hex");
      const line =
        readme.split("\n").find((line) => line.includes(`\`${file}\``) && line.includes("| `")) ?? "";
      assert.ok(line.includes(hash), `${name}/${file} is ${hash}`);
    }
  }
});

test("no script of others makes code of text, which the pages' policy forbids", async () => {
  for (const name of await readdir(VENDOR)) {
    const folder = new URL(`${name}/`, VENDOR);
    for (const file of (await readdir(folder)).filter((file) => file.endsWith(".mjs"))) {
      const text = await readFile(new URL(file, folder), "utf8");
      assert.doesNotMatch(text, /\bnew Function\(|[^.\w]eval\(/, `${name}/${file}`);
    }
  }
});
