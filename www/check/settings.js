/** What a clinic chose for this page. Its keys for a message service are as safe as this browser, and no safer. */

import { words } from "../text/check-words.js";

/**
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("../shared/log.js").Log} Log
 * @typedef {import("./page-types.js").CheckEvent} CheckEvent
 * @typedef {import("./page-types.js").Settings} Settings
 */

const KEY = "settings";

/** @type {Settings} */
export const FIRST_SETTINGS = {
  // Of messages, until another is chosen: the one that the page speaks.
  language: /** @type {Settings["language"]} */ (document.documentElement.lang),
  policy: "recommended",
  org: "Your clinic",
  staff: "",
  domain: "",
  words,
  gateway: { on: false, provider: "relay", channel: "sms", settings: {} },
};

/** @param {LockedStore} store @returns {Promise<Settings>} */
export async function readSettings(store) {
  return whole(await store.get(KEY));
}

/**
 * Changes what is named and nothing else, and writes down what an auditor would ask about.
 *
 * @param {LockedStore} store
 * @param {Log} log
 * @param {Partial<Settings>} news
 * @returns {Promise<Settings>}
 */
export function changeSettings(store, log, news) {
  return store.together(async (turn) => {
    const settings = { ...whole(await turn.get(KEY)), ...news };
    turn.put(KEY, settings);
    await log.write(turn, rowsOf(news));
    return settings;
  });
}

/** @param {Partial<Settings>} news */
function rowsOf({ gateway, policy, words }) {
  /** @type {{ event: CheckEvent, result: string }[]} */
  const rows = [];
  if (gateway) rows.push({ event: gateway.on ? "service-on" : "service-off", result: "done" });
  if (policy) rows.push({ event: "rules-changed", result: policy });
  if (words) rows.push({ event: "words-changed", result: "done" });
  return rows;
}

/** With the first words of a language that came later. @param {Partial<Settings>} [kept] @returns {Settings} */
function whole(kept) {
  return { ...FIRST_SETTINGS, ...kept, words: { ...FIRST_SETTINGS.words, ...kept?.words } };
}
