import { Failure } from "./failure.js";

/** What scanning wants of a camera: enough pixels for a dense code, and few enough to read each one in time. */
const WANTED = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };

/** How the labels of front cameras tell, where the browser does not. */
const FRONT = /front|user|avant|frontal|vorder/i;

/** Which code stands for what `getUserMedia` may refuse with. */
const REFUSALS = new Map([
  ["NotAllowedError", "camera-denied"],
  ["SecurityError", "camera-policy"],
  ["NotFoundError", "camera-none"],
  ["OverconstrainedError", "camera-none"],
  ["NotReadableError", "camera-busy"],
  ["AbortError", "camera-busy"],
]);

/** One open camera. It is released, and its light goes out, when the signal given to `openLens` aborts. */
export class Lens {
  /** @param {MediaStream} stream */
  constructor(stream) {
    const [track] = stream.getVideoTracks();
    if (!track) throw new Failure("camera-other", "the stream has no picture");
    this.stream = stream;
    this.track = track;
  }

  get deviceId() {
    return this.track.getSettings().deviceId;
  }

  get torchable() {
    return this.#capabilities.torch === true;
  }

  /** @param {boolean} on */
  async setTorch(on) {
    if (this.torchable) await this.track.applyConstraints({ advanced: [{ torch: on }] });
  }

  get zoom() {
    const range = this.#capabilities.zoom;
    if (!range) return undefined;
    const { min = 1, max = 1, step = 0.1 } = range;
    return { min, max, step, value: this.track.getSettings().zoom ?? min };
  }

  /** @param {number} value brought into the lens's range */
  async setZoom(value) {
    const range = this.zoom;
    if (!range) return;
    const zoom = Math.min(range.max, Math.max(range.min, value));
    await this.track.applyConstraints({ advanced: [{ zoom }] });
  }

  /** A camera that cannot tell its focus is taken to have a good one. */
  get focuses() {
    const modes = this.#capabilities.focusMode;
    return !modes || modes.includes("continuous");
  }

  get looksAtTheUser() {
    return this.track.getSettings().facingMode === "user";
  }

  /** Asks for size and focus. Each is a wish: a camera that cannot grant it still scans. */
  async tune() {
    await this.track.applyConstraints(WANTED).catch(() => {});
    if (this.#capabilities.focusMode?.includes("continuous")) {
      await this.track.applyConstraints({ advanced: [{ focusMode: "continuous" }] }).catch(() => {});
    }
  }

  release() {
    for (const track of this.stream.getTracks()) track.stop();
  }

  /** Firefox knows no capabilities of a track. */
  get #capabilities() {
    return this.track.getCapabilities?.() ?? {};
  }
}

/** @returns {Promise<{ deviceId: string, label: string }[]>} */
export async function listLenses() {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return devices
    .filter(({ kind }) => kind === "videoinput")
    .map(({ deviceId, label }) => ({ deviceId, label }));
}

/**
 * Opens the camera that was named, else the best one that looks away from the user.
 *
 * @param {string | undefined} deviceId
 * @param {AbortSignal} signal
 * @returns {Promise<Lens | undefined>} undefined when aborted meanwhile; nothing is left open then
 */
export async function openLens(deviceId, signal) {
  refuseWhereNoneCanBe();
  // No size is asked for here: it can make the browser choose another lens.
  const wanted = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: { ideal: "environment" } };
  const granted = await request(wanted, signal);
  const lens = granted && !deviceId ? await preferFocus(granted, signal) : granted;
  await lens?.tune();
  return signal.aborted ? undefined : lens;
}

function refuseWhereNoneCanBe() {
  if (!isSecureContext)
    throw new Failure("camera-insecure", "cameras need https or this machine's own address");
  if (!navigator.mediaDevices?.getUserMedia)
    throw new Failure("camera-unsupported", "this browser has no getUserMedia");
  // Chromium calls a camera that the page's headers forbid "denied by the user".
  if (document.featurePolicy?.allowsFeature("camera") === false) {
    throw new Failure("camera-policy", "the headers of this page forbid the camera");
  }
}

/**
 * @param {MediaTrackConstraints} video
 * @param {AbortSignal} signal
 * @returns {Promise<Lens | undefined>}
 */
async function request(video, signal) {
  let lens;
  try {
    lens = new Lens(await navigator.mediaDevices.getUserMedia({ video, audio: false }));
  } catch (cause) {
    if (signal.aborted) return undefined;
    const name = cause instanceof Error ? cause.name : "";
    throw new Failure(REFUSALS.get(name) ?? "camera-other", `getUserMedia: ${name}`, { cause });
  }
  if (signal.aborted) {
    // Granted after all, but nobody waits for it any more.
    lens.release();
    return undefined;
  }
  signal.addEventListener("abort", () => lens.release(), { once: true });
  return lens;
}

/**
 * The rear camera that a phone grants first may be a wide lens that cannot focus near: then its siblings are looked at,
 * one at a time, as phones refuse to open two.
 *
 * @param {Lens} first
 * @param {AbortSignal} signal
 * @returns {Promise<Lens | undefined>}
 */
async function preferFocus(first, signal) {
  if (first.focuses || first.looksAtTheUser) return first;
  const firstId = first.deviceId;
  const siblings = (await listLenses()).filter(
    ({ deviceId, label }) => deviceId !== firstId && !FRONT.test(label),
  );
  if (siblings.length === 0) return first;
  first.release();
  for (const { deviceId } of siblings) {
    const sibling = await request({ deviceId: { exact: deviceId } }, signal).catch(() => undefined);
    if (signal.aborted) return undefined;
    if (sibling?.focuses && !sibling.looksAtTheUser) return sibling;
    sibling?.release();
  }
  return request(
    firstId ? { deviceId: { exact: firstId } } : { facingMode: { ideal: "environment" } },
    signal,
  );
}
