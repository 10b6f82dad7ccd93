// Taking in what arrives: by file, by paste, by the address of the page and by a link. What the camera sees has a way of its
// own (shared/scanning.js) and meets the rest where it has arrived.

import { codeOf, Failure } from "../shared/failure.js";
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
 * @property {(page: number, pages: number) => void} onPage a PDF takes its time
 * @property {() => void} onPagesRead
 */

export class Taking {
  #core;
  #intake;
  #news;
  /** How the last of what arrived came. @type {Source["way"]} */
  way = "scanned";
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

  /** @param {File[]} files */
  async files(files) {
    if (!this.#news.mayTake()) return;
    this.way = "file";
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

  /** @param {string} text */
  async text(text) {
    if (!this.#news.mayTake()) return;
    this.way = "pasted";
    await this.texts(textsIn(text));
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
