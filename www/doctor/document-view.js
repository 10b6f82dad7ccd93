// A document or a picture in an entry: shown when asked for, as pictures of its pages, and nothing else of it.

import { announce } from "../shared/announce.js";
import { say, withText } from "../shared/dom.js";
import { PictureFrame } from "../shared/picture-frame.js";
import { t } from "./foreign-text.js";

/**
 * @typedef {import("./page-types.js").Attachment} Attachment
 * @typedef {{ onShow(view: DocumentView): void, onMore(view: DocumentView, from: number): void, onSave(view: DocumentView): void }} News
 */

export class DocumentView {
  #news;
  #toggle = button(t("document-show"));
  #words = withText("p", "");
  #save = button(t("document-save"));
  #pages = document.createElement("div");
  #picture;
  #more = button("");
  #from = 1;

  /** @param {HTMLElement} place @param {Attachment} attachment @param {News} news */
  constructor(place, attachment, news) {
    this.attachment = attachment;
    this.#news = news;
    const pictures = document.createElement("div");
    this.#pages.className = pictures.className = "document-pages";
    this.#picture = new PictureFrame(pictures);
    place.replaceChildren(this.#toggle, this.#words, pictures, this.#pages, this.#more, this.#save);
    this.#toggle.ariaLabel = `${t("document-show")}: ${this.title}`;
    this.#toggle.addEventListener("click", () => {
      if (this.#toggle.ariaExpanded === "true") this.clear();
      else this.#open();
    });
    this.#more.addEventListener("click", () => news.onMore(this, this.#from));
    this.#save.addEventListener("click", () => news.onSave(this));
    this.clear();
  }

  /** What it is called. */
  get title() {
    return this.attachment.title || t("document-untitled");
  }

  #open() {
    this.#toggle.ariaExpanded = "true";
    this.#toggle.textContent = t("document-hide");
    this.#toggle.ariaLabel = `${t("document-hide")}: ${this.title}`;
    this.#save.hidden = false;
    this.#news.onShow(this);
  }

  /** Whether it is to be shown; a person may have closed it meanwhile. */
  get open() {
    return this.#toggle.ariaExpanded === "true";
  }

  /** @param {string | undefined} text what is going on, or wrong */
  say(text) {
    say(this.#words, text);
    if (text) announce(text);
  }

  /** @param {Blob} blob */
  picture(blob) {
    this.#picture.show(blob, this.title);
  }

  /** @param {HTMLCanvasElement} drawing @param {number} page @param {number} pages */
  page(drawing, page, pages) {
    drawing.role = "img";
    drawing.ariaLabel = t("document-page", { page, pages, title: this.title });
    this.#pages.hidden = false;
    this.#pages.append(drawing);
    this.#from = page + 1;
  }

  /** Offers the pages that are not drawn yet. @param {number} count */
  more(count) {
    say(this.#more, count > 0 ? t("document-more", { count }) : undefined);
  }

  clear() {
    this.#toggle.ariaExpanded = "false";
    this.#toggle.textContent = t("document-show");
    this.#toggle.ariaLabel = `${t("document-show")}: ${this.title}`;
    this.#save.hidden = true;
    this.#from = 1;
    this.#picture.show(undefined, "");
    for (const canvas of this.#pages.querySelectorAll("canvas")) canvas.width = canvas.height = 0;
    this.#pages.replaceChildren();
    this.#pages.hidden = true;
    say(this.#words, undefined);
    this.more(0);
  }
}

/** @param {string} text */
function button(text) {
  return Object.assign(withText("button", text), { type: "button", className: "button" });
}
