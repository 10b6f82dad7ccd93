/** The only reader of the clocks: the wall's, which anybody can set, and one that only goes forward. */

/** Whole seconds, as everything in the module counts. */
export function nowUnixSeconds() {
  return Math.floor(Date.now() / 1000);
}

/** Milliseconds that only go forward, whatever somebody does to the wall clock. */
export function monotonicMs() {
  return performance.now();
}

/** Whole seconds that are left of so many from now, by the clock that is ahead. @param {number} seconds */
export function lasting(seconds) {
  const [wallEnd, end] = [nowUnixSeconds() + seconds, monotonicMs() + seconds * 1000];
  return () => Math.min(wallEnd - nowUnixSeconds(), Math.ceil((end - monotonicMs()) / 1000));
}
