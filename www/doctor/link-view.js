// A health link as it is before anybody is contacted: what it says of itself, and the two ways to what is behind it.

import { part, say, termRow, withText } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { t } from "./foreign-text.js";

/** @typedef {import("./page-types.js").Link} Link */

/** Faults of a link that a person should know of; the others leave no doubt, and are told in one sentence. */
const TOLD = [
  "flag-contradiction",
  "flag-unknown",
  "time-malformed",
  "url-not-https",
  "version-unknown",
  "viewer-prefix",
];
/** This very device, where a server is tried out. */
const HERE = ["localhost", "127.0.0.1"];

export class LinkView {
  #root;

  /** @param {HTMLElement} root @param {{ onContact(): void, onLeave(): void }} news */
  constructor(root, { onContact, onLeave }) {
    this.#root = root;
    part(root, "#link-contact", HTMLButtonElement).addEventListener("click", onContact);
    part(root, "#link-leave", HTMLButtonElement).addEventListener("click", onLeave);
  }

  /** @param {Link} link @param {number} now Unix seconds */
  show({ host, url, expires, flag, label, warnings, fileWaits }, now) {
    const gone = expires !== undefined && expires <= now;
    const rows = [
      label && termRow(t("link-label"), label),
      termRow(t("link-host"), host),
      expires !== undefined && termRow(gone ? t("link-expired") : t("link-expires"), momentText(expires)),
      termRow(t("link-passcode"), flag.includes("P") ? t("link-passcode-yes") : t("link-passcode-no")),
      termRow(t("link-updates"), flag.includes("L") ? t("link-updates-yes") : t("link-updates-no")),
    ];
    part(this.#root, "#link-facts", HTMLElement).replaceChildren(
      ...rows.filter((row) => row instanceof HTMLElement),
    );
    const told = warnings.filter((warning) => TOLD.includes(warning));
    const remarks = told.map((warning) => t(/** @type {any} */ (`link-${warning}`)));
    if (told.length < warnings.length) remarks.push(t("link-unusual"));
    if (fileWaits) remarks.unshift(t("link-file-waits"));
    const list = part(this.#root, "#link-remarks", HTMLElement);
    list.hidden = remarks.length === 0;
    list.replaceChildren(...remarks.map((remark) => withText("li", remark)));
    const contactable = url.protocol === "https:" || HERE.includes(url.hostname);
    part(this.#root, "#link-fetch", HTMLElement).hidden = !contactable;
    part(this.#root, "#link-contact", HTMLElement).textContent = t("link-contact", { host });
    part(this.#root, "#link-learns", HTMLElement).textContent = t("link-learns", { host });
    this.problem(undefined);
  }

  /** @param {string | undefined} text */
  problem(text) {
    say(part(this.#root, "#link-problem", HTMLElement), text);
  }

  clear() {
    part(this.#root, "#link-facts", HTMLElement).replaceChildren();
    part(this.#root, "#link-remarks", HTMLElement).replaceChildren();
    part(this.#root, "#link-contact", HTMLElement).textContent = "";
    part(this.#root, "#link-learns", HTMLElement).textContent = "";
    this.problem(undefined);
  }
}
