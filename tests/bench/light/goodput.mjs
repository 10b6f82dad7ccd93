/**
 * How long a package takes from the patient's real page to the doctor's.
 *
 * What the page shows is filmed with the times at which it was drawn, seen through a synthetic camera, and played to the
 * doctor's page as its camera. The seconds are the doctor's page's own, from the first picture in its viewfinder until it
 * asks for the code, which it does when the package is whole and proved; the pictures shown are all since the camera was
 * opened. No telling for real phones: no screen flickers here, no shutter rolls, and the reader shares its processor with
 * Chromium's drawing.
 */

import { CAMERA_FPS } from "../../e2e/clip.mjs";
import { filmRound, makeFilm } from "../../e2e/film.mjs";
import { launch, serve } from "../../e2e/harness.mjs";
import { watchScans } from "../../e2e/meter.mjs";
import {
  adjust,
  button,
  chooseFile,
  count,
  generate,
  openDoctor,
  openPatient,
  recordWithPicture,
  startFast,
} from "../../e2e/people.mjs";
import { median } from "./timing.mjs";

/** A hand that trembles; as JPEGs, because a minute of raw pictures weighs two gigabytes. */
const CAMERA = /** @type {const} */ ({
  width: 1280,
  height: 720,
  turnDegrees: 5,
  tilt: 0.04,
  blur: 0.8,
  noise: 12,
  contrast: 0.9,
  format: "mjpeg",
});
const CAMERA_WORDS =
  "1280 × 720 at 30 a second, turned 5° and trembling, tilted, blur 0.8 px, noise 12, JPEG";

const KILOBYTES = [2, 10, 50, 200];
/** What is around the picture in a record, when sealed. */
const REST_BYTES = 400;

/** What a person presses, and the version that follows. */
const MODES = [
  { name: "as it starts", fast: false, presses: [], version: 20 },
  { name: "Fast", fast: true, presses: [], version: 25 },
  { name: "Fast, Faster", fast: true, presses: ["Faster"], version: 25 },
];

/** Filmed for each picture that is needed; a camera that needs more sees the film again. */
const FILMED = 1.3;
/** Where so few are needed, those that pass while the camera opens count for much. */
const FEW = 25;
/** For 200 KB at the pace of the start, on a busy machine. */
const PATIENCE_MS = 300_000;

/** @typedef {{ bytes: number, minimum: number, shots: import("../../e2e/film.mjs").Shot[] }} Shown */

/** @returns {Promise<import("./report.mjs").Report>} */
export async function run() {
  const site = await serve();
  const browser = await launch();
  /** @type {import("./report.mjs").Cell[][]} */
  const rows = [];
  /** Pictures shown for each one needed, where nobody pressed anything. @type {number[]} */
  const ratios = [];
  for (const kilobytes of KILOBYTES) {
    const record = recordWithPicture(kilobytes * 1000 - REST_BYTES);
    for (const mode of MODES) {
      const shown = await show(browser, site.url, record, mode);
      if (!shown) {
        rows.push([kilobytes, mode.name, "not offered for so few", ...Array(7).fill("–")]);
        break;
      }
      const { bytes, minimum, shots } = shown;
      const { ms, framesBefore, frames, scans } = await receive(site.url, shots);
      // A camera on a busy machine is late with its frames, but leaves none out.
      const pictures = Math.ceil((frames * perSecond(shots)) / CAMERA_FPS);
      rows.push([
        bytes / 1000,
        mode.name,
        `${perSecond(shots).toFixed(1)} a second, version ${mode.version}`,
        ms / 1000,
        bytes / ms,
        pictures,
        minimum,
        ((frames - framesBefore) * 1000) / ms,
        `${scans.filter(({ codes }) => codes > 0).length} of ${frames - framesBefore}`,
        median(scans.map((scan) => scan.ms)),
      ]);
      if (!mode.fast && minimum > FEW) ratios.push(pictures / minimum);
    }
  }
  await browser.close();
  await site.close();
  const title = `From page to page, one run each; ${CAMERA_WORDS}; not a real phone`;
  const columns = ["KB", "mode", "pictures", "seconds", "KB/s", "shown", "needed"];
  columns.push("camera frames a second", "frames read", "ms to read one");
  const what = "pictures shown for each needed, nothing pressed, at worst";
  return {
    tables: [{ title, columns, rows }],
    bars: [{ what, value: Math.max(...ratios), atMost: 1.1 }],
  };
}

/**
 * Films what the patient's page shows.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {Buffer} record
 * @param {typeof MODES[number]} mode
 * @returns {Promise<Shown | undefined>} nothing where the page offers no fast mode
 */
async function show(browser, url, record, { fast, presses, version }) {
  const patient = await openPatient(browser, url);
  try {
    await chooseFile(patient, record);
    const bytes = await patient.evaluate(async (json) => {
      const { Core } = await import("/www/shared/core.js");
      const core = new Core();
      const bytes = await core.call("letterBytes", json);
      core.close();
      return bytes;
    }, String(record));
    await generate(patient);
    await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
    if (fast) {
      await adjust(patient);
      if (!(await button(patient, "Fast").isVisible())) return undefined;
      await startFast(patient);
      for (const press of presses) await button(patient, press).click();
    }
    const shots = await filmRound(patient, { version, times: FILMED });
    return { bytes, shots, minimum: (await count(patient)).needed };
  } finally {
    await patient.context().close();
  }
}

/**
 * Has the doctor's page receive what was filmed.
 *
 * @param {string} url
 * @param {import("../../e2e/film.mjs").Shot[]} shots
 */
async function receive(url, shots) {
  const clip = await makeFilm([shots], CAMERA);
  const browser = await launch({ camera: clip.path });
  try {
    const doctor = await openDoctor(browser, url);
    const scans = await watchScans(doctor);
    const run = await doctor.evaluateHandle(() => {
      const run = { start: Number.NaN, end: Number.NaN, framesBefore: 0, frames: 0 };
      const video = /** @type {HTMLVideoElement} */ (document.querySelector("#video"));
      const codeEntry = /** @type {HTMLElement} */ (document.querySelector("#code-entry"));
      video.addEventListener("playing", () => {
        run.start = performance.now();
        const [track] = /** @type {MediaStream} */ (video.srcObject).getVideoTracks();
        // What the camera has given, whoever has looked at it.
        const frames = () => /** @type {any} */ (track).stats.totalFrames;
        run.framesBefore = frames();
        const look = setInterval(() => {
          if (track?.readyState === "live") run.frames = frames();
          else clearInterval(look);
        }, 10);
      });
      new MutationObserver(() => {
        if (!codeEntry.hidden) run.end = performance.now();
      }).observe(codeEntry, { attributeFilter: ["hidden"] });
      return run;
    });
    await button(doctor, "Scan").click();
    await doctor.getByRole("textbox", { name: "Transfer code" }).waitFor({ timeout: PATIENCE_MS });
    const { start, end, framesBefore, frames } = await run.jsonValue();
    return { ms: end - start, framesBefore, frames, scans: await scans.jsonValue() };
  } finally {
    await browser.close();
    await clip.remove();
  }
}

/** @param {import("../../e2e/film.mjs").Shot[]} shots */
function perSecond(shots) {
  return ((shots.length - 1) * 1000) / (Number(shots.at(-1)?.at) - Number(shots[0]?.at));
}
