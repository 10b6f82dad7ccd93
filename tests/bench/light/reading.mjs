/** How many codes are read of the synthetic camera's pictures, how fast, and what is read that is not there. */

import { photograph } from "./camera.mjs";
import { decoders, draw, OURS, picture, ZXING } from "./decoders.mjs";
import { cases } from "./scenes.mjs";
import { median, quantile } from "./timing.mjs";

const SEED = 1000;
const ROUNDS = 2;
/** What is hopeless for the slow ones is not waited for in every round. */
const SLOW_ROUNDS = 1;

/** @typedef {{ read: number, of: number, wrong: number, ms: number[] }} Tally */

/** @returns {Promise<import("./report.mjs").Report>} */
export async function run() {
  const readers = await decoders();
  /** @type {Map<string, Map<string, Tally>>} */
  const tallies = new Map(readers.map(({ name }) => [name, new Map()]));
  for (const [at, { trouble, round, scene, texts }] of [...cases(draw, SEED, ROUNDS)].entries()) {
    const seen = picture(photograph(scene), scene.width, scene.height);
    const asked = readers.filter(({ name }) => name === OURS || name === ZXING || round < SLOW_ROUNDS);
    // In turns, so that none always finds the pixels in the processor's cache.
    for (const { name, read } of at % 2 ? asked : asked.toReversed()) {
      const start = performance.now();
      const found = await read(seen);
      const ms = performance.now() - start;
      const right = new Set(found.filter((text) => texts.includes(text))).size;
      for (const key of ["all", `${seen.height}p`, trouble]) {
        const tally = tallies.get(name)?.get(key) ?? { read: 0, of: 0, wrong: 0, ms: [] };
        tally.read += right;
        tally.of += texts.length;
        tally.wrong += found.filter((text) => !texts.includes(text)).length;
        tally.ms.push(ms);
        tallies.get(name)?.set(key, tally);
      }
    }
  }
  const [ours, zxing] = [OURS, ZXING].map((name) => tallies.get(name)?.get("all"));
  if (!ours || !zxing) throw new Error("both have read everything");
  return {
    tables: [summary(tallies), troubles(tallies)],
    bars: [
      { what: "codes that zxing-wasm reads, for each of ours", value: zxing.read / ours.read, atMost: 1 },
      {
        what: "our median ms, for each of zxing-wasm's",
        value: median(ours.ms) / median(zxing.ms),
        atMost: 0.5,
      },
      { what: "texts read that are not there", value: ours.wrong, atMost: 0 },
    ],
  };
}

/** @param {Map<string, Map<string, Tally>>} tallies @returns {import("./report.mjs").Table} */
function summary(tallies) {
  const rows = [...tallies].map(([name, byKey]) => {
    const all = byKey.get("all") ?? { read: 0, of: 0, wrong: 0, ms: [] };
    const of = (/** @type {string} */ key) => median(byKey.get(key)?.ms ?? []);
    return [
      name,
      all.read,
      all.of,
      all.wrong,
      median(all.ms),
      of("720p"),
      of("1080p"),
      quantile(all.ms, 0.95),
    ];
  });
  const columns = ["decoder", "read", "codes", "false", "median ms", "at 720p", "at 1080p", "p95 ms"];
  return { title: `Synthetic camera, seed ${SEED}: versions 5 to 40, 720p and 1080p`, columns, rows };
}

/** @param {Map<string, Map<string, Tally>>} tallies @returns {import("./report.mjs").Table} */
function troubles(tallies) {
  const names = [...tallies.keys()];
  const keys = [...(tallies.get(OURS)?.keys() ?? [])].filter((key) => key !== "all");
  const rows = keys.map((key) => [
    key,
    ...names.map((name) => {
      const { read, of } = tallies.get(name)?.get(key) ?? { read: 0, of: 0 };
      return `${read} / ${of}`;
    }),
  ]);
  return { title: "Codes read, by what is wrong with the picture", columns: ["trouble", ...names], rows };
}
