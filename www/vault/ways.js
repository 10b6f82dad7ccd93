/**
 * The ways into a vault: its key, wrapped under a key that only a secret gives.
 *
 * The vault's key never is bytes that a script can see: the browser draws it, wraps it and unwraps it. To be wrapped anew
 * it has to be extractable, so whoever makes a way first opens another one again, for that one step; the key that the
 * records are sealed with is not. What a secret is stretched to are bytes for a moment, and wiped.
 */

import { Failure } from "../shared/failure.js";
import { hexOf } from "../shared/hex.js";

/**
 * @typedef {import("./types.js").Secret} Secret
 * @typedef {import("./types.js").Way} Way
 * @typedef {import("./types.js").WayKind} WayKind
 * @typedef {{
 *   vaultKeyFromPassphrase(passphrase: string, salt: Uint8Array): Uint8Array,
 *   vaultKeyFromRecoveryCode(typed: string, salt: Uint8Array): Uint8Array,
 * }} Stretch
 * @typedef {{ credentialId: string, prf: Uint8Array, name: string }} Passkey
 * @typedef {Partial<Pick<Way, "name" | "salt" | "credentialId" | "set" | "expires" | "generation">>} About
 */

const ALGORITHM = "AES-GCM";
const ID_BYTES = 16;
const IV_BYTES = 12;
const SALT_BYTES = 16;
/** WebAuthn Level 3 §10.1.4. */
const PRF_BYTES = 32;
const SHORTEST_PASSPHRASE = 12;
/** A vault that one lost phone or one forgotten word would close for good is not made. */
export const FEWEST_WAYS = 2;
const WAY_LABEL = "mdawa/1 vault way";
const PRF_LABEL = "mdawa/1 vault prf";
/** Takes the place of what cannot be a code, so that it costs the same to refuse. */
const NO_CODE = "0000-0000-00000";

/** @param {number} length @returns {Uint8Array<ArrayBuffer>} */
const randomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

export const newId = () => hexOf(randomBytes(ID_BYTES));

/** Draws a vault's key, which can be wrapped. @returns {Promise<CryptoKey>} */
export function newVaultKey() {
  return crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, true, ["encrypt", "decrypt"]);
}

/** How many ways these are: all recovery codes are one, and a remembered way is none. @param {Pick<Way, "kind">[]} ways */
export function countWays(ways) {
  const codes = ways.some(({ kind }) => kind === "recovery-code");
  const others = ways.filter(({ kind }) => kind === "passphrase" || kind === "passkey");
  return others.length + Number(codes);
}

/** One spelling of a passphrase, whatever keyboard it came from. @param {string} passphrase */
function spelled(passphrase) {
  return passphrase.normalize("NFKC");
}

/** @param {string} passphrase */
export function assertLong(passphrase) {
  if ([...spelled(passphrase)].length < SHORTEST_PASSPHRASE) throw new Failure("passphrase-short");
}

// Making ways

/**
 * @param {Stretch} stretch
 * @param {string} profile
 * @param {CryptoKey} key of the vault
 * @param {string} passphrase
 * @param {number} now
 */
export async function passphraseWay(stretch, profile, key, passphrase, now) {
  assertLong(passphrase);
  const salt = randomBytes(SALT_BYTES);
  const wrapping = await fromPassphrase(stretch, passphrase, salt);
  return wrap(wrapping, key, profile, "passphrase", { salt }, now);
}

/**
 * @param {string} profile
 * @param {CryptoKey} key
 * @param {Passkey} passkey
 * @param {number} now
 */
export async function passkeyWay(profile, key, { credentialId, prf, name }, now) {
  // A way that anybody opens would be worse than none.
  if (prf.length < PRF_BYTES || prf.every((byte) => byte === 0))
    throw new TypeError("no output of a passkey");
  const salt = randomBytes(SALT_BYTES);
  const wrapping = await fromPrf(prf, salt);
  return wrap(wrapping, key, profile, "passkey", { salt, credentialId, name }, now);
}

/**
 * A set of recovery codes, under one salt, so that one derivation tries them all.
 *
 * @param {Stretch} stretch
 * @param {string} profile
 * @param {CryptoKey} key
 * @param {string[]} codes
 * @param {number} now
 */
export function recoveryWays(stretch, profile, key, codes, now) {
  const salt = randomBytes(SALT_BYTES);
  const set = newId();
  const ways = codes.map(async (code) => {
    const wrapping = await imported(stretch.vaultKeyFromRecoveryCode(code, salt));
    return wrap(wrapping, key, profile, "recovery-code", { salt, set }, now);
  });
  return Promise.all(ways);
}

/**
 * @param {CryptoKey} wrapping
 * @param {CryptoKey} key
 * @param {string} profile
 * @param {WayKind} kind
 * @param {About} about
 * @param {number} now
 * @returns {Promise<Way>}
 */
export async function wrap(wrapping, key, profile, kind, about, now) {
  const way = { id: newId(), kind, madeAt: now, ...about };
  const iv = randomBytes(IV_BYTES);
  const algorithm = { name: ALGORITHM, iv, additionalData: placeOf(profile, way) };
  const wrapped = new Uint8Array(await crypto.subtle.wrapKey("raw", key, wrapping, algorithm));
  return { ...way, iv, wrapped };
}

/** A key that wraps and is kept as it is, for a browser that is to be remembered. @returns {Promise<CryptoKey>} */
export function newWrappingKey() {
  return crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

/**
 * The same key for the records alone: it cannot be extracted. What opens it again is kept in memory and no longer than needed.
 *
 * @param {string} profile
 * @param {CryptoKey} key extractable
 * @returns {Promise<{ key: CryptoKey, found: Found }>}
 */
export async function confine(profile, key) {
  const wrapping = await newWrappingKey();
  const way = await wrap(wrapping, key, profile, "remembered", {}, 0);
  const confined = await unwrap(wrapping, way, profile);
  if (!confined) throw new TypeError("what was just wrapped opens");
  return { key: confined, found: { way, wrapping } };
}

// Opening them

/** A way that a secret opened, and what opens it again. @typedef {{ way: Way, wrapping: CryptoKey }} Found */

/**
 * The way that a secret opens, if there is one. Whatever is wrong with the secret, the work is the same.
 *
 * @param {Stretch} stretch
 * @param {string} profile
 * @param {Way[]} ways
 * @param {Exclude<Secret, { kind: "remembered" }>} secret
 * @returns {Promise<Found | undefined>}
 */
export async function find(stretch, profile, ways, secret) {
  const candidates = ways.filter(
    ({ kind, credentialId }) =>
      kind === secret.kind && (secret.kind !== "passkey" || credentialId === secret.credentialId),
  );
  const salt = candidates[0]?.salt ?? randomBytes(SALT_BYTES);
  const wrapping = await wrappingOf(stretch, secret, salt);
  const keys = await Promise.all(candidates.map((way) => unwrap(wrapping, way, profile)));
  const way = candidates.find((_, place) => keys[place]);
  return way && { way, wrapping };
}

/**
 * The vault's key; nothing where this way is of another secret, place or kind.
 *
 * @param {CryptoKey} wrapping
 * @param {Way} way
 * @param {string} profile
 * @param {boolean} [extractable] for the one step in which it is wrapped anew
 * @returns {Promise<CryptoKey | undefined>}
 */
export async function unwrap(wrapping, way, profile, extractable = false) {
  const { iv, wrapped } = /** @type {{ iv: Uint8Array<ArrayBuffer>, wrapped: Uint8Array<ArrayBuffer> }} */ (
    way
  );
  const algorithm = { name: ALGORITHM, iv, additionalData: placeOf(profile, way) };
  try {
    return await crypto.subtle.unwrapKey("raw", wrapped, wrapping, algorithm, ALGORITHM, extractable, [
      "encrypt",
      "decrypt",
    ]);
  } catch (error) {
    // A `DataError` is of what opens and is no key: nobody but whoever has the wrapping key can make that.
    if (error instanceof DOMException && /^(Operation|Data)Error$/.test(error.name)) return undefined;
    throw error;
  }
}

/**
 * @param {Stretch} stretch
 * @param {Exclude<Secret, { kind: "remembered" }>} secret
 * @param {Uint8Array} salt
 */
function wrappingOf(stretch, secret, salt) {
  switch (secret.kind) {
    case "passphrase":
      return fromPassphrase(stretch, secret.passphrase, salt);
    case "passkey":
      return fromPrf(secret.prf, salt);
    case "recovery-code":
      return fromRecoveryCode(stretch, secret.typed, salt);
  }
}

/** @param {Stretch} stretch @param {string} passphrase @param {Uint8Array} salt */
function fromPassphrase(stretch, passphrase, salt) {
  return imported(stretch.vaultKeyFromPassphrase(spelled(passphrase), salt));
}

/** @param {Stretch} stretch @param {string} typed @param {Uint8Array} salt */
function fromRecoveryCode(stretch, typed, salt) {
  let bytes;
  try {
    bytes = stretch.vaultKeyFromRecoveryCode(typed, salt);
  } catch (error) {
    if (/** @type {Partial<Failure>} */ (error).code !== "code-malformed") throw error;
    // Under a salt that no way has, lest somebody's code be this one.
    bytes = stretch.vaultKeyFromRecoveryCode(NO_CODE, randomBytes(SALT_BYTES));
  }
  return imported(bytes);
}

/** HKDF-SHA-256 (RFC 5869). @param {Uint8Array} prf @param {Uint8Array} salt */
async function fromPrf(prf, salt) {
  const secret = Uint8Array.from(prf);
  const input = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  secret.fill(0);
  const algorithm = {
    name: "HKDF",
    hash: "SHA-256",
    salt: Uint8Array.from(salt),
    info: new TextEncoder().encode(PRF_LABEL),
  };
  const wrapping = { name: ALGORITHM, length: 256 };
  return crypto.subtle.deriveKey(algorithm, input, wrapping, false, ["wrapKey", "unwrapKey"]);
}

/** @param {Uint8Array} bytes wiped */
async function imported(bytes) {
  const copy = /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
  const key = crypto.subtle.importKey("raw", copy, ALGORITHM, false, ["wrapKey", "unwrapKey"]);
  // The browser has copied them when the call returns.
  copy.fill(0);
  return key;
}

/**
 * What a way is bound to, so that it opens nowhere else: each part with its length before it, 16 bits, big end first.
 *
 * @param {string} profile
 * @param {Pick<Way, "id" | "kind">} way
 */
function placeOf(profile, { id, kind }) {
  const parts = [WAY_LABEL, profile, id, kind].map((part) => new TextEncoder().encode(part));
  return Uint8Array.from(parts.flatMap((part) => [part.length >> 8, part.length & 0xff, ...part]));
}
