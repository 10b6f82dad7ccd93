// Opening a letter with the code that the patient says: a try is spent before it is used, and what was read is used.

import { codeOf } from "../shared/failure.js";
import { momentText } from "../shared/i18n.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Summary} Summary
 * @typedef {import("./page-types.js").Head} Head
 * @typedef {import("./page-types.js").Letter} Letter
 * @typedef {import("./page-types.js").Problem} Problem
 * @typedef {import("./page-types.js").Received} Received
 */

/**
 * @param {import("../shared/core.js").Core} core
 * @param {import("./received.js").ReceivedLog} log
 * @param {Letter} letter
 * @param {string} typed
 * @param {number} now Unix seconds
 * @returns {Promise<{ received: Received, summary: Summary } | { problem: Problem, again: boolean }>} `again`: another code may
 *   open it
 */
export async function openLetter(core, log, letter, typed, now) {
  const { packageId, expires } = letter.head;
  /** @type {number | undefined} */
  let triesLeft;
  try {
    // What cannot be this code costs no try, and neither does an expired package.
    await core.call("checkCode", letter.package, typed);
    if (expires <= now) return { problem: goneProblem(letter.head, now), again: false };
    const attempt = await log.attempt(packageId, expires, now);
    if (attempt.outcome !== "allowed") {
      return { problem: { code: `package-${attempt.outcome}` }, again: false };
    }
    triesLeft = attempt.triesLeft;
    const { record, created } = await core.call("openLetter", letter.package, typed, now);
    const summary = await core.call("readRecord", record);
    // Used is what was read: where reading fails, the package still opens.
    await log.markUsed(packageId, expires, now);
    return { received: { record, packageId, created }, summary };
  } catch (error) {
    const code = codeOf(error);
    if (code === "package-gone") return { problem: goneProblem(letter.head, now), again: false };
    if (triesLeft === 0) return { problem: { code: "package-locked" }, again: false };
    return { problem: { code, triesLeft }, again: true };
  }
}

/** @param {Head} head @param {number} now @returns {Problem} */
export function goneProblem({ created, expires }, now) {
  const params = { created: momentText(created), expires: momentText(expires), now: momentText(now) };
  return { code: "package-gone", params };
}
