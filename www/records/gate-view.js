// The extra lock: one field for the code of an app, or a recovery code.

import { announce } from "../shared/announce.js";
import { Countdown } from "../shared/countdown.js";
import { part, say } from "../shared/dom.js";
import { t } from "./text.js";

export class GateView {
  #root;
  #field;
  #problem;
  #wait;
  #countdown;

  /** @param {HTMLElement} root @param {{ onTyped(typed: string): void, onLeave(): void }} news */
  constructor(root, { onTyped, onLeave }) {
    this.#root = root;
    this.#field = part(root, "#gate-code", HTMLInputElement);
    this.#problem = part(root, "#gate-problem", HTMLElement);
    this.#wait = part(root, "#gate-wait", HTMLElement);
    this.#countdown = new Countdown(part(root, "#gate-timer", HTMLElement));
    part(root, "#gate-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onTyped(this.#field.value);
    });
    part(root, "#gate-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {"open" | "off"} purpose */
  ask(purpose) {
    this.clear();
    part(this.#root, "#gate-about", HTMLElement).textContent = t(`gate-${purpose}`);
    part(this.#root, "#gate-leave", HTMLElement).hidden = purpose === "open";
  }

  /** @param {string} text */
  refuse(text) {
    say(this.#problem, text);
    this.#field.ariaInvalid = "true";
    announce(text);
    this.#field.focus();
    this.#field.select();
  }

  /** @param {number} seconds @param {() => number} secondsLeft */
  wait(seconds, secondsLeft) {
    this.#countdown.stop();
    this.#wait.hidden = seconds === 0;
    if (seconds > 0)
      this.#countdown.start(secondsLeft, () => {
        this.#wait.hidden = true;
        announce(t("gate-wait-over"));
      });
  }

  clear() {
    this.#field.value = "";
    this.#field.ariaInvalid = "false";
    say(this.#problem, undefined);
    this.#countdown.stop();
    this.#wait.hidden = true;
  }
}
