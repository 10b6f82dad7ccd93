// Two side by side: are they the same?

import { copyOf, part, termRow } from "../shared/dom.js";
import { t } from "./text.js";

/** @typedef {import("./page-types.js").Side} Side */

export class ComparingView {
  #sides;

  /** @param {HTMLElement} root @param {{ onMerge(): void, onLeave(): void }} news */
  constructor(root, { onMerge, onLeave }) {
    this.#sides = part(root, "#comparing-sides", HTMLElement);
    part(root, "#comparing-merge", HTMLButtonElement).addEventListener("click", onMerge);
    part(root, "#comparing-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {Side[]} sides the one that stays on top comes first */
  show(sides) {
    this.#sides.replaceChildren(
      ...sides.map(({ row, facts }, place) => {
        const side = copyOf("side");
        part(side, ".card-name", HTMLElement).textContent = row.title || t("nameless");
        const other = sides[1 - place]?.facts ?? [];
        part(side, "dl", HTMLElement).replaceChildren(
          ...facts.map(([term, value]) => {
            const line = termRow(term, value);
            const theirs = other.filter(([otherTerm]) => otherTerm === term);
            const differs = theirs.length > 0 && theirs.every(([, otherValue]) => otherValue !== value);
            if (differs) part(line, "dd", HTMLElement).append(` (${t("differs")})`);
            return line;
          }),
        );
        return side;
      }),
    );
  }

  clear() {
    this.#sides.replaceChildren();
  }
}
