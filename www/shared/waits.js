/** How long wrong tries make wait, and how long is left of it: the same at every door. */

/** @typedef {{ from: number, seconds: number }} Wait from when on, Unix seconds, and for how long nothing is looked at */

/**
 * The wait that a wrong try begins.
 *
 * @param {number} failures in a row, with this one
 * @param {number} freeTries the last of them is the first to make wait
 * @param {readonly number[]} waits in seconds, the last one for all that come after
 */
export function waitAfter(failures, freeTries, waits) {
  const beyond = failures - freeTries;
  return beyond < 0 ? 0 : (waits[Math.min(beyond, waits.length - 1)] ?? 0);
}

/**
 * How long is left of a wait. A clock that was put back does not make it longer.
 *
 * @param {Wait | undefined} wait
 * @param {number} now
 */
export function secondsLeft(wait, now) {
  if (!wait) return 0;
  return Math.min(wait.seconds, Math.max(0, wait.from + wait.seconds - now));
}

/**
 * The wait as it is kept on. After a clock was put back it begins anew: else it would last until that clock has caught up.
 *
 * @template {Wait | undefined} Kept
 * @param {Kept} wait
 * @param {number} now
 * @returns {Kept}
 */
export function keptOn(wait, now) {
  return wait && wait.from > now ? { ...wait, from: now } : wait;
}
