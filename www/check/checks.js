/**
 * The checks that are under way, and what the engine remembers of codes: one encrypted value, so that a spent try and what
 * it led to are on disk together, before anything is shown, and of two tabs only one sees a code accepted.
 */

import { nowUnixSeconds } from "../shared/core.js";

/**
 * @typedef {import("../../pkg/mdawa.js").IssuedCode} IssuedCode
 * @typedef {import("../../pkg/mdawa.js").PolicyId} PolicyId
 * @typedef {import("../../pkg/mdawa.js").PolicyState} PolicyState
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("./page-types.js").Check} Check
 * @typedef {import("./page-types.js").Standing} Standing
 * @typedef {{ engine?: PolicyState, open: Check[] }} Kept
 * @typedef {Omit<IssuedCode, "state">} Issued
 */

const KEY = "checks";
const PURPOSE = "phone-check";
/** A check that nobody ended is forgotten after a working day. */
const OPEN_SECONDS = 12 * 3600;

/** Who a code is for. @param {string} phone */
const subjectOf = (phone) => ({ number: phone, purpose: PURPOSE });

export class Checks {
  #store;
  #codes;

  /** @param {LockedStore} store @param {Codes} codes */
  constructor(store, codes) {
    this.#store = store;
    this.#codes = codes;
  }

  /**
   * The check of this name; without one, the latest that is under way.
   *
   * @param {string | null} id
   * @returns {Promise<Check | undefined>}
   */
  async find(id) {
    const { open } = fresh(await this.#store.get(KEY), nowUnixSeconds());
    return id === null ? open[0] : open.find((check) => check.id === id);
  }

  /**
   * Makes a code for a number, and a check with it.
   *
   * @param {Pick<Check, "id" | "phone" | "display" | "language" | "policy">} first
   * @returns {Promise<{ issued: Issued, check: Check | undefined }>}
   */
  begin(first) {
    return this.#change(async ({ engine, open }, now) => {
      const { phone, policy } = first;
      const step = await this.#codes.call("issueCode", policy, subjectOf(phone), engine, now);
      const { state, ...issued } = step;
      const { challengeId } = issued;
      const check = challengeId ? { ...first, challengeId, begun: now } : undefined;
      return { engine: state, open: check ? [check, ...open] : open, result: { issued, check } };
    });
  }

  /**
   * Makes another code in the place of the last one.
   *
   * @param {Check} check
   * @returns {Promise<{ issued: Issued, check: Check }>}
   */
  renew(check) {
    return this.#change(async ({ engine, open }, now) => {
      const { phone, policy } = check;
      const subject = subjectOf(phone);
      const again = engine && (await this.#codes.call("resendCode", policy, subject, engine, now));
      // Nobody waits for a code whose message did not go out, or that was used in another tab: this is a first one.
      const { state, ...issued } =
        again && again.outcome !== "no_challenge"
          ? again
          : await this.#codes.call("issueCode", policy, subject, engine, now);
      const { challengeId } = issued;
      if (!challengeId) return { engine: state, open, result: { issued, check } };
      const { way, handed, delivery, ...same } = latest(open, check);
      const next = { ...same, challengeId };
      return { engine: state, open: replaced(open, next), result: { issued, check: next } };
    });
  }

  /**
   * Checks what was typed. Whoever has the right code first has it: the check is marked in the same step.
   *
   * @param {Check} check
   * @param {string} typed
   * @returns {Promise<{ standing: Standing, check: Check }>}
   */
  verify(check, typed) {
    return this.#change(async ({ engine, open }, now) => {
      const { phone, policy } = check;
      const step = await this.#codes.call("verifyCode", policy, subjectOf(phone), typed, engine, now);
      const { state, ...standing } = step;
      const kept = latest(open, check);
      const next = standing.outcome === "ok" ? { ...kept, verified: now } : kept;
      return { engine: state, open: replaced(open, next), result: { standing, check: next } };
    });
  }

  /**
   * Tells the engine what became of the message of a service. That it was taken says nothing of its arrival, so only the
   * other two are told: after `refused` the code is dead, and the next one need not wait.
   *
   * @param {Check} check
   * @param {"refused" | "unknown"} delivery
   * @returns {Promise<{ standing: Standing, check: Check }>}
   */
  report(check, delivery) {
    return this.#change(async ({ engine, open }, now) => {
      const { phone, policy, challengeId } = check;
      const kept = latest(open, check);
      // A service may answer late, when there is another code already.
      const next = kept.challengeId === challengeId ? { ...kept, delivery } : kept;
      if (!engine) throw new TypeError("a code was issued, so the engine has a state");
      const told = delivery === "refused" ? "delivery_failed" : "unknown";
      const subject = subjectOf(phone);
      const step = await this.#codes.call("reportDelivery", policy, subject, challengeId, told, engine, now);
      const { state, ...standing } = step;
      return { engine: state, open: replaced(open, next), result: { standing, check: next } };
    });
  }

  /** Where a check stands now; changes nothing. @param {Check} check @returns {Promise<Standing>} */
  async standing({ phone, policy }) {
    const { engine } = fresh(await this.#store.get(KEY), nowUnixSeconds());
    const step = await this.#codes.call("codeStatus", policy, subjectOf(phone), engine, nowUnixSeconds());
    const { state, ...standing } = step;
    return standing;
  }

  /** Keeps what is new about a check, if it is still under way. @param {Check} check @param {Partial<Check>} news */
  note(check, news) {
    return this.#change(async ({ engine, open }) => {
      const next = { ...latest(open, check), ...news };
      return { engine, open: replaced(open, next), result: next };
    });
  }

  /** Ends a check, and takes back a code that nobody will type any more. @param {Check} check @returns {Promise<void>} */
  drop(check) {
    return this.#change(async ({ engine, open }, now) => {
      const { phone, policy } = check;
      const step = engine && (await this.#codes.call("cancelCode", policy, subjectOf(phone), engine, now));
      return { engine: step?.state, open: open.filter(({ id }) => id !== check.id), result: undefined };
    });
  }

  /** Lifts a lock, for a person who is sure of the other one. @param {string} phone @param {PolicyId} policy */
  enable(phone, policy) {
    return this.#change(async ({ engine, open }, now) => {
      const step = engine && (await this.#codes.call("enableCodes", policy, subjectOf(phone), engine, now));
      return { engine: step?.state, open, result: undefined };
    });
  }

  /** Takes the clock for right, for a person who has compared it with another one. */
  correctClock() {
    return this.#change(async ({ engine, open }, now) => {
      const state = engine && (await this.#codes.call("correctClock", engine, now));
      return { engine: state, open, result: undefined };
    });
  }

  /**
   * @template Result
   * @param {(kept: Kept, now: number) => Promise<Kept & { result: Result }>} work
   * @returns {Promise<Result>}
   */
  #change(work) {
    return this.#store.update(KEY, async (kept) => {
      const now = nowUnixSeconds();
      const { result, ...value } = await work(fresh(kept, now), now);
      return { value, result };
    });
  }
}

/** @param {Kept | undefined} kept @param {number} now @returns {Kept} */
function fresh(kept, now) {
  const open = kept?.open.filter(({ begun }) => now - begun < OPEN_SECONDS) ?? [];
  return { engine: kept?.engine, open };
}

/** What another tab made of a check counts. @param {Check[]} open @param {Check} check */
function latest(open, check) {
  return open.find(({ id }) => id === check.id) ?? check;
}

/** Only what is there: a check that another tab ended stays ended. @param {Check[]} open @param {Check} next */
function replaced(open, next) {
  return open.map((check) => (check.id === next.id ? next : check));
}
