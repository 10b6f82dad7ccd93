// What of somebody's record is to be shared: all of it, until it is chosen otherwise.

import { copyOf, part, withText } from "../shared/dom.js";
import { dateText } from "../shared/i18n.js";
import { cautionText, KINDS } from "./row-texts.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").EntryKind} EntryKind
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Subject} Subject
 */

export class SharingView {
  #root;
  #list;
  #go;

  /** @param {HTMLElement} root @param {{ onShare(ids: string[]): void, onLeave(): void }} news */
  constructor(root, { onShare, onLeave }) {
    this.#root = root;
    this.#list = part(root, "#sharing-groups", HTMLElement);
    this.#go = part(root, "#sharing-go", HTMLButtonElement);
    this.#list.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "kind") tickAll(target);
      this.#count();
    });
    part(root, "#sharing-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onShare(this.#chosen.map(({ value }) => value));
    });
    part(root, "#sharing-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {Subject} person @param {Row[]} rows */
  show({ title }, rows) {
    const name = title || t("nameless");
    part(this.#root, "#sharing-about", HTMLElement).textContent = t("sharing-about", { name });
    const groups = KINDS.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }));
    this.#list.replaceChildren(
      ...groups.filter(({ rows }) => rows.length > 0).map(({ kind, rows }) => groupOf(kind, rows)),
    );
    this.#count();
  }

  clear() {
    this.#list.replaceChildren();
    part(this.#root, "#sharing-about", HTMLElement).textContent = "";
  }

  get #chosen() {
    return [...this.#list.querySelectorAll("input")].filter(
      ({ name, checked }) => name === "entry" && checked,
    );
  }

  #count() {
    const count = this.#chosen.length;
    this.#go.textContent = t("sharing-go", { count });
    for (const group of this.#list.querySelectorAll("fieldset")) {
      const all = part(group, '[name="kind"]', HTMLInputElement);
      const entries = entriesOf(group);
      const ticked = entries.filter(({ checked }) => checked).length;
      all.checked = ticked === entries.length;
      all.indeterminate = ticked > 0 && ticked < entries.length;
    }
  }
}

/** @param {EntryKind} kind @param {Row[]} rows */
function groupOf(kind, rows) {
  const group = copyOf("sharing-group");
  const title = t(/** @type {any} */ (`kinds-${kind}`));
  part(group, ".sharing-kind", HTMLElement).textContent = title;
  part(group, ".sharing-all", HTMLElement).textContent = t("sharing-all", { kind: title });
  part(group, "ul", HTMLElement).replaceChildren(...rows.map(itemOf));
  return group;
}

/** @param {Row} row */
function itemOf({ id, title, date, cautions }) {
  const item = copyOf("sharing-entry");
  part(item, "input", HTMLInputElement).value = id;
  const facts = [cautionText(cautions), title || t("entry-untitled"), date && dateText(date)];
  part(item, "label", HTMLElement).append(withText("span", facts.filter(Boolean).join(" · ")));
  return item;
}

/** Ticks all of a kind, or none. @param {HTMLInputElement} all */
function tickAll(all) {
  const group = all.closest("fieldset");
  for (const entry of group ? entriesOf(group) : []) entry.checked = all.checked;
}

/** @param {Element} group */
function entriesOf(group) {
  return [...group.querySelectorAll("input")].filter(({ name }) => name === "entry");
}
