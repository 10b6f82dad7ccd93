// Where the words of other languages are. A page loads the files that it says something of. The type check holds what the
// scripts say against English; a test does the same for what stands in the HTML.

/** @typedef {"hi" | "sw"} Language beside English */
/** @typedef {"check" | "doctor" | "exchange" | "help" | "index" | "patient" | "poster" | "protection" | "records" | "settings"} Page */
/**
 * @template English
 * @typedef {() => Promise<{ texts: import("../shared/i18n.js").Translation<English> }>} Load
 */
/**
 * @typedef {{
 *   all: Load<typeof import("./en/all.js").english>,
 *   check: Load<typeof import("./en/check.js").english>,
 *   exchange: Load<typeof import("./en/exchange.js").english>,
 *   interop: Load<typeof import("./en/interop.js").english>,
 *   "interop-errors": Load<typeof import("./en/interop-errors.js").english>,
 *   record: Load<typeof import("./en/record.js").english>,
 *   records: Load<typeof import("./en/records.js").english>,
 *   settings: Load<typeof import("./en/settings.js").english>,
 * }} ScriptTexts what the scripts say, by the names of the files
 */
/** @typedef {Record<"all" | Page, () => Promise<{ texts: Record<string, string> }>>} HtmlTexts */

/** @type {Record<Language, { scripts: ScriptTexts, html: HtmlTexts }>} */
export const translations = {
  hi: {
    scripts: {
      all: () => import("./hi/all.js"),
      check: () => import("./hi/check.js"),
      exchange: () => import("./hi/exchange.js"),
      interop: () => import("./hi/interop.js"),
      "interop-errors": () => import("./hi/interop-errors.js"),
      record: () => import("./hi/record.js"),
      records: () => import("./hi/records.js"),
      settings: () => import("./hi/settings.js"),
    },
    html: {
      all: () => import("./hi/html/all.js"),
      check: () => import("./hi/html/check.js"),
      doctor: () => import("./hi/html/doctor.js"),
      exchange: () => import("./hi/html/exchange.js"),
      help: () => import("./hi/html/help.js"),
      index: () => import("./hi/html/index.js"),
      patient: () => import("./hi/html/patient.js"),
      poster: () => import("./hi/html/poster.js"),
      protection: () => import("./hi/html/protection.js"),
      records: () => import("./hi/html/records.js"),
      settings: () => import("./hi/html/settings.js"),
    },
  },
  sw: {
    scripts: {
      all: () => import("./sw/all.js"),
      check: () => import("./sw/check.js"),
      exchange: () => import("./sw/exchange.js"),
      interop: () => import("./sw/interop.js"),
      "interop-errors": () => import("./sw/interop-errors.js"),
      record: () => import("./sw/record.js"),
      records: () => import("./sw/records.js"),
      settings: () => import("./sw/settings.js"),
    },
    html: {
      all: () => import("./sw/html/all.js"),
      check: () => import("./sw/html/check.js"),
      doctor: () => import("./sw/html/doctor.js"),
      exchange: () => import("./sw/html/exchange.js"),
      help: () => import("./sw/html/help.js"),
      index: () => import("./sw/html/index.js"),
      patient: () => import("./sw/html/patient.js"),
      poster: () => import("./sw/html/poster.js"),
      protection: () => import("./sw/html/protection.js"),
      records: () => import("./sw/html/records.js"),
      settings: () => import("./sw/html/settings.js"),
    },
  },
};
