/**
 * The values and entries of an open vault as the page changes them: what is read in a turn comes from the worker with its
 * revision, and what is changed goes there in one transaction that compares them. The interface is that of `SealedStore`,
 * so that what was written for one runs on a vault.
 */

import { nowUnixSeconds } from "../shared/core.js";
import { Failure } from "../shared/failure.js";

/**
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").Commit} Commit
 * @typedef {import("./types.js").Kept} Kept
 * @typedef {import("./types.js").VaultTurn} VaultTurn
 * @typedef {import("./types.js").VaultValues} VaultValues
 * @typedef {{ value(key: string): Promise<Kept>, commit(commit: Commit): Promise<boolean> }} Door to the worker
 */

/** Of so many tabs that change one value at once, the last one gives up. */
const PATIENCE = 20;

/** @implements {VaultValues} */
export class Values {
  #door;

  /** @param {Door} door */
  constructor(door) {
    this.#door = door;
  }

  /** @param {string} key @returns {Promise<any>} nothing where nothing is kept */
  async get(key) {
    return (await this.#door.value(key)).value;
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
   * Reads values as they were at one moment, changes them and the entries together or not at all, and resolves once that is
   * on disk. Where another tab was quicker with one of those that were read, `work` is asked again.
   *
   * @template Result
   * @param {(turn: VaultTurn) => Promise<Result>} work may be asked more than once, so it does nothing else
   * @returns {Promise<Result>}
   */
  async together(work) {
    for (let count = 0; count < PATIENCE; count++) {
      const turn = new Turn(this.#door);
      const result = await work(turn.face);
      if (turn.isEmpty || (await this.#door.commit(turn.commit))) return result;
    }
    throw new Failure("storage-refused", "another tab kept changing this value");
  }
}

/** What was read and is to be changed in one turn. */
class Turn {
  #door;
  /** @type {Map<string, Promise<Kept>>} */
  #reading = new Map();
  /** Revisions as they were found. @type {Map<string, number>} */
  #found = new Map();
  /** @type {Map<string, unknown>} */
  #puts = new Map();
  /** @type {Change[]} */
  #changes = [];

  /** @param {Door} door */
  constructor(door) {
    this.#door = door;
  }

  get isEmpty() {
    return this.#found.size === 0 && this.#changes.length === 0;
  }

  /** @returns {Commit} */
  get commit() {
    return {
      found: [...this.#found],
      puts: [...this.#puts],
      changes: this.#changes,
      now: nowUnixSeconds(),
    };
  }

  /** @returns {VaultTurn} */
  get face() {
    return {
      get: async (key) => {
        if (this.#puts.has(key)) return this.#puts.get(key);
        const reading = this.#reading.get(key) ?? this.#read(key);
        this.#reading.set(key, reading);
        return (await reading).value;
      },
      put: (key, value) => {
        if (!this.#found.has(key)) throw new TypeError("what was not read may be another tab's");
        this.#puts.set(key, value);
      },
      add: (key, value) => {
        if (this.#reading.has(key)) throw new TypeError("what was read is not new");
        this.#found.set(key, 0);
        this.#puts.set(key, value);
      },
      revision: (key) => {
        const found = this.#found.get(key);
        if (found === undefined) throw new TypeError("what was not read has a revision nobody knows");
        return found + (this.#puts.has(key) ? 1 : 0);
      },
      change: (change) => {
        this.#changes.push(change);
      },
    };
  }

  /** @param {string} key */
  async #read(key) {
    const kept = await this.#door.value(key);
    this.#found.set(key, kept.revision);
    return kept;
  }
}
