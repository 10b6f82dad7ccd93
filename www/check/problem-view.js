// What keeps a code from being made or typed, how long that lasts, and what a person can do about it.

import { announce, complain } from "../shared/announce.js";
import { Countdown } from "../shared/countdown.js";
import { part, say } from "../shared/dom.js";
import { tell } from "../shared/i18n.js";
import { t } from "./text.js";

/** @typedef {import("./page-types.js").Refusal} Refusal */

export class ProblemView {
  #wait;
  #countdown;
  #action;
  /** @type {() => void} */
  #onAction = () => {};

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#wait = part(root, "#problem-wait", HTMLElement);
    this.#countdown = new Countdown(part(root, "#problem-countdown", HTMLElement));
    this.#action = part(root, "#problem-action", HTMLButtonElement);
    this.#action.addEventListener("click", () => this.#onAction());
  }

  /**
   * @param {Refusal} refusal
   * @param {() => void} onAction what a person decides: that the clock is right, or the patient the right one
   */
  refuse({ outcome, left }, onAction) {
    this.#clear();
    complain(tell("outcome", outcome), left !== undefined);
    if (outcome === "clock_error") say(this.#action, t("clock-is-right"));
    if (outcome === "disabled") say(this.#action, t("allow-again"));
    this.#onAction = onAction;
    if (left) {
      this.#wait.hidden = false;
      this.#countdown.start(left, () => {
        this.say(undefined);
        announce(t("wait-ended"));
      });
    }
  }

  /** Says a problem without a wait; without a text, takes the last one away. @param {string | undefined} text */
  say(text) {
    this.#clear();
    complain(text);
  }

  #clear() {
    this.#countdown.stop();
    this.#wait.hidden = true;
    this.#action.hidden = true;
  }
}
