/**
 * The phones whose signed records were imported here, so that the page can say "the same phone as last time". It keeps a
 * hash of the public key and when it was last imported from: nothing of the record, and not whose it is.
 */

import { hexOf } from "../shared/hex.js";
import { momentText, t } from "../shared/i18n.js";
import { KeyedStore } from "../shared/keyed-store.js";

/** @typedef {import("../../pkg/mdawa.js").Sender} Sender */

const store = new KeyedStore("mdawa-known-phones");

/** What to tell a doctor about the phone that signed. @param {Sender} sender */
export async function wordsFor({ publicKey, signature }) {
  if (signature === "invalid") {
    return t("phone-invalid");
  }
  const last = await store.get(await nameOf(publicKey));
  return typeof last === "number" ? t("phone-known", { date: momentText(last) }) : t("phone-new");
}

/** @param {Sender} sender @param {number} now Unix seconds */
export async function remember({ publicKey, signature }, now) {
  if (signature === "valid") {
    await store.put(await nameOf(publicKey), now);
  }
}

/** What tells one phone from another: the hash of its key, in hexadecimal. @param {Sender} sender */
export async function thumbprint({ publicKey }) {
  return hexOf(await hashOf(publicKey));
}

/** @param {string} publicKey */
async function nameOf(publicKey) {
  return btoa(String.fromCharCode(...(await hashOf(publicKey))));
}

/** @param {string} publicKey */
async function hashOf(publicKey) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(publicKey)));
}
