/** All pages in one file (script/one-file.mjs), opened from a stick: no server, no network, and all that a person needs. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { makeClip } from "./clip.mjs";
import { launch, launchProfile } from "./harness.mjs";
import { begin, heading, importFile, item, recordOf, unlock } from "./keepers.mjs";
import { pageOfWords, pdfOf } from "./pdf-maker.mjs";
import {
  button,
  codeOf,
  copiedText,
  count,
  generate,
  paste,
  photograph,
  receive,
  savedRecord,
  typeCode,
  writeDown,
} from "./people.mjs";

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").BrowserContext} Context
 * @typedef {import("playwright-core").Page} Page
 */

const root = fileURLToPath(new URL("../..", import.meta.url));
/** @type {{ entry: { resource: any }[] }} */
const example = JSON.parse(await readFile(join(root, "www/patient/example.json"), "utf8"));
const PATIENCE_MS = 60_000;
const OPTIONS = {
  permissions: ["clipboard-read", "clipboard-write"],
  viewport: { width: 1000, height: 900 },
};

/** What a stick may be called. @type {string} */
let folder;
/** @type {string} */
let url;
/** @type {Browser} */
let browser;
/** What no page may do: ask anybody for anything, and complain. @type {string[]} */
const wrongs = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "mdawa stick दवा é #1 "));
  const file = join(folder, "mdawa.html");
  await build(file);
  url = pathToFileURL(file).href;
  browser = await launch();
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** @param {string} file @param {string} [pkg] the folder with the module */
const build = (file, pkg = "pkg") =>
  promisify(execFile)(process.execPath, [join(root, "script/one-file.mjs"), file, pkg]);

/** @param {Context} context */
function watch(context) {
  context.setDefaultTimeout(PATIENCE_MS);
  context.on("request", (request) => {
    const address = request.url();
    if (!/^(blob|data):/.test(address) && address.split("?")[0] !== url) wrongs.push(address);
  });
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrongs.push(message.text());
  });
  context.on("weberror", (error) => wrongs.push(String(error.error())));
  return context;
}

/** @param {Browser} browser @param {import("playwright-core").BrowserContextOptions} [options] */
const newContext = async (browser, options) => watch(await browser.newContext({ ...OPTIONS, ...options }));

/** @param {Context} context @param {string} name */
async function openPage(context, name) {
  const page = await context.newPage();
  await page.goto(`${url}?${name}`);
  return page;
}

function assertQuiet() {
  assert.deepEqual(wrongs, []);
}

/** @param {Page} doctor @param {string[]} words */
async function assertRead(doctor, words) {
  const region = doctor.getByRole("region", { name: "Patient record" });
  await region.waitFor();
  const shown = (await region.textContent()) ?? "";
  for (const word of words) assert.ok(shown.includes(word), word);
}

test("the front door leads to every page and back, and a page that contacts others says that this one does not", async () => {
  const context = await newContext(browser);
  const page = await context.newPage();
  await page.goto(url);
  await heading(page, "Your health record, from your screen to your doctor").waitFor();
  for (const [link, title] of /** @type {const} */ ([
    ["I am a patient", "Transfer data"],
    ["I am a doctor", "Receive patient data"],
    ["My records, or my patients", "Records kept here"],
    ["What this protects, and what it cannot", "What this protects, and what it cannot"],
    ["Check a telephone number", "Check a phone number"],
    ["Settings", "Settings"],
  ])) {
    // Of what a page had, another page has nothing.
    await page.evaluate(() => Object.assign(globalThis, { left: "behind" }));
    await page.getByRole("link", { name: link, exact: true }).click();
    await page.getByRole("heading", { name: title, exact: true, level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => "left" in globalThis), false, link);
    await page.getByRole("link", { name: "M-dawa transfer" }).click();
    await heading(page, "Your health record, from your screen to your doctor").waitFor();
  }
  await page.goBack();
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  assert.equal(await button(page, "Compare the clock").count(), 0);

  const others = await openPage(context, "exchange");
  await others.getByText("This file works without a network and contacts nobody.").waitFor();
  const check = await openPage(context, "check");
  await check.getByText("Message service").click();
  await check.getByText("This file works without a network and contacts nobody.").waitFor();
  assert.equal(await check.getByText("Use this service").isVisible(), false);
  // The folder it lies in is no address for a wall.
  const poster = await openPage(context, "poster");
  await poster.getByText("Write an address that begins with https://").waitFor();
  assert.equal(await poster.locator("#address").inputValue(), "");
  assertQuiet();
  await context.close();
});

test("the example is locked under a code, pasted, opened and read", async () => {
  const patient = await openPage(await newContext(browser), "patient");
  await button(patient, "Try with an example").click();
  await generate(patient, "Send as text or file");
  const code = await codeOf(patient);
  const text = await copiedText(patient);
  await patient.context().close();

  const doctor = await openPage(await newContext(browser), "doctor");
  await paste(doctor, "Paste", text);
  await typeCode(doctor, code);
  const { resource } = example.entry.find(({ resource }) => resource.resourceType === "Patient") ?? {};
  await assertRead(doctor, [resource.name[0].family]);
  assert.deepEqual(JSON.parse(await savedRecord(doctor)), example);
  assertQuiet();
  await doctor.context().close();
});

test("a camera reads a stream from the screen", async () => {
  const patient = await openPage(await newContext(browser, { deviceScaleFactor: 2 }), "patient");
  await button(patient, "Try with an example").click();
  await generate(patient);
  const code = await codeOf(patient);
  await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
  const { needed } = await count(patient);
  const frames = await photograph(patient, Math.ceil(needed * 1.3));
  await patient.context().close();

  const clip = await makeClip(frames);
  const camera = await launch({ camera: clip.path });
  try {
    const doctor = await openPage(await newContext(camera), "doctor");
    await button(doctor, "Scan").click();
    await typeCode(doctor, code);
    await doctor.getByRole("region", { name: "Patient record" }).waitFor();
    assert.deepEqual(JSON.parse(await savedRecord(doctor)), example);
  } finally {
    await camera.close();
    await clip.remove();
  }
  assertQuiet();
});

test("a picture of a still code is opened, and a PDF is said to need another program", async () => {
  const patient = await openPage(await newContext(browser, { deviceScaleFactor: 2 }), "patient");
  await writeDown(patient);
  await generate(patient);
  const code = await codeOf(patient);
  const [picture = Buffer.of()] = await photograph(patient, 1);
  await patient.context().close();

  const doctor = await openPage(await newContext(browser), "doctor");
  const pdf = Buffer.from(pdfOf([pageOfWords("No code")]));
  await receive(doctor, { name: "letter.pdf", mimeType: "application/pdf", buffer: pdf });
  await doctor.getByText("open no PDFs").waitFor();
  await receive(doctor, { name: "screen.png", mimeType: "image/png", buffer: picture });
  await typeCode(doctor, code);
  await assertRead(doctor, ["Asha Example", "Penicillin"]);
  assertQuiet();
  await doctor.context().close();
});

test("it speaks Hindi on every page, once that is chosen", async () => {
  const context = await newContext(browser);
  const page = await openPage(context, "index");
  await page.locator("#page-language").selectOption({ label: "हिन्दी" });
  await page.getByRole("link", { name: "मैं मरीज़ हूँ" }).click();
  await page.getByRole("heading", { level: 1, name: "जानकारी ट्रांसफ़र करें" }).waitFor();
  assert.equal(await page.title(), "जानकारी ट्रांसफ़र करें – M-dawa transfer");
  await page.locator("#try-example").click();
  await page.locator("#generate:enabled").waitFor();
  const others = await openPage(context, "exchange");
  await others.getByText("यह फ़ाइल बिना नेटवर्क के काम करती है").waitFor();
  assertQuiet();
  await context.close();
});

test("what was read is kept encrypted, goes to be shared in another tab, and is there when the browser starts again", async () => {
  const profile = await mkdtemp(join(tmpdir(), "mdawa-profile-"));
  let context = watch(await launchProfile(profile));
  const records = await openPage(context, "records");
  await begin(records, "My own", "Mine");
  const person = { given: "Asha", family: "Example", birthDate: "1980-05-17", problems: ["Asthma"] };
  await importFile(records, recordOf(person));
  await button(records, "Share with a doctor").click();
  await heading(records, "What to share").waitFor();
  const [patient] = await Promise.all([
    records.waitForEvent("popup"),
    button(records, "Share 1 entry").click(),
  ]);
  await heading(patient, "Exactly this will leave").waitFor();
  await patient.getByText("Asha Example").first().waitFor();
  await context.close();

  context = watch(await launchProfile(profile));
  const again = await openPage(context, "records");
  await unlock(again);
  await item(again, "Asthma").waitFor();
  await context.close();
  assertQuiet();
  await rm(profile, { recursive: true });
});

test("neither a script nor a style that somebody put into a page runs, and nothing can be sent", async () => {
  const context = await browser.newContext(OPTIONS);
  const page = await openPage(context, "patient");
  const outcomes = await page.evaluate(async () => {
    // Off the debugger's own stack, where eval is always allowed.
    await new Promise((resolve) => setTimeout(resolve));
    /** @type {string[]} */
    const violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.body.append(style);
    /** @param {() => unknown} attempt */
    const outcome = (attempt) => {
      try {
        attempt();
        return "ran";
      } catch (error) {
        return error instanceof Error ? error.name : "?";
      }
    };
    const refused = [
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested.
      outcome(() => globalThis.eval("1")),
      outcome(() => {
        document.body.innerHTML = "<p>hello";
      }),
      outcome(() => {
        document.createElement("script").textContent = "globalThis.ran = true";
      }),
      outcome(() => new Worker(URL.createObjectURL(new Blob([""])))),
      outcome(() => trustedTypes?.createPolicy("other", { createScriptURL: (url) => url })),
    ];
    const sent = await fetch("https://elsewhere.example/").then(
      () => "sent",
      () => "refused",
    );
    for (const until = performance.now() + 10_000; violations.length < 7 && performance.now() < until; )
      await new Promise((resolve) => setTimeout(resolve));
    return { refused, sent, violations };
  });
  assert.deepEqual(outcomes.refused, ["EvalError", "TypeError", "TypeError", "TypeError", "TypeError"]);
  assert.equal(outcomes.sent, "refused");
  assert.ok(outcomes.violations.includes("style-src-elem") && outcomes.violations.includes("connect-src"));
  await context.close();
});

test("a file that a bad stick has changed starts nothing and says so", async () => {
  const text = await readFile(fileURLToPath(url), "utf8");
  const at = text.indexOf('<script id="archive"') + 600_000;
  const changed = `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
  const file = join(folder, "changed.html");
  await writeFile(file, changed);
  const context = await browser.newContext(OPTIONS);
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(file)}?patient`);
  await page.getByRole("alert").filter({ hasText: "This file is damaged" }).waitFor();
  assert.equal(await page.evaluate(() => "MDAWA_FILE" in globalThis), false);
  await context.close();
});

test("a module that is not the one that was built is not run", async () => {
  const pkg = join(folder, "pkg");
  await cp(join(root, "pkg"), pkg, { recursive: true });
  const module = join(pkg, "mdawa_bg_plain.wasm");
  const bytes = await readFile(module);
  // A section that no engine knows, and every one passes over: all works as before.
  await writeFile(module, Buffer.concat([bytes, Buffer.of(0, 2, 1, 120)]));
  const file = join(folder, "other-module.html");
  await build(file, pkg);
  const context = await browser.newContext(OPTIONS);
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(file)}?patient`);
  await button(page, "Try with an example").click();
  await page.getByText("A part of this page could not be loaded.").waitFor();
  await context.close();
});
