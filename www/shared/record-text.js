// The sentences about a record and its entries.

import { english } from "../text/en/record.js";
import { addTexts } from "./i18n.js";

export const t = await addTexts({ record: english });
