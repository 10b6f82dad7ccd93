// Where other people's codes come in: opens them, shows a link before anybody is contacted, keeps what waits to be read,
// and takes keys of issuers. Loaded with the first of them.

import { part } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { sendTo } from "../shared/hand-over.js";
import { momentText, tell } from "../shared/i18n.js";
import { issuerText } from "./evidence.js";
import { ForeignCodes } from "./foreign.js";
import { t } from "./foreign-text.js";
import { addedKeys, removeKeys } from "./issuer-keys.js";
import { KeysView } from "./keys-view.js";
import { LinkView } from "./link-view.js";
import { SeveralView } from "./several-view.js";

/**
 * @typedef {import("../shared/core-types.js").Arrived} Arrived
 * @typedef {import("./page-types.js").Link} Link
 * @typedef {import("./page-types.js").Opened} Opened
 * @typedef {import("./page-types.js").Problem} Problem
 * @typedef {import("./page-types.js").Received} Received
 *
 * @typedef {object} News
 * @property {() => number} now Unix seconds
 * @property {(record: string) => Promise<string | undefined>} nameOf whose a record is
 * @property {() => boolean} mayTake nothing that is open is replaced by something that arrives
 * @property {(received: Received) => Promise<void> | void} onRead one record is to be read
 * @property {(texts: string[], host: string) => Promise<void>} onTexts what was behind a link, still to be recognised
 * @property {(heading: string) => void} onInvite the person is to go on there
 * @property {(problem: Problem) => void} onProblem
 * @property {() => void} onLeave
 * @property {() => void} onKeys keys were added or removed
 */

export class ForeignDoor {
  #codes = new ForeignCodes();
  #news;
  #linkView;
  #several;
  #keys;
  /** @type {Link | undefined} */
  #link;
  /** Ends the errand of a link. */
  #end = new AbortController();

  /** @param {News} news */
  constructor(news) {
    this.#news = news;
    this.#linkView = new LinkView(part(document, "#link", HTMLElement), {
      onContact: () => this.#contact(),
      onLeave: () => news.onLeave(),
    });
    /** @type {SeveralView<Received>} */
    this.#several = new SeveralView(part(document, "#several", HTMLElement), {
      onRead: (received) => news.onRead(received),
      onLeave: () => news.onLeave(),
    });
    this.#keys = new KeysView(part(document, "#keys", HTMLDetailsElement), {
      onAdd: (typed) => this.#addKeys(typed),
      onRemove: (id) => this.#removeKeys(id),
    });
  }

  /** Whether a link is shown. */
  get linked() {
    return this.#link !== undefined;
  }

  /** How many records wait to be read. */
  get waiting() {
    return this.#several.size;
  }

  /**
   * One record is read at once, several are listed, a link is shown.
   *
   * @param {Arrived[]} arrived records, and what other programs wrote
   * @param {string} [host] of the link that they came by
   */
  async arrive(arrived, host) {
    /** @type {Received[]} */
    const received = [];
    let linked = false;
    let code;
    for (const each of arrived) {
      try {
        if (each.kind === "record") received.push({ record: each.record, host });
        if (each.kind !== "foreign") continue;
        const found = await this.#codes.open(each, host);
        if ("received" in found) received.push(...found.received);
        else if ("link" in found) {
          this.#showLink(found.link);
          linked = true;
        } else await this.#news.onTexts(found.texts, found.host);
      } catch (error) {
        code ??= codeOf(error);
      }
    }
    const [only] = received;
    if (only && received.length === 1 && this.#news.mayTake()) {
      await this.#news.onRead(only);
    } else if (received.length > 0) {
      await this.#wait(received);
      if (host) this.drop();
      this.#news.onInvite("several-heading");
    } else if (linked) this.#news.onInvite("link-heading");
    else if (code) this.#news.onProblem({ code });
  }

  /** Lists records to be read one by one. @param {Received[]} received */
  async #wait(received) {
    const { nameOf } = this.#news;
    const rows = received.map(async (item) => {
      const { evidence } = item;
      const kind = evidence
        ? t(`several-${evidence.form}`, { issuer: issuerText(evidence) })
        : t("several-record");
      const name = await nameOf(item.record).catch(() => undefined);
      const about = [kind, evidence?.issued && momentText(evidence.issued)].filter(Boolean).join(" · ");
      return { item, name: name ?? t("nameless"), about };
    });
    this.#several.add(await Promise.all(rows));
  }

  /** The record that is open, checked with the keys that there are now. @param {Opened} opened */
  async recheck(opened) {
    // In place: where it was imported, it is the same record there.
    return Object.assign(opened, await this.#codes.recheck(opened));
  }

  async showKeys() {
    const added = await addedKeys();
    const rows = added.map(({ issuers, ...row }) => {
      const count = issuers.reduce((sum, { keys = [] }) => sum + keys.length, 0);
      return { ...row, count };
    });
    this.#keys.show(rows);
  }

  /** Asks for the keys of whoever issued what is open. @param {Opened} opened */
  askForKeys({ evidence }) {
    if (evidence) this.#keys.ask(evidence.issuer, evidence.issuerName);
  }

  /** Forgets a link with its key, and all that waits. */
  clear() {
    this.drop();
    this.#several.clear();
    this.#keys.clear();
  }

  /** Forgets a link with its key. */
  drop() {
    this.#end.abort();
    this.#end = new AbortController();
    this.#link = undefined;
    this.#codes.forget();
    this.#linkView.clear();
  }

  /** @param {Link} link */
  #showLink(link) {
    this.#end.abort();
    this.#end = new AbortController();
    this.#link = link;
    this.#linkView.show(link, this.#news.now());
  }

  /** From a press, as browsers demand of who opens a tab. */
  #contact() {
    if (!this.#link) return;
    const { text, host } = this.#link;
    const errand = { to: /** @type {const} */ ("fetch"), link: text };
    try {
      sendTo("exchange.html", errand, (outcome) => this.#fetched(outcome, host), this.#end.signal);
      this.#linkView.problem(undefined);
    } catch (error) {
      this.#linkView.problem(tell("error", codeOf(error)));
    }
  }

  /** @param {import("../shared/hand-over.js").Outcome} outcome @param {string} host */
  #fetched(outcome, host) {
    if (!("fetched" in outcome)) return;
    const bodies = outcome.fetched.map(({ body }) => body);
    if (bodies.length > 0) this.#news.onTexts(bodies, host);
    else this.#linkView.problem(t("error-link-nothing"));
  }

  /** @param {import("./keys-view.js").Typed} typed */
  async #addKeys(typed) {
    try {
      const { issuers, lasting } = await this.#codes.addKeys(typed, this.#news.now());
      const count = issuers.reduce((sum, { keys = [] }) => sum + keys.length, 0);
      this.#keys.done(t("keys-added", { count }), lasting ? "" : t("error-key-not-kept"));
      await this.showKeys();
      this.#news.onKeys();
    } catch (error) {
      this.#keys.problem(tell("error", codeOf(error)));
    }
  }

  /** @param {string} id */
  async #removeKeys(id) {
    try {
      await removeKeys(id);
      this.#keys.done(t("keys-removed"));
      await this.showKeys();
      this.#news.onKeys();
    } catch (error) {
      this.#keys.problem(tell("error", codeOf(error)));
    }
  }
}
