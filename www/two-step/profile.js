/**
 * The profile of whoever uses this browser: what opens it. It is one value of one store, changed by compare-and-set
 * together with the log: of two tabs with one code exactly one is let in, and no change is kept without the row that tells
 * of it.
 */

import { nowUnixSeconds } from "../shared/clock.js";
import { Failure } from "../shared/failure.js";
import { hexOf } from "../shared/hex.js";
import { Log } from "../shared/log.js";
import { rulesOf, secondsToWait, tryCode } from "./door.js";

/**
 * @typedef {import("../../pkg/mdawa.js").TotpKey} TotpKey
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("../settings/page-types.js").EventWord} EventWord
 * @typedef {import("../settings/page-types.js").Face} Face
 * @typedef {import("../settings/page-types.js").Profile} Profile
 * @typedef {import("../settings/page-types.js").Verdict} Verdict
 * @typedef {{ event: EventWord, result: string, verifier?: string }} Entry
 */

const PROFILE = "profile";
const ID_BYTES = 16;

export class ProfileStore {
  #codes;
  #store;

  /**
   * @param {import("../shared/codes.js").Codes} codes
   * @param {Pick<LockedStore, "get" | "together">} store
   * @param {Log} [log] of the same store
   */
  constructor(codes, store, log = new Log(store, codes, "owner")) {
    this.#codes = codes;
    this.#store = store;
    this.log = log;
  }

  /** @returns {Promise<Face>} */
  async face() {
    const profile = profileOf(await this.#store.get(PROFILE));
    const { name, authenticators, backup } = profile;
    const { most } = await rulesOf(this.#codes);
    return {
      name,
      most,
      authenticators: authenticators.map(({ id, name, enabledAt, usedAt, failures }) => {
        return { id, name, enabledAt, usedAt, failures, disabled: failures >= most };
      }),
      backup: backup && {
        left: backup.set.codes.filter(({ spent }) => !spent).length,
        madeAt: backup.madeAt,
      },
      waitSeconds: secondsToWait(profile, nowUnixSeconds()),
    };
  }

  /** @param {string} name */
  async rename(name) {
    await this.#change(async (profile) => {
      profile.name = name;
      return { result: undefined, entries: [] };
    });
  }

  /**
   * Spends a code for something: if it is accepted, `then` changes the profile in the same step.
   *
   * @param {string} typed
   * @param {EventWord} event
   * @param {(profile: Profile) => void} [then]
   * @returns {Promise<Verdict>}
   */
  spend(typed, event, then = () => {}) {
    return this.#change(async (profile) => {
      if (profile.authenticators.length === 0) throw new Failure("two-step-is-off");
      const verdict = await tryCode(this.#codes, profile, typed, nowUnixSeconds());
      const { outcome, verifier, disabled = 0 } = verdict;
      /** @type {Entry[]} */
      const entries = outcome === "malformed" ? [] : [{ event, result: outcome, verifier }];
      for (let count = 0; count < disabled; count += 1) {
        entries.push({ event: "authenticator-disabled", result: "done" });
      }
      if (outcome === "accepted") then(profile);
      return { result: verdict, entries };
    });
  }

  /** Removes an authenticator, and with the last one the backup codes. @param {string} typed @param {string} id */
  remove(typed, id) {
    return this.spend(typed, "authenticator-removed", (profile) => {
      profile.authenticators = profile.authenticators.filter((authenticator) => authenticator.id !== id);
      if (profile.authenticators.length === 0) delete profile.backup;
    });
  }

  /** The same by what the store's own door has accepted. @param {string} verifier */
  turnOffBy(verifier) {
    return this.#change(async (profile) => {
      profile.authenticators = [];
      delete profile.backup;
      return { result: undefined, entries: [{ event: "two-step-off", result: "accepted", verifier }] };
    });
  }

  /** Removes all that opens the profile. @param {string} typed */
  turnOff(typed) {
    return this.spend(typed, "two-step-off", (profile) => {
      profile.authenticators = [];
      delete profile.backup;
    });
  }

  /**
   * Makes a key an authenticator if what was typed is its code, which is spent with that.
   *
   * @param {TotpKey} key
   * @param {string} name
   * @param {string} typed
   */
  add(key, name, typed) {
    return this.#change(async (profile) => {
      const { authenticators } = profile;
      // A key that is known already: its last code would count as not spent.
      if (authenticators.some((other) => other.key.secret === key.secret))
        throw new Failure("authenticator-known");
      const now = nowUnixSeconds();
      const { outcome, step = 0 } = await this.#codes.call("totpVerify", key, typed, now);
      /** @type {EventWord} */
      const event = authenticators.length === 0 ? "two-step-on" : "authenticator-added";
      if (outcome === "accepted") {
        const id = hexOf(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
        const used = { enabledAt: now, usedAt: now, lastUsedStep: step, failures: 0 };
        authenticators.push({ id, name, key, ...used });
      }
      const entries = outcome === "malformed" ? [] : [{ event, result: outcome, verifier: "totp" }];
      return { result: outcome, entries };
    });
  }

  /**
   * Keeps the hashes of backup codes in the place of those before.
   *
   * @param {string[]} codes
   */
  async keepBackupCodes(codes) {
    const set = await this.#codes.call("hashBackupCodes", codes);
    await this.#change(async (profile) => {
      // Another tab has turned the check off meanwhile.
      if (profile.authenticators.length === 0) throw new Failure("two-step-is-off");
      profile.backup = { set, madeAt: nowUnixSeconds() };
      return { result: undefined, entries: [{ event: "backup-codes-made", result: "done" }] };
    });
  }

  /**
   * @template Result
   * @param {(profile: Profile) => Promise<{ result: Result, entries: Entry[] }>} work
   * @returns {Promise<Result>}
   */
  #change(work) {
    return this.#store.together(async (turn) => {
      const profile = profileOf(await turn.get(PROFILE));
      const { result, entries } = await work(profile);
      turn.put(PROFILE, profile);
      await this.log.write(turn, entries);
      return result;
    });
  }
}

/** What is kept, or what a browser begins with. @param {Profile | undefined} kept @returns {Profile} */
function profileOf(kept) {
  return kept ?? { name: "", authenticators: [], failures: 0 };
}
