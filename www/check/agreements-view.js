// What patients agreed to, who asked them, and taking an agreement back.

import { part, say, withText } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { t } from "./text.js";

/** @typedef {import("./page-types.js").Consent} Consent */

/** More than anybody reads; the file has all. */
const MOST_ROWS = 50;

export class AgreementsView {
  #staff;
  #number;
  #problem;
  #withdrawn;
  #rows;

  /**
   * @param {HTMLElement} root
   * @param {{
   *   onOpen: () => void, onStaff: (name: string) => void, onWithdraw: (typed: string) => void, onSave: () => void,
   * }} news
   */
  constructor(root, { onOpen, onStaff, onWithdraw, onSave }) {
    this.#staff = part(root, "#staff", HTMLInputElement);
    this.#number = part(root, "#withdraw-number", HTMLInputElement);
    this.#problem = part(root, "#withdraw-problem", HTMLElement);
    this.#withdrawn = part(root, "#withdrawn", HTMLElement);
    this.#rows = part(root, "#agreement-rows", HTMLElement);
    const details = part(root, "#agreements", HTMLDetailsElement);
    details.addEventListener("toggle", () => {
      if (details.open) onOpen();
    });
    this.#staff.addEventListener("change", () => onStaff(this.#staff.value.trim()));
    this.#number.addEventListener("input", () => this.#sayProblem(undefined));
    part(root, "#withdraw-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onWithdraw(this.#number.value);
    });
    part(root, "#save-consents", HTMLButtonElement).addEventListener("click", onSave);
  }

  /** @param {string} staff */
  fill(staff) {
    this.#staff.value = staff;
  }

  /** @param {Consent[]} consents the latest first */
  show(consents) {
    const rows = consents.slice(0, MOST_ROWS).map((consent) => {
      const { at, language, number, takenBy, withdrawnAt, withdrawnBy = "" } = consent;
      const row = document.createElement("tr");
      const heading = withText("th", number);
      heading.scope = "row";
      const ended =
        withdrawnAt === undefined
          ? t("agreement-stands")
          : t(withdrawnBy ? "agreement-ended-by" : "agreement-ended", {
              date: momentText(withdrawnAt),
              name: withdrawnBy,
            });
      const texts = [momentText(at), t(`language-${language}`), takenBy || "–", ended];
      row.append(heading, ...texts.map((text) => withText("td", text)));
      return row;
    });
    this.#rows.replaceChildren(...rows);
  }

  /** @param {string} text */
  problem(text) {
    this.#sayProblem(text);
    this.#withdrawn.textContent = "";
    this.#number.focus();
  }

  /** @param {string} text */
  withdrawn(text) {
    this.clear();
    this.#withdrawn.textContent = text;
  }

  /** Takes the number from the page. */
  clear() {
    this.#number.value = "";
    this.#withdrawn.textContent = "";
    this.#sayProblem(undefined);
  }

  /** @param {string | undefined} text */
  #sayProblem(text) {
    say(this.#problem, text);
    this.#number.ariaInvalid = String(text !== undefined);
  }
}
