/**
 * Which vaults this browser has, and what wrong passphrases cost at each: what must be known before one is opened, so it
 * lies in plain. Whoever can edit this browser's files can undo a wait: what holds against them is the derivation.
 */

import { KeyedStore } from "../shared/keyed-store.js";
import { keptOn, secondsLeft, waitAfter } from "../shared/waits.js";
import { DIRECTORY } from "./databases.js";

/**
 * @typedef {import("./types.js").Role} Role
 * @typedef {{
 *   id: string, name: string, role: Role, created: number, backedUpAt?: number,
 *   failures: number, wait?: import("../shared/waits.js").Wait,
 * }} Listed `failures` are wrong passphrases in a row
 */

/** A person who knows the passphrase mistypes it now and then. */
export const FREE_TRIES = 5;

const store = new KeyedStore(DIRECTORY);

/** @returns {Promise<Listed[]>} in the order in which they were made */
export async function listed() {
  const all = /** @type {Listed[]} */ (await store.all());
  return all.sort((left, right) => left.created - right.created);
}

/** @param {string} id */
export function listing(id) {
  return /** @type {Promise<Listed | undefined>} */ (store.get(id));
}

/** @param {Pick<Listed, "id" | "name" | "role" | "created" | "backedUpAt">} profile */
export function list(profile) {
  return store.put(profile.id, { failures: 0, ...profile });
}

/** @param {string} id @param {number} now */
export function noteBackup(id, now) {
  return store.change(id, (kept) => kept && { ...kept, backedUpAt: now });
}

/** @param {string} id */
export function unlist(id) {
  return store.delete(id);
}

/**
 * Counts a passphrase as wrong before anybody looks whether it is: of two tabs that try at once each is counted, and who
 * ends the browser in time has spent a try all the same.
 *
 * @param {string} id
 * @param {readonly number[]} waits as the policy says
 * @param {number} now
 * @returns {Promise<{ waiting: number, next: number }>} seconds: how long nothing is looked at, and after this try
 */
export async function countTry(id, waits, now) {
  let waiting = 0;
  let next = 0;
  await store.change(id, (/** @type {Listed | undefined} */ kept) => {
    if (!kept) return undefined;
    waiting = secondsLeft(kept.wait, now);
    if (waiting > 0) return { ...kept, wait: keptOn(kept.wait, now) };
    const failures = kept.failures + 1;
    next = waitAfter(failures, FREE_TRIES, waits);
    return { ...kept, failures, wait: next > 0 ? { from: now, seconds: next } : undefined };
  });
  return { waiting, next };
}

/** Forgets what was counted, after a right secret. @param {string} id */
export function forgive(id) {
  return store.change(id, (/** @type {Listed | undefined} */ kept) => {
    return kept && (kept.failures > 0 || kept.wait) ? { ...kept, failures: 0, wait: undefined } : undefined;
  });
}
