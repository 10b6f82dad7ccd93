import { hexOf } from "../shared/hex.js";
import { MemoryStore, openStore } from "./received-store.js";

/**
 * What this browser remembers of the packages it received, so that three wrong codes lock a package here and one that
 * was used is known again. Nothing of the record, and of the package only a hash of its name.
 *
 * Whoever controls the browser can erase all this: it slows down a guesser at this desk, not an owner of the machine.
 *
 * @typedef {{ tries: number, used: boolean, forgetAfter: number }} Entry `tries` is how many were spent
 * @typedef {{ outcome: "allowed", triesLeft: number } | { outcome: "used" } | { outcome: "locked" }} Attempt
 */

const MAX_TRIES = 3;

/** Clocks of two devices differ, and a package must not be forgotten while one of them still opens it. */
const FORGET_AFTER_SECONDS = 24 * 3600;

/** A package names its own end, so a forged one could ask to be remembered for ever: the format's longest is enough. */
const LONGEST_LIFETIME_SECONDS = 65_535 * 60;

/**
 * What is known of a package that was never seen.
 *
 * @param {number} expires
 * @param {number} now
 * @returns {Entry}
 */
export function unseen(expires, now) {
  const end = Math.min(expires, now + LONGEST_LIFETIME_SECONDS);
  return { tries: 0, used: false, forgetAfter: end + FORGET_AFTER_SECONDS };
}

/**
 * What an attempt does to an entry.
 *
 * @param {Entry} entry
 * @returns {{ entry: Entry, result: Attempt }}
 */
export function spendTry(entry) {
  if (entry.used) return { entry, result: { outcome: "used" } };
  if (entry.tries >= MAX_TRIES) return { entry, result: { outcome: "locked" } };
  const tries = entry.tries + 1;
  return { entry: { ...entry, tries }, result: { outcome: "allowed", triesLeft: MAX_TRIES - tries } };
}

export class ReceivedLog {
  /** @type {import("./received-store.js").Store} */
  #store;

  /** @param {import("./received-store.js").Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** Never fails: a browser that keeps nothing (a private window) gets a log in memory. */
  static async open() {
    return new ReceivedLog(await openStore());
  }

  /** Whether tries are remembered when the tab closes. */
  get persistent() {
    return this.#store.persistent;
  }

  /**
   * Spends a try, for good before this resolves: a reload or a power cut between the try and its outcome gives none back.
   * A code of the wrong length is not a try, nor is one for a package that has expired: do not call this for them.
   *
   * @param {string} packageId
   * @param {number} expires Unix seconds
   * @param {number} now Unix seconds
   * @returns {Promise<Attempt>}
   */
  async attempt(packageId, expires, now) {
    const key = await keyOf(packageId);
    return this.#use((store) => store.change(key, (entry = unseen(expires, now)) => spendTry(entry)));
  }

  /**
   * @param {string} packageId
   * @param {number} expires Unix seconds
   * @param {number} now Unix seconds
   * @returns {Promise<void>}
   */
  async markUsed(packageId, expires, now) {
    const key = await keyOf(packageId);
    await this.#use((store) =>
      store.change(key, (entry = unseen(expires, now)) => ({
        entry: { ...entry, used: true },
        result: undefined,
      })),
    );
  }

  /**
   * Forgets what can no longer be opened anywhere.
   *
   * @param {number} now Unix seconds
   */
  async sweep(now) {
    await this.#use((store) => store.forget(now));
  }

  /**
   * A disk that fails later (full, or storage withdrawn) must not keep a doctor from a record: from then on memory
   * counts, and `persistent` says so.
   *
   * @template Result
   * @param {(store: import("./received-store.js").Store) => Promise<Result>} use
   */
  async #use(use) {
    const store = this.#store;
    try {
      return await use(store);
    } catch (error) {
      if (!store.persistent) throw error;
      if (this.#store === store) this.#store = new MemoryStore();
      return use(this.#store);
    }
  }
}

/** @param {string} packageId */
async function keyOf(packageId) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(packageId));
  return hexOf(new Uint8Array(hash));
}
