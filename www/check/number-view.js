// Whose number: country, number, and the patient's agreement.

import { part, say } from "../shared/dom.js";
import { countryText } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Country} Country
 * @typedef {import("./page-types.js").Language} Language
 */

export class NumberView {
  #country;
  #phone;
  #language;
  #consent;
  #consentText;
  #read;
  #phoneProblem;
  #consentProblem;

  /**
   * @param {HTMLElement} root
   * @param {{
   *   onAsk: () => void, onTyped: () => void, onCountry: (country: string) => void,
   *   onLanguage: (language: Language) => void,
   * }} news
   */
  constructor(root, { onAsk, onTyped, onCountry, onLanguage }) {
    this.#country = part(root, "#country", HTMLSelectElement);
    this.#phone = part(root, "#phone", HTMLInputElement);
    this.#language = part(root, "#language", HTMLSelectElement);
    this.#consent = part(root, "#consent", HTMLInputElement);
    this.#consentText = part(root, "#consent-text", HTMLElement);
    this.#read = part(root, "#phone-read", HTMLElement);
    this.#phoneProblem = part(root, "#phone-problem", HTMLElement);
    this.#consentProblem = part(root, "#consent-problem", HTMLElement);
    this.#country.addEventListener("change", () => {
      this.#sayPhone(undefined);
      onTyped();
      onCountry(this.country);
    });
    // What was wrong goes while the number is typed: later, the button would move away under the finger that presses it.
    this.#phone.addEventListener("input", () => this.#sayPhone(undefined));
    this.#phone.addEventListener("change", onTyped);
    this.#language.addEventListener("change", () => onLanguage(this.language));
    part(root, "#number-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onAsk();
    });
  }

  /** @param {Country[]} countries @param {string} chosen */
  offer(countries, chosen) {
    const options = countries
      .map(({ country, callingCode }) => ({ country, callingCode, name: countryText(country) }))
      .sort((one, other) => one.name.localeCompare(other.name))
      .map(
        ({ country, callingCode, name }) =>
          new Option(t("country-option", { name, code: callingCode }), country, false, country === chosen),
      );
    this.#country.replaceChildren(...options);
  }

  get country() {
    return this.#country.value;
  }

  get typed() {
    return this.#phone.value;
  }

  get language() {
    return /** @type {Language} */ (this.#language.value);
  }

  get consented() {
    return this.#consent.checked;
  }

  /** The sentence that the patient agrees to, as it stands there. */
  get consentText() {
    return this.#consentText.textContent?.trim() ?? "";
  }

  /** Another sentence is another agreement: a tick beside the one before says nothing of it. @param {Language} language @param {string} sentence */
  agreement(language, sentence) {
    this.#language.value = language;
    if (sentence === this.consentText) return;
    this.#consentText.textContent = sentence;
    this.#consentText.lang = language;
    this.#consent.checked = false;
  }

  /** Says how the number was read. @param {string | undefined} text */
  read(text) {
    this.#read.textContent = text ?? t("phone-hint");
    this.#sayPhone(undefined);
  }

  /** @param {string} text */
  phoneProblem(text) {
    this.#read.textContent = t("phone-hint");
    this.#sayPhone(text);
    this.#phone.focus();
  }

  /** @param {string | undefined} text */
  consentProblem(text) {
    say(this.#consentProblem, text);
    this.#consent.ariaInvalid = String(text !== undefined);
    if (text) this.#consent.focus();
  }

  /** For the next patient; the country stays. */
  clear() {
    this.#phone.value = "";
    this.#consent.checked = false;
    this.read(undefined);
    this.consentProblem(undefined);
  }

  /** @param {string | undefined} text */
  #sayPhone(text) {
    say(this.#phoneProblem, text);
    this.#phone.ariaInvalid = String(text !== undefined);
  }
}
