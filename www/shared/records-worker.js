/** The worker that holds the wasm module for records that are written and kept. */

import init, * as mdawa from "../../pkg/records.js";
import { answerQuestions } from "./answer-questions.js";
import { wasmOf } from "./wasm.js";

/** What a page may call, and nothing else of the module. */
export const FUNCTIONS = /** @type {const} */ ([
  "draftEntry",
  "entryFields",
  "errorCodes",
  "joinRecord",
  "readRecord",
  "recognise",
  "recordFromForm",
  "reviseEntry",
  "splitRecord",
  "version",
]);
/** @typedef {typeof FUNCTIONS[number]} RecordsFunction */

const tasks = {
  /**
   * @param {RecordsFunction} name
   * @param {unknown[]} args
   */
  call(name, args) {
    if (!FUNCTIONS.includes(name)) throw new TypeError("no such function");
    return /** @type {Function} */ (mdawa[name])(...args);
  },
};

const ready = init(wasmOf("records"));

answerQuestions(ready, tasks, (code) => /** @type {string[]} */ (mdawa.errorCodes()).includes(code));
