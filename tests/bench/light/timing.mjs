/** Milliseconds on a machine that others use too: candidates take turns, and medians count. */

/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** @param {number[]} values */
export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that a part of all does not exceed. @param {number[]} values @param {number} part */
export function quantile(values, part) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** @param {() => unknown} call */
export function milliseconds(call) {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/**
 * Lets the candidates take turns; what comes before the first round that counts warms up.
 *
 * @template T
 * @param {number} rounds
 * @param {(() => T)[]} candidates
 * @param {number} [warmUp] rounds
 * @returns {T[][]} of each candidate, round after round
 */
export function inTurns(rounds, candidates, warmUp = 3) {
  /** @type {T[][]} */
  const results = candidates.map(() => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, candidate] of candidates.entries()) {
      const result = candidate();
      if (round >= 0) results[index]?.push(result);
    }
  }
  return results;
}
