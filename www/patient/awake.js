// Keeps the screen from going dark while it is being scanned. Where a browser cannot, nothing is lost but comfort.

/** @param {AbortSignal} signal */
export async function keepAwake(signal) {
  const hold = async () => {
    if (document.visibilityState === "visible" && !signal.aborted) {
      const lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
      if (signal.aborted) {
        lock?.release();
      } else {
        signal.addEventListener("abort", () => lock?.release(), { once: true });
      }
    }
  };
  // The browser lets go when the page is hidden.
  document.addEventListener("visibilitychange", hold, { signal });
  await hold();
}
