// What the device hands to the installed app: shared from another app, which the service worker has and gives out once, or
// opened with this one from among its files. See share_target and file_handlers in app.webmanifest.

/** @typedef {{ files: File[], text: string }} Shared */
/** @typedef {import("./page-types.js").Problem} Problem */

const MARK = "#shared=";
/** A worker that was killed has to start again first. */
const ANSWER_MS = 10_000;

/** @param {{ shared(shared: Shared): void, files(files: File[]): void }} taking @param {(problem: Problem) => void} onProblem */
export function watchSharing(taking, onProblem) {
  /** @param {Shared | { problem: string }} shared */
  function take(shared) {
    // A tab is not the installed app, and only websites send anything there: see isFromStranger in the worker.
    if (matchMedia("(display-mode: browser)").matches) onProblem({ code: "shared-refused" });
    else if ("problem" in shared) onProblem({ code: shared.problem });
    else if (shared.files.length > 0 || shared.text) taking.shared(shared);
    else onProblem({ code: "shared-lost" });
  }

  async function look() {
    const { hash, pathname } = location;
    if (!hash.startsWith(MARK)) return;
    history.replaceState(null, "", pathname);
    take(await askFor(hash.slice(MARK.length)));
  }

  // While this page is open, it is given what is shared and stays.
  navigator.serviceWorker?.addEventListener("message", ({ data, ports }) => {
    if (data?.mdawa !== "shared") return;
    ports[0]?.postMessage("taken");
    take(data.shared);
  });
  addEventListener("hashchange", look);
  look();

  globalThis.launchQueue?.setConsumer(async ({ files = [] }) => {
    try {
      const opened = await Promise.all(files.map((file) => file.getFile()));
      if (opened.length > 0) taking.files(opened);
    } catch {
      onProblem({ code: "file-unreadable" });
    }
  });
}

/** @param {string} id @returns {Promise<Shared | { problem: string }>} */
function askFor(id) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const lost = () => resolve({ problem: "shared-lost" });
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(lost, ANSWER_MS);
    const worker = navigator.serviceWorker?.controller;
    if (worker) worker.postMessage({ mdawa: "shared", id }, [port2]);
    else lost();
  });
}
