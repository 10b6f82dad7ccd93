/**
 * The scripts that the pages may start beside their own. The page's policy (`require-trusted-types-for`, in
 * www/_headers) refuses any other way to name a script, and this is the one Trusted Types policy it allows.
 */

const HERE = new URL(".", import.meta.url).href;
const WORKER = /^(core|codes)-worker\.js$/;

const policy = globalThis.trustedTypes?.createPolicy("mdawa-url", {
  createScriptURL(url) {
    if (!url.startsWith(HERE) || !WORKER.test(url.slice(HERE.length))) {
      throw new TypeError("not a script of these pages");
    }
    return url;
  },
});

/** The address of a worker that holds a wasm module. @param {"core-worker.js" | "codes-worker.js"} name */
export function workerUrl(name) {
  const url = new URL(name, HERE).href;
  return policy ? policy.createScriptURL(url) : url;
}
