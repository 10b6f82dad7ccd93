// Who is kept here: a list to search and to open.

import { copyOf, part, say } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { personFacts } from "./row-texts.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").Role} Role
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {{ onOpen(person: Subject): void, onAdd(): void, onImport(): void, onCompare(kept: Subject, merged: Subject): void }} News
 */

/** So many are made at a time: a list of thousands would hold up the page. */
const A_TIME = 100;
/** Marks that are no letters of their own. */
const MARKS = /\p{M}/gu;

export class PeopleView {
  #root;
  #search;
  #list;
  #more;
  #onOpen;
  /** @type {Subject[]} */
  #people = [];
  #most = A_TIME;
  /** @type {[Subject, Subject] | undefined} */
  #alike;

  /** @param {HTMLElement} root @param {News} news */
  constructor(root, { onOpen, onAdd, onImport, onCompare }) {
    this.#root = root;
    this.#onOpen = onOpen;
    this.#search = part(root, "#people-search", HTMLInputElement);
    this.#list = part(root, "#people-list", HTMLElement);
    this.#more = part(root, "#people-more", HTMLButtonElement);
    this.#search.addEventListener("input", () => {
      this.#most = A_TIME;
      this.#fill();
    });
    this.#more.addEventListener("click", () => {
      this.#most += A_TIME;
      this.#fill();
    });
    part(root, "#person-add", HTMLButtonElement).addEventListener("click", onAdd);
    part(root, "#people-import", HTMLButtonElement).addEventListener("click", onImport);
    part(root, "#alike-compare", HTMLButtonElement).addEventListener("click", () => {
      if (this.#alike) onCompare(...this.#alike);
    });
  }

  /** @param {Subject[]} people in the order of their names @param {Role} role */
  show(people, role) {
    this.#people = people;
    const none = people.length === 0;
    const words = part(this.#root, "#people-none", HTMLElement);
    words.hidden = !none;
    words.textContent = t(role === "patient" ? "people-none-self" : "people-none");
    part(this.#root, "#person-add", HTMLElement).textContent = t(
      role === "patient" && none ? "person-add-self" : "person-add",
    );
    part(this.#root, "#people-search-field", HTMLElement).hidden = people.length < 2;
    this.#alike = lookAlike(people);
    part(this.#root, "#alike", HTMLElement).hidden = !this.#alike;
    const name = this.#alike?.[0].title ?? "";
    part(this.#root, "#alike-text", HTMLElement).textContent = this.#alike ? t("alike", { name }) : "";
    this.#fill();
  }

  clear() {
    this.#search.value = "";
    this.#most = A_TIME;
    this.show([], "doctor");
  }

  #fill() {
    const asked = plain(this.#search.value).split(/\s+/).filter(Boolean);
    const fitting = this.#people.filter(({ title }) => asked.every((word) => plain(title).includes(word)));
    this.#list.replaceChildren(...fitting.slice(0, this.#most).map((person) => this.#item(person)));
    this.#more.hidden = fitting.length <= this.#most;
    const count = { count: fitting.length, all: this.#people.length };
    say(
      part(this.#root, "#people-count", HTMLElement),
      asked.length > 0 ? t("people-found", count) : this.#people.length > 1 ? t("people-count", count) : "",
    );
  }

  /** @param {Subject} person */
  #item(person) {
    const item = copyOf("person-item");
    const { title, entries, changedAt, addedAt } = person;
    part(item, ".card-name", HTMLElement).textContent = title || t("nameless");
    part(item, ".card-facts", HTMLElement).textContent = personFacts(person).join(" · ");
    part(item, ".hint", HTMLElement).textContent = t("person-line", {
      count: entries,
      date: momentText(changedAt ?? addedAt),
    });
    part(item, "button", HTMLButtonElement).addEventListener("click", () => this.#onOpen(person));
    return item;
  }
}

/** As people type it: without capitals and accents. @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** The first two with one name and one birth date. @param {Subject[]} people @returns {[Subject, Subject] | undefined} */
function lookAlike(people) {
  /** @type {Map<string, Subject>} */
  const seen = new Map();
  for (const person of people) {
    if (!person.title || !person.date) continue;
    const face = `${plain(person.title)} ${person.date}`;
    const other = seen.get(face);
    if (other) return other.addedAt <= person.addedAt ? [other, person] : [person, other];
    seen.set(face, person);
  }
  return undefined;
}
