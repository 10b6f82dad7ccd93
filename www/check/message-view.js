// The words of the message in each language, how they will look, and how many messages a network makes of them.

import { part, say } from "../shared/dom.js";

/**
 * @typedef {import("./page-types.js").Language} Language
 * @typedef {import("./page-types.js").Settings} Settings
 * @typedef {import("./page-types.js").Words} Words
 */

export class MessageView {
  #org;
  #domain;
  #language;
  #template;
  #consent;
  #problem;
  #sample;
  #segments;
  #kept;
  /** What stands there, or stood there when another language was chosen: nothing that was typed is lost by looking. */
  #drafts;

  /**
   * @param {HTMLElement} root
   * @param {Record<Language, Words>} words
   * @param {{ onTyped: () => void, onKeep: () => void, onReset: (language: Language) => void }} news
   */
  constructor(root, words, { onTyped, onKeep, onReset }) {
    this.#drafts = { ...words };
    this.#org = part(root, "#org", HTMLInputElement);
    this.#domain = part(root, "#domain", HTMLInputElement);
    this.#language = part(root, "#words-language", HTMLSelectElement);
    this.#template = part(root, "#template", HTMLTextAreaElement);
    this.#consent = part(root, "#consent-words", HTMLTextAreaElement);
    this.#problem = part(root, "#message-problem", HTMLElement);
    this.#sample = part(root, "#message-sample", HTMLElement);
    this.#segments = part(root, "#segments", HTMLElement);
    this.#kept = part(root, "#message-kept", HTMLElement);
    const form = part(root, "#message-form", HTMLFormElement);
    // Before the form hears of it, and shows what stands there.
    this.#language.addEventListener("input", () => this.#turnTo());
    for (const text of [this.#template, this.#consent]) {
      text.addEventListener("input", () => {
        this.#drafts[this.language] = { template: this.#template.value, consent: this.#consent.value };
      });
    }
    form.addEventListener("input", onTyped);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onKeep();
    });
    part(root, "#message-reset", HTMLButtonElement).addEventListener("click", () => onReset(this.language));
  }

  get language() {
    return /** @type {Language} */ (this.#language.value);
  }

  get typed() {
    const words = { template: this.#template.value.trim(), consent: this.#consent.value.trim() };
    return { org: this.#org.value.trim(), domain: this.#domain.value.trim(), words };
  }

  /** @param {Settings} settings */
  fill({ org, domain, language, words }) {
    this.#org.value = org;
    this.#domain.value = domain;
    this.#drafts = { ...words };
    this.#language.value = language;
    this.#turnTo();
  }

  /** @param {Language} language @param {Words} words */
  draft(language, words) {
    this.#drafts[language] = words;
    this.#turnTo();
  }

  /** What is wrong leaves what was seen before. @param {{ sample?: string, segments?: string, problem?: string }} seen */
  preview({ sample, segments, problem }) {
    if (sample !== undefined) this.#sample.textContent = sample;
    if (segments !== undefined) this.#segments.textContent = segments;
    say(this.#problem, problem);
    this.#template.ariaInvalid = String(problem !== undefined);
    this.#kept.textContent = "";
  }

  /** @param {string} text */
  kept(text) {
    this.#kept.textContent = text;
  }

  #turnTo() {
    const { template, consent } = this.#drafts[this.language];
    this.#template.value = template;
    this.#consent.value = consent;
    for (const element of [this.#template, this.#consent, this.#sample]) element.lang = this.language;
  }
}
