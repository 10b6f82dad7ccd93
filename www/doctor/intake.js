// Finds out what a text is and puts packages together, wherever the text came from: camera, picture, file or paste.

import { codeOf } from "../shared/failure.js";

/**
 * @typedef {import("../shared/core.js").Core} Core
 * @typedef {Awaited<ReturnType<Core["receiver"]>>} Receiver
 * @typedef {import("../../pkg/mdawa.js").LetterFace} Head what a letter says of itself before it is opened
 *
 * @typedef {{ kind: "letter", package: Uint8Array, head: Head }
 *         | { kind: "record", record: string }
 *         | { kind: "part", useful: boolean, received: number, needed: number }
 *         | { kind: "problem", code: string }
 *         } Taken
 */

export class Intake {
  #core;
  /** Keeps what it has between pictures and scans, until a package is whole. @type {Receiver | undefined} */
  #receiver;

  /** @param {Core} core */
  constructor(core) {
    this.#core = core;
  }

  /**
   * Takes in one text.
   *
   * @param {string} text
   * @returns {Promise<Taken>}
   */
  async take(text) {
    try {
      const { kind } = await this.#core.call("recognise", text);
      switch (kind) {
        case "frame":
          return await this.#takeFrame(text);
        case "letter":
          return await this.#letter(await this.#core.call("unarmour", text));
        case "fhir-bundle":
          return { kind: "record", record: text };
        default:
          return { kind: "problem", code: `kind-${kind}` };
      }
    } catch (error) {
      return { kind: "problem", code: codeOf(error) };
    }
  }

  /** Forgets the codes of an unfinished package. */
  forget() {
    this.#receiver?.free();
    this.#receiver = undefined;
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
    return this.#letter(whole);
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {Promise<Taken>}
   */
  async #letter(bytes) {
    const face = await this.#core.call("inspectPackage", bytes);
    const { way, packageId, created, expires } = /** @type {Partial<Head> & typeof face} */ (face);
    if (!way || !packageId || created === undefined || expires === undefined) {
      return { kind: "problem", code: `kind-${face.kind}` };
    }
    return { kind: "letter", package: bytes, head: { way, packageId, created, expires } };
  }
}
