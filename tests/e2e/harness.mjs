/**
 * What an end-to-end test stands on: the pages as script/serve gives them, and a Chromium with or without a camera.
 *
 * Tests wait on states and never sleep.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { LANGUAGE, speak } from "./speaking.mjs";

const script = fileURLToPath(new URL("../../script/serve", import.meta.url));

/** A path that nobody serves: the answer is an empty page with all the headers, on which a test runs what it likes. */
export const BLANK = "/nothing-here";

/** Longer than anything takes on a busy machine; only a failing test waits as long. */
const PATIENCE_MS = 20_000;

/** Whether browsers keep the pages for later. What that takes is tested by itself; elsewhere it only costs time. */
const KEEPS_PAGES = "block";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What Chromium asks its maker by itself, on anybody's page: about each form, how to read pages, and the like. */
const TALKATIVE = [
  "AutofillServerCommunication",
  "HttpsUpgrades",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "RenderDocument",
  "ThirdPartyStoragePartitioning",
  "Translate",
].join(",");

/**
 * Starts script/serve.
 *
 * @param {string} [port] any free one, if not said; the one that script/serve chooses, if empty
 * @param {string} [folder] in place of this clone
 * @returns {Promise<{ url: string, close(): Promise<void> }>} the address has no slash at its end
 */
export async function serve(port = "0", folder = "") {
  const server = spawn(script, [port, folder].filter(Boolean), { stdio: ["ignore", "pipe", "ignore"] });
  const exited = once(server, "exit");
  const [line] = await Promise.race([once(createInterface(server.stdout), "line"), exited]);
  const url = /http:\/\/localhost:\d+/.exec(String(line))?.[0];
  if (!url) throw new Error(`script/serve did not start: ${line}`);
  return {
    url,
    async close() {
      server.kill();
      await exited;
    },
  };
}

/**
 * @param {{ camera?: string | "deny" | "none", keepPages?: boolean, proxy?: string }} [options] what the camera sees: a y4m file, which
 *   runs in a loop. `deny`: the user refuses. `none`: the machine has no camera. `keepPages`: pages that were left are
 *   kept for who goes back, as browsers do unless they are driven. `proxy`: all requests go by this address, those to this
 *   device too.
 */
export async function launch({ camera = "none", keepPages = false, proxy = "" } = {}) {
  const throughProxy = proxy
    ? [`--proxy-server=${proxy}`, "--proxy-bypass-list=<-loopback>", `--disable-features=${TALKATIVE}`]
    : [];
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, ...cameraFlags(camera), ...throughProxy],
    ignoreDefaultArgs: keepPages ? ["--disable-back-forward-cache"] : [],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) =>
    newContext({ serviceWorkers: KEEPS_PAGES, ...(LANGUAGE !== "en" && { locale: LANGUAGE }), ...options });
  if (LANGUAGE !== "en") await speak(browser);
  return browser;
}

/**
 * A Chromium whose profile lies on disk and is there the next time.
 *
 * @param {string} folder
 * @param {{ app?: string, bypassCSP?: boolean }} [options] `app`: its first window is that of the app at this address, without
 *   tabs, and it keeps the pages. `bypassCSP`: tests do on a page what its policy forbids
 */
export function launchProfile(folder, { app, bypassCSP } = {}) {
  return chromium.launchPersistentContext(folder, {
    serviceWorkers: app ? "allow" : KEEPS_PAGES,
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, ...cameraFlags("none"), ...(app ? [`--app=${app}`] : [])],
    bypassCSP,
  });
}

/** @param {string} camera */
function cameraFlags(camera) {
  if (camera === "none")
    return ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=0"];
  if (camera === "deny") return ["--use-fake-ui-for-media-stream=deny", "--use-fake-device-for-media-stream"];
  return [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${camera}`,
  ];
}

/**
 * Asks a page until it answers with something truthy, and returns that. Playwright's `waitForFunction` needs eval, which
 * the pages forbid.
 *
 * @template Value
 * @param {import("playwright-core").Page} page
 * @param {(arg: any) => Value | Promise<Value>} question runs in the page
 * @param {unknown} [arg] may hold handles of things in the page
 * @param {{ timeoutMs?: number }} [options]
 */
export async function until(page, question, arg, { timeoutMs = PATIENCE_MS } = {}) {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await page.evaluate(question, arg);
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${question}`);
  }
}
