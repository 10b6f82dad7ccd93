/**
 * The checks that are under way, and what the engine remembers of codes: one encrypted value, kept together with what the
 * patient agreed to and with the log's rows. So a spent try, what it led to and what is written of it are on disk before
 * anything is shown, and of two tabs only one sees a code accepted.
 */

import { nowUnixSeconds } from "../shared/clock.js";

/**
 * @typedef {import("../../pkg/mdawa.js").IssuedCode} IssuedCode
 * @typedef {import("../../pkg/mdawa.js").PolicyId} PolicyId
 * @typedef {import("../../pkg/mdawa.js").PolicyState} PolicyState
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("../../pkg/mdawa.js").GatewayOutcome} GatewayOutcome
 * @typedef {import("../../pkg/mdawa.js").GatewayProvider} GatewayProvider
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("../shared/locked-store.js").Turn} Turn
 * @typedef {import("../shared/log.js").Log} Log
 * @typedef {import("./consents.js").Consents} Consents
 * @typedef {import("./consents.js").Given} Given
 * @typedef {import("./page-types.js").Check} Check
 * @typedef {import("./page-types.js").CheckEvent} CheckEvent
 * @typedef {import("./page-types.js").Standing} Standing
 * @typedef {import("./page-types.js").Way} Way
 * @typedef {{ engine?: PolicyState, open: Check[] }} Kept
 * @typedef {Omit<IssuedCode, "state">} Issued
 * @typedef {{ event: CheckEvent, result: string, verifier?: string, phone?: string }} Row
 * @typedef {Pick<Check, "id" | "phone" | "display" | "numberTag" | "language">} Agreed
 */

const KEY = "checks";
const PURPOSE = "phone-check";
/** What compares a code: this device, as anybody who trusts the answer should know. */
const VERIFIER = "clinic-device";
/** A check that nobody ended is forgotten after a working day. */
const OPEN_SECONDS = 12 * 3600;

/** Who a code is for. @param {string} phone */
const subjectOf = (phone) => ({ number: phone, purpose: PURPOSE });

export class Checks {
  #store;
  #codes;
  #log;
  #consents;

  /** @param {{ store: LockedStore, codes: Codes, log: Log, consents: Consents }} services */
  constructor({ store, codes, log, consents }) {
    this.#store = store;
    this.#codes = codes;
    this.#log = log;
    this.#consents = consents;
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
   * Makes a code for a number, and a check with it. What the patient agreed to is kept whatever comes of it.
   *
   * @param {Agreed & Pick<Check, "policy">} first
   * @param {Given} given
   * @returns {Promise<{ issued: Issued, check: Check | undefined }>}
   */
  begin(first, given) {
    const { phone, policy } = first;
    return this.#change(async ({ engine, open }, now, turn) => {
      await this.#consents.give(turn, given);
      const step = await this.#codes.call("issueCode", policy, subjectOf(phone), engine, now);
      const { state, ...issued } = step;
      const { challengeId } = issued;
      const check = challengeId ? { ...first, challengeId, begun: now } : undefined;
      return {
        engine: state,
        open: check ? [check, ...open] : open,
        rows: [{ event: "consent-given", phone, result: "done" }, made(phone, issued)],
        result: { issued, check },
      };
    });
  }

  /**
   * Makes another code in the place of the last one.
   *
   * @param {Check} check
   * @returns {Promise<{ issued: Issued, check: Check }>}
   */
  renew(check) {
    const { phone, policy } = check;
    return this.#change(async ({ engine, open }, now) => {
      const subject = subjectOf(phone);
      const again = engine && (await this.#codes.call("resendCode", policy, subject, engine, now));
      // Nobody waits for a code whose message did not go out, or that was used in another tab: this is a first one.
      const { state, ...issued } =
        again && again.outcome !== "no_challenge"
          ? again
          : await this.#codes.call("issueCode", policy, subject, engine, now);
      const { challengeId } = issued;
      const rows = [made(phone, issued)];
      if (!challengeId) return { engine: state, open, rows, result: { issued, check } };
      const { way, handed, delivery, ...same } = latest(open, check);
      const next = { ...same, challengeId };
      return { engine: state, open: replaced(open, next), rows, result: { issued, check: next } };
    });
  }

  /**
   * Says that a message is about to go out, or was handed to who sends it; throws where the patient agrees to it no more.
   * A service's message may be on its way from here on, whatever becomes of this page.
   *
   * @param {Check} check
   * @param {Exclude<Way, "service"> | { service: GatewayProvider }} by
   * @returns {Promise<Check>}
   */
  handed(check, by) {
    const { id, numberTag, phone } = check;
    /** @type {[Partial<Check> & { way: Way }, Row]} */
    const [news, row] =
      typeof by === "string"
        ? [{ way: by }, { event: `code-sent-${by}`, phone, result: "done" }]
        : [
            { way: "service", delivery: "unknown" },
            { event: `code-sent-${by.service}`, phone, result: "asked" },
          ];
    return this.#change(async ({ engine, open }, now, turn) => {
      await this.#consents.sent(turn, numberTag, id, news.way);
      const next = { ...latest(open, check), handed: now, ...news };
      return { engine, open: replaced(open, next), rows: [row], result: next };
    });
  }

  /**
   * Keeps what a service answered, and tells the engine: after `refused` the code is dead, and the next one need not wait.
   * That a message was taken says nothing of its arrival, so the engine is not told that.
   *
   * @param {Check} check
   * @param {GatewayProvider} provider
   * @param {GatewayOutcome["outcome"]} delivery
   * @returns {Promise<{ standing: Standing | undefined, check: Check }>}
   */
  answered(check, provider, delivery) {
    const { phone, policy, challengeId } = check;
    return this.#change(async ({ engine, open }, now) => {
      /** @type {Standing | undefined} */
      let standing;
      const kept = latest(open, check);
      // A service may answer late, when there is another code already.
      const next = kept.challengeId === challengeId ? { ...kept, delivery } : kept;
      /** @type {Row[]} */
      const rows = [{ event: `code-sent-${provider}`, phone, result: delivery }];
      let told = engine;
      if (delivery !== "accepted") {
        if (!engine) throw new TypeError("a code was issued, so the engine has a state");
        const what = delivery === "refused" ? "delivery_failed" : "unknown";
        const subject = subjectOf(phone);
        const step = await this.#codes.call(
          "reportDelivery",
          policy,
          subject,
          challengeId,
          what,
          engine,
          now,
        );
        ({ state: told, ...standing } = step);
      }
      return { engine: told, open: replaced(open, next), rows, result: { standing, check: next } };
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
    const { phone, policy } = check;
    return this.#change(async ({ engine, open }, now) => {
      const step = await this.#codes.call("verifyCode", policy, subjectOf(phone), typed, engine, now);
      const { state, ...standing } = step;
      const kept = latest(open, check);
      const next = standing.outcome === "ok" ? { ...kept, verified: now } : kept;
      // What is no code was no try.
      const rows =
        standing.outcome === "bad_format"
          ? []
          : [
              {
                event: /** @type {const} */ ("code-checked"),
                phone,
                verifier: VERIFIER,
                result: wordOf(standing),
              },
            ];
      return { engine: state, open: replaced(open, next), rows, result: { standing, check: next } };
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

  /**
   * Keeps that a patient agrees no more, and ends what is under way for the number: its code is void, whoever has it.
   *
   * @param {string} phone
   * @param {string} tag of the number
   * @param {PolicyId} policy
   * @param {string} by whom
   * @returns {Promise<boolean>} whether there was an agreement
   */
  withdraw(phone, tag, policy, by) {
    return this.#change(async ({ engine, open }, now, turn) => {
      const found = await this.#consents.withdraw(turn, tag, { withdrawnAt: now, withdrawnBy: by });
      if (!found) return { engine, open, result: false };
      const step = engine && (await this.#codes.call("cancelCode", policy, subjectOf(phone), engine, now));
      return {
        engine: step?.state,
        open: open.filter((check) => check.phone !== phone),
        rows: [{ event: "consent-withdrawn", phone, result: "done" }],
        result: true,
      };
    });
  }

  /** Lifts a lock, for a person who is sure of the other one. @param {string} phone @param {PolicyId} policy */
  enable(phone, policy) {
    return this.#change(async ({ engine, open }, now) => {
      const step = engine && (await this.#codes.call("enableCodes", policy, subjectOf(phone), engine, now));
      const rows = [{ event: /** @type {const} */ ("number-allowed"), phone, result: "done" }];
      return { engine: step?.state, open, rows, result: undefined };
    });
  }

  /** Takes the clock for right, for a person who has compared it with another one. */
  correctClock() {
    return this.#change(async ({ engine, open }, now) => {
      const state = engine && (await this.#codes.call("correctClock", engine, now));
      const rows = [{ event: /** @type {const} */ ("clock-corrected"), result: "done" }];
      return { engine: state, open, rows, result: undefined };
    });
  }

  /**
   * @template Result
   * @param {(kept: Kept, now: number, turn: Turn) => Promise<Kept & { rows?: Row[], result: Result }>} work
   * @returns {Promise<Result>}
   */
  #change(work) {
    return this.#store.together(async (turn) => {
      const now = nowUnixSeconds();
      const { result, rows = [], ...value } = await work(fresh(await turn.get(KEY), now), now, turn);
      turn.put(KEY, value);
      await this.#log.write(turn, rows);
      return result;
    });
  }
}

/** An outcome as a word of the log. @param {{ outcome: string }} step */
function wordOf({ outcome }) {
  return outcome === "ok" ? "accepted" : outcome.replaceAll("_", "-");
}

/** @param {string} phone @param {Issued} issued @returns {Row} */
function made(phone, issued) {
  return { event: "code-made", phone, result: wordOf(issued) };
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
