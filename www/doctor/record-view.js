// A record as a doctor reads it: whose it is, who vouches for it, allergies first, everything else in its own order.

import { announce } from "../shared/announce.js";
import { copyOf, part, say, termRow, withText } from "../shared/dom.js";
import { dateText, momentText, t, tell } from "../shared/i18n.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Summary} Summary
 * @typedef {Summary["sections"][number]} Section
 * @typedef {Section["entries"][number]} Entry
 * @typedef {{ created: number | undefined, read: number }} Origin when it was sealed, by the sender's clock, and read
 */

/** LOINC: allergies and adverse reactions. What may kill is read first. */
const ALLERGIES = "48765-2";
/** What must not be taken for something that is so. */
const LOUD = new Set(["entered-in-error", "refuted", "not-done", "not-taken", "do-not-perform"]);
const YEARS_ARE_ENOUGH_FROM = 2;

export class RecordView {
  #name;
  #facts;
  #vouch;
  #warnings;
  #sections;
  #source;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#name = part(root, "#banner-name", HTMLElement);
    this.#facts = part(root, "#banner-facts", HTMLElement);
    this.#vouch = part(root, "#vouch", HTMLElement);
    this.#warnings = part(root, "#warnings", HTMLDetailsElement);
    this.#sections = part(root, "#sections", HTMLElement);
    this.#source = part(root, "#source", HTMLElement);
  }

  /**
   * @param {Summary} summary
   * @param {Origin} origin
   */
  show({ patient, sections, warnings }, { created, read }) {
    this.#name.textContent = patient?.name ?? t("nameless");
    this.#facts.replaceChildren(...patientFacts(patient, read));
    this.#vouch.textContent = created ? t("vouch-sealed") : t("vouch-open");
    this.#warnings.hidden = warnings.length === 0;
    this.#warnings.open = false;
    part(this.#warnings, "summary", HTMLElement).textContent = t("warnings-count", { count: warnings.length });
    part(this.#warnings, "ul", HTMLElement).replaceChildren(...warnings.map(warningItem));
    const ordered = [...sections].sort((a, b) => Number(isAllergies(b)) - Number(isAllergies(a)));
    this.#sections.replaceChildren(...ordered.map(sectionOf));
    this.#source.textContent = created
      ? t("source-sealed", { created: momentText(created), read: momentText(read) })
      : t("source-open", { read: momentText(read) });
  }

  clear() {
    this.#name.textContent = "";
    this.#vouch.textContent = "";
    this.#source.textContent = "";
    this.#facts.replaceChildren();
    this.#sections.replaceChildren();
    part(this.#warnings, "ul", HTMLElement).replaceChildren();
  }
}

/**
 * @param {Summary["patient"]} patient
 * @param {number} now
 */
function patientFacts(patient, now) {
  if (!patient) {
    return [];
  }
  const { birthDate, gender, identifiers, details } = patient;
  const rows = [
    birthDate && termRow(t("fact-born"), [dateText(birthDate), ageText(birthDate, now)].filter(Boolean).join(" · ")),
    gender && termRow(t("fact-sex"), tell("sex", gender)),
    ...identifiers.map(({ type, value }) => termRow(type ?? t("fact-number"), value)),
    ...details.map(detailRow),
  ];
  return rows.filter((row) => row instanceof HTMLElement);
}

/**
 * The age as far as the date of birth tells it; nothing for a date that is none or has not come.
 *
 * @param {string} birthDate
 * @param {number} now
 */
function ageText(birthDate, now) {
  const [year, month, day] = birthDate.split("-").map(Number);
  const today = new Date(now * 1000);
  if (!year || year > today.getFullYear()) {
    return "";
  }
  if (!month) {
    return t("age-about", { count: today.getFullYear() - year });
  }
  const early = today.getDate() < (day || 1) ? 1 : 0;
  const months = (today.getFullYear() - year) * 12 + today.getMonth() + 1 - month - early;
  if (!(months >= 0)) {
    return "";
  }
  const years = Math.floor(months / 12);
  return years < YEARS_ARE_ENOUGH_FROM ? t("age-months", { count: months }) : t("age-years", { count: years });
}

/** @param {Section} section */
function isAllergies({ code }) {
  return code === ALLERGIES;
}

/** @param {Summary["warnings"][number]} warning */
function warningItem({ code, path, detail }) {
  const item = withText("li", [tell("warning", code), detail].filter(Boolean).join(" "));
  if (path) {
    item.append(" ", withText("code", path));
  }
  return item;
}

/** @param {Section} section */
function sectionOf(section) {
  const root = copyOf("record-section");
  const { title, entries, emptyReason, text } = section;
  const heading = part(root, ".record-section-title", HTMLElement);
  heading.textContent = title;
  if (entries.length > 0) {
    heading.append(" ", Object.assign(withText("span", String(entries.length)), { className: "count" }));
  }
  root.dataset["alert"] = String(isAllergies(section) && entries.length > 0);
  const nothing = entries.length === 0 && !text;
  say(part(root, ".record-section-empty", HTMLElement), emptyReason ?? (nothing ? t("section-empty") : undefined));
  say(part(root, ".record-section-text", HTMLElement), entries.length === 0 ? text : undefined);
  part(root, ".entries", HTMLElement).replaceChildren(...entries.map(entryItem));
  const copy = part(root, ".copy-section", HTMLButtonElement);
  copy.ariaLabel = t("copy-section-of", { title });
  copy.hidden = nothing;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(sectionText(section));
      announce(t("section-copied"));
      copy.textContent = t("copied-short");
    } catch {
      announce(t("copy-refused"));
    }
  });
  return root;
}

/** @param {Entry} entry */
function entryItem({ title, status, date, details, codes, text }) {
  const item = copyOf("record-entry");
  part(item, ".entry-title", HTMLElement).textContent = title;
  item.dataset["loud"] = String(LOUD.has(status ?? ""));
  say(part(item, ".entry-status", HTMLElement), status && tell("status", status));
  say(part(item, ".entry-date", HTMLElement), date && dateText(date));
  say(part(item, ".entry-text", HTMLElement), text);
  const list = part(item, ".entry-details", HTMLElement);
  list.hidden = details.length === 0;
  list.replaceChildren(...details.map(detailRow));
  const disclosure = part(item, ".entry-codes", HTMLElement);
  disclosure.hidden = codes.length === 0;
  part(disclosure, "ul", HTMLElement).replaceChildren(...codes.map((code) => withText("li", codeText(code))));
  return item;
}

/** @param {Entry["details"][number]} detail */
function detailRow({ label, name, value }) {
  return termRow(name ?? tell("label", label), value);
}

/** @param {Entry["codes"][number]} code */
function codeText({ system, code, display }) {
  return [[system, code].filter(Boolean).join(" | "), display].filter(Boolean).join(" – ");
}

/** A section as lines of text, for another system's notes. @param {Section} section */
function sectionText({ title, entries, text }) {
  const lines = entries.map((entry) => {
    const facts = [
      entry.status && tell("status", entry.status),
      entry.date && dateText(entry.date),
      ...entry.details.map(({ label, name, value }) => `${name ?? tell("label", label)}: ${value}`),
    ];
    return `- ${[entry.title, ...facts.filter(Boolean)].join("; ")}`;
  });
  return [title, ...(lines.length > 0 ? lines : [text ?? ""])].join("\n");
}
