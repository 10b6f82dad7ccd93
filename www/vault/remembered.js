/**
 * A browser that opens a vault by itself, for a few days. Its key can be used by whoever uses this browser, and in Chromium
 * lies in clear in the browser's files, from where not even forgetting it takes it at once: it is off unless somebody wants
 * it, and says so.
 *
 * It is a new one after each use. Which one is the last is written inside the vault too, and there first: an older one
 * that is presented was copied, so there is none any more. Where the browser is ended between the two, the person is asked
 * for the passphrase.
 */

import { databaseOf, plainOf } from "./databases.js";
import { newWrappingKey, unwrap, wrap } from "./ways.js";

/**
 * @typedef {import("./types.js").Way} Way
 * @typedef {Way & { key: CryptoKey, uses: number, generation: number, expires: number }} Remembered
 * @typedef {{ generation: number, uses: number, expires: number }} Last what the vault itself knows
 * @typedef {Pick<import("./shelf.js").Shelf, "commit" | "value">} Shelf
 */

/** Beside the ways and not among them: a backup takes those as they are. */
export const REMEMBERED = "remembered";
/** Of the sealed value. */
const LAST = "remembered";
const LIFE_SECONDS = 7 * 24 * 3600;
const MOST_USES = 50;
/** A clock may be set right by so much. */
const SLACK_SECONDS = 300;
/** Of so many tabs that open one vault at once, the last one is asked for the passphrase. */
const PATIENCE = 20;

/** @param {string} profile @param {number} now @returns {Promise<Remembered | undefined>} the one that is good by its own word */
export async function remembered(profile, now) {
  const kept = /** @type {Remembered | undefined} */ (await plainOf(profile).get(REMEMBERED));
  return kept && isGood(kept, now) ? kept : undefined;
}

/**
 * Opens the vault and follows its way by a new one. Whatever is not the last way, or is past its end, ends all of it.
 *
 * @template {Shelf} Opened
 * @param {string} profile
 * @param {(key: CryptoKey) => Promise<Opened>} openShelf
 * @param {number} now
 * @returns {Promise<Opened | undefined>}
 */
export function openRemembered(profile, openShelf, now) {
  // Of two tabs that are opened at once the second is to find the way that the first one made.
  return navigator.locks.request(`${databaseOf(profile)}-${REMEMBERED}`, async () => {
    const way = await spend(profile, now);
    const key = way && (await unwrap(way.key, way, profile));
    if (!key) return undefined;
    const shelf = await openShelf(key);
    if (await renew(profile, shelf, way, now)) return shelf;
    await forget(profile, shelf, now);
    return undefined;
  });
}

/** Takes one use off before anything is opened. @param {string} profile @param {number} now */
async function spend(profile, now) {
  const found = /** @type {{ way?: Remembered }} */ ({});
  await plainOf(profile).change(REMEMBERED, (/** @type {Remembered | undefined} */ kept) => {
    if (!kept || !isGood(kept, now)) return undefined;
    found.way = { ...kept, uses: kept.uses + 1, usedAt: now };
    return found.way;
  });
  return found.way;
}

/** @param {string} profile @param {Shelf} shelf @param {Remembered} way @param {number} now */
async function renew(profile, shelf, way, now) {
  const { value, revision } = await shelf.value(LAST);
  const last = /** @type {Last | undefined} */ (value);
  const { generation, expires } = way;
  if (last?.generation !== generation || last.expires !== expires || now >= expires) return false;
  const uses = Math.max(way.uses, last.uses + 1);
  // Extractable for this one step.
  const vaultKey = uses <= MOST_USES && (await unwrap(way.key, way, profile, true));
  if (!vaultKey) return false;
  const about = { generation: generation + 1, uses, expires };
  return keep(profile, shelf, await newWay(profile, vaultKey, about, way.madeAt, now), revision, now);
}

/**
 * Remembers this browser from now on.
 *
 * @param {string} profile
 * @param {Shelf} shelf
 * @param {CryptoKey} vaultKey extractable
 * @param {number} now
 */
export async function remember(profile, shelf, vaultKey, now) {
  const life = { uses: 0, expires: now + LIFE_SECONDS };
  for (let turn = 0; turn < PATIENCE; turn++) {
    const { value, revision } = await shelf.value(LAST);
    const generation = (value?.generation ?? 0) + 1;
    const next = await newWay(profile, vaultKey, { generation, ...life }, now);
    if (await keep(profile, shelf, next, revision, now)) return;
  }
  throw new DOMException("another tab kept changing this value", "AbortError");
}

/** There is no remembered way any more, and none that was copied opens. @param {string} profile @param {Shelf} shelf @param {number} now */
export async function forget(profile, shelf, now) {
  await plainOf(profile).delete(REMEMBERED);
  for (let turn = 0; turn < PATIENCE; turn++) {
    const { value, revision } = await shelf.value(LAST);
    if (revision === 0) return;
    const dead = { generation: (value?.generation ?? 0) + 1, uses: MOST_USES, expires: 0 };
    if (await shelf.commit({ found: [[LAST, revision]], puts: [[LAST, dead]], changes: [], now })) return;
  }
}

/** @param {Remembered} way @param {number} now */
function isGood({ uses, expires, madeAt, usedAt = madeAt }, now) {
  return uses < MOST_USES && now < expires && now > usedAt - SLACK_SECONDS;
}

/**
 * @param {string} profile
 * @param {CryptoKey} vaultKey extractable
 * @param {Last} about
 * @param {number} madeAt
 * @param {number} [usedAt]
 * @returns {Promise<Remembered>}
 */
async function newWay(profile, vaultKey, about, madeAt, usedAt) {
  const key = await newWrappingKey();
  return { ...(await wrap(key, vaultKey, profile, "remembered", {}, madeAt)), ...about, usedAt, key };
}

/**
 * @param {string} profile
 * @param {Shelf} shelf
 * @param {Remembered} next
 * @param {number} revision of what the vault knew when this was decided
 * @param {number} now
 */
async function keep(profile, shelf, next, revision, now) {
  const { generation, uses, expires } = next;
  const last = { generation, uses, expires };
  const kept = await shelf.commit({ found: [[LAST, revision]], puts: [[LAST, last]], changes: [], now });
  if (kept) await plainOf(profile).put(REMEMBERED, next);
  return kept;
}
