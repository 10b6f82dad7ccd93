// Who the patient is, once the number is checked.

import { part, say } from "../shared/dom.js";
import { momentText, timeText } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Check} Check
 * @typedef {import("./page-types.js").Profile} Profile
 */

export class ProfileView {
  #checked;
  #seen;
  #fields;
  #firstProblem;
  #emailProblem;

  /**
   * @param {HTMLElement} root
   * @param {{ onKeep: (profile: Profile) => void, onSkip: () => void, onDraft: (profile: Profile) => void }} news
   */
  constructor(root, { onKeep, onSkip, onDraft }) {
    this.#checked = part(root, "#checked", HTMLElement);
    this.#seen = part(root, "#seen", HTMLElement);
    this.#fields = {
      first: part(root, "#first", HTMLInputElement),
      last: part(root, "#last", HTMLInputElement),
      email: part(root, "#email", HTMLInputElement),
      address: part(root, "#address", HTMLTextAreaElement),
    };
    this.#firstProblem = part(root, "#first-problem", HTMLElement);
    this.#emailProblem = part(root, "#email-problem", HTMLElement);
    const form = part(root, "#profile-form", HTMLFormElement);
    form.addEventListener("change", () => onDraft(this.#profile()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#isWhole()) onKeep(this.#profile());
    });
    part(root, "#skip-profile", HTMLButtonElement).addEventListener("click", onSkip);
  }

  /** @param {Check} check */
  show({ display, verified, seen, draft }) {
    this.#checked.textContent = checkedText(display, verified);
    say(this.#seen, seen ? t("seen-before", { date: momentText(seen) }) : t("seen-never"));
    for (const [name, field] of Object.entries(this.#fields)) {
      field.value = draft?.[/** @type {keyof Profile} */ (name)] ?? "";
    }
    this.#complain(undefined, undefined);
  }

  clear() {
    for (const field of Object.values(this.#fields)) field.value = "";
    this.#checked.textContent = "";
    this.#complain(undefined, undefined);
  }

  /** @returns {Profile} */
  #profile() {
    const { first, last, email, address } = this.#fields;
    return {
      first: first.value.trim(),
      last: last.value.trim(),
      email: email.value.trim(),
      address: address.value.trim(),
    };
  }

  #isWhole() {
    const { first, email } = this.#fields;
    const firstProblem = first.value.trim() === "" ? t("error-first-missing") : undefined;
    const emailProblem = email.validity.valid ? undefined : t("error-email-malformed");
    this.#complain(firstProblem, emailProblem);
    if (firstProblem) first.focus();
    else if (emailProblem) email.focus();
    return !firstProblem && !emailProblem;
  }

  /** @param {string | undefined} firstProblem @param {string | undefined} emailProblem */
  #complain(firstProblem, emailProblem) {
    say(this.#firstProblem, firstProblem);
    say(this.#emailProblem, emailProblem);
    this.#fields.first.ariaInvalid = String(firstProblem !== undefined);
    this.#fields.email.ariaInvalid = String(emailProblem !== undefined);
  }
}

/** @param {string} display @param {number | undefined} verified */
export function checkedText(display, verified) {
  return t("checked-at", { time: timeText(verified ?? 0), number: display });
}
