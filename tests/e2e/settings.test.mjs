/** The two-step check: what turns it on, what opens the page once it is, and what the log tells of it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import * as codes from "../../pkg/codes.js";
import { launch, serve, until } from "./harness.mjs";
import { button } from "./people.mjs";
import { said } from "./reception.mjs";
import { assertAccessible } from "./wcag.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").BrowserContext} Context
 */

codes.initSync({ module: await readFile(new URL("../../pkg/codes_bg.wasm", import.meta.url)) });

const STEP_MS = 30_000;
const MINUTE_MS = 60_000;
const NOW = new Date("2026-11-21T09:30:05Z");
const VECTOR_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** A browser of its own, in which nothing is kept yet. */
async function newBrowser() {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.clock.install({ time: NOW });
  return context;
}

/** @param {Context} context */
async function openSettings(context) {
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(`the page threw ${error}`));
  await page.goto(`${site.url}/www/settings.html`);
  await page.locator("#door:visible, #two-step:visible").waitFor();
  return page;
}

/** The code that an app with this key shows. @param {Page} page @param {string} secret */
async function codeNow(page, secret) {
  const now = await page.evaluate(() => Math.floor(Date.now() / 1000));
  return codes.totpCode({ secret }, now);
}

/** The next one, which was not used yet. @param {Page} page @param {string} secret */
async function freshCode(page, secret) {
  await page.context().clock.fastForward(STEP_MS);
  return codeNow(page, secret);
}

/** @param {string} code */
const wrong = (code) => [...code].map((digit) => (Number(digit) + 5) % 10).join("");

/** @param {Page} page @param {string} code */
async function typeCode(page, code) {
  await page.locator("#door-code").fill(code);
  await button(page, "Continue").click();
}

/** @param {Page} page @param {string} name */
const heading = (page, name) => page.getByRole("heading", { name, exact: true });

/** @param {Page} page @param {string} words */
const problem = (page, words) => page.locator(".field-problem:visible").filter({ hasText: words });

/** Up to the key on the page. @param {Page} page @param {string} [name] */
async function beginSetup(page, name = "Dr. Asha") {
  await page.getByLabel("Name of this profile").fill(name);
  await button(page, "Turn on two-step check").click();
  await heading(page, "Connect your authenticator app").waitFor();
  return ((await page.locator("#setup-key").textContent()) ?? "").replaceAll(" ", "");
}

/** What a camera reads from the picture. @param {Page} page */
function scanned(page) {
  return page.getByRole("img", { name: "QR code of the key" }).evaluate(async (canvas) => {
    const { Core } = await import("/www/shared/core.js");
    if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError("no picture");
    const enlarged = { resizeWidth: canvas.width * 4, resizeQuality: /** @type {const} */ ("pixelated") };
    const core = new Core();
    const texts = await core.scanPicture(await createImageBitmap(canvas, enlarged));
    core.close();
    return texts;
  });
}

/** Turns the check on, without backup codes. @param {Page} page */
async function turnOn(page) {
  const secret = await beginSetup(page);
  await page.getByLabel("Code that the app shows").fill(await codeNow(page, secret));
  await button(page, "Check the code").click();
  await heading(page, "Save your backup codes").waitFor();
  return secret;
}

/** The same, and uses the backup codes that are shown. @param {Page} page */
async function turnOnWithBackup(page) {
  const secret = await turnOn(page);
  return { secret, backup: await keepCodes(page) };
}

/** @param {Page} page */
async function keepCodes(page) {
  await heading(page, "Save your backup codes").waitFor();
  const shown = await page.locator("#backup-codes li").allTextContents();
  await page.getByLabel("I have saved them").check();
  await button(page, "Use these codes").click();
  await page.getByText(`${shown.length} backup codes left`).waitFor();
  return shown;
}

/** Leaves out the backup codes. @param {Page} page */
async function notNow(page) {
  await button(page, "Not now").click();
  await button(page, "Lock now").waitFor();
}

/** @param {Page} page */
async function openLog(page) {
  await page.locator("#log summary").click();
  await page.locator("#log-rows li").first().waitFor();
}

/** @param {Page} page */
const rows = (page) => page.locator("#log-rows li p:first-child").allTextContents();

test("the check is on once a code was right, which is spent with that", async () => {
  const page = await openSettings(await newBrowser());
  await assertAccessible(page, "off");
  const secret = await beginSetup(page);
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.match((await page.locator("#setup-key").textContent()) ?? "", /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const link = await page.getByRole("link", { name: "The app is on this device" }).getAttribute("href");
  const { account, issuer, ...read } = codes.parseOtpauth(link ?? "");
  assert.deepEqual([issuer, account, read.secret], ["M-dawa", "Dr. Asha", secret]);
  assert.deepEqual(await scanned(page), [link]);
  await assertAccessible(page, "setup");

  const code = await codeNow(page, secret);
  await page.getByLabel("Code that the app shows").fill(wrong(code));
  await button(page, "Check the code").click();
  await problem(page, "This code is wrong").waitFor();
  await page.getByLabel("Code that the app shows").fill("12");
  await button(page, "Check the code").click();
  await problem(page, "not a whole code").waitFor();
  await page.getByLabel("Code that the app shows").fill(code);
  await button(page, "Check the code").click();
  await heading(page, "Save your backup codes").waitFor();
  assert.ok(!(await page.content()).includes(secret), "the key is gone from the page");
  await assertAccessible(page, "backup codes");
  assert.equal(await button(page, "Use these codes").isDisabled(), true);
  await notNow(page);
  await page.getByText("There are no backup codes").waitFor();
  await assertAccessible(page, "on");

  await page.reload();
  await heading(page, "Log in").waitFor();
  await typeCode(page, code);
  await problem(page, "This code was used already").waitFor();
  await assertAccessible(page, "a code that was used");
  await page.context().close();
});

test("a setup that nobody finishes ends after ten minutes, and turns nothing on", async () => {
  const page = await openSettings(await newBrowser());
  const secret = await beginSetup(page);
  await page.context().clock.runFor(10 * MINUTE_MS + 2000);
  await page.getByText("The setup ended after ten minutes").waitFor();
  assert.ok(!(await page.content()).includes(secret));
  assert.equal(await page.locator("#setup-link").getAttribute("href"), null);
  await button(page, "Turn on two-step check").waitFor();
  await openLog(page);
  assert.deepEqual(await rows(page), ["1. Setup ended: ran out"]);
  await page.context().close();
});

test("a code logs in once, and in any digits", async () => {
  const page = await openSettings(await newBrowser());
  const secret = await turnOn(page);
  await notNow(page);
  await button(page, "Lock now").click();
  await heading(page, "Log in").waitFor();
  assert.equal(await page.locator("#two-step").isVisible(), false);
  assert.equal(await page.locator("#log").isVisible(), false);
  const code = await freshCode(page, secret);
  const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join("");
  await typeCode(page, `${arabic.slice(0, 3)} ${arabic.slice(3)}`);
  await heading(page, "Two-step check").waitFor();
  await button(page, "Lock now").click();
  await typeCode(page, code);
  await problem(page, "This code was used already").waitFor();
  await page.context().close();
});

test("whoever logs in reads when that was last done, and what was refused since", async () => {
  const page = await openSettings(await newBrowser());
  const secret = await turnOn(page);
  await notNow(page);
  await button(page, "Lock now").click();
  await typeCode(page, await freshCode(page, secret));
  await button(page, "Lock now").waitFor();
  assert.equal(await page.locator("#last-log-in").isVisible(), false, "there is none before");
  await button(page, "Lock now").click();
  await typeCode(page, wrong(await freshCode(page, secret)));
  await problem(page, "This code is wrong").waitFor();
  await typeCode(page, await codeNow(page, secret));
  await page.getByText(/^Last log-in: Nov 21, 2026, .*Since then 1 was refused\.$/).waitFor();
  await assertAccessible(page, "the last log-in");
  await page.context().close();
});

test("of two tabs with one code exactly one is let in", async () => {
  const context = await newBrowser();
  const first = await openSettings(context);
  const secret = await turnOn(first);
  await notNow(first);
  await button(first, "Lock now").click();
  const second = await openSettings(context);
  const code = await freshCode(first, secret);
  for (const page of [first, second]) await page.locator("#door-code").fill(code);
  // Pressed without waiting for the one before the other.
  await Promise.all(
    [first, second].map((page) => page.evaluate(() => document.querySelector("form")?.requestSubmit())),
  );
  const ends = await Promise.all(
    [first, second].map((page) =>
      until(page, () => {
        const inside = document.querySelector("#two-step:not([hidden])");
        const refused = document.querySelector("#door-problem:not([hidden])");
        return inside ? "in" : refused?.textContent;
      }),
    ),
  );
  assert.equal(ends.filter((end) => end === "in").length, 1, String(ends));
  assert.ok(
    ends.some((end) => end?.startsWith("This code was used already")),
    String(ends),
  );
  await context.close();
});

test("wrong codes make the door wait, longer each time, and a backup code opens it meanwhile", async () => {
  const page = await openSettings(await newBrowser());
  const { secret, backup } = await turnOnWithBackup(page);
  await button(page, "Lock now").click();
  const timer = page.getByRole("timer", { name: "Codes of an app are accepted again in" });
  for (const tries of [1, 2]) {
    await typeCode(page, wrong(await freshCode(page, secret)));
    await problem(page, "This code is wrong").waitFor();
    assert.equal(await timer.isVisible(), false, `after ${tries}`);
    await page.locator("#door-code").fill("");
  }
  await typeCode(page, wrong(await freshCode(page, secret)));
  await timer.waitFor();
  assert.match((await timer.textContent()) ?? "", /^0:(30|2\d)$/);
  await typeCode(page, await codeNow(page, secret));
  await problem(page, "Wait until the time is over").waitFor();
  await assertAccessible(page, "waiting");
  // Neither a reload nor another tab shortens it.
  await page.reload();
  await timer.waitFor();
  await page.context().clock.runFor(31_000);
  await timer.waitFor({ state: "hidden" });
  await typeCode(page, wrong(await freshCode(page, secret)));
  await timer.waitFor();
  assert.match((await timer.textContent()) ?? "", /^(1:00|0:5\d)$/);
  await button(page, "Use a backup code").click();
  await page.getByLabel("Backup code", { exact: true }).fill(backup[0] ?? "");
  await button(page, "Continue").click();
  await page.getByText("9 backup codes left").waitFor();
  await page.context().close();
});

test("a hundred wrong codes in all disable an authenticator for good", async () => {
  const page = await openSettings(await newBrowser());
  const { secret, backup } = await turnOnWithBackup(page);
  await keepFailures(page, 99);
  await page.reload();
  await typeCode(page, wrong(await freshCode(page, secret)));
  await problem(page, "This code is wrong").waitFor();
  await page.context().clock.fastForward(2 * 86_400_000);
  await page.reload();
  await typeCode(page, await codeNow(page, secret));
  await problem(page, "no app is accepted any more").waitFor();
  await typeCode(page, backup[3] ?? "");
  await page.getByText("Disabled after 100 wrong codes").waitFor();
  await page.context().close();
});

/** As if so many wrong codes had been typed over the years. @param {Page} page @param {number} failures */
function keepFailures(page, failures) {
  return page.evaluate(async (failures) => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    await new LockedStore("mdawa-settings").update("profile", async (profile) => {
      profile.authenticators[0].failures = failures;
      return { value: profile, result: undefined };
    });
  }, failures);
}

test("a backup code opens once, and a new list makes the old one worthless", async () => {
  const page = await openSettings(await newBrowser());
  const secret = await turnOn(page);
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download").click()]);
  const file = await readFile(await download.path(), "utf8");
  await button(page, "Copy").click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), file);
  const backup = await keepCodes(page);
  assert.equal(backup.length, 10);
  for (const code of backup) assert.ok(file.includes(code));
  assert.ok(!(await page.content()).includes(String(backup[0])), "they are shown once");

  await button(page, "Lock now").click();
  await typeCode(page, (backup[0] ?? "").toLowerCase().replaceAll("-", " "));
  await page.getByText("9 backup codes left").waitFor();
  await button(page, "Lock now").click();
  await typeCode(page, backup[0] ?? "");
  await problem(page, "This backup code was used already").waitFor();
  for (const code of backup.slice(1, 8)) {
    await typeCode(page, code);
    await button(page, "Lock now").click();
  }
  await typeCode(page, await freshCode(page, secret));
  await page.getByText("2 backup codes left").waitFor();
  await page.getByText("Few backup codes are left").waitFor();
  await assertAccessible(page, "few backup codes");

  await button(page, "Make backup codes").click();
  await heading(page, "Confirm with a fresh code").waitFor();
  await assertAccessible(page, "confirming");
  await typeCode(page, await freshCode(page, secret));
  const next = await keepCodes(page);
  await button(page, "Lock now").click();
  await typeCode(page, backup[9] ?? "");
  await problem(page, "none of the backup codes of the newest list").waitFor();
  await typeCode(page, next[9] ?? "");
  await page.getByText("9 backup codes left").waitFor();
  await page.context().close();
});

test("each authenticator opens the page, and one that was removed does not", async () => {
  const page = await openSettings(await newBrowser());
  const { secret } = await turnOnWithBackup(page);
  await button(page, "Add another authenticator").click();
  await typeCode(page, await freshCode(page, secret));
  await heading(page, "Connect your authenticator app").waitFor();
  const other = ((await page.locator("#setup-key").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("Name of this authenticator").fill("Tablet");
  await page.getByLabel("Code that the app shows").fill(await codeNow(page, other));
  await button(page, "Check the code").click();
  await heading(page, "Tablet").waitFor();
  await button(page, "Lock now").click();
  await typeCode(page, await freshCode(page, other));
  await assertAccessible(page, "two authenticators");

  await button(page, "Remove Authenticator 1").click();
  await typeCode(page, await codeNow(page, other));
  await problem(page, "This code was used already").waitFor();
  await typeCode(page, await freshCode(page, other));
  await heading(page, "Tablet").waitFor();
  assert.equal(await heading(page, "Authenticator 1").isVisible(), false);
  await button(page, "Lock now").click();
  await typeCode(page, await freshCode(page, secret));
  await problem(page, "This code is wrong").waitFor();
  await page.context().close();
});

test("turning off needs a fresh code, and removes all that opened the page", async () => {
  const page = await openSettings(await newBrowser());
  const { secret } = await turnOnWithBackup(page);
  await button(page, "Turn off two-step check").click();
  await typeCode(page, await codeNow(page, secret));
  await problem(page, "This code was used already").waitFor();
  await typeCode(page, await freshCode(page, secret));
  await button(page, "Turn on two-step check").waitFor();
  await page.reload();
  await button(page, "Turn on two-step check").waitFor();
  const kept = await page.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    return JSON.stringify(await new LockedStore("mdawa-settings").get("profile"));
  });
  assert.ok(!kept.includes(secret) && !kept.includes("hash"), kept);
  await page.context().close();
});

test("a page that nobody touches for fifteen minutes is locked", async () => {
  const page = await openSettings(await newBrowser());
  await turnOn(page);
  await notNow(page);
  await page.context().clock.runFor(14 * MINUTE_MS);
  await page.keyboard.press("Tab");
  await page.context().clock.runFor(14 * MINUTE_MS);
  assert.equal(await page.locator("#two-step").isVisible(), true);
  await page.context().clock.runFor(MINUTE_MS + 1000);
  await heading(page, "Log in").waitFor();
  await page.context().close();
});

test("a page that a browser kept for whoever goes back to it is locked, and shows no backup code", async () => {
  const keeping = await launch({ keepPages: true });
  const page = await openSettings(await keeping.newContext());
  await turnOn(page);
  const [code = ""] = await page.locator("#backup-codes li").allTextContents();
  assert.ok((await page.content()).includes(code));
  await page.evaluate(() => {
    document.body.dataset.kept = "yes";
  });
  await page.goto(`${site.url}/www/protection.html`);
  await page.evaluate(() => history.back());
  await page.waitForURL(/settings\.html$/, { waitUntil: "commit" });
  assert.equal(await page.locator("body").getAttribute("data-kept"), "yes", "it is the page that was left");
  await heading(page, "Log in").waitFor();
  assert.ok(!(await page.content()).includes(code));
  await keeping.close();
});

test("a tab that was open before another one turned the check on or off follows it", async () => {
  const context = await newBrowser();
  const [first, second] = [await openSettings(context), await openSettings(context)];
  const secret = await turnOn(first);
  await notNow(first);
  await second.evaluate(() => dispatchEvent(new Event("focus")));
  await heading(second, "Log in").waitFor();
  await button(first, "Turn off two-step check").click();
  await typeCode(first, await freshCode(first, secret));
  await button(first, "Turn on two-step check").waitFor();
  await typeCode(second, "123456");
  await button(second, "Turn on two-step check").waitFor();
  await context.close();
});

test("a key of another app opens the page, and what is missing or unfit is named", async () => {
  const page = await openSettings(await newBrowser());
  const { cases } = JSON.parse(
    await readFile(new URL("../vectors/otpauth-migration.json", import.meta.url), "utf8"),
  );
  /** @param {string} name */
  const uriOf = (name) => cases.find((/** @type {{ name: string }} */ each) => each.name === name).uri;
  await button(page, "Use a key that I have").click();
  const text = page.getByLabel("Link or export");
  await text.fill("hello");
  await button(page, "Read it").click();
  await page.getByText("There is no key in this text").waitFor();
  await text.fill(partOf(0, 3, "clinic"));
  await button(page, "Read it").click();
  await said(page, "Read 1 of 3 parts of the export. Still missing: part 2, 3.");
  await assertAccessible(page, "importing");
  await page.getByLabel("Text file").setInputFiles({
    name: "export.txt",
    mimeType: "text/plain",
    buffer: Buffer.from([partOf(2, 3, "ward"), partOf(1, 3, "lab"), uriOf("md5_algo")].join("\n")),
  });
  await said(page, "3 keys can be used.");
  assert.equal(await page.getByText("Still missing").isVisible(), false);
  await page.getByText("B: a: it uses a method that is not known here").waitFor();
  await text.fill(uriOf("two_mixed"));
  await button(page, "Read it").click();
  await page.getByText("bob: its codes are counted instead of timed").waitFor();
  await assertAccessible(page, "imported");

  await button(page, "Use Clinic:dr. Rao").click();
  assert.equal(await page.getByRole("img", { name: "QR code of the key" }).isVisible(), false);
  const now = await page.evaluate(() => Math.floor(Date.now() / 1000));
  const key = { secret: VECTOR_SECRET, algorithm: "SHA256", digits: 8, period: 30 };
  await page.getByLabel("Code that the app shows").fill(codes.totpCode(key, now));
  await button(page, "Check the code").click();
  await notNow(page);
  await heading(page, "Clinic:dr. Rao").waitFor();
  await page.context().close();
});

/** A part of an export with one key in it. @param {number} index @param {number} size @param {string} name */
function partOf(index, size, name) {
  const secret = Buffer.alloc(20, index + 1);
  const entry = Buffer.concat([
    Buffer.from([0x0a, secret.length]),
    secret,
    Buffer.from([0x12, name.length]),
    Buffer.from(name),
    Buffer.from([0x20, 1, 0x28, 1, 0x30, 2]),
  ]);
  const tail = Buffer.from([0x10, 1, 0x18, size, 0x20, index, 0x28, 77]);
  const payload = Buffer.concat([Buffer.from([0x0a, entry.length]), entry, tail]);
  return `otpauth-migration://offline?data=${encodeURIComponent(payload.toString("base64"))}`;
}

test("the log tells what happened, verifies, and names the row that somebody changed", async () => {
  const page = await openSettings(await newBrowser());
  const { secret, backup } = await turnOnWithBackup(page);
  await button(page, "Lock now").click();
  await typeCode(page, wrong(await freshCode(page, secret)));
  await problem(page, "This code is wrong").waitFor();
  await typeCode(page, await codeNow(page, secret));
  await openLog(page);
  assert.deepEqual((await rows(page)).reverse(), [
    "1. Turning on the two-step check: accepted (app)",
    "2. Backup codes made: done",
    "3. Log-in: refused: wrong code (app)",
    "4. Log-in: accepted (app)",
  ]);
  await page.getByText("2026-11-21: Log-in: 1 accepted, 1 refused").waitFor();
  await page.getByLabel("Event").selectOption({ label: "Log-in" });
  await page.getByLabel("Result").selectOption({ label: "accepted" });
  assert.deepEqual(await rows(page), ["4. Log-in: accepted (app)"]);
  await page.getByLabel("Day").fill("2026-11-20");
  await page.getByText("0 of 4 entries fit.").waitFor();
  await assertAccessible(page, "log");

  const head = await page.locator("#log-head").textContent();
  await button(page, "Verify the log").click();
  await page.locator("#log-verdict").filter({ hasText: "All 4 entries are as they were written" }).waitFor();
  await page.getByLabel("An end that you kept").fill("nonsense");
  await button(page, "Verify the log").click();
  await page.locator("#log-verdict").filter({ hasText: "40 letters and digits" }).waitFor();

  const [json] = await Promise.all([page.waitForEvent("download"), button(page, "Save as JSON").click()]);
  const saved = JSON.parse(await readFile(await json.path(), "utf8"));
  assert.equal(saved.head, head);
  assert.deepEqual(
    saved.rows.map((/** @type {{ seq: number }} */ { seq }) => seq),
    [1, 2, 3, 4],
  );
  for (const secretText of [secret, ...backup]) assert.ok(!JSON.stringify(saved).includes(secretText));
  const [csv] = await Promise.all([page.waitForEvent("download"), button(page, "Save as CSV").click()]);
  const lines = (await readFile(await csv.path(), "utf8")).trimEnd().split("\r\n");
  assert.equal(lines.length, 1 + 5, "the heading, and the log that was saved is a row too");
  assert.match(
    lines[4] ?? "",
    /^4,2026-11-21T09:3\d:\d\d\.000Z,.*,log-in,this-browser,owner,,,totp,accepted,/,
  );

  await page.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    await new LockedStore("mdawa-settings").update("log page 0", async (rows) => {
      rows[2].result = "accepted";
      return { value: rows, result: undefined };
    });
  });
  await page.getByLabel("An end that you kept").fill(head ?? "");
  await button(page, "Verify the log").click();
  await page.locator("#log-verdict").filter({ hasText: "Entry 3 was changed" }).waitFor();
  await page.context().close();
});

test("a formula in a table is text for a spreadsheet", async () => {
  const { csv } = await import("../../www/shared/csv.js");
  const row = { a: "=1+1", b: "-2", c: "@a", d: 'say "b"', e: -3 };
  assert.equal(
    csv(["a", "b", "c", "d", "e", "f"], [row]),
    `a,b,c,d,e,f\r\n'=1+1,'-2,'@a,"say ""b""",-3,\r\n`,
  );
});

test("the checks of this device say what is so, and the clock is compared only when asked", async () => {
  const page = await openSettings(await newBrowser());
  let asked = 0;
  await page.route("**/settings.html", async (route) => {
    asked += 1;
    const behind = await page.evaluate(() => Date.now() + 74_000);
    await route.fulfill({ status: 200, headers: { date: new Date(behind).toUTCString() } });
  });
  await page.locator("#diagnostics summary").click();
  await page.getByLabel("Name of this device").fill("Front desk");
  await button(page, "Run the checks").click();
  await page.getByText("Computed as in the standard.").nth(1).waitFor();
  assert.equal(asked, 0);
  await button(page, "Compare the clock").click();
  await page
    .locator(".findings dd")
    .filter({ hasText: /This device is 7[345] s slow\./ })
    .waitFor();
  assert.equal(asked, 1);
  await assertAccessible(page, "this device");
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "Save as text").click()]);
  const text = await readFile(await file.path(), "utf8");
  for (const words of [
    "Good: Timed codes (RFC 6238)",
    "Good: Counted codes (RFC 4226)",
    "Good: Keeping values",
  ])
    assert.ok(text.includes(words), text);
  assert.match(text, /Problem: Clock: This device is/);
  const thumbprint = /Which device: Front desk \(thumbprint of its key: ([\w-]{43})\)/.exec(text)?.[1];
  assert.ok(thumbprint, text);

  await page.unroute("**/settings.html");
  await page.reload();
  await page.locator("#diagnostics summary").click();
  await until(
    page,
    () => /** @type {HTMLInputElement} */ (document.querySelector("#device-name")).value === "Front desk",
  );
  await openLogOfChecks(page);
  const [json] = await Promise.all([page.waitForEvent("download"), button(page, "Save as JSON").click()]);
  const { device } = JSON.parse(await readFile(await json.path(), "utf8"));
  assert.deepEqual(device, { name: "Front desk", thumbprint }, "it is the same after a reload");
  const other = await openSettings(await newBrowser());
  await other.locator("#diagnostics summary").click();
  await button(other, "Run the checks").click();
  await other.locator(".findings dd").filter({ hasText: "thumbprint of its key" }).waitFor();
  assert.ok(!(await other.content()).includes(thumbprint), "another browser has another key");
  await other.context().close();
  await page.context().close();
});

/** The log of phone checks, in which nothing has happened. @param {Page} page */
async function openLogOfChecks(page) {
  await page.locator("#log summary").click();
  await page.getByLabel("Log of").selectOption({ label: "Phone checks" });
  await page.getByText("Nothing has happened yet.").waitFor();
}

test("the rules for codes say in words where they fall short", async () => {
  const page = await openSettings(await newBrowser());
  await page.locator("#policies summary").click();
  await page
    .getByRole("row", { name: /^By WhatsApp from a practice .*4 digits.*at least six digits/ })
    .waitFor();
  await page.getByRole("row", { name: /^Recommended .*It keeps all the rules/ }).waitFor();
  await assertAccessible(page, "policies");
  await page.context().close();
});
