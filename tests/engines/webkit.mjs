/** WebKitGTK, by the WebDriver protocol (https://www.w3.org/TR/webdriver2/), on a display that nobody sees. */

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * @typedef {import("./engine-types.js").Browser} Browser
 * @typedef {import("./engine-types.js").Element} Element
 * @typedef {import("./engine-types.js").Tab} Tab
 * @typedef {Record<string, string>} Reference to an element, as the protocol has it
 */

const BROWSER = fileURLToPath(new URL("webkit-browser.py", import.meta.url));
const CONTROL_V = "\uE009v";
/** Longer than any script of a flow runs. */
const SCRIPT_MS = 30_000;

/** This build of WebKit has no manifests, and calls the directive for them an error in every policy. */
const HARMLESS = /Unrecognized Content-Security-Policy directive 'manifest-src'/;

/** @type {import("./engine-types.js").Engine} */
export const webkit = {
  name: "WebKitGTK",

  missing() {
    try {
      execFileSync("WebKitWebDriver", ["--help"], { stdio: "ignore" });
      execFileSync("Xvfb", ["-help"], { stdio: "ignore" });
      const bindings = 'import gi; gi.require_version("WebKit2", "4.1"); gi.require_version("Gtk", "3.0")';
      execFileSync("/usr/bin/python3", ["-c", bindings], { stdio: "ignore" });
      return "";
    } catch (error) {
      return `it is not installed with its driver, Xvfb and Python's bindings: ${error}`;
    }
  },

  async launch({ camera = "allow" } = {}) {
    const folder = await mkdtemp(join(tmpdir(), "mdawa-webkit-"));
    const log = join(folder, "console.txt");
    await writeFile(log, "");
    const display = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [number] = await once(createInterface(display.stdout), "line");
    const port = await freePort();
    const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
      stdio: "ignore",
      env: {
        ...process.env,
        DISPLAY: `:${number}`,
        LIBGL_ALWAYS_SOFTWARE: "1",
        NO_AT_BRIDGE: "1",
        MDAWA_PROFILE: join(folder, "profile"),
        MDAWA_CONSOLE: log,
      },
    });
    const session = new Session(`http://127.0.0.1:${port}`, camera);
    async function close() {
      await session.end();
      for (const process of [driver, display]) {
        process.kill();
        if (process.exitCode === null && process.signalCode === null) await once(process, "exit");
      }
      await rm(folder, { recursive: true, maxRetries: 5 });
    }
    try {
      const version = await session.begin();
      return {
        version,
        newTab: (url) => session.newTab(url),
        complaints: async () => complaintsIn(await readFile(log, "utf8")),
        close,
      };
    } catch (error) {
      await close();
      throw error;
    }
  },
};

/** @param {string} text */
function complaintsIn(text) {
  return text.split("\n").filter((line) => /CONSOLE .*\bERROR\b/.test(line) && !HARMLESS.test(line));
}

/** One browser. Its tabs take turns: what is asked of one is answered before another is asked. */
class Session {
  #address;
  #path = "";
  /** The first tab, until it is used. @type {string | undefined} */
  #unused;
  #current = "";
  #camera;

  /** @param {string} address of the driver @param {import("./engine-types.js").Camera} camera */
  constructor(address, camera) {
    this.#address = address;
    this.#camera = camera;
  }

  /** @returns {Promise<string>} the browser's version */
  async begin() {
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary: BROWSER, args: [] } } };
    for (const deadline = Date.now() + SCRIPT_MS; !(await this.#isReady()); ) {
      if (Date.now() > deadline) throw new Error("WebKitWebDriver did not start");
    }
    const started = await this.#ask("POST", "/session", { capabilities });
    this.#path = `/session/${started.sessionId}`;
    await this.command("POST", "/timeouts", { script: SCRIPT_MS });
    this.#unused = this.#current = await this.command("GET", "/window");
    return started.capabilities.browserVersion;
  }

  async end() {
    if (this.#path) await this.command("DELETE", "").catch(() => {});
  }

  /** Each in a window of its own, which is never hidden by another. @param {string} url @returns {Promise<Tab>} */
  async newTab(url) {
    const handle = this.#unused ?? (await this.command("POST", "/window/new", { type: "window" })).handle;
    this.#unused = undefined;
    const tab = new WebDriverTab(this, handle);
    await tab.goto(url);
    if (this.#camera === "deny") await tab.evaluate(refuseCamera);
    return tab;
  }

  /** @param {string} handle */
  async turnTo(handle) {
    if (this.#current !== handle) await this.command("POST", "/window", { handle });
    this.#current = handle;
  }

  /** @param {string} method @param {string} path behind the session's @param {object} [body] @returns {Promise<any>} */
  command(method, path, body) {
    return this.#ask(method, this.#path + path, body);
  }

  async #isReady() {
    try {
      return (await this.#ask("GET", "/status")).ready;
    } catch {
      return false;
    }
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async #ask(method, path, body) {
    const response = await fetch(this.#address + path, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
}

/** @implements {Tab} */
class WebDriverTab {
  #session;
  #handle;

  /** @param {Session} session @param {string} handle */
  constructor(session, handle) {
    this.#session = session;
    this.#handle = handle;
  }

  async goto(/** @type {string} */ url) {
    await this.command("POST", "/url", { url });
  }

  async reload() {
    await this.command("POST", "/refresh", {});
  }

  /** @param {(arg: any) => any} question @param {unknown} [arg] */
  async evaluate(question, arg = null) {
    const script = `const [arg, answer] = arguments;
      (async () => (${question})(arg))().then((value) => answer({ value }), (error) => answer({ error: String(error) }));`;
    const { value, error } = await this.command("POST", "/execute/async", { script, args: [arg] });
    if (error) throw new Error(error);
    return value;
  }

  /** @param {(arg: any) => any} search @param {unknown} [arg] */
  async element(search, arg = null) {
    const script = `return (${search})(arguments[0])`;
    /** @type {Reference | null} */
    const found = await this.command("POST", "/execute/sync", { script, args: [arg] });
    return found ? new WebDriverElement(this, found) : null;
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  async command(method, path, body) {
    await this.#session.turnTo(this.#handle);
    return this.#session.command(method, path, body);
  }
}

/** @implements {Element} */
class WebDriverElement {
  #tab;
  #reference;
  #path;

  /** @param {WebDriverTab} tab @param {Reference} reference */
  constructor(tab, reference) {
    this.#tab = tab;
    this.#reference = reference;
    this.#path = `/element/${Object.values(reference)[0]}`;
  }

  /** Not while the page moves it away. */
  async click() {
    await this.#tab.evaluate(rest, this.#reference);
    await this.#tab.command("POST", `${this.#path}/click`, {});
  }

  async fill(/** @type {string} */ text) {
    await this.#tab.command("POST", `${this.#path}/clear`, {});
    await this.#type(text);
  }

  async select(/** @type {string} */ label) {
    const value = `./option[normalize-space()="${label}"]`;
    const [option] = await this.#tab.command("POST", `${this.#path}/elements`, { using: "xpath", value });
    await new WebDriverElement(this.#tab, option).click();
  }

  paste() {
    return this.#type(CONTROL_V);
  }

  upload(/** @type {string} */ path) {
    return this.#type(path);
  }

  /** Cut out of a picture of the window: the driver's own of an element is of another place (seen in 2.50). */
  async photograph() {
    const place = await this.#tab.evaluate((element) => {
      element.scrollIntoView({ block: "nearest" });
      return element.getBoundingClientRect();
    }, this.#reference);
    const picture = await this.#tab.command("GET", "/screenshot");
    return Buffer.from(await this.#tab.evaluate(cutOut, { picture, place }), "base64");
  }

  /** @param {string} text */
  #type(text) {
    return this.#tab.command("POST", `${this.#path}/value`, { text });
  }
}

/** Until an element is where it was a frame ago. Runs in the page. @param {globalThis.Element} element */
async function rest(element) {
  element.scrollIntoView({ block: "nearest" });
  const place = () => JSON.stringify(element.getBoundingClientRect());
  for (let [last, now] = ["", place()]; last !== now; [last, now] = [now, place()]) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What a person's refusal comes to. WebKit asks nobody where it is driven, and allows all. Runs in the page. */
function refuseCamera() {
  const refusal = new DOMException("refused", "NotAllowedError");
  MediaDevices.prototype.getUserMedia = () => Promise.reject(refusal);
}

/** Runs in the page; pictures are PNG files in base64. @param {{ picture: string, place: DOMRect }} from */
async function cutOut({ picture, place }) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const [left, top, width, height] = [place.x, place.y, place.width, place.height].map(Math.floor);
  const canvas = new OffscreenCanvas(Number(width), Number(height));
  canvas.getContext("2d")?.drawImage(await createImageBitmap(new Blob([bytes])), -Number(left), -Number(top));
  const file = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return btoa(Array.from(file, (byte) => String.fromCharCode(byte)).join(""));
}

/** The driver cannot be asked for one. @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}
