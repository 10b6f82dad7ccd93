// Keys that are in another app already: what was read, what is missing, what cannot be used.

import { announce } from "../shared/announce.js";
import { copyOf, part, say, withText } from "../shared/dom.js";
import { tell } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Imported} Imported
 * @typedef {import("./page-types.js").Offer} Offer
 */

export class ImportView {
  #text;
  #missing;
  #state;
  #keys;
  #refused;
  #onUse;

  /**
   * @param {HTMLElement} root
   * @param {{ onText(text: string): void, onFile(file: File): void, onUse(offer: Offer): void, onLeave(): void }} news
   */
  constructor(root, { onText, onFile, onUse, onLeave }) {
    this.#onUse = onUse;
    this.#text = part(root, "#imported-text", HTMLTextAreaElement);
    this.#missing = part(root, "#imported-missing", HTMLElement);
    this.#state = part(root, "#imported-state", HTMLElement);
    this.#keys = part(root, "#imported-keys", HTMLElement);
    this.#refused = part(root, "#imported-refused", HTMLElement);
    const file = part(root, "#imported-file", HTMLInputElement);
    part(root, "#importing-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onText(this.#text.value);
    });
    part(root, "#imported-open", HTMLButtonElement).addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      file.value = "";
      if (chosen) onFile(chosen);
    });
    part(root, "#importing-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {Imported} imported */
  show({ keys, refused, missing, received, needed }) {
    this.#text.value = "";
    const parts = { received, needed, missing: missing.join(", ") };
    say(this.#missing, missing.length > 0 ? t("import-parts", parts) : undefined);
    const state = keys.length > 0 ? t("import-found", { count: keys.length }) : t("import-none");
    say(this.#state, state);
    announce(missing.length > 0 ? `${state} ${this.#missing.textContent}` : state);
    this.#keys.replaceChildren(...keys.map((key) => this.#card(key)));
    this.#refused.hidden = refused.length === 0;
    const lines = refused.map((entry) => `${nameOf(entry)}: ${tell("refused", entry.reason)}`);
    part(this.#refused, "ul", HTMLElement).replaceChildren(...lines.map((line) => withText("li", line)));
  }

  clear() {
    this.#text.value = "";
    say(this.#missing, undefined);
    say(this.#state, undefined);
    this.#keys.replaceChildren();
    this.#refused.hidden = true;
    part(this.#refused, "ul", HTMLElement).replaceChildren();
  }

  /** @param {Imported["keys"][number]} entry */
  #card(entry) {
    const card = copyOf("imported-key");
    const name = nameOf(entry);
    part(card, ".card-name", HTMLElement).textContent = name;
    const warnings = entry.warnings.map((code) => withText("li", tell("key-warning", code)));
    const list = part(card, ".card-warnings", HTMLElement);
    list.replaceChildren(...warnings);
    list.hidden = warnings.length === 0;
    const use = part(card, ".imported-use", HTMLButtonElement);
    use.textContent = t("import-use", { name });
    use.addEventListener("click", () => this.#onUse({ key: entry.key, name }));
    return card;
  }
}

/** @param {{ name: string, issuer: string }} entry */
function nameOf({ name, issuer }) {
  if (!name && !issuer) return t("import-nameless");
  return issuer && !name.startsWith(issuer) ? t("authenticator-of", { issuer, name }) : name;
}
