// What a file would bring, before anything of it is kept.

import { part, say, withText } from "../shared/dom.js";
import { dateText } from "../shared/i18n.js";
import { cautionText, KINDS, personFacts } from "./row-texts.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("../vault/types.js").NewRow} NewRow
 * @typedef {import("./page-types.js").Incoming} Incoming
 */

/** More than anybody reads; all of it is imported. */
const MOST_LINES = 500;

export class IncomingView {
  #root;
  #whose;
  #go;

  /** @param {HTMLElement} root @param {{ onChosen(id: string): void, onImport(): void, onLeave(): void }} news */
  constructor(root, { onChosen, onImport, onLeave }) {
    this.#root = root;
    this.#whose = part(root, "#incoming-whose", HTMLSelectElement);
    this.#go = part(root, "#incoming-go", HTMLButtonElement);
    this.#whose.addEventListener("change", () => onChosen(this.#whose.value));
    part(root, "#incoming-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onImport();
    });
    part(root, "#incoming-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** Whose record it is said to be: an id, or nothing for somebody new. */
  get whose() {
    return this.#whose.value;
  }

  /** @param {Incoming} incoming @param {Subject[]} people @param {string} whose an id; empty for somebody new */
  show(incoming, people, whose) {
    const { patients, entries } = incoming;
    const rows = entries.map(({ row }) => row);
    const who = patients.map(({ row }) =>
      [row.title || t("nameless"), ...personFacts(/** @type {any} */ (row))].join(" · "),
    );
    part(this.#root, "#incoming-who", HTMLElement).textContent = who.join(", ") || t("incoming-nobody");
    const kinds = KINDS.map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length }));
    part(this.#root, "#incoming-kinds", HTMLElement).replaceChildren(
      ...kinds
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) =>
          withText("li", t("incoming-kind", { kind: t(/** @type {any} */ (`kinds-${kind}`)), count })),
        ),
    );
    part(this.#root, "#incoming-entries", HTMLElement).replaceChildren(
      ...rows.slice(0, MOST_LINES).map((row) => withText("li", lineOf(row))),
    );
    const [patient] = patients;
    const fresh = patient
      ? t("incoming-new", { name: patient.row.title || t("nameless") })
      : t("incoming-new-nameless");
    this.#whose.replaceChildren(
      ...people.map(
        ({ id, title, date }) =>
          new Option([title || t("nameless"), date && dateText(date)].filter(Boolean).join(" · "), id),
      ),
      ...(patient || people.length === 0 ? [new Option(fresh, "")] : []),
    );
    this.#whose.value = whose;
    this.count(
      incoming,
      people.find(({ id }) => id === whose),
    );
  }

  /** @param {Incoming} incoming @param {Subject | undefined} person whose record it is said to be; nobody's who is here */
  count({ source, patients, entries, doubles, likely }, person) {
    const doubled = doubles.length;
    const fresh = entries.length - doubled;
    part(this.#root, "#incoming-count", HTMLElement).textContent = t("incoming-count", {
      count: entries.length,
      name: source.name ?? t("incoming-record"),
    });
    say(
      part(this.#root, "#incoming-doubles", HTMLElement),
      doubled > 0 ? t("incoming-doubles", { count: doubled }) : undefined,
    );
    const [patient] = patients;
    const params = { file: patient?.row.title || t("nameless"), name: person?.title || t("nameless") };
    const isOther = patient !== undefined && person !== undefined && person.id !== likely?.id;
    const isLikely = person !== undefined && person.id === likely?.id && patient !== undefined;
    say(part(this.#root, "#incoming-other", HTMLElement), isOther ? t("incoming-other", params) : undefined);
    part(this.#root, "#incoming-whose-hint", HTMLElement).textContent = isLikely ? t("incoming-likely") : "";
    this.#go.textContent = t("incoming-go", { count: fresh });
  }

  clear() {
    for (const id of ["#incoming-kinds", "#incoming-entries", "#incoming-whose"])
      part(this.#root, id, HTMLElement).replaceChildren();
    for (const id of ["#incoming-who", "#incoming-count", "#incoming-whose-hint"])
      part(this.#root, id, HTMLElement).textContent = "";
    for (const id of ["#incoming-doubles", "#incoming-other"])
      say(part(this.#root, id, HTMLElement), undefined);
  }
}

/** @param {NewRow} row */
function lineOf({ title, date, cautions, kind }) {
  const facts = [cautionText(cautions), t(/** @type {any} */ (`kinds-${kind}`)), date && dateText(date)];
  return [title || t("entry-untitled"), ...facts.filter(Boolean)].join(" · ");
}
