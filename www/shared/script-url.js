/**
 * The scripts that the pages may start beside their own. The page's policy (`require-trusted-types-for`, in
 * www/_headers) refuses any other way to name a script, and this is the one Trusted Types policy it allows.
 */

const core = new URL("core-worker.js", import.meta.url).href;

const policy = globalThis.trustedTypes?.createPolicy("mdawa-url", {
  createScriptURL(url) {
    if (url !== core) throw new TypeError("not a script of these pages");
    return url;
  },
});

/** The worker that holds the wasm module. */
export const coreWorkerUrl = policy ? policy.createScriptURL(core) : core;
