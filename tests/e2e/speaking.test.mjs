/** Whether a test that goes its way in another language would see that a translation is wrong, or that there is none. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { interpreter, lettersOf, speak, translator } from "./speaking.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
before(async () => {
  site = await serve();
});
after(() => site.close());

test("a button is found by its translation, and not where that is wrong, missing, or hidden in a longer one", async () => {
  const browser = await launch();
  await speak(browser, "hi");
  const context = await browser.newContext({ locale: "hi" });
  const page = await context.newPage();
  const url = `${site.url}/www/patient.html`;
  const found = async () =>
    Promise.all(
      ["Write it down", "Open a file", "Try with an example"].map((name) =>
        page.getByRole("button", { name }).count(),
      ),
    );
  await page.goto(url);
  await page.getByRole("button", { name: "Write it down" }).waitFor();
  assert.deepEqual(await found(), [1, 1, 1]);
  await context.route("**/text/hi/html/patient.js", async (route) => {
    const text = await (await route.fetch()).text();
    const changed = text
      .replace(/"write-down": "[^"]*"/, '"write-down": "ख़ुद"')
      .replace(/"open-file": "[^"]*",/, "");
    assert.notEqual(text, changed);
    await route.fulfill({ body: changed, contentType: "text/javascript" });
  });
  await page.goto(url);
  await page.getByRole("button", { name: "Try with an example" }).waitFor();
  assert.deepEqual(await found(), [0, 0, 1]);
  await browser.close();
});

test("a message is found by a part of it, with its names filled in, and another is not", () => {
  const pairs = [
    { english: "Add keys", other: "Ongeza" },
    { english: "Add the issuer’s keys", other: "Ongeza za mtoaji" },
    { english: "Add keys first.", other: "Ongeza kwanza." },
    { english: "Use at least {count} characters.", other: "Tumia angalau herufi {count}." },
    { english: "Use {name}", other: "Tumia {name}" },
    { english: "Missing", other: "no translation" },
  ];
  const spoken = translator(pairs);
  /** @param {string} wanted @param {string} said */
  const finds = (wanted, said) => spoken(wanted).some((words) => new RegExp(words).test(said));
  assert.ok(finds("Add keys", " Ongeza "));
  assert.ok(!finds("Add keys", "Ongeza za mtoaji"));
  assert.ok(finds("Add keys", "Ongeza kwanza."), "as it is found in English");
  assert.ok(finds("Add the issuer’s keys", "Ongeza za mtoaji"));
  assert.ok(finds("Use at least 12 characters", "Tumia angalau herufi 12."));
  assert.ok(!finds("Use at least 12 characters", "Tumia Asha"));
  assert.ok(!finds("Missing", "Missing"));
  assert.ok(finds("Asha", "Asha"));
  assert.deepEqual(spoken("Add keys", { exact: true }), ["Ongeza"]);
  assert.equal(lettersOf("Add keys", "Take keys"), 0);
});

test("a text is put into other words with its names, and what is no text of the pages is not", () => {
  const interpret = interpreter([
    { english: "Copy section {title}", other: "{title} कॉपी करें" },
    { english: "Problems", other: "समस्याएँ" },
    { english: "{count} left", other: "{count} बाकी" },
  ]);
  assert.equal(interpret("Copy section Problems"), "समस्याएँ कॉपी करें");
  assert.equal(interpret("Problems: 3 left"), "समस्याएँ: 3 बाकी");
  assert.equal(interpret("Asha"), undefined);
});
