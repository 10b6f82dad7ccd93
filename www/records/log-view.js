// What happened to a vault, and whether the list of it is as it was written.

import { announce } from "../shared/announce.js";
import { part, withText } from "../shared/dom.js";
import { momentText, tell } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").AuditRow} AuditRow
 * @typedef {import("../../pkg/mdawa.js").AuditVerification} AuditVerification
 */

/** More rows than anybody reads; the file has all. */
const MOST_ROWS = 100;

export class LogView {
  #root;
  #verdict;

  /** @param {HTMLElement} root @param {{ onVerify(): void, onSave(): void }} news */
  constructor(root, { onVerify, onSave }) {
    this.#root = root;
    this.#verdict = part(root, "#log-verdict", HTMLElement);
    part(root, "#log-verify", HTMLButtonElement).addEventListener("click", onVerify);
    part(root, "#log-save", HTMLButtonElement).addEventListener("click", onSave);
  }

  /** @param {AuditRow[]} rows the oldest first */
  show(rows) {
    const newest = rows.slice(-MOST_ROWS).reverse();
    this.#verdict.textContent = "";
    part(this.#root, "#log-rows", HTMLElement).replaceChildren(...newest.map(rowItem));
    part(this.#root, "#log-count", HTMLElement).textContent =
      rows.length > MOST_ROWS
        ? t("log-newest", { count: MOST_ROWS, all: rows.length })
        : t("log-all", { count: rows.length });
  }

  /** @param {AuditVerification} verification @param {number} count */
  judge({ ok, firstBad }, count) {
    const text = ok ? t("log-sound", { count }) : t("log-broken", { seq: firstBad?.seq ?? 0 });
    this.#verdict.textContent = text;
    announce(text);
  }

  clear() {
    this.show([]);
  }
}

/** @param {AuditRow} row */
function rowItem({ seq, at, event, result, verifier }) {
  const item = document.createElement("li");
  item.className = "log-row";
  const ended = result === "done" || result === "accepted" ? "" : `: ${tell("result", result)}`;
  const by = verifier ? ` (${tell("way", verifier)})` : "";
  item.append(withText("p", `${seq}. ${tell("event", event)}${ended}${by}`), withText("p", momentText(at)));
  return item;
}
