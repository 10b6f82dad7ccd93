/** Changes of a vault's entries, worked out before they are kept: what is refused leaves all as it was. */

import { Failure } from "../shared/failure.js";
import { hexOf } from "../shared/hex.js";
import { belongs, isSubject, keptOf, ROWS_A_BLOCK } from "./catalogue.js";

/**
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").Row} Row
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {{ found: number, resource?: string }} Body `found`: the revision before; without a resource, it is removed
 */

const ID = /^[0-9a-f]{32}$/;

export class Draft {
  #catalogue;
  #now;
  /** The blocks that change, whole. @type {Map<number, Map<string, Row>>} */
  blocks = new Map();
  /** @type {Map<string, Body>} */
  bodies = new Map();
  /** The block that each new row lies in. @type {Map<string, number>} */
  #places = new Map();

  /** @param {Catalogue} catalogue @param {number} now */
  constructor(catalogue, now) {
    this.#catalogue = catalogue;
    this.#now = now;
  }

  /** @param {Change} change */
  async apply(change) {
    if (change.do === "add") await this.#add(change.entries);
    else if (change.do === "revise") await this.#revise(change);
    else if (change.do === "remove") this.#remove(change.ids);
    else if (change.do === "merge") this.#merge(change.kept, change.merged);
    else this.#part(change.merged);
  }

  /** @param {string} id @returns {Row | undefined} as it will be */
  get(id) {
    const place = this.#place(id);
    return place === undefined
      ? undefined
      : (this.blocks.get(place) ?? this.#catalogue.blocks.get(place)?.rows)?.get(id);
  }

  /** @returns {Row[]} */
  #all() {
    const ids = new Set([...this.#catalogue.rows.keys(), ...this.#places.keys()]);
    return [...ids].map((id) => this.get(id)).filter((row) => row !== undefined);
  }

  /** @param {string} id @returns {Row} */
  #expect(id) {
    const row = this.get(id);
    // Another tab has removed it meanwhile.
    if (!row) throw new Failure("entry-changed", "this entry is not there any more");
    return row;
  }

  /** @param {import("./types.js").NewEntry[]} entries */
  async #add(entries) {
    for (const { row } of entries) {
      if (!ID.test(row.id) || this.get(row.id)) throw new TypeError("an entry needs an id of its own");
      if (isSubject(row) !== (row.kind === "patient")) throw new TypeError("only a patient has no patient");
    }
    const texts = await Promise.all(entries.map(({ resource }) => measure(resource)));
    const rows = entries.map(({ row }, at) => {
      const { mergedInto: _, ...said } = row;
      const { digest, bytes } = /** @type {(typeof texts)[number]} */ (texts[at]);
      return { ...said, digest, bytes, addedAt: this.#now, version: 1 };
    });
    rows.forEach((row, at) => {
      this.#set(row);
      this.bodies.set(row.id, { found: 0, resource: entries[at]?.resource });
    });
    for (const { subject } of rows) {
      if (!isSubject(this.#expect(subject))) throw new TypeError("an entry belongs to a patient");
    }
  }

  /** @param {Extract<Change, { do: "revise" }>} change */
  async #revise({ id, version, row: said, resource }) {
    const { digest, bytes } = await measure(resource);
    const row = this.#expect(id);
    if (row.version !== version) throw new Failure("entry-changed", "another version is kept meanwhile");
    const { kind = row.kind } = said;
    if (isSubject(row) !== (kind === "patient"))
      throw new TypeError("a patient stays one, and nothing becomes one");
    const found = this.bodies.get(id)?.found ?? version;
    const { subject, addedAt, mergedInto } = row;
    /** @type {Row} */
    const next = { ...row, ...said, id, subject, addedAt, digest, bytes };
    Object.assign(next, { version: found + 1, changedAt: this.#now });
    if (mergedInto) next.mergedInto = mergedInto;
    else delete next.mergedInto;
    this.#set(next);
    this.bodies.set(id, { found, resource });
  }

  /** @param {string[]} ids */
  #remove(ids) {
    // What is gone already, is as it was wanted.
    const there = new Set(ids.filter((id) => this.get(id)));
    if (there.size === 0) return;
    const before = this.#all();
    const rows = new Map(before.map((row) => [row.id, row]));
    for (const row of before) {
      if (belongs(row, there, rows)) this.#drop(row);
    }
  }

  /** @param {string} kept @param {string} merged */
  #merge(kept, merged) {
    const [into, from] = [this.#expect(kept), this.#expect(merged)];
    if (from.mergedInto === kept) return;
    if (into.mergedInto || from.mergedInto) throw new Failure("entry-changed", "it is merged already");
    if (kept === merged || into.kind !== from.kind) throw new TypeError("one kind only can be merged");
    const patients = [into, from].map(({ subject }) => keptOf(subject, this));
    if (!isSubject(into) && patients[0] !== patients[1])
      throw new TypeError("one patient's entries only can be merged");
    this.#set({ ...from, mergedInto: kept });
  }

  /** @param {string} merged */
  #part(merged) {
    const { mergedInto, ...row } = this.#expect(merged);
    if (!mergedInto) return;
    this.#set(row);
    if (!isSubject(row)) return;
    // Entries that were merged while two patients were one would be hidden under the other.
    for (const entry of this.#all()) {
      const into = entry.mergedInto && this.get(entry.mergedInto);
      if (!into || isSubject(entry) || keptOf(entry.subject, this) === keptOf(into.subject, this)) continue;
      const { mergedInto: _, ...parted } = entry;
      this.#set(parted);
    }
  }

  /** @param {string} id */
  #place(id) {
    return this.#places.get(id) ?? this.#catalogue.places.get(id);
  }

  /** @param {Row} row */
  #set(row) {
    const place = this.#place(row.id) ?? this.#room();
    this.#places.set(row.id, place);
    this.#block(place).set(row.id, row);
  }

  /** @param {Row} row */
  #drop({ id, version }) {
    this.#block(/** @type {number} */ (this.#place(id))).delete(id);
    const found = this.bodies.get(id)?.found ?? version;
    if (found === 0) this.bodies.delete(id);
    else this.bodies.set(id, { found });
  }

  /** @param {number} id */
  #block(id) {
    let rows = this.blocks.get(id);
    if (!rows) {
      rows = new Map(this.#catalogue.blocks.get(id)?.rows);
      this.blocks.set(id, rows);
    }
    return rows;
  }

  /** A block with room for one more row. What does not open is left alone: it may be mended from a backup. */
  #room() {
    const { blocks } = this.#catalogue;
    const ids = new Set([...blocks.keys(), ...this.blocks.keys()]);
    for (const id of ids) {
      const { size } = this.blocks.get(id) ?? blocks.get(id)?.rows ?? { size: 0 };
      if (size < ROWS_A_BLOCK && !blocks.get(id)?.damaged) return id;
    }
    return ids.size;
  }
}

/** @param {string} text */
async function measure(text) {
  const bytes = new TextEncoder().encode(text);
  const digest = hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  return { digest, bytes: bytes.length };
}
