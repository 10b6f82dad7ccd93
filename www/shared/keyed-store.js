/** A few values that this browser keeps under keys. Every failure (a private window, a full disk) reaches the caller. */

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

  /**
   * Keeps a value unless there is one, in one step, so that of two tabs both get the same.
   *
   * @template Value
   * @param {string} key
   * @param {Value} value
   * @returns {Promise<Value>} what is kept now
   */
  async putIfNew(key, value) {
    const kept = await this.#use("readwrite", (values) => {
      const read = values.get(key);
      read.onsuccess = () => {
        if (read.result === undefined) values.put(value, key);
      };
      return read;
    });
    return kept ?? value;
  }

  /** @param {string} key @param {unknown} value */
  async put(key, value) {
    await this.#use("readwrite", (values) => values.put(value, key));
  }

  /** @param {string} key */
  async delete(key) {
    await this.#use("readwrite", (values) => values.delete(key));
  }

  /**
   * Opens the database for this use only: a connection that stays open would hold up another tab that erases it.
   *
   * @param {IDBTransactionMode} mode
   * @param {(values: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>} the request's result, once it is on disk
   */
  async #use(mode, work) {
    const database = await this.#connect();
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
