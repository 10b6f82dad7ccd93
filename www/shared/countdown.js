// The time that a code or a request has left: seen every second, spoken at 10, 5 and 1 minutes.

import { announce } from "./announce.js";
import { remainingText, t } from "./i18n.js";

const SPOKEN_MINUTES = [10, 5, 1];

export class Countdown {
  #face;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} face */
  constructor(face) {
    this.#face = face;
  }

  /**
   * Counts until nothing is left, then says so once.
   *
   * @param {() => number} secondsLeft
   * @param {() => void} onEnd
   */
  start(secondsLeft, onEnd) {
    this.stop();
    let before = secondsLeft();
    const tick = () => {
      const left = Math.max(0, secondsLeft());
      this.#face.textContent = remainingText(left);
      const passed = SPOKEN_MINUTES.some((minutes) => before > minutes * 60 && left <= minutes * 60);
      if (passed) {
        // After sleep this is less than the mark that was passed.
        announce(t("minutes-left", { count: Math.ceil(left / 60) }));
      }
      before = left;
      if (left > 0) {
        // Not an interval: after sleep an interval would fire in a burst.
        this.#timer = setTimeout(tick, 1000);
      } else {
        onEnd();
      }
    };
    tick();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#face.textContent = "";
  }
}
