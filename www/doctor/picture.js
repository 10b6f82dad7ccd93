import { Failure } from "../shared/failure.js";

/** Photographs weigh a few megabytes; what weighs more is no picture of a code, and would fill the memory. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * The longer side, in pixels, at which a picture is tried. Smaller is not only faster: it averages away the grain
 * and the pattern of a photographed screen.
 */
const SIDES = [4096, 1600, 800];

/**
 * The text of every QR code in a picture file of any kind that the browser can draw.
 *
 * @param {Blob} file
 * @param {import("../shared/core.js").Core} core
 * @returns {Promise<string[]>} never empty
 * @throws {Failure} `picture-unreadable` or `picture-no-code`
 */
export async function textsInPicture(file, core) {
  const picture = await decode(file);
  try {
    const texts = await textsInDrawing(picture, core);
    if (texts.length > 0) return texts;
  } finally {
    picture.close();
  }
  throw new Failure("picture-no-code", "no QR code was found in this picture");
}

/**
 * The text of every QR code in what is drawn.
 *
 * @param {ImageBitmap | HTMLCanvasElement} drawing
 * @param {import("../shared/core.js").Core} core
 * @param {number[]} [sides] largest first
 * @returns {Promise<string[]>}
 */
export async function textsInDrawing(drawing, core, sides = SIDES) {
  const { width, height } = drawing;
  const longer = Math.max(width, height);
  // From the first side that holds the picture, each smaller one.
  for (const side of new Set(sides.map((side) => Math.min(side, longer)))) {
    const resizeWidth = Math.max(1, Math.round((width * side) / longer));
    const resizeHeight = Math.max(1, Math.round((height * side) / longer));
    const copy = await createImageBitmap(drawing, { resizeWidth, resizeHeight, resizeQuality: "high" });
    const texts = await core.scanPicture(copy);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** @param {Blob} file */
async function decode(file) {
  if (file.size > MAX_FILE_BYTES) throw new Failure("picture-unreadable", "the file is larger than 64 MiB");
  try {
    return await createImageBitmap(file);
  } catch (cause) {
    throw new Failure("picture-unreadable", "the browser cannot draw this file", { cause });
  }
}
