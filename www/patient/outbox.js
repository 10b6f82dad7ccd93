// Copy, share and download the text of a package.

import { announce } from "../shared/announce.js";
import { focusOn, part, saveFile } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

const FILE_NAME = "health-record.mdawa.txt";
const FILE_TYPE = "text/plain";

export class Outbox {
  #done;
  #refusal;
  #refusalText;
  #share;
  /** Undefined while the package must not leave as text. @type {string | undefined} */
  #text;

  /**
   * @param {HTMLElement} root
   * @param {() => void} onSendInstead
   */
  constructor(root, onSendInstead) {
    this.#done = part(root, "#outbox-done", HTMLElement);
    this.#refusal = part(root, "#six-digits", HTMLElement);
    this.#refusalText = part(root, "#six-digits-text", HTMLElement);
    this.#share = part(root, "#share", HTMLButtonElement);
    part(root, "#copy", HTMLButtonElement).addEventListener("click", () => this.#hand(copy));
    this.#share.addEventListener("click", () => this.#hand(share));
    part(root, "#download", HTMLButtonElement).addEventListener("click", () => this.#hand(download));
    part(root, "#send-instead", HTMLButtonElement).addEventListener("click", onSendInstead);
    this.#share.hidden = !navigator.share;
  }

  /**
   * What may be handed out; nothing for a package that is only to be shown.
   *
   * @param {string | undefined} text
   */
  show(text) {
    this.#text = text;
    this.#done.textContent = "";
    this.#refusal.hidden = true;
  }

  /** @param {(text: string) => Promise<string>} way */
  async #hand(way) {
    this.#refusal.hidden = this.#text !== undefined;
    if (this.#text === undefined) {
      focusOn(this.#refusalText);
      return;
    }
    const outcome = await way(this.#text);
    this.#done.textContent = outcome;
    announce(outcome);
  }
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return t("copied");
  } catch {
    return t("copy-refused");
  }
}

/** @param {string} text */
async function share(text) {
  const file = new File([text], FILE_NAME, { type: FILE_TYPE });
  const parcel = navigator.canShare?.({ files: [file] }) ? { files: [file] } : { text };
  try {
    await navigator.share(parcel);
    return t("shared");
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "" : t("share-refused");
  }
}

/** @param {string} text */
async function download(text) {
  saveFile(FILE_NAME, text, FILE_TYPE);
  return t("downloaded");
}
