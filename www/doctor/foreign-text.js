// The sentences about other people's codes.

import { addTexts } from "../shared/i18n.js";
import { english } from "../text/en/interop.js";
import { english as errors } from "../text/en/interop-errors.js";

export const t = await addTexts({ "interop-errors": errors, interop: english });
