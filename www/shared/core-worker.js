/**
 * The worker that holds the wasm module: the only importer of pkg/.
 *
 * It is asked `{ id, task, args }`, answers in the order of the questions, and answers every one.
 *
 * @typedef {{ id: number, value: unknown }
 *         | { id: number, code: string, message: string, broken: boolean }} Reply
 */

import init, * as mdawa from "../../pkg/transfer.js";
import { Failure } from "./failure.js";
import { lumaOf } from "./luma.js";
import { SecondReader } from "./second-reader.js";

/** What a page may call, and nothing else of the module. */
export const FUNCTIONS = /** @type {const} */ ([
  "armour",
  "checkCode",
  "compactRecord",
  "errorCodes",
  "inspectPackage",
  "letterBytes",
  "openLetter",
  "readRecord",
  "recognise",
  "recordFromForm",
  "sealLetter",
  "unarmour",
  "version",
  "warningCodes",
]);
/** @typedef {typeof FUNCTIONS[number]} CoreFunction */

/** What a page may use of the objects it makes here. */
export const MEMBERS = {
  FrameReceiver: ["package", "push"],
  FrameSender: ["minimumFrames", "modules", "symbolsPerFrame", "text"],
  Request: ["bytes", "open", "triesLeft"],
  TransferCode: ["answer", "code"],
};

/** @type {Map<number, { type: keyof typeof MEMBERS, object: any }>} */
const objects = new Map();
let lastHandle = 0;

/** After this, no harder look at a frame is begun: the next frame may be a better one. */
const FRAME_MS = 60;
/** @type {mdawa.Scanner | undefined} */
let scanner;
const secondReader = new SecondReader();

const tasks = {
  /**
   * @param {CoreFunction} name
   * @param {unknown[]} args
   */
  call(name, args) {
    if (!FUNCTIONS.includes(name)) throw new TypeError("no such function");
    return /** @type {Function} */ (mdawa[name])(...args);
  },

  /**
   * @param {keyof typeof MEMBERS} type
   * @param {unknown[]} args
   */
  create(type, args) {
    if (!Object.hasOwn(MEMBERS, type)) throw new TypeError("no such type");
    const object = Reflect.construct(mdawa[type], args);
    objects.set(++lastHandle, { type, object });
    return lastHandle;
  },

  /**
   * Calls a method, or reads a property.
   *
   * @param {number} handle
   * @param {string} member
   * @param {unknown[]} args
   */
  use(handle, member, args) {
    const entry = objects.get(handle);
    if (!entry || !MEMBERS[entry.type].includes(member)) throw new TypeError("no such object or member");
    const value = entry.object[member];
    return typeof value === "function" ? value.apply(entry.object, args) : value;
  },

  /** @param {number} handle */
  free(handle) {
    objects.get(handle)?.object.free();
    objects.delete(handle);
  },

  /** @param {ImageBitmap} picture */
  async scanPicture(picture) {
    const { luma, width, height } = await lumaOf(picture, true);
    return mdawa.scan(luma, width, height);
  },

  /**
   * One of many pictures of a camera.
   *
   * @param {import("./luma.js").Picture} picture
   * @param {boolean} whole
   */
  async scanFrame(picture, whole) {
    const end = performance.now() + FRAME_MS;
    const copy = secondReader.copyOf(picture);
    try {
      const { luma, width, height } = await lumaOf(picture, whole);
      scanner ??= new mdawa.Scanner();
      const texts = scanner.scan(luma, width, height, () => performance.now() < end);
      return texts.length > 0 ? texts : secondReader.read(copy);
    } finally {
      secondReader.drop(copy);
    }
  },
};

/** A module that is valid only where there are vectors: `i8x16.popcnt(i8x16.splat(0))` (WebAssembly's SIMD proposal). */
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** iPhones before iOS 16.4 and the oldest Androids get the same module without vectors. */
const ready = init(
  WebAssembly.validate(VECTORS)
    ? undefined
    : { module_or_path: new URL("../../pkg/transfer_bg_plain.wasm", import.meta.url) },
);
/** @type {Promise<void>} */
let queue = Promise.resolve();

self.onmessage = ({ data }) => {
  queue = queue.then(() => answer(data));
};

/** @param {{ id: number, task: keyof typeof tasks, args: unknown[] }} question */
async function answer({ id, task, args }) {
  /** @type {Reply} */
  let reply;
  try {
    await ready;
    reply = { id, value: await /** @type {Function} */ (tasks[task])(...args) };
  } catch (error) {
    reply = { id, ...refusal(error) };
  }
  self.postMessage(reply, { transfer: "value" in reply ? buffersIn(reply.value) : [] });
}

/**
 * The module's own errors are facts and pass on. Any other (a trap, the stack's end, a mistake of ours) may quote what it
 * was working on, so only its kind leaves the worker; and it leaves the module in a state that nobody knows.
 *
 * @param {unknown} error
 */
function refusal(error) {
  const { code, message, name } = /** @type {Partial<Failure>} */ (error ?? {});
  const foreseen = error instanceof Failure || (code !== undefined && isErrorCode(code));
  if (foreseen) return { code: String(code), message: String(message), broken: false };
  return { code: "internal", message: String(name), broken: true };
}

/** @param {string} code */
function isErrorCode(code) {
  return /** @type {string[]} */ (mdawa.errorCodes()).includes(code);
}

/**
 * The buffers of a result, to be moved instead of copied: its own, or those one level down (`{ package, code }`).
 *
 * @param {unknown} value
 */
function buffersIn(value) {
  const parts = value instanceof Uint8Array ? [value] : Object.values(value ?? {});
  return parts.flatMap((part) => (part instanceof Uint8Array ? [part.buffer] : []));
}
