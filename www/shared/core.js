/**
 * The only door to the wasm module for transfers.
 *
 * The module runs in a worker: long work leaves the page responsive, a trap costs the worker and not the page, and
 * stopping the worker is both the cancel button and the eraser.
 */

import { monotonicMs, nowUnixSeconds } from "./clock.js";
import { CoreSession } from "./core-session.js";
import { Failure } from "./failure.js";
import { workerUrl } from "./script-url.js";

/**
 * @typedef {import("./core-types.js").Module} Module
 * @typedef {import("./core-types.js").CoreFunction} CoreFunction
 * @typedef {import("./core-types.js").Receiver} Receiver
 * @typedef {import("./core-types.js").Request} Request
 * @typedef {import("./core-types.js").Sender} Sender
 * @typedef {import("./core-types.js").TransferCode} TransferCode
 */

export { lasting, monotonicMs, nowUnixSeconds } from "./clock.js";

/** Both clocks: what keeps time by them is given no more of it by sleep, nor by setting one. */
function clocks() {
  return [nowUnixSeconds(), monotonicMs()];
}

/**
 * Asks the module in its worker. The worker starts at the first question, and again at the first one after it ended.
 * Every refusal is an `Error` whose `code` is the module's `ErrorCode`, or `cancelled`.
 */
export class Core {
  /** @type {CoreSession | undefined} */
  #session;
  #closed = false;

  /**
   * Calls one of the module's plain functions. The arguments are copied, so the caller's bytes stay the caller's.
   *
   * @template {CoreFunction} Name
   * @param {Name} name
   * @param {Parameters<Module[Name]>} args
   * @returns {Promise<ReturnType<Module[Name]>>}
   */
  async call(name, ...args) {
    return this.#open().ask("call", [name, args]);
  }

  /**
   * @param {Uint8Array} packageBytes
   * @param {number} density the largest QR version to draw
   * @param {string} [address] of the page that a still code links to
   * @returns {Promise<Sender>}
   */
  async sender(packageBytes, density, address) {
    const { use, free } = await this.#create("FrameSender", [packageBytes, density, address]);
    return {
      minimumFrames: await use("minimumFrames"),
      symbolsPerFrame: await use("symbolsPerFrame"),
      modules: (index) => use("modules", index),
      text: (index) => use("text", index),
      free,
    };
  }

  /** @returns {Promise<Receiver>} */
  async receiver() {
    const { use, session, free } = await this.#create("FrameReceiver", []);
    const gone = () => session.ended;
    return { push: (text) => use("push", text), package: () => use("package"), gone, free };
  }

  /**
   * Makes a request under the code that the patient said.
   *
   * @param {string} code
   * @param {string} label who it says it is
   * @param {import("../../pkg/mdawa.js").Suite} suite
   * @returns {Promise<Request>}
   */
  async request(code, label, suite) {
    const { use, free } = await this.#create("Request", [code, label, suite, ...clocks()]);
    return {
      bytes: await use("bytes"),
      open: (answer) => use("open", answer, ...clocks()),
      triesLeft: () => use("triesLeft"),
      free,
    };
  }

  /**
   * Draws a code for the patient to say.
   *
   * @returns {Promise<TransferCode>}
   */
  async transferCode() {
    const { use, free } = await this.#create("TransferCode", clocks());
    return {
      code: await use("code"),
      answer: (request, record, seed) => use("answer", request, record, ...clocks(), seed),
      free,
    };
  }

  /**
   * The text of every QR code in a picture, however long it takes.
   *
   * @param {ImageBitmap} picture handed over and closed
   * @returns {Promise<string[]>}
   */
  scanPicture(picture) {
    return this.#scan("scanPicture", picture);
  }

  /**
   * The text of every QR code in one of many pictures of a camera, in little time.
   *
   * @param {import("./luma.js").Picture} picture handed over and closed
   * @param {boolean} whole or only the middle, where people hold what they show
   * @returns {Promise<string[]>}
   */
  scanFrame(picture, whole) {
    return this.#scan("scanFrame", picture, whole);
  }

  /**
   * @param {"scanFrame" | "scanPicture"} task
   * @param {import("./luma.js").Picture} picture
   * @param {unknown[]} args
   */
  async #scan(task, picture, ...args) {
    const pixels = picture instanceof ImageData ? picture.data.buffer : picture;
    try {
      return await this.#open().ask(task, [picture, ...args], [pixels]);
    } finally {
      if (!(picture instanceof ImageData)) picture.close();
    }
  }

  /** Gives up what is pending with the code `cancelled`, and everything the worker held. */
  restart() {
    this.#session?.end("cancelled");
  }

  /** The same for good: no question starts a worker again. */
  close() {
    this.#closed = true;
    this.restart();
  }

  #open() {
    if (this.#closed) throw new Failure("cancelled", "this core was closed");
    if (!this.#session || this.#session.ended)
      this.#session = new CoreSession(workerUrl("shared/core-worker.js"));
    return this.#session;
  }

  /**
   * Makes an object in the worker. It lives and dies with that worker, hence with this session and no later one.
   *
   * @param {keyof typeof import("./core-worker.js").MEMBERS} type
   * @param {unknown[]} args
   */
  async #create(type, args) {
    const session = this.#open();
    /** @type {number} */
    const handle = await session.ask("create", [type, args]);
    return {
      session,
      /** @type {(member: string, ...args: unknown[]) => Promise<any>} */
      use: (member, ...args) => session.ask("use", [handle, member, args]),
      free: () => {
        // Where the worker is gone, so is the object.
        if (!session.ended) session.ask("free", [handle]).catch(() => {});
      },
    };
  }
}
