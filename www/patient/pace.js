// How fast a stream goes and how much a picture of it holds: the steps there are, and which of them are safe.
//
// A module flips at most once a frame, so that up to 6 frames a second nothing flashes more than three times a second
// (WCAG 2.3.1). What is above is the fast mode, which a person has to ask for.

/** @typedef {{ rate: number, version: number, codes: number }} Pace pictures a second, QR version, codes in a picture */

/** The densest code that is shown alone, as a QR version; measured to be read by ordinary cameras. */
export const STILL_VERSION = 25;
/** The QR version that a stream starts with. */
export const STREAM_VERSION = 20;

const SAFE_RATE = 5;
const CALM_RATE = 2;
const FAST_RATE = 12;
const RATES = [1, CALM_RATE, 3, SAFE_RATE, FAST_RATE, 20, 30];

/** Each holds more than the one before; more than one code where a single one would be larger than QR codes get. */
const DENSITIES = [
  { version: 7, codes: 1 },
  { version: 10, codes: 1 },
  { version: 15, codes: 1 },
  { version: STREAM_VERSION, codes: 1 },
  { version: STILL_VERSION, codes: 1 },
  { version: 30, codes: 1 },
  { version: 40, codes: 1 },
  { version: 30, codes: 2 },
  { version: 40, codes: 2 },
  { version: 30, codes: 4 },
  { version: 40, codes: 4 },
];

/**
 * What a stream starts with, and goes back to from the fast mode; one that was lighter stays so.
 *
 * @param {boolean} calm whether motion is to be reduced
 * @param {number} [version]
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

/** The next slower pace; below the slowest fast one it is the first safe one. @param {Pace} pace @returns {Pace | undefined} */
export function slower(pace) {
  const rate = RATES.findLast((rate) => rate < pace.rate);
  const next = rate && { ...pace, rate };
  return next && isFast(pace) && !isFast(next) ? safePace(false, pace.version) : next || undefined;
}

/** The next faster pace, which never leaves what is safe. @param {Pace} pace @returns {Pace | undefined} */
export function faster(pace) {
  const rate = RATES.find((rate) => rate > pace.rate);
  const next = rate && { ...pace, rate };
  return next && isFast(next) === isFast(pace) ? next : undefined;
}

/**
 * The next lighter pace. A still may be lighter than its pace.
 *
 * @param {Pace} pace
 * @param {number} [shown] the version of the still
 * @returns {Pace | undefined}
 */
export function lighter(pace, shown = pace.version) {
  const density = DENSITIES.slice(0, stepOf(pace)).findLast(
    ({ version, codes }) => codes < pace.codes || version < shown,
  );
  return density && { ...pace, ...density };
}

/**
 * The next denser pace that has room on the screen.
 *
 * @param {Pace} pace
 * @param {(pace: Pace) => boolean} fits
 * @returns {Pace | undefined}
 */
export function denser(pace, fits) {
  const denser = DENSITIES.slice(stepOf(pace) + 1).map((density) => ({ ...pace, ...density }));
  return denser.find((next) =>
    isFast(pace) ? fits(next) : next.version <= STILL_VERSION && next.codes === 1,
  );
}

/** @param {Pace} pace */
function stepOf({ version, codes }) {
  return DENSITIES.findIndex((density) => density.version === version && density.codes === codes);
}
