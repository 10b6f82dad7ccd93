/** A browser that was killed in the middle of a write: what is kept after that is there the time after, and all before. */

import assert from "node:assert/strict";
import { appendFile, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { BLANK, launchProfile, serve } from "./harness.mjs";

/** Where a record of the log begins: a sum, the length of what follows, and that more records follow. */
const HEAD = [1, 2, 3, 4, 0, 16, 2];
/** What a write leaves of a record where its process ends before it does. */
const TORN = { "a head alone": HEAD, "a head and half of what follows": [...HEAD, ...Array(700).fill(7)] };

/** Runs in the page. @param {[key: string, value: string]} entry */
async function keep([key, value]) {
  const { KeyedStore } = await import("/www/shared/keyed-store.js");
  await new KeyedStore("mdawa-torn").put(key, value);
}

/** Runs in the page. */
async function kept() {
  const { KeyedStore } = await import("/www/shared/keyed-store.js");
  return (await new KeyedStore("mdawa-torn").entries()).map(([key, value]) => `${key} ${value.length}`);
}

/** The log that the browser writes to. @param {string} profile */
async function logIn(profile) {
  const folder = path.join(profile, "Default", "IndexedDB");
  const database = (await readdir(folder)).find((name) => name.endsWith(".leveldb"));
  assert.ok(database, "a Chromium that keeps its databases elsewhere");
  const files = await readdir(path.join(folder, database));
  const last = files
    .filter((name) => name.endsWith(".log"))
    .sort()
    .at(-1);
  assert.ok(last, "a Chromium that writes another kind of log");
  return path.join(folder, database, last);
}

for (const [what, bytes] of Object.entries(TORN)) {
  test(`what is kept behind a write that left ${what} is there the time after`, async (t) => {
    const site = await serve();
    const profile = await mkdtemp(path.join(os.tmpdir(), "mdawa-torn-"));
    t.after(async () => {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      await site.close();
    });
    /** In a browser of its own. @template Result @param {(arg: any) => Promise<Result>} work @param {unknown} [arg] */
    const inBrowser = async (work, arg) => {
      const context = await launchProfile(profile);
      try {
        const page = await context.newPage();
        await page.goto(site.url + BLANK);
        return await page.evaluate(work, arg);
      } finally {
        await context.close();
      }
    };
    await inBrowser(keep, ["before", "b".repeat(5000)]);
    await appendFile(await logIn(profile), Uint8Array.from(bytes));
    await inBrowser(keep, ["after", "a".repeat(3000)]);
    assert.deepEqual(await inBrowser(kept), ["after 3000", "before 5000"]);
  });
}
