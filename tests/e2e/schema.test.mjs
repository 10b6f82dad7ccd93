/** A vault that earlier or later pages wrote, or another tab upgrades or erases. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve, until } from "./harness.mjs";
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

test("a tab that upgrades or erases the database does not hang, and the other says what is so", async () => {
  const [writer, upgrader] = await Promise.all([tab(), tab()]);
  await writer.evaluate(async () => {
    const shelf = await tools.shelf("upgraded");
    const state = { shelf, kept: 0, outcome: "" };
    Object.assign(globalThis, { state });
    const write = async () => {
      for (;;) {
        await shelf.change({ do: "add", entries: [tools.patientOf("Amina")] });
        state.kept += 1;
      }
    };
    tools.outcome(write()).then((outcome) => {
      state.outcome = outcome;
    });
  });
  await until(writer, () => /** @type {any} */ (globalThis).state.kept > 5);
  const upgraded = await upgrader.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("upgraded", 2);
        request.onsuccess = () => {
          const count = request.result
            .transaction("values")
            .objectStore("values")
            .count(IDBKeyRange.bound("entry/", "entry0"));
          count.onsuccess = () => {
            request.result.close();
            resolve(count.result);
          };
        };
        request.onerror = () => reject(request.error);
      }),
  );
  await until(writer, () => /** @type {any} */ (globalThis).state.outcome);
  const { outcome, kept } = await writer.evaluate(() => {
    const { outcome, kept } = /** @type {any} */ (globalThis).state;
    return { outcome, kept };
  });
  assert.deepEqual({ outcome, kept }, { outcome: "vault-newer", kept: upgraded });
  const erased = await upgrader.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase("upgraded");
        request.onsuccess = () => resolve("erased");
        request.onblocked = () => reject(new Error("blocked"));
      }),
  );
  assert.equal(erased, "erased");
});

test("a vault of a later version of these pages is refused, and nothing is written to it", async () => {
  const page = await tab();
  const outcomes = await page.evaluate(async () => {
    const shelf = await tools.shelf("newer");
    await shelf.change({ do: "add", entries: [tools.patientOf("Amina")] });
    const store = await tools.sealed("newer");
    await store.update("values/catalogue", async (root) => ({ value: { ...root, schema: 2 }, result: 0 }));
    const before = JSON.stringify(await tools.disk("newer").entries());
    const neema = tools.patientOf("Neema");
    return {
      open: await tools.outcome(tools.shelf("newer")),
      commit: await tools.outcome(shelf.change({ do: "add", entries: [neema] })),
      value: await tools.outcome(
        shelf.commit({ found: [], puts: [[tools.newId(), 1]], changes: [], now: 1 }),
      ),
      unchanged: JSON.stringify(await tools.disk("newer").entries()) === before,
    };
  });
  assert.deepEqual(outcomes, {
    open: "vault-newer",
    commit: "vault-newer",
    value: "vault-newer",
    unchanged: true,
  });
});

test("a vault of an earlier version is read as it is now, and kept so where something changes", async () => {
  const page = await tab();
  const seen = await page.evaluate(async () => {
    const { Shelf } = await import("/www/vault/shelf.js");
    const { ROWS_A_BLOCK } = await import("/www/vault/catalogue.js");
    const first = await tools.shelf("earlier");
    const amina = tools.patientOf("Amina");
    const rest = Array.from({ length: ROWS_A_BLOCK }, (_, at) =>
      tools.entryOf({ subject: amina.row.id, title: `old ${at}` }),
    );
    await first.change({ do: "add", entries: [amina, ...rest] });
    const before = JSON.stringify(await tools.disk("earlier").entries());

    const loud = (/** @type {any} */ row) => ({ ...row, title: row.title.toUpperCase() });
    const marked = (/** @type {any} */ row) => ({ ...row, title: `${row.title}!` });
    const later = new Shelf("earlier", "tenant", await tools.keyOf(7), [loud, marked]);
    await later.open();
    const titles = () => tools.all(later).map(({ title }) => title);
    const read = titles();
    const untouched = JSON.stringify(await tools.disk("earlier").entries()) === before;

    // The last entry lies in a block of its own; the other block stays as it was written.
    const [last] = tools.all(later).filter(({ id }) => id === rest.at(-1)?.row.id);
    const change = { do: /** @type {const} */ ("revise"), row: { title: "NEW!" }, resource: "{}" };
    const changes = [{ ...change, id: last?.id ?? "", version: last?.version ?? 0 }];
    await later.commit({ found: [], puts: [], changes, now: 2 });
    const store = await tools.sealed("earlier");
    const { schema, blocks } = await store.get("values/catalogue");
    const again = new Shelf("earlier", "tenant", await tools.keyOf(7), [loud, marked]);
    await again.open();
    return {
      read:
        new Set(read).size === ROWS_A_BLOCK + 1 && read.every((title) => /^(AMINA|OLD \d+)!$/.test(title)),
      untouched,
      schema,
      blocks: blocks.map((/** @type {any} */ block) => block.schema),
      same: JSON.stringify(tools.all(again)) === JSON.stringify(tools.all(later)),
      changed: tools.all(again).filter(({ title }) => title === "NEW!").length,
      body: (await again.read(amina.row.id)).resource === amina.resource,
      earlier: await tools.outcome(tools.shelf("earlier")),
    };
  });
  assert.deepEqual(seen, {
    read: true,
    untouched: true,
    schema: 3,
    blocks: [1, 3],
    same: true,
    changed: 1,
    body: true,
    earlier: "vault-newer",
  });
});
