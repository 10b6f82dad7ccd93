// The sentences of this page.

import { addTexts } from "../shared/i18n.js";
import { english } from "../text/en/check.js";

export const t = await addTexts({ check: english });
