// Scanning as people see it: the camera's picture, what has arrived, what is in view, and what helps when nothing is.

import { Camera } from "./camera.js";
import { part } from "./dom.js";
import { codeOf } from "./failure.js";
import { tell } from "./i18n.js";
import { LensControls } from "./lens-controls.js";
import { ScanView } from "./scan-view.js";

/**
 * @typedef {import("./intake.js").Intake} Intake
 * @typedef {import("./core-types.js").Arrived} Arrived
 * @typedef {import("./core-types.js").Taken} Taken
 */

export class Scanning {
  #root;
  #camera;
  #view;
  #lens;
  #intake;
  #news;
  #on = false;
  /** One frame's texts at a time; what the camera sees meanwhile it will see again. */
  #busy = false;

  /**
   * @param {HTMLElement} root
   * @param {Intake} intake
   * @param {{ onArrived(arrived: Arrived): Promise<void> | void, onEnd(problem: string): void }} news a scan that ended by
   *   itself says why
   */
  constructor(root, intake, news) {
    this.#root = root;
    this.#intake = intake;
    this.#news = news;
    this.#camera = new Camera(part(root, "#video", HTMLVideoElement));
    this.#view = new ScanView(root, {
      onGiveUp: () => this.#end("camera-idle"),
      onStartOver: () => intake.forget(),
    });
    this.#lens = new LensControls(root, {
      onOther: () => this.#other(),
      onTorch: (on) => this.#camera.setTorch(on),
      onZoom: (value) => this.#camera.setZoom(value),
    });
    this.#camera.addEventListener("texts", (event) => {
      this.#see(/** @type {CustomEvent<{ texts: string[] }>} */ (event).detail.texts);
    });
    this.#camera.addEventListener("state", () => {
      if (this.#camera.state === "on") {
        this.#showLens();
      } else if (this.#camera.state === "ended") {
        this.#end("camera-ended");
      }
    });
  }

  /** Whether it scans. */
  get on() {
    return this.#on;
  }

  /** To be called from a press, as browsers demand. @param {string} [deviceId] */
  async start(deviceId) {
    this.#on = true;
    this.#root.hidden = false;
    this.#view.start();
    try {
      await this.#camera.start(deviceId === undefined ? {} : { deviceId });
    } catch (error) {
      this.#end(codeOf(error));
    }
  }

  /** What was received of an unfinished package stays with the intake. */
  stop() {
    this.#on = false;
    this.#root.hidden = true;
    this.#camera.stop();
    this.#view.stop();
  }

  /** @param {string} problem */
  #end(problem) {
    if (this.#on) {
      this.stop();
      this.#news.onEnd(problem);
    }
  }

  /** @param {string[]} texts */
  async #see(texts) {
    if (!this.#on || this.#busy) {
      return;
    }
    if (texts.length === 0) {
      this.#view.sight("none");
      return;
    }
    this.#busy = true;
    try {
      for (const text of texts) {
        const taken = await this.#intake.take(text);
        if (!this.#on) {
          return;
        }
        if (taken.kind !== "part" && taken.kind !== "problem") {
          await this.#news.onArrived(taken);
          return;
        }
        this.#show(taken);
      }
    } catch (error) {
      this.#end(codeOf(error));
    } finally {
      this.#busy = false;
    }
  }

  /** @param {Extract<Taken, { kind: "part" | "problem" }>} taken */
  #show(taken) {
    if (taken.kind === "part") {
      this.#view.progress(taken.received, taken.needed, taken.of === "card" ? "codes-read" : "received");
      this.#view.sight(taken.useful ? "new" : "repeat");
    } else {
      this.#view.sight("none");
      this.#view.notice(tell("error", taken.code));
    }
  }

  async #other() {
    const lenses = await this.#camera.cameras();
    const current = lenses.findIndex(({ deviceId }) => deviceId === this.#camera.deviceId);
    const next = lenses[(current + 1) % lenses.length];
    if (next) {
      await this.start(next.deviceId);
    }
  }

  async #showLens() {
    const lenses = await this.#camera.cameras();
    const { torchable, zoom } = this.#camera;
    this.#lens.show({ several: lenses.length > 1, torchable, zoom });
  }
}
