/**
 * The keys that signatures of issuers are checked with: those that come with the pages, and those that were added in this
 * browser. An added key holds for one issuer only, the one it was added for. They are no secrets, so they lie as they are.
 */

import { Failure } from "../shared/failure.js";
import { KeyedStore } from "../shared/keyed-store.js";
import { placeOf } from "../shared/place.js";

/**
 * @typedef {{ iss?: string, name?: string, keys?: { kid?: string }[] }} Issuer
 * @typedef {{ id: string, name: string, issuers: Issuer[], added: number, lasting: boolean }} Added
 */

const store = new KeyedStore("mdawa-issuer-keys");
/** Where the browser keeps nothing, they hold as long as the page. @type {Map<string, Added>} */
const unkept = new Map();
/** @type {Promise<{ text?: string, date?: string }> | undefined} */
let bundled;

/** What was added, the oldest first. @returns {Promise<Added[]>} */
export async function addedKeys() {
  const kept = await store.all().catch(() => []);
  return [...kept, ...unkept.values()].sort((a, b) => a.added - b.added);
}

/**
 * Adds what an issuer publishes.
 *
 * @param {{ issuer: string, name: string, text: string }} typed
 * @param {number} now Unix seconds
 * @param {(certificate: string) => Promise<{ jwk: import("../../pkg/mdawa.js").Jwk }>} keyOfCertificate
 * @returns {Promise<Added>} `lasting`: beyond this page
 * @throws {Failure} `key-malformed`, `keys-of-whom`
 */
export async function addKeys({ issuer, name, text }, now, keyOfCertificate) {
  const issuers = await issuersOf(issuer.trim(), name.trim(), text.trim(), keyOfCertificate);
  if (issuers.length === 0) throw new Failure("key-malformed", "no issuer with keys");
  const [first] = issuers;
  const title = name.trim() || (issuers.length === 1 ? (first?.name ?? first?.iss) : undefined);
  const added = {
    id: crypto.randomUUID(),
    name: title ?? `${issuers.length}`,
    issuers,
    added: now,
    lasting: true,
  };
  try {
    await store.put(added.id, added);
  } catch {
    added.lasting = false;
    unkept.set(added.id, added);
  }
  return added;
}

/** @param {string} id */
export async function removeKeys(id) {
  if (!unkept.delete(id)) await store.delete(id);
}

/**
 * All keys, as the module takes them.
 *
 * @returns {Promise<{ json: string, date?: string, missing: boolean, addedFor: (issuer: string, keyId?: string) => number | undefined }>}
 *   `missing`: those that come with the pages could not be loaded; `addedFor`: when a key was added, if it was
 */
export async function allKeys() {
  const [{ text, date }, added] = await Promise.all([bundledKeys(), addedKeys()]);
  const texts = [...(text ? [text] : []), ...added.map(({ issuers }) => JSON.stringify({ issuers }))];
  return {
    json: `[${texts.join(",")}]`,
    date,
    missing: text === undefined,
    addedFor(issuer, keyId) {
      const same = (/** @type {Issuer} */ { iss = "", keys = [] }) =>
        iss.replace(/\/+$/, "") === issuer.replace(/\/+$/, "") && keys.some(({ kid }) => kid === keyId);
      return added.find(({ issuers }) => issuers.some(same))?.added;
    },
  };
}

/** Those that come with the pages. A card can be read without them, and is then said to be unchecked. */
function bundledKeys() {
  bundled ??= fetch(placeOf("www/data/issuers.json"))
    .then(async (answer) => {
      if (!answer.ok) throw new Failure("part-missing");
      const text = await answer.text();
      return { text, date: JSON.parse(text).date };
    })
    .catch(() => {
      // The next card asks again.
      bundled = undefined;
      return {};
    });
  return bundled;
}

/**
 * A JWKS, one key of it, a directory of issuers with their keys, or a certificate.
 *
 * @param {string} iss @param {string} name @param {string} text
 * @param {(certificate: string) => Promise<{ jwk: import("../../pkg/mdawa.js").Jwk }>} keyOfCertificate
 * @returns {Promise<Issuer[]>}
 */
async function issuersOf(iss, name, text, keyOfCertificate) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    value = (await keyOfCertificate(text)).jwk;
  }
  const listed = value?.issuers ?? value?.issuerInfo;
  if (Array.isArray(listed)) return listed.filter(({ keys }) => Array.isArray(keys) && keys.length > 0);
  const keys = Array.isArray(value?.keys) ? value.keys : [value];
  if (keys.length === 0 || !keys.every((/** @type {any} */ key) => typeof key?.kty === "string")) {
    throw new Failure("key-malformed", "no JWKS");
  }
  if (!iss) throw new Failure("keys-of-whom", "keys without an issuer would hold for every issuer");
  return [{ iss, name: name || undefined, keys }];
}
