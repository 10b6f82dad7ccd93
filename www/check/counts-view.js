// What was counted, day by day.

import { part, withText } from "../shared/dom.js";
import { dateText } from "../shared/i18n.js";
import { t } from "./text.js";

/** @typedef {import("./page-types.js").Tally} Tally */

const numbers = new Intl.NumberFormat();

export class CountsView {
  #rows;

  /**
   * @param {HTMLElement} root
   * @param {{ onOpen: () => void, onSaveCounts: () => void }} news
   */
  constructor(root, { onOpen, onSaveCounts }) {
    this.#rows = part(root, "#counts-rows", HTMLElement);
    const details = part(root, "#counts", HTMLDetailsElement);
    details.addEventListener("toggle", () => {
      if (details.open) onOpen();
    });
    part(root, "#save-counts", HTMLButtonElement).addEventListener("click", onSaveCounts);
  }

  /** @param {Tally[]} tallies */
  show(tallies) {
    this.#rows.replaceChildren(
      ...tallies.map((tally) => {
        const { day, way, sent, verified, failed, completed } = tally;
        const cells = [sent, verified, failed, completed].map((count) => numbers.format(count));
        const means = [mean(tally.answerSeconds, verified), mean(tally.serviceMs, tally.serviceAnswers)];
        const row = document.createElement("tr");
        const heading = withText("th", dateText(day));
        heading.scope = "row";
        const texts = [t(`way-${way}`), ...cells, ...means];
        row.append(heading, ...texts.map((text) => withText("td", text)));
        return row;
      }),
    );
  }
}

/** @param {number} sum @param {number} count */
function mean(sum, count) {
  return count > 0 ? numbers.format(Math.round(sum / count)) : "–";
}
