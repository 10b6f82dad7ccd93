// The small form of each kind of entry, to write one or to change it.

import { announce } from "../shared/announce.js";
import { part, say } from "../shared/dom.js";
import { PictureFrame } from "../shared/picture-frame.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").EntryKind} EntryKind
 * @typedef {import("./page-types.js").Attachment} Attachment
 * @typedef {import("./page-types.js").Fields} Fields
 * @typedef {{ onWritten(kind: EntryKind, fields: Fields): void, onFile(file: File): void, onLeave(): void }} News
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 */

/** A year, a month or a day. */
const FHIR_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

export class WritingView {
  #root;
  #form;
  #kind;
  #problem;
  #preview;
  #today;
  /** @type {Attachment | undefined} */
  #attachment;
  #touched = false;
  /** What stood there when the form was opened. @type {Fields} */
  #before = {};

  /** @param {HTMLElement} root @param {() => string} today as a date field writes it @param {News} news */
  constructor(root, today, { onWritten, onFile, onLeave }) {
    this.#root = root;
    this.#today = today;
    this.#form = part(root, "#writing-form", HTMLFormElement);
    this.#kind = part(root, "#writing-kind", HTMLSelectElement);
    this.#problem = part(root, "#writing-problem", HTMLElement);
    this.#preview = new PictureFrame(part(root, "#document-preview", HTMLElement));
    const file = part(root, "#document-file", HTMLInputElement);
    part(root, "#document-choose", HTMLButtonElement).addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      // So that the same file can be chosen again.
      file.value = "";
      if (chosen) onFile(chosen);
    });
    this.#kind.addEventListener("change", () => this.#choose(this.kind));
    this.#form.addEventListener("input", () => {
      this.#touched = true;
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fields = this.#read();
      if (fields) onWritten(this.kind, fields);
    });
    part(root, "#writing-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @returns {EntryKind} */
  get kind() {
    return /** @type {EntryKind} */ (this.#kind.value || "patient");
  }

  /** Whether something stands there that would be lost. */
  get touched() {
    return this.#touched;
  }

  /**
   * @param {EntryKind} kind
   * @param {{ heading: string, about: string, fixed: boolean, fields?: Fields, picture?: Blob }} what fixed: the kind is not
   *   asked for; fields: of an entry that is changed
   */
  show(kind, { heading, about, fixed, fields, picture }) {
    this.clear();
    part(this.#root, "#writing-heading", HTMLElement).textContent = heading;
    part(this.#root, "#writing-for", HTMLElement).textContent = about;
    part(this.#root, "#writing-kind-field", HTMLElement).hidden = fixed;
    this.#choose(kind);
    if (!fields) return;
    const { contentType = "", base64 = "" } = fields;
    this.#before = { base64 };
    for (const field of this.#fields()) {
      const value = fields[field.name];
      if (value !== undefined) field.value = value;
      this.#before[field.name] = field.value.trim();
    }
    if (base64) this.attach({ contentType, base64, bytes: 0 }, picture, "");
    this.#touched = false;
  }

  /** @param {Attachment} attachment @param {Blob | undefined} picture to show @param {string} said */
  attach(attachment, picture, said) {
    this.#attachment = attachment;
    this.#touched = true;
    this.#preview.show(picture, t("picture-chosen"));
    say(part(this.#root, "#document-chosen", HTMLElement), said);
    say(part(this.#root, "#document-problem", HTMLElement), undefined);
    if (said) announce(said);
  }

  /** @param {string} text why the file is not taken */
  refuseFile(text) {
    say(part(this.#root, "#document-problem", HTMLElement), text);
    announce(text);
  }

  clear() {
    this.#form.reset();
    this.#attachment = undefined;
    this.#touched = false;
    this.#before = {};
    this.#preview.show(undefined, "");
    for (const id of ["#document-chosen", "#document-problem"])
      say(part(this.#root, id, HTMLElement), undefined);
    for (const field of this.#form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    say(this.#problem, undefined);
    part(this.#root, "#writing-for", HTMLElement).textContent = "";
  }

  /** @param {EntryKind} kind */
  #choose(kind) {
    this.#kind.value = kind;
    for (const group of this.#form.querySelectorAll("fieldset")) {
      const chosen = group.dataset.kind === kind;
      group.hidden = !chosen;
      group.disabled = !chosen;
    }
    say(this.#problem, undefined);
  }

  /** @returns {Field[]} of the kind that is chosen */
  #fields() {
    const group = part(this.#form, `fieldset[data-kind="${this.kind}"]`, HTMLFieldSetElement);
    return [...group.elements].filter(
      /** @returns {field is Field} */
      (field) => !(field instanceof HTMLButtonElement) && "name" in field && field.name !== "",
    );
  }

  /** What is written anew; nothing where something is missing or no date, which is said. @returns {Fields | undefined} */
  #read() {
    /** @type {Fields} */
    const fields = {};
    /** @type {{ field: Field, problem: string } | undefined} */
    let wrong;
    for (const field of this.#fields()) {
      const value = field.value.trim();
      // What nobody touched stays as it is, also where a form would not write it so.
      const changed = value !== this.#before[field.name];
      if (changed) fields[field.name] = value;
      const problem = changed ? this.#problemOf(field, value) : undefined;
      field.ariaInvalid = String(problem !== undefined);
      if (problem && !wrong) wrong = { field, problem };
    }
    say(this.#problem, wrong?.problem);
    wrong?.field.focus();
    if (wrong) return undefined;
    if (this.kind !== "document") return fields;
    if (!this.#attachment) {
      this.refuseFile(t("file-missing"));
      part(this.#root, "#document-choose", HTMLElement).focus();
      return undefined;
    }
    const { contentType, base64 } = this.#attachment;
    return base64 === this.#before.base64 ? fields : { ...fields, contentType, base64 };
  }

  /** @param {Field} field @param {string} value */
  #problemOf(field, value) {
    const label = field.labels?.[0]?.textContent ?? "";
    if ("needed" in field.dataset && !value) return t("field-missing", { label });
    if (!("date" in field.dataset) || !value) return undefined;
    if (!FHIR_DATE.test(value) || Number.isNaN(Date.parse(value))) return t("date-malformed");
    // Compared as far as it is written.
    return value > this.#today().slice(0, value.length) ? t("date-to-come") : undefined;
  }
}
