// The form in which patients write their own record; what they wrote is all there is, nothing is guessed.

import { announce } from "../shared/announce.js";
import { copyOf, focusOn, part } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

/** @typedef {import("../../pkg/mdawa.js").Form} Form */

const GENDERS = /** @type {const} */ (["female", "male", "other"]);
/** A year, a month or a day. */
const BIRTH_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

export class WrittenForm {
  #form;
  #now;
  #name;
  #birth;
  #rows;

  /**
   * @param {HTMLFormElement} form
   * @param {() => number} now in Unix seconds
   * @param {(written: Form) => void} onUse
   */
  constructor(form, now, onUse) {
    this.#form = form;
    this.#now = now;
    this.#name = part(form, "#written-given", HTMLInputElement);
    this.#birth = part(form, "#written-birth", HTMLInputElement);
    this.#rows = {
      problems: new Rows(part(form, '[data-rows="problems"]', HTMLElement)),
      allergies: new Rows(part(form, '[data-rows="allergies"]', HTMLElement)),
      medicines: new Rows(part(form, '[data-rows="medicines"]', HTMLElement)),
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#check()) {
        onUse(this.#written());
      }
    });
  }

  /** True when something was written that would be lost. */
  get touched() {
    const fields = [...this.#form.elements];
    return fields.some((field) =>
      field instanceof HTMLInputElement && field.type === "checkbox"
        ? field.checked
        : (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
          field.value.trim() !== "",
    );
  }

  focus() {
    focusOn(part(this.#form, "#written-heading", HTMLElement));
  }

  clear() {
    this.#form.reset();
    for (const rows of Object.values(this.#rows)) {
      rows.clear();
    }
    this.#mark(this.#name, true);
    this.#mark(this.#birth, true);
  }

  #check() {
    const { given = "", family = "", birthDate = "" } = this.#written().patient;
    this.#mark(this.#name, given !== "" || family !== "");
    this.#mark(this.#birth, BIRTH_DATE.test(birthDate) && Date.parse(birthDate) <= this.#now() * 1000);
    const wrong = [this.#name, this.#birth].find((field) => field.ariaInvalid === "true");
    wrong?.focus();
    return wrong === undefined;
  }

  /**
   * @param {HTMLInputElement} field
   * @param {boolean} good
   */
  #mark(field, good) {
    field.ariaInvalid = String(!good);
    part(this.#form, `#${field.id}-problem`, HTMLElement).hidden = good;
  }

  /** @returns {Form} */
  #written() {
    const fields = new FormData(this.#form);
    /** @param {string} name */
    const text = (name) => String(fields.get(name) ?? "").trim();
    const { problems, allergies, medicines } = this.#rows;
    const notes = text("notes");
    return {
      patient: {
        given: text("given"),
        family: text("family"),
        birthDate: text("birthDate"),
        gender: GENDERS.find((gender) => gender === text("gender")) ?? "unknown",
      },
      problems: problems.written().map((row) => ({ text: row("text"), since: row("since") || undefined })),
      allergies: allergies
        .written()
        .map((row) => ({ text: row("text"), reaction: row("reaction") || undefined })),
      medicines: medicines.written().map((row) => ({ text: row("text"), dose: row("dose") || undefined })),
      notes: notes ? [notes] : [],
      noKnownProblems: problems.none,
      noKnownAllergies: allergies.none,
      noKnownMedicines: medicines.none,
    };
  }
}

/** Lines of one kind, and the choice to say that there are none. */
class Rows {
  #list;
  #none;
  #add;
  #template;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#list = part(root, ".row-list", HTMLElement);
    this.#none = part(root, "[data-none]", HTMLInputElement);
    this.#add = part(root, "[data-add]", HTMLButtonElement);
    this.#template = `row-${root.dataset.rows}`;
    this.#add.addEventListener("click", () => this.#grow());
    this.#none.addEventListener("change", () => this.#showNone());
  }

  /** True when the person said that there are none. */
  get none() {
    return this.#none.checked;
  }

  /** Reads each line in which anything stands, by the name of its field. */
  written() {
    const lines = this.none ? [] : [...this.#list.children];
    return lines.filter((line) => inputs(line).some(({ value }) => value.trim())).map(rowReader);
  }

  clear() {
    this.#list.replaceChildren();
    this.#none.checked = false;
    this.#showNone();
  }

  #grow() {
    const row = copyOf(this.#template);
    part(row, "[data-remove]", HTMLButtonElement).addEventListener("click", () => {
      row.remove();
      this.#add.focus();
      announce(t("row-removed"));
    });
    this.#list.append(row);
    part(row, "input", HTMLInputElement).focus();
  }

  /** "None known" and a list exclude each other; the list is kept in case the tick was a slip. */
  #showNone() {
    this.#list.hidden = this.#none.checked;
    this.#add.hidden = this.#none.checked;
  }
}

/** @param {Element} row */
function rowReader(row) {
  /** @param {string} name */
  return (name) => part(row, `[name="${name}"]`, HTMLInputElement).value.trim();
}

/** @param {Element} row */
function inputs(row) {
  return [...row.querySelectorAll("input")];
}
