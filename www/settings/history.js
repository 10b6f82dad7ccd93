/** What happened here: shown, verified, and handed out. */

import { dayOf } from "../shared/day.js";
import { part, saveFile } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { copy, printPart } from "../shared/hand-out.js";
import { tell } from "../shared/i18n.js";
import { identity } from "./identity.js";
import { LogView } from "./log-view.js";
import { countsAsCsv, countsOf, rowsAsCsv, rowsAsJson } from "./rows.js";
import { t } from "./text.js";

/** @typedef {import("../shared/log.js").Log} Log */

export class History {
  #logs;
  #view;

  /**
   * @param {HTMLElement} root
   * @param {{ settings: Log, checks: Log }} logs
   * @param {(work: () => unknown) => void} safely says what went wrong
   */
  constructor(root, logs, safely) {
    this.#logs = logs;
    this.#view = new LogView(root, dayOf, {
      onChoice: () => safely(() => this.show()),
      onVerify: (head) => safely(() => this.#verify(head)),
      onCopy: () => copy(part(root, "#log-head", HTMLElement).textContent ?? "", t("log-head-copied")),
      onPrint: () => printPart("log"),
      onSave: (what) => safely(() => this.#save(what)),
    });
  }

  async show() {
    const { which } = this.#view;
    const { rows, head } = await this.#log.read();
    // Another one was chosen meanwhile.
    if (which === this.#view.which) this.#view.show(rows, head, countsOf(rows));
  }

  clear() {
    this.#view.clear();
  }

  get #log() {
    return this.#logs[this.#view.which];
  }

  /** @param {string} head */
  async #verify(head) {
    try {
      const { verification, count } = await this.#log.verify(head);
      this.#view.judge(verification, count);
    } catch (error) {
      if (codeOf(error) !== "audit-head-malformed") throw error;
      this.#view.complain(tell("error", "audit-head-malformed"));
    }
  }

  /** @param {"json" | "csv" | "counts"} what */
  async #save(what) {
    const log = this.#log;
    const name = `mdawa-log-${this.#view.which}`;
    const { rows, head } = await log.read();
    if (what === "json")
      saveFile(`${name}.json`, rowsAsJson(rows, head, await identity()), "application/json");
    else if (what === "csv") saveFile(`${name}.csv`, rowsAsCsv(rows), "text/csv");
    else saveFile(`${name}-counts.csv`, countsAsCsv(rows), "text/csv");
    await log.note({ event: "log-exported", result: "done" });
    await this.show();
  }
}
