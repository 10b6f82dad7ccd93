/** The door to a wasm module that only answers questions; it runs in a worker that starts at the first one. */

import { CoreSession } from "./core-session.js";
import { workerUrl } from "./script-url.js";

/** @typedef {typeof import("../../pkg/mdawa.js")} Module */

/** @template {keyof Module} Allowed what its worker lets a page call */
export class ModuleDoor {
  #worker;
  /** @type {CoreSession | undefined} */
  #session;

  /** @param {import("./script-url.js").WorkerPath} worker */
  constructor(worker) {
    this.#worker = worker;
  }

  /**
   * Calls one of the module's functions. Every refusal is an `Error` whose `code` is the module's `ErrorCode`, or
   * `cancelled`.
   *
   * @template {Allowed} Name
   * @param {Name} name
   * @param {Module[Name] extends (...args: infer Args) => any ? Args : never} args
   * @returns {Promise<Module[Name] extends (...args: any) => infer Result ? Result : never>}
   */
  async call(name, ...args) {
    if (!this.#session || this.#session.ended) this.#session = new CoreSession(workerUrl(this.#worker));
    return this.#session.ask("call", [name, args]);
  }

  /** Gives up what is pending with the code `cancelled`, and all that the worker held. */
  restart() {
    this.#session?.end("cancelled");
  }
}
