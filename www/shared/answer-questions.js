/**
 * What every worker with a wasm module does: it is asked `{ id, task, args }`, answers in the order of the questions, and
 * answers every one.
 *
 * @typedef {{ id: number, value: unknown }
 *         | { id: number, code: string, message: string, params?: Failure["params"], broken: boolean }} Reply
 */

import { Failure } from "./failure.js";

/**
 * @param {Promise<unknown>} ready once the module may be used
 * @param {Record<string, Function>} tasks
 * @param {(code: string) => boolean} isErrorCode of the module
 */
export function answerQuestions(ready, tasks, isErrorCode) {
  /** @type {Promise<void>} */
  let queue = Promise.resolve();

  self.onmessage = ({ data }) => {
    queue = queue.then(() => answer(data));
  };

  /** @param {{ id: number, task: string, args: unknown[] }} question */
  async function answer({ id, task, args }) {
    /** @type {Reply} */
    let reply;
    try {
      await ready.catch(missing);
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
    const { code, message, name, params } = /** @type {Partial<Failure>} */ (error ?? {});
    const foreseen = error instanceof Failure || (code !== undefined && isErrorCode(code));
    // Without its module a worker is of no use; another one may get it.
    const broken = code === "part-missing";
    if (foreseen) return { code: String(code), message: String(message), params, broken };
    return { code: "internal", message: String(name), broken: true };
  }
}

/** What could not be fetched is none of the module's doing. @param {unknown} error @returns {never} */
function missing(error) {
  throw error instanceof TypeError ? new Failure("part-missing", "the module was not fetched") : error;
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
