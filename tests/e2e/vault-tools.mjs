/** What tests of the vault's store stand on: shelves on a blank page, under a key that is made there. */

import { BLANK } from "./harness.mjs";

/**
 * @typedef {import("playwright-core").Page} Tab
 * @typedef {import("../../www/vault/types.js").NewEntry} NewEntry
 * @typedef {Awaited<ReturnType<typeof install>>} Tools
 */

/** A blank page that has the tools below as `tools`. @param {import("playwright-core").BrowserContext} context @param {string} url */
export async function openTab(context, url) {
  const page = await context.newPage();
  await page.goto(url + BLANK);
  await page.evaluate(install);
  return page;
}

/** Runs in the page. */
export async function install() {
  const [{ Shelf }, { VaultSeal }, { SealedStore }, { KeyedStore }, { hexOf }] = await Promise.all([
    import("/www/vault/shelf.js"),
    import("/www/vault/seal.js"),
    import("/www/shared/sealed-store.js"),
    import("/www/shared/keyed-store.js"),
    import("/www/shared/hex.js"),
  ]);
  const newId = () => hexOf(crypto.getRandomValues(new Uint8Array(16)));
  /** @param {number} byte every byte of the key: no secret, and the same in every tab */
  const keyOf = (byte) =>
    crypto.subtle.importKey("raw", new Uint8Array(32).fill(byte), "AES-GCM", false, ["encrypt", "decrypt"]);
  /**
   * @param {Partial<import("../../www/vault/types.js").NewRow>} row
   * @param {string} [resource]
   * @returns {NewEntry}
   */
  const entryOf = (row, resource = `{"resourceType":"Observation","id":"${newId()}"}`) => {
    const id = newId();
    const source = /** @type {const} */ ({ way: "written", at: 1, vouch: "self" });
    const base = { id, subject: id, resourceType: "Observation", kind: /** @type {const} */ ("result") };
    const texts = { title: "Haemoglobin", cautions: [], words: "", digest: "" };
    return { row: { ...base, ...texts, source, ...row }, resource };
  };
  const tools = {
    newId,
    keyOf,
    entryOf,
    /** @param {string} title @param {string} [resource] */
    patientOf: (title, resource) => entryOf({ kind: "patient", resourceType: "Patient", title }, resource),
    /** @param {string} database @param {{ tenant?: string, byte?: number }} [options] */
    shelf: async (database, { tenant = "tenant", byte = 7 } = {}) => {
      const shelf = new Shelf(database, tenant, await keyOf(byte));
      const opened = await shelf.open();
      /** @param {import("../../www/vault/types.js").Change[]} changes */
      const change = (...changes) => shelf.commit({ found: [], puts: [], changes, now: 1_700_000_000 });
      return Object.assign(shelf, { opened, change });
    },
    /** @param {string} database */
    disk: (database) => new KeyedStore(database),
    /** Sealed values, past the shelf. @param {string} database */
    sealed: async (database) => new SealedStore(database, new VaultSeal("tenant", await keyOf(7))),
    /** @param {Promise<unknown>} work @returns {Promise<string>} its code, with the names of what is damaged */
    outcome: (work) =>
      work.then(
        (value) => `kept ${value}`,
        (error) => [error.code ?? String(error), ...(error.names ?? [])].join(" "),
      ),
    /** All that a shelf holds. @param {InstanceType<typeof Shelf>} shelf */
    all: (shelf) => shelf.list({ from: 0, count: 1e9, order: "name", merged: true }).rows,
  };
  Object.assign(globalThis, { tools });
  return tools;
}
