/**
 * Values that are read and changed in turns: as they were at one moment, together or not at all. Whoever keeps them says how
 * one is read and how a turn is kept.
 */

/**
 * @typedef {{ value: any, revision: number }} Kept a value with the revision that it was read at; 0 and nothing for none
 *
 * @typedef {object} TurnFace
 * @property {(key: string) => Promise<any>} get
 * @property {(key: string, value: unknown) => void} put is for what was read; a value of nothing removes it
 * @property {(key: string, value: unknown) => void} add is for a new random key, which is not read
 * @property {(key: string) => number} revision as it was read, or as it will be once what was put is kept; 0 for none
 */

/** Of so many tabs that change one value at once, the last one gives up. */
const PATIENCE = 20;

/** What was read and is to be changed in one turn. */
export class Turn {
  #value;
  /** @type {Map<string, Promise<Kept>>} */
  #reading = new Map();
  /** Revisions as they were found. @type {Map<string, number>} */
  found = new Map();
  /** @type {Map<string, unknown>} */
  written = new Map();

  /** @param {(key: string) => Promise<Kept>} value */
  constructor(value) {
    this.#value = value;
  }

  /** @returns {TurnFace} */
  get face() {
    return {
      get: async (key) => {
        if (this.written.has(key)) return this.written.get(key);
        const reading = this.#reading.get(key) ?? this.#read(key);
        this.#reading.set(key, reading);
        return (await reading).value;
      },
      put: (key, value) => {
        if (!this.found.has(key)) throw new TypeError("what was not read may be another tab's");
        this.written.set(key, value);
      },
      add: (key, value) => {
        if (this.#reading.has(key)) throw new TypeError("what was read is not new");
        this.found.set(key, 0);
        this.written.set(key, value);
      },
      revision: (key) => {
        const found = this.found.get(key);
        if (found === undefined) throw new TypeError("what was not read has a revision nobody knows");
        return found + (this.written.has(key) ? 1 : 0);
      },
    };
  }

  /** @param {string} key */
  async #read(key) {
    const kept = await this.#value(key);
    this.found.set(key, kept.revision);
    return kept;
  }
}

/**
 * Does some work in turns until one is kept: where another tab was quicker with something that was read, what it kept is
 * taken and the work is asked again, so nothing that was kept is ever overwritten unseen.
 *
 * @template {Turn} Kind
 * @template Result
 * @param {() => Kind} begin
 * @param {(turn: Kind) => Promise<Result>} work may be asked more than once, so it does nothing else
 * @param {(turn: Kind) => Promise<boolean>} keep whether all that was read still was as it was read, and is kept now
 * @returns {Promise<Result>}
 */
export async function inTurns(begin, work, keep) {
  for (let count = 0; count < PATIENCE; count++) {
    const turn = begin();
    const result = await work(turn);
    if (await keep(turn)) return result;
  }
  throw new DOMException("another tab kept changing this value", "AbortError");
}

/**
 * A change of one value, as work for a turn.
 *
 * @template Result
 * @param {string} key
 * @param {(value: any) => Promise<{ value: unknown, result: Result }>} change a `value` of nothing removes it
 * @returns {(turn: Pick<TurnFace, "get" | "put">) => Promise<Result>}
 */
export function changing(key, change) {
  return async ({ get, put }) => {
    const { value, result } = await change(await get(key));
    put(key, value);
    return result;
  };
}
