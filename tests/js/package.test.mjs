/** The module as a package registry gets it: packed, installed elsewhere, and used as its README says. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const pkg = fileURLToPath(new URL("../../pkg", import.meta.url));

test("the packed module installs without a network, and the example of its README runs", async () => {
  const work = await mkdtemp(join(tmpdir(), "mdawa-package-"));
  try {
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", work], { cwd: pkg });
    const [packed] = JSON.parse(stdout);
    assert.deepEqual(packed.files.map((/** @type {{ path: string }} */ { path }) => path).sort(), [
      "LICENSE-APACHE",
      "LICENSE-MIT",
      "README.md",
      "mdawa.d.ts",
      "mdawa.js",
      "mdawa_bg.wasm",
      "mdawa_bg_plain.wasm",
      "package.json",
    ]);
    const user = join(work, "user");
    await mkdir(user);
    await writeFile(join(user, "package.json"), '{ "name": "user", "private": true, "type": "module" }');
    const offline = ["--offline", "--no-audit", "--no-fund"];
    await run("npm", ["install", ...offline, join(work, packed.filename)], { cwd: user });
    const readme = await readFile(join(pkg, "README.md"), "utf8");
    const [, example = ""] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
    await writeFile(join(user, "example.js"), example);
    const said = (await run("node", ["example.js"], { cwd: user })).stdout;
    assert.match(said, /^Say this code: \S{5}-\S{5}\nOpened: Asha Example\n$/);
  } finally {
    await rm(work, { recursive: true });
  }
});

test("its version is the crate's", async () => {
  const { version } = JSON.parse(await readFile(join(pkg, "package.json"), "utf8"));
  const cargo = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(version, /^version = "(.*)"$/m.exec(cargo)?.[1]);
});
