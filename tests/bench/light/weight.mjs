/**
 * What each part of the module weighs.
 *
 * The crate is linked anew with only some of its public functions: what these do not need is left out by the linker, code
 * and constants alike, and the rest is made smaller by wasm-opt as the module is.
 */

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";

/** The crate compiled but not linked, and the linker: script/bench makes and names them. */
const LIBRARY = "target/bench/crate/wasm32-unknown-unknown/release/libmdawa.a";
const LINKER = process.env.WASM_LINKER ?? "rust-lld";

/** Functions of the module by their names before the glue is made, part by part. */
const PARTS = {
  "letters and their codes":
    /^(sealLetter|letterBytes|openLetter|checkCode|inspectPackage|recognise|armour|unarmour|newCode|normaliseCode)$/,
  records: /^(readRecord|compactRecord|recordFromForm|warningCodes|labels)$/,
  "requests, answers and their codes": /^(request_|transfercode_|sealAnswer$)/,
  "reading pictures": /^(scan$|scanner_|lumaFrom)/,
  "sending frames": /^framesender_/,
  "receiving frames": /^framereceiver_/,
};

/** Files beside ours. */
const FOREIGN = [
  ["npm `zxing-wasm` 3.1.4, reader, wasm", "zxing-wasm/dist/reader/zxing_reader.wasm"],
  [
    "npm `zxing-wasm` 3.1.4, reader, glue",
    "zxing-wasm/dist/es/reader/index.js",
    "zxing-wasm/dist/es/share.js",
  ],
  ["npm `jsqr` 1.4.0", "jsqr/dist/jsQR.js"],
  ["npm `qr` 0.7.0, drawing", "qr/index.js"],
  ["npm `qr` 0.7.0, reading", "qr/decode.js"],
  ["`raptorq` 2.0.1, wasm", "../../../target/bench/raptorq.wasm"],
];

/** @returns {Promise<import("./report.mjs").Report>} */
export async function run() {
  const functions = await publicFunctions();
  const all = await weigh(functions);
  // Beside what belongs to no part, the linker keeps what nothing here calls: tables for the glue, and all constants.
  const common = functions.filter((name) => !Object.values(PARTS).some((part) => part.test(name)));
  const nothing = await weigh(common);
  const receiver = PARTS["receiving frames"];
  let receiverBytes = Number.NaN;
  const rows = [];
  for (const [title, part] of Object.entries(PARTS)) {
    const alone = await weigh([...common, ...functions.filter((name) => part.test(name))]);
    const without = await weigh(functions.filter((name) => !part.test(name)));
    const own = [alone.raw - nothing.raw, alone.brotli - nothing.brotli];
    rows.push([title, ...own, all.raw - without.raw, all.brotli - without.brotli]);
    if (part === receiver) receiverBytes = own[0] ?? receiverBytes;
  }
  rows.push(["what is always there", nothing.raw, nothing.brotli, "–", "–"]);
  rows.push(["everything", all.raw, all.brotli, "–", "–"]);
  const columns = ["part", "over nothing", "brotli", "over the rest", "brotli"];
  const ours = { title: "bytes of wasm, before the glue", columns, rows };
  const foreign = {
    title: "bytes of others",
    columns: ["what", "bytes", "brotli"],
    rows: await foreignRows(),
  };
  return {
    tables: [ours, foreign],
    bars: [{ what: "bytes of wasm to receive frames, alone", value: receiverBytes, atMost: 25_000 }],
  };
}

/** The module's functions that stand for something in JavaScript. */
async function publicFunctions() {
  const module = new WebAssembly.Module(await readFile("pkg/transfer_bg.wasm"));
  return WebAssembly.Module.exports(module)
    .filter(({ kind, name }) => kind === "function" && !name.startsWith("__"))
    .map(({ name }) => name);
}

/** A library of these functions. @param {string[]} functions */
async function weigh(functions) {
  // Before the glue is made, each name ends in a hash.
  const symbols = new Set(
    (await readFile(LIBRARY, "latin1")).match(/(?<!\w)[A-Za-z]+(_[A-Za-z]+)?_[0-9a-f]{16}(?!\w)/g),
  );
  const exported = [...symbols].filter((symbol) => functions.includes(symbol.slice(0, -17)));
  if (exported.length !== functions.length) throw new Error(`${exported} are not ${functions}`);
  const linked = "target/bench/part.wasm";
  execFileSync(LINKER, [
    ...["-flavor", "wasm", "--no-entry", "--gc-sections", "--allow-undefined", "--strip-debug"],
    ...exported.map((symbol) => `--export=${symbol}`),
    ...["--whole-archive", "-o", linked, LIBRARY],
  ]);
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  execFileSync("wasm-opt", ["-Os", "--all-features", ...strip, "-o", linked, linked]);
  return sizes(await readFile(linked));
}

async function foreignRows() {
  const folder = new URL("../node_modules/", import.meta.url);
  const rows = [];
  for (const [title = "", ...files] of FOREIGN) {
    const contents = await Promise.all(files.map((file) => readFile(new URL(file, folder))));
    const { raw, brotli } = sizes(Buffer.concat(contents));
    rows.push([title, raw, brotli]);
  }
  return rows;
}

/** @param {Buffer} bytes */
function sizes(bytes) {
  return { raw: bytes.length, brotli: brotliCompressSync(bytes).length };
}
