/** Files that came in a record: what they are by their own bytes, whatever the record calls them, and what is safe to show. */

/** @typedef {"gif" | "jpeg" | "pdf" | "png" | "webp"} Shown what a browser draws and nothing else can hide in */

/** How each begins, in Latin-1. @type {[Shown, (start: string) => boolean][]} */
const MARKS = [
  ["gif", (start) => start.startsWith("GIF87a") || start.startsWith("GIF89a")],
  ["jpeg", (start) => start.startsWith("\xff\xd8\xff")],
  // Some programs write a few bytes before the mark.
  ["pdf", (start) => start.includes("%PDF-")],
  ["png", (start) => start.startsWith("\x89PNG\r\n\x1a\n")],
  ["webp", (start) => start.startsWith("RIFF") && start.startsWith("WEBP", 8)],
];
const START_BYTES = 1024;

/** The bytes of base64 as records have it; nothing where it is none, or empty. @param {string} base64 */
export function bytesOf(base64) {
  let text = "";
  try {
    text = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    // The entry came so; the rest of it is read all the same.
  }
  return text ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : undefined;
}

/** What a file is; nothing for what is not to be shown. @param {Uint8Array} bytes @returns {Shown | undefined} */
export function shownAs(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, START_BYTES));
  return MARKS.find(([, begins]) => begins(start))?.[0];
}
