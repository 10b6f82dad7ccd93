/**
 * What is done in an open vault: a list of people, a person, an entry, a form, a file, two side by side. It reads and writes
 * by `Keeping`, fills the views, and leaves to the page what is visible.
 */

import { announce } from "../shared/announce.js";
import { nowUnixSeconds } from "../shared/clock.js";
import { part, saveFile } from "../shared/dom.js";
import { Failure } from "../shared/failure.js";
import { Arriving } from "./arriving.js";
import { endingOf, fileNameOf } from "./attachments.js";
import { Comparing } from "./comparing.js";
import { EntryView } from "./entry-view.js";
import { PeopleView } from "./people-view.js";
import { PersonView } from "./person-view.js";
import { asFile } from "./receipts.js";
import { printedText } from "./row-texts.js";
import { t } from "./text.js";
import { Writing } from "./writing.js";

/**
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("./keeping.js").Keeping} Keeping
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("./page-types.js").Open} Open
 */

/** All of a record, however long. */
const WHOLE = 1_000_000;

export class Inside {
  #root;
  #house;
  #codes;
  #paths;
  #people;
  #person;
  #entry;
  #writing;
  #arriving;
  #comparing;
  /** @type {import("./giving.js").Giving | undefined} */
  #giving;
  /** @type {Open | undefined} */
  #open;
  /** Counts lists, so that a slow one does not come after a newer one. */
  #lists = 0;

  /** @param {ParentNode} root @param {House} house @param {import("../shared/codes.js").Codes} codes */
  constructor(root, house, codes) {
    this.#root = root;
    this.#house = house;
    this.#codes = codes;
    const { attempt, safely } = house;
    const at = (/** @type {string} */ id) => part(root, `#${id}`, HTMLElement);
    this.#people = new PeopleView(at("people"), {
      onOpen: (person) => safely(() => this.openPerson(person.id)),
      onAdd: () => this.#writing.begin("patient"),
      onImport: () => this.#arriving.choose(),
      onCompare: (kept, merged) => safely(() => this.#comparing.show(kept, kept, merged.id)),
    });
    this.#person = new PersonView(at("person"), {
      onPress: (press) => safely(() => this.#press(press)),
      onOpen: (row) => attempt(() => this.#openEntry(row.id)),
      onSearch: () => safely(() => this.#list()),
      onCompare: (id) => safely(() => this.#compare(id)),
      onPart: (row) => attempt(() => this.#part(row)),
    });
    this.#entry = new EntryView(at("entry"), {
      onBack: () => safely(() => this.#back()),
      onEdit: () => safely(() => this.#edit()),
      onSave: () => this.#saveAttachment(),
      onDelete: () => safely(() => this.#deleteEntry()),
      onCompare: (id) => safely(() => this.#compare(id)),
      onPart: (row) => attempt(() => this.#part(row)),
    });
    const paths = {
      here: () => this.#here,
      isOpen: () => this.#open !== undefined,
      openPerson: (/** @type {string} */ id, /** @type {boolean} */ fresh) => this.openPerson(id, fresh),
      openEntry: (/** @type {string} */ id) => this.#openEntry(id),
      back: () => this.#back(),
    };
    this.#paths = paths;
    this.#writing = new Writing(root, house, paths);
    this.#arriving = new Arriving(root, house, paths);
    this.#comparing = new Comparing(root, house, paths);
  }

  /** Whether something was written that is not kept yet. */
  get unkept() {
    return this.#writing.unkept;
  }

  /** @param {Open} open */
  enter(open) {
    this.#open = open;
    this.#house.safely(() => this.#giving?.catchUp());
  }

  /** Takes everything of the vault from the page. */
  leave() {
    this.#open = undefined;
    this.#lists += 1;
    const views = [this.#people, this.#person, this.#entry, this.#writing, this.#arriving, this.#comparing];
    for (const view of views) view.clear();
    this.#giving?.clear();
  }

  /** To the list of people; a patient's own record needs none. */
  async home() {
    const people = await this.#here.keeping.people();
    this.#house.onHome(people.length > 0);
    const [only] = people;
    if (this.#here.role === "patient" && only && people.length === 1) {
      await this.openPerson(only.id);
      return;
    }
    this.#people.show(people, this.#here.role);
    this.#house.show({ phase: "people" });
  }

  /** Another tab has changed something: what is on the page follows, but for what somebody writes. */
  async refresh() {
    const state = this.#house.state();
    if (state.phase === "people") await this.home();
    if (state.phase === "person") await this.openPerson(state.person.id, false);
  }

  /** @param {string} id @param {boolean} [fresh] as somebody opens it, not in the middle of a search */
  async openPerson(id, fresh = true) {
    const { keeping, role } = this.#here;
    const people = await keeping.people();
    const person = people.find((each) => each.id === id);
    if (!person) {
      await this.home();
      return;
    }
    const others = people.filter((each) => each.id !== id);
    const alone = role === "patient" && others.length === 0;
    const merged = await keeping.mergedInto(person);
    if (fresh) this.#person.reset();
    // Filled before it is seen: what moves or waits then costs somebody a press.
    await this.#fill(person);
    const receipts = await keeping.receipts(person);
    this.#assertOpen(keeping);
    this.#person.show(person, { others, merged, alone });
    this.#person.tell(receipts);
    this.#house.onHome(true);
    this.#house.show({ phase: "person", person, alone });
  }

  /** @param {"share" | "save-receipts" | "add" | "add-picture" | "import" | "edit" | "give" | "delete" | "back"} press */
  async #press(press) {
    const state = this.#house.state();
    if (state.phase !== "person") return;
    const { person } = state;
    if (press === "back") await this.home();
    else if (press === "share") await this.#house.onShare(person);
    else if (press === "save-receipts") await this.#saveReceipts(person);
    else if (press === "add") this.#writing.begin("problem", person);
    else if (press === "add-picture") this.#writing.begin("document", person);
    else if (press === "import") this.#arriving.choose();
    else if (press === "edit") await this.#editPerson(person);
    else if (press === "give") this.#house.attempt(() => this.#giveOut(person));
    else await this.#deletePerson(person);
  }

  // Lists

  /** What is looked for of the person who is open. */
  async #list() {
    const state = this.#house.state();
    if (state.phase !== "person") return;
    const found = await this.#fill(state.person);
    if (this.#person.sought.words) announce(t("found", { count: found }));
  }

  /** @param {Subject} person @param {number} [most] all that there is, whatever is looked for @returns {Promise<number>} how many fit */
  async #fill(person, most) {
    const { keeping, name } = this.#here;
    const list = ++this.#lists;
    const groups = await keeping.groups(person, most ? { words: "", most } : this.#person.sought);
    if (list === this.#lists)
      this.#person.list(
        groups,
        person.entries,
        printedText(
          name,
          groups.flatMap(({ rows }) => rows),
          nowUnixSeconds(),
        ),
      );
    return groups.reduce((sum, { total }) => sum + total, 0);
  }

  async #back() {
    const state = this.#house.state();
    const person = "person" in state ? state.person : undefined;
    this.#writing.clear();
    this.#arriving.clear();
    this.#comparing.clear();
    this.#entry.clear();
    this.#giving?.clear();
    if (person) await this.openPerson(person.id, false);
    else await this.home();
  }

  // One entry

  /** @param {string} id */
  async #openEntry(id) {
    const state = this.#house.state();
    if (!("person" in state) || !state.person) return;
    const { keeping } = this.#here;
    const reading = await keeping.read(id);
    const [others, merged] = await Promise.all([
      keeping.othersLike(reading.row),
      keeping.mergedInto(reading.row),
    ]);
    this.#assertOpen(keeping);
    this.#entry.show(reading, { others, merged });
    this.#house.show({ phase: "entry", person: state.person, reading });
  }

  #saveAttachment() {
    const state = this.#house.state();
    if (state.phase !== "entry" || !state.reading.attachment) return;
    const { row, attachment } = state.reading;
    this.#house.confirmed("export", async () => {
      saveFile(`${fileNameOf(row.title)}.${endingOf(attachment.contentType)}`, attachment.blob);
      await this.#here.keeping.note("record-exported");
      announce(t("saved-open"));
      await this.#openEntry(row.id);
    });
  }

  async #deleteEntry() {
    const state = this.#house.state();
    if (state.phase !== "entry") return;
    const { person, reading } = state;
    const title = reading.row.title || t("entry-untitled");
    const words = { heading: t("delete-entry", { title }), text: t("delete-entry-about") };
    if (!(await this.#house.sure({ ...words, yes: t("delete"), no: t("keep-it") }))) return;
    this.#house.confirmed("delete", async () => {
      await this.#here.keeping.remove(reading.row);
      this.#entry.clear();
      await this.openPerson(person.id, false);
      announce(t("deleted", { title }));
    });
  }

  // Handing out

  /** @param {Subject} person */
  async #giveOut(person) {
    this.#giving ??= await this.#loadGiving();
    await this.#giving.show(person);
  }

  /** Seldom needed, so it is loaded when it is. */
  async #loadGiving() {
    const { Giving } = await import("./giving.js").catch((cause) => {
      throw new Failure("part-missing", "giving.js did not load", { cause });
    });
    return new Giving(this.#root, this.#house, this.#paths, this.#codes, (person) => this.#print(person));
  }

  /** @param {Subject} person */
  async #saveReceipts(person) {
    const text = asFile(await this.#here.keeping.receipts(person));
    saveFile("mdawa-receipts.json", new Blob([text], { type: "application/json" }));
    announce(t("receipts-saved"));
  }

  /** @param {Subject} person */
  async #print(person) {
    await this.openPerson(person.id);
    await this.#fill(person, WHOLE);
    await this.#here.keeping.note("record-printed");
    document.body.dataset.print = "record";
    print();
    await this.#fill(person);
  }

  /** @param {Subject} person */
  async #deletePerson(person) {
    const name = person.title || t("nameless");
    const words = {
      heading: t("delete-person", { name }),
      text: t("delete-person-about", { count: person.entries }),
    };
    if (!(await this.#house.sure({ ...words, yes: t("delete"), no: t("keep-it") }))) return;
    this.#house.confirmed("delete", async () => {
      await this.#here.keeping.removePerson(person);
      this.#person.clear();
      await this.home();
      announce(t("deleted", { title: name }));
    });
  }

  // Changing, comparing, parting

  async #edit() {
    const state = this.#house.state();
    if (state.phase === "entry") await this.#writing.change(state.reading, state.person);
  }

  /** @param {Subject} person */
  async #editPerson(person) {
    await this.#writing.change(await this.#here.keeping.read(person.id), person);
  }

  /** What is open, with another. @param {string} id */
  async #compare(id) {
    const state = this.#house.state();
    if (state.phase === "person") await this.#comparing.show(state.person, state.person, id);
    if (state.phase === "entry") await this.#comparing.show(state.person, state.reading.row, id);
  }

  /** @param {Row} row */
  async #part(row) {
    await this.#here.keeping.part(row.id);
    await this.#back();
    announce(t("parted"));
  }

  /** What was read before the vault was locked does not come on the page after that. @param {Keeping} keeping that it was read by */
  #assertOpen(keeping) {
    if (this.#open?.keeping !== keeping) throw new Failure("vault-locked");
  }

  /** Shows what a record would bring. @param {string} record @param {import("../vault/types.js").Source} source */
  look(record, source) {
    return this.#arriving.look(record, source);
  }

  get #here() {
    if (!this.#open) throw new Failure("vault-locked");
    return this.#open;
  }
}
