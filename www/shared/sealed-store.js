/**
 * Values that are kept sealed, each bound to its name and revision, and changed by compare-and-set in one transaction: of
 * what several tabs change at once nothing is lost. What seals them is the seal's to say.
 */

import { KeyedStore } from "./keyed-store.js";
import { changing, inTurns, Turn as OpenTurn } from "./turns.js";

/**
 * @typedef {{ revision: number, iv: Uint8Array, bytes: ArrayBuffer }} Locked
 *
 * @typedef {object} Seal
 * @property {(key: string, revision: number, bytes: Uint8Array<ArrayBuffer>) => Promise<Locked>} lock
 * @property {(key: string, revision: number, locked: Locked) => Promise<ArrayBuffer>} open refuses what was locked as another
 *
 * @typedef {import("./turns.js").TurnFace} Turn
 */

export class SealedStore {
  #disk;
  #prefix;
  #seal;

  /** @param {string} name of its database @param {Seal} seal @param {string} [prefix] what the keys begin with on disk */
  constructor(name, seal, prefix = "") {
    this.#disk = new KeyedStore(name);
    this.#seal = seal;
    this.#prefix = prefix;
  }

  /** @param {string} key @returns {Promise<any>} nothing where nothing is kept */
  async get(key) {
    return (await this.#read(key)).value;
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
   * Reads values as they were at one moment, changes them together or not at all, and resolves once that is on disk. Where
   * another tab was quicker with one of those that were read, what it kept is taken and `work` is asked again: nothing that
   * was kept is ever overwritten unseen.
   *
   * @template Result
   * @param {(turn: Turn) => Promise<Result>} work may be asked more than once, so it does nothing else
   * @returns {Promise<Result>}
   */
  together(work) {
    return inTurns(
      () => new OpenTurn((key) => this.#read(key)),
      (turn) => work(turn.face),
      (turn) => this.keep(turn.found, turn.written),
    );
  }

  /** @param {string} key @returns {Promise<import("./turns.js").Kept>} */
  async #read(key) {
    const [locked] = await this.find([key]);
    return { value: await this.open(key, locked), revision: locked?.revision ?? 0 };
  }

  /** Values as they lie, at one moment. @param {string[]} keys @returns {Promise<(Locked | undefined)[]>} */
  find(keys) {
    return this.#disk.getAll(keys.map((key) => this.#prefix + key));
  }

  /** @param {string} key @param {Locked | undefined} locked @returns {Promise<any>} */
  async open(key, locked) {
    if (!locked) return undefined;
    const text = await this.#seal.open(key, locked.revision, locked);
    return JSON.parse(new TextDecoder().decode(text)) ?? undefined;
  }

  /**
   * Keeps values if all that they rest on still is as it was found: in one transaction, all of them or none.
   *
   * @param {Map<string, number>} found revisions of all that was read; 0 for what was not there
   * @param {Map<string, unknown>} written each of them found; nothing removes one
   * @returns {Promise<boolean>} whether they are kept
   */
  async keep(found, written) {
    if (found.size === 0) return true;
    // What is removed stays as nothing under a next revision, so that no revision is ever used twice.
    const locking = Array.from(written, async ([key, value]) => {
      const text = new TextEncoder().encode(JSON.stringify(value ?? null));
      const next = await this.#seal.lock(key, (found.get(key) ?? 0) + 1, text);
      return /** @type {[string, Locked]} */ ([this.#prefix + key, next]);
    });
    const next = await Promise.all(locking);
    const keys = Array.from(found.keys(), (key) => this.#prefix + key);
    const revisions = [...found.values()];
    let kept = false;
    await this.#disk.changeAll(keys, (now) => {
      kept = now.every((locked, place) => (locked?.revision ?? 0) === revisions[place]);
      return kept ? next : [];
    });
    return kept;
  }
}
