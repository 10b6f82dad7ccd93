/** Erasure codes: how many frames a receiver needs, what decoding costs, and what a page pays to have it. */

import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { CANDIDATES, FRAME_BYTES, load, OURS } from "./codes.mjs";
import { randomBytes, randomFrom } from "./random.mjs";
import { inTurns, mean, median, milliseconds, quantile } from "./timing.mjs";

/** @typedef {import("./codes.mjs").Candidate} Candidate */
/** @typedef {import("./report.mjs").Table} Table */
/** @typedef {{ title: string, first: number, loss: number }} Reception the first frame seen, and the part that is lost */

const LATE = 1024;

/** @type {Reception[]} */
const RECEPTIONS = [
  ...[0, 0.1, 0.3, 0.5].map((loss) => ({ title: `${100 * loss} % lost`, first: 0, loss })),
  { title: "late", first: LATE, loss: 0 },
];

/** How many frames are in a package, and how many runs: more for small ones, where one frame more is much. */
const COUNTS = [
  { k: 11, runs: 1000 },
  { k: 52, runs: 200 },
  { k: 205, runs: 200 },
  { k: 1024, runs: 100 },
];

/** What takes a second or, with `luby-transform`, a minute for each package. @type {Record<string, Record<number, number>>} */
const FEWER_RUNS = { ur: { 1024: 20 }, "luby-transform": { 205: 50, 1024: 0 } };

/** Has no endless stream: any `k` frames are enough as long as none comes twice, so there is nothing to count. */
const COUNTED = CANDIDATES.filter(({ name }) => name !== "reed-solomon-simd");

const DECODED_BYTES = 200_000;
const ROUNDS = 15;

export async function run() {
  const frames = await framesNeeded();
  const decoding = await decodingTimes();
  const setUp = await setUpCosts();
  return { tables: [...frames.tables, decoding.table, setUp], bars: [...frames.bars, ...decoding.bars] };
}

async function framesNeeded() {
  /** @type {Table[]} */
  const tables = [];
  const ours = { mean: 0, p99: 0 };
  for (const { k, runs } of COUNTS) {
    const columns = ["code", "runs", ...RECEPTIONS.flatMap(({ title }) => [title, "p99"])];
    /** @type {Table} */
    const table = { title: `frames received / k, mean and p99, k = ${k}`, columns, rows: [] };
    for (const candidate of COUNTED) {
      const candidateRuns = FEWER_RUNS[candidate.name]?.[k] ?? runs;
      if (candidateRuns === 0) continue;
      const code = await load(candidate);
      // The number of frames does not depend on their size, but for ours, whose frames carry several symbols.
      const frameBytes = candidate === OURS ? FRAME_BYTES : 8;
      const ratios = RECEPTIONS.map((reception) =>
        Array.from(
          { length: candidateRuns },
          (_, seed) => received(code, k, frameBytes, reception, seed) / k,
        ),
      );
      table.rows.push([
        candidate.title,
        candidateRuns,
        ...ratios.flatMap((ratios) => [mean(ratios), quantile(ratios, 0.99)]),
      ]);
      if (candidate === OURS) {
        ours.mean = Math.max(ours.mean, ...ratios.map(mean));
        ours.p99 = Math.max(ours.p99, ...ratios.map((ratios) => quantile(ratios, 0.99)));
      }
    }
    tables.push(table);
  }
  const bars = [
    { what: "frames / k, mean, worst case", value: ours.mean, atMost: 1.005 },
    { what: "frames / k, p99, worst case", value: ours.p99, atMost: 1.02 },
  ];
  return { tables, bars };
}

/**
 * Frames taken in until a package of `k` frames is whole.
 *
 * @param {import("./codes.mjs").Code} code
 * @param {number} k
 * @param {number} frameBytes
 * @param {Reception} reception
 * @param {number} seed
 */
function received(code, k, frameBytes, { first, loss }, seed) {
  const random = randomFrom(seed);
  const sent = randomBytes(random, k * frameBytes);
  code.send(sent, frameBytes, random);
  if (code.minimum() !== k) throw new Error(`${sent.length} bytes are ${code.minimum()} frames, not ${k}`);
  code.receive();
  let count = 0;
  for (let index = first; ; index++) {
    if (random() < loss) continue;
    count++;
    if (code.push(code.frame(index))) break;
  }
  if (!code.same()) throw new Error("another package came out");
  return count;
}

async function decodingTimes() {
  const random = randomFrom(1);
  const sent = randomBytes(random, DECODED_BYTES);
  const codes = await Promise.all(CANDIDATES.map(load));
  const receptions = RECEPTIONS.filter(({ loss, first }) => first > 0 || loss === 0 || loss === 0.3);
  const results = receptions.map(({ first, loss }) => {
    const candidates = codes.map((code) => {
      code.send(sent, FRAME_BYTES, random);
      const frames = framesOf(code, first, loss);
      return () => decode(code, frames);
    });
    return inTurns(ROUNDS, candidates);
  });
  const rows = CANDIDATES.map(({ title }, at) => [
    title,
    ...results.flatMap((ofCandidates) => {
      const ofCandidate = ofCandidates[at] ?? [];
      return [
        Math.min(...ofCandidate.map(({ total }) => total)),
        Math.min(...ofCandidate.map(({ worst }) => worst)),
      ];
    }),
  ]);
  const columns = ["code", ...receptions.flatMap(({ title }) => [title, "worst push"])];
  const title = `ms to decode ${DECODED_BYTES / 1000} KB in frames of ${FRAME_BYTES} bytes, best of ${ROUNDS}`;
  const [reading, , lossy, , , lateWorst] = (rows[0] ?? []).slice(1).map(Number);
  // Ours reads texts and proves hashes, the others take bytes. Who comes late has sums only, frame by frame for as long as
  // they are shown: there, what counts is the wait for the last.
  const bars = [
    { what: "ms to decode 200 KB, 0 % lost", value: reading ?? Number.NaN, atMost: 10 },
    {
      what: "the same at 30 % lost, beside reading",
      value: (lossy ?? Number.NaN) - (reading ?? 0),
      atMost: 10,
    },
    { what: "the longest push of who comes late", value: lateWorst ?? Number.NaN, atMost: 10 },
  ];
  return { table: { title, columns, rows }, bars };
}

/** The frames that lead a receiver to the package. @param {import("./codes.mjs").Code} code @param {number} first @param {number} loss */
function framesOf(code, first, loss) {
  const random = randomFrom(2);
  const frames = [];
  code.receive();
  for (let index = first; ; index++) {
    if (random() < loss) continue;
    const frame = code.frame(index);
    frames.push(frame);
    if (code.push(frame)) return frames;
  }
}

/** @param {import("./codes.mjs").Code} code @param {unknown[]} frames */
function decode(code, frames) {
  code.receive();
  const times = frames.map((frame) => milliseconds(() => code.push(frame)));
  if (!code.same()) throw new Error("another package came out");
  return { total: times.reduce((sum, time) => sum + time, 0), worst: Math.max(...times) };
}

/** @returns {Promise<Table>} */
async function setUpCosts() {
  const random = randomFrom(3);
  const small = randomBytes(random, 2 * FRAME_BYTES);
  const rows = [];
  for (const candidate of CANDIDATES) {
    const file = candidate.wasm ?? new URL(import.meta.resolve(candidate.name));
    const bytes = await readFile(file);
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      const code = await candidate.load(candidate.wasm && bytes);
      code.send(small, FRAME_BYTES, random);
      code.receive();
      times.push(performance.now() - start);
    }
    const title = candidate === OURS ? "ours, the whole module (see the part `weight`)" : candidate.title;
    rows.push([title, bytes.length, brotliCompressSync(bytes).length, median(times)]);
  }
  const columns = ["code", "bytes", "brotli", "ms until it sends and receives"];
  return { title: "what a page pays for a code", columns, rows };
}
