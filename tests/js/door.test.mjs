/** What opens the settings, and what a wrong code costs. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as module from "../../pkg/codes.js";
import { secondsToWait, tryCode } from "../../www/two-step/door.js";

module.initSync({ module: await readFile(new URL("../../pkg/codes_bg.wasm", import.meta.url)) });

/** The module as a page calls it, but without a worker. @type {any} */
const codes = {
  /** @param {string} name @param {unknown[]} args */
  async call(name, ...args) {
    return /** @type {any} */ (module)[name](...args);
  },
};
const NOW = 1_795_253_400;
const key = { secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", algorithm: "SHA1", digits: 6, period: 30 };
const other = { ...key, secret: module.totpSecret(), digits: 8 };

/** @param {(typeof key)[]} keys @returns {import("../../www/settings/page-types.js").Profile} */
function profileOf(...keys) {
  const authenticators = keys.map((key, place) => {
    return { id: String(place), name: "", key, enabledAt: NOW, usedAt: NOW, lastUsedStep: 0, failures: 0 };
  });
  return { name: "", authenticators, failures: 0 };
}

/** @param {number} now */
const right = (now) => module.totpCode(key, now);
/** @param {number} now */
const wrong = (now) => [...right(now)].map((digit) => (Number(digit) + 5) % 10).join("");

test("wrong codes wait as the recommended policy says, and a hundred in all disable", async () => {
  const profile = profileOf(key);
  let now = NOW;
  const waits = [];
  for (let count = 1; count <= 100; count += 1) {
    const { outcome, waitSeconds = 0, disabled } = await tryCode(codes, profile, wrong(now), now);
    assert.deepEqual([outcome, disabled], ["wrong", count === 100 ? 1 : 0]);
    waits.push(waitSeconds);
    if (waitSeconds > 0) {
      assert.equal((await tryCode(codes, profile, right(now), now)).outcome, "waiting", "even the right one");
      now += waitSeconds - 1;
      assert.equal(secondsToWait(profile, now), 1);
    }
    now += 1;
  }
  assert.deepEqual(waits.slice(0, 10), [0, 0, 30, 60, 300, 900, 3600, 21_600, 86_400, 86_400]);
  now += 86_400;
  assert.equal((await tryCode(codes, profile, right(now), now)).outcome, "disabled");
});

test("a right code ends the wait that was to come, but not the count in all", async () => {
  const profile = profileOf(key);
  for (const _ of [1, 2]) await tryCode(codes, profile, wrong(NOW), NOW);
  assert.equal((await tryCode(codes, profile, right(NOW), NOW)).outcome, "accepted");
  assert.equal((await tryCode(codes, profile, wrong(NOW), NOW)).waitSeconds, 0);
  assert.equal(profile.authenticators[0]?.failures, 3);
});

test("a code is tried on every app, and counts only where it could have been one", async () => {
  const profile = profileOf(key, other);
  await tryCode(codes, profile, wrong(NOW), NOW);
  assert.deepEqual(
    profile.authenticators.map(({ failures }) => failures),
    [1, 0],
  );
  assert.equal((await tryCode(codes, profile, module.totpCode(other, NOW), NOW)).outcome, "accepted");
  assert.equal((await tryCode(codes, profile, module.totpCode(other, NOW), NOW)).outcome, "replay");
  assert.deepEqual(
    profile.authenticators.map(({ failures }) => failures),
    [1, 0],
    "what was used is no guess",
  );
  assert.equal((await tryCode(codes, profile, "12", NOW)).outcome, "malformed");
});

test("a backup code opens while codes of apps wait, and a wrong one costs nothing", async () => {
  const profile = profileOf(key);
  const drawn = module.newBackupCodes(2);
  profile.backup = { set: module.hashBackupCodes(drawn), madeAt: NOW };
  for (const _ of [1, 2, 3]) await tryCode(codes, profile, wrong(NOW), NOW);
  assert.equal(secondsToWait(profile, NOW), 30);
  assert.equal((await tryCode(codes, profile, "0000-0000-00000", NOW)).outcome, "wrong");
  assert.equal(secondsToWait(profile, NOW), 30);
  assert.equal((await tryCode(codes, profile, drawn[1] ?? "", NOW)).outcome, "accepted");
  assert.equal(secondsToWait(profile, NOW), 0);
  assert.equal((await tryCode(codes, profile, drawn[1] ?? "", NOW)).outcome, "replay");
});

test("a clock that was put back makes no wait longer than it was", async () => {
  const profile = profileOf(key);
  for (const _ of [1, 2, 3]) await tryCode(codes, profile, wrong(NOW), NOW);
  const earlier = NOW - 86_400;
  assert.equal(secondsToWait(profile, earlier), 30);
  assert.equal((await tryCode(codes, profile, right(earlier), earlier)).outcome, "waiting");
  assert.equal((await tryCode(codes, profile, right(earlier + 30), earlier + 30)).outcome, "accepted");
});

test("a clock that was far ahead spends the codes until then, and a backup code still opens", async () => {
  const profile = profileOf(key);
  const drawn = module.newBackupCodes(1);
  profile.backup = { set: module.hashBackupCodes(drawn), madeAt: NOW };
  const decade = NOW + 10 * 365 * 86_400;
  assert.equal((await tryCode(codes, profile, right(decade), decade)).outcome, "accepted");
  assert.equal((await tryCode(codes, profile, right(NOW), NOW)).outcome, "replay", "no step is gone back to");
  assert.equal(profile.authenticators[0]?.failures, 0, "and it is no guess");
  assert.equal((await tryCode(codes, profile, drawn[0] ?? "", NOW)).outcome, "accepted");
});

test("who puts back an earlier copy of a profile uses a code twice: a known limit", async () => {
  const profile = profileOf(key);
  const copy = structuredClone(profile);
  assert.equal((await tryCode(codes, profile, right(NOW), NOW)).outcome, "accepted");
  assert.equal((await tryCode(codes, profile, right(NOW), NOW)).outcome, "replay");
  assert.equal((await tryCode(codes, copy, right(NOW), NOW)).outcome, "accepted");
});
