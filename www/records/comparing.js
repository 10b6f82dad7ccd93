/** Two people or two entries that may be the same: side by side, merged, and parted again. */

import { announce } from "../shared/announce.js";
import { part } from "../shared/dom.js";
import { dateText, tell } from "../shared/i18n.js";
import { ComparingView } from "./comparing-view.js";
import { sourceText } from "./row-texts.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("./page-types.js").Paths} Paths
 * @typedef {import("./page-types.js").Side} Side
 */

export class Comparing {
  #house;
  #paths;
  #view;

  /** @param {ParentNode} root @param {House} house @param {Paths} paths */
  constructor(root, house, paths) {
    this.#house = house;
    this.#paths = paths;
    this.#view = new ComparingView(part(root, "#comparing", HTMLElement), {
      onMerge: () => house.attempt(() => this.#merge()),
      onLeave: () => house.safely(() => paths.back()),
    });
  }

  clear() {
    this.#view.clear();
  }

  /** @param {Subject} person whose page it goes back to @param {Row} kept @param {string} id of the other */
  async show(person, kept, id) {
    const { keeping } = this.#paths.here();
    const merged =
      kept.kind === "patient"
        ? (await keeping.people()).find((each) => each.id === id)
        : (await keeping.read(id)).row;
    if (!merged) return;
    const sides = [await this.#side(kept), await this.#side(merged)];
    this.#paths.here();
    this.#view.show(sides);
    this.#house.show({ phase: "comparing", person, kept, merged });
  }

  /** @param {Row} row @returns {Promise<Side>} */
  async #side(row) {
    const { details, text } = await this.#paths.here().keeping.read(row.id);
    const isPerson = row.kind === "patient";
    /** @type {Side["facts"]} */
    const facts = [];
    if (row.date) facts.push([t(isPerson ? "fact-born" : "date"), dateText(row.date)]);
    if (row.status) {
      const [term, family] = isPerson ? [t("fact-sex"), "sex"] : [t("label-status"), "status"];
      facts.push([term, tell(family, row.status)]);
    }
    for (const { label, name, value } of details) facts.push([name ?? tell("label", label), value]);
    if (text) facts.push([t("label-note"), text]);
    if ("entries" in row) facts.push([t("entries-term"), String(row.entries)]);
    facts.push([t("source"), sourceText(row.source)]);
    return { row, facts };
  }

  async #merge() {
    const state = this.#house.state();
    if (state.phase !== "comparing") return;
    const { person, kept, merged } = state;
    await this.#paths.here().keeping.merge(kept.id, merged.id);
    this.#view.clear();
    await this.#paths.openPerson(person.id);
    announce(t("merged"));
  }
}
