// What a screen reader says: news politely, problems at once. Both are seen as well, where they matter.

import { part, say } from "./dom.js";

/** What is about to be said. @type {string[]} */
let waiting = [];

/**
 * Says a sentence when the screen reader is free; what is said at the same time is said with it. An empty one takes back
 * all that was said.
 *
 * @param {string} text
 */
export function announce(text) {
  const polite = part(document, "#polite", HTMLElement);
  polite.textContent = "";
  waiting = text ? [...waiting, text] : [];
  // Two steps, so that the same sentence said twice is heard twice.
  setTimeout(() => {
    if (waiting.length > 0) {
      polite.textContent = waiting.join(" ");
      waiting = [];
    }
  }, 50);
}

/**
 * Shows a problem at the top of the page and says it at once; without a text, takes the last one away.
 *
 * @param {string} [text]
 * @param {boolean} [mild] nothing failed; there is only something to do
 */
export function complain(text, mild = false) {
  const problem = part(document, "#problem", HTMLElement);
  problem.hidden = !text;
  problem.classList.toggle("notice-danger", !mild);
  problem.classList.toggle("notice-caution", mild);
  say(part(problem, "#problem-text", HTMLElement), text);
  if (text) {
    problem.scrollIntoView({ block: "center" });
  }
}
