// A new passphrase: typed twice, or once where it is shown. And the button that shows a secret.

import { part, say } from "../shared/dom.js";
import { t } from "./text.js";

const FEWEST_CHARACTERS = 12;

export class PassphraseFields {
  #first;
  #again;
  #firstProblem;
  #againProblem;
  #toggle;

  /** @param {ParentNode} root @param {string} prefix of the fields' ids */
  constructor(root, prefix) {
    this.#first = part(root, `#${prefix}-passphrase`, HTMLInputElement);
    this.#again = part(root, `#${prefix}-again`, HTMLInputElement);
    this.#firstProblem = part(root, `#${prefix}-passphrase-problem`, HTMLElement);
    this.#againProblem = part(root, `#${prefix}-again-problem`, HTMLElement);
    const againField = part(root, `#${prefix}-again-field`, HTMLElement);
    this.#toggle = showToggle(part(root, `#${prefix}-show`, HTMLButtonElement), this.#first, (shown) => {
      againField.hidden = shown;
    });
  }

  /** What was typed; nothing where it will not do, which is said. */
  read() {
    const passphrase = this.#first.value;
    // Counted as it will be used: an accent that is typed apart is no character of its own.
    const short = [...passphrase.normalize("NFKC")].length < FEWEST_CHARACTERS;
    const differs = this.#first.type === "password" && passphrase !== this.#again.value;
    this.#complain(
      short ? t("passphrase-short", { count: FEWEST_CHARACTERS }) : undefined,
      !short && differs ? t("passphrase-differs") : undefined,
    );
    return short || differs ? undefined : passphrase;
  }

  /** Where something is wrong. */
  focus() {
    (this.#again.ariaInvalid === "true" ? this.#again : this.#first).focus();
  }

  clear() {
    this.#first.value = "";
    this.#again.value = "";
    this.#toggle(false);
    this.#complain(undefined, undefined);
  }

  /** @param {string | undefined} first @param {string | undefined} again */
  #complain(first, again) {
    say(this.#firstProblem, first);
    say(this.#againProblem, again);
    this.#first.ariaInvalid = String(first !== undefined);
    this.#again.ariaInvalid = String(again !== undefined);
  }
}

/**
 * Lets a button show a secret and hide it.
 *
 * @param {HTMLButtonElement} button
 * @param {HTMLInputElement} field
 * @param {(shown: boolean) => void} [onToggle]
 * @returns {(shown: boolean) => void} shows or hides it by script
 */
export function showToggle(button, field, onToggle = () => {}) {
  /** @param {boolean} shown */
  const toggle = (shown) => {
    button.ariaPressed = String(shown);
    field.type = shown ? "text" : "password";
    onToggle(shown);
  };
  button.addEventListener("click", () => {
    toggle(field.type === "password");
    field.focus();
  });
  return toggle;
}
