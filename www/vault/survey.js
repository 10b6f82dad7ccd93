/** Opens everything that a vault holds, to say what of it does not open and what should be there and is not. */

import { Failure } from "../shared/failure.js";
import { UPGRADES } from "./catalogue.js";
import { Damage } from "./seal.js";
import { blockName, entryName, ROOT, valueName } from "./shelf.js";

/**
 * @typedef {import("./types.js").Sealed} Sealed
 * @typedef {import("./catalogue.js").Root} Root
 */

/** So many are opened side by side: all at once would hold all texts in memory. */
const AT_ONCE = 64;

/**
 * @param {Map<string, Sealed>} values
 * @param {import("./seal.js").VaultSeal} seal
 * @returns {Promise<{ unopened: string[], missing: string[] }>} `missing`: gone, or not of the revision that the index names
 */
export async function survey(values, seal) {
  const names = [...values.keys()];
  /** @type {string[]} */
  const unopened = [];
  /** @type {Map<string, any>} */
  const index = new Map();
  const look = async (/** @type {string} */ name) => {
    try {
      const sealed = /** @type {Sealed} */ (values.get(name));
      const text = new TextDecoder().decode(await seal.open(name, sealed?.revision, sealed));
      if (name === ROOT || name.startsWith(blockName(""))) index.set(name, JSON.parse(text));
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      unopened.push(name);
    }
  };
  for (let at = 0; at < names.length; at += AT_ONCE)
    await Promise.all(names.slice(at, at + AT_ONCE).map(look));

  /** @type {Root | undefined} */
  const root = index.get(ROOT);
  if (!root)
    return { unopened, missing: names.some((name) => !name.startsWith(valueName(""))) ? [ROOT] : [] };
  if (root.schema > UPGRADES.length + 1)
    throw new Failure("vault-newer", `schema ${root.schema} is newer than ${UPGRADES.length + 1}`);
  /** @type {string[]} */
  const missing = [];
  for (const { id, revision } of root.blocks) {
    const name = blockName(id);
    if (values.get(name)?.revision !== revision) missing.push(name);
    for (const row of index.get(name) ?? []) {
      if (values.get(entryName(row.id))?.revision !== row.version) missing.push(entryName(row.id));
    }
  }
  for (const [key, least] of Object.entries(root.values ?? {})) {
    if (!((values.get(valueName(key))?.revision ?? 0) >= least)) missing.push(valueName(key));
  }
  return { unopened, missing };
}
