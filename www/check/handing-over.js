/** Holds the code that can be handed over, and hands it to the patient in one way or another. */

import { prepare, send } from "./gateway.js";
import { write } from "./message.js";

/**
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("./checks.js").Checks} Checks
 * @typedef {import("./metrics.js").Counts} Counts
 * @typedef {import("./page-types.js").Check} Check
 * @typedef {import("./page-types.js").Held} Held
 * @typedef {import("./page-types.js").Settings} Settings
 * @typedef {import("./page-types.js").Standing} Standing
 * @typedef {import("./page-types.js").Way} Way
 * @typedef {{
 *   onCount: (way: Way, counts: Partial<Counts>) => void,
 *   onNews: (check: Check, standing?: Standing) => void,
 *   onSending: () => void,
 *   onAnswered: (outcome: NonNullable<Check["delivery"]>, error: string | undefined) => void,
 *   onRefused: (way: Way) => void,
 *   onError: (error: unknown) => void,
 * }} News `onRefused`: the browser did not take the text
 */

export class HandingOver {
  #codes;
  #checks;
  #news;
  /** In memory only. @type {Held | undefined} */
  #held;
  /** The challenge whose code the service was given. @type {string | undefined} */
  #asked;
  /** What the service said when it refused. @type {string | undefined} */
  #refusedWith;

  /** @param {{ codes: Codes, checks: Checks }} services @param {News} news */
  constructor({ codes, checks }, news) {
    this.#codes = codes;
    this.#checks = checks;
    this.#news = news;
  }

  get held() {
    return this.#held;
  }

  get refusedWith() {
    return this.#refusedWith;
  }

  /** @param {Settings} settings @param {Check} check @param {string} code @param {number} minutes */
  async hold(settings, check, code, minutes) {
    this.#held = await write(this.#codes, settings, check, code, minutes);
  }

  /** Holds no code any more. */
  drop() {
    this.#held = undefined;
  }

  /** Takes back what a service said of a code that there is another one for now. */
  forgetRefusal() {
    this.#refusedWith = undefined;
  }

  /** Says itself what went wrong. @param {Way} way @param {Check} check @param {Settings} settings */
  async over(way, check, settings) {
    const held = this.#held;
    if (!held) return;
    try {
      if (way === "service") await this.#serve(check, held, settings);
      else if (await this.#give(way, held.text)) await this.#handed(check, way);
    } catch (error) {
      this.#news.onError(error);
    }
  }

  /** @param {Way} way @param {string} text @returns {Promise<boolean>} whether the browser took it */
  async #give(way, text) {
    try {
      if (way === "share") await navigator.share({ text });
      if (way === "copied") await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      // Who closes the list of apps again has not shared, and knows it.
      const closed = error instanceof DOMException && error.name === "AbortError";
      if (!closed) this.#news.onRefused(way);
      return false;
    }
  }

  /** @param {Check} check @param {Parameters<Checks["handed"]>[1]} by */
  async #handed(check, by) {
    const next = await this.#checks.handed(check, by);
    this.#news.onCount(typeof by === "string" ? by : "service", { sent: 1 });
    this.#news.onNews(next);
    return next;
  }

  /** @param {Check} check @param {Held} held @param {Settings} settings */
  async #serve(check, { code, text, minutes }, { gateway, org }) {
    const { phone: to, challengeId: id, language } = check;
    // At once, so that a second press sends nothing.
    if (this.#asked === id) return;
    this.#asked = id;
    const { provider } = gateway;
    const message = { to, text, code, minutes, id, org, language };
    let request;
    let noted;
    try {
      request = await prepare(this.#codes, gateway, message);
      noted = await this.#handed(check, { service: provider });
    } catch (error) {
      // Nothing was sent: it may be tried again.
      this.#asked = undefined;
      throw error;
    }
    this.#news.onSending();
    const { outcome, error, tookMs } = await send(this.#codes, provider, request);
    this.#news.onCount("service", { serviceMs: tookMs, serviceAnswers: 1 });
    this.#refusedWith = error;
    const told = await this.#checks.answered(noted, provider, outcome);
    this.#news.onNews(told.check, outcome === "refused" ? told.standing : undefined);
    this.#news.onAnswered(outcome, error);
  }
}
