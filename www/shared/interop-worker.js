/** The worker that holds the wasm module for other people's cards, links and certificates. */

import init, * as mdawa from "../../pkg/interop.js";
import { answerQuestions } from "./answer-questions.js";
import { wasmOf } from "./wasm.js";

/** What a page may call, and nothing else of the module. */
export const FUNCTIONS = /** @type {const} */ ([
  "attachmentOf",
  "decodeHealthLink",
  "errorCodes",
  "exportRepairs",
  "healthCardsIn",
  "healthLink",
  "ipsDocument",
  "keyOfCertificate",
  "ktcCollection",
  "openDcc",
  "openHealthCard",
  "openHealthLinkFile",
  "readRecord",
  "recognise",
  "sealHealthLinkFile",
  "sectionCsv",
  "transactionOf",
  "version",
]);
/** @typedef {typeof FUNCTIONS[number]} InteropFunction */

const tasks = {
  /**
   * @param {InteropFunction} name
   * @param {unknown[]} args
   */
  call(name, args) {
    if (!FUNCTIONS.includes(name)) throw new TypeError("no such function");
    return /** @type {Function} */ (mdawa[name])(...args);
  },
};

const ready = init(wasmOf("interop"));

answerQuestions(ready, tasks, (code) => /** @type {string[]} */ (mdawa.errorCodes()).includes(code));
