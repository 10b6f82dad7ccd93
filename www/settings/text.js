// The sentences of this page.

import { addTexts } from "../shared/i18n.js";
import { english } from "../text/en/settings.js";

export const t = await addTexts({ settings: english });

const [SECONDS_A_MINUTE, SECONDS_AN_HOUR] = [60, 3600];

/** A length of time in the largest unit that it is a whole number of. @param {number} seconds */
export function spanText(seconds) {
  if (seconds % SECONDS_AN_HOUR === 0) return t("span-hours", { count: seconds / SECONDS_AN_HOUR });
  if (seconds % SECONDS_A_MINUTE === 0) return t("span-minutes", { count: seconds / SECONDS_A_MINUTE });
  return t("span-seconds", { count: seconds });
}
