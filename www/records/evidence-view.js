// Where entries come from and who vouches for them, on the page and on paper.

import { momentText } from "../shared/i18n.js";
import { evidenceText, evidenceTone, originText } from "./row-texts.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Source} Source
 */

/** Says of one entry. @param {HTMLElement} element @param {Source} source @param {string[]} [more] sentences after it */
export function showSource(element, source, more = []) {
  const evidence = document.createElement("span");
  evidence.className = "evidence";
  evidence.textContent = evidenceText(source);
  const tone = evidenceTone(source);
  if (tone) evidence.dataset.tone = tone;
  const said = [originText(source), evidence.textContent && evidence, ...more].filter(Boolean);
  element.replaceChildren(...said.flatMap((each) => [each, " "]).slice(0, -1));
}

/** What stands on paper beside a record: whose it is, and who vouches for how much of it. @param {string} name of whose vault @param {Row[]} rows @param {number} now */
export function printedText(name, rows, now) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { source } of rows) {
    const said = evidenceText(source) || t("vouch-self");
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const counted = [...counts].map(([vouch, count]) => t("printed-evidence", { count, vouch }));
  return [t("printed", { name, date: momentText(now) }), ...counted].join(" ");
}
