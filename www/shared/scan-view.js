// What the doctor sees while scanning: how much has arrived, whether a code is in view, and what helps when none is.

import { announce } from "./announce.js";
import { part, say } from "./dom.js";
import { t } from "./i18n.js";

/** @typedef {"new" | "repeat" | "none"} Sight */

const TIPS_AFTER_MS = 8000;
const GIVE_UP_AFTER_MS = 60_000;
/** A ring that is full says "finished"; it is full only when there is nothing left to do. */
const FULLEST_WHILE_WORKING = 99;

export class ScanView {
  #ring;
  #arc;
  #received;
  #dot;
  #sight;
  #notice;
  #noticeText;
  #tips;
  #said = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #tipsTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #giveUpTimer;
  #onGiveUp;

  /**
   * @param {HTMLElement} root
   * @param {{ onGiveUp: () => void, onStartOver: () => void }} news
   */
  constructor(root, { onGiveUp, onStartOver }) {
    this.#ring = part(root, "#ring", HTMLProgressElement);
    this.#arc = part(root, "#ring-arc", SVGElement);
    this.#received = part(root, "#received", HTMLElement);
    this.#dot = part(root, "#dot", HTMLElement);
    this.#sight = part(root, "#sight", HTMLElement);
    this.#notice = part(root, "#scan-notice", HTMLElement);
    this.#noticeText = part(root, "#scan-notice-text", HTMLElement);
    this.#tips = part(root, "#tips", HTMLElement);
    this.#onGiveUp = onGiveUp;
    part(root, "#start-over", HTMLButtonElement).addEventListener("click", onStartOver);
  }

  start() {
    this.stop();
    this.progress(0, 0);
    this.sight("none");
    this.#restartTimers();
  }

  stop() {
    clearTimeout(this.#tipsTimer);
    clearTimeout(this.#giveUpTimer);
    this.#tips.hidden = true;
    this.#notice.hidden = true;
    this.#said = "";
  }

  /**
   * @param {number} received
   * @param {number} needed
   * @param {"codes-read" | "received"} [words] what it says of both
   */
  progress(received, needed, words = "received") {
    const percent = needed ? Math.min(FULLEST_WHILE_WORKING, Math.floor((100 * received) / needed)) : 0;
    this.#ring.value = percent;
    this.#ring.ariaValueText = needed ? t(words, { received, needed }) : t("received-none");
    this.#arc.setAttribute("stroke-dasharray", `${percent} 100`);
    this.#received.textContent = this.#ring.ariaValueText;
  }

  /**
   * What is in view now; only a new code counts as getting on.
   *
   * @param {Sight} sight
   */
  sight(sight) {
    this.#dot.dataset.sight = sight;
    this.#sight.textContent = t(`sight-${sight}`);
    if (sight === "new") {
      this.#restartTimers();
    }
  }

  /**
   * Says once that something in view does not belong here; scanning goes on.
   *
   * @param {string} text
   */
  notice(text) {
    if (text !== this.#said) {
      this.#said = text;
      say(this.#noticeText, text);
      this.#notice.hidden = false;
      announce(text);
    }
  }

  #restartTimers() {
    clearTimeout(this.#tipsTimer);
    clearTimeout(this.#giveUpTimer);
    this.#tips.hidden = true;
    this.#tipsTimer = setTimeout(() => {
      this.#tips.hidden = false;
      announce(t("tips-spoken"));
    }, TIPS_AFTER_MS);
    this.#giveUpTimer = setTimeout(this.#onGiveUp, GIVE_UP_AFTER_MS);
  }
}
