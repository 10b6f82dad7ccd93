/** What happened here: shown, verified, and handed out. */

import { part, saveFile } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";
import { copy, printPart } from "./hand-out.js";
import { LogView } from "./log-view.js";
import { countsAsCsv, countsOf, dayOf, rowsAsCsv, rowsAsJson } from "./rows.js";
import { t } from "./text.js";

export class History {
  #profile;
  #view;

  /**
   * @param {HTMLElement} root
   * @param {import("./profile.js").ProfileStore} profile
   * @param {(work: () => unknown) => void} safely says what went wrong
   */
  constructor(root, profile, safely) {
    this.#profile = profile;
    this.#view = new LogView(root, dayOf, {
      onVerify: (head) => safely(() => this.#verify(head)),
      onCopy: () => copy(part(root, "#log-head", HTMLElement).textContent ?? "", t("log-head-copied")),
      onPrint: () => printPart("log"),
      onSave: (what) => safely(() => this.#save(what)),
    });
  }

  async show() {
    const { rows, head } = await this.#profile.log();
    this.#view.show(rows, head, countsOf(rows));
  }

  clear() {
    this.#view.clear();
  }

  /** @param {string} head */
  async #verify(head) {
    try {
      const { rows } = await this.#profile.log();
      this.#view.judge(await this.#profile.verify(head), rows.length);
    } catch (error) {
      if (codeOf(error) !== "audit-head-malformed") throw error;
      this.#view.complain(tell("error", "audit-head-malformed"));
    }
  }

  /** @param {"json" | "csv" | "counts"} what */
  async #save(what) {
    const { rows, head } = await this.#profile.log();
    if (what === "json") saveFile("mdawa-log.json", rowsAsJson(rows, head), "application/json");
    else if (what === "csv") saveFile("mdawa-log.csv", rowsAsCsv(rows), "text/csv");
    else saveFile("mdawa-counts.csv", countsAsCsv(rows), "text/csv");
    await this.#profile.note({ event: "log-exported", result: "done" });
    await this.show();
  }
}
