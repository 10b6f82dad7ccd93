/** What a clinic chose for this page. Its keys for a message service are as safe as this browser, and no safer. */

import { words } from "../text/check-words.js";

/**
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("./page-types.js").Settings} Settings
 */

const KEY = "settings";

/** @type {Settings} */
export const FIRST_SETTINGS = {
  language: "en",
  policy: "recommended",
  org: "Your clinic",
  domain: "",
  words,
  gateway: { on: false, provider: "relay", channel: "sms", settings: {} },
};

/** @param {LockedStore} store @returns {Promise<Settings>} */
export async function readSettings(store) {
  return whole(await store.get(KEY));
}

/**
 * Changes what is named and nothing else.
 *
 * @param {LockedStore} store
 * @param {Partial<Settings>} news
 * @returns {Promise<Settings>}
 */
export function changeSettings(store, news) {
  return store.update(KEY, async (kept) => {
    const settings = { ...whole(kept), ...news };
    return { value: settings, result: settings };
  });
}

/** With the first words of a language that came later. @param {Partial<Settings>} [kept] @returns {Settings} */
function whole(kept) {
  return { ...FIRST_SETTINGS, ...kept, words: { ...FIRST_SETTINGS.words, ...kept?.words } };
}
