/** Photographs of a screen, as a camera in an unsteady hand would film them. */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

export const CAMERA_FPS = 30;

/** What lies around the screen. */
const ROOM = "0x606060";

/**
 * How a camera sees a screen.
 *
 * @typedef {object} View
 * @property {number} [width]
 * @property {number} [height]
 * @property {number} [fill] the part of the camera's picture, each way, that the screen fits in
 * @property {number} [right] how far off the middle, in parts of the camera's width
 * @property {number} [turnDegrees] with the tremble of a hand when not zero
 * @property {number} [tilt] 0: held straight; 0.1: the far edges are a tenth shorter
 * @property {number} [blur] standard deviation in pixels
 * @property {number} [noise] 0..100
 * @property {number} [contrast] 1: as it is
 * @property {"y4m" | "mjpeg"} [format] a second of 1280 × 720 weighs 41 MB as it is, and a tenth of that as JPEGs
 */

/** @typedef {{ path: string, remove(): Promise<void> }} Clip a file that Chromium plays in a loop; to be removed */

/**
 * Each picture is shown in turn.
 *
 * @param {Buffer[]} pictures PNG files, all of one size
 * @param {View & { holdFrames?: number }} [camera] `holdFrames`: camera frames that see one picture
 * @returns {Promise<Clip>}
 */
export async function makeClip(pictures, { holdFrames = 6, ...view } = {}) {
  const sizes = new Set(pictures.map((png) => `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}`));
  if (sizes.size !== 1) throw new Error(`pictures of one size are needed, not ${[...sizes].join(", ")}`);
  return inFolder(view, async (folder, output) => {
    await Promise.all(pictures.map((png, index) => writeFile(join(folder, `${index}.png`), png)));
    const input = ["-framerate", `${CAMERA_FPS / holdFrames}`, "-i", join(folder, "%d.png")];
    await run("ffmpeg", ["-v", "error", ...input, ...output]);
  });
}

/**
 * @param {Iterable<Uint8Array>} frames grey pixels, one for each frame of the camera
 * @param {{ width: number, height: number }} size theirs
 * @param {View} [view]
 * @returns {Promise<Clip>}
 */
export function makeClipOfFrames(frames, { width, height }, view = {}) {
  return inFolder(view, async (_, output) => {
    const size = ["-video_size", `${width}x${height}`, "-framerate", `${CAMERA_FPS}`];
    const input = ["-f", "rawvideo", "-pixel_format", "gray", ...size, "-i", "-"];
    const ffmpeg = spawn("ffmpeg", ["-v", "error", ...input, ...output], {
      stdio: ["pipe", "ignore", "inherit"],
    });
    const exited = once(ffmpeg, "exit");
    await pipeline(Readable.from(frames), ffmpeg.stdin);
    const [status] = await exited;
    if (status !== 0) throw new Error(`ffmpeg ended with ${status}`);
  });
}

/**
 * @param {View} view
 * @param {(folder: string, output: string[]) => Promise<void>} make
 * @returns {Promise<Clip>}
 */
async function inFolder(view, make) {
  const folder = await mkdtemp(join(tmpdir(), "mdawa-clip-"));
  const remove = () => rm(folder, { recursive: true });
  const { format = "y4m" } = view;
  const path = join(folder, `camera.${format}`);
  const encoding = format === "y4m" ? ["-strict", "-1"] : ["-codec:v", "mjpeg", "-q:v", "3"];
  try {
    await make(folder, ["-vf", filters(view), ...encoding, path]);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

/** @param {View} view */
function filters(view) {
  const { width = 1280, height = 720, fill = 0.9, right = 0 } = view;
  const { turnDegrees = 0, tilt = 0, blur = 0, noise = 0, contrast = 1, format = "y4m" } = view;
  const radians = (turnDegrees * Math.PI) / 180;
  return [
    `scale=${Math.round(width * fill)}:${Math.round(height * fill)}:force_original_aspect_ratio=decrease`,
    // The codes are read by their brightness alone.
    "format=gray",
    `pad=${width}:${height}:(ow-iw)/2+${Math.round(right * width)}:(oh-ih)/2:color=${ROOM}`,
    `fps=${CAMERA_FPS}`,
    radians && `rotate='${radians}+0.02*sin(t*5)':fillcolor=${ROOM}`,
    tilt &&
      `perspective=sense=destination:x0=W*${tilt}:y0=H*${tilt / 2}:x1=W:y1=0:x2=0:y2=H:x3=W*${1 - tilt / 2}:y3=H*${1 - tilt / 2}`,
    blur && `gblur=sigma=${blur}`,
    noise && `noise=alls=${noise}:allf=t`,
    contrast !== 1 && `eq=contrast=${contrast}`,
    format === "y4m" ? "format=yuv420p" : "format=yuvj420p",
  ]
    .filter(Boolean)
    .join(",");
}
