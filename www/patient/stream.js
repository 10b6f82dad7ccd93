// Shows a package as one still code or as a stream of codes, and lets a person change how.

import { announce } from "../shared/announce.js";
import { part } from "../shared/dom.js";
import { secondsText, t } from "../shared/i18n.js";
import { fits } from "../shared/paper.js";
import {
  denser,
  FAST_PACE,
  faster,
  isFast,
  lighter,
  STILL_VERSION,
  STREAM_VERSION,
  safePace,
  slower,
} from "./pace.js";
import { Projector, versionOf } from "./projector.js";

/**
 * @typedef {import("./pace.js").Pace} Pace
 * @typedef {import("./projector.js").Frames} Frames
 * @typedef {import("../shared/i18n.js").TextKey} TextKey
 */

const WIDEST_PX = 460;
/** For the controls below a code that fills the screen. */
const CONTROLS_PX = 160;
/** Faster than this nobody reads. */
const COUNT_INTERVAL_MS = 150;
/** No more than these need no fast mode. */
const FAST_FROM_FRAMES = 25;

const calmly = matchMedia("(prefers-reduced-motion: reduce)");

/** Frames a second that a person sees at first. */
export function framesPerSecond() {
  return safePace(calmly.matches).rate;
}

export class Stream {
  #root;
  #projector;
  #count;
  #question;
  /** @type {((version: number) => Promise<Frames>) | undefined} */
  #framesAt;
  /** @type {Frames | undefined} */
  #frames;
  #pace = safePace(calmly.matches);
  /** The version that the package cannot go below: the larger it is, the larger are its pieces. */
  #lightest = 1;
  #offersFast = false;
  #askedForFast = false;
  /** Whether a step is to be said when it is there. */
  #stepping = false;
  #countedAt = 0;
  /** Grows with every start, stop and change; what was asked for by an older one is dropped. */
  #turn = 0;
  /** @type {(error: unknown) => void} */
  #onFailure = () => {};

  /**
   * @param {HTMLElement} root
   * @param {() => number} now milliseconds that only go forward
   */
  constructor(root, now) {
    this.#root = root;
    this.#count = part(root, "#stream-count", HTMLElement);
    this.#question = part(root, "#fast-question", HTMLDialogElement);
    this.#projector = new Projector(part(root, "#qr", HTMLCanvasElement), this.#pace, {
      now,
      room: () => this.#room(),
      onPicture: (frame, now) => this.#showCount(frame, now),
      onFailure: (error) => this.#onFailure(error),
    });
    const acts = {
      pause: () => this.#pause(!this.#projector.paused),
      step: () => this.#step(),
      slower: () => this.#go(slower(this.#pace), "slower-now", "slowest"),
      faster: () => this.#go(faster(this.#pace), "faster-now", "fastest"),
      "less-dense": () => this.#go(this.#lighter(), "lighter-now", "lightest"),
      denser: () => this.#go(this.#denser(), "denser-now", "densest"),
      bigger: () => this.#setBigger(!this.#isBigger),
      fast: () => this.#pressFast(),
      "fast-start": () => this.#startFast(),
    };
    for (const [id, act] of Object.entries(acts)) {
      part(root, `#${id}`, HTMLButtonElement).addEventListener("click", act);
    }
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#question.open) {
        this.#setBigger(false);
      }
    });
    addEventListener("resize", () => this.#fit());
    calmly.addEventListener("change", () => this.#calmDown());
  }

  /**
   * Shows a package, from whose frames of any density it may choose.
   *
   * @param {(version: number) => Promise<Frames>} framesAt
   * @param {(error: unknown) => void} onFailure
   */
  async start(framesAt, onFailure) {
    this.stop();
    this.#framesAt = framesAt;
    this.#onFailure = onFailure;
    const turn = this.#turn;
    try {
      const lightest = await lightestOf(framesAt);
      if (turn !== this.#turn) {
        return;
      }
      this.#lightest = lightest;
      const still = await framesAt(STILL_VERSION);
      if (still.minimumFrames === 1) {
        this.#pace = { ...this.#pace, version: STILL_VERSION };
        this.#show(still, turn);
        return;
      }
      still.free();
      const frames = await framesAt(STREAM_VERSION);
      this.#offersFast = frames.minimumFrames > FAST_FROM_FRAMES;
      this.#show(frames, turn);
    } catch (error) {
      this.#fail(turn, error);
    }
  }

  /** Takes everything from the screen and from memory. */
  stop() {
    this.#turn += 1;
    this.#projector.clear();
    this.#frames = undefined;
    this.#framesAt = undefined;
    this.#pace = safePace(calmly.matches);
    this.#projector.follow(this.#pace);
    this.#lightest = 1;
    this.#offersFast = false;
    this.#askedForFast = false;
    this.#count.textContent = "";
    this.#question.close();
    this.#setBigger(false);
  }

  /** @param {Frames} frames @param {number} askedIn the turn in which they were asked for */
  #show(frames, askedIn) {
    if (askedIn !== this.#turn) {
      frames.free();
      return;
    }
    this.#frames = frames;
    this.#projector.show(frames);
    this.#showControls();
  }

  /** @param {number} turn @param {unknown} error */
  #fail(turn, error) {
    if (turn === this.#turn) {
      this.#onFailure(error);
    }
  }

  /**
   * Changes the pace, and says so; where there is no further pace, says that.
   *
   * @param {Pace | undefined} pace
   * @param {TextKey} [changed]
   * @param {TextKey} [refused]
   */
  async #go(pace, changed, refused) {
    const before = this.#pace;
    const said = !pace ? refused : isFast(before) && !isFast(pace) ? "fast-off" : changed;
    if (said) {
      announce(t(said));
    }
    if (!pace || !this.#framesAt) {
      return;
    }
    this.#pace = pace;
    this.#projector.follow(pace);
    this.#showControls();
    if (pace.version !== before.version) {
      this.#turn += 1;
      const turn = this.#turn;
      try {
        this.#show(await this.#framesAt(pace.version), turn);
      } catch (error) {
        this.#fail(turn, error);
      }
    }
  }

  get #isStill() {
    return this.#frames?.minimumFrames === 1;
  }

  #lighter() {
    const shown = this.#isStill ? this.#projector.version : undefined;
    return lighter(this.#pace, { shown, lightest: this.#lightest });
  }

  #denser() {
    return this.#isStill ? undefined : denser(this.#pace, (pace) => this.#hasRoom(pace));
  }

  /** @param {boolean} paused */
  #pause(paused) {
    this.#projector.pause(paused);
    if (paused) {
      this.#endFast();
    }
    this.#showControls();
  }

  #step() {
    if (this.#projector.paused) {
      this.#stepping = true;
      this.#projector.step();
    } else {
      announce(t("step-refused"));
    }
  }

  #pressFast() {
    if (isFast(this.#pace)) {
      this.#endFast();
    } else if (this.#askedForFast) {
      this.#startFast();
    } else {
      this.#question.showModal();
    }
  }

  #startFast() {
    this.#askedForFast = true;
    this.#question.close();
    this.#projector.pause(false);
    this.#go(FAST_PACE, "fast-on");
  }

  #endFast() {
    if (isFast(this.#pace)) {
      this.#go(safePace(calmly.matches, this.#pace.version));
    }
  }

  /** Follows what the person has just asked of all pages. */
  #calmDown() {
    if (calmly.matches) {
      this.#question.close();
      this.#endFast();
      this.#go({ ...this.#pace, rate: Math.min(this.#pace.rate, framesPerSecond()) });
    }
    this.#showControls();
  }

  #showControls() {
    const moving = this.#frames !== undefined && !this.#isStill;
    const canThin = this.#lighter() !== undefined;
    const { paused } = this.#projector;
    for (const id of ["stream-facts", "pause", "slower", "stream-adjust"]) {
      this.#part(id).hidden = !moving;
    }
    this.#part("less-dense").hidden = !moving && !canThin;
    this.#part("fast-offer").hidden = !this.#offersFast || calmly.matches;
    this.#part("pause").ariaPressed = String(paused);
    this.#part("bigger").ariaPressed = String(this.#isBigger);
    this.#part("fast").ariaPressed = String(isFast(this.#pace));
    // What cannot be done now can still be pressed, and says why.
    this.#part("step").ariaDisabled = String(!paused);
    this.#part("slower").ariaDisabled = String(!slower(this.#pace));
    this.#part("faster").ariaDisabled = String(!faster(this.#pace));
    this.#part("less-dense").ariaDisabled = String(!canThin);
    this.#part("denser").ariaDisabled = String(!this.#denser());
    const rate = this.#pace.rate * this.#pace.codes;
    const seconds = secondsText(Math.ceil((this.#frames?.minimumFrames ?? 0) / rate));
    this.#part("stream-round").textContent = t("round", { rate, seconds });
  }

  /** @param {string} id */
  #part(id) {
    return part(this.#root, `#${id}`, HTMLElement);
  }

  /** @param {number} frame @param {number} now */
  #showCount(frame, now) {
    if (this.#isStill) {
      this.#showControls();
    } else if (now - this.#countedAt >= COUNT_INTERVAL_MS) {
      this.#countedAt = now;
      const count = t("frame-count", { frame, needed: this.#frames?.minimumFrames ?? 0 });
      this.#count.textContent = count;
      if (this.#stepping) {
        this.#stepping = false;
        announce(count);
      }
    }
  }

  get #isBigger() {
    return this.#root.dataset.bigger === "true";
  }

  /** @param {boolean} bigger */
  #setBigger(bigger) {
    this.#root.dataset.bigger = String(bigger);
    this.#showControls();
    this.#fit();
  }

  /** Draws for the room there is now; what does not fit any more gets lighter. */
  #fit() {
    let pace = this.#pace;
    while (pace.version > STILL_VERSION && !this.#hasRoom(pace)) {
      pace = lighter(pace) ?? pace;
    }
    this.#projector.draw();
    if (pace !== this.#pace) {
      this.#go(pace, "lighter-now");
    }
  }

  /** @param {Pace} pace */
  #hasRoom(pace) {
    return fits(pace, this.#room());
  }

  #room() {
    const height = innerHeight - Math.min(CONTROLS_PX, innerHeight / 5);
    if (this.#isBigger) {
      return { width: innerWidth, height };
    }
    const width = this.#root.clientWidth;
    const side = Math.min(width, WIDEST_PX);
    return isFast(this.#pace) ? { width, height: Math.max(side, height) } : { width: side, height: side };
  }
}

/** The lightest version that a package can be shown in. @param {(version: number) => Promise<Frames>} framesAt */
async function lightestOf(framesAt) {
  const frames = await framesAt(1);
  const code = await frames.modules(0);
  frames.free();
  return versionOf(code);
}
