// What arrives as files, text or pictures: first its texts, then what each of them is.

import { textOf } from "../shared/dom.js";
import { textsInPicture } from "./picture.js";

/**
 * @typedef {import("../shared/core-types.js").Arrived} Arrived
 * @typedef {import("./page-types.js").Problem} Problem
 */

/** Some programs write a few bytes before the mark of a PDF. */
const MARK_WITHIN_BYTES = 1024;

/**
 * The texts in files of any kind: pictures and PDF files with QR codes, and what is text already.
 *
 * @param {File[]} files
 * @param {import("../shared/core.js").Core} core
 * @param {{ onPage: (page: number, pages: number) => void, signal: AbortSignal }} pdf
 * @returns {Promise<string[]>}
 * @throws {Failure} where none of them could be read
 */
export async function textsInFiles(files, core, pdf) {
  /** @type {string[]} */
  const texts = [];
  let failure;
  for (const file of files) {
    try {
      if (file.type.startsWith("image/")) texts.push(...(await textsInPicture(file, core)));
      else if (await isPdf(file)) {
        const { textsInPdf } = await import("./pdf-codes.js");
        texts.push(...(await textsInPdf(file, core, pdf)));
      } else texts.push(...textsIn(await textOf(file)));
    } catch (error) {
      failure = error;
    }
  }
  // One bad picture does not cost the others.
  if (texts.length === 0 && failure) throw failure;
  return texts;
}

/** The codes of a health card that stand in one text, each by itself; any other text is one. @param {string} text */
export function textsIn(text) {
  return text.trim().split(/\s+(?=shc:\/)/i);
}

/**
 * What the texts are. Everything that is whole is handed on; where nothing is, what is missing or wrong.
 *
 * @param {string[]} texts
 * @param {import("../shared/intake.js").Intake} intake
 * @returns {Promise<{ arrived: Arrived[], problem?: Problem }>}
 */
export async function sorted(texts, intake) {
  /** @type {Arrived[]} */
  const arrived = [];
  /** @type {import("../shared/core-types.js").Taken | undefined} */
  let last;
  for (const text of texts) {
    const taken = await intake.take(text);
    if (taken.kind !== "part" && taken.kind !== "problem") arrived.push(taken);
    // What else is in the picture matters less than a code of ours.
    else last = taken.kind === "part" || !last ? taken : last;
    // A package is opened with a code; nothing beside it matters now.
    if (taken.kind === "letter" || taken.kind === "answer") return { arrived: [taken] };
  }
  return { arrived, problem: problemOf(last, texts) };
}

/** @param {import("../shared/core-types.js").Taken | undefined} taken @param {string[]} texts @returns {Problem | undefined} */
function problemOf(taken, texts) {
  if (taken?.kind === "part") {
    const { of, received, needed } = taken;
    return { code: of === "card" ? "card-part" : "part-only", params: { received, needed } };
  }
  return taken?.kind === "problem" ? { code: taken.code, texts } : undefined;
}

/** @param {Blob} file */
async function isPdf(file) {
  if (file.type === "application/pdf") return true;
  const start = new TextDecoder("latin1").decode(await file.slice(0, MARK_WITHIN_BYTES).arrayBuffer());
  return start.includes("%PDF-");
}
