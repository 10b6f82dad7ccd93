// What a person chooses to share: where it comes from, what is in it, and how much of it there is.

import { codeOf, Failure } from "../shared/failure.js";
import { secondsText, t, tell } from "../shared/i18n.js";
import { placeOf } from "../shared/place.js";
import { STILL_VERSION, STREAM_VERSION } from "./pace.js";
import { framesPerSecond } from "./stream.js";

/**
 * @typedef {import("./page-types.js").Chosen} Chosen
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {(signal: AbortSignal) => Promise<string>} Reading
 */

export class Choosing {
  #core;
  #address;
  #news;
  /** What was chosen, before anything was left out of it. */
  #whole = "";
  /** Where that comes from, if it is worth keeping. @type {Source | undefined} */
  #source;
  /** Ends what belongs to that. */
  #wholeEnd = new AbortController();
  /** What is being read. @type {Promise<void>} */
  #reading = Promise.resolve();
  /** Ends the reading before: only what was chosen last counts, however long the rest takes. */
  #readingEnd = new AbortController();

  /**
   * @param {import("../shared/core.js").Core} core
   * @param {string | undefined} address what a still code links to
   * @param {{ onWhole(source: Source | undefined): void, onChosen(chosen: Chosen, size: string): void,
   *   onFailure(problem: string): void }} news `onWhole`: something else, all of it; `onChosen`: it was read
   */
  constructor(core, address, news) {
    this.#core = core;
    this.#address = address;
    this.#news = news;
  }

  /** What was chosen and where it comes from, if it is worth keeping. */
  get keepable() {
    return this.#source && { record: this.#whole, source: this.#source };
  }

  /** Ends when something else is chosen. */
  get signal() {
    return this.#wholeEnd.signal;
  }

  /** Takes a record from somewhere. @param {Reading} from @param {Source} [source] */
  take(from, source) {
    this.#endWhole();
    this.#read(async (signal) => {
      const record = await from(signal);
      if (!signal.aborted) {
        this.#whole = record;
        this.#source = source;
        this.#news.onWhole(source);
      }
      return record;
    });
  }

  /** Leaves out what machines wrote for other machines, or takes it in again. @param {boolean} without */
  compact(without) {
    const whole = this.#whole;
    this.#read(async () => (without ? this.#core.call("compactRecord", whole) : whole));
  }

  /** Resolves once what was chosen last has been read. */
  async settled() {
    /** @type {Promise<void>} */
    let awaited;
    do {
      awaited = this.#reading;
      await awaited;
    } while (awaited !== this.#reading);
  }

  /** What is still being read comes too late. */
  leave() {
    this.#readingEnd.abort();
    this.#endWhole();
  }

  /** Leaves it, and forgets it. */
  clear() {
    this.leave();
    this.#whole = "";
    this.#source = undefined;
  }

  #endWhole() {
    this.#wholeEnd.abort();
    this.#wholeEnd = new AbortController();
  }

  /** Reads a record instead of any other. @param {Reading} from */
  #read(from) {
    this.#readingEnd.abort();
    this.#readingEnd = new AbortController();
    this.#reading = this.#readUntil(this.#readingEnd.signal, from);
  }

  /** @param {AbortSignal} signal @param {Reading} from */
  async #readUntil(signal, from) {
    try {
      const record = await from(signal);
      const summary = await this.#core.call("readRecord", record);
      const size = await this.#sizeText(record);
      if (!signal.aborted) this.#news.onChosen({ record, summary }, size);
    } catch (error) {
      if (!signal.aborted) this.#news.onFailure(codeOf(error));
    }
  }

  /** @param {string} record */
  async #sizeText(record) {
    const bytes = await this.#core.call("letterBytes", record);
    try {
      if ((await this.#framesNeeded(bytes, STILL_VERSION)) === 1) return t("size-still");
      const count = await this.#framesNeeded(bytes, STREAM_VERSION);
      return t("size-stream", { count, seconds: secondsText(Math.ceil(count / framesPerSecond())) });
    } catch (error) {
      // Too large for light: it can still be sent.
      return tell("error", codeOf(error));
    }
  }

  /** How many codes a package of so many bytes takes, whatever they are. @param {number} bytes @param {number} density */
  async #framesNeeded(bytes, density) {
    const sender = await this.#core.sender(new Uint8Array(bytes), density, this.#address);
    const frames = sender.minimumFrames;
    sender.free();
    return frames;
  }
}

/** A record to try with. @param {AbortSignal} signal */
export async function example(signal) {
  try {
    const answer = await fetch(placeOf("www/patient/example.json"), { signal });
    if (answer.ok) {
      return await answer.text();
    }
  } catch (error) {
    throw new Failure("example-missing", "the network failed", { cause: error });
  }
  throw new Failure("example-missing", "the server does not have it");
}
