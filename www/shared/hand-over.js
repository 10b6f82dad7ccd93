/**
 * Records that go from one page of ours to another in a tab beside it, through memory alone: nothing of them lies on the
 * disk on the way, and the tab that they come from keeps them until it hears that they have arrived.
 *
 * The tab that was opened says that it is ready and hands over a port, by which it is given what it was opened for, and
 * says what came of it; after a reload it asks again. A port leads to one page and no other: where a tab has gone elsewhere
 * since, nothing arrives.
 */

import { Failure } from "./failure.js";
import { placeOf } from "./place.js";

/**
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {{ to: "keep", record: string, source: Source }} Keep a record to be kept
 * @typedef {{ to: "choose" }} Choose something to be chosen from what is kept
 * @typedef {{ to: "share", record: string }} Share a record to be shared
 * @typedef {{ to: "fetch", link: string, recipient?: string }} Fetch what a SMART Health Link leads to; `recipient` is
 *   proposed as the name that its host is told
 * @typedef {{ to: "send", record: string, server: Server }} Send a record to a server; where it is a transaction, as it is
 * @typedef {{ base: string, token?: string }} Server of FHIR: where it lies, and what it lets in by
 * @typedef {Keep | Choose | Share | Fetch | Send} Errand
 * @typedef {{ contentType?: string, body: string, status?: string, updated?: string }} Fetched a file, decrypted, and what
 *   its host says of it
 * @typedef {{ status: number, count: number, to: string }} Sent what the server answered, 0 where it may have kept it and
 *   did not say; how many entries it keeps now; and its host
 * @typedef {{ kept: string } | { record: string } | { fetched: Fetched[] } | { sent: Sent }} Outcome where it is kept, what
 *   was chosen, what was got, or what became of what was sent
 */

/** Pages from a file have no origin, and any of them may listen; no page from elsewhere can open or name one. */
const OURS = globalThis.origin === "null" ? "*" : globalThis.origin;
/** Of the page that was opened, to the one that opened it. @type {MessagePort | undefined} */
let told;

/**
 * Opens a page of ours for an errand. To be called from a press.
 *
 * @param {string} page its file
 * @param {Errand | Promise<Errand>} errand
 * @param {(outcome: Outcome) => void} onOutcome
 * @param {AbortSignal} signal ends it
 */
export function sendTo(page, errand, onOutcome, signal) {
  const tab = open(placeOf(`www/${page}`));
  if (!tab) throw new Failure("tab-refused", "the browser opens no other tab");
  addEventListener(
    "message",
    async ({ source, origin, data, ports: [port] }) => {
      if (source !== tab || origin !== globalThis.origin || data.mdawa !== "ready" || !port) return;
      port.onmessage = ({ data }) => onOutcome(data);
      signal.addEventListener("abort", () => port.close());
      // Where it cannot be given, whoever opened the tab is told so, and not the tab.
      const given = await Promise.resolve(errand).catch(() => undefined);
      if (given) port.postMessage(given);
    },
    { signal },
  );
}

/** What this page was opened for; nothing where nobody of ours opened it. @returns {Promise<Errand> | undefined} */
export function errand() {
  const { opener } = globalThis;
  if (!opener || opener === globalThis) return undefined;
  const { port1, port2 } = new MessageChannel();
  told = port1;
  /** @type {Promise<Errand>} */
  const given = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  opener.postMessage({ mdawa: "ready" }, OURS, [port2]);
  return given;
}

/** Tells the page that this one was opened from. @param {Outcome} outcome */
export function report(outcome) {
  told?.postMessage(outcome);
}
