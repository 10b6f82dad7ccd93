// What the doctor sees of a request: the code to type and who asks, then the request for the patient to scan.

import { announce } from "../shared/announce.js";
import { Countdown } from "../shared/countdown.js";
import { part, say } from "../shared/dom.js";
import { t, tell } from "../shared/i18n.js";
import { Paper } from "../shared/paper.js";

/** @typedef {{ code: string, label: string, hybrid: boolean }} Typed */

/** The part of the screen's height that a request may take: the buttons below it stay in sight. */
const HEIGHT = 0.6;

/** Letters that only shape their neighbours. A request has none, for they can hide what a name says. */
const JOINERS = /[\u200c\u200d]/gu;

export class AskView {
  #code;
  #codeProblem;
  #label;
  #labelProblem;
  #shown;
  #copied;
  #paper;
  #countdown;

  /**
   * @param {HTMLElement} asking
   * @param {HTMLElement} shown
   * @param {{ onAsk(typed: Typed): void, onCopy(): void }} news
   */
  constructor(asking, shown, { onAsk, onCopy }) {
    this.#code = part(asking, "#asked-code", HTMLInputElement);
    this.#codeProblem = part(asking, "#asked-code-problem", HTMLElement);
    this.#label = part(asking, "#asked-label", HTMLInputElement);
    this.#labelProblem = part(asking, "#asked-label-problem", HTMLElement);
    this.#shown = shown;
    this.#copied = part(shown, "#request-copied", HTMLElement);
    this.#paper = new Paper(part(shown, "#request-qr", HTMLCanvasElement));
    this.#countdown = new Countdown(part(shown, "#request-countdown", HTMLElement));
    const hybrid = part(asking, "#asked-hybrid", HTMLInputElement);
    part(asking, "form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const label = this.#label.value.replace(JOINERS, "").trim();
      onAsk({ code: this.#code.value, label, hybrid: hybrid.checked });
    });
    part(shown, "#copy-request", HTMLElement).addEventListener("click", onCopy);
  }

  focus() {
    this.#code.focus();
  }

  /**
   * Shows a request where it is seen already, so that there is room to fill.
   *
   * @param {import("../shared/paper.js").Code} qr
   * @param {() => number} secondsLeft
   * @param {() => void} onEnd
   */
  show(qr, secondsLeft, onEnd) {
    const { clientWidth } = part(this.#shown, ".qr-panel", HTMLElement);
    const side = Math.min(clientWidth, innerHeight * HEIGHT);
    this.#paper.draw([qr], { width: side, height: side });
    this.#countdown.start(secondsLeft, onEnd);
    announce(t("request-ready"));
  }

  /** @param {boolean} done */
  copied(done) {
    const outcome = t(done ? "request-copied" : "copy-refused");
    say(this.#copied, outcome);
    announce(outcome);
  }

  /** Says what is wrong where it stands. @param {string} code */
  refuse(code) {
    const field = code === "label-malformed" ? this.#label : this.#code;
    this.#mark(code, field);
    field.focus();
  }

  /** Takes the code and the request from the page; who asks stays. */
  clear() {
    this.#code.value = "";
    this.#countdown.stop();
    this.#paper.clear();
    say(this.#copied, undefined);
    this.#mark(undefined, undefined);
  }

  /** @param {string | undefined} code @param {HTMLInputElement | undefined} wrong */
  #mark(code, wrong) {
    for (const [field, problem] of /** @type {const} */ ([
      [this.#code, this.#codeProblem],
      [this.#label, this.#labelProblem],
    ])) {
      field.ariaInvalid = String(field === wrong);
      say(problem, code && field === wrong ? tell("error", code) : undefined);
    }
  }
}
