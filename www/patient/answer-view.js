// What the patient sees between the code and the answer: how a request comes in, and whom it says it is.

import { announce, complain } from "../shared/announce.js";
import { focusOn, part } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

export class AnswerView {
  #root;
  #finding;
  #confirming;
  #pasteHere;
  #pasted;
  #signing;

  /**
   * @param {HTMLElement} root
   * @param {{
   *   onScan(): void,
   *   onStop(): void,
   *   onPaste(): void,
   *   onText(text: string): void,
   *   onConfirm(): void,
   *   onRefuse(): void,
   *   onForgetKey(): void,
   *   onShowInstead(): void,
   * }} news
   */
  constructor(root, news) {
    this.#root = root;
    this.#finding = part(root, "#finding", HTMLElement);
    this.#confirming = part(root, "#confirming", HTMLElement);
    this.#pasteHere = part(root, "#paste-here", HTMLFormElement);
    this.#pasted = part(root, "#pasted", HTMLTextAreaElement);
    this.#signing = part(root, "#signing", HTMLElement);
    /** @type {[string, () => void][]} */
    const presses = [
      ["#scan", news.onScan],
      ["#stop", news.onStop],
      ["#paste", news.onPaste],
      ["#confirm", news.onConfirm],
      ["#refuse", news.onRefuse],
      ["#forget-key", news.onForgetKey],
      ["#show-instead", news.onShowInstead],
    ];
    for (const [id, act] of presses) {
      part(root, id, HTMLButtonElement).addEventListener("click", act);
    }
    this.#pasteHere.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#pasted.value;
      this.#pasted.value = "";
      news.onText(text);
    });
  }

  /** Shows how a request comes in. */
  find() {
    this.#root.hidden = false;
    this.#confirming.hidden = true;
    this.#signing.hidden = true;
    this.#finding.hidden = false;
  }

  /** The same after another step. */
  findAgain() {
    this.find();
    focusOn(part(this.#root, "#finding-heading", HTMLElement));
  }

  focusScanner() {
    complain();
    focusOn(part(this.#root, "#scanner-heading", HTMLElement));
  }

  /** Where the browser does not let the page read what was copied. */
  pasteHere() {
    this.#pasteHere.hidden = false;
    this.#pasted.focus();
  }

  /**
   * Asks whether it may leave.
   *
   * @param {string} label who the request says it is
   * @param {string} what
   */
  ask(label, what) {
    const who = label || t("says-nothing");
    part(this.#confirming, "#confirming-who", HTMLElement).textContent = who;
    part(this.#confirming, "#confirming-what", HTMLElement).textContent = what;
    complain();
    this.#finding.hidden = true;
    this.#confirming.hidden = false;
    focusOn(part(this.#confirming, "#confirming-heading", HTMLElement));
    announce(t("request-arrived", { who }));
  }

  /** Whether the person lets the phone sign. */
  get signs() {
    return part(this.#signing, "#sign", HTMLInputElement).checked;
  }

  /**
   * Offers to sign. A phone that has a key signs, unless the person says otherwise.
   *
   * @param {boolean | undefined} hasKey nothing where no key can be kept
   */
  offerKey(hasKey) {
    this.#signing.hidden = hasKey === undefined;
    part(this.#signing, "#sign", HTMLInputElement).checked = hasKey === true;
    part(this.#signing, "#forget-key", HTMLButtonElement).hidden = !hasKey;
  }

  /** Where the button that was pressed is gone. */
  focusSign() {
    part(this.#signing, "#sign", HTMLInputElement).focus();
  }

  hide() {
    this.#root.hidden = true;
    this.#pasteHere.hidden = true;
    this.#pasted.value = "";
  }
}
