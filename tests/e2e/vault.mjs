/** What the tests of the vault share: they hold one open on an empty page, as `vault`. */

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import * as codes from "../../pkg/codes.js";
import { BLANK } from "./harness.mjs";

/**
 * @typedef {import("playwright-core").BrowserContext} Context
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("../../www/vault/types.js").NewVault} NewVault
 * @typedef {import("../../www/vault/types.js").Secret} Secret
 */

codes.initSync({ module: await readFile(new URL("../../pkg/codes_bg.wasm", import.meta.url)) });

export { codes };

export const NOW = 1_795_253_400;
export const PASSPHRASE = "a lantern for every door";
export const WRONG = "a lantern for no door at all";

/** @param {Context} context @param {string} url */
export async function newTab(context, url) {
  const page = await context.newPage();
  await page.goto(url + BLANK);
  return page;
}

/** @param {string} passphrase @returns {Secret} */
export const byPassphrase = (passphrase) => ({ kind: "passphrase", passphrase });

/** @param {string} typed @returns {Secret} */
export const byCode = (typed) => ({ kind: "recovery-code", typed });

/**
 * Makes a vault that opens by a passphrase and two recovery codes, if nothing else is said.
 *
 * @param {Page} page
 * @param {Partial<NewVault>} [vault]
 */
export async function create(page, vault = {}) {
  const recoveryCodes = codes.newBackupCodes(2);
  const made = await page.evaluate(
    async (vault) => {
      const { Vault } = await import("/www/vault/vault.js");
      try {
        const opened = await Vault.create(vault);
        Object.assign(globalThis, { vault: opened });
        return { profile: opened.profile, code: "" };
      } catch (error) {
        return { profile: undefined, code: /** @type {any} */ (error).code };
      }
    },
    /** @type {NewVault} */ ({
      name: "Asha",
      role: "patient",
      passphrase: PASSPHRASE,
      recoveryCodes,
      now: NOW,
      ...vault,
    }),
  );
  return { id: made.profile?.id ?? "", profile: made.profile, code: made.code, recoveryCodes };
}

/**
 * Tries a secret, after locking what is open on this page.
 *
 * @param {Page} page
 * @param {string} id
 * @param {Secret} secret
 * @param {number} [now]
 * @returns {Promise<{ code: string, seconds?: number, ms: number }>} `open`, or the code of the failure
 */
export function unlock(page, id, secret, now = NOW) {
  return page.evaluate(
    async ({ id, secret, now }) => {
      const { Vault } = await import("/www/vault/vault.js");
      /** @type {any} */ (globalThis).vault?.lock(false);
      const start = performance.now();
      const outcome = await Vault.unlock(id, secret, now).then(
        (vault) => {
          Object.assign(globalThis, { vault });
          return { code: "open" };
        },
        (error) => ({ code: error.code, seconds: error.params?.seconds }),
      );
      return { ...outcome, ms: performance.now() - start };
    },
    { id, secret, now },
  );
}

/**
 * Calls a method of the open vault.
 *
 * @param {Page} page
 * @param {string} method
 * @param {unknown[]} args
 * @returns {Promise<any>} what it resolves to, or `{ code }` of the failure
 */
export function ask(page, method, ...args) {
  return page.evaluate(
    ({ method, args }) => {
      const { vault } = /** @type {any} */ (globalThis);
      return Promise.resolve(vault[method](...args)).catch((error) => ({ code: error.code }));
    },
    { method, args },
  );
}

/** A patient's row with this name, or an entry of one. @param {string} title @param {string} [subject] */
export function entry(title, subject) {
  const id = randomBytes(16).toString("hex");
  const resourceType = subject ? "Condition" : "Patient";
  return {
    row: {
      id,
      subject: subject ?? id,
      resourceType,
      kind: subject ? "problem" : "patient",
      title,
      cautions: [],
      words: title.toLowerCase(),
      digest: randomBytes(32).toString("hex"),
      source: { way: "written", at: NOW, vouch: "self" },
    },
    resource: JSON.stringify({ resourceType, id, text: title }),
  };
}

/** What a profile keeps in plain. @param {Page} page @param {string} id @param {string} key @returns {Promise<any>} */
export function plain(page, id, key) {
  return page.evaluate(
    async ({ id, key }) => {
      const { KeyedStore } = await import("/www/shared/keyed-store.js");
      return new KeyedStore(`mdawa-vault-${id}`).get(key);
    },
    { id, key },
  );
}
