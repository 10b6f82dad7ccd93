/**
 * The only door to the reader of PDF files, which is loaded when the first one is opened. It runs no scripts of a
 * document and fetches nothing that a document names; what it reads is drawn on a canvas, and nothing else of it is shown.
 */

import { Failure } from "./failure.js";
import { workerUrl } from "./script-url.js";

const LIBRARY = new URL("../vendor/pdfjs/", import.meta.url);

/** Scans of a whole file of paper are smaller. */
const MOST_BYTES = 64 * 1024 * 1024;
/** The pixels of one picture in a page: A4 at 600 dots an inch has 35 million. */
const MOST_PICTURE_PX = 64 * 1024 * 1024;
/** Longest that one page may take: a page can be made so that drawing it never ends. */
const PAGE_MS = 30_000;
/** What the library says of a file, and what people are told. */
const FAULTS = new Map([
  ["PasswordException", "pdf-locked"],
  ["InvalidPDFException", "pdf-damaged"],
]);

export class Pdf {
  #worker;
  #library;
  #document;

  /**
   * Opens a file; to be closed.
   *
   * @param {Blob} file
   * @param {AbortSignal} [signal] ends everything at once
   * @returns {Promise<Pdf>}
   * @throws {Failure} `pdf-too-big`, `pdf-locked`, `pdf-damaged`, `pdf-empty`, `pdf-unsupported`, `cancelled`
   */
  static async open(file, signal) {
    if (file.size > MOST_BYTES) throw new Failure("pdf-too-big", "the PDF is larger than 64 MiB");
    const data = new Uint8Array(await file.arrayBuffer());
    if (data.length === 0) throw new Failure("pdf-empty", "the file is empty");
    const library = await import("../vendor/pdfjs/pdf.min.mjs").catch((cause) => {
      // Old browsers cannot read the script; where there is no network either, it was never there.
      const code = cause instanceof SyntaxError ? "pdf-unsupported" : "part-missing";
      throw new Failure(code, "the reader of PDF files cannot be loaded", { cause });
    });
    if (signal?.aborted) throw new Failure("cancelled");
    const worker = new Worker(workerUrl("vendor/pdfjs/pdf.worker.min.mjs"), { type: "module" });
    const end = () => worker.terminate();
    signal?.addEventListener("abort", end);
    try {
      const port = new library.PDFWorker({ port: worker });
      const task = library.getDocument({
        data,
        worker: port,
        wasmUrl: LIBRARY.href,
        maxImageSize: MOST_PICTURE_PX,
        enableXfa: false,
        useWorkerFetch: false,
        verbosity: 0,
      });
      const document = await orEnd(task.promise, worker, signal);
      if (document.numPages === 0) throw new Failure("pdf-empty", "the PDF has no pages");
      return new Pdf(worker, port, document);
    } catch (error) {
      end();
      throw faultOf(error);
    }
  }

  /**
   * @param {Worker} worker
   * @param {import("../vendor/pdfjs/pdf.min.mjs").PDFWorker} library
   * @param {import("../vendor/pdfjs/pdf.min.mjs").PDFDocumentProxy} document
   */
  constructor(worker, library, document) {
    this.#worker = worker;
    this.#library = library;
    this.#document = document;
  }

  get pages() {
    return this.#document.numPages;
  }

  /**
   * Draws a page on white.
   *
   * @param {number} number from 1
   * @param {number} longerSidePx
   * @param {AbortSignal} [signal]
   * @returns {Promise<HTMLCanvasElement>}
   */
  async draw(number, longerSidePx, signal) {
    try {
      const page = await orEnd(this.#document.getPage(number), this.#worker, signal);
      const { width, height } = page.getViewport({ scale: 1 });
      const scale = longerSidePx / Math.max(width, height);
      if (!(scale > 0) || !Number.isFinite(scale)) throw new Failure("pdf-damaged", "a page without a size");
      const viewport = page.getViewport({ scale });
      const canvas = window.document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      const drawing = page.render({ canvas, viewport, background: "#fff" });
      try {
        await orEnd(drawing.promise, this.#worker, signal);
      } finally {
        drawing.cancel();
        page.cleanup();
      }
      return canvas;
    } catch (error) {
      throw faultOf(error);
    }
  }

  /** Gives back all that it holds. */
  close() {
    this.#library.destroy();
    this.#worker.terminate();
  }
}

/**
 * What is asked of the worker; refused when the worker fails, the person gives up, or it takes too long.
 *
 * @template Result
 * @param {Promise<Result>} asked
 * @param {Worker} worker
 * @param {AbortSignal} [signal]
 * @returns {Promise<Result>}
 */
async function orEnd(asked, worker, signal) {
  const done = new AbortController();
  const over = { signal: done.signal, once: true };
  /** @type {Promise<never>} */
  const ended = new Promise((_, reject) => {
    const refuse = (/** @type {string} */ code) => () => reject(new Failure(code));
    worker.addEventListener("error", refuse("pdf-unsupported"), over);
    const timer = setTimeout(refuse("pdf-too-slow"), PAGE_MS);
    done.signal.addEventListener("abort", () => clearTimeout(timer));
    if (signal?.aborted) refuse("cancelled")();
    signal?.addEventListener("abort", refuse("cancelled"), over);
  });
  try {
    return await Promise.race([asked, ended]);
  } finally {
    done.abort();
  }
}

/** @param {unknown} error */
function faultOf(error) {
  if (error instanceof Failure) return error;
  const name = error instanceof Error ? error.name : "";
  return new Failure(FAULTS.get(name) ?? "pdf-damaged", "the PDF cannot be read", { cause: error });
}
