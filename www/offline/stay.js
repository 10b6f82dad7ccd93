/** Has a page kept on the device, and says when there is a newer version of it. Every page starts this for itself. */

import { scriptUrl } from "../shared/script-url.js";

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
  // What was loaded before there was a worker.
  active?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
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
