/**
 * Has a test that was written in English find its way in another language: what it looks for by an English name or sentence
 * is looked for by what the pages say instead. `LANGUAGE=hi node --test tests/e2e/accessible.test.mjs`
 */

import { readdir, readFile } from "node:fs/promises";
import { translations } from "../../www/text/translations.js";

/** @typedef {string | RegExp} Words */
/** @typedef {{ english: string, other: string }} Pair */

const root = new URL("../../", import.meta.url);
export const LANGUAGE = process.env.LANGUAGE ?? "en";

/** All that the pages say, in both languages. @param {keyof typeof translations} language @returns {Promise<Pair[]>} */
async function pairsOf(language) {
  const { html, scripts } = translations[language];
  const pairs = [];
  const all = (await html.all()).texts;
  for (const [page, load] of Object.entries(html).filter(([page]) => page !== "all")) {
    const text = await readFile(new URL(page === "index" ? "index.html" : `www/${page}.html`, root), "utf8");
    const texts = { ...all, ...(await load()).texts };
    const said = [
      ...text.matchAll(/data-text="([^"]+)"[^>]*>([^<]+)</g),
      ...[...text.matchAll(/<[^>]* data-label="([^"]+)"[^>]*>/g)].map(([tag, key]) => [
        tag,
        key,
        /aria-label="([^"]*)"/.exec(tag)?.[1],
      ]),
    ];
    for (const [, key = "", english = ""] of said) pairs.push({ english, other: texts[key] ?? "" });
  }
  for (const file of await readdir(new URL("www/text/en", root))) {
    const { english } = await import(new URL(`www/text/en/${file}`, root).href);
    const name = /** @type {keyof typeof scripts} */ (file.replace(".js", ""));
    const texts = /** @type {Record<string, any>} */ ((await scripts[name]()).texts);
    for (const [key, message] of Object.entries(english)) {
      if (typeof message === "string") pairs.push({ english: message, other: texts[key] });
      else
        for (const form of Object.keys(message))
          pairs.push({ english: message[form], other: texts[key][form] });
    }
  }
  return pairs;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
/** A message as what it looks like with its names filled in. @param {string} message */
const pattern = (message) =>
  message
    .split(/\{\w+\}/)
    .map(escaped)
    .join(".+?");

/**
 * What to look for in place of English words: all that any page says where English says them. What no page says, like a
 * patient's name, stays.
 *
 * @param {Pair[]} pairs
 * @returns {(wanted: Words, options?: { exact?: boolean }) => Words}
 */
function translator(pairs) {
  const open = pairs.map(({ english, other }) => ({
    english,
    other,
    // Tests leave the last full stop out.
    filled: new RegExp(pattern(english.replace(/[.:!?…]$/, ""))),
    example: english.replace(/\{\w+\}/g, "1"),
  }));
  return (wanted, { exact = false } = {}) => {
    /** @param {{ other: string }[]} found @param {[string, string]} around */
    const anyOf = (found, [start, end]) =>
      new RegExp(`${start}(?:${[...new Set(found.map(({ other }) => pattern(other)))].join("|")})${end}`);
    if (wanted instanceof RegExp) {
      const found = open.filter(({ example }) => wanted.test(example));
      return found.length > 0 ? anyOf(found, ["", ""]) : wanted;
    }
    const same = open.filter(({ english }) => english === wanted);
    if (same.length > 0) return anyOf(same, exact ? ["^\\s*", "\\s*$"] : ["", ""]);
    const low = wanted.toLowerCase();
    const around = open.filter(({ english, filled }) => {
      const within = english.includes("{") && english.length > 12 && filled.test(wanted);
      return (
        within ||
        english.toLowerCase().includes(low) ||
        (wanted.length > 20 && wanted.startsWith(english.split("{")[0] || " "))
      );
    });
    return around.length > 0 ? anyOf(around, ["", ""]) : wanted;
  };
}

/**
 * Translates what is looked for on all pages of a browser.
 *
 * @param {import("playwright-core").Browser} browser
 */
export async function speak(browser) {
  const spoken = translator(await pairsOf(/** @type {keyof typeof translations} */ (LANGUAGE)));
  const page = await browser.newPage();
  for (const prototype of [page, page.locator("body")].map(Object.getPrototypeOf)) {
    for (const name of ["getByText", "getByLabel"]) {
      const found = prototype[name];
      prototype[name] = function (/** @type {Words} */ words, /** @type {object} */ options) {
        return found.call(this, spoken(words, options), options);
      };
    }
    const { getByRole, filter, locator } = prototype;
    prototype.getByRole = function (
      /** @type {string} */ role,
      /** @type {{ name?: Words }} */ { name, ...options } = {},
    ) {
      return getByRole.call(
        this,
        role,
        name === undefined ? options : { ...options, name: spoken(name, options) },
      );
    };
    /** @param {{ hasText?: Words }} options */
    const withText = ({ hasText, ...options } = {}) =>
      hasText === undefined ? options : { ...options, hasText: spoken(hasText) };
    if (filter)
      prototype.filter = function (/** @type {object} */ options) {
        return filter.call(this, withText(options));
      };
    prototype.locator = function (/** @type {string} */ selector, /** @type {object} */ options) {
      return locator.call(this, selector, withText(options));
    };
  }
  await page.close();
}
