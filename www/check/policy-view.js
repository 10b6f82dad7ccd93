// The rules for codes: which there are, and what each falls short of.

import { part, withText } from "../shared/dom.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Policy} Policy
 * @typedef {import("../../pkg/mdawa.js").PolicyId} PolicyId
 */

export class PolicyView {
  #choice;
  #says;
  #notes;
  /** @type {Policy[]} */
  #policies = [];

  /** @param {HTMLElement} root @param {(policy: PolicyId) => void} onChoice */
  constructor(root, onChoice) {
    this.#choice = part(root, "#policy", HTMLSelectElement);
    this.#says = part(root, "#policy-says", HTMLElement);
    this.#notes = part(root, "#policy-notes", HTMLElement);
    this.#choice.addEventListener("change", () => {
      this.#explain();
      onChoice(/** @type {PolicyId} */ (this.#choice.value));
    });
  }

  /** @param {Policy[]} policies @param {PolicyId} chosen */
  offer(policies, chosen) {
    this.#policies = policies;
    const options = policies.map(({ id, digits, ttl_s, conformance }) => {
      const words = { name: t(`policy-${id}`), digits, minutes: ttl_s / 60 };
      const text = t(conformance.length > 0 ? "policy-option-below" : "policy-option", words);
      return new Option(text, id, false, id === chosen);
    });
    this.#choice.replaceChildren(...options);
    this.#explain();
  }

  #explain() {
    const chosen = this.#policies.find(({ id }) => id === this.#choice.value);
    const notes = chosen?.conformance ?? [];
    this.#says.textContent = t(notes.length > 0 ? "policy-breaks" : "policy-keeps");
    this.#notes.replaceChildren(...notes.map(({ rule, note }) => withText("li", `${note} (${rule})`)));
    this.#notes.hidden = notes.length === 0;
  }
}
