/** What a browser says when it cannot keep or read, as a code that the pages have a sentence for. */

import { Failure } from "../shared/failure.js";

/**
 * Does what reads or writes a database.
 *
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function stored(work) {
  try {
    return await work();
  } catch (cause) {
    // A private window, a full disk, a database of a later version of these pages.
    if (cause instanceof DOMException) throw new Failure(codeOf(cause.name), cause.name, { cause });
    throw cause;
  }
}

/** @param {string} name of the exception */
function codeOf(name) {
  if (name === "QuotaExceededError") return "storage-full";
  return name === "VersionError" ? "vault-newer" : "storage-refused";
}
