/** The backup of a vault: tried before it is given out, refused if anything of it is not as written, restored whole or not at all. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { openTab } from "./vault-tools.mjs";

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

/** A browser of its own, with a vault in it. @param {import("node:test").TestContext} t */
async function open(t) {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await openTab(context, site.url);
  await page.evaluate(install);
  return page;
}

/** Runs in the page: a vault with something of everything, and what the tests do with it. */
async function install() {
  const backups = await import("/www/vault/backup.js");
  const id = "0123456789abcdef0123456789abcdef";
  const way = { id: "1", madeAt: 1, iv: new Uint8Array(12).fill(3), wrapped: new Uint8Array(48).fill(4) };
  const ways = [
    { ...way, kind: "passphrase", salt: new Uint8Array([0, 255]), name: "é" },
    { ...way, id: "2", kind: "recovery-code", set: "s" },
    { ...way, id: "3", kind: "remembered" },
  ];
  const fill = async (database = "vault") => {
    const shelf = await tools.shelf(database, { tenant: id });
    const [amina, neema, gone] = [
      tools.patientOf("Amina"),
      tools.patientOf("Neema"),
      tools.patientOf("Gone"),
    ];
    const entries = Array.from({ length: 20 }, (_, at) =>
      tools.entryOf({ subject: amina.row.id, title: `${at}` }),
    );
    await shelf.change({ do: "add", entries: [amina, neema, gone, ...entries] });
    await shelf.change({
      do: "revise",
      id: amina.row.id,
      version: 1,
      row: { title: "Amína" },
      resource: "{ }",
    });
    await shelf.change(
      { do: "merge", kept: amina.row.id, merged: neema.row.id },
      { do: "remove", ids: [gone.row.id] },
    );
    await shelf.commit({ found: [], puts: [["log", { rows: 1 }]], changes: [], now: 1 });
    await tools.disk(database).put("ways", ways);
    return shelf;
  };
  const profile = /** @type {const} */ ({ id, name: "Amina’s records", role: "patient", created: 5 });
  const write = async (database = "vault") =>
    backups.writeBackup({ database, profile, key: await tools.keyOf(7), now: 6 });
  /** What is in a database, as a shelf gives it out. @param {string} database */
  const contents = async (database) => {
    const shelf = await tools.shelf(database, { tenant: id });
    const entries = await shelf.readAll(tools.all(shelf).map(({ id }) => id));
    return JSON.stringify([shelf.opened, entries, shelf.subjects(), await shelf.value("log")]);
  };
  /** Reads, checks and restores, as whoever restores does. @param {Blob} blob @param {{ byte?: number, replace?: boolean }} [options] */
  const restore = async (blob, { byte = 7, replace = false } = {}) => {
    const backup = await backups.readBackup(blob);
    await backups.checkBackup(backup, await tools.keyOf(byte));
    await backups.restoreBackup(backup, "restored", { replace });
    return "restored";
  };
  /** A file with the checksum that it should have: altered by who knows the format. @param {Uint8Array} bytes without it */
  const finish = async (bytes) => {
    const body = new Uint8Array(bytes);
    return new Blob([body, await crypto.subtle.digest("SHA-256", body)]);
  };
  const bench = { ...backups, id, ways, fill, profile, write, contents, restore, finish };
  Object.assign(globalThis, { bench });
  return bench;
}

/** @typedef {Awaited<ReturnType<typeof install>>} Bench */

test("a backup says whose it is, opens with its key alone, and brings back all that there was", async (t) => {
  const page = await open(t);
  const seen = await page.evaluate(async () => {
    const bench = /** @type {Bench} */ (/** @type {any} */ (globalThis).bench);
    await bench.fill();
    const blob = await bench.write();
    const text = new TextDecoder("latin1").decode(await blob.arrayBuffer());
    const { face } = await bench.readBackup(blob);
    const otherKey = await tools.outcome(bench.restore(blob, { byte: 8 }));
    const before = (await tools.disk("restored").entries()).length;
    const done = await bench.restore(blob);
    return {
      plain: ["Observation", "Amína", "Haemoglobin"].filter((word) => text.includes(word)),
      face: JSON.stringify(face),
      ways: JSON.stringify(face.ways) === JSON.stringify(bench.ways.slice(0, 2)),
      keptWays: JSON.stringify(await tools.disk("restored").get("ways")) === JSON.stringify(face.ways),
      otherKey,
      before,
      done,
      same: (await bench.contents("restored")) === (await bench.contents("vault")),
      again: await tools.outcome(bench.restore(blob)),
      replaced: await tools.outcome(bench.restore(blob, { replace: true })),
    };
  });
  const { face, ...rest } = seen;
  const { id, name, role, created, madeAt, damaged, ways } = JSON.parse(face);
  assert.deepEqual(
    { id, name, role, created, madeAt, damaged, ways: ways.length },
    {
      id: "0123456789abcdef0123456789abcdef",
      name: "Amina’s records",
      role: "patient",
      created: 5,
      madeAt: 6,
      damaged: [],
      ways: 2,
    },
  );
  assert.deepEqual(rest, {
    plain: [],
    ways: true,
    keptWays: true,
    otherKey: "backup-damaged",
    before: 0,
    done: "restored",
    same: true,
    again: "backup-here-already",
    replaced: "kept restored",
  });
});

test("a backup that was cut, or of which one bit is another, is refused without a key", async (t) => {
  const page = await open(t);
  const outcomes = await page.evaluate(async () => {
    const bench = /** @type {Bench} */ (/** @type {any} */ (globalThis).bench);
    await bench.fill();
    const bytes = new Uint8Array(await (await bench.write()).arrayBuffer());
    /** @type {Record<string, number>} */
    const seen = {};
    const look = async (/** @type {BlobPart[]} */ parts) => {
      const outcome = await tools.outcome(bench.readBackup(new Blob(parts)));
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    };
    for (let length = 0; length < bytes.length; length += length < 400 ? 1 : 37)
      await look([bytes.slice(0, length)]);
    for (let at = 0; at < bytes.length; at += at < 1500 ? 1 : 11) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      await look([flipped]);
    }
    await look([bytes, bytes]);
    await look([bytes, "\n"]);
    await look(["{}\n"]);
    await look([bytes.slice(1)]);
    const newer = new TextDecoder("latin1").decode(bytes.slice(0, -32)).replace("backup 1", "backup 2");
    const other = await bench.finish(Uint8Array.from(newer, (character) => character.charCodeAt(0)));
    return {
      seen: Object.keys(seen),
      newer: await tools.outcome(bench.readBackup(other)),
      count: seen["backup-damaged"],
    };
  });
  const { count = 0, ...rest } = outcomes;
  assert.deepEqual(rest, { seen: ["backup-damaged"], newer: "vault-newer" });
  assert.ok(count > 2000, `${count} files were tried`);
});

test("values that are moved, doubled, left out, older or another vault's are refused with the key, and nothing is written", async (t) => {
  const page = await open(t);
  const outcomes = await page.evaluate(async () => {
    const bench = /** @type {Bench} */ (/** @type {any} */ (globalThis).bench);
    const shelf = await bench.fill();
    const first = new Uint8Array(await (await bench.write()).arrayBuffer());
    await shelf.change({ do: "add", entries: [tools.patientOf("Later")] });
    const later = new Uint8Array(await (await bench.write()).arrayBuffer());

    /** The parts of a file: its head, values, end. @param {Uint8Array} bytes */
    const partsOf = (bytes) => {
      const view = new DataView(bytes.buffer);
      const head = bytes.indexOf(10, bytes.indexOf(10) + 1) + 1;
      const records = [];
      let at = head + 4;
      for (let left = view.getUint32(head); left > 0; left--) {
        const fixed = at + 2 + view.getUint16(at) + 8 + 12;
        const end = fixed + 4 + view.getUint32(fixed);
        records.push(bytes.slice(at, end));
        at = end;
      }
      return { head: bytes.slice(0, head), records, end: bytes.slice(at, -32) };
    };
    /** @param {ReturnType<typeof partsOf>} parts */
    const join = async ({ head, records, end }) => {
      const count = new Uint8Array(4);
      new DataView(count.buffer).setUint32(0, records.length);
      const body = new Blob([head, count, ...records, end]);
      return bench.finish(new Uint8Array(await body.arrayBuffer()));
    };
    const [old, now] = [partsOf(first), partsOf(later)];
    const { head, records, end } = now;
    const [one, two, ...others] = records;
    if (!one || !two) throw new Error("no values");
    const renamed = new TextDecoder().decode(head).replace("Amina’s", "Neema’s");
    // The sealed bytes of one under the name of another.
    const swapped = one.slice();
    swapped.set(two.subarray(2 + 38, 2 + 38 + 8 + 12), 2 + 38);
    const tries = {
      reordered: { head, records: [two, one, ...others], end },
      doubled: { head, records: [one, one, two, ...others], end },
      leftOut: { head, records: [one, ...others], end },
      cut: { head, records: records.slice(0, -1), end },
      swapped: { head, records: [swapped, two, ...others], end },
      olderEnd: { head, records, end: old.end },
      olderHead: { head: old.head, records: old.records, end },
      renamed: { head: new TextEncoder().encode(renamed), records, end },
    };
    /** @type {Record<string, string>} */
    const outcomes = {};
    for (const [name, parts] of Object.entries(tries)) {
      outcomes[name] = await tools.outcome(bench.restore(await join(parts)));
    }
    // One bit of anything behind the first line, and the checksum as it should be.
    for (let at = 21; at < later.length - 32; at += 101) {
      const flipped = later.slice(0, -32);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      outcomes[`bit of byte ${at}`] = await tools.outcome(bench.restore(await bench.finish(flipped)));
    }
    const written = (await tools.disk("restored").entries()).length;
    return { outcomes, written, asItWas: await tools.outcome(bench.restore(await join(now))) };
  });
  const { outcomes: refused, ...rest } = outcomes;
  assert.deepEqual(refused, Object.fromEntries(Object.keys(refused).map((name) => [name, "backup-damaged"])));
  assert.deepEqual(rest, { written: 0, asItWas: "kept restored" });
});

test("a backup is tried before it is given out", async (t) => {
  const page = await open(t);
  const outcome = await page.evaluate(async () => {
    const bench = /** @type {Bench} */ (/** @type {any} */ (globalThis).bench);
    await bench.fill();
    // What is read back is not what was written: one bit of it, in the middle of a sealed value.
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = async function () {
      const bytes = new Uint8Array(await arrayBuffer.call(this));
      if (this.type === "application/octet-stream") bytes[2000] = (bytes[2000] ?? 0) ^ 1;
      return bytes.buffer;
    };
    return tools.outcome(bench.write());
  });
  assert.equal(outcome, "backup-damaged");
});

test("what does not open is named in the backup, and does not keep the rest from it", async (t) => {
  const page = await open(t);
  const seen = await page.evaluate(async () => {
    const bench = /** @type {Bench} */ (/** @type {any} */ (globalThis).bench);
    const shelf = await bench.fill();
    const [broken, older] = shelf.list({ from: 0, count: 2, order: "name", kinds: ["result"] }).rows;
    if (!broken || !older) throw new Error("no entries");
    const disk = tools.disk("vault");
    await disk.put(`entry/${broken.id}`, "nonsense");
    const old = await disk.get(`entry/${older.id}`);
    await shelf.change({ do: "revise", id: older.id, version: 1, row: {}, resource: "new" });
    await disk.put(`entry/${older.id}`, old);
    const blob = await bench.write();
    const { face } = await bench.readBackup(blob);
    await bench.restore(blob);
    const restored = await tools.shelf("restored", { tenant: bench.id });
    const outcomes = tools.all(restored).map(async ({ id }) => tools.outcome(restored.read(id)));
    const bad = (await Promise.all(outcomes)).filter((outcome) => !outcome.startsWith("kept"));
    const named = [broken.id, older.id].map((id) => `entry/${id}`);
    await disk.delete("values/catalogue");
    return {
      named: face.damaged.toSorted().join() === named.toSorted().join(),
      bad:
        bad.toSorted().join() ===
        named
          .map((name) => `vault-damaged ${name}`)
          .toSorted()
          .join(),
      entries: restored.opened.entries,
      headless: await tools.outcome(bench.write()),
    };
  });
  assert.deepEqual(seen, {
    named: true,
    bad: true,
    entries: 22,
    headless: "vault-damaged values/catalogue",
  });
});

test("a restore that does not fit leaves what was there", async (t) => {
  const page = await open(t);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.url, quotaSize: 1_500_000 });
  const seen = await page.evaluate(async () => {
    const bench = /** @type {Bench} */ (/** @type {any} */ (globalThis).bench);
    await bench.fill();
    const blob = await bench.write();
    await bench.restore(blob);
    const before = await bench.contents("restored");
    const backup = await bench.readBackup(blob);
    const big = { revision: 1, iv: new Uint8Array(12), bytes: new ArrayBuffer(4_000_000) };
    backup.values.set("values/big", big);
    const full = await tools.outcome(bench.restoreBackup(backup, "restored", { replace: true }));
    return { full, same: (await bench.contents("restored")) === before };
  });
  assert.deepEqual(seen, { full: "storage-full", same: true });
});
