// The rules for each kind of code, as a table; where the screen is narrow, each cell says what it is about.

import { part, withText } from "../shared/dom.js";
import { tell } from "../shared/i18n.js";
import { spanText, t } from "./text.js";

/** @typedef {import("../../pkg/mdawa.js").Policy} Policy */

export class PoliciesView {
  #rows;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#rows = part(root, "#policy-rows", HTMLElement);
  }

  /** @param {Policy[]} policies */
  show(policies) {
    this.#rows.replaceChildren(...policies.map(rowOf));
  }
}

/** @param {Policy} policy */
function rowOf({ id, digits, ttl_s, max_attempts, lockout = [], conformance }) {
  const row = document.createElement("tr");
  const name = withText("th", tell("policy", id));
  name.scope = "row";
  const waits = lockout.map(spanText).join(", ");
  const notes = conformance.map(({ note, rule }) => t("policy-short", { note, rule }));
  row.append(
    name,
    cell("column-digits", [t("policy-digits", { count: digits })]),
    cell("column-lasts", [spanText(ttl_s)]),
    cell("column-tries", [max_attempts === null ? t("policy-tries-unlimited") : String(max_attempts)]),
    cell("column-waits", [waits || t("policy-waits-none")]),
    cell("column-notes", notes.length > 0 ? notes : [t("policy-conforms")]),
  );
  return row;
}

/** @param {`column-${"digits" | "lasts" | "tries" | "waits" | "notes"}`} column @param {string[]} lines */
function cell(column, lines) {
  const made = document.createElement("td");
  const label = withText("span", t(column));
  label.className = "column";
  made.append(label, ...lines.map((line) => withText("p", line)));
  return made;
}
