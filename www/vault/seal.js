/**
 * The vault's seal: AES-256-GCM under the vault's key. A value opens only in the vault, the store, under the name and as
 * the revision that it was sealed for.
 *
 * What is bound: "mdawa/1 rec", tenant, store and id, each in UTF-8 behind its length (16 bits, big endian); then the
 * revision (64 bits, big endian).
 */

import { Failure } from "../shared/failure.js";

/** @typedef {import("./types.js").Sealed} Sealed */

const LABEL = "mdawa/1 rec";
const IV_BYTES = 12;

export class VaultSeal {
  #tenant;
  #key;

  /** @param {string} tenant @param {CryptoKey} key */
  constructor(tenant, key) {
    this.#tenant = tenant;
    this.#key = key;
  }

  /** @param {string} name `<store>/<id>` @param {number} revision @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Sealed>} */
  async lock(name, revision, bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const algorithm = { name: "AES-GCM", iv, additionalData: this.#bound(name, revision) };
    return { revision, iv, bytes: await crypto.subtle.encrypt(algorithm, this.#key, bytes) };
  }

  /** @param {string} name @param {number} revision @param {Sealed} sealed @returns {Promise<ArrayBuffer>} */
  async open(name, revision, sealed) {
    try {
      // What lies there may be anything.
      const { iv, bytes } = sealed;
      const algorithm = {
        name: "AES-GCM",
        iv: new Uint8Array(iv),
        additionalData: this.#bound(name, revision),
      };
      return await crypto.subtle.decrypt(algorithm, this.#key, bytes);
    } catch (cause) {
      throw new Damage([name], { cause });
    }
  }

  /** @param {string} name @param {number} revision */
  #bound(name, revision) {
    const slash = name.indexOf("/");
    return bind([LABEL, this.#tenant, name.slice(0, slash), name.slice(slash + 1)], revision);
  }
}

/** Something of the vault does not open, or is older than what was kept last. */
export class Damage extends Failure {
  /** @param {string[]} names `<store>/<id>` each @param {ErrorOptions} [options] */
  constructor(names, options) {
    super("vault-damaged", `does not open: ${names.join(", ")}`, options);
    this.names = names;
  }
}

/** Texts and a number as bytes that no other texts and number give. @param {string[]} texts @param {number} number */
export function bind(texts, number) {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const bytes = new Uint8Array(encoded.reduce((length, text) => length + 2 + text.length, 8));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const text of encoded) {
    view.setUint16(at, text.length);
    bytes.set(text, at + 2);
    at += 2 + text.length;
  }
  view.setBigUint64(at, BigInt(number));
  return bytes;
}
