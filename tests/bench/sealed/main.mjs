/**
 * What the two-way transfer costs: bytes of request and answer, the QR codes that they take, and milliseconds in Chromium,
 * cold (a new browser: the module is fetched and compiled first) and warm.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import { BLANK, launch, serve } from "../../e2e/harness.mjs";
import { print } from "../light/report.mjs";
import { median } from "../light/timing.mjs";

const OUTPUT = new URL("../../output/", import.meta.url);
const record = await readFile(new URL("../../fixtures/visit-record.json", import.meta.url), "utf8");
const LABEL = "Dr. Asha, Example Clinic";
const ROUNDS = 9;
/** What a still code of the pages may have at most, and a frame of a stream. */
const [STILL_VERSION, STREAM_VERSION] = [25, 20];
const SUITES = /** @type {const} */ ([
  [1, "1: X25519"],
  [2, "2: X-Wing (ML-KEM-768 and X25519)"],
]);

/**
 * In the page: one transfer after another, each on workers of its own.
 *
 * @param {{ suite: 1 | 2, rounds: number, record: string, label: string, versions: { still: number, stream: number } }} how
 */
async function transfers({ suite, rounds, record, label, versions }) {
  const { Core } = await import("/www/shared/core.js");
  const times = [];
  let sizes = { request: 0, requestVersion: 0, answer: 0, frames: 0 };
  for (let round = 0; round < rounds; round++) {
    const [doctor, patient] = [new Core(), new Core()];
    /** @type {(work: () => Promise<any>) => Promise<[any, number]>} */
    const timed = async (work) => {
      const start = performance.now();
      return [await work(), performance.now() - start];
    };
    const [code, draw] = await timed(() => patient.transferCode());
    const [request, start] = await timed(() => doctor.request(code.code, label, suite));
    const [answer, seal] = await timed(() => code.answer(request.bytes, record));
    const [opened, open] = await timed(() => request.open(answer));
    const [sent, came] = [record, opened.record].map((text) => JSON.stringify(JSON.parse(text)));
    if (came !== sent) throw new Error("another record came out");
    times.push({ draw, start, seal, open });
    const still = await doctor.sender(request.bytes, 40);
    const stream = await doctor.sender(answer, versions.stream);
    const frames = await doctor.sender(answer, versions.still);
    sizes = {
      request: request.bytes.length,
      requestVersion: ((await still.modules(0)).size - 17) / 4,
      answer: answer.length,
      frames: frames.minimumFrames === 1 ? 1 : stream.minimumFrames,
    };
    doctor.close();
    patient.close();
  }
  return { sizes, times };
}

const site = await serve();
const sizeRows = [];
const timeRows = [];
try {
  const records = /** @type {const} */ ([
    ["an empty record", '{"resourceType":"Bundle","type":"collection"}'],
    ["a visit of 58 KB", record],
  ]);
  for (const [suite, title] of SUITES) {
    for (const [what, text] of records) {
      const browser = await launch();
      const page = await browser.newPage();
      await page.goto(site.url + BLANK);
      const versions = { still: STILL_VERSION, stream: STREAM_VERSION };
      const how = { suite, rounds: 1 + ROUNDS, record: text, label: LABEL, versions };
      const { sizes, times } = await page.evaluate(transfers, how);
      await browser.close();
      sizeRows.push([title, what, sizes.request, sizes.requestVersion, sizes.answer, sizes.frames]);
      const steps = /** @type {const} */ (["draw", "start", "seal", "open"]);
      /** @param {typeof times} of */
      const medians = (of) => steps.map((step) => median(of.map((time) => time[step])));
      timeRows.push([title, what, "cold", ...medians(times.slice(0, 1))]);
      timeRows.push([title, what, "warm", ...medians(times.slice(1))]);
    }
  }
} finally {
  await site.close();
}

const machine = `${os.cpus()[0]?.model ?? "?"}, ${os.cpus().length} cores`;
const tables = [
  {
    title: `bytes, with the name “${LABEL}”; frames of version ${STREAM_VERSION}, or one still up to version ${STILL_VERSION}`,
    columns: ["suite", "record", "request", "its QR version", "answer", "its QR codes"],
    rows: sizeRows,
  },
  {
    title: `ms in Chromium, a worker for each; cold once, warm the median of ${ROUNDS}`,
    columns: ["suite", "record", "", "draw a code", "make a request", "answer it", "open it"],
    rows: timeRows,
  },
];
console.log(machine);
print({ tables });
await mkdir(OUTPUT, { recursive: true });
await writeFile(new URL("bench-sealed.json", OUTPUT), `${JSON.stringify({ machine, tables }, null, 2)}\n`);
