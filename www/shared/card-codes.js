/** Gathers the codes of a health card that was too long for one; in any order, from pictures and from the camera. */

/** @typedef {import("./core-types.js").Taken} Taken */

export class CardCodes {
  /** By their place in the card. @type {Map<number, string>} */
  #texts = new Map();
  #of = 0;

  /**
   * @param {string} text
   * @param {{ index: number, of: number }} part `index` from 1
   * @returns {Taken}
   */
  take(text, { index, of }) {
    const here = this.#texts.get(index);
    if (this.#texts.size > 0 && (this.#of !== of || (here !== undefined && here !== text))) {
      return { kind: "problem", code: "card-other" };
    }
    this.#of = of;
    this.#texts.set(index, text);
    if (this.#texts.size === of) {
      const texts = [...this.#texts.values()];
      this.forget();
      return { kind: "foreign", foreign: "smart-health-card", texts };
    }
    return { kind: "part", of: "card", useful: here === undefined, received: this.#texts.size, needed: of };
  }

  forget() {
    this.#texts.clear();
    this.#of = 0;
  }
}
