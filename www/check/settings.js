/** What a clinic chose for this page. Its keys for a message service are as safe as this browser, and no safer. */

/**
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("./page-types.js").Settings} Settings
 */

const KEY = "settings";

/** @type {Settings} */
export const FIRST_SETTINGS = {
  policy: "recommended",
  org: "Your clinic",
  template: "{org}: your code is {code}. Say it to us within {minutes} minutes. Give it to nobody else.",
  gateway: { on: false, provider: "relay", channel: "sms", settings: {} },
};

/** @param {LockedStore} store @returns {Promise<Settings>} */
export async function readSettings(store) {
  return { ...FIRST_SETTINGS, ...(await store.get(KEY)) };
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
    const settings = { ...FIRST_SETTINGS, ...kept, ...news };
    return { value: settings, result: settings };
  });
}
