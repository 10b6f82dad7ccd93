// The log: what fits a choice, where it ends, and whether it is as it was written.

import { announce } from "../shared/announce.js";
import { part, withText } from "../shared/dom.js";
import { momentText, tell } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").AuditRow} AuditRow
 * @typedef {import("../../pkg/mdawa.js").AuditVerification} AuditVerification
 * @typedef {{ day: string, event: string, accepted: number, refused: number }} Count
 * @typedef {{ onChoice(): void, onVerify(head: string): void, onCopy(): void, onPrint(): void, onSave(what: "json" | "csv" | "counts"): void }} News
 */

/** More rows than anybody reads; the files have all. */
const MOST_ROWS = 100;

export class LogView {
  #root;
  #which;
  #rows;
  #count;
  #verdict;
  #event;
  #result;
  #day;
  /** @type {AuditRow[]} */
  #log = [];
  #dayOf;
  /** @type {number | undefined} */
  #broken;

  /** @param {HTMLElement} root @param {(unixSeconds: number) => string} dayOf @param {News} news */
  constructor(root, dayOf, { onChoice, onVerify, onCopy, onPrint, onSave }) {
    this.#root = root;
    this.#dayOf = dayOf;
    this.#which = part(root, "#log-of", HTMLSelectElement);
    this.#which.addEventListener("change", onChoice);
    this.#rows = part(root, "#log-rows", HTMLElement);
    this.#count = part(root, "#log-count", HTMLElement);
    this.#verdict = part(root, "#log-verdict", HTMLElement);
    this.#event = part(root, "#log-event", HTMLSelectElement);
    this.#result = part(root, "#log-result", HTMLSelectElement);
    this.#day = part(root, "#log-day", HTMLInputElement);
    part(root, "#log-filter", HTMLElement).addEventListener("change", () => this.#list());
    const kept = part(root, "#log-kept", HTMLInputElement);
    part(root, "#log-verify", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onVerify(kept.value.trim());
    });
    for (const [id, press] of /** @type {const} */ ([
      ["#log-copy", onCopy],
      ["#log-print", onPrint],
      ["#log-json", () => onSave("json")],
      ["#log-csv", () => onSave("csv")],
      ["#counts-csv", () => onSave("counts")],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", press);
    }
  }

  /** Whose log is looked at. */
  get which() {
    return /** @type {"settings" | "checks"} */ (this.#which.value);
  }

  /** @param {AuditRow[]} rows @param {string | undefined} head @param {Count[]} counts */
  show(rows, head, counts) {
    this.#log = rows;
    this.#broken = undefined;
    this.#verdict.textContent = "";
    choices(
      this.#event,
      "event",
      rows.map(({ event }) => event),
    );
    choices(
      this.#result,
      "result",
      rows.map(({ result }) => result),
    );
    part(this.#root, "#log-head", HTMLElement).textContent = head ?? "";
    const lines = counts.map((count) => t("counts-line", { ...count, event: tell("event", count.event) }));
    part(this.#root, "#counts", HTMLElement).replaceChildren(...lines.map((line) => withText("li", line)));
    this.#list();
  }

  /** @param {AuditVerification} verification @param {number} count of the rows that were looked through */
  judge({ ok, firstBad }, count) {
    this.#broken = firstBad?.seq;
    this.#list();
    const { seq = 0, why = "changed" } = firstBad ?? {};
    this.complain(ok ? t("log-sound", { count }) : t(`log-broken-${why}`, { seq }));
  }

  /** @param {string} text */
  complain(text) {
    this.#verdict.textContent = text;
    announce(text);
  }

  clear() {
    this.show([], undefined, []);
  }

  #list() {
    const fitting = this.#log.filter(
      ({ event, result, at }) =>
        (!this.#event.value || event === this.#event.value) &&
        (!this.#result.value || result === this.#result.value) &&
        (!this.#day.value || this.#dayOf(at) === this.#day.value),
    );
    const newest = fitting.slice(-MOST_ROWS).reverse();
    this.#rows.replaceChildren(...newest.map((row) => this.#row(row)));
    const shown = t("log-shown", { count: fitting.length, all: this.#log.length });
    const few = fitting.length > MOST_ROWS ? ` ${t("log-newest", { count: MOST_ROWS })}` : "";
    this.#count.textContent = this.#log.length === 0 ? t("log-empty") : shown + few;
  }

  /** @param {AuditRow} row */
  #row({ seq, at, event, number, numberTag, verifier, result }) {
    const item = document.createElement("li");
    item.className = "log-row";
    if (seq === this.#broken) item.dataset.broken = "";
    const params = { result: tell("result", result), verifier: tell("verifier", verifier ?? "") };
    const ended = verifier ? t("log-line", params) : params.result;
    // The last digits are many people's; the beginning of the tag tells them apart.
    const whose = number ? ` ${t("log-number", { number, tag: numberTag?.slice(0, 4) ?? "" })}` : "";
    item.append(
      withText("p", `${seq}. ${tell("event", event)}: ${ended}${whose}`),
      withText("p", Number.isFinite(at) ? momentText(at) : ""),
    );
    return item;
  }
}

/** Offers what there is, and leaves what is chosen. @param {HTMLSelectElement} select @param {string} family @param {string[]} words */
function choices(select, family, words) {
  const chosen = select.value;
  const [all] = select.options;
  const options = [...new Set(words)].sort().map((word) => new Option(tell(family, word), word));
  select.replaceChildren(...(all ? [all] : []), ...options);
  select.value = options.some(({ value }) => value === chosen) ? chosen : "";
}
