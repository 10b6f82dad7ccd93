// Finds, copies and focuses elements, and hands files to the person. No innerHTML anywhere: text is set as text.

import { Failure } from "./failure.js";

/** More than a record or a package may have. */
const MAX_TEXT_FILE_BYTES = 32 * 1024 * 1024;

/**
 * The one element of a kind inside a root; a missing one is a mistake in the page and said at once.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function part(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new TypeError(`the page has no ${kind.name} at ${selector}`);
  }
  return found;
}

/**
 * The first element of a copy of a `<template>`.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function copyOf(id) {
  const copy = part(document, `template#${id}`, HTMLTemplateElement).content.cloneNode(true);
  return part(/** @type {DocumentFragment} */ (copy), "*", HTMLElement);
}

/**
 * An element with text in it.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function withText(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/**
 * Sets an element's text and hides the element while there is none.
 *
 * @param {HTMLElement} element
 * @param {string | undefined} text
 */
export function say(element, text) {
  element.textContent = text ?? "";
  element.hidden = !text;
}

/**
 * A term and what stands under it, for a `<dl>`.
 *
 * @param {string} term
 * @param {string} description
 */
export function termRow(term, description) {
  const row = document.createElement("div");
  row.append(withText("dt", term), withText("dd", description));
  return row;
}

/**
 * Moves the focus to the start of a step, and scrolls there.
 *
 * @param {HTMLElement} element
 */
export function focusOn(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start" });
}

/**
 * The text of a file that the person chose.
 *
 * @param {File} file
 */
export async function textOf(file) {
  if (file.size > MAX_TEXT_FILE_BYTES) {
    throw new Failure("record-too-big");
  }
  try {
    return await file.text();
  } catch (cause) {
    throw new Failure("file-unreadable", "the browser cannot read the file", { cause });
  }
}

/**
 * Lets the person save a text, or bytes, as a file.
 *
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} [type] of a text
 */
export function saveFile(name, content, type) {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after this turn; a minute is more than it ever takes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
