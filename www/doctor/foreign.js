// Other people's codes: cards, certificates, links and their files are opened here, each with who vouches for it.

import { Failure } from "../shared/failure.js";
import { Interop } from "../shared/interop.js";
import "./foreign-text.js";
import { addKeys, allKeys } from "./issuer-keys.js";

export { sourceOf, wordsOf, wordsOfLink } from "./evidence.js";

/**
 * @typedef {import("../shared/core-types.js").Foreign} Foreign
 * @typedef {import("./page-types.js").Evidence} Evidence
 * @typedef {import("./page-types.js").Link} Link
 * @typedef {import("./page-types.js").Received} Received
 * @typedef {{ received: Received[] } | { link: Link } | { texts: string[], host: string }} Found what was in it, a link that leads
 *   further, or texts that are still to be recognised
 */

export class ForeignCodes {
  #interop = new Interop();
  /** @type {Link | undefined} */
  #link;
  /** A locked file that came before its link. @type {string | undefined} */
  #file;

  /**
   * @param {Foreign} foreign
   * @param {string} [host] of the link that it came by
   * @returns {Promise<Found>}
   */
  async open({ foreign, texts }, host) {
    const [text = ""] = texts;
    switch (foreign) {
      case "smart-health-card":
        return { received: await this.#cards(texts, host) };
      case "eu-dcc":
        return { received: [await this.#read("dcc", texts, host)] };
      case "smart-health-link":
        return this.#takeLink(text);
      case "health-link-file":
        return this.#takeFile(text);
    }
  }

  /** The same card, checked once more: keys were added or removed. @param {Received} received @returns {Promise<Received>} */
  async recheck(received) {
    const { evidence, host } = received;
    return evidence ? { ...received, ...(await this.#read(evidence.form, evidence.texts, host)) } : received;
  }

  /** @param {{ issuer: string, name: string, text: string }} typed @param {number} now */
  addKeys(typed, now) {
    return addKeys(typed, now, (certificate) => this.#interop.call("keyOfCertificate", certificate));
  }

  /** Forgets a link with its key, and a file that waits for one. */
  forget() {
    this.#link = undefined;
    this.#file = undefined;
    this.#interop.restart();
  }

  /** @param {string[]} texts @param {string | undefined} host */
  async #cards(texts, host) {
    const [text = ""] = texts;
    const cards = texts.length === 1 ? await this.#interop.call("healthCardsIn", text) : [];
    if (cards.length < 2) return [await this.#read("card", texts, host)];
    const read = await Promise.allSettled(cards.map((card) => this.#read("card", [card], host)));
    const received = read.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    // One damaged card does not cost the others.
    if (received.length === 0) throw new Failure("card-malformed");
    return received;
  }

  /** @param {Evidence["form"]} form @param {string[]} texts @param {string | undefined} host @returns {Promise<Received>} */
  async #read(form, texts, host) {
    const { json, date, missing, addedFor } = await allKeys();
    const opened =
      form === "card"
        ? await this.#interop.call("openHealthCard", texts, json)
        : {
            revoked: false,
            issuerName: undefined,
            ...(await this.#interop.call("openDcc", texts[0] ?? "", json)),
          };
    const { record, signature, fault, issuer, issuerName, keyId, issued, expires, revoked, warnings } =
      opened;
    const keys = { date, missing, added: addedFor(issuer, keyId) };
    const evidence = {
      form,
      texts,
      signature,
      fault,
      issuer,
      issuerName,
      keyId,
      issued,
      expires,
      revoked,
      warnings,
      keys,
    };
    return { record, evidence, host };
  }

  /** @param {string} text @returns {Promise<Found>} */
  async #takeLink(text) {
    const { url, key, expires, flag, label, warnings } = await this.#interop.call("decodeHealthLink", text);
    // As browsers read it, so that what is shown is what would be contacted.
    const address = URL.canParse(url) ? new URL(url) : undefined;
    if (!address?.host) throw new Failure("link-malformed", "no address");
    /** @type {Link} */
    const link = {
      text,
      key,
      host: address.host,
      url: address,
      expires,
      flag,
      label,
      warnings,
      fileWaits: false,
    };
    this.#link = link;
    if (this.#file !== undefined) {
      try {
        return await this.#openFile(this.#file, link);
      } catch {
        // Perhaps the file is of another link, which is still to come.
        link.fileWaits = true;
      }
    }
    return { link };
  }

  /** @param {string} jwe @returns {Promise<Found>} */
  async #takeFile(jwe) {
    if (this.#link) return this.#openFile(jwe, this.#link);
    this.#file = jwe;
    throw new Failure("link-file-without-link", "its key is in a link");
  }

  /** @param {string} jwe @param {Link} link @returns {Promise<Found>} */
  async #openFile(jwe, { key, host }) {
    const { body } = await this.#interop.call("openHealthLinkFile", jwe, key);
    this.#file = undefined;
    return { texts: [body], host };
  }
}
