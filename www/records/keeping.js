/**
 * The entries of an open vault: found, written, changed, taken in from a file and handed out. Every change is kept together
 * with the row of the log that tells of it, or not at all.
 */

import { nowUnixSeconds } from "../shared/clock.js";
import { hexOf } from "../shared/hex.js";
import { blobOf } from "./attachments.js";
import { dropReceipts, giveReceipt, kindsOf, receiptsOf } from "./receipts.js";
import { KINDS } from "./row-texts.js";

/**
 * @typedef {import("../vault/types.js").Change} Change
 * @typedef {import("../vault/types.js").Entry} Entry
 * @typedef {import("../vault/types.js").EntryKind} EntryKind
 * @typedef {import("../vault/types.js").NewEntry} NewEntry
 * @typedef {import("../vault/types.js").NewRow} NewRow
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("../vault/vault.js").Vault} Vault
 * @typedef {import("./page-types.js").Fields} Fields
 * @typedef {Omit<import("./receipts.js").Receipt, "id" | "at" | "kinds"> & { subject: string, rows: { kind: EntryKind }[] }} Given
 * @typedef {import("./page-types.js").Piece} Piece
 * @typedef {import("./page-types.js").Reading} Reading
 */

const ID_BYTES = 16;
/** More than anybody has. */
const ALL = 1_000_000;
/** So many bodies are asked for at a time. */
const A_TIME = 200;
/** The kinds whose form says what a list is to tell. @type {Set<EntryKind>} */
const TOLD = new Set(["patient", "allergy", "medicine", "result", "vital"]);
/** Of a bundle that is given out: with some room below what a record may have to be read again. */
const BUNDLE_BYTES = 12 * 1024 * 1024;

export class Keeping {
  #vault;
  #records;
  #log;

  /** @param {Vault} vault @param {import("../shared/records.js").Records} records @param {import("../shared/log.js").Log} log */
  constructor(vault, records, log) {
    this.#vault = vault;
    this.#records = records;
    this.#log = log;
  }

  /** Everybody who is kept here, in the order of their names. @returns {Promise<Subject[]>} */
  people() {
    return this.#vault.subjects();
  }

  /** The rows that were merged into this one. @param {Row} row @returns {Promise<Row[]>} */
  async mergedInto({ id, kind, subject }) {
    const query = { kinds: [kind], from: 0, count: ALL, order: /** @type {const} */ ("name"), merged: true };
    const { rows } = await this.#vault.list(kind === "patient" ? query : { ...query, subject });
    return rows.filter((row) => row.mergedInto === id);
  }

  /** Somebody's own rows: the one that is shown, and all that were merged into it, over however many others. @param {Subject} person */
  selves(person) {
    return this.#rows(person, { kinds: ["patient"], merged: true });
  }

  /** Who is shown for somebody with this text, also where that one was merged into others. @param {string} digest @returns {Promise<string | undefined>} an id */
  async shownFor(digest) {
    const query = { from: 0, count: ALL, order: /** @type {const} */ ("name"), merged: true };
    const { rows } = await this.#vault.list({ ...query, kinds: ["patient"] });
    const byId = new Map(rows.map((row) => [row.id, row]));
    let row = rows.find((each) => each.digest === digest);
    while (row?.mergedInto) row = byId.get(row.mergedInto);
    return row?.id;
  }

  /**
   * The entries of somebody, kind by kind, as many as are asked for.
   *
   * @param {Subject} person
   * @param {{ words: string, kind?: EntryKind, most: number }} sought
   */
  async groups({ id }, { words, kind, most }) {
    const groups = [];
    let left = most;
    for (const each of kind ? [kind] : KINDS) {
      const query = { subject: id, kinds: [each], words, from: 0, count: left };
      const { rows, total } = await this.#vault.list({ ...query, order: "date" });
      left -= rows.length;
      groups.push({ kind: each, rows, total });
    }
    return groups;
  }

  /** Entries of the same kind, of which one may be the same. @param {Row} row */
  async othersLike(row) {
    const query = { subject: row.subject, kinds: [row.kind], from: 0, count: A_TIME };
    const { rows } = await this.#vault.list({ ...query, order: "name" });
    return rows.filter(({ id }) => id !== row.id);
  }

  /** An entry with all that it says. @param {string} id @returns {Promise<Reading>} */
  async read(id) {
    const { row, resource } = await this.#vault.read(id);
    const fields = await this.fields(resource);
    const { entry, text } = await this.#summary(row, resource);
    return {
      row,
      resource,
      details: entry?.details ?? [],
      text: entry?.text ?? text,
      attachment: attachedTo(fields),
      changeable: Object.keys(fields).length > 0,
    };
  }

  /** What a form can show of an entry; nothing where no form fits it. @param {string} resource @returns {Promise<Fields>} */
  async fields(resource) {
    return /** @type {Fields} */ (await this.#records.call("entryFields", resource));
  }

  /** @param {EntryKind} kind @param {Fields} fields @param {Subject} [person] whose entry it is; nobody's for a person @returns {Promise<string>} its id */
  async write(kind, fields, person) {
    const now = nowUnixSeconds();
    const fullUrl = `urn:uuid:${crypto.randomUUID()}`;
    const whose = person && (await this.#addressOf(person));
    const resource = await this.#records.call("draftEntry", kind, fields, { fullUrl: whose }, now);
    const id = newId();
    const piece = { ...(await this.pieceOf(resource)), fullUrl };
    /** @type {Source} */
    const source = { way: "written", at: now, vouch: "self" };
    const row = await this.rowOf(piece, { id, subject: person?.id ?? id, source });
    await this.change([{ do: "add", entries: [{ row, resource: piece.resource }] }], ["record-kept"]);
    return id;
  }

  /** By what others refer to a person. @param {Subject} person */
  async #addressOf({ id, fullUrl }) {
    if (fullUrl) return fullUrl;
    const { resource } = await this.#vault.read(id);
    const named = JSON.parse(resource).id;
    return typeof named === "string" ? `Patient/${named}` : undefined;
  }

  /** @param {Reading} reading as it was when the form was opened @param {Fields} fields those that were changed */
  async revise({ row, resource }, fields) {
    const revised = await this.#records.call("reviseEntry", resource, fields);
    const piece = { ...(await this.pieceOf(revised)), fullUrl: row.fullUrl };
    const { id, subject, version } = row;
    const source = changed(row.source);
    const { id: _, subject: __, ...news } = await this.rowOf(piece, { id, subject, source });
    const change = { do: /** @type {const} */ ("revise"), id, version, row: news, resource: piece.resource };
    await this.change([change], ["record-changed"]);
  }

  /** @param {Row} row of an entry */
  async remove({ id }) {
    await this.change([{ do: "remove", ids: [id] }], ["record-deleted"]);
  }

  /** With somebody goes what is kept of them, and of what was handed to others and by them. @param {Subject} person */
  async removePerson(person) {
    const dropped = (await this.selves(person)).map(({ id }) => id);
    await this.change([{ do: "remove", ids: [person.id] }], ["record-deleted"], { dropped });
  }

  /** @param {string} kept @param {string} merged */
  async merge(kept, merged) {
    await this.change([{ do: "merge", kept, merged }], ["records-merged"]);
  }

  /** @param {string} merged */
  async part(merged) {
    await this.change([{ do: "part", merged }], ["records-parted"]);
  }

  /** All that is kept of somebody, as FHIR bundles: one, or as many as it takes where that would be too large to be read. @param {Subject} person */
  async bundles(person) {
    const selves = (await this.selves(person)).map(({ id }) => id);
    const whose = [person.id, ...selves.filter((id) => id !== person.id)];
    /** @type {string[][]} */
    const parts = [[]];
    let bytes = 0;
    for (const row of await this.rows(person)) {
      bytes += row.bytes;
      if (bytes > BUNDLE_BYTES && parts.at(-1)?.length) {
        parts.push([]);
        bytes = row.bytes;
      }
      parts.at(-1)?.push(row.id);
    }
    const bundles = [];
    for (const ids of parts) bundles.push(await this.#join([...whose, ...ids]));
    return bundles;
  }

  /** What of somebody's can be chosen to be shared, the latest first. @param {Subject} person */
  async entries(person) {
    return (await this.#rows(person, { kinds: [...KINDS], merged: false })).filter((row) => !isCover(row));
  }

  /**
   * Some of somebody's entries as one FHIR bundle, and a receipt of that. The covers of documents go with all entries only:
   * they tell in words what stands in each.
   *
   * @param {Subject} person
   * @param {string[]} ids
   */
  async share(person, ids) {
    const chosen = new Set(ids);
    const all = await this.#rows(person, { kinds: [...KINDS], merged: false });
    const whole = all.every((row) => isCover(row) || chosen.has(row.id));
    const rows = all.filter((row) => (isCover(row) ? whole : chosen.has(row.id)));
    const bundle = await this.#join([person.id, ...rows.map(({ id }) => id)]);
    const given = { way: /** @type {const} */ ("shared"), subject: person.id, name: person.title, rows };
    await this.change([], ["record-shared"], { given });
    return bundle;
  }

  /** What was handed to others and by them, the latest first. @param {Subject} person */
  async receipts(person) {
    const selves = await this.selves(person);
    return receiptsOf(
      this.#vault.values,
      selves.map(({ id }) => id),
    );
  }

  /** @param {Subject} person @param {{ kinds: EntryKind[], merged: boolean }} wanted @returns {Promise<Row[]>} */
  async #rows({ id }, { kinds, merged }) {
    const query = { subject: id, kinds, from: 0, count: ALL, merged };
    return (await this.#vault.list({ ...query, order: "date" })).rows;
  }

  /** @param {string[]} ids */
  async #join(ids) {
    const entries = await this.#readAll(ids);
    return this.#records.call(
      "joinRecord",
      entries.map(({ row, resource }) => ({ resource, fullUrl: row.fullUrl })),
      nowUnixSeconds(),
    );
  }

  /** Writes down that something was handed out. @param {string} event @param {string} [result] */
  async note(event, result = "done") {
    await this.#log.note({ event, result });
  }

  /** What is kept beside the entries. @param {string} key @returns {Promise<any>} */
  value(key) {
    return this.#vault.values.get(key);
  }

  /** Keeps it, or removes it, and writes that down. @param {string} key @param {unknown} value @param {string} event */
  async put(key, value, event) {
    await this.#vault.values.together(async (turn) => {
      // Read, so that a change of another tab meanwhile is seen.
      await turn.get(key);
      turn.put(key, value);
      await this.#log.write(/** @type {any} */ (turn), [{ event, result: "done" }]);
    });
  }

  /** All that is kept of somebody, as rows. @param {Subject} person */
  rows(person) {
    return this.#rows(person, { kinds: [...KINDS], merged: true });
  }

  /** The parts of a record as they are read. @param {string} bundle */
  async sections(bundle) {
    return (await this.#records.call("readRecord", bundle)).sections;
  }

  /**
   * @param {Change[]} changes
   * @param {string[]} events that tell of them
   * @param {{ given?: Given, dropped?: string[], result?: string }} [how] receipts of what is handed over, and whose go
   */
  async change(changes, events, { given, dropped = [], result = "done" } = {}) {
    await this.#vault.values.together(async (turn) => {
      for (const change of changes) turn.change(change);
      await dropReceipts(turn, dropped);
      if (given) {
        const { subject, rows, ...said } = given;
        await giveReceipt(turn, subject, { at: nowUnixSeconds(), kinds: kindsOf(rows), ...said });
      }
      await this.#log.write(
        /** @type {any} */ (turn),
        events.map((event) => ({ event, result })),
      );
    });
  }

  /** @param {Piece} piece @param {Pick<NewRow, "id" | "subject" | "source">} whose @returns {Promise<NewRow>} */
  async rowOf({ resource, fullUrl, resourceType, kind, title, date, status, cautions, words }, whose) {
    const row = { ...whose, fullUrl, resourceType, kind, status, cautions, words };
    const digest = await digestOf(resource);
    const fields = TOLD.has(kind) || whose.source.way === "written" ? await this.fields(resource) : {};
    if (kind === "patient") {
      // A list of people shows both.
      return { ...row, digest, title, date: fields.birthDate ?? date, status: fields.gender ?? status };
    }
    // When it was written down here stands in its source already.
    const when = whose.source.way === "written" ? (fields.since ?? fields.date) : date;
    return { ...row, digest, title: [title, toldOf(fields)].filter(Boolean).join(" · "), date: when };
  }

  /** How the module sees one resource. @param {string} resource @returns {Promise<Piece>} with its text as it is kept */
  async pieceOf(resource) {
    const [piece] = await this.#records.call("splitRecord", resource);
    if (!piece) throw new TypeError("the module does not see what it wrote");
    return piece;
  }

  /** @param {Row} row @param {string} resource */
  async #summary({ kind, subject, fullUrl }, resource) {
    const parts = [{ resource, fullUrl }];
    if (kind !== "patient") {
      // So that what is about this person does not say so by an address.
      const person = await this.#vault.read(subject);
      parts.push({ resource: person.resource, fullUrl: person.row.fullUrl });
    }
    const bundle = await this.#records.call("joinRecord", parts, nowUnixSeconds());
    const { sections, patient } = await this.#records.call("readRecord", bundle);
    const [entry] = sections.flatMap(({ entries }) => entries);
    const own = kind === "patient" && patient ? { details: patient.details, text: undefined } : undefined;
    return { entry: own ?? entry, text: sections[0]?.text };
  }

  /** @param {string[]} ids @returns {Promise<Entry[]>} */
  async #readAll(ids) {
    /** @type {Entry[]} */
    const entries = [];
    for (let from = 0; from < ids.length; from += A_TIME)
      entries.push(...(await this.#vault.readAll(ids.slice(from, from + A_TIME))));
    return entries;
  }
}

/** Where an entry comes from once it was changed here: nobody who vouched for it has seen that. @param {Source} source @returns {Source} */
function changed({ issuer, ...source }) {
  const isSigned = source.vouch === "signed" || source.vouch.startsWith("issuer");
  return isSigned ? { ...source, vouch: "unchecked" } : source;
}

/** Whether an entry is the table of contents of a document. @param {Row} row */
function isCover({ resourceType }) {
  return resourceType === "Composition";
}

/** The file in an entry, if there is one that can be read: whoever wrote the entry may have written anything. @param {Fields} fields @returns {Reading["attachment"]} */
function attachedTo({ contentType = "", base64 = "" }) {
  const blob = blobOf(contentType, base64);
  return blob && { contentType, blob };
}

/** What a list has to tell beside a name, since the name alone is of no use. @param {Fields} fields */
function toldOf({ value = "", unit = "", dose = "", reaction = "" }) {
  return `${value} ${value && unit}`.trim() || dose || reaction;
}

/** 128 random bits, hexadecimal. */
export function newId() {
  return hexOf(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
}

/** @param {string} text */
export async function digestOf(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return hexOf(new Uint8Array(bytes));
}
