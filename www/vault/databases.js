/** The databases of the vaults, and what lies in them in plain. */

import { KeyedStore } from "../shared/keyed-store.js";

/** The key of the list of ways, beside what is sealed. */
export const WAYS = "ways";
/** All that is left of a profile whose removal was begun. */
export const WIPED = "wiped";
const PROFILE = "mdawa-vault-";
/** Which vaults there are. */
export const DIRECTORY = "mdawa-vaults";

/** The name of a profile's database, and of the lock under which one tab at a time writes to it. @param {string} id */
export function databaseOf(id) {
  return `${PROFILE}${id}`;
}

/** What a profile keeps in plain, beside what is sealed. @param {string} id */
export function plainOf(id) {
  return new KeyedStore(databaseOf(id));
}

/** @param {string} name */
export function deleteDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(undefined);
    request.onerror = () => reject(request.error);
    // Somebody still has it open: it goes when they are done.
    request.onblocked = () => resolve(undefined);
  });
}

/** The databases of all profiles, those that nothing leads to included. */
export async function profileDatabases() {
  // Firefox has had this since 126 only.
  const all = (await indexedDB.databases?.()) ?? [];
  return all.flatMap(({ name }) => (name?.startsWith(PROFILE) ? [name] : []));
}
