/**
 * What other pages of ours ask of this one, and it of them: to keep a record that was read or written there, to choose what
 * is to be shared, and to share it.
 */

import { announce } from "../shared/announce.js";
import { part, say } from "../shared/dom.js";
import { errand, report, sendTo } from "../shared/hand-over.js";
import { SharingView } from "./sharing-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("../shared/hand-over.js").Errand} Errand
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("./keeping.js").Keeping} Keeping
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("./inside.js").Inside} Inside
 * @typedef {{ keeping: Keeping, name: string }} Open an open vault
 */

export class Errands {
  #house;
  #inside;
  #view;
  #notice;
  /** @type {Open | undefined} */
  #open;
  /** Whose record is to be shared. @type {Subject | undefined} */
  #person;
  /** What is still to be done for who opened this page. @type {Errand | undefined} */
  #errand;
  #asked = errand();
  /** Ends what was begun with another page. */
  #ended = new AbortController();

  /** @param {ParentNode} root @param {House} house @param {Inside} inside */
  constructor(root, house, inside) {
    this.#house = house;
    this.#inside = inside;
    this.#notice = part(root, "#errand", HTMLElement);
    this.#view = new SharingView(part(root, "#sharing", HTMLElement), {
      onShare: (ids) => house.confirmed("share", () => this.#share(ids)),
      onLeave: () => house.safely(() => this.#back()),
    });
    this.#asked?.then((errand) => {
      this.#errand = errand;
      this.#sayErrand();
      house.safely(() => this.run());
    });
  }

  /** @param {Open} open */
  enter(open) {
    this.#open = open;
    this.#sayErrand();
  }

  leave() {
    this.#open = undefined;
    this.#person = undefined;
    this.#view.clear();
    this.#sayErrand();
  }

  /** What was brought here is kept. */
  kept() {
    if (this.#errand?.to !== "keep" || !this.#open) return;
    report({ kept: this.#open.name });
    this.#errand = undefined;
    this.#sayErrand();
  }

  /** Lets somebody choose what of a person's record is to be shared. @param {Subject} person */
  async choose(person) {
    if (!this.#open) return;
    this.#person = person;
    this.#view.show(person, await this.#open.keeping.entries(person));
    this.#house.show({ phase: "sharing", person });
  }

  /** Does what it was opened for, as far as that needs nobody's choice. */
  async run() {
    const state = this.#house.state();
    if (state.phase !== "people" && state.phase !== "person") return;
    if (this.#errand?.to === "keep") await this.#inside.look(this.#errand.record, this.#errand.source);
    if (this.#errand?.to === "choose" && state.phase === "person" && state.alone)
      await this.choose(state.person);
  }

  /** @param {string[]} ids */
  async #share(ids) {
    const person = this.#person;
    if (!person || !this.#open) return;
    const wanted = this.#errand?.to === "choose";
    const record = this.#open.keeping.share(person, ids);
    if (!wanted) {
      const { signal } = this.#ended;
      // At once, as long as the browser takes it for the press's doing.
      const errand = record.then((record) => ({ to: /** @type {const} */ ("share"), record }));
      sendTo("patient.html", errand, () => {}, signal);
    }
    const shared = await record;
    this.#view.clear();
    await this.#inside.openPerson(person.id, false);
    announce(t("sharing-done"));
    if (!wanted) return;
    report({ record: shared });
    this.#errand = undefined;
    this.#sayErrand();
    // The other page goes on; where the browser keeps this tab, it is what it was.
    close();
  }

  async #back() {
    const state = this.#house.state();
    this.#view.clear();
    if (state.phase === "sharing") await this.#inside.openPerson(state.person.id, false);
  }

  #sayErrand() {
    const to = this.#errand?.to;
    // What is to be kept is seen itself, once the records are open.
    const said = to === "choose" || (to === "keep" && !this.#open) ? t(`errand-${to}`) : undefined;
    say(this.#notice, said);
  }
}
