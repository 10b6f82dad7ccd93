/** Hands a record on to the page of the records, which alone holds what is encrypted. */

import { sendTo } from "../shared/hand-over.js";

/**
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {import("./page-types.js").Opened} Opened
 */

/** What the signature of an issuer is worth. @type {Record<import("./page-types.js").Evidence["signature"], Source["vouch"]>} */
const VOUCHES = { valid: "issuer", "unknown-key": "issuer-unknown", invalid: "issuer-invalid" };

/**
 * To be called from a press.
 *
 * @param {Opened} opened
 * @param {(name: string) => void} onKept with the name of the vault that keeps it now
 * @param {AbortSignal} signal
 */
export function keep(opened, onKept, signal) {
  const { record } = opened;
  const errand = sourceOf(opened).then((source) => ({ to: /** @type {const} */ ("keep"), record, source }));
  sendTo("records.html", errand, (outcome) => "kept" in outcome && onKept(outcome.kept), signal);
}

/** Where a record comes from, and who vouches for it. @param {Opened} opened @returns {Promise<Source>} */
async function sourceOf({ way, read, packageId, created, sender, evidence, host }) {
  const whence = host ? { way: /** @type {const} */ ("link"), at: read, name: host } : { way, at: read };
  if (evidence) {
    const { signature, issuer: url, issuerName: name, issued, expires, revoked } = evidence;
    return { ...whence, vouch: VOUCHES[signature], issuer: { url, name, issued, expires, revoked } };
  }
  const signer = sender?.signature === "valid" ? sender : undefined;
  return {
    ...whence,
    packageId,
    sealedAt: created,
    sender: signer && (await (await import("./known-phones.js")).thumbprint(signer)),
    vouch: signer ? "signed" : created === undefined ? "unchecked" : "patient",
  };
}
