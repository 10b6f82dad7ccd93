// The ways in that need no camera: pictures and files, chosen or dropped anywhere, and text, pasted by key or by hand.

import { part } from "../shared/dom.js";

/** @param {{ onFiles: (files: File[]) => void, onText: (text: string) => void }} news */
export function watchSources({ onFiles, onText }) {
  const input = part(document, "#file", HTMLInputElement);
  const pasted = part(document, "#pasted", HTMLTextAreaElement);
  const dropHere = part(document, "#drop-here", HTMLElement);

  part(document, "#open-file", HTMLElement).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again.
    input.value = "";
    onFiles(files);
  });

  part(document, "#paste-here", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const text = pasted.value;
    pasted.value = "";
    onText(text);
  });
  document.addEventListener("paste", (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) {
      return;
    }
    takeTransfer(event.clipboardData);
  });

  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    dropHere.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    dropHere.hidden = event.relatedTarget === null;
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    dropHere.hidden = true;
    takeTransfer(event.dataTransfer);
  });

  /** @param {DataTransfer | null} transfer */
  function takeTransfer(transfer) {
    const files = [...(transfer?.files ?? [])];
    const text = transfer?.getData("text/plain");
    if (files.length > 0) {
      onFiles(files);
    } else if (text) {
      onText(text);
    }
  }
}
