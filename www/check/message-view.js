// The words of the message, how they will look, and how many messages a network makes of them.

import { part, say } from "../shared/dom.js";

export class MessageView {
  #org;
  #template;
  #problem;
  #sample;
  #segments;
  #kept;

  /**
   * @param {HTMLElement} root
   * @param {{ onTyped: () => void, onKeep: () => void, onReset: () => void }} news
   */
  constructor(root, { onTyped, onKeep, onReset }) {
    this.#org = part(root, "#org", HTMLInputElement);
    this.#template = part(root, "#template", HTMLTextAreaElement);
    this.#problem = part(root, "#message-problem", HTMLElement);
    this.#sample = part(root, "#message-sample", HTMLElement);
    this.#segments = part(root, "#segments", HTMLElement);
    this.#kept = part(root, "#message-kept", HTMLElement);
    const form = part(root, "#message-form", HTMLFormElement);
    form.addEventListener("input", onTyped);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onKeep();
    });
    part(root, "#message-reset", HTMLButtonElement).addEventListener("click", onReset);
  }

  get words() {
    return { org: this.#org.value.trim(), template: this.#template.value.trim() };
  }

  /** @param {{ org: string, template: string }} words */
  fill({ org, template }) {
    this.#org.value = org;
    this.#template.value = template;
  }

  /** @param {string} sample @param {string} segments */
  preview(sample, segments) {
    this.#sample.textContent = sample;
    this.#segments.textContent = segments;
    this.problem(undefined);
  }

  /** @param {string | undefined} text */
  problem(text) {
    say(this.#problem, text);
    this.#template.ariaInvalid = String(text !== undefined);
    this.#kept.textContent = "";
  }

  /** @param {string} text */
  kept(text) {
    this.#kept.textContent = text;
  }
}
