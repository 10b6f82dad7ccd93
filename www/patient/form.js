// The form in which patients write their own record; what they wrote is all there is, nothing is guessed.

import { announce } from "../shared/announce.js";
import { copyOf, focusOn, part } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

/** @typedef {import("../../pkg/mdawa.js").Form} Form */
/** @typedef {Record<string, string>} Row */

/** A year, a month or a day. */
const BIRTH_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

export class WrittenForm {
  #form;
  #name;
  #birth;
  #rows;

  /**
   * @param {HTMLFormElement} form
   * @param {(written: Form) => void} onUse
   */
  constructor(form, onUse) {
    this.#form = form;
    this.#name = part(form, "#written-name", HTMLInputElement);
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
    const written = this.#written();
    return Object.values(written).some((value) => (typeof value === "string" ? value : value?.length));
  }

  focus() {
    focusOn(part(this.#form, "#written-heading", HTMLElement));
  }

  clear() {
    this.#form.reset();
    Object.values(this.#rows).forEach((rows) => rows.clear());
    this.#mark(this.#name, true);
    this.#mark(this.#birth, true);
  }

  #check() {
    const birth = this.#birth.value.trim();
    const named = this.#mark(this.#name, this.#name.value.trim() !== "");
    const dated = this.#mark(this.#birth, birth === "" || (BIRTH_DATE.test(birth) && !Number.isNaN(Date.parse(birth))));
    const first = [this.#name, this.#birth].find((field) => field.ariaInvalid === "true");
    first?.focus();
    return named && dated;
  }

  /**
   * @param {HTMLInputElement} field
   * @param {boolean} good
   */
  #mark(field, good) {
    field.ariaInvalid = String(!good);
    part(this.#form, `#${field.id}-problem`, HTMLElement).hidden = good;
    return good;
  }

  /** @returns {Form} */
  #written() {
    const fields = new FormData(this.#form);
    /** @param {string} name */
    const text = (name) => String(fields.get(name) ?? "").trim();
    return {
      name: text("name"),
      birthDate: text("birthDate"),
      gender: text("gender"),
      problems: this.#rows.problems.written(),
      allergies: this.#rows.allergies.written(),
      medicines: this.#rows.medicines.written(),
      notes: text("notes"),
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
    this.#template = `row-${root.dataset["rows"]}`;
    this.#add.addEventListener("click", () => this.#grow());
    this.#none.addEventListener("change", () => this.#showNone());
  }

  written() {
    if (this.#none.checked) {
      return "none";
    }
    return [...this.#list.children].map(rowValues).filter((row) => row["text"]);
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
function rowValues(row) {
  /** @type {Row} */
  const values = {};
  for (const input of row.querySelectorAll("input")) {
    values[input.name] = input.value.trim();
  }
  return values;
}
