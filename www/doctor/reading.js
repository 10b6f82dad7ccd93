// The record that is open: what is shown of it, where it is kept, and what can be done with it.

import { announce } from "../shared/announce.js";
import { part, saveFile, say, withText } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { momentText, t, tell } from "../shared/i18n.js";
import { keep } from "./keeping.js";
import { RecordView } from "./record-view.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Summary} Summary
 * @typedef {import("./page-types.js").Opened} Opened
 * @typedef {import("./page-types.js").Words} Words
 */

const FILE_TYPE = "application/fhir+json";
const FILE_NAME = "patient-record.fhir.json";

/** Loaded when it is needed: most records are not signed. */
const knownPhones = () => import("./known-phones.js");

export class Reading {
  #root;
  #view;
  #state;
  #phone;
  #imported;
  #now;
  /** @type {Opened | undefined} */
  #opened;
  /** Ends what belongs to the record that is open. */
  #end = new AbortController();

  /**
   * @param {HTMLElement} root
   * @param {import("./imported.js").Imported} imported
   * @param {() => number} now Unix seconds
   */
  constructor(root, imported, now) {
    this.#root = root;
    this.#view = new RecordView(root);
    this.#state = part(root, "#import-state", HTMLElement);
    this.#phone = part(root, "#phone", HTMLElement);
    this.#imported = imported;
    this.#now = now;
    for (const [id, press] of /** @type {const} */ ([
      ["#import", () => this.#import()],
      ["#keep", () => this.#keep()],
      ["#save", () => this.#opened && save(this.#opened)],
      ["#print", () => print()],
    ])) {
      part(root, id, HTMLButtonElement).addEventListener("click", press);
    }
  }

  /** What is open, if anything is. */
  get opened() {
    return this.#opened;
  }

  /** Whether a record is open that nothing keeps. */
  get unkept() {
    return this.#opened !== undefined && this.#opened.keptIn === undefined;
  }

  /**
   * @param {Opened} opened
   * @param {Summary} summary
   * @param {{ words: Words, source: string }} origin
   */
  show(opened, summary, { words, source }) {
    this.#end.abort();
    this.#end = new AbortController();
    this.#opened = opened;
    this.#view.show(
      summary,
      { words, source, read: opened.read },
      documentsOf(opened.record, this.#end.signal),
    );
    part(this.#root, "#vouch-keys", HTMLElement).hidden = opened.evidence?.signature !== "unknown-key";
    this.#sayKept();
    this.#sayPhone(opened);
  }

  /** Takes it from the page; what was imported stays. */
  clear() {
    this.#end.abort();
    this.#opened = undefined;
    this.#view.clear();
    say(this.#phone, undefined);
  }

  /** Says whether the phone that signed was here before. @param {Opened} opened */
  async #sayPhone(opened) {
    say(this.#phone, undefined);
    const { sender } = opened;
    if (!sender) return;
    const words = await knownPhones()
      .then((phones) => phones.wordsFor(sender))
      .catch(() => t("phone-unsure"));
    if (this.#opened === opened) say(this.#phone, words);
  }

  /** Says where the record is kept, if it is. */
  #sayKept() {
    if (!this.#opened) return;
    const { keptIn } = this.#opened;
    const here = this.#imported.has(this.#opened) ? t("import-already") : undefined;
    say(this.#state, keptIn === undefined ? here : t("import-kept", { name: keptIn }));
  }

  #keep() {
    const opened = this.#opened;
    if (!opened) return;
    const kept = (/** @type {string} */ name) => {
      opened.keptIn = name;
      this.#sayKept();
      announce(this.#state.textContent ?? "");
    };
    try {
      keep(opened, kept, this.#end.signal);
    } catch (error) {
      say(this.#state, tell("error", codeOf(error)));
    }
  }

  #import() {
    const opened = this.#opened;
    if (!opened) return;
    const text = this.#imported.has(opened) ? t("import-already") : t("import-done");
    if (!this.#imported.has(opened)) this.#imported.add(opened);
    this.#rememberPhone(opened);
    say(this.#state, text);
    announce(text);
  }

  /** @param {Opened} opened */
  async #rememberPhone({ sender }) {
    try {
      await (sender && (await knownPhones()).remember(sender, this.#now()));
    } catch {
      // A browser that keeps nothing: next time the phone is new again, and the page says so.
    }
  }
}

/**
 * What offers the documents of a record; loaded when there is one.
 *
 * @param {string} record
 * @param {AbortSignal} signal
 */
function documentsOf(record, signal) {
  /** @type {Promise<import("./documents.js").Documents> | undefined} */
  let documents;
  return (
    /** @type {HTMLElement} */ place,
    /** @type {import("./page-types.js").Attachment} */ attachment,
  ) => {
    documents ??= import("./documents.js").then(({ Documents }) => new Documents(record, signal));
    documents
      .then((documents) => signal.aborted || documents.offer(place, attachment))
      .catch(() => place.append(withText("p", t("error-part-missing"))));
  };
}

/**
 * Who vouches for a record, and whence it came. The sentences of other people's codes are loaded where they are needed.
 *
 * @param {Opened} opened
 * @returns {Promise<{ words: Words, source: string }>}
 */
export async function originOf({ created, read, evidence, host }) {
  if (evidence || host) {
    const foreign = await import("./foreign.js");
    return evidence
      ? { words: foreign.wordsOf(evidence, read, host), source: foreign.sourceOf(evidence, read) }
      : { words: foreign.wordsOfLink(host ?? ""), source: t("source-open", { read: momentText(read) }) };
  }
  const source = created
    ? t("source-sealed", { created: momentText(created), read: momentText(read) })
    : t("source-open", { read: momentText(read) });
  const headline = created ? t("vouch-sealed") : t("vouch-open");
  return { words: { level: "caution", headline, lines: [] }, source };
}

/** Gives a record to the person as a file. @param {{ record: string }} opened */
export function save({ record }) {
  saveFile(FILE_NAME, record, FILE_TYPE);
  announce(t("saved"));
}
