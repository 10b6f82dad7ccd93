// One question before something that cannot be taken back: the second of two presses.

import { part } from "../shared/dom.js";

export class QuestionView {
  #dialog;
  /** @type {(yes: boolean) => void} */
  #answer = () => {};

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
    part(dialog, "#question-yes", HTMLButtonElement).addEventListener("click", () => {
      this.#answer(true);
      dialog.close();
    });
    // Escape, and "Keep it".
    dialog.addEventListener("close", () => this.#answer(false));
  }

  /** @param {{ heading: string, text: string, yes: string, no: string }} words @returns {Promise<boolean>} */
  ask({ heading, text, yes, no }) {
    part(this.#dialog, "#question-heading", HTMLElement).textContent = heading;
    part(this.#dialog, "#question-text", HTMLElement).textContent = text;
    part(this.#dialog, "#question-yes", HTMLElement).textContent = yes;
    part(this.#dialog, "#question-no", HTMLElement).textContent = no;
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#dialog.showModal();
    });
  }

  clear() {
    if (this.#dialog.open) this.#dialog.close();
    part(this.#dialog, "#question-text", HTMLElement).textContent = "";
  }
}
