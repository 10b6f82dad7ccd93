// Shows exactly what will leave: whose record, every section with its entries, what is imperfect, how large it is.

import { copyOf, part, say, withText } from "../shared/dom.js";
import { dateText, tell } from "../shared/i18n.js";
import { t } from "../shared/record-text.js";

/** @typedef {import("../../pkg/mdawa.js").Summary} Summary */

export class Preview {
  #patient;
  #sections;
  #warnings;
  #size;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#patient = part(root, "#preview-patient", HTMLElement);
    this.#sections = part(root, "#preview-sections", HTMLElement);
    this.#warnings = part(root, "#preview-warnings", HTMLDetailsElement);
    this.#size = part(root, "#preview-size", HTMLElement);
  }

  /** @param {Summary} summary */
  show({ patient, sections, warnings }) {
    const facts = [
      patient?.name ?? t("nameless"),
      patient?.birthDate && t("born", { date: dateText(patient.birthDate) }),
      patient?.gender && `${t("fact-sex")}: ${tell("sex", patient.gender)}`,
    ];
    this.#patient.textContent = facts.filter(Boolean).join(" · ");
    this.#sections.replaceChildren(...sections.map(sectionItem));
    this.#warnings.hidden = warnings.length === 0;
    part(this.#warnings, "summary", HTMLElement).textContent = t("warnings-count", {
      count: warnings.length,
    });
    part(this.#warnings, "ul", HTMLElement).replaceChildren(
      ...warnings.map(({ code, detail }) =>
        withText("li", [tell("warning", code), detail].filter(Boolean).join(" ")),
      ),
    );
  }

  /** @param {string} text */
  showSize(text) {
    say(this.#size, text);
  }

  clear() {
    this.#patient.textContent = "";
    this.#sections.replaceChildren();
    part(this.#warnings, "ul", HTMLElement).replaceChildren();
    this.#size.textContent = "";
  }
}

/** @param {Summary["sections"][number]} section */
function sectionItem(section) {
  const item = copyOf("preview-section");
  part(item, ".disclosure-title", HTMLElement).textContent = titleOf(section);
  part(item, ".count", HTMLElement).textContent = t("entries", { count: section.entries.length });
  const lines = section.entries.map((entry) => withText("li", entryLine(entry)));
  if (section.text) {
    lines.unshift(withText("li", section.text));
  }
  if (lines.length === 0) {
    lines.push(withText("li", section.emptyReason ?? t("section-empty")));
  }
  part(item, "ul", HTMLElement).replaceChildren(...lines);
  return item;
}

/** @param {Summary["sections"][number]["entries"][number]} entry */
function entryLine({ title, status, date, cautions, details, text }) {
  const facts = [
    ...cautions.map((caution) => tell("caution", caution)),
    status && tell("status", status),
    date && dateText(date),
    ...details.map(({ value }) => value),
    text,
  ];
  return [title, ...facts.filter(Boolean)].join(" · ");
}

/** @param {Summary["sections"][number]} section */
function titleOf({ title, kind }) {
  return title || (kind ? tell("section", kind) : t("section-untitled"));
}

/** Whose record it is, and what is in it. @param {Summary} summary */
export function whatLeaves({ patient, sections }) {
  const parts = sections.map(
    (section) => `${titleOf(section)} (${t("entries", { count: section.entries.length })})`,
  );
  return t("leaves", { what: [patient?.name ?? t("nameless"), ...parts].join(" · ") });
}
