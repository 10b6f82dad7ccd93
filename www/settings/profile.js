/**
 * The profile of whoever uses this browser: what opens it, and the log of what happened. All of it is one value of one
 * store, changed by compare-and-set: of two tabs with one code exactly one is let in, and no change is kept without the
 * row that tells of it. That value is written anew each time: some hundred bytes a row, and a few rows a day.
 */

import { monotonicMs, nowUnixSeconds } from "../shared/core.js";
import { Failure } from "../shared/failure.js";
import { LockedStore } from "../shared/locked-store.js";
import { rulesOf, secondsToWait, tryCode } from "./door.js";

/**
 * @typedef {import("../../pkg/mdawa.js").TotpKey} TotpKey
 * @typedef {import("./page-types.js").EventWord} EventWord
 * @typedef {import("./page-types.js").Face} Face
 * @typedef {import("./page-types.js").Log} Log
 * @typedef {import("./page-types.js").Settings} Settings
 * @typedef {import("./page-types.js").Verdict} Verdict
 * @typedef {{ event: EventWord, result: string, verifier?: string }} Entry
 */

const SETTINGS = "settings";
const KEY_BYTES = 32;
const ID_BYTES = 16;
/** Whose log it is and who did it: a profile is only a name so far, and names are not for logs. */
const [TENANT, ACTOR] = ["this-browser", "owner"];

export class ProfileStore {
  #codes;
  #store = new LockedStore("mdawa-settings");

  /** @param {import("../shared/codes.js").Codes} codes */
  constructor(codes) {
    this.#codes = codes;
  }

  /** @returns {Promise<Face>} */
  async face() {
    const { profile } = settingsOf(await this.#store.get(SETTINGS));
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

  /** @returns {Promise<Log>} */
  async log() {
    return settingsOf(await this.#store.get(SETTINGS)).log;
  }

  /** @param {string} name */
  async rename(name) {
    await this.#change(async ({ profile }) => {
      profile.name = name;
      return { result: undefined, entries: [] };
    });
  }

  /** Writes down what happened where nothing changed. @param {Entry} entry */
  async note(entry) {
    await this.#change(async () => ({ result: undefined, entries: [entry] }));
  }

  /**
   * Spends a code for something: if it is accepted, `then` changes the profile in the same step.
   *
   * @param {string} typed
   * @param {EventWord} event
   * @param {(profile: Settings["profile"]) => void} [then]
   * @returns {Promise<Verdict>}
   */
  spend(typed, event, then = () => {}) {
    return this.#change(async ({ profile }) => {
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
    return this.#change(async ({ profile }) => {
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
    await this.#change(async ({ profile }) => {
      // Another tab has turned the check off meanwhile.
      if (profile.authenticators.length === 0) throw new Failure("two-step-is-off");
      profile.backup = { set, madeAt: nowUnixSeconds() };
      return { result: undefined, entries: [{ event: "backup-codes-made", result: "done" }] };
    });
  }

  /** Where a log first is not as it was written. @param {string} [head] kept elsewhere @returns {Promise<import("../../pkg/mdawa.js").AuditVerification>} */
  async verify(head) {
    const log = await this.log();
    return this.#codes.call("auditVerify", log.rows, bytesOf(log.key), head || log.head);
  }

  /**
   * @template Result
   * @param {(settings: Settings) => Promise<{ result: Result, entries: Entry[] }>} work
   * @returns {Promise<Result>}
   */
  #change(work) {
    return this.#store.update(SETTINGS, async (kept) => {
      const settings = settingsOf(kept);
      const { result, entries } = await work(settings);
      for (const entry of entries) await this.#append(settings.log, entry);
      return { value: settings, result };
    });
  }

  /** @param {Log} log @param {Entry} entry */
  async #append(log, entry) {
    const { row, head } = await this.#codes.call(
      "auditAppend",
      log.head,
      bytesOf(log.key),
      { tenant: TENANT, actor: ACTOR, ...entry },
      nowUnixSeconds(),
      monotonicMs(),
    );
    log.rows.push(row);
    log.head = head;
  }
}

/** What is kept, or what a browser begins with. @param {Settings | undefined} kept @returns {Settings} */
function settingsOf(kept) {
  return (
    kept ?? {
      profile: { name: "", authenticators: [], failures: 0 },
      log: { key: hexOf(crypto.getRandomValues(new Uint8Array(KEY_BYTES))), rows: [] },
    }
  );
}

/** @param {Uint8Array} bytes */
function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} hex */
function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
