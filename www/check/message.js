/** Writes messages: the clinic's words in the language that was chosen for the patient, and where they can be handed over. */

/**
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("./page-types.js").Check} Check
 * @typedef {import("./page-types.js").Held} Held
 * @typedef {import("./page-types.js").Settings} Settings
 * @typedef {Pick<Settings, "org" | "domain"> & { template: string }} Wording
 */

/**
 * The text that a patient reads.
 *
 * @param {Codes} codes
 * @param {Wording} wording
 * @param {string} code
 * @param {number} minutes
 * @returns {Promise<string>}
 */
export function messageOf(codes, { org, domain, template }, code, minutes) {
  const values = { org, code, minutes };
  return codes.call("messageText", template, domain ? { ...values, domain } : values);
}

/**
 * All that a code is handed over with.
 *
 * @param {Codes} codes
 * @param {Settings} settings
 * @param {Check} check
 * @param {string} code
 * @param {number} minutes
 * @returns {Promise<Held>}
 */
export async function write(codes, settings, { phone, language }, code, minutes) {
  const { template } = settings.words[language];
  const text = await messageOf(codes, { ...settings, template }, code, minutes);
  return { code, text, minutes, links: await codes.call("messageLinks", phone, text) };
}
