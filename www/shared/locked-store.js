/**
 * Values that this browser keeps encrypted under a key that no script can read (AES-256-GCM, WebCrypto, not extractable):
 * a copy of the disk's files opens nothing in another browser. Whoever uses this browser can use the key: what needs
 * more belongs into the vault.
 */

import { KeyedStore } from "./keyed-store.js";

/** @typedef {{ revision: number, iv: Uint8Array, bytes: ArrayBuffer }} Locked */

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
   * Replaces a value by what is made of it, and resolves once that is on disk. Where another tab was quicker, what it kept
   * is taken and `change` is asked again: nothing that was kept is ever overwritten unseen.
   *
   * @template Result
   * @param {string} key
   * @param {(value: any) => Promise<{ value: unknown, result: Result }>} change a `value` of nothing removes it
   * @returns {Promise<Result>}
   */
  async update(key, change) {
    for (let turn = 0; turn < PATIENCE; turn++) {
      const found = /** @type {Locked | undefined} */ (await this.#store.get(valueKey(key)));
      const { value, result } = await change(await this.#open(key, found));
      const next = await this.#lock(key, value, (found?.revision ?? 0) + 1);
      const kept = await this.#store.change(valueKey(key), (now) =>
        now?.revision === found?.revision ? next : undefined,
      );
      if (kept.revision === next.revision && isSame(kept.iv, next.iv)) return result;
    }
    throw new DOMException("another tab kept changing this value", "AbortError");
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

/** @param {Uint8Array} one @param {Uint8Array} other */
function isSame(one, other) {
  return one.every((byte, index) => byte === other[index]);
}
