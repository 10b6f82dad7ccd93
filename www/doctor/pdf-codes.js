import { Failure } from "../shared/failure.js";
import { Pdf } from "../shared/pdf.js";
import "./foreign-text.js";
import { textsInDrawing } from "./picture.js";

/** A certificate has one to four pages; who brings more is asked for the page with the code. */
const MOST_PAGES = 16;

/**
 * A page of A4 at about 220 dots an inch, where each module of the densest code is several pixels wide, and at half of
 * that, which averages away the grain of a scan.
 */
const SIDES = /** @type {const} */ ([2600, 1300]);

/**
 * The text of every QR code on the pages of a PDF.
 *
 * @param {Blob} file
 * @param {import("../shared/core.js").Core} core
 * @param {{ onPage: (page: number, pages: number) => void, signal: AbortSignal }} options
 * @returns {Promise<string[]>} never empty
 * @throws {Failure} `pdf-no-code`, and what `Pdf.open` throws
 */
export async function textsInPdf(file, core, { onPage, signal }) {
  const pdf = await Pdf.open(file, signal);
  const pages = Math.min(pdf.pages, MOST_PAGES);
  /** @type {string[]} */
  const texts = [];
  let unread = 0;
  try {
    for (let page = 1; page <= pages; page += 1) {
      onPage(page, pages);
      try {
        const drawing = await pdf.draw(page, SIDES[0], signal);
        texts.push(...(await textsInDrawing(drawing, core, [...SIDES])));
        // Its pixels are not needed any more.
        drawing.width = drawing.height = 0;
      } catch (error) {
        // One damaged page does not cost the others.
        if (!(error instanceof Failure) || error.code !== "pdf-damaged") throw error;
        unread += 1;
      }
    }
  } finally {
    pdf.close();
  }
  if (texts.length > 0) return [...new Set(texts)];
  if (unread === pages) throw new Failure("pdf-damaged", "no page could be drawn");
  throw new Failure(pdf.pages > pages ? "pdf-no-code-yet" : "pdf-no-code", "no QR code on any page", {
    params: { pages },
  });
}
