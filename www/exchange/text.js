// The sentences of this page, and those about what others made.

import { addTexts } from "../shared/i18n.js";
import { english } from "../text/exchange-en.js";
import { english as interopErrors } from "../text/interop-errors-en.js";

export const t = addTexts({ ...interopErrors, ...english });
