// The files that came, where not all of them are as they should be: what is wrong with which, and which are to be used.

import { copyOf, part, say } from "../shared/dom.js";
import { dateText, tell } from "../shared/i18n.js";
import { t } from "./text.js";

/** @typedef {import("./page-types.js").Got} Got */

/** What a host says of a file that is not to be relied on. */
const VOID = new Set(["entered-in-error", "no-longer-valid", "retracted"]);

export class FilesView {
  #root;
  #list;

  /** @param {HTMLElement} root @param {{ onUse(places: number[]): void, onAgain(): void, onLeave(): void, onNone(): void }} news */
  constructor(root, { onUse, onAgain, onLeave, onNone }) {
    this.#root = root;
    this.#list = part(root, "#files-list", HTMLElement);
    part(root, "#files-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const places = [...this.#list.querySelectorAll("input")].flatMap((box, place) =>
        box.checked ? [place] : [],
      );
      if (places.length > 0) onUse(places);
      else onNone();
    });
    part(root, "#files-again", HTMLButtonElement).addEventListener("click", onAgain);
    part(root, "#files-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {Got[]} files @param {string} host */
  show(files, host) {
    const usable = files.some(({ fault }) => !fault);
    part(this.#root, "#files-text", HTMLElement).textContent = t(usable ? "files-text" : "files-none");
    part(this.#root, "#files-go", HTMLElement).hidden = !usable;
    this.#list.replaceChildren(...files.map((file, index) => itemOf(file, index + 1, host)));
  }

  clear() {
    this.#list.replaceChildren();
  }
}

/** Whether a file is as it should be. @param {Got} file */
export function isSound({ fault, status = "" }) {
  return !fault && !VOID.has(status);
}

/** @param {Got} file @param {number} number @param {string} host */
function itemOf(file, number, host) {
  const { contentType = "", status, updated, fault } = file;
  const item = copyOf("file-item");
  const box = part(item, "input", HTMLInputElement);
  const kind = t(
    contentType.includes("card") ? "kind-card" : contentType.includes("fhir") ? "kind-fhir" : "kind-other",
  );
  part(item, ".card-name", HTMLElement).textContent = t("file-named", { number, kind });
  box.checked = isSound(file);
  box.disabled = fault !== undefined;
  const isVoid = status !== undefined && VOID.has(status);
  const facts = [
    updated && t("file-updated", { date: dateText(updated) }),
    status && !isVoid && tell("status", status),
  ];
  say(part(item, ".hint", HTMLElement), facts.filter(Boolean).join(" "));
  const wrong = fault ? tell("error", fault, { host }) : isVoid ? tell("status", status) : undefined;
  say(part(item, ".file-fault", HTMLElement), wrong);
  return item;
}
