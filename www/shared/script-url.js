/**
 * The scripts that the pages may start beside their own. The page's policy (`require-trusted-types-for`, in
 * www/_headers) refuses any other way to name a script, and this is the one Trusted Types policy it allows.
 */

const core = new URL("core-worker.js", import.meta.url).href;
const codes = new URL("codes-worker.js", import.meta.url).href;

const policy = globalThis.trustedTypes?.createPolicy("mdawa-url", {
  createScriptURL(url) {
    if (url !== core && url !== codes) throw new TypeError("not a script of these pages");
    return url;
  },
});

/** The worker that holds the wasm module for transfers. */
export const coreWorkerUrl = policy ? policy.createScriptURL(core) : core;

/** The worker that holds the one for codes. */
export const codesWorkerUrl = policy ? policy.createScriptURL(codes) : codes;
