/** The worker that holds the wasm module for transfers. */

import init, * as mdawa from "../../pkg/transfer.js";
import { answerQuestions } from "./answer-questions.js";
import { lumaOf } from "./luma.js";
import { SecondReader } from "./second-reader.js";
import { wasmOf } from "./wasm.js";

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

const ready = init(wasmOf("transfer"));
answerQuestions(ready, tasks, (code) => /** @type {string[]} */ (mdawa.errorCodes()).includes(code));
