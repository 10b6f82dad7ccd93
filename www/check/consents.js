/** What patients agreed to: nothing is sent without an entry here, and each has the words that were agreed to. */

import { csv } from "./csv.js";

/**
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("./page-types.js").Consent} Consent
 * @typedef {import("./page-types.js").Way} Way
 */

const KEY = "consents";
const PURPOSE = "phone-check";
/** To be raised with every change of the sentence beside the box. */
const VERSION = "phone-check-1";
const COLUMNS = /** @type {const} */ ([
  "at",
  "purpose",
  "version",
  "text",
  "language",
  "channel",
  "number",
  "numberTag",
]);

export class Consents {
  #store;

  /** @param {LockedStore} store */
  constructor(store) {
    this.#store = store;
  }

  /** @param {Pick<Consent, "at" | "check" | "language" | "number" | "numberTag" | "text">} given */
  give(given) {
    /** @type {Consent} */
    const consent = { ...given, purpose: PURPOSE, version: VERSION, channel: "undecided" };
    return this.#change((consents) => [...consents, consent]);
  }

  /** Says how the message went out that was agreed to. @param {string} check @param {Way} channel */
  sent(check, channel) {
    return this.#change((consents) =>
      consents.map((consent) => (consent.check === check ? { ...consent, channel } : consent)),
    );
  }

  async toCsv() {
    /** @type {Consent[]} */
    const consents = (await this.#store.get(KEY)) ?? [];
    const rows = consents.map((consent) => ({ ...consent, at: new Date(consent.at * 1000).toISOString() }));
    return csv(COLUMNS, rows);
  }

  /** @param {(consents: Consent[]) => Consent[]} change @returns {Promise<void>} */
  #change(change) {
    return this.#store.update(KEY, async (consents = []) => ({ value: change(consents), result: undefined }));
  }
}
