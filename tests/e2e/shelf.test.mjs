/** The vault's entries: nothing is lost, nothing opens where it does not belong, and what was kept comes back as it was. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { openTab } from "./vault-tools.mjs";

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

const tab = () => openTab(context, site.url);

test("a FHIR text comes back byte for byte, and its row with what the shelf says of it", async () => {
  const page = await tab();
  const texts = [
    '{"resourceType":"Patient", "name":[{"text":"José 🩺 कमला"}],\r\n\t"n":1.50e0,"n":2}',
    "\uFEFF{} \u2028 half of a pair: \uD83D, and \u0000",
    "",
  ];
  const { read, rows, digests } = await page.evaluate(async (texts) => {
    const { hexOf } = await import("/www/shared/hex.js");
    const shelf = await tools.shelf("texts");
    const entries = texts.map((text, at) => tools.patientOf(`Patient ${at}`, text));
    await shelf.change({ do: "add", entries });
    const again = await tools.shelf("texts");
    const read = await again.readAll(entries.map(({ row }) => row.id));
    const digests = texts.map(async (text) =>
      hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))),
    );
    return {
      read: read.map(({ resource }) => resource),
      rows: read.map(({ row }) => row),
      digests: await Promise.all(digests),
    };
  }, texts);
  assert.deepEqual(read, texts);
  assert.deepEqual(
    rows.map(({ version, addedAt, bytes, digest }) => ({ version, addedAt, bytes, digest })),
    texts.map((text, at) => ({
      version: 1,
      addedAt: 1_700_000_000,
      bytes: Buffer.byteLength(text),
      digest: digests[at],
    })),
  );
});

test("what was sealed as another id, version, store or for another tenant does not open, and the rest does", async () => {
  const page = await tab();
  const outcomes = await page.evaluate(async () => {
    const shelf = await tools.shelf("swapped");
    const [amina, neema] = [tools.patientOf("Amina"), tools.patientOf("Neema")];
    await shelf.change({ do: "add", entries: [amina, neema] });
    const disk = tools.disk("swapped");
    const [first, second] = [`entry/${amina.row.id}`, `entry/${neema.row.id}`];
    const old = await disk.get(first);
    await shelf.change({ do: "revise", id: amina.row.id, version: 1, row: {}, resource: "new" });
    await shelf.change({ do: "revise", id: neema.row.id, version: 1, row: {}, resource: "other" });
    // A value of the same id and revision, that would do for an entry.
    for (const revision of [0, 1]) {
      const value = { resource: `value ${revision}` };
      await shelf.commit({
        found: [[amina.row.id, revision]],
        puts: [[amina.row.id, value]],
        changes: [],
        now: 1,
      });
    }

    // The same id, store, revision and key, in the vault of somebody else.
    const stranger = await tools.shelf("swapped stranger", { tenant: "stranger" });
    await stranger.change({ do: "add", entries: [amina] });
    await stranger.change({ do: "revise", id: amina.row.id, version: 1, row: {}, resource: "new" });
    const foreign = await tools.disk("swapped stranger").get(first);

    const before = new Map(await disk.entries());
    /** @type {any} */
    const now = before.get(first);
    const name = amina.row.id;
    /** @param {unknown} value */
    const tryWith = async (value) => {
      await disk.put(first, value);
      const fresh = await tools.shelf("swapped");
      const bad = await tools.outcome(fresh.read(name));
      const good = await fresh.read(neema.row.id);
      await disk.put(first, now);
      return [bad.replace(name, "amina"), fresh.opened.damaged.length, good.row.title].join(", ");
    };
    const bits = new Uint8Array(now.bytes.slice(0));
    bits[3] = (bits[3] ?? 0) ^ 1;
    return {
      otherId: await tryWith(before.get(second)),
      older: await tryWith(old),
      olderRelabelled: await tryWith({ .../** @type {any} */ (old), revision: 2 }),
      otherStore: await tryWith(before.get(`values/${name}`)),
      otherTenant: await tryWith(foreign),
      oneBit: await tryWith({ ...now, bytes: bits.buffer }),
      gone: await tryWith(undefined),
      nonsense: await tryWith("nonsense"),
      asItWas: await tryWith(now),
    };
  });
  const refused = "vault-damaged entry/amina, 0, Neema";
  const { asItWas, ...others } = outcomes;
  assert.deepEqual(others, Object.fromEntries(Object.keys(others).map((key) => [key, refused])));
  assert.equal(asItWas, "kept [object Object], 0, Neema");
});

test("an older block, value or root that is put back is refused by name, and the rest opens", async () => {
  const page = await tab();
  const outcomes = await page.evaluate(async () => {
    const shelf = await tools.shelf("older");
    const disk = tools.disk("older");
    const entries = Array.from({ length: 300 }, (_, at) => tools.patientOf(`Patient ${at}`));
    await shelf.change({ do: "add", entries });
    await shelf.commit({ found: [], puts: [["log", "one"]], changes: [], now: 1 });
    const old = new Map(await disk.entries());
    const [first, last] = [entries[0], entries[299]];
    if (!first || !last) throw new Error("no entries");
    const title = { title: "Renamed" };
    await shelf.change({ do: "revise", id: first.row.id, version: 1, row: title, resource: "{}" });
    await shelf.commit({ found: [["log", 1]], puts: [["log", "two"]], changes: [], now: 1 });
    const now = new Map(await disk.entries());

    /** @param {string} key @param {() => Promise<unknown>} look */
    const withOld = async (key, look) => {
      if (old.has(key)) await disk.put(key, old.get(key));
      else await disk.delete(key);
      const seen = await look();
      await disk.put(key, now.get(key));
      return seen;
    };
    const open = async () => (await tools.shelf("older")).opened;
    const block = await withOld("index/0", async () => {
      const fresh = await tools.shelf("older");
      return { ...fresh.opened, rest: (await fresh.read(last.row.id)).row.title };
    });
    return {
      block,
      value: await withOld("values/log", async () => {
        const fresh = await tools.shelf("older");
        return [await tools.outcome(fresh.value("log")), fresh.opened.entries];
      }),
      // To a tab that was open meanwhile, and to one that is opened afterwards.
      rootSeen: await withOld("values/catalogue", () => tools.outcome(shelf.refresh())),
      root: await withOld("values/catalogue", async () => (await open()).damaged),
      value2: (await shelf.value("log")).value,
      afterwards: (await open()).entries,
      noRoot: await (async () => {
        await disk.delete("values/catalogue");
        return tools.outcome(tools.shelf("older"));
      })(),
    };
  });
  assert.deepEqual(outcomes, {
    block: { entries: 44, damaged: ["index/0"], rest: "Patient 299" },
    value: ["vault-damaged values/log", 300],
    rootSeen: "vault-damaged values/catalogue",
    root: ["index/0"],
    value2: "two",
    afterwards: 300,
    noRoot: "vault-damaged values/catalogue",
  });
});

test("a block that does not open stays as it lies while entries are added", async () => {
  const page = await tab();
  const outcome = await page.evaluate(async () => {
    const shelf = await tools.shelf("mended");
    const disk = tools.disk("mended");
    const amina = tools.patientOf("Amina");
    await shelf.change({ do: "add", entries: [amina] });
    const good = await disk.get("index/0");
    await disk.put("index/0", "broken");
    const broken = await tools.shelf("mended");
    await broken.change({ do: "add", entries: [tools.patientOf("Neema")] });
    const meanwhile = (await tools.shelf("mended")).opened;
    await disk.put("index/0", good);
    const mended = await tools.shelf("mended");
    return { broken: broken.opened, meanwhile, mended: tools.all(mended).map(({ title }) => title) };
  });
  assert.deepEqual(outcome, {
    broken: { entries: 0, damaged: ["index/0"] },
    meanwhile: { entries: 1, damaged: ["index/0"] },
    mended: ["Amina", "Neema"],
  });
});

for (const locks of [true, false]) {
  test(`two tabs that add at once keep both${locks ? "" : ", even if no lock makes one wait"}`, async () => {
    const database = `two tabs ${locks}`;
    const tabs = await Promise.all([tab(), tab()]);
    const added = await Promise.all(
      tabs.map((page) =>
        page.evaluate(
          async ({ database, locks }) => {
            if (!locks)
              Object.defineProperty(navigator.locks, "request", {
                value: (/** @type {string} */ _, /** @type {() => unknown} */ work) => work(),
              });
            const shelf = await tools.shelf(database);
            const added = [];
            for (let turn = 0; turn < 15; turn++) {
              const patient = tools.patientOf(`Patient ${turn}`);
              const entries = [patient, tools.entryOf({ subject: patient.row.id })];
              // A value is changed in the same transaction; of both tabs each change counts once.
              for (let kept = false; !kept; ) {
                const { value = 0, revision } = await shelf.value("count");
                kept = await shelf.commit({
                  found: [["count", revision]],
                  puts: [["count", value + 1]],
                  changes: [{ do: "add", entries }],
                  now: 1,
                });
              }
              added.push(...entries.map(({ row }) => row.id));
            }
            return added;
          },
          { database, locks },
        ),
      ),
    );
    const fresh = await tab();
    const kept = await fresh.evaluate(async (database) => {
      const shelf = await tools.shelf(database);
      const ids = tools.all(shelf).map(({ id }) => id);
      const read = await shelf.readAll(ids);
      return { ids, read: read.length, count: (await shelf.value("count")).value, ...shelf.opened };
    }, database);
    assert.deepEqual(kept.ids.toSorted(), added.flat().toSorted());
    const { read, count, entries, damaged } = kept;
    assert.deepEqual({ read, count, entries, damaged }, { read: 60, count: 30, entries: 60, damaged: [] });
  });
}

test("of two tabs that edit one version one is told, and a value that another tab changed keeps all back", async () => {
  const [one, two] = await Promise.all([tab(), tab()]);
  const id = await one.evaluate(async () => {
    const shelf = await tools.shelf("race");
    const amina = tools.entryOf({ kind: "patient", title: "Amina", words: "words" });
    await shelf.commit({
      found: [],
      puts: [["count", 1]],
      changes: [{ do: "add", entries: [amina] }],
      now: 1,
    });
    return amina.row.id;
  });
  const edit = (/** @type {typeof one} */ page, /** @type {string} */ title) =>
    page.evaluate(
      async ({ id, title }) => {
        const shelf = await tools.shelf("race");
        return tools.outcome(shelf.change({ do: "revise", id, version: 1, row: { title }, resource: title }));
      },
      { id, title },
    );
  const outcomes = await Promise.all([edit(one, "Amina One"), edit(two, "Amina Two")]);
  assert.deepEqual(outcomes.toSorted(), ["entry-changed", "kept true"]);
  const winner = outcomes[0] === "kept true" ? "Amina One" : "Amina Two";
  const after = await one.evaluate(async (id) => {
    const shelf = await tools.shelf("race");
    const late = await shelf.commit({
      found: [["count", 0]],
      puts: [["count", 9]],
      changes: [{ do: "remove", ids: [id] }],
      now: 1,
    });
    const { row, resource } = await shelf.read(id);
    const count = await shelf.value("count");
    return { late, title: row.title, version: row.version, words: row.words, resource, count };
  }, id);
  assert.deepEqual(after, {
    late: false,
    title: winner,
    version: 2,
    words: "words",
    resource: winner,
    count: { value: 1, revision: 1 },
  });
});

test("a full disk is said, loses nothing, and once there is room the same is kept", async (t) => {
  // Of its own, and limited before it keeps anything: Chromium remembers for a while how much room there was.
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await openTab(context, site.url);
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.url, quotaSize: 1_000_000 });
  await page.evaluate(async () => {
    const shelf = await tools.shelf("full");
    const amina = tools.patientOf("Amina");
    await shelf.commit({ found: [], puts: [["log", 1]], changes: [{ do: "add", entries: [amina] }], now: 1 });
    const subject = amina.row.id;
    const scan = "x".repeat(100_000);
    const entries = Array.from({ length: 100 }, (_, at) =>
      tools.entryOf({ subject, title: `Scan ${at}` }, `${at} ${scan}`),
    );
    Object.assign(globalThis, { shelf, entries });
  });
  const keep = () =>
    page.evaluate(async () => {
      const { shelf, entries } = /** @type {any} */ (globalThis);
      const before = JSON.stringify(await tools.disk("full").entries());
      const outcome = await tools.outcome(
        shelf.commit({ found: [["log", 1]], puts: [["log", 2]], changes: [{ do: "add", entries }], now: 1 }),
      );
      const fresh = await tools.shelf("full");
      return {
        outcome,
        unchanged: JSON.stringify(await tools.disk("full").entries()) === before,
        here: tools.all(shelf).length,
        fresh: (await fresh.readAll(tools.all(fresh).map(({ id }) => id))).length,
        log: (await fresh.value("log")).value,
      };
    });
  assert.deepEqual(await keep(), { outcome: "storage-full", unchanged: true, here: 1, fresh: 1, log: 1 });
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.url });
  assert.deepEqual(await keep(), { outcome: "kept true", unchanged: false, here: 101, fresh: 101, log: 2 });
});

test("a turn adds a value under a new key unread, and knows the revisions of what it read", async () => {
  const page = await tab();
  const seen = await page.evaluate(async () => {
    const store = await tools.sealed("turns");
    const revisions = await store.together(async (turn) => {
      await turn.get("values/count");
      const before = turn.revision("values/count");
      turn.put("values/count", 1);
      turn.add("values/new", "mine");
      return [
        before,
        turn.revision("values/count"),
        turn.revision("values/new"),
        await turn.get("values/new"),
      ];
    });
    const removed = await store.together(async (turn) => {
      await turn.get("values/count");
      turn.put("values/count", undefined);
      return turn.revision("values/count");
    });
    // The key is taken: asked again, it adds under another.
    const keys = ["values/new", "values/newer"];
    const asked = await store.together(async (turn) => {
      const key = keys.shift() ?? "";
      turn.add(key, "other");
      return key;
    });
    const unread = await tools.outcome(store.together(async ({ revision }) => revision("values/count")));
    return {
      revisions,
      removed,
      asked,
      unread,
      taken: await store.get("values/new"),
      gone: await store.get("values/count"),
    };
  });
  assert.deepEqual(seen, {
    revisions: [0, 1, 1, "mine"],
    removed: 2,
    asked: "values/newer",
    unread: "TypeError: what was not read has a revision nobody knows",
    taken: "mine",
    gone: undefined,
  });
});
