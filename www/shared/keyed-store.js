/** A few values that this browser keeps under keys. Every failure (a private window, a full disk) reaches the caller. */

import { freshLog } from "./fresh-log.js";

const VALUES = "values";

export class KeyedStore {
  #name;

  /** @param {string} name of its database */
  constructor(name) {
    this.#name = name;
  }

  /** @param {string} key @returns {Promise<unknown>} nothing where nothing is kept */
  get(key) {
    return this.#use("readonly", (values) => values.get(key));
  }

  /** Reads values as they were at one moment. @param {string[]} keys @returns {Promise<any[]>} in the order of the keys */
  async getAll(keys) {
    if (keys.length === 0) return [];
    /** @type {IDBRequest[]} */
    let reads = [];
    await this.#use("readonly", (values) => {
      reads = keys.map((key) => values.get(key));
      return /** @type {IDBRequest} */ (reads.at(-1));
    });
    return reads.map(({ result }) => result);
  }

  /** All that is kept, as it was at one moment. @returns {Promise<[key: string, value: any][]>} by key */
  async entries() {
    /** @type {IDBRequest<IDBValidKey[]> | undefined} */
    let keys;
    const all = await this.#use("readonly", (values) => {
      keys = values.getAllKeys();
      return values.getAll();
    });
    return (keys?.result ?? []).map((key, at) => [String(key), all[at]]);
  }

  /** @param {string} start @returns {Promise<boolean>} whether a key begins so */
  async has(start) {
    // No key goes on with what sorts behind all text.
    const range = IDBKeyRange.bound(start, `${start}\uffff`);
    return (await this.#use("readonly", (values) => values.getKey(range))) !== undefined;
  }

  /**
   * Reads and perhaps replaces a value in one transaction, so that of two tabs one sees what the other did.
   *
   * @param {string} key
   * @param {(kept: any) => unknown} decide what to keep instead; nothing to leave it
   * @returns {Promise<any>} what is kept now
   */
  async change(key, decide) {
    let kept;
    await this.#use("readwrite", (values) => {
      const read = values.get(key);
      read.onsuccess = () => {
        const next = decide(read.result);
        kept = next ?? read.result;
        if (next !== undefined) values.put(next, key);
      };
      return read;
    });
    return kept;
  }

  /**
   * Reads values and perhaps replaces some in one transaction: all of them, or none.
   *
   * @param {string[]} keys at least one
   * @param {(kept: any[]) => Iterable<[string, unknown]>} decide what to keep
   */
  async changeAll(keys, decide) {
    await this.#use("readwrite", (values) => {
      const reads = keys.map((key) => values.get(key));
      const last = /** @type {IDBRequest} */ (reads.at(-1));
      // Requests are answered in their order.
      last.onsuccess = () => {
        const kept = reads.map(({ result }) => result);
        for (const [key, value] of decide(kept)) values.put(value, key);
      };
      return last;
    });
  }

  /** Keeps these in the place of all that is kept: all of them, or none. @param {Iterable<[string, unknown]>} entries */
  async replaceAll(entries) {
    await this.#use("readwrite", (values) => {
      const cleared = values.clear();
      for (const [key, value] of entries) values.put(value, key);
      return cleared;
    });
  }

  /** @param {string} key @param {unknown} value */
  async put(key, value) {
    await this.#use("readwrite", (values) => values.put(value, key));
  }

  /** @param {string} key */
  async delete(key) {
    await this.#use("readwrite", (values) => values.delete(key));
  }

  /** All that is kept. @returns {Promise<any[]>} in the order of the keys */
  all() {
    return this.#use("readonly", (values) => values.getAll());
  }

  /**
   * Opens the database for this use only: a connection that stays open would hold up another tab that erases it.
   *
   * @param {IDBTransactionMode} mode
   * @param {(values: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>} the request's result, once it is on disk
   */
  async #use(mode, work) {
    // Also before reading: a database that is not there yet is made.
    await freshLog();
    const database = await this.#connect();
    // Another tab that erases or upgrades waits for this transaction and not for us.
    database.onversionchange = () => database.close();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(VALUES, mode, { durability: "strict" });
        const request = work(transaction.objectStore(VALUES));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  #connect() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(VALUES);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}
