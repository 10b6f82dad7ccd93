/**
 * What opens the settings, and what a wrong code costs. A profile that is passed in is changed; whoever calls keeps it
 * before acting on the verdict.
 *
 * A code of an app has a million values, so wrong ones count and wait as the module's policy `recommended` says: for the
 * whole door, since a code is tried on every app, while each app has its own count towards being disabled. A backup code
 * has 65 bits: nobody guesses one, so it costs no wait and needs none, and nobody who types wrong codes on purpose can
 * keep its owner out.
 */

import { keptOn, secondsLeft, waitAfter } from "../shared/waits.js";

/**
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("../settings/page-types.js").Profile} Profile
 * @typedef {import("../settings/page-types.js").Verdict} Verdict
 */

/** The most wrong codes in all for one authenticator (NIST SP 800-63B-4 §3.2.2), where the policy sets none. */
const MOST_FAILURES = 100;

/**
 * The policy for codes that are typed at this door.
 *
 * @param {Codes} codes
 */
export async function rulesOf(codes) {
  const policy = (await codes.call("policies")).find(({ id }) => id === "recommended");
  return {
    freeTries: policy?.max_attempts ?? 1,
    waits: policy?.lockout ?? [],
    most: policy?.disable_after_total_failures ?? MOST_FAILURES,
  };
}

/** @typedef {Awaited<ReturnType<typeof rulesOf>>} Rules */

/**
 * How long no code of an app is looked at.
 *
 * @param {Profile} profile
 * @param {number} now
 */
export function secondsToWait({ wait }, now) {
  return secondsLeft(wait, now);
}

/**
 * Tries what was typed on everything that opens the profile.
 *
 * @param {Codes} codes
 * @param {Profile} profile
 * @param {string} typed
 * @param {number} now
 * @returns {Promise<Verdict>}
 */
export async function tryCode(codes, profile, typed, now) {
  const waitSeconds = secondsToWait(profile, now);
  if (profile.wait) profile.wait = keptOn(profile.wait, now);
  const verdict =
    waitSeconds > 0
      ? /** @type {Verdict} */ ({ outcome: "waiting", waitSeconds })
      : await tryAuthenticators(codes, profile, typed, now);
  const looked =
    verdict.outcome !== "waiting" && verdict.outcome !== "malformed" && verdict.outcome !== "disabled";
  if (looked) return verdict;
  const backup = await tryBackupCode(codes, profile, typed);
  return backup.outcome === "malformed" ? verdict : backup;
}

/**
 * @param {Codes} codes
 * @param {Profile} profile
 * @param {string} typed
 * @param {number} now
 * @returns {Promise<Verdict>}
 */
async function tryAuthenticators(codes, profile, typed, now) {
  const rules = await rulesOf(codes);
  const live = profile.authenticators.filter(({ failures }) => failures < rules.most);
  if (live.length === 0) return { outcome: "disabled" };
  const missed = [];
  let replayed = false;
  for (const authenticator of live) {
    const { outcome, step } = await codes.call(
      "totpVerify",
      authenticator.key,
      typed,
      now,
      authenticator.lastUsedStep,
    );
    if (outcome === "accepted") {
      Object.assign(authenticator, { lastUsedStep: step, usedAt: now });
      profile.failures = 0;
      delete profile.wait;
      return { outcome, verifier: "totp" };
    }
    replayed ||= outcome === "replay";
    if (outcome === "wrong") missed.push(authenticator);
  }
  if (replayed) return { outcome: "replay", verifier: "totp" };
  if (missed.length === 0) return { outcome: "malformed" };
  return fail(profile, missed, rules, now);
}

/**
 * @param {Profile} profile
 * @param {Profile["authenticators"]} missed
 * @param {Rules} rules
 * @param {number} now
 * @returns {Verdict}
 */
function fail(profile, missed, { freeTries, waits, most }, now) {
  profile.failures += 1;
  for (const authenticator of missed) authenticator.failures += 1;
  const disabled = missed.filter(({ failures }) => failures >= most).length;
  const waitSeconds = waitAfter(profile.failures, freeTries, waits);
  if (waitSeconds > 0) profile.wait = { from: now, seconds: waitSeconds };
  return { outcome: "wrong", verifier: "totp", waitSeconds, disabled };
}

/**
 * @param {Codes} codes
 * @param {Profile} profile
 * @param {string} typed
 * @returns {Promise<Verdict>}
 */
async function tryBackupCode(codes, profile, typed) {
  const { backup } = profile;
  if (!backup) return { outcome: "malformed" };
  const { outcome, left, stored } = await codes.call("verifyBackupCode", typed, backup.set);
  backup.set = stored;
  if (outcome === "accepted") {
    profile.failures = 0;
    delete profile.wait;
  }
  return { outcome, verifier: "backup-code", left };
}
