/** A browser that is killed in the middle of an import: afterwards all of it is there, or nothing, and everything opens. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { randomFrom } from "../bench/light/random.mjs";
import { launchProfile, serve } from "./harness.mjs";
import { openTab } from "./vault-tools.mjs";

const [KILLS, ENTRIES] = [20, 500];
const DATABASE = "mdawa-vault-killed";
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** @param {string} profile @param {string} url */
async function launch(profile, url) {
  const context = await launchProfile(profile);
  const browser = context.browser();
  if (!browser) throw new Error("no browser");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  // The process of the database beside the browser's own: what it has begun is not to be finished either.
  const processes = processInfo.filter(({ type }) => type === "browser" || type.startsWith("storage."));
  const disconnected = new Promise((resolve) => browser.on("disconnected", resolve));
  const kill = async () => {
    for (const { id } of processes) process.kill(id, "SIGKILL");
    await disconnected;
  };
  return { context, kill, page: await openTab(context, url) };
}

/** Runs in the page: an import of so many entries begins, and the answer does not wait for it. @param {{ database: string, entries: number }} how */
async function begin({ database, entries }) {
  const shelf = await tools.shelf(database);
  const before = tools.all(shelf).length;
  const patient = tools.patientOf(`Patient after ${before}`);
  const rest = Array.from({ length: entries - 1 }, (_, at) =>
    tools.entryOf({ subject: patient.row.id }, `${at} ${"x".repeat(1500)}`),
  );
  const start = performance.now();
  const state = { milliseconds: 0 };
  const importing = shelf.change({ do: "add", entries: [patient, ...rest] }).then(() => {
    state.milliseconds = performance.now() - start;
    return state.milliseconds;
  });
  Object.assign(globalThis, { importing });
  return before;
}

/** Runs in the page: everything is opened. @param {string} database */
async function openAll(database) {
  const shelf = await tools.shelf(database);
  const rows = tools.all(shelf);
  const read = await shelf.readAll(rows.map(({ id }) => id));
  const keys = (await tools.disk(database).entries()).filter(([key]) => key.startsWith("entry/"));
  const counts = shelf.subjects().map(({ entries }) => entries);
  return { damaged: shelf.opened.damaged, rows: rows.length, read: read.length, bodies: keys.length, counts };
}

test("a browser killed at twenty moments of an import of 500 entries has kept all of it or nothing", async (t) => {
  t.diagnostic(`SEED=${seed}`);
  const random = randomFrom(seed);
  const site = await serve();
  const profile = await mkdtemp(path.join(os.tmpdir(), "mdawa-killed-"));
  let { context, page, kill } = await launch(profile, site.url);
  t.after(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await site.close();
  });

  const how = { database: DATABASE, entries: ENTRIES };
  await page.evaluate(begin, how);
  // How long an import takes here, so that the moments lie within one.
  const importMs = await page.evaluate(
    () => /** @type {Promise<number>} */ (/** @type {any} */ (globalThis).importing),
  );
  let expected = ENTRIES;
  const kept = [];
  for (let round = 0; round < KILLS; round++) {
    assert.equal(await page.evaluate(begin, how), expected);
    // One moment in each twentieth of the time, and some after it.
    await setTimeout(((round + random()) / KILLS) * importMs * 1.2);
    await kill();
    ({ context, page, kill } = await launch(profile, site.url));
    const { damaged, rows, read, bodies, counts } = await page.evaluate(openAll, DATABASE);
    assert.ok(rows === expected || rows === expected + ENTRIES, `round ${round}: ${rows} after ${expected}`);
    assert.deepEqual({ damaged, read, bodies }, { damaged: [], read: rows, bodies: rows });
    assert.deepEqual(counts, Array(rows / ENTRIES).fill(ENTRIES - 1));
    kept.push(rows > expected);
    expected = rows;
  }
  const moments = kept.map((all) => (all ? "all" : "none")).join(" ");
  t.diagnostic(`an import takes ${Math.round(importMs)} ms; kept: ${moments}`);
  assert.ok(kept.includes(false), "some were killed before the end");
});
