// The words of the page in the reader's language, with numbers, dates and plurals by Intl.
//
// What all scripts say is in all.js of the language's folder, and what the scripts of one page alone say in a catalogue of
// that page; words.js brings them. A key of a code from elsewhere (an error, a warning, a status) may be missing in an old page, so `tell`
// has an answer for every key.

import { english } from "../text/en/all.js";
import { textsOf } from "./words.js";

/** @typedef {keyof typeof english} TextKey */
/** @template Texts @typedef {Texts extends unknown ? keyof Texts : never} KeysIn of any of them */
/** @typedef {Record<string, string | number>} Params */
/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Message */
/**
 * The same in another language.
 *
 * @template English
 * @typedef {{ [Key in keyof English]: English[Key] extends string ? string : Message }} Translation
 */

const PAGE_LANGUAGE = document.documentElement.lang || "en";
/** The page's language as the reader's country writes it, so that days and months are in the order people expect. */
const LANGUAGE = navigator.languages.find((language) => language.startsWith(PAGE_LANGUAGE)) ?? PAGE_LANGUAGE;
const numbers = new Intl.NumberFormat(LANGUAGE);
const seconds = new Intl.NumberFormat(LANGUAGE, { style: "unit", unit: "second", unitDisplay: "long" });
const plurals = new Intl.PluralRules(LANGUAGE);
const times = new Intl.DateTimeFormat(LANGUAGE, { hour: "2-digit", minute: "2-digit" });
const moments = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeStyle: "short" });

/** @type {Record<string, Message>} */
const catalogue = { ...(await textsOf("all", english)) };

/** A FHIR date: a year, a month or a day, and perhaps a time. */
const FHIR_DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?$/;

/**
 * Adds what one page says to what all of them say.
 *
 * @template {Partial<Record<import("./words.js").ScriptFile, Record<string, Message>>>} Added
 * @param {Added} added English, by the names of the files
 * @returns {Promise<(key: TextKey | KeysIn<Added[keyof Added]>, params?: Params) => string>} the `t` of that page
 */
export async function addTexts(added) {
  const files = /** @type {[import("./words.js").ScriptFile, Record<string, Message>][]} */ (
    Object.entries(added)
  );
  const texts = await Promise.all(files.map(([file, english]) => textsOf(file, english)));
  Object.assign(catalogue, ...texts);
  return /** @type {any} */ (t);
}

/**
 * A sentence, with its {names} filled in; `count` chooses the plural.
 *
 * @param {TextKey} key
 * @param {Params} [params]
 */
export function t(key, params = {}) {
  const message = catalogue[key] ?? key;
  const pattern =
    typeof message === "string"
      ? message
      : (message[plurals.select(Number(params.count))] ?? message.other ?? "");
  return pattern.replace(/\{(\w+)\}/g, (hole, name) => {
    const value = params[name];
    return typeof value === "number" ? numbers.format(value) : (value ?? hole);
  });
}

/**
 * Like `t` for a key made of a code; a code that nobody wrote a text for is shown as it is.
 *
 * @param {string} family
 * @param {string} code
 * @param {Params} [params]
 */
export function tell(family, code, params) {
  const key = `${family}-${code}`;
  return key in catalogue ? t(/** @type {TextKey} */ (key), params) : code;
}

/**
 * The time of day of a moment.
 *
 * @param {number} unixSeconds
 */
export function timeText(unixSeconds) {
  return times.format(unixSeconds * 1000);
}

/**
 * The day and time of a moment.
 *
 * @param {number} unixSeconds
 */
export function momentText(unixSeconds) {
  return moments.format(unixSeconds * 1000);
}

/**
 * A FHIR date for people, or a period: two with a slash between, `..` for an open end. What is no date stays as it is.
 *
 * @param {string} fhirDate
 */
export function dateText(fhirDate) {
  const [start = "", end] = fhirDate.split("/");
  if (end === undefined) {
    return pointText(start);
  }
  if (end === "..") {
    return t("since", { date: pointText(start) });
  }
  return start === ".." ? t("until", { date: pointText(end) }) : `${pointText(start)} – ${pointText(end)}`;
}

/**
 * A date, no more precise than it was written.
 *
 * @param {string} fhirDate
 */
function pointText(fhirDate) {
  const [, year, month, day, time] = FHIR_DATE.exec(fhirDate) ?? [];
  if (!year) {
    return fhirDate;
  }
  // The day as written, not as seen from the reader's time zone.
  const at = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const text = new Intl.DateTimeFormat(LANGUAGE, {
    year: "numeric",
    month: month ? "long" : undefined,
    day: day ? "numeric" : undefined,
    timeZone: "UTC",
  }).format(at);
  const clock = time?.match(/^T(\d\d:\d\d)/)?.[1];
  return clock ? `${text}, ${clock}` : text;
}

/**
 * The name of a country.
 *
 * @param {string} country ISO 3166-1 alpha-2
 */
export function countryText(country) {
  return new Intl.DisplayNames(LANGUAGE, { type: "region" }).of(country) ?? country;
}

/**
 * A length of time in seconds, with its unit.
 *
 * @param {number} count
 */
export function secondsText(count) {
  return seconds.format(count);
}

/**
 * Minutes and seconds left, like 14:05.
 *
 * @param {number} seconds
 */
export function remainingText(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
