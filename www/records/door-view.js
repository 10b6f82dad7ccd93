// What opens a vault, or confirms that whoever opened it is still there: passphrase, passkey or recovery code.

import { announce } from "../shared/announce.js";
import { Countdown } from "../shared/countdown.js";
import { part, say } from "../shared/dom.js";
import { showToggle } from "./passphrase-fields.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").ProfileFace} ProfileFace
 * @typedef {import("./page-types.js").Purpose} Purpose
 * @typedef {{ kind: "passphrase", passphrase: string } | { kind: "recovery-code", typed: string }} Typed
 * @typedef {{ onSecret(secret: Typed, remember: boolean): void, onPasskey(remember: boolean): void, onChosen(id: string): void,
 *   onLeave(): void, onNew(): void, onRestore(): void, onWipe(): void }} News
 */

export class DoorView {
  #root;
  #field;
  #problem;
  #which;
  #remember;
  #switch;
  #toggle;
  #wait;
  #countdown;

  /** @param {HTMLElement} root @param {News} news */
  constructor(root, { onSecret, onPasskey, onChosen, onLeave, onNew, onRestore, onWipe }) {
    this.#root = root;
    this.#field = part(root, "#door-secret", HTMLInputElement);
    this.#problem = part(root, "#door-problem", HTMLElement);
    this.#which = part(root, "#door-which", HTMLSelectElement);
    this.#remember = part(root, "#door-remember", HTMLInputElement);
    this.#switch = part(root, "#door-switch", HTMLButtonElement);
    this.#toggle = showToggle(part(root, "#door-show", HTMLButtonElement), this.#field);
    this.#wait = part(root, "#door-wait", HTMLElement);
    this.#countdown = new Countdown(part(root, "#door-timer", HTMLElement));
    part(root, "#door-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = this.#field.value;
      const code = this.#switch.ariaPressed === "true";
      if (typed)
        onSecret(code ? { kind: "recovery-code", typed } : passphraseOf(typed), this.#remember.checked);
      else this.refuse(t("secret-missing"));
    });
    this.#switch.addEventListener("click", () => {
      this.#take(this.#switch.ariaPressed !== "true");
      this.problem(undefined);
      this.#field.focus();
    });
    this.#which.addEventListener("change", () => onChosen(this.#which.value));
    for (const [id, press] of /** @type {const} */ ([
      ["#door-passkey", () => onPasskey(this.#remember.checked)],
      ["#door-leave", onLeave],
      ["#door-new", onNew],
      ["#door-restore", onRestore],
      ["#door-wipe", onWipe],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", press);
    }
  }

  /** @param {ProfileFace[]} profiles @param {ProfileFace} chosen @param {boolean} passkeys whether this browser knows them */
  askToOpen(profiles, chosen, passkeys) {
    this.#ask(chosen, passkeys, false);
    this.know(profiles, chosen);
  }

  /** What has become known since it was asked; what is typed meanwhile stays. @param {ProfileFace[]} profiles @param {ProfileFace} chosen */
  know(profiles, chosen) {
    this.#which.replaceChildren(...profiles.map(({ id, name }) => new Option(name, id)));
    this.#which.value = chosen.id;
    part(this.#root, "#door-which-field", HTMLElement).hidden = profiles.length < 2;
    part(this.#root, "#door-heading", HTMLElement).textContent = t(`door-open-${chosen.role}`);
    part(this.#root, "#door-about", HTMLElement).textContent = chosen.name;
  }

  /** @param {Purpose} purpose @param {Pick<ProfileFace, "name" | "ways">} profile @param {boolean} passkeys */
  askToConfirm(purpose, profile, passkeys) {
    this.#ask(profile, passkeys, true);
    const heading = purpose === "restore" ? t("door-restore", { name: profile.name }) : t("door-confirm");
    part(this.#root, "#door-heading", HTMLElement).textContent = heading;
    part(this.#root, "#door-about", HTMLElement).textContent = t(`confirm-${purpose}`);
  }

  /** @param {string} text */
  refuse(text) {
    this.problem(text);
    this.#field.focus();
    this.#field.select();
  }

  /** @param {string | undefined} text */
  problem(text) {
    say(this.#problem, text);
    this.#field.ariaInvalid = String(text !== undefined);
    if (text) announce(text);
  }

  /** @param {number} seconds @param {() => number} secondsLeft */
  wait(seconds, secondsLeft) {
    this.#countdown.stop();
    this.#wait.hidden = seconds === 0;
    if (seconds === 0) return;
    announce(t("wait-spoken", { count: seconds }));
    this.#countdown.start(secondsLeft, () => {
      this.#wait.hidden = true;
      this.problem(undefined);
      announce(t("wait-over"));
    });
  }

  clear() {
    this.#field.value = "";
    this.#remember.checked = false;
    this.#toggle(false);
    this.#take(false);
    this.#countdown.stop();
    this.#wait.hidden = true;
    this.problem(undefined);
  }

  /** @param {Pick<ProfileFace, "name" | "ways">} profile @param {boolean} passkeys @param {boolean} confirming */
  #ask({ name, ways }, passkeys, confirming) {
    this.clear();
    // By this a password manager tells one vault from another.
    part(this.#root, "#door-name", HTMLInputElement).value = name;
    /** @param {string} kind */
    const has = (kind) => ways.some((way) => way.kind === kind);
    part(this.#root, "#door-passkey", HTMLElement).hidden = !(passkeys && has("passkey"));
    this.#switch.hidden = !has("recovery-code");
    part(this.#root, "#door-which-field", HTMLElement).hidden = true;
    part(this.#root, "#door-remember-field", HTMLElement).hidden = confirming;
    part(this.#root, "#door-leave", HTMLElement).hidden = !confirming;
    part(this.#root, "#door-more", HTMLElement).hidden = confirming;
    part(this.#root, "#door-more", HTMLDetailsElement).open = false;
    part(this.#root, "#door-go", HTMLElement).textContent = t(confirming ? "continue" : "door-go-open");
  }

  /** @param {boolean} code a recovery code in the place of the passphrase */
  #take(code) {
    this.#switch.ariaPressed = String(code);
    this.#field.value = "";
    this.#field.autocapitalize = code ? "characters" : "off";
    this.#field.autocomplete = code ? "off" : "current-password";
    part(this.#root, "#door-label", HTMLElement).textContent = t(code ? "recovery-code" : "passphrase");
    // Nobody knows it by heart: what is copied from paper has to be seen.
    if (code) this.#toggle(true);
    else this.#toggle(false);
  }
}

/** @param {string} passphrase @returns {Typed} */
function passphraseOf(passphrase) {
  return { kind: "passphrase", passphrase };
}
