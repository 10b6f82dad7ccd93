/**
 * Which device this is: the name that people gave it, and the thumbprint of a key that this browser alone has. Nothing of
 * it is gathered from the device, so it tells nobody who did not get it here.
 */

import { KeyedStore } from "../shared/keyed-store.js";

const [NAME, KEYS] = ["name", "keys"];
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };
const store = new KeyedStore("mdawa-device");

/** @returns {Promise<{ name: string, thumbprint: string }>} */
export async function identity() {
  return { name: await deviceName(), thumbprint: await thumbprint() };
}

/** @returns {Promise<string>} empty where nobody gave one */
export async function deviceName() {
  return String((await store.get(NAME)) ?? "");
}

/** @param {string} name */
export function nameDevice(name) {
  return store.put(NAME, name);
}

/** RFC 7638, of a key that is drawn at the first use and cannot be copied out. @returns {Promise<string>} */
async function thumbprint() {
  /** @type {CryptoKeyPair | undefined} */
  let keys = /** @type {any} */ (await store.get(KEYS));
  if (!keys) {
    const drawn = await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
    keys = await store.change(KEYS, (kept) => kept ?? drawn);
  }
  const { crv, kty, x, y } = await crypto.subtle.exportKey(
    "jwk",
    /** @type {CryptoKeyPair} */ (keys).publicKey,
  );
  // The members that the RFC asks for, in the order of their names.
  const text = new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return btoa(String.fromCharCode(...hash))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
