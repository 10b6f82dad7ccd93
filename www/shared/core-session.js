import { Failure } from "./failure.js";
import { WORKER_TYPE } from "./place.js";

/** @typedef {{ resolve: (value: any) => void, reject: (reason: Failure) => void }} Pending */

/**
 * One worker from its start to its end, and what it was asked.
 *
 * A session never recovers: what lived in its worker is gone with it, so whoever still holds a part of it is told so.
 */
export class CoreSession {
  #worker;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #lastId = 0;
  /** @type {string | undefined} */
  #endedBy;

  /** @param {ConstructorParameters<typeof Worker>[0]} script of the worker */
  constructor(script) {
    this.#worker = new Worker(script, { type: WORKER_TYPE });
    this.#worker.onmessage = ({ data }) => this.#settle(data);
    // A script that could not be loaded has no more to say than that.
    this.#worker.onerror = (event) => this.end(event instanceof ErrorEvent ? "internal" : "part-missing");
    this.#worker.onmessageerror = () => this.end("internal");
  }

  get ended() {
    return this.#endedBy !== undefined;
  }

  /**
   * @param {string} task one of the worker's `tasks`
   * @param {unknown[]} args
   * @param {Transferable[]} [transfer]
   * @returns {Promise<any>}
   */
  ask(task, args, transfer = []) {
    return new Promise((resolve, reject) => {
      if (this.#endedBy !== undefined) {
        reject(new Failure(this.#endedBy, "the worker is gone"));
        return;
      }
      const id = ++this.#lastId;
      try {
        this.#worker.postMessage({ id, task, args }, transfer);
      } catch (cause) {
        reject(new Failure("internal", "an argument cannot be sent to the worker", { cause }));
        return;
      }
      this.#pending.set(id, { resolve, reject });
    });
  }

  /**
   * Stops the worker at once, in the middle of whatever it does, and with it every secret it held.
   *
   * @param {string} code what the pending and all later questions are refused with
   */
  end(code) {
    if (this.ended) return;
    this.#endedBy = code;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(new Failure(code, "the worker was stopped"));
    this.#pending.clear();
  }

  /** @param {import("./answer-questions.js").Reply} reply */
  #settle(reply) {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (!("code" in reply)) {
      pending?.resolve(reply.value);
      return;
    }
    pending?.reject(new Failure(reply.code, reply.message, { params: reply.params }));
    // After a trap the module's memory may be in any state: nothing in it is to be trusted again.
    if (reply.broken) this.end("internal");
  }
}
