// The records that the doctor imported, for as long as the page is open.

import { copyOf, part } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

/** @typedef {import("./page-types.js").Opened} Opened */

export class Imported {
  #root;
  #list;
  #news;
  /** @type {Opened[]} */
  #kept = [];

  /**
   * @param {HTMLElement} root
   * @param {{ onOpen: (opened: Opened) => void, onSave: (opened: Opened) => void }} news
   */
  constructor(root, news) {
    this.#root = root;
    this.#list = part(root, "#imported-list", HTMLElement);
    this.#news = news;
  }

  get size() {
    return this.#kept.length;
  }

  /**
   * True when the same package or the same text is here.
   *
   * @param {Opened} other
   */
  has(other) {
    return this.#kept.some(
      ({ record, packageId }) =>
        record === other.record || (packageId !== undefined && packageId === other.packageId),
    );
  }

  clear() {
    this.#kept = [];
    this.#list.replaceChildren();
  }

  /** @param {Opened} opened */
  add(opened) {
    this.#kept.push(opened);
    const item = copyOf("imported-item");
    part(item, ".imported-name", HTMLElement).textContent = opened.name;
    const open = part(item, ".imported-open", HTMLButtonElement);
    open.textContent = t("imported-open", { name: opened.name });
    open.addEventListener("click", () => this.#news.onOpen(opened));
    const save = part(item, ".imported-save", HTMLButtonElement);
    save.textContent = t("imported-save", { name: opened.name });
    save.addEventListener("click", () => this.#news.onSave(opened));
    this.#list.append(item);
    this.#root.hidden = false;
  }
}
