/** The only door to the wasm module for codes; it runs in a worker that starts at the first question. */

import { CoreSession } from "./core-session.js";
import { workerUrl } from "./script-url.js";

/**
 * @typedef {typeof import("../../pkg/mdawa.js")} Module
 * @typedef {import("./codes-worker.js").CodesFunction} CodesFunction
 */

export class Codes {
  /** @type {CoreSession | undefined} */
  #session;

  /**
   * Calls one of the module's functions. Every refusal is an `Error` whose `code` is the module's `ErrorCode`, or
   * `cancelled`.
   *
   * @template {CodesFunction} Name
   * @param {Name} name
   * @param {Parameters<Module[Name]>} args
   * @returns {Promise<ReturnType<Module[Name]>>}
   */
  async call(name, ...args) {
    if (!this.#session || this.#session.ended)
      this.#session = new CoreSession(workerUrl("shared/codes-worker.js"));
    return this.#session.ask("call", [name, args]);
  }

  /** Gives up what is pending with the code `cancelled`, and every secret that the worker held. */
  restart() {
    this.#session?.end("cancelled");
  }
}
