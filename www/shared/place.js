// Where the files of the pages lie. In the one file that holds them all (script/one-file.mjs), another module stands here.

/** What workers' scripts are. @type {WorkerType} */
export const WORKER_TYPE = "module";

/** @param {string} path from the folder with index.html */
export function placeOf(path) {
  return new URL(`../../${path}`, import.meta.url).href;
}
