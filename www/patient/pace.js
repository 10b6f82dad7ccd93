// How fast a stream goes and how much a picture of it holds.
//
// A module flips at most once a frame, so that up to 6 frames a second nothing flashes more than three times a second
// (WCAG 2.3.1). What is above is the fast mode.

/** @typedef {{ rate: number, version: number, codes: number }} Pace pictures a second, QR version, codes in a picture */

/** The densest code that is shown alone; measured to be read by ordinary cameras. */
export const STILL_VERSION = 25;
/** What a stream starts with. */
export const STREAM_VERSION = 20;

const SAFE_RATE = 5;
const CALM_RATE = 2;
const FAST_RATE = 12;
const RATES = [1, CALM_RATE, 3, SAFE_RATE, FAST_RATE, 20, 30];

/** Codes in a picture and their version; each holds more than the one before. */
const DENSITIES = [
  [1, 7],
  [1, 10],
  [1, 15],
  [1, STREAM_VERSION],
  [1, STILL_VERSION],
  [1, 30],
  [1, 40],
  [2, 30],
  [2, 40],
  [4, 30],
  [4, 40],
].map(([codes = 1, version = 1]) => ({ codes, version }));

/**
 * What a stream starts with, and goes back to from the fast mode; one that was lighter stays so.
 *
 * @param {boolean} calm whether motion is to be reduced
 * @returns {Pace}
 */
export function safePace(calm, version = STREAM_VERSION) {
  return { rate: calm ? CALM_RATE : SAFE_RATE, version: Math.min(version, STREAM_VERSION), codes: 1 };
}

/** What the fast mode starts with. @type {Pace} */
export const FAST_PACE = { rate: FAST_RATE, version: STILL_VERSION, codes: 1 };

/** @param {Pace} pace */
export function isFast({ rate }) {
  return rate > SAFE_RATE;
}

/** The next slower pace; from the fast mode it may be the safe one. @param {Pace} pace @returns {Pace | undefined} */
export function slower(pace) {
  const rate = RATES.findLast((rate) => rate < pace.rate);
  const next = rate && { ...pace, rate };
  return next && isFast(pace) && !isFast(next) ? safePace(false, pace.version) : next || undefined;
}

/** The next faster pace that is as safe. @param {Pace} pace @returns {Pace | undefined} */
export function faster(pace) {
  const rate = RATES.find((rate) => rate > pace.rate);
  const next = rate && { ...pace, rate };
  return next && isFast(next) === isFast(pace) ? next : undefined;
}

/**
 * The next pace that is lighter than what is shown: a still may be lighter than its pace, and what carries much can be
 * no lighter than it is.
 *
 * @param {Pace} pace
 * @param {{ shown?: number, lightest?: number }} [versions] of what is shown, and that the package cannot go below
 */
export function lighter(pace, { shown = pace.version, lightest = 1 } = {}) {
  const density = DENSITIES.slice(0, stepOf(pace)).findLast(
    ({ version, codes }) => codes < pace.codes || Math.max(version, lightest) < shown,
  );
  return density && { ...pace, ...density };
}

/** The next denser pace that has room. @param {Pace} pace @param {(pace: Pace) => boolean} fits */
export function denser(pace, fits) {
  const denser = DENSITIES.slice(stepOf(pace) + 1).map((density) => ({ ...pace, ...density }));
  return denser.find((next) => (isFast(pace) ? fits(next) : next.version <= STILL_VERSION));
}

/** @param {Pace} pace */
function stepOf({ version, codes }) {
  return DENSITIES.findIndex((density) => density.version === version && density.codes === codes);
}
