// Finds out what a text is and puts packages together, wherever the text came from: camera, picture, file or paste.

import { CardCodes } from "./card-codes.js";
import { codeOf } from "./failure.js";

/**
 * @typedef {import("./core.js").Core} Core
 * @typedef {import("./core-types.js").Arrived} Arrived
 * @typedef {import("./core-types.js").Taken} Taken
 */

export class Intake {
  #core;
  #wanted;
  #names;
  #cards = new CardCodes();
  /** Keeps what it has between pictures and scans, until a package is whole. @type {import("./core-types.js").Receiver | undefined} */
  #receiver;

  /**
   * @param {Core} core
   * @param {Arrived["kind"][]} wanted what this page can do something with; the rest is a problem that says what it is
   * @param {Map<string, string>} [names] what this page calls a problem
   */
  constructor(core, wanted, names = new Map()) {
    this.#core = core;
    this.#wanted = wanted;
    this.#names = names;
  }

  /**
   * Takes in one text.
   *
   * @param {string} text
   * @returns {Promise<Taken>}
   */
  async take(text) {
    const taken = await this.#take(text);
    return taken.kind === "problem" ? { ...taken, code: this.#names.get(taken.code) ?? taken.code } : taken;
  }

  /** @param {string} text @returns {Promise<Taken>} */
  async #take(text) {
    try {
      const recognised = await this.#core.call("recognise", text);
      const { kind } = recognised;
      switch (kind) {
        case "frame":
          return await this.#takeFrame(text);
        case "letter":
        case "request":
        case "answer":
          return await this.#package(await this.#core.call("unarmour", text));
        case "fhir-bundle":
          return this.#sorted({ kind: "record", record: text });
        case "smart-health-card":
          return this.#takeCard(text, recognised.part);
        case "eu-dcc":
        case "health-link-file":
        case "smart-health-link":
          return this.#sorted({ kind: "foreign", foreign: kind, texts: [text] });
        default:
          return { kind: "problem", code: `kind-${kind}` };
      }
    } catch (error) {
      return { kind: "problem", code: codeOf(error) };
    }
  }

  /** Forgets the codes of an unfinished package or card. */
  forget() {
    this.#cards.forget();
    this.#receiver?.free();
    this.#receiver = undefined;
  }

  /**
   * @param {string} text
   * @param {{ index: number, of: number } | undefined} part which of the card's codes it is, where there are several
   * @returns {Taken}
   */
  #takeCard(text, part) {
    const whole = this.#sorted({ kind: "foreign", foreign: "smart-health-card", texts: [text] });
    return part && whole.kind === "foreign" ? this.#cards.take(text, part) : whole;
  }

  /**
   * @param {string} text
   * @returns {Promise<Taken>}
   */
  async #takeFrame(text) {
    if (!this.#receiver || this.#receiver.gone()) {
      this.#receiver = await this.#core.receiver();
    }
    const receiver = this.#receiver;
    const { useful, received, needed, done } = await receiver.push(text);
    if (!done) {
      return { kind: "part", useful, received, needed };
    }
    const whole = await receiver.package();
    this.forget();
    return await this.#package(whole);
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {Promise<Taken>}
   */
  async #package(bytes) {
    const face = await this.#core.call("inspectPackage", bytes);
    return this.#sorted(/** @type {Arrived} */ ({ kind: face.kind, package: bytes, face }));
  }

  /**
   * @param {Arrived} arrived
   * @returns {Taken}
   */
  #sorted(arrived) {
    const wanted = this.#wanted.includes(arrived.kind);
    const name = arrived.kind === "foreign" ? arrived.foreign : arrived.kind;
    return wanted ? arrived : { kind: "problem", code: `kind-${name}` };
  }
}
