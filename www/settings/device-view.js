// What the checks of this device found, on the page and as text to hand to whoever helps.

import { announce } from "../shared/announce.js";
import { part, withText } from "../shared/dom.js";
import { tell } from "../shared/i18n.js";
import { t } from "./text.js";

/** @typedef {import("./page-types.js").Finding} Finding */

export class DeviceView {
  #list;
  #actions;
  #name;
  /** The newest finding of each check. @type {Map<string, Finding>} */
  #found = new Map();

  /**
   * @param {HTMLElement} root
   * @param {{ onName(name: string): void, onRun(): void, onCompare(): void, onCopy(): void, onSave(): void }} news
   */
  constructor(root, { onName, onRun, onCompare, onCopy, onSave }) {
    this.#list = part(root, "#findings", HTMLElement);
    this.#actions = part(root, "#findings-actions", HTMLElement);
    this.#name = part(root, "#device-name", HTMLInputElement);
    this.#name.addEventListener("change", () => onName(this.#name.value.trim()));
    for (const [id, press] of /** @type {const} */ ([
      ["#run-checks", onRun],
      ["#compare-clock", onCompare],
      ["#findings-copy", onCopy],
      ["#findings-save", onSave],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", press);
    }
  }

  /** @param {string} name */
  fill(name) {
    this.#name.value = name;
  }

  /** @param {Finding[]} findings */
  show(findings) {
    for (const finding of findings) this.#found.set(finding.check, finding);
    this.#actions.hidden = this.#found.size === 0;
    this.#list.replaceChildren(...Array.from(this.#found.values(), row));
    const [only] = findings;
    announce(only && findings.length === 1 ? wordsOf(only) : t("checked"));
  }

  /** @param {string} date */
  report(date) {
    const lines = Array.from(this.#found.values(), (finding) => {
      return `${t(`mark-${finding.outcome}-spoken`)} ${t(`check-${finding.check}`)}: ${wordsOf(finding)}`;
    });
    return `${[t("report-title", { date }), ...lines].join("\n")}\n`;
  }
}

/** @param {Finding} finding */
function row(finding) {
  const made = document.createElement("div");
  const term = withText("dt", t(`check-${finding.check}`));
  const mark = withText("span", t(`mark-${finding.outcome}`));
  mark.ariaHidden = "true";
  const spoken = withText("span", `${t(`mark-${finding.outcome}-spoken`)} `);
  spoken.className = "unseen";
  const words = document.createElement("dd");
  words.append(mark, " ", spoken, wordsOf(finding));
  made.append(term, words);
  return made;
}

/** @param {Finding} finding */
function wordsOf({ check, outcome, params }) {
  if (check !== "clock" || outcome !== "poor") return tell("finding", `${check}-${outcome}`, params);
  const seconds = Number(params?.seconds);
  const off = tell("finding", `clock-${seconds > 0 ? "ahead" : "behind"}`, { count: Math.abs(seconds) });
  return `${off} ${t("finding-clock-set")}`;
}
