/** When an open vault is to be locked because nobody is there any more. */

import { lasting } from "../shared/clock.js";
import { watchIdle } from "../shared/idle.js";

/** The most that a vault stays open untouched. */
export const IDLE_SECONDS = 900;
const HIDDEN_SECONDS = 60;
/** Timers come at least this often in a page that is seen; where they did not for longer, the device slept. */
const BEAT_SECONDS = 10;
const SLEEP_SECONDS = 60;

/**
 * @typedef {"hidden" | "idle" | "left" | "slept"} Cause
 *
 * @typedef {object} News
 * @property {(cause: Cause) => void} onGone nobody is there any more; called once
 * @property {() => void} onTouch somebody is
 */

/**
 * @param {number} idleSeconds
 * @param {News} news
 * @param {AbortSignal} signal
 * @returns {() => void} for a sign of life from another tab
 */
export function watchLeaving(idleSeconds, { onGone, onTouch }, signal) {
  const watching = new AbortController();
  const until = watching.signal;
  signal.addEventListener("abort", () => watching.abort());
  const gone = (/** @type {Cause} */ cause) => {
    if (until.aborted) return;
    watching.abort();
    onGone(cause);
  };
  // Sleep comes first: whoever wakes the device finds the vault locked and does nothing else with this touch.
  watchSleep(() => gone("slept"), until);
  watchHiding(() => gone("hidden"), until);
  for (const kind of ["pagehide", "freeze"]) {
    const target = kind === "freeze" ? document : globalThis;
    target.addEventListener(kind, () => gone("left"), { signal: until });
  }
  return watchIdle(Math.min(idleSeconds, IDLE_SECONDS), () => gone("idle"), until, onTouch);
}

/** @param {() => void} onSlept @param {AbortSignal} signal */
function watchSleep(onSlept, signal) {
  let awake = lasting(SLEEP_SECONDS);
  const beat = (/** @type {Event | undefined} */ event) => {
    if (awake() > 0) {
      awake = lasting(SLEEP_SECONDS);
      return;
    }
    event?.preventDefault();
    event?.stopImmediatePropagation();
    onSlept();
  };
  const beating = setInterval(beat, BEAT_SECONDS * 1000);
  signal.addEventListener("abort", () => clearInterval(beating));
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, beat, { signal, capture: true });
  // A page stands still while a person looks at how it will be printed.
  addEventListener("afterprint", () => (awake = lasting(SLEEP_SECONDS)), { signal });
}

/** @param {() => void} onHidden for long @param {AbortSignal} signal */
function watchHiding(onHidden, signal) {
  /** @type {(() => number) | undefined} */
  let left;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const check = () => {
    clearTimeout(timer);
    if (left && left() <= 0) {
      onHidden();
    } else if (document.visibilityState === "hidden") {
      left ??= lasting(HIDDEN_SECONDS);
      timer = setTimeout(check, left() * 1000);
    } else {
      left = undefined;
    }
  };
  document.addEventListener("visibilitychange", check, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  check();
}
