/** Has a page kept on the device, and says when there is a newer version of it. Every page starts this for itself. */

import { placeOf } from "../shared/place.js";
import { scriptUrl } from "../shared/script-url.js";
import { vectors } from "../shared/vectors.js";

/** @typedef {ServiceWorker} Waiting a newer version */

async function stay() {
  // Pages from a stick, and browsers that keep nothing: all works as without this, but not without a network.
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(scriptUrl("../sw.js"));
  if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && serviceWorker.controller) offer(installing);
    });
  });
  const { active } = await serviceWorker.ready;
  // What was loaded before there was a worker, the page itself among it.
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage([location.href, ...loaded, ...alsoOf(location.pathname)]);
}

/**
 * What this page needs on some day, which may have no network: a card that a patient brings, a vault to be opened.
 *
 * @param {string} pathname
 */
function alsoOf(pathname) {
  const page = /(\w+)(?:\.html)?$/.exec(pathname)?.[1];
  const { saveData = false } = /** @type {any} */ (navigator).connection ?? {};
  /** @param {string} name */
  const module = (name) => [`pkg/${name}.js`, `pkg/${name}_bg${vectors() ? "" : "_plain"}.wasm`];
  /** @type {string[]} */
  let paths = [];
  if (page === "records" || page === "poster") paths = module("codes");
  // Most of a doctor's page again: not for who pays for each megabyte.
  if (page === "doctor" && !saveData) paths = [...module("interop"), "www/data/issuers.json"];
  return paths.map(placeOf);
}

/** @param {Waiting} waiting */
async function offer(waiting) {
  const { offerVersion } = await import("./newer-view.js");
  const { serviceWorker } = navigator;
  const offered = offerVersion(() => waiting.postMessage("take-over"));
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.mdawa === "others-open") offered.othersOpen();
  });
  serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
}

stay().catch(() => {
  // A site without a worker, or a browser that allows none.
});
