/**
 * The key that this phone signs with, where its owner lets a doctor know the phone again: the seed of an Ed25519 key
 * (RFC 8032 §5.1.5). It proves nothing but "the same phone as last time", and is the same for every doctor.
 */

import { KeyedStore } from "../shared/keyed-store.js";

const SEED_BYTES = 32;
const SEED = "seed";
const store = new KeyedStore("mdawa-phone-key");

/** Whether this phone has a key. */
export async function exists() {
  return (await store.get(SEED)) !== undefined;
}

/** The seed, drawn at the first use. @returns {Promise<Uint8Array>} */
export function seed() {
  const drawn = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  return store.change(SEED, (kept) => kept ?? drawn);
}

/** From now on this phone is an unknown one. */
export async function forget() {
  await store.delete(SEED);
}
