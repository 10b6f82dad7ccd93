/**
 * Has a test that was written in English find its way in another language: what it looks for by an English name or sentence
 * is looked for by what the pages say instead. `LANGUAGE=hi node --test tests/e2e/accessible.test.mjs`
 */

import { readdir, readFile } from "node:fs/promises";
import { translations } from "../../www/text/translations.js";

/** @typedef {string | RegExp} Words */
/** @typedef {{ english: string, other: string }} Pair */

const root = new URL("../../", import.meta.url);
/** What no page says, where a translation is missing: an empty pattern would be found everywhere. */
const MISSING = "no translation";
export const LANGUAGE = process.env.LANGUAGE ?? "en";

/** All that the pages say, in both languages. @param {keyof typeof translations} language @returns {Promise<Pair[]>} */
export async function pairsOf(language) {
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
    for (const [, key = "", english = ""] of said) pairs.push({ english, other: texts[key] || MISSING });
  }
  for (const file of await readdir(new URL("www/text/en", root))) {
    const { english } = await import(new URL(`www/text/en/${file}`, root).href);
    const name = /** @type {keyof typeof scripts} */ (file.replace(".js", ""));
    const texts = /** @type {Record<string, any>} */ ((await scripts[name]()).texts);
    for (const [key, message] of Object.entries(english)) {
      if (typeof message === "string") pairs.push({ english: message, other: texts[key] || MISSING });
      else
        for (const form of Object.keys(message))
          pairs.push({ english: message[form], other: texts[key]?.[form] || MISSING });
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
 * How many letters of a message stand in what is looked for: the whole of it or a part, with its names filled in. 0 where
 * it is no part of the message.
 *
 * @param {string} message
 * @param {string} wanted
 */
export function lettersOf(message, wanted) {
  const parts = message.toLowerCase().split(/\{\w+\}/);
  const low = wanted.toLowerCase();
  let most = 0;
  for (const [place, part] of parts.entries()) {
    if (part.includes(low)) return low.length;
    const start = Array.from(part, (_, from) => part.slice(from)).find((end) => low.startsWith(end)) ?? "";
    if (!start && place > 0) continue;
    let letters = start.length;
    let rest = low.slice(start.length);
    for (const next of parts.slice(place + 1)) {
      const at = next ? rest.indexOf(next, 1) : -1;
      if (at > 0) {
        letters += next.length;
        rest = rest.slice(at + next.length);
      } else {
        const begun = Array.from(next, (_, length) => next.slice(0, next.length - length));
        letters += begun.find((begin) => rest.length > begin.length && rest.endsWith(begin))?.length ?? 0;
        rest = "";
        break;
      }
    }
    if (!rest) most = Math.max(most, letters);
  }
  return most;
}

/**
 * What to look for in place of English words: all that any page says where English says them, and not what says more than
 * that in the other language alone. What no page says, like a patient's name, stays.
 *
 * @param {Pair[]} pairs
 * @returns {(wanted: Words, options?: { exact?: boolean }) => Words[]} one of them is there
 */
export function translator(pairs) {
  /** @param {Pair[]} said */
  const choice = (said) => `(?:${[...new Set(said.map(({ other }) => pattern(other)))].join("|")})`;
  /** @param {Pair[]} found @param {string} wanted */
  const anyOf = (found, wanted) => {
    const same = new Set(found.map(({ other }) => other));
    const more = pairs.filter(
      ({ english, other }) =>
        !same.has(other) &&
        lettersOf(english, wanted) < wanted.length &&
        found.some((one) => other.includes(one.other)),
    );
    return new RegExp(`^${more.length > 0 ? `(?!\\s*${choice(more)}\\s*$)` : ""}[^]*${choice(found)}`);
  };
  /** @param {RegExp} wanted */
  const examplesOf = (wanted) =>
    pairs.filter(({ english }) => ["1", "2"].some((name) => wanted.test(english.replace(/\{\w+\}/g, name))));

  return (wanted, { exact = false } = {}) => {
    if (wanted instanceof RegExp) {
      const found = examplesOf(wanted);
      return [found.length > 0 ? new RegExp(choice(found)) : wanted];
    }
    const same = pairs.filter(({ english }) => english === wanted);
    if (same.length > 0) return exact ? [...new Set(same.map(({ other }) => other))] : [anyOf(same, wanted)];
    const scored = pairs.map((pair) => ({ ...pair, letters: lettersOf(pair.english, wanted) }));
    const best = Math.max(...scored.map(({ letters }) => letters));
    if (best * 2 <= wanted.length) return [wanted];
    const found = scored.filter(({ letters }) => letters === best);
    return [exact ? new RegExp(`^\\s*${choice(found)}\\s*$`) : anyOf(found, wanted)];
  };
}

/**
 * What a text of a page is in the other language; nothing for what is no text of the pages. Where English has one word for
 * two, the longer of them.
 *
 * @typedef {(text: string) => string | undefined} Interpret
 * @param {Pair[]} pairs
 * @returns {Interpret}
 */
export function interpreter(pairs) {
  const whole = new Map();
  for (const { english, other } of pairs)
    if (other.length > (whole.get(english)?.length ?? 0)) whole.set(english, other);
  const open = pairs
    .filter(({ english }) => /\{\w+\}/.test(english) && /[a-z]{2}/i.test(english.replace(/\{\w+\}/g, "")))
    .sort((a, b) => b.english.length - a.english.length)
    .map(({ english, other }) => ({
      other,
      names: Array.from(english.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name),
      filled: new RegExp(
        `^${english
          .split(/\{\w+\}/)
          .map(escaped)
          .join("(.+?)")}$`,
      ),
    }));
  /** @type {Interpret} */
  const interpret = (text) => {
    if (whole.has(text)) return whole.get(text);
    for (const { filled, names, other } of open) {
      const [, ...values] = filled.exec(text) ?? [];
      if (values.length > 0) {
        const others = values.map((value) => interpret(value) ?? value);
        return other.replace(/\{(\w+)\}/g, (hole, name) => others[names.indexOf(name)] ?? hole);
      }
    }
    // Two texts that a page has put together.
    const [, one, between, rest] = /^(.+?)(: | · )(.+)$/.exec(text) ?? [];
    if (!one || !rest) return undefined;
    const [first, second] = [interpret(one), interpret(rest)];
    return first || second ? `${first ?? one}${between}${second ?? rest}` : undefined;
  };
  return interpret;
}

/**
 * Translates what is looked for on all pages of a browser.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} [language]
 */
export async function speak(browser, language = LANGUAGE) {
  const pairs = await pairsOf(/** @type {keyof typeof translations} */ (language));
  const spoken = translator(pairs);
  /** @param {Words} words */
  const within = (words) => spoken(words)[0];
  const page = await browser.newPage();
  for (const prototype of [page, page.locator("body")].map(Object.getPrototypeOf)) {
    const { getByRole, filter, locator, selectOption } = prototype;
    for (const name of ["getByText", "getByLabel"]) {
      const found = prototype[name];
      prototype[name] = function (/** @type {Words} */ words, /** @type {object} */ options) {
        return anyOf(spoken(words, options).map((words) => found.call(this, words, options)));
      };
    }
    prototype.getByRole = function (
      /** @type {string} */ role,
      /** @type {{ name?: Words }} */ { name, ...options } = {},
    ) {
      const names = name === undefined ? [undefined] : spoken(name, options);
      return anyOf(names.map((name) => getByRole.call(this, role, { ...options, name })));
    };
    /** @param {{ hasText?: Words }} options */
    const withText = ({ hasText, ...options } = {}) =>
      hasText === undefined ? options : { ...options, hasText: within(hasText) };
    if (filter)
      prototype.filter = function (/** @type {object} */ options) {
        return filter.call(this, withText(options));
      };
    prototype.locator = function (/** @type {string} */ selector, /** @type {object} */ options) {
      return locator.call(this, selector, withText(options));
    };
    prototype.selectOption = function (/** @type {string | { label: string }} */ option) {
      if (typeof option === "string") return selectOption.call(this, option);
      const labels = [option.label, ...spoken(option.label, { exact: true })];
      return selectOption.call(
        this,
        labels.filter((label) => typeof label === "string").map((label) => ({ label })),
      );
    };
  }
  await page.close();
}

/** @param {import("playwright-core").Locator[]} locators */
const anyOf = (locators) => locators.reduce((either, one) => either.or(one));
