// Several records that arrived at once, to be read one by one.

import { part, withText } from "../shared/dom.js";
import { t } from "./foreign-text.js";

/** @template Item */
export class SeveralView {
  #root;
  #list;
  #heading;
  #news;
  /** @type {Item[]} */
  #items = [];

  /** @param {HTMLElement} root @param {{ onRead(item: Item): void, onLeave(): void }} news */
  constructor(root, news) {
    this.#root = root;
    this.#list = part(root, "#several-list", HTMLElement);
    this.#heading = part(root, "#several-heading", HTMLElement);
    this.#news = news;
    part(root, "#several-leave", HTMLButtonElement).addEventListener("click", () => news.onLeave());
  }

  get size() {
    return this.#items.length;
  }

  /** @param {{ item: Item, name: string, about: string }[]} arrived */
  add(arrived) {
    for (const { item, name, about } of arrived) {
      this.#items.push(item);
      const row = withText("li", "");
      row.className = "imported-item";
      const words = document.createElement("div");
      words.append(Object.assign(withText("p", name), { className: "imported-name" }));
      words.append(Object.assign(withText("p", about), { className: "hint" }));
      const read = Object.assign(withText("button", t("imported-open", { name })), {
        type: "button",
        className: "button",
      });
      read.addEventListener("click", () => {
        this.#items.splice(this.#items.indexOf(item), 1);
        row.remove();
        this.#count();
        this.#news.onRead(item);
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
