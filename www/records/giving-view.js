// The ways in which somebody's record is given out, each with what it is good for and whether it is locked.

import { part, say, withText } from "../shared/dom.js";
import { tell } from "../shared/i18n.js";
import { Paper } from "../shared/paper.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Server} Server
 * @typedef {"fhir" | "ips" | "ktc" | "print" | "link" | "send" | "csv-choose" | "link-copy" | "back"} Press
 * @typedef {{
 *   onPress(press: Press): void, onTable(section: number): void, onLink(where: { url: string, label: string }): void,
 *   onServer(server: Server | undefined): void
 * }} News `onServer`: as it is to be kept; nothing, to forget it
 */

export class GivingView {
  #root;
  #section;
  #paper;
  #base;
  #token;

  /** @param {HTMLElement} root @param {News} news */
  constructor(root, { onPress, onTable, onLink, onServer }) {
    this.#root = root;
    this.#section = part(root, "#give-section", HTMLSelectElement);
    this.#paper = new Paper(part(root, "#link-qr", HTMLCanvasElement));
    this.#base = part(root, "#server-base", HTMLInputElement);
    this.#token = part(root, "#server-token", HTMLInputElement);
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-press]"))) {
      button.addEventListener("click", () => onPress(/** @type {Press} */ (button.dataset.press)));
    }
    part(root, "#give-csv", HTMLButtonElement).addEventListener("click", () =>
      onTable(Number(this.#section.value)),
    );
    part(root, "#link-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const [url = "", label = ""] = ["#link-url", "#link-label"].map((id) =>
        part(root, id, HTMLInputElement).value.trim(),
      );
      onLink({ url, label });
    });
    part(root, "#server-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onServer({ base: this.#base.value.trim(), token: this.#token.value.trim() || undefined });
    });
    part(root, "#server-forget", HTMLButtonElement).addEventListener("click", () => onServer(undefined));
  }

  /** @param {string} name @param {Server | undefined} server */
  show(name, server) {
    part(this.#root, "#giving-about", HTMLElement).textContent = t("giving-about", {
      name: name || t("nameless"),
    });
    this.serve(server);
  }

  /** @param {Server | undefined} server as it is kept @param {string} [said] */
  serve(server, said = "") {
    this.problem("server", undefined);
    this.#base.value = server?.base ?? "";
    // What is kept is not shown again, and stays as long as nothing else is typed.
    this.#token.value = "";
    this.#token.placeholder = server?.token ? t("server-token-kept") : "";
    part(this.#root, "#server-forget", HTMLElement).hidden = !server;
    if (!said) part(this.#root, "#server", HTMLDetailsElement).open = false;
    part(this.#root, "#server-state", HTMLElement).textContent = said;
    const send = part(this.#root, "#give-send", HTMLElement);
    send.hidden = !server;
    send.textContent = server ? t("give-send-to", { host: new URL(server.base).host }) : "";
  }

  /** What had to be changed to make something valid, counted by why. @param {string[]} codes */
  tellRepairs(codes) {
    const root = part(this.#root, "#giving-repairs", HTMLElement);
    root.hidden = codes.length === 0;
    const items = [...new Set(codes)].map((code) => {
      const count = codes.filter((each) => each === code).length;
      return withText("li", t("incoming-kind", { kind: tell("repair", code), count }));
    });
    part(root, "ul", HTMLElement).replaceChildren(...items);
    if (codes.length > 0) root.scrollIntoView({ block: "nearest" });
  }

  /** @param {string[]} titles of the parts of a record */
  choose(titles) {
    this.#section.replaceChildren(...titles.map((title, index) => new Option(title, String(index))));
    for (const id of ["#give-section-field", "#give-csv"]) part(this.#root, id, HTMLElement).hidden = false;
    part(this.#root, "#give-csv-choose", HTMLElement).hidden = true;
    this.#section.focus();
  }

  /** Asks where the file will lie. */
  askWhere() {
    part(this.#root, "#link-form", HTMLElement).hidden = false;
    part(this.#root, "#link-made", HTMLElement).hidden = true;
    part(this.#root, "#link-url", HTMLElement).focus();
  }

  /** @param {string} link @param {import("../shared/paper.js").Code | undefined} qr nothing where it is too long for one */
  showLink(link, qr) {
    this.problem("link-url", undefined);
    part(this.#root, "#link-made", HTMLElement).hidden = false;
    part(this.#root, "#link-text", HTMLElement).textContent = link;
    const panel = part(this.#root, ".qr-panel", HTMLElement);
    panel.hidden = !qr;
    const side = Math.min(panel.clientWidth, innerHeight * 0.6);
    if (qr) this.#paper.draw([qr], { width: side, height: side });
  }

  /** @param {"link-url" | "server"} field @param {string | undefined} text */
  problem(field, text) {
    say(part(this.#root, `#${field}-problem`, HTMLElement), text);
    const input = field === "server" ? this.#base : part(this.#root, "#link-url", HTMLInputElement);
    input.ariaInvalid = String(text !== undefined);
    if (text) input.focus();
  }

  clear() {
    this.serve(undefined);
    this.tellRepairs([]);
    this.#section.replaceChildren();
    for (const id of ["#give-section-field", "#give-csv", "#link-form", "#link-made"])
      part(this.#root, id, HTMLElement).hidden = true;
    part(this.#root, "#give-csv-choose", HTMLElement).hidden = false;
    for (const id of ["#giving-about", "#link-text"]) part(this.#root, id, HTMLElement).textContent = "";
    for (const id of ["#link-url", "#link-label"]) part(this.#root, id, HTMLInputElement).value = "";
    this.problem("link-url", undefined);
    this.#paper.clear();
  }
}
