/**
 * The log of a store: rows without codes and without whole numbers, each tied to the one before. A row is written in the
 * same turn as the change that it tells of, so that neither is kept without the other.
 *
 * Rows lie in pages, so that writing one costs the same after years.
 */

import { monotonicMs, nowUnixSeconds } from "./clock.js";
import { bytesOf, hexOf } from "./hex.js";

/**
 * @typedef {import("../../pkg/mdawa.js").AuditRow} AuditRow
 * @typedef {import("../../pkg/mdawa.js").AuditVerification} AuditVerification
 * @typedef {import("./codes.js").Codes} Codes
 * @typedef {import("./locked-store.js").LockedStore} LockedStore
 * @typedef {import("./locked-store.js").Turn} Turn
 * @typedef {{ event: string, result: string, verifier?: string, phone?: string }} Entry of `phone` only its mask is written
 * @typedef {{ key: string, head?: string, count: number }} End where the log has come to; `key` is hexadecimal
 */

const END = "log";
const KEY_BYTES = 32;
const ROWS_A_PAGE = 100;

export class Log {
  #store;
  #codes;
  #actor;
  #tenant;

  /**
   * @param {Pick<LockedStore, "together">} store
   * @param {Codes} codes
   * @param {string} actor a word for who does what is logged: names are not for logs
   * @param {string} [tenant] whose log it is: a browser without a vault is one practice
   */
  constructor(store, codes, actor, tenant = "this-browser") {
    this.#store = store;
    this.#codes = codes;
    this.#actor = actor;
    this.#tenant = tenant;
  }

  /** Writes rows together with what else is put in this turn. @param {Turn} turn @param {Entry[]} entries */
  async write(turn, entries) {
    if (entries.length === 0) return;
    /** @type {End} */
    const end = { ...((await turn.get(END)) ?? newEnd()) };
    for (const entry of entries) {
      const { row, head } = await this.#codes.call(
        "auditAppend",
        end.head,
        bytesOf(end.key),
        { tenant: this.#tenant, actor: this.#actor, ...entry },
        nowUnixSeconds(),
        monotonicMs(),
      );
      const page = pageOf(end.count);
      turn.put(page, [...((await turn.get(page)) ?? []), row]);
      Object.assign(end, { head, count: end.count + 1 });
    }
    turn.put(END, end);
  }

  /** Writes down what happened where nothing changed. @param {Entry} entry */
  async note(entry) {
    await this.#store.together((turn) => this.write(turn, [entry]));
  }

  /** @returns {Promise<{ rows: AuditRow[], head?: string, key: string }>} the oldest first */
  read() {
    return this.#store.together(async ({ get }) => {
      /** @type {End} */
      const { count, head, key } = (await get(END)) ?? newEnd();
      const pages = Array.from({ length: Math.ceil(count / ROWS_A_PAGE) }, (_, page) =>
        get(pageOf(page * ROWS_A_PAGE)),
      );
      return { rows: (await Promise.all(pages)).flatMap((rows) => rows ?? []), head, key };
    });
  }

  /**
   * Where the log first is not as it was written.
   *
   * @param {string} [kept] a head that was kept elsewhere
   * @returns {Promise<{ verification: AuditVerification, count: number }>} with how many rows were looked through
   */
  async verify(kept) {
    const { rows, head, key } = await this.read();
    const verification = await this.#codes.call("auditVerify", rows, bytesOf(key), kept || head);
    return { verification, count: rows.length };
  }
}

/** @returns {End} */
function newEnd() {
  return { key: hexOf(crypto.getRandomValues(new Uint8Array(KEY_BYTES))), count: 0 };
}

/** Where the row with so many before it lies. @param {number} count */
function pageOf(count) {
  return `${END} page ${Math.floor(count / ROWS_A_PAGE)}`;
}
