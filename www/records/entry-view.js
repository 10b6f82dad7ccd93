// One entry with all that it says, its picture, and where it comes from.

import { part, say, termRow } from "../shared/dom.js";
import { dateText, momentText, tell } from "../shared/i18n.js";
import { PictureFrame } from "../shared/picture-frame.js";
import { mergedItem } from "./person-view.js";
import { cautionText, quietStatus, showSource } from "./row-texts.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("./page-types.js").Reading} Reading
 * @typedef {{ onBack(): void, onEdit(): void, onSave(): void, onDelete(): void, onCompare(id: string): void, onPart(row: Row): void }} News
 */

export class EntryView {
  #root;
  #news;
  #other;
  #pictures;

  /** @param {HTMLElement} root @param {News} news */
  constructor(root, news) {
    this.#root = root;
    this.#news = news;
    this.#other = part(root, "#entry-other", HTMLSelectElement);
    this.#pictures = new PictureFrame(part(root, "#entry-picture", HTMLElement));
    for (const [id, press] of /** @type {const} */ ([
      ["#entry-back", () => news.onBack()],
      ["#entry-edit", () => news.onEdit()],
      ["#entry-save", () => news.onSave()],
      ["#entry-delete", () => news.onDelete()],
      ["#entry-compare", () => news.onCompare(this.#other.value)],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", press);
    }
  }

  /** @param {Reading} reading @param {{ others: Row[], merged: Row[] }} around */
  show({ row, details, text, attachment, changeable }, { others, merged }) {
    const { title, date, cautions, source, addedAt, changedAt } = row;
    part(this.#root, "#entry-title", HTMLElement).textContent = title || t("entry-untitled");
    say(part(this.#root, "#entry-caution", HTMLElement), cautionText(cautions));
    part(this.#root, "#entry-about", HTMLElement).textContent = [
      t(/** @type {any} */ (`kinds-${row.kind}`)),
      quietStatus(row),
      date && dateText(date),
    ]
      .filter(Boolean)
      .join(" · ");
    const list = part(this.#root, "#entry-details", HTMLElement);
    list.hidden = details.length === 0;
    list.replaceChildren(
      ...details.map(({ label, name, value }) => termRow(name ?? tell("label", label), value)),
    );
    say(part(this.#root, "#entry-text", HTMLElement), text);
    const isPicture = attachment?.blob.type.startsWith("image/");
    this.#pictures.show(isPicture ? attachment?.blob : undefined, title);
    part(this.#root, "#entry-save", HTMLElement).hidden = !attachment;
    part(this.#root, "#entry-edit", HTMLElement).hidden = !changeable;
    part(this.#root, "#entry-fixed", HTMLElement).hidden = changeable;
    const times = [
      t("kept-since", { date: momentText(addedAt) }),
      changedAt ? t("changed-on", { date: momentText(changedAt) }) : "",
    ];
    showSource(part(this.#root, "#entry-source", HTMLElement), source, times);
    part(this.#root, "#entry-same", HTMLElement).hidden = others.length === 0;
    this.#other.replaceChildren(
      ...others.map(
        ({ id, title, date }) =>
          new Option([title || t("entry-untitled"), date && dateText(date)].filter(Boolean).join(" · "), id),
      ),
    );
    const items = merged.map((other) => mergedItem(other, () => this.#news.onPart(other)));
    part(this.#root, "#entry-merged", HTMLElement).replaceChildren(...items);
  }

  clear() {
    for (const id of ["#entry-title", "#entry-about", "#entry-source"])
      part(this.#root, id, HTMLElement).textContent = "";
    for (const id of ["#entry-details", "#entry-other", "#entry-merged"])
      part(this.#root, id, HTMLElement).replaceChildren();
    say(part(this.#root, "#entry-caution", HTMLElement), undefined);
    say(part(this.#root, "#entry-text", HTMLElement), undefined);
    this.#pictures.show(undefined, "");
  }
}
