/** What the scanning of a camera costs the page itself. */

import { until } from "./harness.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The worker starts and the browser learns what is hot. */
const WARM_UP_FRAMES = 5;
const FRAMES = 30;

/**
 * Milliseconds that the page's own thread and its worker are busy for one frame of the camera, while the page scans.
 *
 * The page's are counted by the processor's clock, so that what else a machine does matters little: `script` is the
 * page's code and what it calls; `layout` follows from what it changed; `all` is mostly painting, which a graphics
 * processor would do. The worker's is the median time from the question to the answer.
 *
 * @param {Page} doctor
 * @param {{ onPage?: boolean }} [options] `onPage`: as if the page itself scanned, it is kept busy as long once more
 */
export async function measureScanning(doctor, { onPage = false } = {}) {
  const browser = await doctor.context().newCDPSession(doctor);
  await browser.send("Performance.enable", { timeDomain: "threadTicks" });
  const scans = await watchScans(doctor, { onPage });
  /** @param {number} frames */
  const scanned = (frames) =>
    until(doctor, ({ scans, frames }) => scans.length >= frames && scans.length, { scans, frames });
  const from = await scanned(WARM_UP_FRAMES);
  const before = await metrics(browser);
  await scanned(from + FRAMES);
  const after = await metrics(browser);
  const times = (await scans.jsonValue()).slice(from).map(({ ms }) => ms);
  /** @param {string} name */
  const perFrame = (name) => (1000 * (Number(after.get(name)) - Number(before.get(name)))) / times.length;
  return {
    script: perFrame("ScriptDuration"),
    layout: perFrame("LayoutDuration") + perFrame("RecalcStyleDuration"),
    all: perFrame("TaskDuration"),
    scan: times.toSorted((one, next) => one - next)[times.length >> 1] ?? Number.NaN,
  };
}

/** @param {import("playwright-core").CDPSession} browser */
async function metrics(browser) {
  const { metrics } = await browser.send("Performance.getMetrics");
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

/**
 * What each question for the codes of a frame cost and brought, from now on.
 *
 * @param {Page} doctor
 * @param {{ onPage?: boolean }} [options]
 */
export function watchScans(doctor, { onPage = false } = {}) {
  return doctor.evaluateHandle((onPage) => {
    /** @type {{ ms: number, codes: number }[]} */
    const scans = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {any} */ question, /** @type {any[]} */ ...rest) {
      // A frame of the camera, whatever the task that reads it is called.
      if (question.args[0] instanceof VideoFrame) {
        const asked = performance.now();
        this.addEventListener("message", function listen({ data }) {
          if (data.id !== question.id) return;
          this.removeEventListener("message", listen);
          const answered = performance.now();
          scans.push({ ms: answered - asked, codes: data.value?.length ?? 0 });
          while (onPage && performance.now() < 2 * answered - asked);
        });
      }
      return Reflect.apply(postMessage, this, [question, ...rest]);
    };
    return scans;
  }, onPage);
}
