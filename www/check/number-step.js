/** Reads the number that stands on the page, says what is wrong with it, and asks for the patient's agreement. */

import { nowUnixSeconds } from "../shared/clock.js";
import { codeOf } from "../shared/failure.js";
import { momentText, tell } from "../shared/i18n.js";
import { NumberView } from "./number-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Country} Country
 * @typedef {import("../../pkg/mdawa.js").Phone} Phone
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("./consents.js").Consents} Consents
 * @typedef {import("./checks.js").Agreed} Agreed
 * @typedef {import("./consents.js").Given} Given
 * @typedef {import("./page-types.js").Language} Language
 * @typedef {import("./page-types.js").Words} Words
 * @typedef {import("./patients.js").Patients} Patients
 */

export class NumberStep {
  #codes;
  #consents;
  #patients;
  #staff;
  #view;
  /** A number whose patient agrees no more, and that was pressed for once already. @type {string | undefined} */
  #withdrawn;
  /** A number that no plan has, and that was pressed for once already. @type {string | undefined} */
  #unlikely;
  #readings = 0;

  /**
   * @param {HTMLElement} root
   * @param {{ codes: Codes, consents: Consents, patients: Patients }} services
   * @param {() => string} staff who of the clinic asks the patient
   * @param {{
   *   onAsk: () => void, onCountry: (country: string) => void, onLanguage: (language: Language) => void,
   * }} news
   */
  constructor(root, { codes, consents, patients }, staff, { onAsk, onCountry, onLanguage }) {
    this.#codes = codes;
    this.#consents = consents;
    this.#patients = patients;
    this.#staff = staff;
    const onTyped = () => this.#readBack();
    this.#view = new NumberView(root, { onAsk, onCountry, onLanguage, onTyped });
  }

  /** @param {Country[]} countries @param {string | undefined} wanted */
  offer(countries, wanted) {
    const known = countries.some(({ country }) => country === wanted);
    this.#view.offer(countries, known && wanted ? wanted : "IN");
  }

  /** What the patient agrees to, in the language of the message. @param {Language} language @param {Record<Language, Words>} words */
  agreement(language, words) {
    this.#view.agreement(language, words[language].consent);
  }

  get country() {
    return this.#view.country;
  }

  /**
   * A number that a message may be sent to, and what its patient agreed to.
   *
   * @returns {Promise<{ first: Agreed, given: Given } | undefined>} nothing where something is missing; the page says what
   */
  async agreed() {
    // What is said of the number now is not to be wiped away by a reading that began before.
    this.#readings++;
    const e164 = await this.#read();
    if (!e164) return undefined;
    await this.#readBack();
    const { consented, consentText, language } = this.#view;
    this.#view.consentProblem(consented ? undefined : t("error-consent-missing"));
    if (!consented) return undefined;
    const numberTag = await this.#patients.tag(e164);
    const withdrawnAt = await this.#consents.withdrawnAt(numberTag);
    // A tick by habit must not undo what a patient said.
    if (withdrawnAt !== undefined && this.#withdrawn !== e164) {
      this.#withdrawn = e164;
      this.#view.consentProblem(t("error-consent-was-withdrawn", { date: momentText(withdrawnAt) }));
      return undefined;
    }
    const { display, log: number } = await this.#codes.call("maskPhone", e164);
    const id = crypto.randomUUID();
    const [at, takenBy] = [nowUnixSeconds(), this.#staff()];
    return {
      first: { id, phone: e164, display, numberTag, language },
      given: { check: id, at, text: consentText, language, number, numberTag, takenBy },
    };
  }

  /** For the next patient. */
  clear() {
    this.#unlikely = undefined;
    this.#withdrawn = undefined;
    this.#view.clear();
  }

  /** The number as E.164; what is wrong with it is said. @returns {Promise<string | undefined>} */
  async #read() {
    /** @type {Phone} */
    let phone;
    try {
      phone = await this.#codes.call("normalisePhone", this.#view.typed, this.#view.country);
    } catch (error) {
      this.#view.phoneProblem(tell("error", codeOf(error)));
      return undefined;
    }
    const { e164, extension, valid } = phone;
    if (extension) {
      this.#view.phoneProblem(t("error-phone-extension"));
      return undefined;
    }
    // Plans change faster than the table of them, so a person may know better.
    if (!valid && this.#unlikely !== e164) {
      this.#unlikely = e164;
      this.#view.phoneProblem(t("error-phone-unlikely"));
      return undefined;
    }
    return e164;
  }

  /** Says how the number was read, masked. */
  async #readBack() {
    const mine = ++this.#readings;
    /** @type {string | undefined} */
    let text;
    try {
      const { e164, kind } = await this.#codes.call("normalisePhone", this.#view.typed, this.#view.country);
      const { display } = await this.#codes.call("maskPhone", e164);
      text = t("number-read", { number: display, kind: tell("kind", kind) }).trim();
    } catch {
      // What is wrong is said when the person has done typing and presses.
    }
    if (mine === this.#readings) this.#view.read(text);
  }
}
