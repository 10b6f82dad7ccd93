/**
 * Ways to take pictures off a running camera, best first: the fewer copies, the less the page notices.
 *
 * Each is an endless sequence that gives its next picture when asked, so that one is under way at a time and a slow
 * reader gets the newest, not a queue. A browser that lacks a way fails at its first picture.
 *
 * @typedef {{ video: HTMLVideoElement, track: MediaStreamTrack, signal: AbortSignal }} Source
 * @typedef {(source: Source) => AsyncGenerator<import("./luma.js").Picture>} Pipe
 */

/** Between two pictures where the browser does not tell when a new one is there. */
const PICTURE_INTERVAL_MS = 66;

/** @type {Pipe} */
async function* fromTrack({ track, signal }) {
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
  const reader = readable.getReader();
  const stop = () => reader.cancel().catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

/** @type {Pipe} */
async function* fromVideoFrames({ video, signal }) {
  while (await nextPicture(video, signal)) yield new VideoFrame(video);
}

/** @type {Pipe} */
async function* fromBitmaps({ video, signal }) {
  while (await nextPicture(video, signal)) yield await createImageBitmap(video);
}

/** The one way that costs the page itself time; for browsers whose workers cannot draw. @type {Pipe} */
async function* fromCanvas({ video, signal }) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  while (context && (await nextPicture(video, signal))) {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    context.drawImage(video, 0, 0);
    yield context.getImageData(0, 0, canvas.width, canvas.height);
  }
}

/** @type {readonly Pipe[]} */
export const PIPES = [fromTrack, fromVideoFrames, fromBitmaps, fromCanvas];

/**
 * @param {HTMLVideoElement} video
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false when there will be none
 */
function nextPicture(video, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const stop = () => resolve(false);
    signal.addEventListener("abort", stop, { once: true });
    const go = () => {
      signal.removeEventListener("abort", stop);
      resolve(!signal.aborted);
    };
    // "in" would let TypeScript think that every browser has it.
    if (typeof video.requestVideoFrameCallback === "function") video.requestVideoFrameCallback(go);
    else setTimeout(go, PICTURE_INTERVAL_MS);
  });
}
