// A health link before its host is contacted: who that is, what it learns, and what it has to be told.

import { part, say } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Link} Link
 * @typedef {import("./page-types.js").Typed} Typed
 */

export class AskingView {
  #root;
  #recipient;
  #passcodeField;
  #passcode;

  /** @param {HTMLElement} root @param {{ onContact(typed: Typed): void, onLeave(): void }} news */
  constructor(root, { onContact, onLeave }) {
    this.#root = root;
    this.#recipient = part(root, "#recipient", HTMLInputElement);
    this.#passcodeField = part(root, "#passcode-field", HTMLElement);
    this.#passcode = part(root, "#passcode", HTMLInputElement);
    part(root, "#asking-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = this.#typed();
      if (typed) onContact(typed);
    });
    part(root, "#asking-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {Link} link @param {{ recipient: string, origin: string, contacted: boolean }} known */
  show({ host, label, expires, ended, long, key, faulty, needsPasscode }, { recipient, origin, contacted }) {
    part(this.#root, "#link-label", HTMLElement).textContent = label || t("link-unnamed");
    part(this.#root, "#link-host", HTMLElement).textContent = host;
    const date = expires === undefined ? t("link-no-end") : momentText(expires);
    part(this.#root, "#link-ends", HTMLElement).textContent = date;
    say(part(this.#root, "#link-ended", HTMLElement), ended ? t("link-ended", { date }) : undefined);
    part(this.#root, "#link-long", HTMLElement).hidden = !long;
    part(this.#root, "#link-keyless", HTMLElement).hidden = key !== "";
    part(this.#root, "#link-faulty", HTMLElement).hidden = !faulty || key === "";
    part(this.#root, "#learns-heading", HTMLElement).textContent = t("learns-heading", { host });
    part(this.#root, "#learns-page", HTMLElement).textContent = t("learns-page", { origin });
    part(this.#root, "#contact", HTMLElement).textContent = t("contact", { host });
    this.#recipient.value ||= recipient;
    this.#passcodeField.hidden = !needsPasscode;
    this.#problem("recipient", undefined);
    this.#problem("passcode", undefined);
    if (contacted) this.contacted();
  }

  /** The host knows by now what it learns by that. */
  contacted() {
    part(this.#root, "#learns-not-yet", HTMLElement).hidden = true;
    part(this.#root, "#asking-leave", HTMLElement).textContent = t("go-no-further");
  }

  /** Says what is wrong with the passcode, and asks for another. @param {string} text */
  refuse(text) {
    this.#passcodeField.hidden = false;
    this.#problem("passcode", text);
    this.#passcode.focus();
    this.#passcode.select();
  }

  clear() {
    this.#passcode.value = "";
  }

  /** @returns {Typed | undefined} what is whole */
  #typed() {
    const recipient = this.#recipient.value.trim();
    const passcode = this.#passcodeField.hidden ? undefined : this.#passcode.value.trim();
    this.#problem("passcode", passcode === "" ? t("passcode-missing") : undefined);
    this.#problem("recipient", recipient ? undefined : t("recipient-missing"));
    if (!recipient) this.#recipient.focus();
    else if (passcode === "") this.#passcode.focus();
    return recipient && passcode !== "" ? { recipient, passcode } : undefined;
  }

  /** @param {"recipient" | "passcode"} field @param {string | undefined} text */
  #problem(field, text) {
    say(part(this.#root, `#${field}-problem`, HTMLElement), text);
    part(this.#root, `#${field}`, HTMLInputElement).ariaInvalid = String(text !== undefined);
  }
}
