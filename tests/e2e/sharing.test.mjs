/** What other apps hand to the installed one: shared with it, or opened with it; and what websites try to. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import qrcode from "qrcode";
import { bundleOf, cardFileOf, codesOf, Issuer } from "./foreign-maker.mjs";
import { launch, launchProfile, serve, until } from "./harness.mjs";
import { answer, ask, button, chooseFile, codeOf, copiedRequest, copiedText, generate } from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContext} BrowserContext */
/** @typedef {{ name: string, type?: string, content: string | Buffer, times?: number }} Sent */

const manifest = JSON.parse(await readFile(new URL("../../www/app.webmanifest", import.meta.url), "utf8"));
const sent = await readFile(new URL("../fixtures/visit-record.json", import.meta.url), "utf8");
const card = new Issuer("https://clinic.example.org/issuer").card(bundleOf("Amina Example"));
const record = (/** @type {string} */ name) => ({
  name: `${name}.json`,
  type: "application/json",
  content: JSON.stringify(bundleOf(name)),
});

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** For tests that leave nothing open. @type {Awaited<ReturnType<typeof openApp>>} */
let app;
before(async () => {
  site = await serve();
  app = await openApp();
});
after(async () => {
  await app.close();
  await site.close();
});

const LOST = "Nothing has arrived from the other app. Share it again";
const REFUSED = "Something outside this app tried to hand a file to this page. Nothing was opened.";

/** The app in a window of its own, with its worker. @param {{ bypassCSP?: boolean }} [options] */
async function openApp(options) {
  const folder = await mkdtemp(join(tmpdir(), "mdawa-app-"));
  const context = await launchProfile(folder, { app: `${site.url}/www/doctor.html`, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const [page] = context.pages();
  assert.ok(page);
  page.on("pageerror", (error) => assert.fail(`the page threw ${error}`));
  await until(page, () => navigator.serviceWorker.controller !== null);
  const close = async () => {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { context, page, folder, close };
}

/** Posts a form as the manifest says, from whatever page is open. @param {Page} page @param {{ files?: Sent[], text?: string, url?: string }} what @param {string} [target] */
async function post(page, { files = [], ...texts }, target = "") {
  const { action, method, enctype, params } = manifest.share_target;
  await page.evaluate(
    ({ form: attributes, files, texts }) => {
      const form = document.createElement("form");
      for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
      for (const [name, value] of Object.entries(texts)) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        form.append(field);
      }
      const input = document.createElement("input");
      input.type = "file";
      input.multiple = true;
      input.name = files.name;
      const transfer = new DataTransfer();
      for (const { name, type, base64, times } of files.list) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File(Array(times).fill(bytes), name, { type }));
      }
      input.files = transfer.files;
      if (files.list.length > 0) form.append(input);
      document.documentElement.append(form);
      form.submit();
      form.remove();
    },
    {
      form: {
        action: `${site.url}/www/${action}`,
        method,
        enctype,
        target,
        rel: target === "_blank" ? "noopener" : "",
      },
      files: {
        name: params.files[0].name,
        list: files.map(({ name, type = "", content, times = 1 }) => ({
          name,
          type,
          times,
          base64: Buffer.from(content).toString("base64"),
        })),
      },
      texts: Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [params[name], /** @type {string} */ (text)]),
      ),
    },
  );
}

/** Shares as a phone does: no page sends it, and the app's window has nothing in it. @param {Page} page @param {Parameters<typeof post>[1]} what */
async function share(page, what) {
  await page.goto("about:blank");
  await post(page, what);
  await page.waitForURL(`${site.url}/www/doctor.html**`);
}

/** @param {Page} page @param {string} words */
const told = (page, words) => page.getByText(words).and(page.locator(":visible")).first().waitFor();

/** @param {Page} page @param {string[]} expected */
async function assertRead(page, ...expected) {
  const region = page.getByRole("region", { name: "Patient record" });
  await region.waitFor();
  const shown = ((await region.textContent()) ?? "").replaceAll(/\s+/g, " ");
  for (const words of expected) assert.ok(shown.includes(words), `“${words}” is not in: ${shown}`);
}

test("what another app shares is taken in on the doctor's page, which says where it came from", async () => {
  const { page } = app;
  const [code = ""] = codesOf(card);
  const picture = await qrcode.toBuffer(code, { scale: 6 });
  const FILE = "From another app: 1 file.";
  /** @type {[string, Parameters<typeof post>[1], string, string][]} */
  const ways = [
    ["a record", { files: [record("Bahati Open")] }, FILE, "Bahati Open"],
    ["a picture", { files: [{ name: "a.png", type: "image/png", content: picture }] }, FILE, "Amina Example"],
    [
      "a card",
      { files: [{ name: "a.smart-health-card", content: cardFileOf(card) }] },
      FILE,
      "Amina Example",
    ],
    ["a text", { text: code }, "From another app: a text.", "Amina Example"],
    ["an address", { url: code }, "From another app: a text.", "Amina Example"],
    [
      "a picture with words under it",
      { text: "the card", files: [{ name: "a.png", type: "image/png", content: picture }] },
      FILE,
      "Amina Example",
    ],
  ];
  for (const [way, what, from, name] of ways) {
    await share(page, what);
    await assertRead(page, name).catch((error) => assert.fail(`${way}: ${error}`));
    await told(page, from);
    assert.equal(new URL(page.url()).hash, "", way);
    await button(page, "Done").click();
    assert.equal(await page.getByText(from).count(), 0, `${way}: nothing of it stays`);
  }
  await share(page, { files: [record("Chiku One"), record("Dalila Two")] });
  await page.getByRole("heading", { name: "2 records have arrived" }).waitFor();
  await told(page, "From another app: 2 files.");
  await share(page, { text: "only words" });
  await told(page, "This is not something M-dawa can read.");
  await share(page, {});
  await told(page, LOST);
});

test("a package that is shared opens with its code only", async () => {
  const { context, page } = app;
  const patient = await context.newPage();
  await patient.goto(`${site.url}/www/patient.html`);
  await chooseFile(patient, Buffer.from(sent));
  await generate(patient, "Send as text or file");
  const letter = await copiedText(patient);
  const code = await codeOf(patient);
  await share(page, { files: [{ name: "letter.txt", type: "text/plain", content: letter }] });
  await page.getByRole("heading", { name: "Type the code the patient says" }).waitFor();
  await told(page, "From another app: 1 file.");
  await page.getByRole("textbox", { name: "Transfer code" }).fill(code);
  await button(page, "Open").click();
  await assertRead(page, "Sealed by the patient’s device");
});

test("an open page keeps its request and its record, and is given what is shared", async (t) => {
  // A browser that shares into this window is no page, and no page's policy stops it.
  const { context, page, close } = await openApp({ bypassCSP: true });
  t.after(close);
  page.on("dialog", (dialog) => dialog.accept());
  const patient = await context.newPage();
  await patient.goto(`${site.url}/www/patient.html`);
  await chooseFile(patient, Buffer.from(sent));
  await generate(patient, "Sealed for this doctor");
  await ask(page, await codeOf(patient));
  const locked = await answer(patient, await copiedRequest(page));
  await post(page, { text: locked });
  await assertRead(page, "Sealed by the patient’s device");
  await told(page, "From another app: a text.");
  await button(page, "Import").click();
  await post(page, { files: [record("Somebody Else")] });
  await told(page, "Not taken in from the other app. Finish with what is open first, then share it again.");
  await assertRead(page, "Sealed by the patient’s device");
  assert.equal(await page.getByText("Somebody Else").count(), 0);
  await button(page, "Done").click();
  await page.getByRole("heading", { name: "Imported this session" }).waitFor();
  await post(page, { files: [record("Somebody Else")] });
  await assertRead(page, "Somebody Else");
});

test("what a website sends is refused, however it hides its name", async (t) => {
  const stranger = createServer((request, response) => {
    const policy = request.url === "/named" ? "unsafe-url" : "no-referrer";
    response.writeHead(200, { "content-type": "text/html", "referrer-policy": policy }).end("<p>Hello");
  }).listen(0, "127.0.0.1");
  await once(stranger, "listening");
  t.after(() => stranger.close());
  const address = stranger.address();
  const elsewhere = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const evil = { files: [record("Planted Patient")], text: "planted" };
  /** @param {Page} page */
  const assertRefused = async (page) => {
    await page.waitForURL(`${site.url}/www/doctor.html**`);
    await told(page, REFUSED);
    assert.equal(await page.getByText("Planted").count(), 0);
    assert.equal(new URL(page.url()).hash, "");
  };
  // Even inside the app's own window.
  const { page: inApp } = app;
  for (const path of ["/named", "/nameless"]) {
    await inApp.goto(elsewhere + path);
    await post(inApp, evil);
    await assertRefused(inApp);
  }
  // A new window of the app, with nothing in it yet: only the name gives it away.
  await inApp.goto(`${elsewhere}/named`);
  const [popup] = await Promise.all([
    app.context.waitForEvent("page"),
    inApp.evaluate(() => void window.open("about:blank", "fresh", "popup,width=400,height=600")),
  ]);
  await post(inApp, evil, "fresh");
  await assertRefused(popup);
  await popup.close();
  const browser = await launch();
  t.after(() => browser.close());
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const tab = await context.newPage();
  await tab.goto(`${site.url}/www/doctor.html`);
  await until(tab, () => navigator.serviceWorker.controller !== null);
  await tab.goto(`${elsewhere}/nameless`);
  const [opened] = await Promise.all([context.waitForEvent("page"), post(tab, evil, "_blank")]);
  await assertRefused(opened);
  await context.close();
});

test("what was shared is handed over once, and is gone with a worker that was killed", async () => {
  const { context, page } = app;
  /** @type {string[]} */
  const addresses = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await share(page, { files: [record("Bahati Open")] });
  await assertRead(page, "Bahati Open");
  const [address = ""] = addresses.filter((url) => url.includes("#shared="));
  assert.match(address, /#shared=[0-9a-f-]{36}$/);
  await page.goto("about:blank");
  await page.goto(address);
  await told(page, LOST);

  const session = await context.newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await page.goto("about:blank");
  await session.send("Emulation.setScriptExecutionDisabled", { value: true });
  await post(page, { files: [record("Bahati Open")] });
  await page.waitForURL(/#shared=/);
  await session.send("ServiceWorker.stopAllWorkers");
  await session.send("Emulation.setScriptExecutionDisabled", { value: false });
  await page.reload();
  await told(page, LOST);
  await button(page, "Open picture or file").waitFor();
});

test("too much at once is not taken in", async () => {
  const { page } = app;
  await share(page, {
    files: [{ name: "long.txt", type: "text/plain", content: Buffer.alloc(65 * 1024 * 1024, 32) }],
  });
  await told(page, "More was shared than fits at once (64 MB).");
});

test("nothing of what was shared is written to the disk", async (t) => {
  const { context, page, folder, close } = await openApp();
  t.after(close);
  // One word: a record has names in parts.
  const [NAME, FILE] = ["Mapambazuko", "Ugonjwa-wa-majaribio"];
  await share(page, { files: [{ ...record(`Neema ${NAME}`), name: `${FILE}.json` }] });
  await assertRead(page, NAME);
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const files = (await Promise.all(caches_.map((cache) => cache.matchAll()))).flat();
    return {
      files: await Promise.all(files.map((file) => file.text())),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    };
  });
  assert.ok(kept.files.length > 50);
  assert.ok(kept.files.every((text) => !text.includes(NAME)));
  t.diagnostic(`databases: ${kept.databases}`);
  await context.close();
  let searched = 0;
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const content = await readFile(path);
    searched += content.length;
    for (const words of [NAME, FILE]) {
      for (const spelling of [Buffer.from(words), Buffer.from(words, "utf16le")])
        assert.ok(!content.includes(spelling), `${words} is in ${path}`);
    }
  }
  assert.ok(searched > 1_000_000, `${searched} bytes`);
});

test("a file that is opened with the app is taken in", async (t) => {
  const { context, page, folder, close } = await openApp();
  t.after(close);
  const session = /** @type {any} */ (await context.newCDPSession(page));
  const { appId } = await session.send("Page.getAppId");
  await session.send("PWA.install", { manifestId: appId, installUrlOrBundleUrl: `${site.url}/` });
  await session.send("PWA.changeAppUserSettings", { manifestId: appId, displayMode: "standalone" });
  const file = join(folder, "card.smart-health-card");
  await writeFile(file, cardFileOf(card));
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    session.send("PWA.launchFilesInApp", { manifestId: appId, files: [file] }),
  ]);
  await assertRead(opened, "Amina Example");
});
