/** Phone checks: a code gets to a number by any way, comes back by voice, and counts once. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve, until } from "./harness.mjs";
import { assertSaid, button } from "./people.mjs";
import {
  arrive,
  codeFor,
  codeIn,
  MASKED,
  makeCode,
  NOW,
  NUMBER,
  openCheck,
  profile,
  ready,
  said,
  saved,
  type,
  wrong,
} from "./reception.mjs";
import { assertAccessible } from "./wcag.mjs";

/** @typedef {import("playwright-core").Page} Page */

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

test("a number is read in any spelling, and what is wrong with one is said kindly", async () => {
  const page = await openCheck(browser, site.url);
  assert.equal(await page.getByRole("combobox", { name: "Country" }).inputValue(), "IN");
  const field = page.getByRole("textbox", { name: "Phone number" });
  for (const [typed, words] of /** @type {const} */ ([
    ["", "This is not a telephone number."],
    ["+91 9", "This has fewer digits than a telephone number."],
    ["+999 1234567", "No country has this code after the plus sign."],
    ["98765 43210 ext. 12", "A message does not reach an extension."],
    ["0000000000", "The country’s plan has no such number."],
  ])) {
    await field.fill(typed);
    await button(page, "Make a code").click();
    await said(page, words);
    assert.equal(await field.getAttribute("aria-invalid"), "true", words);
  }
  await assertAccessible(page, "phone check");
  for (const typed of ["+91 98765-43210", "098765 43210", "0091 9876543210", "९८७६५४३२१०"]) {
    await field.fill(typed);
    await field.blur();
    await said(page, `Read as ${MASKED}. A mobile number.`);
    await field.fill("");
    await field.blur();
    await said(page, "As the patient says it.");
  }
  await field.fill(NUMBER);
  await button(page, "Make a code").click();
  await said(page, "Ask the patient first, and tick the box.");
  await assertAccessible(page, "phone check");
  await page.getByRole("combobox", { name: "Country" }).selectOption("KE");
  await field.fill("0712 123456");
  await field.blur();
  await said(page, "Read as +254");
  await page.reload();
  await ready(page);
  assert.equal(await page.getByRole("combobox", { name: "Country" }).inputValue(), "KE", "it is remembered");
  await page.context().close();
});

test("the button stays under the finger while a corrected number is read, and follows the country", async () => {
  const page = await openCheck(browser, site.url);
  const field = page.getByRole("textbox", { name: "Phone number" });
  const make = button(page, "Make a code");
  await field.fill("");
  await make.click();
  await said(page, "This is not a telephone number.");
  await field.pressSequentially(NUMBER);
  const { x, y } = (await make.boundingBox()) ?? assert.fail("the button is there");
  await page.mouse.move(x + 10, y + 4);
  await page.mouse.down();
  await said(page, `Read as ${MASKED}.`);
  await page.mouse.up();
  await said(page, "Ask the patient first, and tick the box.");
  await page.getByRole("combobox", { name: "Country" }).selectOption("KE");
  await field.fill("0712 123456");
  await field.blur();
  await said(page, "Read as +254");
  await page.getByRole("combobox", { name: "Country" }).selectOption("UG");
  await said(page, "Read as +256");
  await page.context().close();
});

test("whatever kind of number it is, what is said of it moves nothing at 320 px", async () => {
  const page = await openCheck(browser, site.url);
  const taller = await page.evaluate(async () => {
    const { english } = await import("/www/text/en/check.js");
    const read = /** @type {HTMLElement} */ (document.querySelector("#phone-read"));
    const heights = Object.entries(english).flatMap(([key, kind]) => {
      if (!key.startsWith("kind-")) return [];
      // The longest mask of a number.
      read.textContent = english["number-read"]
        .replace("{number}", "+999 ••••••••••99")
        .replace("{kind}", String(kind));
      return [{ key, height: read.offsetHeight }];
    });
    const least = Math.min(...heights.map(({ height }) => height));
    return { count: heights.length, taller: heights.filter(({ height }) => height > least) };
  });
  assert.ok(taller.count > 8, String(taller.count));
  assert.deepEqual(taller.taller, []);
  await page.context().close();
});

test("a code in the link for WhatsApp comes back by voice, and the patient is known the next time", async () => {
  const page = await openCheck(browser, site.url);
  await assertAccessible(page, "phone check");
  const code = await codeFor(page);
  await said(page, `For ${MASKED}`);
  await focused(page, "code-heading");
  await assertAccessible(page, "phone check");
  const whatsapp = page.getByRole("link", { name: "WhatsApp" });
  const links = await page.evaluate(async (code) => {
    const { Codes } = await import("/www/shared/codes.js");
    const codes = new Codes();
    const text = `Your clinic: your code is ${code}. Say it to us within 5 minutes. Give it to nobody else.`;
    return codes.call("messageLinks", "+919876543210", text);
  }, code);
  assert.equal(await whatsapp.getAttribute("href"), links.whatsapp);
  assert.equal(await page.getByRole("link", { name: "SMS" }).getAttribute("href"), links.sms);
  for (const name of ["WhatsApp", "SMS"]) {
    const link = page.getByRole("link", { name });
    assert.deepEqual(
      [await link.getAttribute("rel"), await link.getAttribute("target")],
      ["noopener noreferrer", "_blank"],
    );
  }
  // The app opens elsewhere; the page only says what it knows.
  /** @type {import("playwright-core").Request[]} */
  const opened = [];
  await page.context().route("https://wa.me/**", (route, request) => {
    opened.push(request);
    return route.fulfill({ contentType: "text/html", body: "<title>WhatsApp</title>" });
  });
  const [app] = await Promise.all([page.context().waitForEvent("page"), whatsapp.click()]);
  await app.waitForURL(links.whatsapp);
  assert.deepEqual([opened.length, (await opened[0]?.allHeaders())?.referer], [1, undefined]);
  await app.close();
  await said(page, "nobody here knows if it was sent");
  await assertAccessible(page, "phone check");
  await page.clock.fastForward(20_000);
  await type(page, ` ${code.slice(0, 3)}-${code.slice(3)} `);
  await profile(page).waitFor();
  await said(page, `The patient reads ${MASKED} right now.`);
  await said(page, "New here");
  await focused(page, "checked");
  await assertAccessible(page, "phone check");
  assert.equal(await page.getByText(code).count(), 0, "the code is nowhere any more");

  await button(page, "Keep").click();
  await said(page, "Write the first name");
  await page.getByRole("textbox", { name: "First name" }).fill("Amina");
  await page.getByRole("textbox", { name: /^E-mail/ }).fill("amina@");
  await button(page, "Keep").click();
  await said(page, "This is not an e-mail address.");
  await assertAccessible(page, "phone check");
  await page.reload();
  await profile(page).waitFor();
  assert.equal(
    await page.getByRole("textbox", { name: "First name" }).inputValue(),
    "Amina",
    "nothing is lost",
  );
  await page.getByRole("textbox", { name: /^E-mail/ }).fill("amina@example.org");
  await button(page, "Keep").click();
  await page.getByRole("heading", { name: "Checked", exact: true }).waitFor();
  await focused(page, "done-heading");
  await assertAccessible(page, "phone check");

  await button(page, "Check another number").click();
  await page.clock.fastForward("01:00");
  await type(page, await codeFor(page, "+919876543210"));
  await said(page, "Seen here before on");
  assert.equal(await page.getByRole("textbox", { name: "First name" }).inputValue(), "Amina");
  await button(page, "Not now").click();
  await said(page, "No details were kept.");

  await page.getByText("Counts", { exact: true }).click();
  await page.getByRole("cell", { name: "WhatsApp" }).waitFor();
  await page.getByText("Agreements of patients").click();
  await page
    .getByRole("row", { name: /^…10 .* English – In force$/ })
    .first()
    .waitFor();
  await assertAccessible(page, "phone check");
  const [counts, consents] = [
    await saved(page, "Save counts (CSV)"),
    await saved(page, "Save consents (CSV)"),
  ];
  assert.match(counts, /^day,way,sent,verified,failed,completed,answerSeconds,serviceMs,serviceAnswers\r\n/);
  assert.match(counts, /\r\n2026-11-21,whatsapp,1,1,0,1,2\d,0,0\r\n/);
  assert.match(
    consents,
    /,phone-check,phone-check-1,The patient agrees .*,[0-9a-f]{64},en,whatsapp,…10,[0-9a-f]{16},,,\r\n/,
  );
  const kept = await onDisk(page);
  for (const secret of [code, "9876543210", "Amina"]) assert.ok(!kept.includes(secret), secret);
  await page.context().close();
});

/** Waits until a screen reader goes on reading there. @param {Page} page @param {string} id */
const focused = (page, id) => until(page, (id) => document.activeElement?.id === id, id);

/** Everything that the browser keeps for the page, as text. @param {Page} page @returns {Promise<string>} */
function onDisk(page) {
  return page.evaluate(async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("mdawa-check");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const values = database.transaction("values").objectStore("values");
    const read = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const [keys, kept] = [await read(values.getAllKeys()), await read(values.getAll())];
    database.close();
    const texts = kept.map((/** @type {{ bytes?: ArrayBuffer }} */ { bytes }) =>
      new TextDecoder("latin1").decode(bytes ?? new ArrayBuffer(0)),
    );
    return [...keys, ...texts, JSON.stringify({ ...sessionStorage, ...localStorage })].join("\n");
  });
}

test("on an iPhone the link for SMS has the form that an iPhone reads", async () => {
  const page = await openCheck(browser, site.url, {
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)",
  });
  await codeFor(page);
  const address = await page.getByRole("link", { name: "SMS" }).getAttribute("href");
  assert.match(address ?? "", /^sms:\+919876543210&body=Your%20clinic/);
  await page.context().close();
});

test("the text is copied, and the code shown large says what that is worth", async () => {
  const page = await openCheck(browser, site.url);
  const code = await codeFor(page);
  await button(page, "Copy text").click();
  await said(page, "Copied at");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(
    copied,
    `Your clinic: your code is ${code}. Say it to us within 5 minutes. Give it to nobody else.`,
  );
  assert.equal(await page.locator("#large-code").isVisible(), false);
  await button(page, "Show large, to read aloud").click();
  await said(page, "it proves the number only if you say it in a call to this number");
  assert.equal(await page.locator("#large-code").textContent(), code);
  await assertAccessible(page, "phone check");
  await button(page, "Hide the code").click();
  assert.equal(await page.getByText(code).count(), 0);
  await page.context().close();
});

test("three wrong codes lock the number for a while, and a new code opens it after", async () => {
  const page = await openCheck(browser, site.url);
  const code = await codeFor(page);
  await type(page, "12");
  await said(page, "it has 6 digits");
  await type(page, wrong(code));
  await said(page, "2 tries left.");
  await assertAccessible(page, "phone check");
  await type(page, wrong(code));
  await said(page, "1 try left.");
  await type(page, wrong(code));
  await said(page, "Too many wrong codes: this code is void.");
  assert.match((await page.locator("#resend-countdown").textContent()) ?? "", /^0:[1-3]\d$/);
  assert.ok(await button(page, "Send a new code").isDisabled());
  assert.ok(await button(page, "Check").isDisabled());
  await assertAccessible(page, "phone check");
  await page.clock.fastForward("00:31");
  await button(page, "Send a new code").click();
  await assertSaid(page, "A new code is ready");
  const renewed = await codeIn(page);
  await type(page, renewed);
  await profile(page).waitFor();
  await page.context().close();
});

test("the next code has to wait, longer each time, and the one before does not count any more", async () => {
  const page = await openCheck(browser, site.url);
  const first = await codeFor(page);
  assert.ok(await button(page, "Send a new code").isDisabled());
  await said(page, "Possible in 0:");
  await button(page, "Another number").click();
  await makeCode(page);
  await said(page, "A code was sent to this number a moment ago.");
  await said(page, "Possible in 0:");
  await assertAccessible(page, "phone check");
  await page.clock.fastForward("00:31");
  await page.getByText("A code was sent to this number a moment ago.").waitFor({ state: "hidden" });
  await button(page, "Make a code").click();
  await page.getByRole("heading", { name: "Send the code" }).waitFor();
  await said(page, "Possible in 1:00");
  await page.clock.fastForward("01:01");
  await button(page, "Send a new code").click();
  await said(page, "Possible in 2:00");
  const newest = await codeIn(page);
  await type(page, first === newest ? wrong(first) : first);
  await said(page, "2 tries left.");
  await type(page, newest);
  await profile(page).waitFor();
  await page.context().close();
});

test("five codes an hour and no more", async () => {
  const page = await openCheck(browser, site.url);
  await codeFor(page);
  for (const wait of ["00:31", "01:01", "02:01", "02:01"]) {
    await page.clock.fastForward(wait);
    const before = await codeIn(page).catch(() => "");
    await button(page, "Send a new code").click();
    await until(
      page,
      (before) => !document.querySelector("#whatsapp")?.getAttribute("href")?.includes(before),
      before || "none",
    );
  }
  await page.clock.fastForward("02:01");
  await button(page, "Another number").click();
  await makeCode(page);
  await said(page, "Too many codes were sent to this number.");
  await said(page, "Possible in 5");
  await page.context().close();
});

test("a code ends when its time is over, and nothing is lost", async () => {
  const page = await openCheck(browser, site.url);
  const code = await codeFor(page);
  await page.clock.fastForward("05:01");
  await said(page, "This code has ended. Nothing is lost");
  assert.ok(await button(page, "Check").isDisabled());
  assert.equal(await page.getByText(code).count(), 0);
  assert.equal(await page.locator("#whatsapp").getAttribute("href"), null);
  await assertAccessible(page, "phone check");
  await button(page, "Send a new code").click();
  await assertSaid(page, "A new code is ready");
  await type(page, await codeIn(page));
  await profile(page).waitFor();
  await page.context().close();
});

test("a reload goes on at the same step, without the code", async () => {
  const page = await openCheck(browser, site.url);
  const code = await codeFor(page);
  await page.reload();
  await said(page, "This page was loaded again and does not keep codes.");
  await said(page, `For ${MASKED}`);
  assert.ok(!(await page.content()).includes(code));
  assert.equal(await page.getByRole("link", { name: "WhatsApp" }).isVisible(), false);
  await assertAccessible(page, "phone check");
  await type(page, wrong(code));
  await said(page, "2 tries left.");
  await page.reload();
  await ready(page);
  await type(page, wrong(code));
  await said(page, "1 try left.");
  await type(page, code);
  await profile(page).waitFor();
  await page.context().close();
});

test("of two tabs that type the right code at once, one has it checked", async () => {
  const one = await openCheck(browser, site.url);
  const code = await codeFor(one);
  const other = await one.context().newPage();
  await other.clock.install({ time: NOW });
  await arrive(other, site.url);
  await said(other, `For ${MASKED}`);
  const tabs = [one, other];
  await Promise.all(tabs.map((tab) => tab.getByRole("textbox", { name: "Code", exact: true }).fill(code)));
  await Promise.all(tabs.map((tab) => button(tab, "Check").click()));
  const used = "This code was used already";
  const ends = tabs.map((tab) =>
    Promise.any([
      profile(tab)
        .waitFor()
        .then(() => "checked"),
      said(tab, used).then(() => "used"),
    ]),
  );
  assert.deepEqual((await Promise.all(ends)).sort(), ["checked", "used"]);
  await one.context().close();
});

test("rules that fall short of the standards say so, in the words of the rules themselves", async () => {
  const page = await openCheck(browser, site.url);
  await page.getByText("Rules for the code").click();
  const rules = page.getByRole("combobox", { name: "Rules" });
  assert.equal(await rules.inputValue(), "recommended");
  await said(page, "This keeps the rules of NIST SP 800-63B-4");
  await rules.selectOption("vet-whatsapp");
  await said(page, "A code needs at least six digits (20 bits). (NIST SP 800-63B-4 3.1.3.2; ASVS 5.0 6.5.4)");
  assert.match(
    (await rules.locator("option:checked").textContent()) ?? "",
    /4 digits, 10 minutes. Below the standards/,
  );
  await assertAccessible(page, "phone check");
  assert.equal((await codeFor(page)).length, 4);
  await page.context().close();
});

test("a page without storage makes no code, and says why", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no storage here", "SecurityError");
    };
  });
  await arrive(page, site.url);
  await said(page, "This browser keeps nothing for this page");
  await assertAccessible(page, "phone check");
  await context.close();
});

test("a device that is offline says so, and checks a code all the same", async () => {
  const page = await openCheck(browser, site.url);
  const code = await codeFor(page);
  await page.context().setOffline(true);
  await said(page, "This device is offline.");
  await assertAccessible(page, "phone check");
  await type(page, code);
  await profile(page).waitFor();
  await page.context().setOffline(false);
  await page.getByText("This device is offline.").waitFor({ state: "hidden" });
  await page.context().close();
});

test("what is shared is the text, and who closes the list of apps has shared nothing", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "en-IN" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    /** @type {string[]} */
    const shared = [];
    const outcomes = ["AbortError", "NotAllowedError", ""];
    Object.assign(window, { shared });
    navigator.share = async ({ text = "" } = {}) => {
      const name = outcomes.shift();
      if (name) throw new DOMException("no", name);
      shared.push(text);
    };
  });
  await arrive(page, site.url);
  const code = await codeFor(page);
  await button(page, "Share").click();
  await button(page, "Share").click();
  await said(page, "Sharing did not work. Use another way.");
  assert.equal(await page.locator("#handed").isVisible(), false);
  await button(page, "Share").click();
  await said(page, "Handed over to the app you chose");
  const shared = await page.evaluate(() => /** @type {any} */ (window).shared);
  assert.deepEqual(shared, [
    `Your clinic: your code is ${code}. Say it to us within 5 minutes. Give it to nobody else.`,
  ]);
  assert.equal(await page.getByText("Sharing did not work.").isVisible(), false);
  await context.close();
});

test("a clock that went back is for a person to judge", async () => {
  const page = await openCheck(browser, site.url);
  await codeFor(page);
  await button(page, "Another number").click();
  await page.clock.setSystemTime(new Date(NOW.getTime() - 3_600_000));
  await makeCode(page);
  await said(page, "This device’s clock is behind the time this page has seen before");
  await assertAccessible(page, "phone check");
  await button(page, "This device’s clock is right").click();
  await page.getByText("This device’s clock is behind").waitFor({ state: "hidden" });
  await page.clock.fastForward("00:31");
  await button(page, "Make a code").click();
  await page.getByRole("heading", { name: "Send the code" }).waitFor();
  await type(page, await codeIn(page));
  await profile(page).waitFor();
  await page.context().close();
});

test("after a hundred wrong codes a number stays closed until somebody is sure of the patient", async () => {
  const page = await openCheck(browser, site.url);
  const later = await page.evaluate(async (start) => {
    const { Codes } = await import("/www/shared/codes.js");
    const { LockedStore } = await import("/www/shared/locked-store.js");
    const codes = new Codes();
    const subject = { number: "+919876543210", purpose: "phone-check" };
    let now = start;
    let issued = await codes.call("issueCode", "recommended", subject, undefined, now);
    let engine = issued.state;
    for (let failures = 0; failures < 100; failures++) {
      const other = issued.code === "000000" ? "000001" : "000000";
      const step = await codes.call("verifyCode", "recommended", subject, other, engine, now);
      engine = step.state;
      if (step.outcome !== "locked") continue;
      now += 86_401;
      issued = await codes.call("issueCode", "recommended", subject, engine, now);
      engine = issued.state;
    }
    await new LockedStore("mdawa-check").update("checks", async () => ({
      value: { engine, open: [] },
      result: undefined,
    }));
    return now + 86_400;
  }, NOW.getTime() / 1000);
  await page.clock.setSystemTime(new Date(later * 1000));
  await makeCode(page);
  await said(page, "There were too many wrong codes for this number.");
  await assertAccessible(page, "phone check");
  await button(page, "I am sure of this patient: allow again").click();
  await page.getByText("There were too many wrong codes").waitFor({ state: "hidden" });
  await button(page, "Make a code").click();
  await page.getByRole("heading", { name: "Send the code" }).waitFor();
  await type(page, await codeIn(page));
  await profile(page).waitFor();
  await page.context().close();
});
