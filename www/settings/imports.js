/** Keys of other authenticator apps, read from what a person pastes or opens: links, and exports in several parts. */

import { Failure } from "../shared/failure.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Migration} Migration
 * @typedef {import("../../pkg/mdawa.js").Otpauth} Otpauth
 * @typedef {import("./page-types.js").Imported} Imported
 */

export class Imports {
  #codes;
  /** @type {Map<string, Otpauth>} */
  #links = new Map();
  /** The parts of each export, by its number and theirs. @type {Map<number, Map<number, Migration>>} */
  #exports = new Map();

  /** @param {import("../shared/codes.js").Codes} codes */
  constructor(codes) {
    this.#codes = codes;
  }

  clear() {
    this.#links.clear();
    this.#exports.clear();
  }

  /**
   * Reads every link in a text, one a line, and says what there is by now. Where one of them cannot be read, none counts.
   *
   * @param {string} text
   * @returns {Promise<Imported>}
   */
  async take(text) {
    const lines = text.split("\n").map((line) => line.trim());
    const links = lines.filter((line) => /^otpauth/i.test(line));
    if (links.length === 0) throw new Failure("no-key-in-text");
    for (const link of links) {
      if (/^otpauth-migration:/i.test(link)) {
        const part = await this.#codes.call("parseOtpauthMigration", link);
        const parts = this.#exports.get(part.batchId) ?? new Map();
        this.#exports.set(part.batchId, parts.set(part.batchIndex, part));
      } else {
        const read = await this.#codes.call("parseOtpauth", link);
        this.#links.set(read.secret, read);
      }
    }
    return this.#found();
  }

  /** @returns {Imported} */
  #found() {
    /** @type {Imported} */
    const found = { keys: [], refused: [], missing: [], received: 0, needed: 0 };
    for (const { account, ...link } of this.#links.values()) add(found, { ...link, name: account });
    for (const parts of this.#exports.values()) {
      const size = Math.max(1, ...Array.from(parts.values(), ({ batchSize }) => batchSize));
      found.needed += size;
      for (let index = 0; index < size; index += 1) {
        const part = parts.get(index);
        if (!part) {
          found.missing.push(index + 1);
          continue;
        }
        found.received += 1;
        for (const entry of part.entries) add(found, entry);
        found.refused.push(...part.refused);
      }
    }
    return found;
  }
}

/**
 * @param {Imported} found
 * @param {{ type: string, name: string, issuer?: string, warnings: string[], secret: string, algorithm: string, digits: number, period: number }} entry
 */
function add(found, { type, name, issuer = "", warnings, secret, algorithm, digits, period }) {
  if (type === "totp") {
    found.keys.push({ name, issuer, key: { secret, algorithm, digits, period }, warnings });
  } else {
    found.refused.push({ name, issuer, reason: "counted" });
  }
}
