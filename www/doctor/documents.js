// Documents and pictures that a record holds: taken out of it and drawn when a person asks for them.

import { bytesOf, shownAs } from "../shared/attached.js";
import { saveFile } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";
import { Interop } from "../shared/interop.js";
import { DocumentView } from "./document-view.js";
import { t } from "./foreign-text.js";

/** @typedef {import("./page-types.js").Attachment} Attachment */

/** Read on a telephone, and legible on paper. */
const PAGE_PX = 1600;
/** Drawn at once; a person asks for more. */
const PAGES_AT_ONCE = 5;
/** A text that is longer is saved and not shown. */
const MOST_TEXT_BYTES = 256 * 1024;

export class Documents {
  #interop = new Interop();
  #record;
  #signal;
  /** @type {Set<DocumentView>} */
  #views = new Set();

  /** @param {string} record @param {AbortSignal} signal ends with it */
  constructor(record, signal) {
    this.#record = record;
    this.#signal = signal;
    signal.addEventListener("abort", () => {
      this.#interop.restart();
      for (const view of this.#views) view.clear();
      this.#views.clear();
    });
  }

  /** Offers what an entry holds. @param {HTMLElement} place @param {Attachment} attachment */
  offer(place, attachment) {
    this.#views.add(
      new DocumentView(place, attachment, {
        onShow: (view) => this.#show(view, 1),
        onMore: (view, from) => this.#show(view, from),
        onSave: (view) => this.#save(view),
      }),
    );
  }

  /** @param {DocumentView} view @param {number} from the first page that is not drawn yet */
  async #show(view, from) {
    try {
      const bytes = await this.#bytesOf(view.attachment);
      if (!view.open) return;
      if (!bytes) return view.say(t("document-empty"));
      const kind = shownAs(bytes);
      const type = view.attachment.contentType ?? "";
      if (kind === "pdf") await this.#draw(view, new Blob([bytes]), from);
      else if (kind) view.picture(new Blob([bytes], { type: `image/${kind}` }));
      else if (type.startsWith("text/plain") && bytes.length <= MOST_TEXT_BYTES) {
        view.say(new TextDecoder().decode(bytes));
      } else view.say(t("document-not-shown", { type: type || "?" }));
    } catch (error) {
      const code = codeOf(error);
      if (code === "cancelled") return;
      if (code === "pdf-locked") view.say(t("document-locked"));
      else view.say(code.startsWith("pdf-") ? t("document-damaged") : tell("error", code));
    }
  }

  /** @param {DocumentView} view @param {Blob} file @param {number} from */
  async #draw(view, file, from) {
    const { Pdf } = await import("../shared/pdf.js");
    const pdf = await Pdf.open(file, this.#signal);
    try {
      const last = Math.min(pdf.pages, from + PAGES_AT_ONCE - 1);
      for (let page = from; page <= last; page += 1) {
        view.say(t("document-drawing", { page, pages: pdf.pages }));
        const drawing = await pdf.draw(page, PAGE_PX, this.#signal);
        if (!view.open) return;
        view.page(drawing, page, pdf.pages);
      }
      view.say(undefined);
      view.more(pdf.pages - last);
    } finally {
      pdf.close();
    }
  }

  /** As bytes that no program opens by itself. @param {DocumentView} view */
  async #save(view) {
    let bytes;
    try {
      bytes = await this.#bytesOf(view.attachment);
    } catch (error) {
      return view.say(tell("error", codeOf(error)));
    }
    if (!bytes) return view.say(t("document-empty"));
    const kind = shownAs(bytes);
    const ending = kind === "jpeg" ? "jpg" : (kind ?? "bin");
    saveFile(`document.${ending}`, new Blob([bytes], { type: "application/octet-stream" }));
  }

  /** @param {Attachment} attachment */
  async #bytesOf({ path }) {
    const { base64 } = await this.#interop.call("attachmentOf", this.#record, path);
    return bytesOf(base64);
  }
}
