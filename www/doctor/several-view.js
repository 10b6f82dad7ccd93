// Several records that arrived at once, to be read one by one.

import { part, withText } from "../shared/dom.js";
import { t } from "./foreign-text.js";

/** @template Item */
export class SeveralView {
  #root;
  #list;
  #heading;
  #onRead;
  /** @type {Item[]} */
  #items = [];

  /** @param {HTMLElement} root @param {(item: Item) => void} onRead */
  constructor(root, onRead) {
    this.#root = root;
    this.#list = part(root, "#several-list", HTMLElement);
    this.#heading = part(root, "#several-heading", HTMLElement);
    this.#onRead = onRead;
  }

  get size() {
    return this.#items.length;
  }

  /** @param {{ item: Item, what: string, about: string }[]} arrived */
  add(arrived) {
    for (const { item, what, about } of arrived) {
      this.#items.push(item);
      const row = withText("li", "");
      row.className = "imported-item";
      const words = document.createElement("div");
      words.append(Object.assign(withText("p", what), { className: "imported-name" }));
      if (about) words.append(Object.assign(withText("p", about), { className: "hint" }));
      const read = Object.assign(withText("button", t("several-read", { what })), {
        type: "button",
        className: "button",
      });
      read.addEventListener("click", () => {
        this.#items.splice(this.#items.indexOf(item), 1);
        row.remove();
        this.#count();
        this.#onRead(item);
      });
      row.append(words, read);
      this.#list.append(row);
    }
    this.#count();
  }

  clear() {
    this.#items = [];
    this.#list.replaceChildren();
    this.#root.hidden = true;
  }

  #count() {
    this.#heading.textContent = t("several-heading", { count: this.#items.length });
  }
}
