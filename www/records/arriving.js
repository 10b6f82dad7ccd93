/** A record that arrives, as a file or from another page: what is in it, whose it is, and taking it in. */

import { announce } from "../shared/announce.js";
import { nowUnixSeconds } from "../shared/clock.js";
import { part, textOf } from "../shared/dom.js";
import { IncomingView } from "./incoming-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("./page-types.js").Paths} Paths
 */

export class Arriving {
  #house;
  #paths;
  #view;
  #file;

  /** @param {ParentNode} root @param {House} house @param {Paths} paths */
  constructor(root, house, paths) {
    this.#house = house;
    this.#paths = paths;
    const { attempt, safely } = house;
    this.#view = new IncomingView(part(root, "#importing", HTMLElement), {
      onChosen: (id) => safely(() => this.#count(id)),
      onImport: () => attempt(() => this.#take()),
      onLeave: () => safely(() => paths.back()),
    });
    this.#file = part(root, "#import-file", HTMLInputElement);
    this.#file.addEventListener("change", () => {
      const [file] = this.#file.files ?? [];
      // So that the same file can be chosen again.
      this.#file.value = "";
      if (file) attempt(() => this.#look(file));
    });
  }

  choose() {
    this.#file.click();
  }

  clear() {
    this.#view.clear();
  }

  /** @param {File} file */
  async #look(file) {
    const { name } = file;
    await this.look(await textOf(file), { way: "file", at: nowUnixSeconds(), vouch: "unchecked", name });
  }

  /** Shows what a record would bring. @param {string} record @param {import("../vault/types.js").Source} source */
  async look(record, source) {
    const state = this.#house.state();
    const person = state.phase === "person" ? state.person : undefined;
    const { bringingIn, keeping } = this.#paths.here();
    const people = await keeping.people();
    const incoming = await bringingIn.look(record, source, people);
    // Whoever is open is not who the file is about, unless the file says so or says nothing.
    const whose = incoming.likely ?? (incoming.patients.length === 0 ? (person ?? people[0]) : undefined);
    const counted = { ...incoming, doubles: await bringingIn.doubles(incoming, whose) };
    this.#paths.here();
    this.#view.show(counted, incoming.patients.length > 1 ? [] : people, whose?.id ?? "");
    this.#house.show({ phase: "importing", incoming: counted, person });
  }

  /** @param {string} id */
  async #count(id) {
    const state = this.#house.state();
    if (state.phase !== "importing") return;
    const { keeping, bringingIn } = this.#paths.here();
    const person = (await keeping.people()).find((each) => each.id === id);
    const incoming = { ...state.incoming, doubles: await bringingIn.doubles(state.incoming, person) };
    // Another one was chosen meanwhile.
    if (id !== this.#view.whose) return;
    this.#view.count(incoming, person);
    this.#house.show({ ...state, incoming });
  }

  async #take() {
    const state = this.#house.state();
    if (state.phase !== "importing") return;
    const { keeping, bringingIn } = this.#paths.here();
    const person = (await keeping.people()).find(({ id }) => id === this.#view.whose);
    // Counted again: another tab may have brought in the same.
    const doubles = await bringingIn.doubles(state.incoming, person);
    const { count, subject } = await bringingIn.take({ ...state.incoming, doubles }, person);
    this.#view.clear();
    this.#house.onKept();
    this.#house.onBrought();
    await this.#paths.openPerson(subject);
    announce(t("imported", { count }));
  }
}
