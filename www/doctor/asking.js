// Asking for a record: the code that the patient says goes in, a request to scan comes out, and it opens one answer.

import { Core, lasting } from "../shared/core.js";
import { codeOf } from "../shared/failure.js";
import { AskView } from "./ask-view.js";

/**
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

/** What took the keys along. */
const ENDS = new Map([
  ["package-bad-content", "package-bad-content"],
  ["package-cannot-open", "request-locked"],
]);

export class Asking {
  /** In a worker of its own that ends with the request: whatever else fails or is cancelled, the keys are still there. */
  #core = new Core();
  #news;
  #view;
  /** @type {{ request: Request, text: string } | undefined} */
  #asked;
  /** Grows with every request and every end, so that one that comes too late is not shown. */
  #turn = 0;

  /**
   * @param {HTMLElement} asking
   * @param {HTMLElement} shown
   * @param {{ onAsked(): void, onGone(): void }} news
   */
  constructor(asking, shown, news) {
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
    this.#core.restart();
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
    // Where the worker has failed, no try is left in it.
    const left = () => request.triesLeft().catch(() => 0);
    const before = await left();
    try {
      const opened = await request.open(answer);
      this.drop();
      return { opened };
    } catch (error) {
      const code = codeOf(error);
      const triesLeft = await left();
      if (triesLeft > 0) {
        return { problem: problemOf(code, triesLeft < before ? triesLeft : undefined) };
      }
      this.drop();
      return { problem: { code: ENDS.get(code) ?? "request-gone" } };
    }
  }

  /** @param {import("./ask-view.js").Typed} typed */
  async #ask({ code, label, hybrid }) {
    this.#turn += 1;
    const turn = this.#turn;
    // Of two presses the later one counts.
    this.#core.restart();
    try {
      const request = await this.#core.request(code, label, hybrid ? HYBRID : CLASSICAL);
      const sender = await this.#core.sender(request.bytes, LARGEST_VERSION);
      const qr = await sender.modules(0);
      sender.free();
      const text = await this.#core.call("armour", request.bytes);
      if (turn !== this.#turn) {
        return;
      }
      this.#view.clear();
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

/** @param {string} code @param {number | undefined} triesLeft where a try was spent @returns {Problem} */
function problemOf(code, triesLeft) {
  if (code !== "package-cannot-open") {
    return { code };
  }
  return triesLeft === undefined ? { code: "answer-other" } : { code: "answer-unfit", triesLeft };
}
