// A new key on its way into an app, and the code that proves that it arrived.

import { Countdown } from "../shared/countdown.js";
import { part, say } from "../shared/dom.js";
import { Paper } from "../shared/paper.js";

/** The part of the screen's height that the picture may take: the key below it stays in sight. */
const HEIGHT = 0.5;

export class SetupView {
  #root;
  #drawn;
  #paper;
  #link;
  #key;
  #name;
  #code;
  #problem;
  #countdown;

  /**
   * @param {HTMLElement} root
   * @param {{ onTyped(typed: { name: string, code: string }): void, onLeave(): void }} news
   */
  constructor(root, { onTyped, onLeave }) {
    this.#root = root;
    this.#drawn = part(root, "#setup-drawn", HTMLElement);
    this.#paper = new Paper(part(root, "#setup-qr", HTMLCanvasElement));
    this.#link = part(root, "#setup-link", HTMLAnchorElement);
    this.#key = part(root, "#setup-key", HTMLElement);
    this.#name = part(root, "#setup-name", HTMLInputElement);
    this.#code = part(root, "#setup-code", HTMLInputElement);
    this.#problem = part(root, "#setup-problem", HTMLElement);
    this.#countdown = new Countdown(part(root, "#setup-timer", HTMLElement));
    part(root, "#setup-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onTyped({ name: this.#name.value.trim(), code: this.#code.value });
    });
    part(root, "#setup-leave", HTMLElement).addEventListener("click", onLeave);
  }

  /**
   * Shows a key where it is seen already, so that there is room for its picture.
   *
   * @param {import("../settings/page-types.js").Offer} offer
   * @param {() => number} secondsLeft
   * @param {() => void} onEnd
   */
  show({ key, name, drawn }, secondsLeft, onEnd) {
    this.clear();
    // What came from another app is in it already.
    this.#drawn.hidden = !drawn;
    if (drawn) {
      const { clientWidth } = part(this.#root, ".qr-panel", HTMLElement);
      const side = Math.min(clientWidth, innerHeight * HEIGHT);
      this.#paper.draw([drawn.qr], { width: side, height: side });
      this.#link.href = drawn.uri;
      this.#key.textContent = key.secret.match(/.{1,4}/g)?.join(" ") ?? "";
    }
    this.#name.value = name;
    this.#countdown.start(secondsLeft, onEnd);
  }

  /** @param {string | undefined} text */
  problem(text) {
    say(this.#problem, text);
    this.#code.ariaInvalid = String(text !== undefined);
    if (text) {
      this.#code.focus();
      this.#code.select();
    }
  }

  /** Takes the key from the page. */
  clear() {
    this.#countdown.stop();
    this.#paper.clear();
    this.#link.removeAttribute("href");
    this.#key.textContent = "";
    this.#name.value = "";
    this.#code.value = "";
    this.problem(undefined);
  }
}
