// What opens a vault: a list, what is added to it, and when the page locks itself.

import { copyOf, part } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").WayFace} WayFace
 * @typedef {{ onPasskey(): void, onPassphrase(): void, onCodes(): void, onRemove(way: WayFace): void, onIdle(minutes: number): void }} News
 */

export class WaysView {
  #root;
  #news;
  #idle;

  /** @param {HTMLElement} root @param {News} news */
  constructor(root, news) {
    this.#root = root;
    this.#news = news;
    this.#idle = part(root, "#idle", HTMLSelectElement);
    this.#idle.addEventListener("change", () => news.onIdle(Number(this.#idle.value)));
    for (const [id, press] of /** @type {const} */ ([
      ["#way-passkey", () => news.onPasskey()],
      ["#way-passphrase", () => news.onPassphrase()],
      ["#way-codes", () => news.onCodes()],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", press);
    }
  }

  /** @param {WayFace[]} ways @param {{ passkeys: boolean, minutes: number }} circumstances */
  show(ways, { passkeys, minutes }) {
    part(this.#root, "#way-passkey", HTMLElement).hidden = !passkeys;
    part(this.#root, "#way-no-passkey", HTMLElement).hidden = passkeys;
    this.#idle.value = String(minutes);
    const codes = ways.filter(({ kind }) => kind === "recovery-code");
    const lasting = ways.filter(({ kind }) => kind === "passphrase" || kind === "passkey").length;
    // All codes together are one way; the remembered one is none.
    const removable = lasting + (codes.length > 0 ? 1 : 0) > 2;
    const others = ways.filter(({ kind }) => kind !== "recovery-code");
    const items = others.map((way) =>
      this.#item(way, way.kind === "remembered" || (removable && way.kind === "passkey")),
    );
    if (codes.length > 0) items.push(codesItem(codes));
    part(this.#root, "#way-list", HTMLElement).replaceChildren(...items);
  }

  clear() {
    part(this.#root, "#way-list", HTMLElement).replaceChildren();
  }

  /** @param {WayFace} way @param {boolean} removable */
  #item(way, removable) {
    const item = copyOf("way-item");
    const { kind, name, madeAt, usedAt, expires } = way;
    const called = name ? t("way-named", { way: t(`way-${kind}`), name }) : t(`way-${kind}`);
    part(item, ".card-name", HTMLElement).textContent = called;
    part(item, ".card-about", HTMLElement).textContent = [
      t("way-since", { date: momentText(madeAt) }),
      usedAt && t("way-used", { date: momentText(usedAt) }),
      expires && t("way-expires", { date: momentText(expires) }),
    ]
      .filter(Boolean)
      .join(" ");
    const remove = part(item, "button", HTMLButtonElement);
    remove.hidden = !removable;
    remove.textContent = kind === "remembered" ? t("way-forget") : t("way-remove", { way: called });
    remove.addEventListener("click", () => this.#news.onRemove(way));
    return item;
  }
}

/** @param {WayFace[]} codes */
function codesItem(codes) {
  const item = copyOf("way-item");
  part(item, ".card-name", HTMLElement).textContent = t("way-recovery-code");
  const madeAt = Math.max(...codes.map((code) => code.madeAt));
  part(item, ".card-about", HTMLElement).textContent = t("codes-left", {
    count: codes.length,
    date: momentText(madeAt),
  });
  part(item, "button", HTMLButtonElement).hidden = true;
  return item;
}
