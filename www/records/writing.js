/** Writing an entry, and changing one. */

import { announce } from "../shared/announce.js";
import { nowUnixSeconds } from "../shared/clock.js";
import { dayOf } from "../shared/day.js";
import { part } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";
import { attachmentOf, blobOf } from "./attachments.js";
import { t } from "./text.js";
import { WritingView } from "./writing-view.js";

/**
 * @typedef {import("../vault/types.js").EntryKind} EntryKind
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("./page-types.js").Fields} Fields
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("./page-types.js").Paths} Paths
 * @typedef {import("./page-types.js").Reading} Reading
 */

export class Writing {
  #house;
  #paths;
  #view;

  /** @param {ParentNode} root @param {House} house @param {Paths} paths */
  constructor(root, house, paths) {
    this.#house = house;
    this.#paths = paths;
    const { attempt, safely } = house;
    this.#view = new WritingView(part(root, "#writing", HTMLElement), () => dayOf(nowUnixSeconds()), {
      onWritten: (kind, fields) => attempt(() => this.#written(kind, fields)),
      onFile: (file) => attempt(() => this.#attach(file)),
      onLeave: () => safely(() => this.#leave()),
    });
  }

  /** Whether something was written that is not kept yet. */
  get unkept() {
    return this.#house.state().phase === "writing" && this.#view.touched;
  }

  clear() {
    this.#view.clear();
  }

  /** @param {EntryKind} kind @param {Subject} [person] whose entry it is; nobody's for a person */
  begin(kind, person) {
    const own = this.#paths.here().role === "patient";
    const heading = t(person ? "writing-add" : own ? "person-add-self" : "person-add");
    const about = person ? t("writing-for", { name: person.title || t("nameless") }) : "";
    this.#view.show(kind, { heading, about, fixed: !person });
    this.#house.show({ phase: "writing", person });
  }

  /** @param {Reading} reading @param {Subject} person */
  async change(reading, person) {
    const fields = await this.#paths.here().keeping.fields(reading.resource);
    const { contentType = "", base64 = "" } = fields;
    const blob = blobOf(contentType, base64);
    const picture = blob?.type.startsWith("image/") ? blob : undefined;
    const heading = t(reading.row.kind === "patient" ? "person-edit" : "writing-change");
    const about = t("writing-for", { name: person.title || t("nameless") });
    this.#paths.here();
    this.#view.show(reading.row.kind, { heading, about, fixed: true, fields, picture });
    this.#house.show({ phase: "writing", person, reading });
  }

  /** @param {EntryKind} kind @param {Fields} fields */
  async #written(kind, fields) {
    const state = this.#house.state();
    if (state.phase !== "writing") return;
    const { person, reading } = state;
    const { keeping } = this.#paths.here();
    if (reading) await keeping.revise(reading, fields);
    const id = reading ? reading.row.id : await keeping.write(kind, fields, person);
    this.#view.clear();
    this.#house.onKept();
    if (reading && reading.row.kind !== "patient") await this.#paths.openEntry(id);
    else await this.#paths.openPerson(person?.id ?? id, !person);
    announce(t("kept"));
  }

  /** @param {File} file */
  async #attach(file) {
    try {
      const { attachment, picture } = await attachmentOf(file);
      const said = t(picture ? "picture-taken" : "document-taken", {
        name: file.name,
        count: Math.ceil(attachment.bytes / 1024),
      });
      this.#view.attach(attachment, picture, said);
    } catch (error) {
      this.#view.refuseFile(tell("error", codeOf(error)));
    }
  }

  async #leave() {
    const words = { heading: t("leave-writing"), text: t("leave-writing-about") };
    const asked = { ...words, yes: t("throw-away"), no: t("go-on") };
    if (this.#view.touched && !(await this.#house.sure(asked))) return;
    const state = this.#house.state();
    const reading = state.phase === "writing" ? state.reading : undefined;
    this.#view.clear();
    if (reading && reading.row.kind !== "patient") await this.#paths.openEntry(reading.row.id);
    else await this.#paths.back();
  }
}
