// A record as a doctor reads it: whose it is, who vouches for it, allergies first, everything else in its own order.

import { announce } from "../shared/announce.js";
import { copyOf, part, say, termRow, withText } from "../shared/dom.js";
import { dateText, tell } from "../shared/i18n.js";
import { t } from "../shared/record-text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Summary} Summary
 * @typedef {Summary["sections"][number]} Section
 * @typedef {Section["entries"][number]} Entry
 * @typedef {import("./page-types.js").Attachment} Attachment
 * @typedef {import("./page-types.js").Words} Words
 * @typedef {{ words: Words, source: string, read: number }} Origin who vouches for it, whence it came, and when it was read
 */

/** LOINC: allergies and adverse reactions. What may kill is read first. */
const ALLERGIES = "48765-2";
const YEARS_ARE_ENOUGH_FROM = 2;
/** The heading level of a section of the document. */
const TOP_LEVEL = 3;

export class RecordView {
  #name;
  #facts;
  #more;
  #vouch;
  #vouchLines;
  #vouchBox;
  #warnings;
  #sections;
  #source;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#name = part(root, "#banner-name", HTMLElement);
    this.#facts = part(root, "#banner-facts", HTMLElement);
    this.#more = part(root, "#banner-more", HTMLDetailsElement);
    this.#vouch = part(root, "#vouch", HTMLElement);
    this.#vouchLines = part(root, "#vouch-lines", HTMLElement);
    this.#vouchBox = part(root, ".vouch", HTMLElement);
    this.#warnings = part(root, "#warnings", HTMLDetailsElement);
    this.#sections = part(root, "#sections", HTMLElement);
    this.#source = part(root, "#source", HTMLElement);
    // On paper nobody can press for more.
    addEventListener("beforeprint", () => {
      this.#more.open = true;
      this.#warnings.open = true;
    });
  }

  /**
   * @param {Summary} summary
   * @param {Origin} origin
   * @param {(place: HTMLElement, attachment: Attachment) => void} onDocument an entry holds a file that can be shown there
   */
  show(summary, { words, source, read }, onDocument) {
    const { patient, warnings } = summary;
    this.#name.textContent = patient?.name ?? t("nameless");
    this.#facts.replaceChildren(...patientFacts(patient, read));
    const more = patient?.details.map(detailRow) ?? [];
    this.#more.hidden = more.length === 0;
    this.#more.open = false;
    part(this.#more, "dl", HTMLElement).replaceChildren(...more);
    this.vouch(words);
    this.#warnings.hidden = warnings.length === 0;
    this.#warnings.open = false;
    part(this.#warnings, "summary", HTMLElement).textContent = t("warnings-count", {
      count: warnings.length,
    });
    part(this.#warnings, "ul", HTMLElement).replaceChildren(...warnings.map(warningItem));
    this.#sections.replaceChildren(
      ...allergiesFirst(summary.sections).map((section) => sectionOf(section, onDocument)),
      ...documentSection(summary),
    );
    this.#source.textContent = source;
  }

  /** Says who vouches for it. @param {Words} words */
  vouch({ level, headline, lines }) {
    this.#vouchBox.dataset.level = level;
    this.#vouch.textContent = headline;
    this.#vouchLines.hidden = lines.length === 0;
    this.#vouchLines.replaceChildren(...lines.map((line) => withText("li", line)));
  }

  clear() {
    this.#name.textContent = "";
    this.#vouch.textContent = "";
    this.#vouchLines.replaceChildren();
    this.#source.textContent = "";
    this.#facts.replaceChildren();
    part(this.#more, "dl", HTMLElement).replaceChildren();
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
  const { birthDate, gender, identifiers } = patient;
  const rows = [
    birthDate &&
      termRow(t("fact-born"), [dateText(birthDate), ageText(birthDate, now)].filter(Boolean).join(" · ")),
    gender && termRow(t("fact-sex"), tell("sex", gender)),
    ...identifiers.map(({ type, value }) => termRow(type ?? t("fact-number"), value)),
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
  return years < YEARS_ARE_ENOUGH_FROM
    ? t("age-months", { count: months })
    : t("age-years", { count: years });
}

/** @param {Section} section */
function isAllergies({ code, kind }) {
  return code === ALLERGIES || kind === "AllergyIntolerance";
}

/**
 * The same sections, those with allergies before the others; a section keeps its own sections behind it.
 *
 * @param {Section[]} sections
 */
function allergiesFirst(sections) {
  /** @type {Section[][]} */
  const groups = [];
  for (const section of sections) {
    const group = groups.at(-1);
    if (group && section.depth > 0) {
      group.push(section);
    } else {
      groups.push([section]);
    }
  }
  return groups.sort((a, b) => Number(b.some(isAllergies)) - Number(a.some(isAllergies))).flat();
}

/** What is imperfect, what stood there, and what is shown instead. @param {Summary["warnings"][number]} warning */
function warningItem({ code, path, detail, shown }) {
  const repair = [detail, shown].filter(Boolean).join(" → ");
  const item = withText("li", [tell("warning", code), repair].filter(Boolean).join(" "));
  if (path) {
    item.append(" ", withText("code", path));
  }
  return item;
}

/** @param {Section} section @param {(place: HTMLElement, attachment: Attachment) => void} onDocument */
function sectionOf(section, onDocument) {
  const root = copyOf("record-section");
  const { entries, emptyReason, text, details, depth } = section;
  const title = sectionTitle(section);
  const heading = part(root, ".record-section-title", HTMLElement);
  heading.textContent = title;
  heading.ariaLevel = String(TOP_LEVEL + depth);
  if (entries.length > 0) {
    heading.append(" ", Object.assign(withText("span", String(entries.length)), { className: "count" }));
  }
  root.dataset.alert = String(isAllergies(section) && entries.length > 0);
  const nothing = entries.length === 0 && !text && details.length === 0;
  say(
    part(root, ".record-section-empty", HTMLElement),
    emptyReason ?? (nothing ? t("section-empty") : undefined),
  );
  say(part(root, ".record-section-text", HTMLElement), text);
  fillDetails(part(root, ".section-details", HTMLElement), details.map(detailRow));
  part(root, ".entries", HTMLElement).replaceChildren(
    ...entries.map((entry) => entryItem(entry, onDocument)),
  );
  const copy = part(root, ".copy-section", HTMLButtonElement);
  copy.hidden = nothing;
  copy.ariaLabel = t("copy-section-of", { title });
  copy.addEventListener("click", () => copyText(copy, sectionText(section)));
  return root;
}

/** @param {Section} section */
function sectionTitle({ title, kind }) {
  return title || (kind ? tell("section", kind) : t("section-untitled"));
}

/**
 * What the document says of itself, as the last section.
 *
 * @param {Summary} summary
 */
function documentSection({ title, date, status, authors, custodian, text, details }) {
  const rows = [
    title && termRow(t("document-title"), title),
    date && termRow(t("document-date"), dateText(date)),
    status && termRow(tell("label", "status"), tell("status", status)),
    ...authors.map((author) => termRow(t("document-authors"), author)),
    custodian && termRow(t("document-custodian"), custodian),
    ...details.map(detailRow),
  ].filter((row) => row instanceof HTMLElement);
  if (rows.length === 0 && !text) {
    return [];
  }
  const root = copyOf("record-section");
  part(root, ".record-section-title", HTMLElement).textContent = t("document-heading");
  part(root, ".copy-section", HTMLButtonElement).hidden = true;
  say(part(root, ".record-section-text", HTMLElement), text);
  fillDetails(part(root, ".section-details", HTMLElement), rows);
  return [root];
}

/** @param {Entry} entry @param {(place: HTMLElement, attachment: Attachment) => void} onDocument */
function entryItem(
  { title, status, date, cautions, details, codes, text, attachment, attachments },
  onDocument,
) {
  const item = copyOf("record-entry");
  part(item, ".entry-title", HTMLElement).textContent = title;
  item.dataset.loud = String(cautions.length > 0);
  item.dataset.void = String(cautions.includes("entered-in-error"));
  say(part(item, ".entry-caution", HTMLElement), cautionText(cautions));
  // A status that is a caution already stands there, louder.
  const quiet = status && !cautions.some((caution) => caution === status);
  say(part(item, ".entry-status", HTMLElement), quiet ? tell("status", status) : undefined);
  say(part(item, ".entry-date", HTMLElement), date && dateText(date));
  say(part(item, ".entry-text", HTMLElement), text);
  fillDetails(part(item, ".entry-details", HTMLElement), details.map(detailRow));
  const files = attachments ?? (attachment ? [attachment] : []);
  part(item, ".entry-documents", HTMLElement).append(...files.map((file) => documentPlace(file, onDocument)));
  const disclosure = part(item, ".entry-codes", HTMLElement);
  disclosure.hidden = codes.length === 0;
  part(disclosure, "ul", HTMLElement).replaceChildren(...codes.map((code) => withText("li", codeText(code))));
  return item;
}

/** @param {Attachment} file @param {(place: HTMLElement, attachment: Attachment) => void} onDocument */
function documentPlace(file, onDocument) {
  const place = withText("div", "");
  place.className = "entry-document";
  onDocument(place, file);
  return place;
}

/** @param {Entry["cautions"]} cautions */
function cautionText(cautions) {
  return [...new Set(cautions)].map((caution) => tell("caution", caution)).join(" · ");
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 */
function fillDetails(list, rows) {
  list.hidden = rows.length === 0;
  list.replaceChildren(...rows);
}

/** @param {Entry["details"][number]} detail */
function detailRow({ label, name, value }) {
  return termRow(name ?? tell("label", label), value);
}

/** @param {Entry["codes"][number]} code */
function codeText({ system, code, display }) {
  return [[system, code].filter(Boolean).join(" | "), display].filter(Boolean).join(" – ");
}

/**
 * A section as lines of text, for another system's notes; nothing that turns a meaning round is left out.
 *
 * @param {Section} section
 */
function sectionText(section) {
  /** @param {Entry["details"][number]} detail */
  const detailText = ({ label, name, value }) => `${name ?? tell("label", label)}: ${value}`;
  const lines = section.entries.map(({ title, status, date, cautions, details, text }) => {
    const caution = cautionText(cautions).toUpperCase();
    const facts = [
      status && tell("status", status),
      date && dateText(date),
      ...details.map(detailText),
      text,
    ];
    return `- ${[caution, title, ...facts].filter(Boolean).join("; ")}`;
  });
  return [sectionTitle(section), section.text, ...section.details.map(detailText), ...lines]
    .filter(Boolean)
    .join("\n");
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
async function copyText(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t("copied-short");
    announce(t("section-copied"));
  } catch {
    announce(t("copy-refused"));
  }
}
