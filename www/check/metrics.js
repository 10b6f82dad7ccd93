/** What is counted per day and way, in this browser only: no number, no name and no code. */

import { csv } from "../shared/csv.js";
import { dayOf } from "../shared/day.js";

/**
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("./page-types.js").Tally} Tally
 * @typedef {import("./page-types.js").Way} Way
 * @typedef {Omit<Tally, "day" | "way">} Counts
 */

const KEY = "metrics";
/** More than a year of days with every way. */
const MOST_TALLIES = 2500;
const COLUMNS = /** @type {const} */ ([
  "day",
  "way",
  "sent",
  "verified",
  "failed",
  "completed",
  "answerSeconds",
  "serviceMs",
  "serviceAnswers",
]);
/** @type {Counts} */
const NOTHING = {
  sent: 0,
  verified: 0,
  failed: 0,
  completed: 0,
  answerSeconds: 0,
  serviceMs: 0,
  serviceAnswers: 0,
};

export class Metrics {
  #store;

  /** @param {LockedStore} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * @param {number} at Unix seconds
   * @param {Way} way
   * @param {Partial<Counts>} counts what to add
   */
  async count(at, way, counts) {
    const day = dayOf(at);
    await this.#store.update(KEY, async (/** @type {Tally[]} */ tallies = []) => {
      const isToday = (/** @type {Tally} */ tally) => tally.day === day && tally.way === way;
      const today = { ...(tallies.find(isToday) ?? { day, way, ...NOTHING }) };
      for (const [name, more] of Object.entries(counts)) today[/** @type {keyof Counts} */ (name)] += more;
      const value = [...tallies.filter((tally) => !isToday(tally)), today].slice(-MOST_TALLIES);
      return { value, result: undefined };
    });
  }

  /** The latest day first. @returns {Promise<Tally[]>} */
  async tallies() {
    /** @type {Tally[]} */
    const tallies = (await this.#store.get(KEY)) ?? [];
    return tallies.toSorted(
      (one, other) => other.day.localeCompare(one.day) || one.way.localeCompare(other.way),
    );
  }

  async toCsv() {
    return csv(COLUMNS, await this.tallies());
  }
}
