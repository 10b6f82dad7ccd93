/**
 * Values that this browser keeps encrypted under a key of its own (AES-256-GCM, WebCrypto, not extractable), each bound to
 * its name and revision. That no script can read the key is no lock: whoever uses this browser can use it, and in
 * Chromium its bytes lie in clear in the database's files, so whoever copies those has it too. What needs a lock belongs
 * into the vault.
 */

import { KeyedStore } from "./keyed-store.js";

/**
 * @typedef {{ revision: number, iv: Uint8Array, bytes: ArrayBuffer }} Locked
 * @typedef {{ get: (key: string) => Promise<any>, put: (key: string, value: unknown) => void }} Turn `put` is for what was read
 */

const KEY = "key";
const IV_BYTES = 12;
/** Of so many tabs that change one value at once, the last one gives up. */
const PATIENCE = 20;

export class LockedStore {
  #store;

  /** @param {string} name of its database */
  constructor(name) {
    this.#store = new KeyedStore(name);
  }

  /** @param {string} key @returns {Promise<any>} nothing where nothing is kept */
  async get(key) {
    return this.#open(key, /** @type {Locked | undefined} */ (await this.#store.get(valueKey(key))));
  }

  /**
   * Replaces a value by what is made of it, and resolves once that is on disk.
   *
   * @template Result
   * @param {string} key
   * @param {(value: any) => Promise<{ value: unknown, result: Result }>} change a `value` of nothing removes it
   * @returns {Promise<Result>}
   */
  update(key, change) {
    return this.together(async ({ get, put }) => {
      const { value, result } = await change(await get(key));
      put(key, value);
      return result;
    });
  }

  /**
   * Reads values as they were at one moment, changes them together or not at all, and resolves once that is on disk. Where
   * another tab was quicker with one of those that were read, what it kept is taken and `work` is asked again: nothing that
   * was kept is ever overwritten unseen.
   *
   * @template Result
   * @param {(turn: Turn) => Promise<Result>} work may be asked more than once, so it does nothing else
   * @returns {Promise<Result>}
   */
  async together(work) {
    for (let turn = 0; turn < PATIENCE; turn++) {
      /** @type {Map<string, { found: Locked | undefined, value: any }>} */
      const read = new Map();
      /** @type {Map<string, unknown>} */
      const written = new Map();
      const result = await work({
        get: async (key) => {
          if (written.has(key)) return written.get(key);
          if (!read.has(key)) read.set(key, await this.#read(key));
          return read.get(key)?.value;
        },
        put: (key, value) => {
          if (!read.has(key)) throw new TypeError("what was not read may be another tab's");
          written.set(key, value);
        },
      });
      if (read.size === 0 || (await this.#keep(read, written))) return result;
    }
    throw new DOMException("another tab kept changing this value", "AbortError");
  }

  /** @param {string} key */
  async #read(key) {
    const found = /** @type {Locked | undefined} */ (await this.#store.get(valueKey(key)));
    return { found, value: await this.#open(key, found) };
  }

  /**
   * @param {Map<string, { found: Locked | undefined }>} read
   * @param {Map<string, unknown>} written
   * @returns {Promise<boolean>} whether all that was read still was as it was read
   */
  async #keep(read, written) {
    const locking = Array.from(written, async ([key, value]) => {
      const next = await this.#lock(key, value, (read.get(key)?.found?.revision ?? 0) + 1);
      return /** @type {[string, Locked]} */ ([valueKey(key), next]);
    });
    const next = await Promise.all(locking);
    const found = Array.from(read.values(), ({ found }) => found?.revision);
    let kept = false;
    await this.#store.changeAll(Array.from(read.keys(), valueKey), (now) => {
      kept = now.every((locked, place) => locked?.revision === found[place]);
      return kept ? next : [];
    });
    return kept;
  }

  /** @param {string} key @param {unknown} value @param {number} revision @returns {Promise<Locked>} */
  async #lock(key, value, revision) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const text = new TextEncoder().encode(JSON.stringify(value ?? null));
    const algorithm = { name: "AES-GCM", iv, additionalData: nameOf(key, revision) };
    return { revision, iv, bytes: await crypto.subtle.encrypt(algorithm, await this.#key(), text) };
  }

  /** @param {string} key @param {Locked | undefined} locked */
  async #open(key, locked) {
    if (!locked) return undefined;
    const { revision, iv, bytes } = locked;
    const algorithm = { name: "AES-GCM", iv: new Uint8Array(iv), additionalData: nameOf(key, revision) };
    const text = await crypto.subtle.decrypt(algorithm, await this.#key(), bytes);
    return JSON.parse(new TextDecoder().decode(text)) ?? undefined;
  }

  /** Drawn at the first use. @returns {Promise<CryptoKey>} */
  async #key() {
    const kept = await this.#store.get(KEY);
    if (kept instanceof CryptoKey) return kept;
    const drawn = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    return this.#store.change(KEY, (now) => now ?? drawn);
  }
}

/** @param {string} key */
function valueKey(key) {
  return `value ${key}`;
}

/** What a value is bound to, so that it opens under no other name and as no other revision. @param {string} key @param {number} revision */
function nameOf(key, revision) {
  return new TextEncoder().encode(`${revision} ${key}`);
}
