// Shows a package as one still code or as a stream of codes, black on white, at a safe speed.
//
// A module flips at most once a frame, so that at 5 frames a second nothing flashes more than three times a second
// (WCAG 2.3.1). Every change of speed or density waits out the frame before it.

import { announce } from "../shared/announce.js";
import { part } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

/**
 * @typedef {{ size: number, modules: Uint8Array }} Picture
 * @typedef {{ minimumFrames: number, modules(index: number): Promise<Picture>, free(): void }} Frames
 */

/** The densest code that is shown alone, as a QR version; measured to be read by ordinary cameras. */
export const STILL_DENSITY = 25;
/** QR versions of a stream's codes, densest first. */
export const STREAM_DENSITIES = [20, 15, 10, 7];

const FRAME_INTERVALS_MS = [200, 333, 500, 1000];
const CALM_INTERVAL_MS = 500;
/** The empty border that a reader needs, in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;
const WIDEST_PX = 460;

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Frames a second that a person sees at first. */
export function framesPerSecond() {
  return 1000 / firstInterval();
}

function firstInterval() {
  return calm.matches ? CALM_INTERVAL_MS : Number(FRAME_INTERVALS_MS[0]);
}

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export class Stream {
  #root;
  #canvas;
  #count;
  #pause;
  #slower;
  #lighter;
  #bigger;
  /** @type {((density: number) => Promise<Frames>) | undefined} */
  #framesAt;
  /** @type {Frames | undefined} */
  #frames;
  /** @type {Picture | undefined} */
  #picture;
  #density = STILL_DENSITY;
  #intervalMs = firstInterval();
  #paused = false;
  /** Grows with every start, stop and change; what was asked for by an older one is dropped. */
  #turn = 0;
  /** Over when the picture on the screen has been there long enough. @type {Promise<unknown>} */
  #shown = Promise.resolve();
  /** @type {(error: unknown) => void} */
  #onFailure = () => {};

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#canvas = part(root, "#qr", HTMLCanvasElement);
    this.#count = part(root, "#stream-count", HTMLElement);
    this.#pause = part(root, "#pause", HTMLButtonElement);
    this.#slower = part(root, "#slower", HTMLButtonElement);
    this.#lighter = part(root, "#less-dense", HTMLButtonElement);
    this.#bigger = part(root, "#bigger", HTMLButtonElement);
    this.#pause.addEventListener("click", () => this.#setPaused(!this.#paused));
    this.#slower.addEventListener("click", () => this.#slowDown());
    this.#lighter.addEventListener("click", () => this.#thinOut());
    this.#bigger.addEventListener("click", () => this.#setBigger(this.#bigger.ariaPressed !== "true"));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.#setBigger(false);
      }
    });
    addEventListener("resize", () => this.#draw());
  }

  /**
   * Shows a package, from whose frames of any density it may choose.
   *
   * @param {(density: number) => Promise<Frames>} framesAt
   * @param {(error: unknown) => void} onFailure
   */
  async start(framesAt, onFailure) {
    this.stop();
    this.#framesAt = framesAt;
    this.#onFailure = onFailure;
    this.#intervalMs = firstInterval();
    this.#setPaused(false);
    const turn = this.#turn;
    try {
      const still = await framesAt(STILL_DENSITY);
      if (still.minimumFrames === 1) {
        await this.#play(still, STILL_DENSITY, turn);
      } else {
        still.free();
        const density = Number(STREAM_DENSITIES[0]);
        await this.#play(await framesAt(density), density, turn);
      }
    } catch (error) {
      this.#fail(turn, error);
    }
  }

  /** Takes everything from the screen and from memory. */
  stop() {
    this.#turn += 1;
    this.#frames?.free();
    this.#frames = undefined;
    this.#framesAt = undefined;
    this.#picture = undefined;
    this.#canvas.width = 0;
    this.#canvas.height = 0;
    this.#count.textContent = "";
    this.#setBigger(false);
  }

  /**
   * Shows frames one after the other until something else is shown.
   *
   * @param {Frames} frames
   * @param {number} density
   * @param {number} askedIn the turn in which they were asked for
   */
  async #play(frames, density, askedIn) {
    if (askedIn !== this.#turn) {
      frames.free();
      return;
    }
    this.#turn += 1;
    const turn = this.#turn;
    this.#frames?.free();
    this.#frames = frames;
    this.#density = density;
    this.#showControls();
    let index = 0;
    let next = frames.modules(index);
    try {
      while (turn === this.#turn) {
        const [picture] = await Promise.all([next, this.#shown]);
        if (turn !== this.#turn) {
          return;
        }
        // What was asked for is seen once, so that a pause does not hide that it is lighter.
        if (this.#paused && index > 0) {
          await wait(100);
          continue;
        }
        this.#picture = picture;
        this.#draw();
        this.#shown = wait(this.#intervalMs);
        if (frames.minimumFrames === 1) {
          this.#showControls();
          return;
        }
        index += 1;
        this.#count.textContent = t("frame-count", { frame: index, needed: frames.minimumFrames });
        next = frames.modules(index);
      }
    } catch (error) {
      this.#fail(turn, error);
    }
  }

  /**
   * @param {number} turn
   * @param {unknown} error
   */
  #fail(turn, error) {
    if (turn === this.#turn) {
      this.#onFailure(error);
    }
  }

  #showControls() {
    const moving = this.#frames !== undefined && this.#frames.minimumFrames > 1;
    this.#pause.hidden = !moving;
    this.#slower.hidden = !moving;
    this.#lighter.hidden = !moving && this.#lighterDensity() === undefined;
    this.#count.hidden = !moving;
    this.#slower.ariaDisabled = String(this.#slowerInterval() === undefined);
    this.#lighter.ariaDisabled = String(this.#lighterDensity() === undefined);
  }

  /** @param {boolean} paused */
  #setPaused(paused) {
    this.#paused = paused;
    this.#pause.ariaPressed = String(paused);
  }

  #slowerInterval() {
    return FRAME_INTERVALS_MS.find((interval) => interval > this.#intervalMs);
  }

  #slowDown() {
    const slower = this.#slowerInterval();
    if (slower === undefined) {
      announce(t("slowest"));
      return;
    }
    this.#intervalMs = slower;
    this.#showControls();
    announce(t("slower-now"));
  }

  /** The next density below the one on the screen: a still code may be lighter than what it was asked to be. */
  #lighterDensity() {
    const shown = this.#picture ? (this.#picture.size - 17) / 4 : this.#density;
    return STREAM_DENSITIES.find((density) => density < Math.min(shown, this.#density));
  }

  async #thinOut() {
    const density = this.#lighterDensity();
    if (density === undefined || !this.#framesAt) {
      announce(t("lightest"));
      return;
    }
    const turn = this.#turn;
    try {
      const frames = await this.#framesAt(density);
      if (turn === this.#turn) {
        announce(t("lighter-now"));
      }
      await this.#play(frames, density, turn);
    } catch (error) {
      this.#fail(turn, error);
    }
  }

  /** @param {boolean} bigger */
  #setBigger(bigger) {
    this.#root.dataset.bigger = String(bigger);
    this.#bigger.ariaPressed = String(bigger);
    this.#draw();
  }

  /** Every module is a whole number of the screen's own pixels, so that edges are sharp. */
  #draw() {
    if (!this.#picture) {
      return;
    }
    const { size, modules } = this.#picture;
    const across = size + 2 * QUIET_ZONE;
    const ratio = devicePixelRatio || 1;
    const scale = Math.max(1, Math.floor((this.#room() * ratio) / across));
    const pixels = across * scale;
    if (this.#canvas.width !== pixels) {
      this.#canvas.width = pixels;
      this.#canvas.height = pixels;
      this.#canvas.style.inlineSize = `${pixels / ratio}px`;
    }
    const paper = this.#canvas.getContext("2d", { alpha: false });
    if (!paper) {
      return;
    }
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, pixels, pixels);
    paper.fillStyle = "#000";
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        if (modules[y * size + x]) {
          paper.fillRect((x + QUIET_ZONE) * scale, (y + QUIET_ZONE) * scale, scale, scale);
        }
      }
    }
  }

  #room() {
    if (this.#root.dataset.bigger === "true") {
      return Math.min(innerWidth, innerHeight - 120);
    }
    return Math.min(this.#root.clientWidth, WIDEST_PX);
  }
}
