/**
 * The index of a vault as it is held in memory: its rows, in the blocks in which they are kept, and what they say of one
 * another. Knows no database and no key.
 */

/**
 * @typedef {import("./types.js").Row} Row
 * @typedef {import("./types.js").Subject} Subject
 * @typedef {{ revision: number, schema: number, rows: Map<string, Row>, damaged: boolean }} Block `damaged`: its rows are
 *   not known; `schema`: as it lies on disk
 * @typedef {{ id: number, revision: number, schema: number }} BlockEntry
 * @typedef {{ schema: number, blocks: BlockEntry[], values: Record<string, number> }} Root `schema`: what whoever reads it
 *   has to know; `values`: what revision each has at least, so that an older one that is put back is seen
 * @typedef {(row: any) => any} Upgrade
 */

/**
 * What became of a row from one schema to the next: the first leads from schema 1 to 2. A block is kept in the schema of
 * these pages when it is next written; until then its rows are brought there as they are read.
 *
 * @type {readonly Upgrade[]}
 */
export const UPGRADES = [];
/** Of one block: a change of one row writes no more than these. */
export const ROWS_A_BLOCK = 256;

export class Catalogue {
  /** Of the root; 0 before anything is kept. */
  revision = 0;
  /** @type {Map<number, Block>} */
  blocks = new Map();
  /** @type {Map<string, number>} */
  values = new Map();
  /** @type {Map<string, Row>} */
  rows = new Map();
  /** The block that each row lies in. @type {Map<string, number>} */
  places = new Map();
  /** @type {Map<string, Row[]>} */
  #orders = new Map();
  /** What a search looks through, once one has. @type {WeakMap<Row, string>} */
  #texts = new WeakMap();

  /** @param {number} revision @param {Root | undefined} root @param {Map<number, Block>} read the blocks that are new or changed */
  load(revision, root, read) {
    const { blocks = [], values = {} } = root ?? {};
    this.revision = revision;
    this.values = new Map(Object.entries(values));
    const known = this.blocks;
    this.blocks = new Map();
    this.rows.clear();
    this.places.clear();
    for (const { id } of blocks) {
      const block = read.get(id) ?? known.get(id);
      if (block) this.#place(id, block);
    }
    this.#orders.clear();
  }

  /** Takes over what has been kept. @param {import("./draft.js").Draft} draft @param {Map<string, number>} values @param {number} schema */
  settle(draft, values, schema) {
    this.revision += 1;
    this.values = values;
    for (const [id, rows] of draft.blocks) {
      const before = this.blocks.get(id);
      for (const row of before?.rows.keys() ?? []) {
        this.rows.delete(row);
        this.places.delete(row);
      }
      this.#place(id, { revision: (before?.revision ?? 0) + 1, schema, rows, damaged: false });
    }
    if (draft.blocks.size > 0) this.#orders.clear();
  }

  /** @param {number} id @param {Block} block */
  #place(id, block) {
    this.blocks.set(id, block);
    for (const row of block.rows.values()) {
      this.rows.set(row.id, row);
      this.places.set(row.id, id);
    }
  }

  /** The numbers of blocks whose rows are not known. */
  damaged() {
    return [...this.blocks].filter(([, { damaged }]) => damaged).map(([id]) => id);
  }

  /** @param {import("./types.js").Query} query @returns {import("./types.js").Page} */
  list({ subject, kinds, words = "", from, count, order, merged = false }) {
    const within = subject === undefined ? undefined : new Set([subject]);
    const wanted = fold(words).split(/\s+/u).filter(Boolean);
    const rows = this.#inOrder(order).filter(
      (row) =>
        (merged || !row.mergedInto) &&
        (!kinds || kinds.includes(row.kind)) &&
        (!within || belongs(row, within, this.rows)) &&
        wanted.every((word) => this.#text(row).includes(word)),
    );
    const page = rows.slice(from, from + count).map((row) => this.face(row));
    return { rows: page, total: rows.length };
  }

  /** @returns {Subject[]} those that are not merged into another, by name */
  subjects() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const row of this.rows.values()) {
      if (isSubject(row) || row.mergedInto) continue;
      const subject = keptOf(row.subject, this.rows);
      counts.set(subject, (counts.get(subject) ?? 0) + 1);
    }
    return this.#inOrder("name")
      .filter((row) => isSubject(row) && !row.mergedInto)
      .map((row) => ({ ...row, entries: counts.get(row.id) ?? 0 }));
  }

  /** A row as it is given out: under the patient that its own was merged into. @param {Row} row @returns {Row} */
  face(row) {
    return isSubject(row) ? { ...row } : { ...row, subject: keptOf(row.subject, this.rows) };
  }

  /**
   * Which of these are here already: the same text for the same patient.
   *
   * @param {import("./types.js").NewEntry[]} entries
   * @returns {import("./types.js").Duplicate[]}
   */
  duplicates(entries) {
    /** @type {Map<string, Row[]>} */
    const byDigest = new Map(entries.map(({ row }) => [row.digest, []]));
    for (const row of this.rows.values()) byDigest.get(row.digest)?.push(row);
    /** New patients that are old ones. @type {Map<string, string>} */
    const known = new Map();
    for (const { row } of entries) {
      const same = isSubject(row) ? byDigest.get(row.digest)?.find(isSubject) : undefined;
      if (same) known.set(row.id, same.id);
    }
    return entries.flatMap(({ row }, index) => {
      const subject = keptOf(known.get(row.subject) ?? row.subject, this.rows);
      const same = byDigest
        .get(row.digest)
        ?.find(
          (other) => isSubject(other) === isSubject(row) && keptOf(other.subject, this.rows) === subject,
        );
      return same ? [{ index, row: this.face(same) }] : [];
    });
  }

  /** @param {Row} row */
  #text(row) {
    let text = this.#texts.get(row);
    if (text === undefined) {
      text = fold(`${row.title} ${row.words}`);
      this.#texts.set(row, text);
    }
    return text;
  }

  /** @param {"name" | "date"} order */
  #inOrder(order) {
    let rows = this.#orders.get(order);
    if (!rows) {
      rows = sorted([...this.rows.values()], order);
      this.#orders.set(order, rows);
    }
    return rows;
  }
}

/** @param {Pick<Row, "id" | "subject">} row */
export function isSubject({ id, subject }) {
  return id === subject;
}

/** @typedef {{ get(id: string): Row | undefined }} Rows */

/** What a row was merged into in the end; itself, if it was not. @param {string} id @param {Rows} rows */
export function keptOf(id, rows) {
  let kept = id;
  for (let next = rows.get(id)?.mergedInto; next; next = rows.get(next)?.mergedInto) kept = next;
  return kept;
}

/** Whether a row is one of these, or belongs or was merged to one over however many others. @param {Row} row @param {Set<string>} ids @param {Rows} rows @returns {boolean} */
export function belongs(row, ids, rows) {
  if (ids.has(row.id) || ids.has(row.subject)) return true;
  const above = [row.mergedInto, isSubject(row) ? undefined : row.subject];
  return above.some((next) => {
    const found = next === undefined ? undefined : rows.get(next);
    return found !== undefined && belongs(found, ids, rows);
  });
}

/**
 * A text as it is searched in: neither case nor accents count. Signs that belong to one script, as the vowels of
 * Devanagari, are letters there and stay.
 *
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{Script=Inherited}/gu, "")
    .toUpperCase()
    .toLowerCase();
}

/** By name as the reader's language sorts, or the latest first and those without a date last. @param {Row[]} rows @param {"name" | "date"} order */
function sorted(rows, order) {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  if (order === "name") {
    return rows.sort((left, right) => compare(left.title, right.title) || (left.id < right.id ? -1 : 1));
  }
  const keyed = rows.map((row) => ({ row, at: Date.parse(row.date ?? "") || Number.NEGATIVE_INFINITY }));
  keyed.sort(
    (left, right) =>
      (left.at === right.at ? 0 : right.at - left.at) ||
      right.row.addedAt - left.row.addedAt ||
      compare(left.row.title, right.row.title) ||
      (left.row.id < right.row.id ? -1 : 1),
  );
  return keyed.map(({ row }) => row);
}
