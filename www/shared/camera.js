import { monotonicMs } from "./clock.js";
import { Core } from "./core.js";
import { codeOf, Failure } from "./failure.js";
import { listLenses, openLens } from "./lens.js";
import { PIPES } from "./pipes.js";

/** @typedef {"asking" | "on" | "off" | "ended" | "hidden"} CameraState */
/** @typedef {CustomEvent<CameraState>} CameraStateEvent */
/** @typedef {CustomEvent<{ texts: string[], ms: number }>} CameraTextsEvent */

/** One frame in three without a code is read whole, for codes that are held off the middle. */
const WHOLE_EVERY_MISSES = 3;

/** A trap is one frame's fault; as many in a row are the module's. */
const MAX_FAILURES_IN_A_ROW = 5;

/**
 * A camera that reads QR codes while its picture runs in a `<video>`.
 *
 * Tells `texts` after every frame it read, also when there was nothing to read, and `state` at every change:
 * `hidden` while the tab is out of sight (it comes back by itself), `ended` when the camera went away by itself.
 */
export class Camera extends EventTarget {
  #video;
  /** @type {CameraState} */
  #state = "off";
  /** @type {import("./lens.js").Lens | undefined} */
  #lens;
  /** Ends everything that one start began: the stream, the reading, the worker. @type {AbortController | undefined} */
  #run;
  /** The lens that was in use when the tab was hidden. @type {string | undefined} */
  #hiddenDeviceId;

  /** @param {HTMLVideoElement} video */
  constructor(video) {
    super();
    this.#video = video;
    // Without these Safari shows the picture full screen, or not at all.
    video.muted = true;
    video.playsInline = true;
  }

  get state() {
    return this.#state;
  }

  /** The lens in use. */
  get deviceId() {
    return this.#lens?.deviceId;
  }

  get torchable() {
    return this.#lens?.torchable ?? false;
  }

  /** What the lens can do, where it can. */
  get zoom() {
    return this.#lens?.zoom;
  }

  /** Names are empty until the user has once allowed a camera. */
  cameras() {
    return listLenses();
  }

  /** @param {boolean} on */
  async setTorch(on) {
    await this.#lens?.setTorch(on);
  }

  /** @param {number} value */
  async setZoom(value) {
    await this.#lens?.setZoom(value);
  }

  /**
   * Asks for the camera and reads codes until stopped. To be called from a tap, as browsers demand; while on, it
   * changes the lens. Where `stop` comes first, it resolves all the same and leaves no camera open.
   *
   * @param {{ deviceId?: string }} [options]
   * @throws {Failure} `camera-insecure`, `-unsupported`, `-denied`, `-none`, `-busy`, `-policy` or `-other`
   */
  async start({ deviceId } = {}) {
    await this.#start(deviceId, "off");
  }

  stop() {
    this.#finish("off");
  }

  /**
   * @param {string | undefined} deviceId
   * @param {CameraState} stateIfRefused
   */
  async #start(deviceId, stateIfRefused) {
    this.#run?.abort();
    const run = new AbortController();
    const { signal } = run;
    this.#run = run;
    document.addEventListener("visibilitychange", this.#followVisibility);
    this.#tell("asking");
    /** @type {Promise<void> | undefined} */
    let reading;
    try {
      const core = openReader(signal, () => reading);
      const lens = await openLens(deviceId, signal);
      if (!lens) return;
      this.#lens = lens;
      lens.track.addEventListener("ended", () => this.#finish("ended"), { signal });
      // Granted behind another tab, perhaps.
      this.#followVisibility();
      if (signal.aborted) return;
      this.#video.srcObject = lens.stream;
      await this.#video.play();
      if (signal.aborted) return;
      this.#tell("on");
      reading = this.#read(lens, core, signal);
    } catch (cause) {
      if (signal.aborted) return;
      this.#finish(stateIfRefused);
      throw cause instanceof Failure
        ? cause
        : new Failure("camera-other", "the picture does not run", { cause });
    }
  }

  /** @param {CameraState} state */
  #finish(state) {
    this.#run?.abort();
    this.#run = undefined;
    this.#lens = undefined;
    this.#video.srcObject = null;
    if (state !== "hidden") document.removeEventListener("visibilitychange", this.#followVisibility);
    this.#tell(state);
  }

  #followVisibility = () => {
    if (document.hidden && this.#lens) {
      this.#hiddenDeviceId = this.deviceId;
      this.#finish("hidden");
    } else if (!document.hidden && this.#state === "hidden") {
      // Nobody waits for this one: the state says how it went.
      this.#start(this.#hiddenDeviceId, "ended").catch(() => {});
    }
  };

  /**
   * Reads frame after frame.
   *
   * @param {import("./lens.js").Lens} lens
   * @param {Core} core
   * @param {AbortSignal} signal
   */
  async #read(lens, core, signal) {
    for (const pipe of PIPES) {
      try {
        await this.#readFrom(pipe({ video: this.#video, track: lens.track, signal }), core, signal);
      } catch {
        // This browser lacks the pipe, or cannot read what comes out of it: the next one may do.
      }
      if (signal.aborted) return;
    }
    this.#finish("ended");
  }

  /**
   * @param {AsyncGenerator<import("./luma.js").Picture>} pictures
   * @param {Core} core
   * @param {AbortSignal} signal
   */
  async #readFrom(pictures, core, signal) {
    let whole = false;
    let misses = 0;
    let failures = 0;
    for await (const picture of pictures) {
      const started = monotonicMs();
      try {
        const texts = await core.scanFrame(picture, whole);
        if (signal.aborted) return;
        failures = 0;
        // Where there was a code there will be the next: what is read changes at a miss only.
        misses = texts.length > 0 ? 0 : misses + 1;
        if (misses > 0) whole = misses % WHOLE_EVERY_MISSES === WHOLE_EVERY_MISSES - 1;
        this.dispatchEvent(new CustomEvent("texts", { detail: { texts, ms: monotonicMs() - started } }));
      } catch (error) {
        // After a trap the next frame gets a fresh worker.
        if (codeOf(error) !== "internal" || ++failures === MAX_FAILURES_IN_A_ROW) throw error;
      }
    }
  }

  /** @param {CameraState} state */
  #tell(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}

/**
 * A worker of this camera's own: a code that is being opened elsewhere does not wait for frames, nor frames for it. It
 * loads while the user is being asked.
 *
 * A worker that ends with a frame in its hands never gives it back: some such stops later Chromium, which lends a page
 * only so many, would give it no frame any more. So the reading ends first, which is at most one frame's time away.
 *
 * @param {AbortSignal} signal
 * @param {() => Promise<void> | undefined} reading where it has begun
 */
function openReader(signal, reading) {
  const core = new Core();
  signal.addEventListener("abort", () => Promise.resolve(reading()).finally(() => core.close()), {
    once: true,
  });
  // Where loading fails, the first frame says so.
  core.call("version").catch(() => {});
  return core;
}
