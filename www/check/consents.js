/**
 * What patients agreed to: nothing is sent without an entry here that is in force, and each has the words that were agreed
 * to. The entries of a number lie under its tag, so that no number is a name on disk.
 */

import { csv } from "../shared/csv.js";
import { Failure } from "../shared/failure.js";
import { hexOf } from "../shared/hex.js";
import { words } from "../text/check-words.js";

/**
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("../shared/locked-store.js").Turn} Turn
 * @typedef {import("./page-types.js").Consent} Consent
 * @typedef {import("./page-types.js").Way} Way
 * @typedef {Pick<Consent, "at" | "check" | "language" | "number" | "numberTag" | "takenBy" | "text">} Given
 */

/** Whose numbers have entries, in the order of their first one. */
const NUMBERS = "consent numbers";
const PURPOSE = "phone-check";
/** To be raised with every change of the first words; a clinic's own words are known by their hash. */
const [FIRST_WORDS, OWN_WORDS] = ["phone-check-1", "own"];
const COLUMNS = /** @type {const} */ ([
  "at",
  "purpose",
  "version",
  "text",
  "textHash",
  "language",
  "channel",
  "number",
  "numberTag",
  "takenBy",
  "withdrawnAt",
  "withdrawnBy",
]);

export class Consents {
  #store;

  /** @param {LockedStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** @param {Turn} turn @param {Given} given */
  async give(turn, given) {
    const { language, numberTag: tag, text } = given;
    const version = words[language].consent === text ? FIRST_WORDS : OWN_WORDS;
    /** @type {Consent} */
    const consent = {
      ...given,
      textHash: await hashOf(text),
      purpose: PURPOSE,
      version,
      channel: "undecided",
    };
    const kept = await read(turn, tag);
    turn.put(keyOf(tag), [...kept, consent]);
    if (kept.length > 0) return;
    /** @type {string[]} */
    const numbers = (await turn.get(NUMBERS)) ?? [];
    turn.put(NUMBERS, [...numbers, tag]);
  }

  /**
   * Says how the message goes out that was agreed to; throws where nobody agrees to it any more.
   *
   * @param {Turn} turn
   * @param {string} tag
   * @param {string} check
   * @param {Way} channel
   */
  async sent(turn, tag, check, channel) {
    const kept = await read(turn, tag);
    if (!kept.some((consent) => consent.check === check && isInForce(consent)))
      throw new Failure("consent-withdrawn");
    turn.put(
      keyOf(tag),
      kept.map((consent) => (consent.check === check ? { ...consent, channel } : consent)),
    );
  }

  /**
   * Ends all that is in force for a number.
   *
   * @param {Turn} turn
   * @param {string} tag
   * @param {{ withdrawnAt: number, withdrawnBy: string }} how
   * @returns {Promise<boolean>} whether anything was
   */
  async withdraw(turn, tag, how) {
    const kept = await read(turn, tag);
    if (!kept.some(isInForce)) return false;
    turn.put(
      keyOf(tag),
      kept.map((consent) => (isInForce(consent) ? { ...consent, ...how } : consent)),
    );
    return true;
  }

  /** When the last agreement of a number was taken back, if there is none since. @param {string} tag @returns {Promise<number | undefined>} */
  async withdrawnAt(tag) {
    /** @type {Consent[]} */
    const kept = (await this.#store.get(keyOf(tag))) ?? [];
    return kept.at(-1)?.withdrawnAt;
  }

  /** The latest first. @returns {Promise<Consent[]>} */
  async all() {
    /** @type {string[]} */
    const numbers = (await this.#store.get(NUMBERS)) ?? [];
    /** @type {Consent[][]} */
    const kept = await Promise.all(numbers.map((tag) => this.#store.get(keyOf(tag))));
    return kept.flat().sort((one, other) => other.at - one.at);
  }

  async toCsv() {
    const iso = (/** @type {number} */ at) => new Date(at * 1000).toISOString();
    const rows = (await this.all()).reverse().map((consent) => {
      const { at, withdrawnAt } = consent;
      return { ...consent, at: iso(at), withdrawnAt: withdrawnAt === undefined ? "" : iso(withdrawnAt) };
    });
    return csv(COLUMNS, rows);
  }
}

/** @param {Turn} turn @param {string} tag @returns {Promise<Consent[]>} */
async function read(turn, tag) {
  return (await turn.get(keyOf(tag))) ?? [];
}

/** @param {string} tag */
function keyOf(tag) {
  return `consents ${tag}`;
}

/** @param {Consent} consent */
function isInForce({ withdrawnAt }) {
  return withdrawnAt === undefined;
}

/** SHA-256 in hexadecimal: what tells one wording from the next. @param {string} text */
async function hashOf(text) {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
