// Asking for a record: the code that the patient says goes in, a request to scan comes out, and it opens one answer.

import { lasting } from "../shared/core.js";
import { codeOf } from "../shared/failure.js";
import { AskView } from "./ask-view.js";

/**
 * @typedef {import("../shared/core.js").Core} Core
 * @typedef {import("../shared/core-types.js").Request} Request
 * @typedef {import("../../pkg/mdawa.js").OpenedAnswer} OpenedAnswer
 * @typedef {import("./page-types.js").Problem} Problem
 */

/** As long as the keys live; the module destroys them then, whatever this page does. */
const LIFETIME_SECONDS = 900;
/** One code, of whatever version: a request never changes. */
const LARGEST_VERSION = 40;
/** The suites of the module: small codes, or safe against quantum computers too. */
const [CLASSICAL, HYBRID] = /** @type {const} */ ([1, 2]);

export class Asking {
  #core;
  #news;
  #view;
  /** @type {{ request: Request, text: string } | undefined} */
  #asked;
  /** Grows with every request and every end, so that one that comes too late is not shown. */
  #turn = 0;

  /**
   * @param {HTMLElement} asking
   * @param {HTMLElement} shown
   * @param {Core} core
   * @param {{ onAsked(): void, onGone(): void }} news
   */
  constructor(asking, shown, core, news) {
    this.#core = core;
    this.#news = news;
    this.#view = new AskView(asking, shown, {
      onAsk: (typed) => this.#ask(typed),
      onCopy: () => this.#copy(),
    });
  }

  /** Whether there is a request that an answer may come to. */
  get alive() {
    return this.#asked !== undefined;
  }

  focus() {
    this.#view.focus();
  }

  /** Forgets the code, and destroys the keys. */
  drop() {
    this.#turn += 1;
    this.#asked?.request.free();
    this.#asked = undefined;
    this.#view.clear();
  }

  /**
   * Opens an answer; after that, or after the last try, the request is gone.
   *
   * @param {Uint8Array} answer
   * @returns {Promise<{ opened: OpenedAnswer } | { problem: Problem }>}
   */
  async open(answer) {
    if (!this.#asked) {
      return { problem: { code: "answer-without-request" } };
    }
    const { request } = this.#asked;
    const before = await request.triesLeft();
    try {
      const opened = await request.open(answer);
      this.drop();
      return { opened };
    } catch (error) {
      const code = codeOf(error);
      const triesLeft = await request.triesLeft();
      if (triesLeft === 0) {
        this.drop();
        return { problem: { code: code === "package-gone" ? "request-gone" : "request-locked" } };
      }
      if (code !== "package-cannot-open") {
        return { problem: { code } };
      }
      const unfit = triesLeft < before;
      return { problem: unfit ? { code: "answer-unfit", triesLeft } : { code: "answer-other" } };
    }
  }

  /** @param {import("./ask-view.js").Typed} typed */
  async #ask({ code, label, hybrid }) {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const request = await this.#core.request(code, label, hybrid ? HYBRID : CLASSICAL);
      const sender = await this.#core.sender(request.bytes, LARGEST_VERSION);
      const qr = await sender.modules(0);
      sender.free();
      const text = await this.#core.call("armour", request.bytes);
      if (turn !== this.#turn) {
        request.free();
        return;
      }
      this.drop();
      this.#asked = { request, text };
      this.#news.onAsked();
      this.#view.show(qr, lasting(LIFETIME_SECONDS), () => {
        this.drop();
        this.#news.onGone();
      });
    } catch (error) {
      if (turn === this.#turn) {
        this.#view.refuse(codeOf(error));
      }
    }
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#asked?.text ?? "");
      this.#view.copied(true);
    } catch {
      this.#view.copied(false);
    }
  }
}
