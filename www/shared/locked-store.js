/**
 * Values that this browser keeps encrypted under a key of its own (AES-256-GCM, WebCrypto, not extractable), each bound to
 * its name and revision. That no script can read the key is no lock: whoever uses this browser can use it, and in
 * Chromium its bytes lie in clear in the database's files, so whoever copies those has it too. What needs a lock belongs
 * into the vault.
 */

import { KeyedStore } from "./keyed-store.js";
import { SealedStore } from "./sealed-store.js";

/**
 * @typedef {import("./sealed-store.js").Locked} Locked
 * @typedef {import("./sealed-store.js").Turn} Turn
 */

const KEY = "key";
const IV_BYTES = 12;

export class LockedStore extends SealedStore {
  /** @param {string} name of its database */
  constructor(name) {
    super(name, new OwnSeal(name), "value ");
  }
}

/** Seals with the browser's own key, which lies beside what it seals. */
class OwnSeal {
  #disk;

  /** @param {string} name */
  constructor(name) {
    this.#disk = new KeyedStore(name);
  }

  /** @param {string} key @param {number} revision @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Locked>} */
  async lock(key, revision, bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const algorithm = { name: "AES-GCM", iv, additionalData: nameOf(key, revision) };
    return { revision, iv, bytes: await crypto.subtle.encrypt(algorithm, await this.#key(), bytes) };
  }

  /** @param {string} key @param {number} revision @param {Locked} locked */
  async open(key, revision, { iv, bytes }) {
    const algorithm = { name: "AES-GCM", iv: new Uint8Array(iv), additionalData: nameOf(key, revision) };
    return crypto.subtle.decrypt(algorithm, await this.#key(), bytes);
  }

  /** Drawn at the first use. @returns {Promise<CryptoKey>} */
  async #key() {
    const kept = await this.#disk.get(KEY);
    if (kept instanceof CryptoKey) return kept;
    const drawn = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    return this.#disk.change(KEY, (now) => now ?? drawn);
  }
}

/** What a value is bound to, so that it opens under no other name and as no other revision. @param {string} key @param {number} revision */
function nameOf(key, revision) {
  return new TextEncoder().encode(`${revision} ${key}`);
}
