/** Whether anybody is there: a page that nobody has touched for so long is locked. */

import { lasting } from "./clock.js";

/**
 * @param {number} seconds
 * @param {() => void} onIdle called once
 * @param {AbortSignal} signal
 * @param {() => void} [onTouch] at each touch that somebody who is there makes
 * @returns {() => void} for a sign of life from elsewhere
 */
export function watchIdle(seconds, onIdle, signal, onTouch = () => {}) {
  let left = lasting(seconds);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const check = () => {
    clearTimeout(timer);
    if (signal.aborted) return;
    if (left() <= 0) onIdle();
    else timer = setTimeout(check, left() * 1000);
  };
  // After sleep the timer is late: whoever comes first finds the page locked and does nothing else with this touch.
  const touch = (/** @type {Event} */ event) => {
    if (left() > 0) {
      left = lasting(seconds);
      onTouch();
    } else {
      event.preventDefault();
      event.stopPropagation();
      check();
    }
  };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, touch, { signal, capture: true });
  document.addEventListener("visibilitychange", check, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  check();
  return () => {
    if (left() > 0) left = lasting(seconds);
  };
}
