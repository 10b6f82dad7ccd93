/**
 * Where a `ReceivedLog` keeps its entries: on disk, or in memory where the browser keeps nothing.
 *
 * @typedef {import("./received.js").Entry} Entry
 */

/**
 * @template Result
 * @typedef {(entry: Entry | undefined) => { entry: Entry, result: Result }} Change
 */

/**
 * @typedef {{
 *   readonly persistent: boolean,
 *   change<Result>(key: string, change: Change<Result>): Promise<Result>,
 *   forget(before: number): Promise<void>,
 * }} Store
 */

const DATABASE = "mdawa-received";
const ENTRIES = "packages";
const BY_END = "forgetAfter";

/** @returns {Promise<Store>} */
export async function openStore() {
  try {
    (await connect()).close();
    return new DiskStore();
  } catch {
    return new MemoryStore();
  }
}

/** In IndexedDB, opened for each use: a connection that stays open would hold up another tab that erases or upgrades. */
class DiskStore {
  persistent = true;

  /**
   * Reads and writes in one transaction, so that of two tabs one sees what the other did.
   *
   * @template Result
   * @param {string} key
   * @param {Change<Result>} change
   * @returns {Promise<Result>}
   */
  async change(key, change) {
    /** @type {Result} */
    let result;
    await transact((entries) => {
      const read = entries.get(key);
      read.onsuccess = () => {
        const changed = change(read.result);
        result = changed.result;
        entries.put(changed.entry, key);
      };
    });
    // @ts-expect-error: the transaction completes only after its read has succeeded.
    return result;
  }

  /** @param {number} before Unix seconds */
  async forget(before) {
    await transact((entries) => {
      const walk = entries.index(BY_END).openKeyCursor(IDBKeyRange.upperBound(before, true));
      walk.onsuccess = () => {
        if (!walk.result) return;
        entries.delete(walk.result.primaryKey);
        walk.result.continue();
      };
    });
  }
}

/** The same rules without a disk; a page has only one thread, so nothing comes between. */
export class MemoryStore {
  persistent = false;
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /**
   * @template Result
   * @param {string} key
   * @param {Change<Result>} change
   */
  async change(key, change) {
    const { entry, result } = change(this.#entries.get(key));
    this.#entries.set(key, entry);
    return result;
  }

  /** @param {number} before Unix seconds */
  async forget(before) {
    for (const [key, { forgetAfter }] of this.#entries) {
      if (forgetAfter < before) this.#entries.delete(key);
    }
  }
}

/** @returns {Promise<IDBDatabase>} */
function connect() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ENTRIES).createIndex(BY_END, BY_END);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Resolves once all is on disk: the default durability lets the system write later, and a power cut would give a try back.
 *
 * @param {(entries: IDBObjectStore) => void} work
 */
async function transact(work) {
  const database = await connect();
  try {
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(ENTRIES, "readwrite", { durability: "strict" });
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(ENTRIES));
    });
  } finally {
    database.close();
  }
}
