// A new vault: whose records, what it is called before it is opened, and the passphrase.

import { announce } from "../shared/announce.js";
import { part, say } from "../shared/dom.js";
import { PassphraseFields } from "./passphrase-fields.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Wanted} Wanted
 * @typedef {import("../vault/types.js").Role} Role
 */

export class NewView {
  #root;
  #form;
  #name;
  #passphrase;
  #passkey;

  /**
   * @param {HTMLElement} root
   * @param {{ onWanted(wanted: Wanted): void, onRestore(): void, onLeave(): void }} news
   */
  constructor(root, { onWanted, onRestore, onLeave }) {
    this.#root = root;
    this.#form = part(root, "#new-form", HTMLFormElement);
    this.#name = part(root, "#new-name", HTMLInputElement);
    this.#passkey = part(root, "#new-passkey", HTMLInputElement);
    this.#passphrase = new PassphraseFields(root, "new");
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wanted = this.#read();
      if (wanted) onWanted(wanted);
    });
    part(root, "#new-restore", HTMLButtonElement).addEventListener("click", onRestore);
    part(root, "#new-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {{ passkeys: boolean, others: boolean, gone: boolean }} circumstances what this browser can do, has, and had */
  show({ passkeys, others, gone }) {
    part(this.#root, "#new-gone", HTMLElement).hidden = !gone;
    part(this.#root, "#new-passkey-field", HTMLElement).hidden = !passkeys;
    part(this.#root, "#new-no-passkey", HTMLElement).hidden = passkeys;
    part(this.#root, "#new-leave", HTMLElement).hidden = !others;
  }

  clear() {
    this.#form.reset();
    this.#passphrase.clear();
    this.#complain(undefined, undefined);
  }

  /** @returns {Wanted | undefined} */
  #read() {
    const role = /** @type {Role | null} */ (new FormData(this.#form).get("role"));
    const name = this.#name.value.trim();
    const passphrase = this.#passphrase.read();
    this.#complain(role ? undefined : t("role-missing"), name ? undefined : t("name-missing"));
    if (!role) part(this.#form, "[name=role]", HTMLInputElement).focus();
    else if (!name) this.#name.focus();
    else if (!passphrase) this.#passphrase.focus();
    if (!role || !name || !passphrase) {
      announce(t("not-whole"));
      return undefined;
    }
    return { role, name, passphrase, withPasskey: this.#passkey.checked };
  }

  /** @param {string | undefined} role @param {string | undefined} name */
  #complain(role, name) {
    say(part(this.#root, "#new-role-problem", HTMLElement), role);
    say(part(this.#root, "#new-name-problem", HTMLElement), name);
    this.#name.ariaInvalid = String(name !== undefined);
  }
}
