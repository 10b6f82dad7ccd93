// What went wrong, or is still to be done, at the top of the page; with what a person can do about it at once.

import { complain } from "../shared/announce.js";
import { part } from "../shared/dom.js";
import { t, tell } from "../shared/i18n.js";

/** @typedef {import("./page-types.js").Problem} Problem */

/** What is no failure: there is only more to do. */
const MILD = new Set([
  "camera-ended",
  "camera-idle",
  "card-part",
  "clipboard-refused",
  "link-file-without-link",
  "part-only",
]);
/** What is of another transfer or card than what came before it: the person may begin again with it. */
const OTHER = new Set(["card-other", "frame-foreign"]);

export class ProblemView {
  #startOver;
  #save;
  /** @type {Problem | undefined} */
  #problem;

  /** @param {HTMLElement} root @param {{ onStartOver(texts: string[]): void, onSave(record: string): void }} news */
  constructor(root, { onStartOver, onSave }) {
    this.#startOver = part(root, "#problem-action", HTMLButtonElement);
    this.#save = part(root, "#problem-save", HTMLButtonElement);
    this.#startOver.addEventListener("click", () => this.#problem?.texts && onStartOver(this.#problem.texts));
    this.#save.addEventListener(
      "click",
      () => this.#problem?.record !== undefined && onSave(this.#problem.record),
    );
  }

  /** @param {Problem | undefined} problem */
  show(problem) {
    this.#problem = problem;
    const code = problem?.code ?? "";
    this.#startOver.hidden = !OTHER.has(code);
    this.#save.hidden = problem?.record === undefined;
    complain(problemText(problem), MILD.has(code));
  }
}

/** @param {Problem | undefined} problem */
export function problemText(problem) {
  if (!problem) return undefined;
  const { code, params, triesLeft } = problem;
  const said = tell("error", code, params);
  // Whatever went wrong after it, a try is spent.
  return triesLeft === undefined ? said : `${said} ${t("tries-left", { count: triesLeft })}`;
}
