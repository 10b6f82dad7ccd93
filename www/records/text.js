// The sentences of this page, and those about a record.

import { addTexts } from "../shared/i18n.js";
import { english as record } from "../text/en/record.js";
import { english } from "../text/en/records.js";

export const t = await addTexts({ record, records: english });
