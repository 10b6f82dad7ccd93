// The sentences about other people's codes.

import { addTexts } from "../shared/i18n.js";
import { english } from "../text/interop-en.js";
import { english as errors } from "../text/interop-errors-en.js";

export const t = addTexts({ ...errors, ...english });
