// Backup codes, this once: nothing is kept before the person says that they are saved.

import { part, withText } from "./dom.js";

export class SavingView {
  #root;
  #list;
  #saved;
  #keep;

  /**
   * @param {HTMLElement} root
   * @param {{ onCopy(): void, onPrint(): void, onSave(): void, onKeep(): void, onLeave(): void }} news
   */
  constructor(root, { onCopy, onPrint, onSave, onKeep, onLeave }) {
    this.#root = root;
    this.#list = part(root, "#backup-codes", HTMLElement);
    this.#saved = part(root, "#saved", HTMLInputElement);
    this.#keep = part(root, "#keep-codes", HTMLButtonElement);
    this.#saved.addEventListener("change", () => {
      this.#keep.disabled = !this.#saved.checked;
    });
    part(root, "#saving-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#saved.checked) onKeep();
    });
    for (const [id, press] of /** @type {const} */ ([
      ["#codes-copy", onCopy],
      ["#codes-print", onPrint],
      ["#codes-save", onSave],
      ["#saving-leave", onLeave],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", press);
    }
  }

  /** @param {string[]} codes @param {string} about what stands below them on paper */
  show(codes, about) {
    this.clear();
    this.#list.replaceChildren(...codes.map((code) => withText("li", code)));
    part(this.#root, "#saving-name", HTMLElement).textContent = about;
  }

  clear() {
    this.#list.replaceChildren();
    this.#saved.checked = false;
    this.#keep.disabled = true;
  }
}
