// Shows the frames of a package at a pace, made ahead of their time.
//
// A picture stays as long as the pace says, however late it came; only the fast mode makes up for a late one.

import { Paper } from "../shared/paper.js";
import { isFast } from "./pace.js";

/**
 * @typedef {import("./pace.js").Pace} Pace
 * @typedef {import("../shared/paper.js").Code} Code
 * @typedef {Omit<import("../shared/core-types.js").Sender, "text">} Frames
 * @typedef {{ end: number, codes?: Code[] }} Picture
 */

/** Pictures that are made ahead: the tenth of a second that a worker may be busy. */
const AHEAD = 3;
/** A screen tells the time of its pictures no better than this. */
const EARLY_MS = 4;

export class Projector {
  #paper;
  #around;
  /** @type {Frames | undefined} */
  #frames;
  /** @type {Pace} */
  #pace;
  /** Where frames of another density go on: a reader has no use for the beginning again. */
  #symbolsShown = 0;
  /** The pictures that follow, and the frame after each; being made while without codes. @type {Picture[]} */
  #next = [];
  #asked = 0;
  /** What is on the screen. @type {Code[]} */
  #codes = [];
  #paused = false;
  /** Pictures to show although it is paused. */
  #steps = 0;
  /** When the picture on the screen came, and when the next one may. */
  #drawnAt = 0;
  #dueAt = 0;
  #awaited = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Pace} pace
   * @param {{
   *   now(): number,
   *   room(): import("../shared/paper.js").Room,
   *   onPicture(frame: number, now: number): void,
   *   onFailure(error: unknown): void,
   * }} around `now` in milliseconds that only go forward
   */
  constructor(canvas, pace, around) {
    this.#paper = new Paper(canvas);
    this.#pace = pace;
    this.#around = around;
  }

  /** Goes on with other frames of the same package, and frees those before. @param {Frames} frames */
  show(frames) {
    this.#frames?.free();
    this.#frames = frames;
    this.#next = [];
    this.#asked = Math.ceil(this.#symbolsShown / frames.symbolsPerFrame);
    // Seen even in a pause, which would hide that it is lighter.
    this.#steps ||= 1;
    this.#run();
  }

  /** Takes everything from the screen and from memory. */
  clear() {
    this.#frames?.free();
    this.#frames = undefined;
    this.#symbolsShown = 0;
    this.#next = [];
    this.#codes = [];
    this.#paused = false;
    this.#steps = 0;
    this.#paper.clear();
    cancelAnimationFrame(this.#awaited);
    this.#awaited = 0;
  }

  /** @param {Pace} pace */
  follow(pace) {
    this.#pace = pace;
    this.#dueAt = this.#drawnAt + 1000 / pace.rate;
  }

  /** The QR version of what is on the screen. */
  get version() {
    return this.#codes[0] && versionOf(this.#codes[0]);
  }

  get paused() {
    return this.#paused;
  }

  /** @param {boolean} paused */
  pause(paused) {
    this.#paused = paused;
    this.#run();
  }

  /** Shows one more picture in a pause. */
  step() {
    this.#steps += 1;
    this.#run();
  }

  /** Draws again, for another room. */
  draw() {
    if (this.#codes[0]) {
      this.#paper.draw(this.#codes, this.#around.room());
    }
  }

  /** Waits for the next picture and its time, until there is nothing more to show. */
  #run() {
    this.#awaited ||= requestAnimationFrame(() => {
      this.#awaited = 0;
      if (!this.#frames || (this.#paused && this.#steps === 0)) {
        return;
      }
      this.#makeAhead(this.#frames);
      const now = this.#around.now();
      const [picture] = this.#next;
      if (picture?.codes && now + EARLY_MS >= this.#dueAt) {
        this.#codes = picture.codes;
        this.draw();
        this.#wait(now);
        this.#steps = Math.max(0, this.#steps - 1);
        this.#around.onPicture(picture.end, now);
        if (this.#frames.minimumFrames === 1) {
          return;
        }
        this.#next.shift();
        this.#symbolsShown = picture.end * this.#frames.symbolsPerFrame;
      }
      this.#run();
    });
  }

  /** @param {Frames} frames */
  #makeAhead(frames) {
    while (this.#next.length < Math.min(AHEAD, frames.minimumFrames)) {
      const codes = Array.from({ length: this.#pace.codes }, (_, place) =>
        frames.modules(this.#asked + place),
      );
      this.#asked += codes.length;
      /** @type {Picture} */
      const picture = { end: this.#asked };
      this.#next.push(picture);
      Promise.all(codes).then(
        (codes) => {
          picture.codes = codes;
        },
        (error) => this.#next.includes(picture) && this.#around.onFailure(error),
      );
    }
  }

  /** Says when the picture after the one of now may come. @param {number} now */
  #wait(now) {
    const interval = 1000 / this.#pace.rate;
    const beat = this.#dueAt + interval;
    this.#dueAt = isFast(this.#pace) && beat > now ? beat : now + interval;
    this.#drawnAt = now;
  }
}

/** The QR version of a code (ISO/IEC 18004). @param {Code} code */
export function versionOf({ size }) {
  return (size - 17) / 4;
}
