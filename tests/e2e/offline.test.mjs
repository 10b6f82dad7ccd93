/** Pages that stay on the device: without a server, in one version at a time, and never half of one. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundleOf, cardFileOf, Issuer } from "./foreign-maker.mjs";
import { launch, serve, until } from "./harness.mjs";
import { begin, heading, unlock } from "./keepers.mjs";
import {
  answer,
  ask,
  assertArrived,
  button,
  chooseFile,
  codeOf,
  copiedRequest,
  generate,
  openDoctor,
  openPatient,
  paste,
} from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const sent = await readFile(join(root, "tests/fixtures/visit-record.json"), "utf8");

/** @type {string} */
let folder;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "mdawa-offline-"));
  await run(join(root, "script/site"), [folder]);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const newBrowser = () =>
  browser.newContext({ serviceWorkers: "allow", permissions: ["clipboard-read", "clipboard-write"] });

/** Writes the list of a site's files anew, as every deployment does. */
async function stamp() {
  const { stdout } = await run("python3", [join(root, "script/stamp.py"), folder], { maxBuffer: 1e7 });
  await writeFile(join(folder, "sw.js"), stdout);
}

/** Opens a page and waits until all that everybody needs is kept. @param {import("playwright-core").BrowserContext} context @param {string} url */
async function visit(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await until(page, () => navigator.serviceWorker.controller !== null);
  return page;
}

/** Has the browser look for a newer version, as it does at every visit. @param {Page} page */
const lookForNewer = (page) =>
  page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());

test("after one visit, a record crosses and is read with the server gone", async () => {
  const site = await serve("0", folder);
  const context = await newBrowser();
  const first = await visit(context, site.url);
  await first.close();
  await site.close();
  const offline = { newContext: async () => context };
  const patient = await openPatient(/** @type {any} */ (offline), site.url);
  await chooseFile(patient, Buffer.from(sent));
  await generate(patient, "Sealed for this doctor");
  const doctor = await openDoctor(/** @type {any} */ (offline), site.url);
  await ask(doctor, await codeOf(patient));
  await paste(doctor, "Paste", await answer(patient, await copiedRequest(doctor)));
  await assertArrived(doctor, sent);
  await button(doctor, "Done").click();
  // The policy of the page came with it.
  const headers = await doctor.evaluate(async () =>
    (await fetch("doctor.html")).headers.get("content-security-policy"),
  );
  assert.match(headers ?? "", /require-trusted-types-for/);
  await context.close();
});

/** Waits until a device has these files too. @param {Page} page @param {string[]} paths */
const untilKept = (page, paths) =>
  until(
    page,
    async (/** @type {string[]} */ paths) =>
      (await Promise.all(paths.map((path) => caches.match(`/${path}`)))).every(Boolean),
    paths,
  );

test("after one visit in Hindi, pages that were never opened speak it with the server gone", async () => {
  const site = await serve("0", folder);
  const context = await browser.newContext({ serviceWorkers: "allow", locale: "hi" });
  const door = await visit(context, site.url);
  await untilKept(door, ["www/text/translations.js", "www/text/hi/all.js", "www/text/hi/html/doctor.js"]);
  await site.close();
  await door.goto(`${site.url}/www/doctor.html`);
  await heading(door, "मरीज़ की जानकारी लें").waitFor();
  await context.close();
});

test("a health card is read, and a vault opened, with the server gone", async () => {
  const site = await serve("0", folder);
  const context = await newBrowser();
  const doctor = await visit(context, `${site.url}/www/doctor.html`);
  await untilKept(doctor, ["pkg/interop.js", "pkg/interop_bg.wasm", "www/data/issuers.json"]);
  const records = await visit(context, `${site.url}/www/records.html`);
  await untilKept(records, ["pkg/codes.js", "pkg/codes_bg.wasm"]);
  await begin(records, "My patients", "Dr. Mehta");
  await site.close();
  await doctor.reload();
  const card = cardFileOf(new Issuer("https://clinic.example.org/issuer").card(bundleOf("Amina Example")));
  await doctor
    .locator("#file")
    .setInputFiles({ name: "a.smart-health-card", mimeType: "", buffer: Buffer.from(card) });
  await heading(doctor, "Patient record").waitFor();
  await records.reload();
  await unlock(records);
  await heading(records, "Patients").waitFor();
  await context.close();
});

test("help is there with the server gone, and a poster once one was looked at", async () => {
  const site = await serve("0", folder);
  const context = await newBrowser();
  const page = await visit(context, `${site.url}/www/poster.html`);
  await untilKept(page, ["www/poster.html", "www/css/poster.css", "www/poster/page.js", "pkg/codes_bg.wasm"]);
  await site.close();
  await page.reload();
  await until(page, () => document.querySelector("#qr path")?.getAttribute("d"));
  await page.goto(`${site.url}/www/help.html`);
  await page.getByText("The camera does not start").click();
  await page.getByText("When the browser asks for the camera, allow it.").waitFor();
  const drawings = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll("img"),
      ({ complete, naturalWidth }) => complete && naturalWidth > 0,
    ),
  );
  assert.ok(drawings.length > 8 && drawings.every(Boolean), `${drawings}`);
  await context.close();
});

test("a newer version waits to be wanted, and for other tabs to be closed", async () => {
  const site = await serve("0", folder);
  const context = await newBrowser();
  const page = await visit(context, `${site.url}/www/protection.html`);
  const style = join(folder, "www/css/protection.css");
  const before = await readFile(style, "utf8");
  try {
    await appendFile(style, "\n:root { --newer: 1; }\n");
    await stamp();
    const other = await visit(context, `${site.url}/www/protection.html`);
    await lookForNewer(other);
    await other.getByText("A newer version of these pages is ready.").waitFor();
    const isNewer = () => getComputedStyle(document.documentElement).getPropertyValue("--newer") === "1";
    await other.reload();
    assert.equal(await other.evaluate(isNewer), false, "the version of the other tab");
    await button(other, "Use it now").click();
    await other.getByText("Close the other tabs of these pages first.").waitFor();
    assert.equal(await other.evaluate(isNewer), false);
    await page.close();
    await Promise.all([other.waitForEvent("load"), button(other, "Use it now").click()]);
    assert.equal(await other.evaluate(isNewer), true);
    assert.equal(await other.evaluate(async () => (await caches.keys()).length), 1, "the older one is gone");
  } finally {
    await writeFile(style, before);
    await stamp();
    await context.close();
    await site.close();
  }
});

test("a deployment of which half has arrived installs nothing, and the version before goes on", async () => {
  const site = await serve("0", folder);
  const context = await newBrowser();
  const page = await visit(context, `${site.url}/www/protection.html`);
  const module = join(folder, "pkg/transfer_bg.wasm");
  await copyFile(module, `${module}.before`);
  try {
    // The list is of a module that the host does not have yet.
    await appendFile(module, "x");
    await stamp();
    await copyFile(`${module}.before`, module);
    const outcome = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
      const { installing } = registration ?? {};
      return new Promise((resolve) => {
        installing?.addEventListener("statechange", () => resolve(installing.state));
      });
    });
    assert.equal(outcome, "redundant");
    await page.reload();
    assert.equal(await page.getByText("A newer version").count(), 0);
    await site.close();
    await page.goto(`${site.url}/www/patient.html`);
    await button(page, "Try with an example").click();
    await page.getByRole("heading", { name: "Exactly this will leave" }).waitFor();
  } finally {
    await copyFile(`${module}.before`, module);
    await rm(`${module}.before`);
    await stamp();
    await context.close();
  }
});

test("a clone is kept as it is served", async () => {
  const site = await serve();
  const context = await newBrowser();
  const page = await visit(context, site.url);
  await site.close();
  await page.goto(`${site.url}/www/doctor.html`);
  await page.getByRole("heading", { name: "Receive patient data" }).waitFor();
  await context.close();
});

test("every page can be installed as an app, and its manifest has no mistake", async () => {
  const site = await serve("0", folder);
  const context = await newBrowser();
  const page = await visit(context, site.url);
  const session = await context.newCDPSession(page);
  for (const name of ["index.html", "www/doctor.html", "www/patient.html", "www/records.html"]) {
    await page.goto(`${site.url}/${name}`);
    const manifest = await session.send("Page.getAppManifest");
    assert.deepEqual(manifest.errors, []);
    assert.match(manifest.url, /app\.webmanifest$/);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"),
      [],
    );
  }
  await context.close();
  await site.close();
});
