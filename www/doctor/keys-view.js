// The keys of issuers that were added in this browser, and a place to add more.

import { announce } from "../shared/announce.js";
import { part, say, withText } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { t } from "./foreign-text.js";

/**
 * @typedef {{ id: string, name: string, added: number, count: number }} KeyRow
 * @typedef {{ issuer: string, name: string, text: string }} Typed
 */

export class KeysView {
  #root;
  #list;
  #form;
  #onRemove;

  /** @param {HTMLDetailsElement} root @param {{ onAdd(typed: Typed): void, onRemove(id: string): void }} news */
  constructor(root, { onAdd, onRemove }) {
    this.#root = root;
    this.#onRemove = onRemove;
    this.#list = part(root, "#keys-list", HTMLElement);
    this.#form = part(root, "#keys-form", HTMLFormElement);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      onAdd({
        issuer: this.#field("#keys-issuer").value,
        name: this.#field("#keys-name").value,
        text: this.#text.value,
      });
    });
  }

  /** Opens it for the issuer of what is read. @param {string} issuer @param {string} [name] */
  ask(issuer, name = "") {
    this.#root.open = true;
    this.#field("#keys-issuer").value = issuer;
    this.#field("#keys-name").value = name;
    this.#form.hidden = false;
    this.#text.focus();
    this.#root.scrollIntoView({ block: "start" });
  }

  /** @param {KeyRow[]} rows */
  show(rows) {
    const items = rows.map(({ id, name, added, count }) => {
      const item = withText("li", "");
      item.className = "imported-item";
      const remove = Object.assign(withText("button", t("keys-remove", { name })), {
        type: "button",
        className: "button",
      });
      remove.addEventListener("click", () => this.#onRemove(id));
      item.append(withText("p", t("keys-row", { name, count, date: momentText(added) })), remove);
      return item;
    });
    // A press before there is who hears it would be lost.
    this.#form.hidden = false;
    this.#list.replaceChildren(...(items.length > 0 ? items : [withText("li", t("keys-none"))]));
  }

  /** @param {string} text @param {string} [besides] */
  done(text, besides = "") {
    this.#form.reset();
    this.problem(besides || undefined);
    announce(`${text} ${besides}`.trim());
  }

  /** @param {string | undefined} text */
  problem(text) {
    say(part(this.#root, "#keys-problem", HTMLElement), text);
  }

  clear() {
    this.#form.reset();
    this.problem(undefined);
  }

  /** @param {string} selector */
  #field(selector) {
    return part(this.#form, selector, HTMLInputElement);
  }

  get #text() {
    return part(this.#form, "#keys-text", HTMLTextAreaElement);
  }
}
