/**
 * The scripts that the pages may start beside their own. The page's policy (`require-trusted-types-for`, in
 * www/_headers) refuses any other way to name a script, and this is the one Trusted Types policy it allows.
 */

import { placeOf } from "./place.js";

const WORKER =
  /^((shared\/(core|codes|interop|records)|vault\/vault)-worker\.js|vendor\/pdfjs\/pdf\.worker\.min\.mjs)$/;
/** Keeps the pages on the device; beside the front door, since it serves that too. */
const SERVICE_WORKER = "../sw.js";

const policy = globalThis.trustedTypes?.createPolicy("mdawa-url", { createScriptURL: addressOf });

/** @param {string} path */
function addressOf(path) {
  if (!WORKER.test(path) && path !== SERVICE_WORKER) throw new TypeError("not a script of these pages");
  return placeOf(`www/${path}`);
}

/** @typedef {"shared/core-worker.js" | "shared/codes-worker.js" | "shared/interop-worker.js" | "shared/records-worker.js" | "vault/vault-worker.js" | "vendor/pdfjs/pdf.worker.min.mjs"} WorkerPath from the folder of the pages */

/** The address of a worker. @param {WorkerPath} path */
export function workerUrl(path) {
  return scriptUrl(path);
}

/** @param {WorkerPath | "../sw.js"} path */
export function scriptUrl(path) {
  return policy ? policy.createScriptURL(path) : addressOf(path);
}
