/** The worker that holds the wasm module for codes, telephone numbers, messages and the log. */

import init, * as mdawa from "../../pkg/codes.js";
import { answerQuestions } from "./answer-questions.js";
import { wasmOf } from "./wasm.js";

/** What a page may call, and nothing else of the module. */
export const FUNCTIONS = /** @type {const} */ ([
  "auditAppend",
  "auditNumberTag",
  "auditVerify",
  "cancelCode",
  "codeStatus",
  "correctClock",
  "countries",
  "enableCodes",
  "errorCodes",
  "gatewayOutcome",
  "gatewayRequest",
  "hashBackupCodes",
  "hotpCode",
  "hotpResynchronise",
  "hotpVerify",
  "issueCode",
  "maskPhone",
  "messageLinks",
  "messageSegments",
  "messageText",
  "newBackupCodes",
  "newCode",
  "normaliseCode",
  "normalisePhone",
  "parseOtpauth",
  "parseOtpauthMigration",
  "policies",
  "qrModules",
  "reportDelivery",
  "resendCode",
  "sweepCodes",
  "totpCode",
  "totpSecret",
  "totpUri",
  "totpVerify",
  "verifyBackupCode",
  "verifyCode",
  "version",
]);
/** @typedef {typeof FUNCTIONS[number]} CodesFunction */

const tasks = {
  /**
   * @param {CodesFunction} name
   * @param {unknown[]} args
   */
  call(name, args) {
    if (!FUNCTIONS.includes(name)) throw new TypeError("no such function");
    return /** @type {Function} */ (mdawa[name])(...args);
  },
};

const ready = init(wasmOf("codes"));

answerQuestions(ready, tasks, (code) => /** @type {string[]} */ (mdawa.errorCodes()).includes(code));
