// The sentences of this page, and those about what others made.

import { addTexts } from "../shared/i18n.js";
import { english } from "../text/en/exchange.js";
import { english as interopErrors } from "../text/en/interop-errors.js";
import { english as record } from "../text/en/record.js";

export const t = await addTexts({ record, "interop-errors": interopErrors, exchange: english });
