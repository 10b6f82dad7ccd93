// The code that the patient says: one field, how long it holds, and how long the next one has to wait.

import { announce } from "../shared/announce.js";
import { Countdown } from "../shared/countdown.js";
import { part, say } from "../shared/dom.js";
import { t } from "./text.js";

export class CodeView {
  #for;
  #life;
  #lifeCountdown;
  #field;
  #hint;
  #problem;
  #verify;
  #resend;
  #wait;
  #waitCountdown;

  /**
   * @param {HTMLElement} root
   * @param {{ onVerify: (typed: string) => void, onResend: () => void, onLeave: () => void }} news
   */
  constructor(root, { onVerify, onResend, onLeave }) {
    this.#for = part(root, "#code-for", HTMLElement);
    this.#life = part(root, "#life", HTMLElement);
    this.#lifeCountdown = new Countdown(part(root, "#life-countdown", HTMLElement));
    this.#field = part(root, "#code", HTMLInputElement);
    this.#hint = part(root, "#code-hint", HTMLElement);
    this.#problem = part(root, "#code-problem", HTMLElement);
    this.#verify = part(root, "#verify", HTMLButtonElement);
    this.#resend = part(root, "#resend", HTMLButtonElement);
    this.#wait = part(root, "#resend-wait", HTMLElement);
    this.#waitCountdown = new Countdown(part(root, "#resend-countdown", HTMLElement));
    part(root, "#verify-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onVerify(this.#field.value);
    });
    this.#resend.addEventListener("click", onResend);
    part(root, "#leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /**
   * @param {string} number masked
   * @param {number} digits of the code
   * @param {{ life?: () => number, wait?: () => number }} left seconds: a code without a life cannot be typed
   * @param {() => void} onEnded
   */
  show(number, digits, { life, wait }, onEnded) {
    this.#for.textContent = t("code-for", { number });
    this.#hint.textContent = t("code-hint", { digits });
    this.#life.hidden = !life;
    this.#field.disabled = !life;
    this.#verify.disabled = !life;
    if (life) {
      this.#lifeCountdown.start(life, onEnded);
    } else {
      this.#lifeCountdown.stop();
      this.#field.value = "";
    }
    this.#wait.hidden = !wait;
    this.#resend.disabled = wait !== undefined;
    if (!wait) {
      this.#waitCountdown.stop();
      return;
    }
    this.#waitCountdown.start(wait, () => {
      this.#wait.hidden = true;
      this.#resend.disabled = false;
      announce(t("new-code-now"));
    });
  }

  /** @param {string | undefined} text */
  problem(text) {
    say(this.#problem, text);
    this.#field.ariaInvalid = String(text !== undefined);
  }

  focus() {
    this.#field.focus();
    this.#field.select();
  }

  clear() {
    this.#field.value = "";
    this.#for.textContent = "";
    this.problem(undefined);
    this.#lifeCountdown.stop();
    this.#waitCountdown.stop();
  }
}
