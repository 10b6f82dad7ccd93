/**
 * Films of the patient's screen: every picture that the page drew, and when.
 *
 * Screenshots take longer than a picture of the fast mode stays; so the film is taken where the page draws, one pixel a
 * module, and enlarged as the page would.
 */

import { CAMERA_FPS, makeClipOfFrames } from "./clip.mjs";
import { until } from "./harness.mjs";
import { count } from "./people.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {{ at: number, width: number, height: number, luma: Uint8Array }} Shot at: in the page's milliseconds
 */

/** The pixels that a phone's screen has across. */
const SCREEN_PX = 1080;
/** Between screens that lie side by side. */
const GAP_PX = 60;
/** Enough for 200 KB at five pictures a second, on a busy machine. */
const PATIENCE_MS = 240_000;
const [BLACK, GREY, WHITE] = [0, 96, 255];

/** Films what the page draws from now on. @param {Page} patient */
export async function film(patient) {
  const handle = await patient.evaluateHandle(() => {
    /** @type {Shot[]} */
    const shots = [];
    const { putImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.putImageData = function (/** @type {any[]} */ ...args) {
      Reflect.apply(putImageData, this, args);
      const [{ data, width, height }] = args;
      const luma = Uint8Array.from({ length: width * height }, (_, pixel) => data[4 * pixel]);
      shots.push({ at: performance.now(), width, height, luma });
    };
    return shots;
  });
  return {
    /** Waits for so many pictures in all, and returns them. @param {number} count */
    shots(count) {
      return handle.evaluate(
        async (shots, { count, timeoutMs }) => {
          for (const until = performance.now() + timeoutMs; shots.length < count; ) {
            if (performance.now() > until) throw new Error(`${shots.length} pictures of ${count}`);
            // Asking from outside all the time would disturb what is filmed.
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          return shots.slice(0, count);
        },
        { count, timeoutMs: PATIENCE_MS },
      );
    },
  };
}

/**
 * Films somewhat more pictures than a camera needs that misses none.
 *
 * @param {Page} patient
 * @param {{ version: number, codes?: 1 | 2, times?: number }} expected what the page has just been asked for; how many times
 *   the pictures that are needed
 */
export async function filmRound(patient, { version, codes = 1, times = 1.2 }) {
  await until(
    patient,
    (across) => document.querySelector("canvas")?.width === across,
    codes * sideOf(version),
  );
  const shown = await film(patient);
  // The line below the code follows the pictures a little behind.
  await shown.shots(8);
  const { needed } = await count(patient);
  return shown.shots(Math.max(8, Math.ceil((needed / codes) * times)));
}

/** The modules across a code with its quiet zone. @param {number} version */
export function sideOf(version) {
  return 4 * version + 17 + 8;
}

/** The same shots as if the page had kept its pace to the millisecond. @param {Shot[]} shots @param {number} rate */
export function evenly(shots, rate) {
  return shots.map((shot, index) => ({ ...shot, at: (index * 1000) / rate }));
}

/**
 * A camera's clip of one screen, or of several side by side, from the first picture until the last has stayed as long as
 * the others.
 *
 * @param {Shot[][]} screens the shots of each
 * @param {import("./clip.mjs").View} view
 */
export function makeFilm(screens, view) {
  let width = -GAP_PX;
  const places = screens.map((shots) => {
    const left = width + GAP_PX;
    const screen = screenOf(shots);
    width = left + screen.width;
    return { left, ...screen };
  });
  const height = Math.max(...places.map((place) => place.height));
  return makeClipOfFrames(frames(), { width, height }, view);

  function* frames() {
    const count = Math.round((Math.max(...screens.map(durationMs)) * CAMERA_FPS) / 1000);
    for (let frame = 0; frame < count; frame += 1) {
      // In the middle of the camera's frame, so that rounding does not matter.
      const ms = ((frame + 0.5) * 1000) / CAMERA_FPS;
      const pixels = new Uint8Array(width * height).fill(GREY);
      screens.forEach((shots, index) => {
        const place = places[index];
        const start = shots[0]?.at ?? 0;
        const shot = shots.findLast(({ at }) => at - start <= ms);
        if (place && shot) paint(pixels, width, place, shot);
      });
      yield pixels;
    }
  }
}

/** @param {Shot[]} shots */
function durationMs(shots) {
  const span = Number(shots.at(-1)?.at) - Number(shots[0]?.at);
  return span * (shots.length / (shots.length - 1));
}

/** The screen's pixels for each module: whole ones, as on the page. @param {Shot} shot */
function scaleOf({ width, height }) {
  return Math.floor(SCREEN_PX / Math.max(width, height));
}

/** Just large enough for each of the shots. @param {Shot[]} shots */
function screenOf(shots) {
  return {
    width: Math.max(...shots.map((shot) => scaleOf(shot) * shot.width)),
    height: Math.max(...shots.map((shot) => scaleOf(shot) * shot.height)),
  };
}

/**
 * Enlarges a shot on a white screen.
 *
 * @param {Uint8Array} pixels
 * @param {number} stride
 * @param {{ left: number, width: number, height: number }} screen
 * @param {Shot} shot
 */
function paint(pixels, stride, screen, shot) {
  const scale = scaleOf(shot);
  const left = screen.left + Math.floor((screen.width - scale * shot.width) / 2);
  const top = Math.floor((screen.height - scale * shot.height) / 2);
  for (let row = 0; row < screen.height; row += 1) {
    pixels.fill(WHITE, row * stride + screen.left, row * stride + screen.left + screen.width);
  }
  for (let row = 0; row < scale * shot.height; row += 1) {
    const from = Math.floor(row / scale) * shot.width;
    const to = (row + top) * stride + left;
    for (let column = 0; column < shot.width; column += 1) {
      if (shot.luma[from + column] === BLACK) {
        pixels.fill(BLACK, to + column * scale, to + (column + 1) * scale);
      }
    }
  }
}
