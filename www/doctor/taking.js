// Taking in what arrives: by file, by paste, from another app, by the address of the page and by a link. What the camera sees has a way of its
// own (shared/scanning.js) and meets the rest where it has arrived.

import { codeOf, Failure } from "../shared/failure.js";
import { t } from "../shared/i18n.js";
import { sorted, textsIn, textsInFiles } from "./arrivals.js";

/**
 * @typedef {import("../shared/core-types.js").Arrived} Arrived
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {import("./page-types.js").Problem} Problem
 *
 * @typedef {object} News
 * @property {() => boolean} mayTake nothing that is open is replaced by something that arrives
 * @property {(arrived: Arrived[], host?: string) => Promise<void>} onArrived `host`: of the link that it came by
 * @property {(problem: Problem) => void} onProblem why nothing was taken in
 * @property {() => void} onClipboardRefused
 * @property {() => void} onBusy something was shared while something is open
 * @property {(page: number, pages: number) => void} onPage a PDF takes its time
 * @property {() => void} onPagesRead
 */

export class Taking {
  #core;
  #intake;
  #news;
  /** How the last of what arrived came. @type {Source["way"]} */
  way = "scanned";
  /** What to say of the app that it came from, or why nothing was taken from there. @type {string | undefined} */
  from;
  /** Ends the reading of files. */
  #end = new AbortController();

  /** @param {import("../shared/core.js").Core} core @param {import("../shared/intake.js").Intake} intake @param {News} news */
  constructor(core, intake, news) {
    this.#core = core;
    this.#intake = intake;
    this.#news = news;
  }

  /** @param {string[]} texts @param {string} [host] of the link that they came by */
  async texts(texts, host) {
    const { arrived, problem } = await sorted(texts, this.#intake);
    if (arrived.length > 0) await this.#news.onArrived(arrived, host);
    else if (problem) this.#news.onProblem(host ? { code: "nothing-readable" } : problem);
  }

  /** @param {Source["way"]} way @param {string} [from] another app: what to say of it */
  came(way, from) {
    this.way = way;
    this.from = from;
  }

  /** @param {File[]} files @param {string} [from] */
  async files(files, from) {
    if (!this.#news.mayTake()) return;
    this.came("file", from);
    this.#end = new AbortController();
    const pdf = { onPage: this.#news.onPage, signal: this.#end.signal };
    try {
      const texts = await textsInFiles(files, this.#core, pdf).finally(this.#news.onPagesRead);
      await this.texts(texts);
    } catch (error) {
      const params = error instanceof Failure ? error.params : undefined;
      this.#news.onProblem({ code: codeOf(error), params });
    }
  }

  /** @param {string} text @param {string} [from] */
  async text(text, from) {
    if (!this.#news.mayTake()) return;
    this.came("pasted", from);
    await this.texts(textsIn(text));
  }

  /** What another app shared, of which the page says so. @param {{ files: File[], text: string }} shared */
  async shared({ files, text }) {
    if (!this.#news.mayTake()) {
      this.from = t("shared-busy");
      this.#news.onBusy();
    } else if (files.length > 0) await this.files(files, t("shared-files", { count: files.length }));
    else await this.text(text, t("shared-text"));
  }

  /** From a press, as browsers demand. */
  async paste() {
    let text;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      this.#news.onClipboardRefused();
      return;
    }
    await this.text(text);
  }

  /** A phone's own camera opens this page with the package behind the `#`, which no server sees. */
  async address() {
    if (location.hash.length < 2) return;
    const { href } = location;
    history.replaceState(null, "", location.pathname + location.search);
    await this.text(href);
  }

  /** Gives up the reading of files. */
  cancel() {
    this.#end.abort();
  }
}
