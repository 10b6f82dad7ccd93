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
   * @param {{ secret: string, uri: string } | undefined} drawn nothing for a key that is in an app already
   * @param {string} name
   * @param {() => number} secondsLeft
   * @param {() => void} onEnd
   */
  show(drawn, name, secondsLeft, onEnd) {
    this.clear();
    this.#drawn.hidden = !drawn;
    if (drawn) {
      this.#link.href = drawn.uri;
      this.#key.textContent = drawn.secret.match(/.{1,4}/g)?.join(" ") ?? "";
    }
    this.#name.value = name;
    this.#countdown.start(secondsLeft, onEnd);
  }

  /** Shows the picture where there is room to fill already. @param {import("../shared/paper.js").Code} qr */
  paint(qr) {
    const { clientWidth } = part(this.#root, ".qr-panel", HTMLElement);
    const side = Math.min(clientWidth, innerHeight * HEIGHT);
    this.#paper.draw([qr], { width: side, height: side });
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
