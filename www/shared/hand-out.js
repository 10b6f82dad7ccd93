/** Hands what is on the page to the clipboard or to a printer. */

import { announce, complain } from "./announce.js";
import { t } from "./i18n.js";

/** @param {string} text @param {string} said once it is done */
export async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    announce(said);
  } catch {
    complain(t("copy-refused-yet"));
  }
}

/** @param {"codes" | "log" | "record"} what the style sheet leaves on the paper */
export function printPart(what) {
  document.body.dataset.print = what;
  print();
}
