// Another passphrase in the place of the old one.

import { part } from "../shared/dom.js";
import { PassphraseFields } from "./passphrase-fields.js";

export class ChangingView {
  #passphrase;

  /** @param {HTMLElement} root @param {{ onPassphrase(passphrase: string): void, onLeave(): void }} news */
  constructor(root, { onPassphrase, onLeave }) {
    this.#passphrase = new PassphraseFields(root, "changing");
    part(root, "#changing-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const passphrase = this.#passphrase.read();
      if (passphrase) onPassphrase(passphrase);
      else this.#passphrase.focus();
    });
    part(root, "#changing-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  clear() {
    this.#passphrase.clear();
  }
}
