/**
 * The grey pixels of a picture, wherever it comes from.
 *
 * @typedef {VideoFrame | ImageBitmap | ImageData} Picture
 * @typedef {{ x: number, y: number, width: number, height: number }} Region
 * @typedef {{ luma: Uint8Array, width: number, height: number }} Luma one byte a pixel, no padding
 */

import { Failure } from "./failure.js";

/** The middle square that is read of most camera frames, in parts of the shorter side: a third of the pixels of 16:9. */
const MIDDLE = 0.86;

/** Formats whose first plane is the luminance, in bytes. */
const PLANAR = ["I420", "I420A", "I422", "I422A", "I444", "I444A", "NV12"];

/** Where red, green and blue lie in the four bytes of a pixel. */
const PACKED = { RGBA: [0, 1, 2], RGBX: [0, 1, 2], BGRA: [2, 1, 0], BGRX: [2, 1, 0] };

/** Kept from frame to frame: a megabyte thirty times a second would keep the garbage collector busy. */
let frameBytes = new Uint8Array(0);

/**
 * Reads a picture and closes it. What is returned is overwritten by the next call.
 *
 * @param {Picture} picture
 * @param {boolean} whole or only the middle square
 * @returns {Promise<Luma>}
 */
export async function lumaOf(picture, whole) {
  try {
    if (picture instanceof ImageData) return lumaOfPixels(picture, regionOf(picture, whole));
    const direct = isVideoFrame(picture) ? await lumaOfFrame(picture, whole) : undefined;
    return direct ?? lumaOfDrawing(picture, whole);
  } catch (cause) {
    throw new Failure("picture-unreadable", "the pixels of this picture cannot be read", { cause });
  } finally {
    if (!(picture instanceof ImageData)) picture.close();
  }
}

/**
 * The part of a picture that is read.
 *
 * @param {{ x?: number, y?: number, width: number, height: number }} bounds
 * @param {boolean} whole
 * @returns {Region} the middle square lies on even pixels, as the halved colour planes of a video frame demand
 */
export function regionOf({ x = 0, y = 0, width, height }, whole) {
  if (whole) return { x, y, width, height };
  /** @type {(length: number) => number} */
  const even = (length) => Math.floor(length) & ~1;
  const side = even(Math.min(width, height) * MIDDLE);
  return { x: even(x + (width - side) / 2), y: even(y + (height - side) / 2), width: side, height: side };
}

/**
 * @param {Picture} picture
 * @returns {picture is VideoFrame}
 */
function isVideoFrame(picture) {
  return typeof VideoFrame === "function" && picture instanceof VideoFrame;
}

/**
 * Straight from the camera's memory, with no drawing. Undefined for formats this does not know.
 *
 * @param {VideoFrame} frame
 * @param {boolean} whole
 * @returns {Promise<Luma | undefined>}
 */
async function lumaOfFrame(frame, whole) {
  const format = frame.format ?? "";
  const order = Object.hasOwn(PACKED, format)
    ? PACKED[/** @type {keyof typeof PACKED} */ (format)]
    : undefined;
  if (!frame.visibleRect || !(order || PLANAR.includes(format))) return undefined;

  const rect = regionOf(frame.visibleRect, whole);
  const size = frame.allocationSize({ rect });
  if (frameBytes.length < size) frameBytes = new Uint8Array(size);
  const [plane] = await frame.copyTo(frameBytes, { rect });
  if (!plane) return undefined;

  const { width, height } = rect;
  const rows = frameBytes.subarray(plane.offset);
  const luma = order ? grey(rows, rect, plane.stride, order) : unpadded(rows, rect, plane.stride);
  return { luma, width, height };
}

/**
 * @param {VideoFrame | ImageBitmap} picture
 * @param {boolean} whole
 */
function lumaOfDrawing(picture, whole) {
  const [width, height] =
    "displayWidth" in picture
      ? [picture.displayWidth, picture.displayHeight]
      : [picture.width, picture.height];
  const region = regionOf({ width, height }, whole);
  const canvas = new OffscreenCanvas(region.width, region.height);
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) throw new Error("no 2d canvas");
  // Black modules on nothing are a common way to save a QR code: what is clear is paper.
  context.fillStyle = "white";
  context.fillRect(0, 0, region.width, region.height);
  context.drawImage(picture, -region.x, -region.y);
  return lumaOfPixels(context.getImageData(0, 0, region.width, region.height), { ...region, x: 0, y: 0 });
}

/**
 * @param {ImageData} pixels
 * @param {Region} region
 */
function lumaOfPixels({ data, width }, region) {
  const rows = new Uint8Array(data.buffer, 4 * (region.y * width + region.x));
  return { luma: grey(rows, region, 4 * width, PACKED.RGBA), width: region.width, height: region.height };
}

/**
 * @param {Uint8Array} rows
 * @param {Region} region
 * @param {number} stride
 */
function unpadded(rows, { width, height }, stride) {
  for (let y = 1; stride !== width && y < height; y++) {
    rows.copyWithin(y * width, y * stride, y * stride + width);
  }
  return rows.subarray(0, width * height);
}

/**
 * Weighs the colours as ITU-R BT.601 does, in 256ths.
 *
 * @param {Uint8Array} rows four bytes a pixel
 * @param {Region} region
 * @param {number} stride
 * @param {number[]} order
 */
function grey(rows, { width, height }, stride, [red = 0, green = 1, blue = 2]) {
  const luma = new Uint8Array(width * height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0, from = y * stride; x < width; x++, from += 4) {
      // The indexes end with the rows, which the browser filled.
      const r = rows[from + red] ?? 0;
      const g = rows[from + green] ?? 0;
      const b = rows[from + blue] ?? 0;
      luma[to++] = (77 * r + 150 * g + 29 * b) >> 8;
    }
  }
  return luma;
}
