/** What the vault's index answers: searches, lists, duplicates, merges; and that it does what a plain model does. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { compareWithModel } from "./shelf-model.mjs";
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

test("a search finds all words in any order, whatever their case and accents, and a list comes in pages", async () => {
  const page = await tab();
  const found = await page.evaluate(async () => {
    const shelf = await tools.shelf("search");
    const jose = tools.patientOf("José Ñúñez");
    const kamala = tools.patientOf("कमला");
    const subject = jose.row.id;
    const entries = [
      tools.entryOf({ subject, title: "Result 10", date: "2024-03", words: "Straße BLOOD" }),
      tools.entryOf({ subject, title: "Result 9", date: "2024-03-02T01:00:00+05:30", words: "blood sugar" }),
      tools.entryOf({ subject, title: "Result 11", kind: "note" }),
      tools.entryOf({ subject, title: "Result 8", date: "2025" }),
    ];
    await shelf.change({ do: "add", entries: [kamala, ...entries, jose] });
    const again = await tools.shelf("search");
    /** @param {Partial<import("../../www/vault/types.js").Query>} query */
    const titles = (query) => {
      const { rows, total } = again.list({ from: 0, count: 100, order: "name", ...query });
      return [total, ...rows.map(({ title }) => title)].join(", ");
    };
    return {
      accents: titles({ words: "NUNEZ jose" }),
      sharp: titles({ words: "STRASSE result" }),
      none: titles({ words: "jose blood" }),
      vowels: titles({ words: "कमल" }),
      otherVowels: titles({ words: "कमली" }),
      numbers: titles({ subject, kinds: ["result", "note"] }),
      dates: titles({ subject, order: "date", kinds: ["result", "note"] }),
      secondPage: titles({ subject, from: 2, count: 2 }),
      subjects: again.subjects().map(({ title, entries }) => `${title} ${entries}`),
    };
  });
  assert.deepEqual(found, {
    accents: "1, José Ñúñez",
    sharp: "1, Result 10",
    none: "0",
    vowels: "1, कमला",
    otherVowels: "0",
    numbers: "4, Result 8, Result 9, Result 10, Result 11",
    dates: "4, Result 8, Result 9, Result 10, Result 11",
    secondPage: "5, Result 9, Result 10",
    subjects: ["José Ñúñez 4", "कमला 0"],
  });
});

test("what is here already is found by its text and its patient", async () => {
  const page = await tab();
  const found = await page.evaluate(async () => {
    const shelf = await tools.shelf("duplicates");
    const [amina, other] = [tools.patientOf("Amina", "{a}"), tools.patientOf("Other", "{o}")];
    const entry = tools.entryOf({ subject: amina.row.id }, "{e}");
    await shelf.change({ do: "add", entries: [amina, other, entry] });
    const digests = new Map(tools.all(shelf).map(({ id, digest }) => [id, digest]));
    const digestOf = (/** @type {string} */ id) => digests.get(id) ?? "";
    // The same record once more: under new ids.
    const again = tools.patientOf("Amina", "{a}");
    again.row.digest = digestOf(amina.row.id);
    const digest = digestOf(entry.row.id);
    const asked = [
      again,
      tools.entryOf({ subject: again.row.id, digest }, "{e}"),
      tools.entryOf({ subject: other.row.id, digest }, "{e}"),
      tools.entryOf({ subject: again.row.id, digest: "0" }, "{f}"),
    ];
    const before = shelf.duplicates(asked).map(({ index, row }) => [index, row.id === entry.row.id]);
    await shelf.change({ do: "merge", kept: other.row.id, merged: amina.row.id });
    const merged = shelf.duplicates(asked).map(({ index, row }) => [index, row.id === entry.row.id]);
    return { before, merged };
  });
  assert.deepEqual(found, {
    before: [
      [0, false],
      [1, true],
    ],
    merged: [
      [0, false],
      [1, true],
      [2, true],
    ],
  });
});

test("merging two patients hides one and moves its entries, and parting brings back all as it was", async () => {
  const page = await tab();
  const seen = await page.evaluate(async () => {
    const shelf = await tools.shelf("merge");
    const [amina, amine, neema] = [
      tools.patientOf("Amina"),
      tools.patientOf("Amine"),
      tools.patientOf("Neema"),
    ];
    const [one, two, three] = [
      tools.entryOf({ subject: amina.row.id, title: "One" }),
      tools.entryOf({ subject: amine.row.id, title: "Two" }),
      tools.entryOf({ subject: amine.row.id, title: "Three" }),
    ];
    await shelf.change({ do: "add", entries: [amina, amine, neema, one, two, three] });
    const state = async () => {
      const fresh = await tools.shelf("merge");
      return {
        subjects: fresh
          .subjects()
          .map(({ title, entries }) => `${title} ${entries}`)
          .join(", "),
        amina: fresh
          .list({ subject: amina.row.id, from: 0, count: 9, order: "name", merged: true })
          .rows.map(({ title }) => title)
          .join(", "),
        rows: tools.all(fresh),
      };
    };
    const before = await state();
    await shelf.change({ do: "merge", kept: amina.row.id, merged: amine.row.id });
    const merged = await state();
    const moved = (await shelf.read(two.row.id)).row.subject === amina.row.id;
    // Two entries that are of one patient only as long as the two are one.
    await shelf.change({ do: "merge", kept: one.row.id, merged: two.row.id });
    const mergedTwice = await state();
    const refused = [
      await tools.outcome(shelf.change({ do: "merge", kept: amine.row.id, merged: neema.row.id })),
      await tools.outcome(shelf.change({ do: "merge", kept: neema.row.id, merged: three.row.id })),
      await tools.outcome(shelf.change({ do: "merge", kept: neema.row.id, merged: neema.row.id })),
      await tools.outcome(shelf.change({ do: "part", merged: tools.newId() })),
    ];
    await shelf.change({ do: "part", merged: amine.row.id });
    const parted = await state();
    await shelf.change({ do: "merge", kept: neema.row.id, merged: amine.row.id });
    await shelf.change({ do: "remove", ids: [neema.row.id] });
    const removed = await state();
    return {
      same: JSON.stringify(parted.rows) === JSON.stringify(before.rows),
      counts: [before, merged, mergedTwice, parted, removed].map(({ subjects }) => subjects),
      amina: [before, merged, mergedTwice, parted, removed].map(({ amina }) => amina),
      moved,
      refused,
      left: (await tools.disk("merge").entries()).length,
    };
  });
  assert.deepEqual(seen, {
    same: true,
    counts: [
      "Amina 1, Amine 2, Neema 0",
      "Amina 3, Neema 0",
      "Amina 2, Neema 0",
      "Amina 1, Amine 2, Neema 0",
      "Amina 1",
    ],
    amina: [
      "Amina, One",
      "Amina, Amine, One, Three, Two",
      "Amina, Amine, One, Three, Two",
      "Amina, One",
      "Amina, One",
    ],
    moved: true,
    refused: [
      "entry-changed",
      "TypeError: one kind only can be merged",
      "TypeError: one kind only can be merged",
      "entry-changed",
    ],
    left: 8,
  });
});

test("random changes by two tabs leave what a plain model says, in memory and on disk", async (t) => {
  const page = await tab();
  for (const seed of [1, 2, 3]) {
    const { outcomes, entries } = await page.evaluate(compareWithModel, { seed, steps: 120 });
    t.diagnostic(`seed ${seed}: ${entries} entries left, ${JSON.stringify(outcomes)}`);
    assert.ok(
      (outcomes["entry-changed"] ?? 0) > 5 && (outcomes["kept true"] ?? 0) > 50,
      "the changes were mixed",
    );
  }
});
