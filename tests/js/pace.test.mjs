import assert from "node:assert/strict";
import { test } from "node:test";
import { denser, FAST_PACE, faster, isFast, lighter, safePace, slower } from "../../www/patient/pace.js";

/** @typedef {import("../../www/patient/pace.js").Pace} Pace */

/**
 * Every pace from one on, as far as it goes.
 *
 * @param {Pace} pace
 * @param {(pace: Pace) => Pace | undefined} next
 */
function walk(pace, next) {
  const paces = [pace];
  for (let step = next(pace); step; step = next(step)) paces.push(step);
  return paces;
}

/** @param {Pace[]} paces */
const densities = (paces) => paces.map(({ version, codes }) => `${codes} × ${version}`);
const anything = () => true;

test("no button but Fast leads above what is safe, from wherever one starts", () => {
  for (const calm of [false, true]) {
    assert.ok(safePace(calm).rate <= (calm ? 2 : 5));
    for (const start of walk(safePace(calm), slower)) {
      for (const pace of walk(start, faster)) {
        assert.ok(pace.rate <= 5 && !isFast(pace), `${pace.rate} a second`);
        for (const { version, codes } of walk(pace, (pace) => denser(pace, anything)))
          assert.ok(codes === 1 && version <= 25);
      }
    }
  }
});

test("a lighter stream is as fast as before, and a slower one as dense", () => {
  assert.deepEqual(lighter(safePace(false)), { rate: 5, version: 15, codes: 1 });
  assert.deepEqual(slower(safePace(false)), { rate: 3, version: 20, codes: 1 });
});

test("the fast mode climbs in speed and in density, and comes down the same steps", () => {
  const rates = walk(FAST_PACE, faster).map(({ rate }) => rate);
  assert.deepEqual(rates, [12, 20, 30]);
  const up = walk(FAST_PACE, (pace) => denser(pace, anything));
  assert.deepEqual(densities(up), ["1 × 25", "1 × 30", "1 × 40", "2 × 30", "2 × 40", "4 × 30", "4 × 40"]);
  const top = /** @type {Pace} */ (up.at(-1));
  const down = densities(walk(top, (pace) => lighter(pace)));
  assert.deepEqual(down.slice(0, up.length), densities(up).reverse());
  assert.deepEqual(down.slice(up.length), ["1 × 20", "1 × 15", "1 × 10", "1 × 7"]);
});

test("what has no room on the screen is passed over", () => {
  const wide = (/** @type {Pace} */ { version, codes }) => version < 40 && codes < 4;
  assert.deepEqual(densities(walk(FAST_PACE, (pace) => denser(pace, wide))), ["1 × 25", "1 × 30", "2 × 30"]);
});

test("slower than the slowest fast pace is the safe one, no denser than before", () => {
  assert.deepEqual(slower(FAST_PACE), safePace(false));
  assert.deepEqual(slower({ ...FAST_PACE, version: 10 }), { rate: 5, version: 10, codes: 1 });
  assert.deepEqual(slower({ rate: 30, version: 40, codes: 4 }), { rate: 20, version: 40, codes: 4 });
});

test("a still gets lighter than it is, not than it might have been", () => {
  const still = { ...safePace(false), version: 25 };
  assert.equal(lighter(still, { shown: 12 })?.version, 10);
  assert.equal(lighter(still, { shown: 7 }), undefined);
});

test("what carries much gets as light as its package allows, and no button leads further", () => {
  const versions = (/** @type {number} */ lightest) =>
    walk(safePace(false), (pace) => lighter(pace, { lightest })).map(({ version }) => version);
  assert.deepEqual(versions(1), [20, 15, 10, 7]);
  // The step to 10 is shown in version 14, which is lighter than 15.
  assert.deepEqual(versions(14), [20, 15, 10]);
  assert.deepEqual(versions(20), [20]);
});
