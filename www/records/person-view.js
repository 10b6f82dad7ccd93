// One person and what is kept of them: allergies first, then kind by kind.

import { copyOf, part, say, termRow, withText } from "../shared/dom.js";
import { dateText, tell } from "../shared/i18n.js";
import { cautionText, quietStatus, receiptText, showSource, sourceText } from "./row-texts.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").EntryKind} EntryKind
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("./receipts.js").Receipt} Receipt
 * @typedef {{ kind: EntryKind, rows: Row[], total: number }} Group
 * @typedef {"share" | "save-receipts" | "add" | "add-picture" | "import" | "edit" | "give" | "delete" | "back"} Press
 * @typedef {{ onPress(press: Press): void, onOpen(row: Row): void, onSearch(): void, onCompare(id: string): void, onPart(row: Row): void }} News
 */

/** So many entries are shown at first, and more at each press. */
export const A_TIME = 100;
/** How long after the last letter of a search the list is made. */
const TYPING_MS = 120;

export class PersonView {
  #root;
  #news;
  #search;
  #kind;
  #groups;
  #more;
  #other;
  #most = A_TIME;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;

  /** @param {HTMLElement} root @param {News} news */
  constructor(root, news) {
    this.#root = root;
    this.#news = news;
    this.#search = part(root, "#entry-search", HTMLInputElement);
    this.#kind = part(root, "#entry-kind", HTMLSelectElement);
    this.#groups = part(root, "#entry-groups", HTMLElement);
    this.#more = part(root, "#entries-more", HTMLButtonElement);
    this.#other = part(root, "#person-other", HTMLSelectElement);
    this.#search.addEventListener("input", () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#again(), TYPING_MS);
    });
    this.#kind.addEventListener("change", () => this.#again());
    this.#more.addEventListener("click", () => {
      this.#most += A_TIME;
      news.onSearch();
    });
    part(root, "#person-compare", HTMLButtonElement).addEventListener("click", () =>
      news.onCompare(this.#other.value),
    );
    for (const [id, press] of /** @type {const} */ ([
      ["#entry-share", "share"],
      ["#entry-add", "add"],
      ["#picture-add", "add-picture"],
      ["#person-import", "import"],
      ["#receipts-save", "save-receipts"],
      ["#person-edit", "edit"],
      ["#person-give", "give"],
      ["#person-delete", "delete"],
      ["#person-back", "back"],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", () => news.onPress(press));
    }
  }

  /** What is looked for. @returns {{ words: string, kind: EntryKind | undefined, most: number }} */
  get sought() {
    return {
      words: this.#search.value.trim(),
      kind: /** @type {EntryKind | undefined} */ (this.#kind.value || undefined),
      most: this.#most,
    };
  }

  /** @param {Subject} person @param {{ others: Subject[], merged: Row[], alone: boolean }} around alone: there is no list to go back to */
  show(person, { others, merged, alone }) {
    const { title, date, status, source } = person;
    part(this.#root, "#person-name", HTMLElement).textContent = title || t("nameless");
    const facts = [
      ...(date ? [termRow(t("fact-born"), dateText(date))] : []),
      ...(status && status !== "unknown" ? [termRow(t("fact-sex"), tell("sex", status))] : []),
    ];
    part(this.#root, "#person-facts", HTMLElement).replaceChildren(...facts);
    showSource(part(this.#root, "#person-source", HTMLElement), source);
    part(this.#root, "#person-back", HTMLElement).hidden = alone;
    part(this.#root, "#person-same", HTMLElement).hidden = others.length === 0;
    this.#other.replaceChildren(
      ...others.map(
        ({ id, title, date }) =>
          new Option([title || t("nameless"), date && dateText(date)].filter(Boolean).join(" · "), id),
      ),
    );
    const items = merged.map((row) => mergedItem(row, () => this.#news.onPart(row)));
    part(this.#root, "#person-merged", HTMLElement).replaceChildren(...items);
  }

  /** What was handed to and by others. @param {Receipt[]} receipts */
  tell(receipts) {
    const root = part(this.#root, "#receipts", HTMLDetailsElement);
    root.hidden = receipts.length === 0;
    part(root, "ul", HTMLElement).replaceChildren(
      ...receipts.map((receipt) => withText("li", receiptText(receipt))),
    );
  }

  /** @param {Group[]} groups @param {number} all entries, whatever is looked for @param {string} printed what stands on paper */
  list(groups, all, printed) {
    const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    const total = groups.reduce((sum, group) => sum + group.total, 0);
    this.#groups.replaceChildren(
      ...groups.filter(({ rows }) => rows.length > 0).map((group) => this.#group(group)),
    );
    this.#more.hidden = shown >= total;
    part(this.#root, "#entry-filters", HTMLElement).hidden = all === 0;
    part(this.#root, "#entries-none", HTMLElement).hidden = all > 0;
    const { words, kind } = this.sought;
    const found = words || kind ? t("entries-found", { count: total, all }) : t("entries", { count: all });
    say(part(this.#root, "#entry-count", HTMLElement), all > 0 ? found : undefined);
    part(this.#root, "#person-printed", HTMLElement).textContent = printed;
  }

  /** As when a person is opened. */
  reset() {
    clearTimeout(this.#typing);
    this.#search.value = "";
    this.#kind.value = "";
    this.#most = A_TIME;
    part(this.#root, "#person-more", HTMLDetailsElement).open = false;
  }

  clear() {
    this.reset();
    for (const id of ["#person-name", "#person-source", "#person-printed"])
      part(this.#root, id, HTMLElement).textContent = "";
    for (const id of ["#person-facts", "#person-other", "#person-merged", "#entry-groups"])
      part(this.#root, id, HTMLElement).replaceChildren();
    say(part(this.#root, "#entry-count", HTMLElement), undefined);
  }

  #again() {
    this.#most = A_TIME;
    this.#news.onSearch();
  }

  /** @param {Group} group */
  #group({ kind, rows, total }) {
    const group = copyOf("entry-group");
    const heading = part(group, ".record-section-title", HTMLElement);
    heading.textContent = `${t(/** @type {any} */ (`kinds-${kind}`))} `;
    const count = Object.assign(document.createElement("span"), { className: "count", textContent: total });
    heading.append(count);
    group.dataset.alert = String(kind === "allergy");
    part(group, "ul", HTMLElement).replaceChildren(...rows.map((row) => this.#item(row)));
    return group;
  }

  /** @param {Row} row */
  #item(row) {
    const item = copyOf("entry-item");
    const { title, date, cautions, source } = row;
    item.dataset.loud = String(cautions.length > 0);
    item.dataset.void = String(cautions.includes("entered-in-error"));
    say(part(item, ".entry-caution", HTMLElement), cautionText(cautions));
    part(item, ".entry-title", HTMLElement).textContent = title || t("entry-untitled");
    say(part(item, ".entry-status", HTMLElement), quietStatus(row));
    say(part(item, ".entry-date", HTMLElement), date && dateText(date));
    showSource(part(item, ".hint", HTMLElement), source);
    part(item, "button", HTMLButtonElement).addEventListener("click", () => this.#news.onOpen(row));
    return item;
  }
}

/** Something that was merged, and the button that parts it. @param {Row} row @param {() => void} onPart */
export function mergedItem(row, onPart) {
  const item = copyOf("merged-item");
  const title = row.title || t("nameless");
  part(item, ".card-name", HTMLElement).textContent = t("merged-with", { title });
  part(item, ".hint", HTMLElement).textContent = [row.date && dateText(row.date), sourceText(row.source)]
    .filter(Boolean)
    .join(" · ");
  const button = part(item, "button", HTMLButtonElement);
  button.ariaLabel = t("part-from", { title });
  button.addEventListener("click", onPart);
  return item;
}
