// One field for a code: to log in, or to confirm a change; and how long it is closed after wrong ones.

import { announce } from "../shared/announce.js";
import { Countdown } from "../shared/countdown.js";
import { part, say } from "../shared/dom.js";
import { spanText, t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Purpose} Purpose
 * @typedef {import("./page-types.js").Verdict} Verdict
 */

export class DoorView {
  #heading;
  #about;
  #field;
  #problem;
  #label;
  #switch;
  #leave;
  #wait;
  #countdown;

  /**
   * @param {HTMLElement} root
   * @param {{ onTyped(typed: string): void, onLeave(): void }} news
   */
  constructor(root, { onTyped, onLeave }) {
    this.#heading = part(root, "#door-heading", HTMLElement);
    this.#about = part(root, "#door-about", HTMLElement);
    this.#field = part(root, "#door-code", HTMLInputElement);
    this.#problem = part(root, "#door-problem", HTMLElement);
    this.#label = part(root, "#door-label", HTMLElement);
    this.#switch = part(root, "#door-switch", HTMLButtonElement);
    this.#leave = part(root, "#door-leave", HTMLButtonElement);
    this.#wait = part(root, "#door-wait", HTMLElement);
    this.#countdown = new Countdown(part(root, "#door-timer", HTMLElement));
    part(root, "#door-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onTyped(this.#field.value);
    });
    this.#switch.addEventListener("click", () => {
      this.#take(this.#switch.ariaPressed !== "true");
      this.#field.focus();
    });
    this.#leave.addEventListener("click", onLeave);
  }

  /** @param {string} name */
  askToLogIn(name) {
    this.#ask(t("door-log-in"), name ? t("door-log-in-name", { name }) : t("door-log-in-about"));
    this.#leave.hidden = true;
  }

  /** @param {Purpose} purpose */
  askToConfirm(purpose) {
    const name = "name" in purpose ? purpose.name : "";
    this.#ask(t("door-confirm"), t(`door-${purpose.to}`, { name }));
    this.#leave.hidden = false;
  }

  /** @param {Verdict} verdict */
  refuse({ outcome, verifier }) {
    const said = verifier === "backup-code" && (outcome === "wrong" || outcome === "replay");
    this.problem(t(said ? `outcome-${outcome}-${verifier}` : /** @type {any} */ (`outcome-${outcome}`)));
    this.#field.focus();
    this.#field.select();
  }

  /** @param {string | undefined} text */
  problem(text) {
    say(this.#problem, text);
    this.#field.ariaInvalid = String(text !== undefined);
    if (text) announce(text);
  }

  /**
   * Shows for how long no code of an app is looked at.
   *
   * @param {number} seconds
   * @param {() => number} secondsLeft
   */
  wait(seconds, secondsLeft) {
    this.#countdown.stop();
    this.#wait.hidden = seconds === 0;
    if (seconds === 0) return;
    announce(t("wait-spoken", { span: spanText(seconds) }));
    this.#countdown.start(secondsLeft, () => {
      this.#wait.hidden = true;
      this.problem(undefined);
      announce(t("wait-over"));
    });
  }

  focus() {
    this.#field.focus();
  }

  clear() {
    this.#field.value = "";
    this.#take(false);
    this.#countdown.stop();
    this.#wait.hidden = true;
    this.problem(undefined);
  }

  /** @param {string} heading @param {string} about */
  #ask(heading, about) {
    this.clear();
    this.#heading.textContent = heading;
    this.#about.textContent = about;
  }

  /** A telephone shows letters only where they are asked for. @param {boolean} backup */
  #take(backup) {
    this.#switch.ariaPressed = String(backup);
    this.#field.inputMode = backup ? "text" : "numeric";
    this.#field.autocomplete = backup ? "off" : "one-time-code";
    this.#field.autocapitalize = backup ? "characters" : "off";
    this.#label.textContent = t(backup ? "door-backup" : "door-code");
  }
}
