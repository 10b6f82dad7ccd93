// In place of www/shared/place.js.

/** What boot.js puts in front of the scripts. @type {{ start: string, places: Record<string, string> }} */
const FILE = /** @type {any} */ (globalThis).MDAWA_FILE;

/** @type {WorkerType} */
export const WORKER_TYPE = "classic";

/** @param {string} path */
export function placeOf(path) {
  const place = FILE.places[path];
  if (!place) throw new TypeError(`${path} is not in this file`);
  return place;
}
