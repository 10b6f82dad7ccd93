/**
 * The entries of one vault: FHIR texts, each sealed by itself, and an index of rows that is held in memory. What changes
 * together is kept in one transaction, or not at all.
 *
 * The root names every block of the index with its revision, and every row the revision of its text, so that what is older
 * than it should be is seen. That a whole database is put back as it once was cannot be noticed.
 */

import { Failure } from "../shared/failure.js";
import { KeyedStore } from "../shared/keyed-store.js";
import { SealedStore } from "../shared/sealed-store.js";
import { Catalogue, UPGRADES } from "./catalogue.js";
import { Draft } from "./draft.js";
import { Damage, VaultSeal } from "./seal.js";
import { stored } from "./storage.js";

/**
 * @typedef {import("./catalogue.js").Block} Block
 * @typedef {import("./catalogue.js").Root} Root
 * @typedef {import("./catalogue.js").Upgrade} Upgrade
 * @typedef {import("./types.js").Entry} Entry
 * @typedef {import("./types.js").Kept} Kept
 */

const CATALOGUE = "catalogue";
export const ROOT = valueName(CATALOGUE);
/** So often another tab may be quicker. */
const PATIENCE = 20;

export class Shelf {
  #database;
  #disk;
  #store;
  #catalogue = new Catalogue();
  #upgrades;

  /** @param {string} database @param {string} tenant @param {CryptoKey} key @param {readonly Upgrade[]} [upgrades] */
  constructor(database, tenant, key, upgrades = UPGRADES) {
    this.#database = database;
    this.#upgrades = upgrades;
    this.#disk = new KeyedStore(database);
    this.#store = new SealedStore(database, new VaultSeal(tenant, key));
  }

  /** @returns {Promise<import("./types.js").Opened>} what does not open is named; the rest is there */
  async open() {
    await this.refresh();
    const damaged = this.#catalogue.damaged().map(blockName);
    return { entries: this.#catalogue.rows.size, damaged };
  }

  /** Takes over what another tab has kept. @returns {Promise<boolean>} whether there was anything */
  refresh() {
    return stored(() => this.#load());
  }

  /** @param {import("./types.js").Query} query */
  list(query) {
    return this.#catalogue.list(query);
  }

  subjects() {
    return this.#catalogue.subjects();
  }

  /** @param {import("./types.js").NewEntry[]} entries */
  duplicates(entries) {
    return this.#catalogue.duplicates(entries);
  }

  /** @param {string} id @returns {Promise<Entry>} */
  async read(id) {
    const [entry] = await this.readAll([id]);
    return /** @type {Entry} */ (entry);
  }

  /** Entries as they were at one moment. One that does not open is named by the failure. @param {string[]} ids @returns {Promise<Entry[]>} */
  readAll(ids) {
    return stored(async () => {
      for (;;) {
        const outcomes = await this.#readAll(ids);
        const bad = outcomes.flatMap((outcome) => (typeof outcome === "string" ? [outcome] : []));
        if (bad.length === 0) return /** @type {Entry[]} */ (outcomes);
        // Another tab may have changed or removed them meanwhile.
        if (await this.#load()) continue;
        if (!ids.every((id) => this.#catalogue.rows.has(id))) throw new Failure("entry-changed");
        throw new Damage(bad);
      }
    });
  }

  /** A value that is no entry. @param {string} key @returns {Promise<Kept>} */
  value(key) {
    return stored(async () => {
      await this.#load();
      const name = valueName(key);
      const [locked] = await this.#store.find([name]);
      const revision = locked?.revision ?? 0;
      if (revision < (this.#catalogue.values.get(key) ?? 0)) throw new Damage([name]);
      return { value: await this.#store.open(name, locked), revision };
    });
  }

  /**
   * Keeps values and changes entries: all of it or nothing, and on disk once this resolves.
   *
   * @param {import("./types.js").Commit} commit
   * @returns {Promise<boolean>} whether the values that it rests on still were as they were found
   */
  async commit(commit) {
    if ([...commit.found, ...commit.puts].some(([key]) => key === CATALOGUE)) {
      throw new TypeError("the catalogue is the shelf's own");
    }
    // Of two tabs one waits, instead of doing all again. The transaction would refuse it anyway.
    return navigator.locks.request(`${this.#database} commit`, () => stored(() => this.#commit(commit)));
  }

  /** @param {import("./types.js").Commit} commit */
  async #commit({ found, puts, changes, now }) {
    for (let turn = 0; turn < PATIENCE; turn++) {
      await this.#load();
      const draft = new Draft(this.#catalogue, now);
      for (const change of changes) await draft.apply(change);

      /** @type {Map<string, number>} */
      const resting = new Map(found.map(([key, revision]) => [valueName(key), revision]));
      const values = new Map(this.#catalogue.values);
      /** @type {Map<string, unknown>} */
      const written = new Map();
      for (const [key, value] of puts) {
        const name = valueName(key);
        resting.set(name, resting.get(name) ?? 0);
        written.set(name, value);
        values.set(key, (resting.get(name) ?? 0) + 1);
      }
      const rested = [...resting];
      this.#writeEntries(draft, values, resting, written);
      if (await this.#store.keep(resting, written)) {
        if (written.size > 0) this.#catalogue.settle(draft, values, this.#schema);
        return true;
      }
      if ((await this.#changed(rested)).length > 0) return false;
      if (!(await this.#load())) throw new Damage(await this.#changed([...resting]));
    }
    throw new DOMException("another tab kept changing this vault", "AbortError");
  }

  /** @param {Draft} draft @param {Map<string, number>} values @param {Map<string, number>} resting @param {Map<string, unknown>} written */
  #writeEntries(draft, values, resting, written) {
    const { revision, blocks } = this.#catalogue;
    for (const [id, { found, resource }] of draft.bodies) {
      resting.set(entryName(id), found);
      written.set(entryName(id), resource === undefined ? undefined : { resource });
    }
    const entries = new Map(
      Array.from(blocks, ([id, { revision, schema }]) => [id, { id, revision, schema }]),
    );
    for (const [id, rows] of draft.blocks) {
      const before = entries.get(id)?.revision ?? 0;
      resting.set(blockName(id), before);
      written.set(blockName(id), [...rows.values()]);
      entries.set(id, { id, revision: before + 1, schema: this.#schema });
    }
    resting.set(ROOT, revision);
    if (written.size === 0) return;
    /** @type {Root} */
    const root = {
      schema: this.#schema,
      blocks: [...entries.values()],
      values: Object.fromEntries(values),
    };
    written.set(ROOT, root);
  }

  /** Which of these are not as they were found. @param {[name: string, revision: number][]} found */
  async #changed(found) {
    const now = await this.#store.find(found.map(([name]) => name));
    return found.filter(([, revision], at) => (now[at]?.revision ?? 0) !== revision).map(([name]) => name);
  }

  /** @param {string[]} ids @returns {Promise<(Entry | string)[]>} the name of what does not open */
  async #readAll(ids) {
    const names = ids.map(entryName);
    const sealed = await this.#store.find(names);
    const reading = names.map(async (name, at) => {
      const row = this.#catalogue.rows.get(ids[at] ?? "");
      const found = sealed[at];
      const value = row && found?.revision === row.version && (await this.#tryOpen(name, found));
      return value ? { row: this.#catalogue.face(row), resource: value.resource } : name;
    });
    return Promise.all(reading);
  }

  /** Reads what changed of the index, as it was at one moment. @returns {Promise<boolean>} whether anything did */
  async #load() {
    for (let turn = 0; turn < PATIENCE; turn++) {
      const [sealed] = await this.#store.find([ROOT]);
      const revision = sealed?.revision ?? 0;
      const known = this.#catalogue;
      if (revision < known.revision || (revision === 0 && (await this.#isHeadless())))
        throw new Damage([ROOT]);
      if (revision === known.revision) return false;
      /** @type {Root} */
      const root = await this.#store.open(ROOT, sealed);
      if (root.schema > this.#schema)
        throw new Failure("vault-newer", `schema ${root.schema} is newer than ${this.#schema}`);
      const wanted = root.blocks.filter(({ id, revision }) => known.blocks.get(id)?.revision !== revision);
      const [now, ...blocks] = await this.#store.find([ROOT, ...wanted.map(({ id }) => blockName(id))]);
      if (now?.revision !== revision) continue;
      const read = await Promise.all(
        wanted.map(async (entry, at) => {
          const found = blocks[at];
          const rows =
            found?.revision === entry.revision && (await this.#tryOpen(blockName(entry.id), found));
          return /** @type {[number, Block]} */ ([entry.id, this.#blockOf(entry, rows || undefined)]);
        }),
      );
      known.load(revision, root, new Map(read));
      return true;
    }
    throw new DOMException("another tab kept changing this vault", "AbortError");
  }

  /** What these pages read and write: whatever was upgraded last. */
  get #schema() {
    return this.#upgrades.length + 1;
  }

  /** @param {import("./catalogue.js").BlockEntry} entry @param {any[]} [rows] as they were kept @returns {Block} */
  #blockOf({ revision, schema }, rows) {
    const upgrades = this.#upgrades.slice(schema - 1);
    const now = rows?.map((row) => upgrades.reduce((older, upgrade) => upgrade(older), row));
    return { revision, schema, rows: new Map(now?.map((row) => [row.id, row])), damaged: !rows };
  }

  /** Whether there is no root and yet something that one would name. */
  async #isHeadless() {
    const found = (await this.#disk.has(blockName(""))) || (await this.#disk.has(entryName("")));
    // Another tab may have kept all of that just now, and the root with it.
    return found && !(await this.#store.find([ROOT]))[0];
  }

  /** @param {string} name @param {import("./types.js").Sealed | undefined} sealed @returns {Promise<any>} nothing if it does not open */
  #tryOpen(name, sealed) {
    return this.#store.open(name, sealed).catch((error) => {
      if (error instanceof Damage) return undefined;
      throw error;
    });
  }
}

/** @param {string} id */
export function entryName(id) {
  return `entry/${id}`;
}

/** @param {number | string} id */
export function blockName(id) {
  return `index/${id}`;
}

/** @param {string} key */
export function valueName(key) {
  return `values/${key}`;
}
