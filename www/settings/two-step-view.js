// Whether the two-step check is on, and what opens the page.

import { copyOf, part, say } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Face} Face
 * @typedef {import("./page-types.js").Purpose} Purpose
 */

/** Fewer backup codes than this are too few. */
const FEW_CODES = 3;

export class TwoStepView {
  #root;
  #name;
  #list;
  #news;
  #shown = "";

  /**
   * @param {HTMLElement} root
   * @param {{ onTurnOn(name: string): void, onImport(name: string): void, onChange(purpose: Purpose): void, onLock(): void }} news
   */
  constructor(root, news) {
    this.#root = root;
    this.#news = news;
    this.#name = part(root, "#profile-name", HTMLInputElement);
    this.#list = part(root, "#authenticators", HTMLElement);
    part(root, "#turn-on-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      news.onTurnOn(this.#name.value.trim());
    });
    this.#onPress("#import-first", () => news.onImport(this.#name.value.trim()));
    this.#onPress("#lock", () => news.onLock());
    for (const to of /** @type {const} */ (["add", "import", "make-codes", "turn-off"])) {
      this.#onPress(`#${to}`, () => news.onChange({ to }));
    }
  }

  /** What stands there already is left alone: a button that is made anew while it is pressed loses the press. @param {Face} face */
  show(face) {
    const { name, authenticators, most, backup } = face;
    const shown = JSON.stringify(face);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const on = authenticators.length > 0;
    part(this.#root, "#two-step-off", HTMLElement).hidden = on;
    part(this.#root, "#two-step-on", HTMLElement).hidden = !on;
    this.#name.value ||= name;
    this.#list.replaceChildren(
      ...authenticators.map((authenticator) => this.#card(authenticator, most, authenticators.length > 1)),
    );
    const left = backup?.left ?? 0;
    const state = backup
      ? t("backup-left", { count: left, date: momentText(backup.madeAt) })
      : t("backup-none");
    part(this.#root, "#backup-state", HTMLElement).textContent = state;
    const few = backup && left < FEW_CODES ? t("backup-low") : undefined;
    say(part(this.#root, "#backup-warning", HTMLElement), few);
  }

  /** So that whoever owns this page sees that somebody else was here. @param {{ at: number, refused: number } | undefined} last */
  greet(last) {
    const said = last && t("last-log-in", { date: momentText(last.at), count: last.refused });
    say(part(this.#root, "#last-log-in", HTMLElement), said);
  }

  clear() {
    this.greet(undefined);
    this.#name.value = "";
    this.#list.replaceChildren();
    this.#shown = "";
  }

  /**
   * @param {Face["authenticators"][number]} authenticator
   * @param {number} most
   * @param {boolean} removable the last one goes only by turning the check off
   */
  #card({ id, name, enabledAt, usedAt, failures, disabled }, most, removable) {
    const card = copyOf("authenticator");
    part(card, ".card-name", HTMLElement).textContent = name;
    const params = { date: momentText(enabledAt), used: momentText(usedAt) };
    part(card, ".card-about", HTMLElement).textContent = t("authenticator-since", params);
    const wrong = disabled
      ? t("authenticator-disabled", { most })
      : t("authenticator-failures", { count: failures, most });
    say(part(card, ".card-failures", HTMLElement), failures > 0 ? wrong : undefined);
    const remove = part(card, ".authenticator-remove", HTMLButtonElement);
    remove.textContent = t("authenticator-remove", { name });
    remove.hidden = !removable;
    remove.addEventListener("click", () => this.#news.onChange({ to: "remove", id, name }));
    return card;
  }

  /** @param {string} selector @param {() => void} press */
  #onPress(selector, press) {
    part(this.#root, selector, HTMLButtonElement).addEventListener("click", press);
  }
}
