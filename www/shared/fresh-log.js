/**
 * Chromium writes what pages keep to a log. After a browser that was killed in the middle of a write, the next one goes on
 * behind what is half written there; the start after that then loses what was kept meanwhile, or finds the log damaged and
 * deletes every database that these pages have (seen with Chromium 156; LevelDB calls it `reuse_logs`). Deleting a database
 * makes it sort what is in the log and begin a new one, so this is done before anything is kept.
 */

const NAME = "mdawa-fresh-log";

/** @type {Promise<void> | undefined} */
let begun;

/** Resolves once it is safe to write; where a browser will not have it, the write itself says what is wrong. */
export function freshLog() {
  begun ??= make()
    .then(remove)
    .catch(() => {});
  return begun;
}

function make() {
  return settled(indexedDB.open(NAME), (database) => database.close());
}

function remove() {
  return settled(indexedDB.deleteDatabase(NAME), () => {});
}

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @param {(result: Result) => void} done
 * @returns {Promise<void>}
 */
function settled(request, done) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(done(request.result));
    request.onerror = () => reject(request.error);
  });
}
