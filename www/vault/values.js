/**
 * The values and entries of an open vault as the page changes them: what is read in a turn comes from the worker with its
 * revision, and what is changed goes there in one transaction that compares them. The interface is that of `SealedStore`,
 * so that what was written for one runs on a vault.
 */

import { nowUnixSeconds } from "../shared/clock.js";
import { changing, inTurns, Turn } from "../shared/turns.js";
import { stored } from "./storage.js";

/**
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").Commit} Commit
 * @typedef {import("./types.js").Kept} Kept
 * @typedef {import("./types.js").VaultValues} VaultValues
 * @typedef {{ value(key: string): Promise<Kept>, commit(commit: Commit): Promise<boolean> }} Door to the worker
 */

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
    return this.together(changing(key, change));
  }

  /**
   * Reads values as they were at one moment, changes them and the entries together or not at all, and resolves once that is
   * on disk. Where another tab was quicker with one of those that were read, `work` is asked again.
   *
   * @template Result
   * @param {(turn: import("./types.js").VaultTurn) => Promise<Result>} work may be asked more than once, so it does nothing else
   * @returns {Promise<Result>}
   */
  together(work) {
    return stored(() =>
      inTurns(
        () => new VaultTurn((key) => this.#door.value(key)),
        (turn) => work(turn.face),
        async ({ commit }) => commit.found.length + commit.changes.length === 0 || this.#door.commit(commit),
      ),
    );
  }
}

/** A turn that also changes entries. */
class VaultTurn extends Turn {
  /** @type {Change[]} */
  changes = [];

  /** @override @returns {import("./types.js").VaultTurn} */
  get face() {
    return { ...super.face, change: (change) => void this.changes.push(change) };
  }

  /** @returns {Commit} */
  get commit() {
    return { found: [...this.found], puts: [...this.written], changes: this.changes, now: nowUnixSeconds() };
  }
}
