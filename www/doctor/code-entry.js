// One field for the code that the patient says, and what became of the last try.

import { part, say } from "../shared/dom.js";
import { momentText, t, timeText } from "../shared/i18n.js";

/** @typedef {import("./page-types.js").Head} Head */

const SECONDS_A_DAY = 86_400;

export class CodeEntry {
  #about;
  #field;
  #hint;
  #problem;

  /**
   * @param {HTMLElement} root
   * @param {(typed: string) => void} onOpen
   */
  constructor(root, onOpen) {
    this.#about = part(root, "#code-package", HTMLElement);
    this.#field = part(root, "#code", HTMLInputElement);
    this.#hint = part(root, "#code-hint", HTMLElement);
    this.#problem = part(root, "#code-problem", HTMLElement);
    part(root, "#code-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onOpen(this.#field.value);
    });
  }

  /**
   * Asks for the code of a package.
   *
   * @param {Head} head
   * @param {number} now
   * @param {boolean} remembered whether tries are counted beyond this tab
   */
  ask({ way, created, expires }, now, remembered) {
    const text = Math.abs(now - created) < SECONDS_A_DAY ? timeText : momentText;
    this.#about.textContent = t("code-package", { created: text(created), expires: text(expires) });
    this.#field.value = "";
    this.#field.inputMode = way === "show" ? "numeric" : "text";
    this.#field.autocapitalize = way === "show" ? "off" : "characters";
    const hint = way === "show" ? t("code-hint-show") : t("code-hint-send");
    this.#hint.textContent = remembered ? hint : `${hint} ${t("tries-forgotten")}`;
    this.problem(undefined);
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
    this.#about.textContent = "";
    this.problem(undefined);
  }
}
