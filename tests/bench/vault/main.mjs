/**
 * What a vault of 10,000 entries costs: milliseconds in Chromium, from a database in a profile on disk. Fails where a
 * promise is not held.
 */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { BLANK, launchProfile, serve } from "../../e2e/harness.mjs";
import { install } from "../../e2e/vault-tools.mjs";
import { isHeld, print } from "../light/report.mjs";
import { median } from "../light/timing.mjs";

const OUTPUT = new URL("../../output/", import.meta.url);
const [ENTRIES, PATIENTS, IMPORTED, ROUNDS] = [10_000, 100, 500, 9];
const DATABASE = "mdawa-vault-bench";
const PASSPHRASE = "nine thousand quiet rows";
/** A page of the list. */
const SHOWN = 50;

/** In the page: fills the vault. @param {{ database: string, entries: number, patients: number }} how */
async function fill({ database, entries, patients }) {
  const shelf = await tools.shelf(database);
  const words = "haemoglobin blood sugar paracetamol malaria Kisumu clinic Nuñez कमला hypertension".split(
    " ",
  );
  const people = Array.from({ length: patients }, (_, at) => tools.patientOf(`José Patient ${at}`));
  const rest = Array.from({ length: entries - patients }, (_, at) =>
    tools.entryOf(
      {
        subject: people[at % patients]?.row.id ?? "",
        title: `${words[at % 10]} ${at}`,
        date: new Date(1.4e12 + at * 3.1e7).toISOString().slice(0, 10),
        words: `${words[at % 7]} ${words[at % 9]} entry ${at} of the year ${1990 + (at % 35)}`,
        fullUrl: `urn:uuid:${crypto.randomUUID()}`,
      },
      JSON.stringify({ resourceType: "Observation", id: at, note: [{ text: "x".repeat(900) }] }),
    ),
  );
  await shelf.change({ do: "add", entries: [...people, ...rest] });
}

/** In the page: one round. @param {{ database: string, imported: number, shown: number }} how */
async function measure({ database, imported, shown }) {
  /** @type {(work: () => any) => Promise<number>} */
  const timed = async (work) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  /** @type {Awaited<ReturnType<typeof tools.shelf>> | undefined} */
  let opened;
  const open = await timed(async () => {
    opened = await tools.shelf(database);
  });
  const shelf = /** @type {NonNullable<typeof opened>} */ (opened);
  const query = { from: 0, count: shown };
  const list = await timed(() => shelf.list({ ...query, order: "name" }));
  const dates = await timed(() => shelf.list({ ...query, order: "date" }));
  let found = 0;
  const search = await timed(() => {
    found = shelf.list({ ...query, order: "name", words: "NUNEZ year" }).total;
  });
  const again = await timed(() => shelf.list({ ...query, order: "date", words: "malaria 1999" }));
  const subjects = await timed(() => shelf.subjects());
  const [subject] = shelf.subjects();
  const entry = () => tools.entryOf({ subject: subject?.id ?? "" }, "x".repeat(1000));
  const one = entry();
  const add = await timed(() => shelf.change({ do: "add", entries: [one] }));
  const read = await timed(() => shelf.read(one.row.id));
  const many = Array.from({ length: imported }, entry);
  const duplicates = await timed(() => shelf.duplicates(many));
  const bring = await timed(() => shelf.change({ do: "add", entries: many }));
  const ids = [one, ...many].map(({ row }) => row.id);
  const remove = await timed(() => shelf.change({ do: "remove", ids }));
  if (shelf.opened.entries !== 10_000 || found === 0) throw new Error("not what was kept");
  return { open, list, dates, search, again, subjects, add, read, duplicates, bring, remove };
}

/** In the page: the same entries in a vault as people have one, behind a passphrase. @param {{ database: string, name: string, passphrase: string }} how */
async function makeVault({ database, name, passphrase }) {
  const { Vault } = await import("/www/vault/vault.js");
  const { Codes } = await import("/www/shared/codes.js");
  const recoveryCodes = await new Codes().call("newBackupCodes", 10);
  const vault = await Vault.create({ name, role: "doctor", passphrase, recoveryCodes, now: 1_790_000_000 });
  const shelf = await tools.shelf(database);
  const all = { from: 0, count: 1e6, order: /** @type {const} */ ("name") };
  const entries = await shelf.readAll(shelf.list(all).rows.map(({ id }) => id));
  await vault.apply({ do: "add", entries });
  vault.lock();
  return vault.profile.id;
}

/** In the page: how long it takes to open, and what of that is the derivation alone. @param {{ id: string, passphrase: string, shown: number }} how */
async function unlock({ id, passphrase, shown }) {
  const { default: init, vaultKeyFromPassphrase } = await import("/pkg/codes.js");
  await init();
  const [start, salt] = [performance.now(), new Uint8Array(16)];
  vaultKeyFromPassphrase(passphrase, salt);
  const derive = performance.now() - start;
  const { Vault } = await import("/www/vault/vault.js");
  const begun = performance.now();
  const vault = await Vault.unlock(id, { kind: "passphrase", passphrase }, 1_790_000_000);
  const { total } = await vault.list({ from: 0, count: shown, order: "name" });
  const opened = performance.now() - begun;
  if (total !== 10_000) throw new Error("not what was kept");
  vault.lock();
  return { derive, opened, beside: opened - derive };
}

const site = await serve();
// Not a window that keeps everything in memory, as a context of tests is.
const profile = await mkdtemp(path.join(os.tmpdir(), "mdawa-bench-"));
const context = await launchProfile(profile);
/** @type {Awaited<ReturnType<typeof measure>>[]} */
const times = [];
/** @type {Awaited<ReturnType<typeof unlock>>[]} */
const unlocks = [];
try {
  const openTab = async () => {
    const page = await context.newPage();
    await page.goto(site.url + BLANK);
    await page.evaluate(install);
    return page;
  };
  const first = await openTab();
  await first.evaluate(fill, { database: DATABASE, entries: ENTRIES, patients: PATIENTS });
  for (let round = 0; round < ROUNDS; round++) {
    // A new page each time: as after unlocking, nothing is held.
    const page = await openTab();
    times.push(await page.evaluate(measure, { database: DATABASE, imported: IMPORTED, shown: SHOWN }));
    await page.close();
  }
  const id = await first.evaluate(makeVault, { database: DATABASE, name: "Bench", passphrase: PASSPHRASE });
  for (let round = 0; round < ROUNDS; round++) {
    const page = await openTab();
    unlocks.push(await page.evaluate(unlock, { id, passphrase: PASSPHRASE, shown: SHOWN }));
    await page.close();
  }
} finally {
  await context.close();
  await rm(profile, { recursive: true });
  await site.close();
}

/** @param {keyof (typeof times)[number]} what */
const of = (what) => median(times.map((time) => time[what]));
const most = (/** @type {keyof (typeof times)[number]} */ what) =>
  Math.max(...times.map((time) => time[what]));
/** @param {keyof (typeof unlocks)[number]} what */
const spread = (what) => {
  const all = unlocks.map((round) => round[what]);
  return [median(all), Math.max(...all)];
};
const machine = `${os.cpus()[0]?.model ?? "?"}, ${os.cpus().length} cores`;
const parts = /** @type {const} */ ([
  ["open: root, blocks, rows", "open"],
  ["first list by name", "list"],
  ["first list by date", "dates"],
  ["first search of two words", "search"],
  ["next search", "again"],
  ["patients with their counts", "subjects"],
  ["add one entry", "add"],
  ["read one entry", "read"],
  [`look for duplicates of ${IMPORTED}`, "duplicates"],
  [`import ${IMPORTED} entries, one transaction`, "bring"],
  [`remove ${IMPORTED + 1} entries`, "remove"],
]);
const report = {
  tables: [
    {
      title: `ms in Chromium, ${ENTRIES} entries of ${PATIENTS} patients, ${ROUNDS} rounds, each on a new page`,
      columns: ["what", "median", "longest"],
      rows: parts.map(([what, key]) => [what, of(key), most(key)]),
    },
    {
      title: `ms from a right passphrase to the first list of the same entries, ${ROUNDS} rounds`,
      columns: ["what", "median", "longest"],
      rows: [
        ["Argon2id alone, 64 MiB, 3 passes", ...spread("derive")],
        ["unlocked and listed, worker and module begun anew", ...spread("opened")],
        ["the same beside the derivation", ...spread("beside")],
      ],
    },
  ],
  bars: [
    {
      what: "open and list by name, ms",
      value: median(times.map(({ open, list }) => open + list)),
      atMost: 300,
    },
    { what: "first search, ms", value: of("search"), atMost: 100 },
    { what: "next search, ms", value: of("again"), atMost: 100 },
    { what: "unlock beside the derivation, ms", value: spread("beside")[0] ?? 0, atMost: 1000 },
  ],
};
console.log(machine);
print(report);
await mkdir(OUTPUT, { recursive: true });
await writeFile(new URL("bench-vault.json", OUTPUT), `${JSON.stringify({ machine, ...report }, null, 2)}\n`);
if (!report.bars.every(isHeld)) process.exitCode = 1;
