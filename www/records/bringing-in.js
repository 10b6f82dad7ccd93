/** Takes the entries of a file into a vault: looked through first, then all of them at once or none. */

import { codeOf, Failure } from "../shared/failure.js";
import { newId } from "./keeping.js";

/**
 * @typedef {import("../vault/types.js").Change} Change
 * @typedef {import("../vault/types.js").NewEntry} NewEntry
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("./keeping.js").Keeping} Keeping
 * @typedef {import("./page-types.js").Incoming} Incoming
 * @typedef {import("./page-types.js").Piece} Piece
 */

export class BringingIn {
  #vault;
  #records;
  #keeping;

  /** @param {import("../vault/vault.js").Vault} vault @param {import("../shared/records.js").Records} records @param {Keeping} keeping */
  constructor(vault, records, keeping) {
    this.#vault = vault;
    this.#records = records;
    this.#keeping = keeping;
  }

  /** What is in a record. @param {string} text @param {Source} source @param {Subject[]} people @returns {Promise<Incoming>} */
  async look(text, source, people) {
    const pieces = await this.#split(text);
    /** The row of each patient among the pieces. @type {Map<number, string>} */
    const rows = new Map();
    /** @type {NewEntry[]} */
    const patients = [];
    for (const [place, piece] of pieces.entries()) {
      if (piece.kind !== "patient") continue;
      const id = newId();
      const row = await this.#keeping.rowOf(piece, { id, subject: id, source });
      patients.push({ row, resource: piece.resource });
      rows.set(place, id);
    }
    /** @type {NewEntry[]} */
    const entries = [];
    for (const piece of pieces) {
      if (piece.kind === "patient") continue;
      const own = rows.get(piece.patient ?? -1);
      const subject = own ?? patients[0]?.row.id ?? "";
      // Whose it is: with its own patient, it is about nobody else.
      const cautions = piece.cautions.filter((caution) => caution !== "another-patient" || !own);
      const row = await this.#keeping.rowOf({ ...piece, cautions }, { id: newId(), subject, source });
      entries.push({ row, resource: piece.resource });
    }
    if (patients.length === 0 && entries.length === 0) throw new Failure("file-empty");
    if (patients.length === 0 && people.length === 0) throw new Failure("file-of-nobody");
    return { source, patients, entries, doubles: [], likely: await this.#likely(patients, people) };
  }

  /** @param {string} text @returns {Promise<Piece[]>} */
  async #split(text) {
    const { kind } = await this.#records.call("recognise", text);
    if (UNFIT.has(kind)) throw new Failure(`file-${kind}`);
    try {
      return await this.#records.call("splitRecord", text);
    } catch (error) {
      const code = codeOf(error);
      if (code !== "record-not-fhir" && code !== "record-not-json") throw error;
      const isCut = code === "record-not-json" && text.trimStart().startsWith("{");
      throw new Failure(isCut ? "file-cut" : "file-no-record");
    }
  }

  /** Which of its entries are here already, if it is somebody's. @param {Incoming} incoming @param {Subject | undefined} person */
  async doubles({ entries }, person) {
    if (!person) return [];
    const found = new Map();
    for (const { id } of await this.#keeping.selves(person)) {
      const theirs = entries.map(({ row, resource }) => ({ row: { ...row, subject: id }, resource }));
      for (const double of await this.#vault.duplicates(theirs)) found.set(double.index, double);
    }
    return [...found.values()];
  }

  /** Keeps what is not here yet. @param {Incoming} incoming @param {Subject | undefined} person @returns {Promise<{ count: number, subject: string }>} */
  async take({ source, patients, entries, doubles }, person) {
    const here = new Set(doubles.map(({ index }) => index));
    const fresh = entries.filter((_, index) => !here.has(index));
    const [patient] = patients;
    const name = patient?.row.title ?? person?.title ?? "";
    const receipt = {
      way: /** @type {const} */ ("received"),
      name,
      rows: fresh.map(({ row }) => row),
      source,
    };
    if (!person) {
      if (!patient) throw new Failure("file-of-nobody");
      await this.#keeping.change([{ do: "add", entries: [...patients, ...fresh] }], ["record-kept"], {
        given: { ...receipt, subject: patient.row.id },
      });
      return { count: fresh.length, subject: patient.row.id };
    }
    const theirs = await this.#keeping.selves(person);
    const same = patient ? theirs.find(({ digest }) => digest === patient.row.digest) : person;
    if (same) {
      const own = fresh.map(({ row, resource }) => ({ row: { ...row, subject: same.id }, resource }));
      if (own.length > 0) {
        const given = { ...receipt, subject: same.id };
        await this.#keeping.change([{ do: "add", entries: own }], ["record-kept"], { given });
      }
    } else if (patient) {
      // The file calls the person otherwise: both stand, the file's under the one that is here.
      /** @type {Change[]} */
      const changes = [
        { do: "add", entries: [patient, ...fresh] },
        { do: "merge", kept: person.id, merged: patient.row.id },
      ];
      await this.#keeping.change(changes, ["record-kept", "records-merged"], {
        given: { ...receipt, subject: patient.row.id },
      });
    }
    return { count: fresh.length, subject: person.id };
  }

  /** Whom it is about, of those who are here: the same text, or the same name and birth date. @param {NewEntry[]} patients @param {Subject[]} people */
  async #likely([patient], people) {
    if (!patient) return people.length === 1 ? people[0] : undefined;
    const { digest, title, date } = patient.row;
    const known = await this.#keeping.shownFor(digest);
    const same = people.find(({ id }) => id === known);
    return same ?? people.find((person) => date && person.date === date && sameName(person.title, title));
  }
}

/** What this page has a sentence for. */
const UNFIT = new Set([
  "letter",
  "request",
  "answer",
  "frame",
  "smart-health-card",
  "smart-health-link",
  "eu-dcc",
  "health-link-file",
]);

/** @param {string} one @param {string} other */
function sameName(one, other) {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
