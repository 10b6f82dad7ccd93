// Says that there is a newer version, and lets the person choose when.

import { withText } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

/** @param {() => void} onWanted @returns {{ othersOpen(): void }} */
export function offerVersion(onWanted) {
  const root = withText("section", "");
  root.id = "newer";
  root.className = "notice newer unprinted";
  const text = withText("p", "");
  text.role = "status";
  const button = withText("button", t("newer-use"));
  button.type = "button";
  button.className = "button";
  button.addEventListener("click", onWanted);
  root.append(text, button);
  document.getElementById(root.id)?.remove();
  document.querySelector("main")?.append(root);
  // Once it is there, so that a screen reader hears of it.
  text.textContent = t("newer");
  return {
    othersOpen: () => {
      text.textContent = t("newer-others");
    },
  };
}
