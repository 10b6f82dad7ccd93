// A record before it is sent to a server, and what the server said of it after.

import { copyOf, part, say, withText } from "../shared/dom.js";
import { tell } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("../shared/hand-over.js").Server} Server
 * @typedef {import("./page-types.js").Answer} Answer
 * @typedef {import("./page-types.js").Sending} Sending
 */

export class SendingView {
  #root;

  /** @param {HTMLElement} root @param {{ onSend(): void, onLeave(): void }} news */
  constructor(root, { onSend, onLeave }) {
    this.#root = root;
    part(root, "#send", HTMLButtonElement).addEventListener("click", onSend);
    part(root, "#sending-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {Server} server @param {string} host @param {Sending[]} entries */
  show({ base, token }, host, entries) {
    const count = entries.length;
    part(this.#root, "#server-host", HTMLElement).textContent = host;
    part(this.#root, "#server-base", HTMLElement).textContent = base;
    part(this.#root, "#server-token", HTMLElement).textContent = t(token ? "token-some" : "token-none");
    part(this.#root, "#sending-count", HTMLElement).textContent = t("sending-count", { count });
    part(this.#root, "#sending-learns", HTMLElement).textContent = t("sending-learns", { host });
    part(this.#root, "#send", HTMLElement).textContent = t("send", { count, host });
    /** @type {Map<string, number>} */
    const kinds = new Map();
    for (const { type } of entries) kinds.set(kindOf(type), (kinds.get(kindOf(type)) ?? 0) + 1);
    part(this.#root, "#sending-kinds", HTMLElement).replaceChildren(
      ...[...kinds].map(([kind, count]) => withText("li", t("sending-kind", { kind, count }))),
    );
    part(this.#root, "#sending-entries", HTMLElement).replaceChildren(
      ...entries.map((entry) => withText("li", nameOf(entry))),
    );
  }

  clear() {
    for (const id of ["#sending-kinds", "#sending-entries"])
      part(this.#root, id, HTMLElement).replaceChildren();
  }
}

export class SentView {
  #root;

  /** @param {HTMLElement} root @param {{ onAgain(): void, onClose(): void }} news */
  constructor(root, { onAgain, onClose }) {
    this.#root = root;
    part(root, "#sent-again", HTMLButtonElement).addEventListener("click", onAgain);
    part(root, "#sent-close", HTMLButtonElement).addEventListener("click", onClose);
  }

  /** @param {Answer} answer @param {Sending[]} entries */
  show({ status, outcome, code, issues, told }, entries) {
    part(this.#root, "#sent-heading", HTMLElement).textContent = t(`sent-${outcome}`);
    const text = part(this.#root, "#sent-text", HTMLElement);
    const said = tell("told", code, { status, count: entries.length });
    text.textContent = said === code ? t("told-unsure") : said;
    text.classList.toggle("notice-danger", outcome === "refused");
    text.classList.toggle("notice-caution", outcome === "unsure");
    part(this.#root, "#sent-issues", HTMLElement).replaceChildren(
      ...issues.map((issue) => withText("li", issue)),
    );
    part(this.#root, "#sent-entries", HTMLElement).replaceChildren(
      ...(told.length > 0 ? entries : []).map((entry, place) => {
        const { status = 0, issues = [] } = told[place] ?? {};
        const item = copyOf("sent-item");
        const kept = status >= 200 && status < 300;
        item.dataset.outcome = kept ? "kept" : "refused";
        part(item, ".card-name", HTMLElement).textContent = nameOf(entry);
        const said = status
          ? t(kept ? "entry-kept" : "entry-refused", { status: String(status) })
          : t("entry-unsaid");
        say(part(item, ".hint", HTMLElement), [said, ...issues].join(" "));
        return item;
      }),
    );
    part(this.#root, "#sent-again", HTMLElement).hidden = outcome === "kept";
    part(this.#root, "#sent-again-about", HTMLElement).hidden = outcome !== "unsure";
  }

  clear() {
    for (const id of ["#sent-issues", "#sent-entries"]) part(this.#root, id, HTMLElement).replaceChildren();
  }
}

/** @param {string} type of a FHIR resource */
function kindOf(type) {
  return tell("type", type);
}

/** @param {Sending} entry */
function nameOf({ type, title }) {
  return [kindOf(type) || t("entry-untitled"), title].filter(Boolean).join(": ");
}
