/** Pictures and documents that go into an entry, and come out of one. */

import { bytesOf } from "../shared/attached.js";
import { Failure } from "../shared/failure.js";

/** @typedef {import("./page-types.js").Attachment} Attachment */

/** Enough to read a page of print, and a tenth of what a telephone takes. */
const LONGEST_SIDE_PX = 1600;
const JPEG_QUALITY = 0.82;
const MOST_DOCUMENT_BYTES = 8 * 1024 * 1024;
/** What a browser draws and nothing else can hide in. */
const PICTURES = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/**
 * What is kept of a file that was chosen: a smaller picture, or a PDF as it is.
 *
 * @param {File} file
 * @returns {Promise<{ attachment: Attachment, picture?: Blob }>}
 */
export async function attachmentOf(file) {
  if (file.type === "application/pdf") {
    if (file.size > MOST_DOCUMENT_BYTES) throw new Failure("document-too-big");
    return { attachment: await asAttachment(file) };
  }
  const picture = await shrunk(file);
  return { attachment: await asAttachment(picture), picture };
}

/** The file in an entry; nothing where there is none, or it is not what it should be. @param {string} contentType @param {string} base64 */
export function blobOf(contentType, base64) {
  const bytes = bytesOf(base64);
  if (!bytes) return undefined;
  // A page or a drawing with scripts in it is saved as bytes, never opened.
  const type = PICTURES.includes(contentType) ? contentType : "application/octet-stream";
  return new Blob([bytes], { type: contentType === "application/pdf" ? contentType : type });
}

/** How a file of this type is called at its end. @param {string} contentType */
export function endingOf(contentType) {
  const [, ending = ""] = /^(?:image|application)\/(jpeg|png|webp|gif|pdf)$/.exec(contentType) ?? [];
  return ending === "jpeg" ? "jpg" : ending || "bin";
}

/** A name for a file that says nothing odd to a file system. @param {string} title */
export function fileNameOf(title) {
  const plain = title
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .trim();
  return plain.slice(0, 60) || "record";
}

/** @param {File} file */
async function shrunk(file) {
  /** @type {ImageBitmap} */
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch (cause) {
    throw new Failure("picture-unreadable", "the browser cannot read the picture", { cause });
  }
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Failure("picture-unreadable", "no canvas");
  // What was clear is paper.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((/** @type {(blob: Blob) => void} */ resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        // Its pixels are not needed any more.
        canvas.width = canvas.height = 0;
        if (blob) resolve(blob);
        else reject(new Failure("picture-unreadable", "the browser cannot write the picture"));
      },
      "image/jpeg",
      JPEG_QUALITY,
    );
  });
}

/** @param {Blob} blob @returns {Promise<Attachment>} */
async function asAttachment(blob) {
  const reader = new FileReader();
  reader.readAsDataURL(blob);
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(new Failure("file-unreadable", "the browser cannot read the file"));
  });
  const [, base64 = ""] = String(reader.result).split(",", 2);
  return { contentType: blob.type, base64, bytes: blob.size };
}
