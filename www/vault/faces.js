/** Profiles as they show themselves before they are opened. */

import { secondsLeft } from "../shared/waits.js";
import { databaseOf, deleteDatabase, plainOf, WAYS, WIPED } from "./databases.js";
import { listed, listing, unlist } from "./directory.js";
import { remembered } from "./remembered.js";

/**
 * @typedef {import("./types.js").ProfileFace} ProfileFace
 * @typedef {import("./types.js").Way} Way
 * @typedef {import("./types.js").WayFace} WayFace
 */

/** @param {number} now @returns {Promise<ProfileFace[]>} */
export async function faces(now) {
  const all = await Promise.all((await listed()).map(({ id }) => face(id, now)));
  return all.flatMap((face) => face ?? []);
}

/** @param {string} id @param {number} now @returns {Promise<ProfileFace | undefined>} */
export async function face(id, now) {
  const kept = await listing(id);
  if (!kept) return undefined;
  const plain = plainOf(id);
  if (await plain.get(WIPED)) {
    // The browser was ended in the middle of a wipe.
    await unlist(id);
    await deleteDatabase(databaseOf(id));
    return undefined;
  }
  const { name, role, created, backedUpAt, wait } = kept;
  const ways = /** @type {Way[]} */ ((await plain.get(WAYS)) ?? []);
  const device = await remembered(id, now);
  return {
    id,
    name,
    role,
    created,
    backedUpAt,
    waitSeconds: secondsLeft(wait, now),
    ways: [...ways, ...(device ? [device] : [])].map(wayFace),
  };
}

/** @param {Way} way @returns {WayFace} */
function wayFace({ id, kind, name, madeAt, usedAt, expires, credentialId }) {
  return { id, kind, name, madeAt, usedAt, expires, credentialId };
}
