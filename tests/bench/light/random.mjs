/** Numbers that look random and are the same in every run (splitmix32). */

/** @typedef {() => number} Random from 0 up to but not including 1 */

/** @param {number} seed @returns {Random} */
export function randomFrom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** @param {Random} random @param {number} from @param {number} to */
export function between(random, from, to) {
  return from + (to - from) * random();
}

/** @param {Random} random @param {number} count */
export function randomBytes(random, count) {
  return Uint8Array.from({ length: count }, () => 256 * random());
}

/** A sample of the normal distribution (Box–Muller). @param {Random} random */
export function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
