/** Photographs of a screen, as a camera in an unsteady hand would film them. */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const CAMERA_FPS = 30;

/** What lies around the screen. */
const ROOM = "0x606060";

/**
 * Each picture is shown in turn; Chromium plays the clip in a loop. A second of 1280 × 720 weighs 41 MB, so remove it.
 *
 * @param {Buffer[]} pictures PNG files, all of one size
 * @param {object} [camera]
 * @param {number} [camera.width]
 * @param {number} [camera.height]
 * @param {number} [camera.holdFrames] camera frames that see one picture
 * @param {number} [camera.fill] the pictures' longer side, in parts of the camera's shorter one
 * @param {number} [camera.right] how far off the middle, in parts of the camera's width
 * @param {number} [camera.turnDegrees] with the tremble of a hand when not zero
 * @param {number} [camera.tilt] 0: held straight; 0.1: the far edges are a tenth shorter
 * @param {number} [camera.blur] standard deviation in pixels
 * @param {number} [camera.noise] 0..100
 * @param {number} [camera.contrast] 1: as it is
 * @returns {Promise<{ path: string, remove(): Promise<void> }>}
 */
export async function makeClip(pictures, camera = {}) {
  const { width = 1280, height = 720, holdFrames = 6, fill = 0.9, right = 0 } = camera;
  const { turnDegrees = 0, tilt = 0, blur = 0, noise = 0, contrast = 1 } = camera;
  const sizes = new Set(pictures.map((png) => `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}`));
  if (sizes.size !== 1) throw new Error(`pictures of one size are needed, not ${[...sizes].join(", ")}`);
  const folder = await mkdtemp(join(tmpdir(), "mdawa-clip-"));
  const path = join(folder, "camera.y4m");
  const side = Math.round(Math.min(width, height) * fill);
  const radians = (turnDegrees * Math.PI) / 180;
  const filters = [
    `scale=${side}:${side}:force_original_aspect_ratio=decrease`,
    `pad=${width}:${height}:(ow-iw)/2+${Math.round(right * width)}:(oh-ih)/2:color=${ROOM}`,
    `fps=${CAMERA_FPS}`,
    radians && `rotate='${radians}+0.02*sin(t*5)':fillcolor=${ROOM}`,
    tilt &&
      `perspective=sense=destination:x0=W*${tilt}:y0=H*${tilt / 2}:x1=W:y1=0:x2=0:y2=H:x3=W*${1 - tilt / 2}:y3=H*${1 - tilt / 2}`,
    blur && `gblur=sigma=${blur}`,
    noise && `noise=alls=${noise}:allf=t`,
    contrast !== 1 && `eq=contrast=${contrast}`,
    "format=yuv420p",
  ].filter(Boolean);
  try {
    await Promise.all(pictures.map((png, index) => writeFile(join(folder, `${index}.png`), png)));
    const input = ["-framerate", `${CAMERA_FPS / holdFrames}`, "-i", join(folder, "%d.png")];
    await run("ffmpeg", ["-v", "error", ...input, "-vf", filters.join(","), "-strict", "-1", path]);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  return { path, remove: () => rm(folder, { recursive: true }) };
}
