/** What a clinic says to patients, what they agree to, and what is written down of it. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
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

test("the words of the message are the clinic's own, counted, and kept", async () => {
  const page = await openCheck(browser, site.url);
  await page.getByText("Words of the message").click();
  const template = page.getByRole("textbox", { name: "Message" });
  await template.fill("{org}: {name}");
  await said(page, "Use only {org}, {code} and {minutes}.");
  await template.fill("Come to {org}");
  await said(page, "The message must have {code} in it.");
  await assertAccessible(page, "phone check");
  await page.getByRole("textbox", { name: "Name of the clinic" }).fill("जन स्वास्थ्य");
  await template.fill("{org}: {code}");
  await said(page, "1 message of 20 characters (UCS-2).");
  await button(page, "Keep these words").click();
  await said(page, "Kept in this browser.");
  await page.reload();
  await ready(page);
  await codeFor(page);
  const address = new URL((await page.getByRole("link", { name: "WhatsApp" }).getAttribute("href")) ?? "");
  assert.match(address.searchParams.get("text") ?? "", /^जन स्वास्थ्य: \d{6}$/);
  await page.context().close();
});

test("a patient reads the message, and agrees to it, in a language of three", async () => {
  const page = await openCheck(browser, site.url);
  const language = page.getByRole("combobox", { name: "Language of the message" });
  for (const [name, sentence, message] of /** @type {const} */ ([
    ["हिन्दी", "मरीज़ कोड वाला एक संदेश पाने के लिए सहमत हैं।", /^Your clinic: आपका कोड \d{6} है। इसे 5 मिनट में/],
    ["Kiswahili", "Mgonjwa anakubali kupokea ujumbe", /^Your clinic: msimbo wako ni \d{6}\. .* dakika 5\./],
  ])) {
    await page.getByRole("checkbox").first().check();
    await language.selectOption({ label: name });
    await page.getByRole("textbox", { name: "Phone number" }).fill(NUMBER);
    await button(page, "Make a code").click();
    // Who agreed to one sentence has not agreed to another.
    await said(page, "Ask the patient first, and tick the box.");
    await page.getByRole("checkbox", { name: sentence }).check();
    await assertAccessible(page, "phone check");
    await button(page, "Make a code").click();
    await page.getByRole("heading", { name: "Send the code" }).waitFor();
    assert.match(await messageIn(page), message);
    await page.clock.fastForward("02:01");
    await button(page, "Send a new code").click();
    await assertSaid(page, "A new code is ready");
    assert.match(await messageIn(page), message, "the next code too");
    await button(page, "Another number").click();
    await language.waitFor();
    await page.clock.fastForward("02:01");
  }
  await page.reload();
  await ready(page);
  assert.equal(await language.inputValue(), "sw", "it is remembered");
  await page.getByText("Agreements of patients").click();
  const consents = await saved(page, "Save consents (CSV)");
  assert.match(consents, /,मरीज़ कोड वाला .*,hi,/);
  assert.match(consents, /,Mgonjwa .*,sw,/);
  await page.context().close();
});

test("each language has its own words, its own count, and a last line for browsers", async () => {
  const page = await openCheck(browser, site.url);
  await page.getByText("Words of the message").click();
  const template = page.getByRole("textbox", { name: "Message" });
  const agreed = page.getByRole("textbox", { name: "What the patient agrees to" });
  const words = page.getByRole("combobox", { name: "Words in" });
  await said(page, "1 message of 88 characters (GSM-7).");
  await words.selectOption({ label: "हिन्दी" });
  await said(page, "1 message of 66 characters (UCS-2).");
  await template.fill("{org}: आपका कोड {code} है। यह {minutes} मिनट तक चलेगा। इसे सिर्फ़ हमें बताएँ।");
  await said(page, "2 messages, 7");
  await agreed.fill("");
  await said(page, "Write what the patient agrees to.");
  await agreed.fill("मरीज़ सहमत हैं।");
  const lastLine = page.getByRole("textbox", { name: "Site for the last line" });
  await lastLine.fill("https://clinic.example");
  await said(page, "The clinic’s name or its web address cannot stand in a message.");
  await assertAccessible(page, "phone check");
  await lastLine.fill("clinic.example");
  await said(page, "@clinic.example #123456");
  await words.selectOption({ label: "Kiswahili" });
  await words.selectOption({ label: "हिन्दी" });
  assert.equal(await agreed.inputValue(), "मरीज़ सहमत हैं।", "nothing that was typed is lost by looking");
  await button(page, "Keep these words").click();
  await said(page, "Kept in this browser.");
  await page.reload();
  await ready(page);
  await page.getByRole("combobox", { name: "Language of the message" }).selectOption({ label: "हिन्दी" });
  await page.getByRole("checkbox", { name: "मरीज़ सहमत हैं।" }).check();
  await page.getByRole("textbox", { name: "Phone number" }).fill(NUMBER);
  await button(page, "Make a code").click();
  await page.getByRole("heading", { name: "Send the code" }).waitFor();
  assert.match(await messageIn(page), /: आपका कोड (\d{6}) है। यह 5 मिनट तक .*\n@clinic\.example #\1$/);
  await page.context().close();
});

/** What the patient would read. @param {Page} page */
async function messageIn(page) {
  const address = new URL((await page.getByRole("link", { name: "WhatsApp" }).getAttribute("href")) ?? "");
  return address.searchParams.get("text") ?? "";
}

test("who agrees no more is sent nothing, until the patient agrees anew", async () => {
  const page = await openCheck(browser, site.url);
  await page.getByText("Agreements of patients").click();
  await page.getByRole("textbox", { name: "Your name" }).fill("Neema");
  const number = page.getByRole("textbox", { name: "Number of a patient who agrees no more" });
  const back = button(page, "Take the agreement back");
  await number.fill("12");
  await back.click();
  await said(page, "This has fewer digits than a telephone number.");
  await number.fill(NUMBER);
  await back.click();
  await said(page, "No agreement of this number is in force here.");
  await assertAccessible(page, "phone check");

  const code = await codeFor(page);
  const other = await page.context().newPage();
  await other.clock.install({ time: NOW });
  await arrive(other, site.url);
  await said(other, `For ${MASKED}`);
  await other.getByText("Agreements of patients").click();
  assert.equal(await other.getByRole("textbox", { name: "Your name" }).inputValue(), "Neema");
  await other.getByRole("textbox", { name: "Number of a patient who agrees no more" }).fill("+919876543210");
  await button(other, "Take the agreement back").click();
  await said(other, `Taken back. Nothing is sent to ${MASKED} any more`);
  await other.getByRole("row", { name: /^…10 .* English Neema Taken back on .*\(Neema\)$/ }).waitFor();
  await other.getByRole("heading", { name: "Whose number?" }).waitFor();
  await assertAccessible(other, "phone check");

  // The tab that still shows the code hands it to nobody.
  await page.evaluate(() => navigator.clipboard.writeText("untouched"));
  await button(page, "Copy text").click();
  await said(page, "The patient agrees no more, or another tab ended this check. Its code is void");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "untouched");
  assert.ok(!(await page.content()).includes(code), "the code is gone");
  await page.clock.fastForward("02:01");
  await makeCode(page);
  await said(page, "The patient took the agreement back on");
  await assertAccessible(page, "phone check");
  await button(page, "Make a code").click();
  await page.getByRole("heading", { name: "Send the code" }).waitFor();
  const consents = await saved(page, "Save consents (CSV)");
  assert.match(consents, /,…10,[0-9a-f]{16},Neema,2026-11-21T09:3\d:\d\d\.000Z,Neema\r\n.*,Neema,,\r\n$/);
  await page.context().close();
});

test("the log tells what became of every code, with neither the code nor the number", async () => {
  const page = await openCheck(browser, site.url);
  const first = await codeFor(page);
  await button(page, "Copy text").click();
  await said(page, "Copied at");
  await type(page, "12");
  await said(page, "it has 6 digits");
  for (const left of ["2 tries left.", "1 try left.", "this code is void."]) {
    await type(page, wrong(first));
    await said(page, left);
  }
  await page.clock.fastForward("00:31");
  await button(page, "Send a new code").click();
  await assertSaid(page, "A new code is ready");
  const second = await codeIn(page);
  await type(page, second);
  await profile(page).waitFor();
  await button(page, "Not now").click();
  await button(page, "Check another number").click();
  await makeCode(page);
  await said(page, "A code was sent to this number a moment ago.");
  await page.getByText("Rules for the code").click();
  await page.getByRole("combobox", { name: "Rules" }).selectOption("clinic-sms");
  await said(page, "This falls short");
  await page.getByText("Agreements of patients").click();
  await page.getByRole("textbox", { name: "Number of a patient who agrees no more" }).fill(NUMBER);
  await button(page, "Take the agreement back").click();
  await said(page, "Taken back.");

  await page.goto(`${site.url}/www/settings.html`);
  await page.locator("#log summary").click();
  await page.getByRole("combobox", { name: "Log of" }).selectOption({ label: "Phone checks" });
  await said(page, "1. Agreement of a patient: done");
  const rows = await page.locator("#log-rows li p:first-child").allTextContents();
  const whose = /^(.*) for …10 \([0-9a-f]{4}\)$/;
  assert.deepEqual(
    rows.reverse().map((row) => whose.exec(row)?.[1] ?? row),
    [
      "1. Agreement of a patient: done",
      "2. Making a code: accepted",
      "3. Copying the message: done",
      "4. Checking a code: refused: wrong code (by this device)",
      "5. Checking a code: refused: wrong code (by this device)",
      "6. Checking a code: refused: too many wrong codes (by this device)",
      "7. Making a code: accepted",
      "8. Checking a code: accepted (by this device)",
      "9. Agreement of a patient: done",
      "10. Making a code: refused: too soon",
      "11. Rules for codes changed: By SMS from a clinic",
      "12. Agreement taken back: done",
    ],
  );
  await page.getByLabel("Event").selectOption({ label: "Checking a code" });
  await said(page, "4 of 12 entries fit.");
  await assertAccessible(page, "log of phone checks");
  await button(page, "Verify the log").click();
  await said(page, "All 12 entries are as they were written");
  const json = JSON.parse(await saved(page, "Save as JSON"));
  for (const secret of [first, second, "9876543210"]) {
    assert.ok(
      !JSON.stringify(json.rows)
        .replaceAll(/"(mac|previous)":"[0-9a-f]+"/g, "")
        .includes(secret),
      secret,
    );
  }
  await page.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    await new LockedStore("mdawa-check").update("log page 0", async (rows) => {
      rows.splice(3, 1);
      return { value: rows, result: undefined };
    });
  });
  await button(page, "Verify the log").click();
  await said(page, "Before entry 4 at least one is missing.");
  await page.context().close();
});
