/** Whose numbers were checked in this browser: each under a keyed hash of the number, so that no number is a name on disk. */

/**
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("./page-types.js").Patient} Patient
 * @typedef {import("./page-types.js").Profile} Profile
 */

const KEY_BYTES = 32;

export class Patients {
  #store;
  #codes;

  /** @param {LockedStore} store @param {Codes} codes */
  constructor(store, codes) {
    this.#store = store;
    this.#codes = codes;
  }

  /** What is the same for the same number, and tells nothing without the key. @param {string} phone */
  async tag(phone) {
    const key = await this.#store.update("number-key", async (kept) => {
      const drawn = kept ?? [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))];
      return { value: drawn, result: drawn };
    });
    return this.#codes.call("auditNumberTag", key, phone);
  }

  /**
   * Remembers that a number was checked.
   *
   * @param {string} phone
   * @param {number} at
   * @returns {Promise<Patient | undefined>} what was known before
   */
  async checked(phone, at) {
    const name = await this.#nameOf(phone);
    return this.#store.update(name, async (/** @type {Patient | undefined} */ known) => ({
      value: { firstChecked: at, ...known, phone, lastChecked: at },
      // Told twice of one check, by a page that was closed too early.
      result: known?.lastChecked === at ? undefined : known,
    }));
  }

  /** @param {string} phone @param {Profile} profile */
  async complete(phone, profile) {
    await this.#store.update(await this.#nameOf(phone), async (known) => ({
      value: { ...known, profile },
      result: undefined,
    }));
  }

  /** @param {string} phone */
  async #nameOf(phone) {
    return `patient ${await this.tag(phone)}`;
  }
}
