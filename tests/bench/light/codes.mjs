/** Erasure codes behind one face: ours, a JavaScript one, and crates compiled like ours. */

import { readFile } from "node:fs/promises";

/** What a frame of version 20 carries of a package. */
export const FRAME_BYTES = 828;

const VERSION = 20;

/**
 * Sends one package and receives one at a time. A frame is whatever the code makes of it.
 *
 * @template [F=unknown]
 * @typedef {object} Code
 * @property {(bytes: Uint8Array, frameBytes: number, random: () => number) => void} send
 * @property {() => number} minimum how many frames carry the package
 * @property {(index: number) => F} frame indices only grow
 * @property {() => void} receive starts anew
 * @property {(frame: F) => boolean} push says whether the package is whole
 * @property {() => boolean} same whether what was received is what was sent
 */

/**
 * @typedef {object} Candidate
 * @property {string} name
 * @property {string} title
 * @property {URL} [wasm]
 * @property {(wasm?: BufferSource) => Promise<Code<any>>} load from nothing: what a page pays before it receives
 */

/** @param {string} crate */
function crate(crate) {
  return new URL(`../../../target/bench/${crate}.wasm`, import.meta.url);
}

/** @type {Candidate} */
export const OURS = {
  name: "ours",
  title: "ours",
  wasm: new URL("../../../pkg/transfer_bg.wasm", import.meta.url),
  load: loadOurs,
};

/** @type {Candidate[]} */
export const CANDIDATES = [
  OURS,
  { name: "raptorq", title: "`raptorq` 2.0.1", wasm: crate("raptorq"), load: loadCrate },
  {
    name: "reed-solomon-simd",
    title: "`reed-solomon-simd` 3.1.0",
    wasm: crate("reed-solomon-simd"),
    load: loadCrate,
  },
  { name: "ur", title: "`ur` 0.5.2", wasm: crate("ur"), load: loadCrate },
  { name: "luby-transform", title: "npm `luby-transform` 0.2.0", load: loadLuby },
];

/** @param {Candidate} candidate */
export async function load({ wasm, load }) {
  return load(wasm && (await readFile(wasm)));
}

/** Makes the next address of a module, so that it is loaded anew: loading is measured more than once. */
let loads = 0;

/** @param {BufferSource} [wasm] @returns {Promise<Code<string>>} */
async function loadOurs(wasm) {
  if (!wasm) throw new Error("ours is compiled");
  /** @type {typeof import("../../../pkg/transfer.js")} */
  const { FrameReceiver, FrameSender, initSync } = await import(`../../../pkg/transfer.js?${loads++}`);
  initSync({ module: wasm });
  /** @type {import("../../../pkg/transfer.js").FrameSender | undefined} */
  let sender;
  let receiver = new FrameReceiver();
  /** @type {Uint8Array} */
  let sent;
  return {
    send(bytes) {
      sent = bytes;
      sender?.free();
      sender = new FrameSender(bytes, VERSION);
    },
    minimum: () => sender?.minimumFrames ?? 0,
    frame: (index) => sender?.text(index) ?? "",
    receive() {
      receiver.free();
      receiver = new FrameReceiver();
    },
    push: (text) => receiver.push(text).done,
    same: () => Buffer.compare(receiver.package(), sent) === 0,
  };
}

/**
 * The face that `tests/bench/erasure` gives every crate.
 *
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(packageBytes: number) => number} room
 * @property {(frameBytes: number) => void} send
 * @property {(index: number) => number} frame
 * @property {() => void} receive
 * @property {(name: number) => number} push
 * @property {() => number} same
 */

/** @param {BufferSource} [wasm] @returns {Promise<Code<number>>} */
async function loadCrate(wasm) {
  if (!wasm) throw new Error("a crate is compiled");
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm));
  let minimum = 0;
  const exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
  return {
    send(bytes, frameBytes) {
      const room = exports.room(bytes.length);
      new Uint8Array(exports.memory.buffer).set(bytes, room);
      exports.send(frameBytes);
      minimum = Math.ceil(bytes.length / frameBytes);
    },
    minimum: () => minimum,
    frame: exports.frame,
    receive: exports.receive,
    push: (name) => exports.push(name) === 1,
    same: () => exports.same() === 1,
  };
}

/** @typedef {{ indices: number[], data: Uint8Array }} Block */

/** @returns {Promise<Code<Block>>} */
async function loadLuby() {
  const { createDecoder, createEncoder } = await import(
    `${import.meta.resolve("luby-transform")}?${loads++}`
  );
  let decoder = createDecoder();
  let minimum = 0;
  /** @type {Generator<Block>} */
  let blocks;
  /** @type {Uint8Array} */
  let sent;
  let random = Math.random;
  return {
    send(bytes, frameBytes, chance) {
      sent = bytes;
      random = chance;
      const encoder = createEncoder(bytes, frameBytes, false);
      minimum = encoder.k;
      blocks = encoder.fountain();
    },
    minimum: () => minimum,
    // Its frames follow from `Math.random`, not from an index: ours makes them repeatable.
    frame() {
      const original = Math.random;
      Math.random = random;
      try {
        return blocks.next().value;
      } finally {
        Math.random = original;
      }
    },
    receive() {
      decoder = createDecoder();
    },
    // The decoder changes the blocks that it is given.
    push: (block) => decoder.addBlock({ ...block, indices: [...block.indices] }),
    same: () => Buffer.compare(decoder.getDecoded(), sent) === 0,
  };
}
