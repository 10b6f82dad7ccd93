/** Help is there where people need it, and says what the pages say; the poster is one sheet whose code leads to the site. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve, until } from "./harness.mjs";
import { openDoctor, openPatient } from "./people.mjs";
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

const LANGUAGES = ["en", "hi", "sw"];

/** Opens a page in a context of its own, which closes with it. @param {string} name @param {string} [locale] */
async function open(name, locale = "en") {
  const page = await browser.newPage({ locale });
  await page.goto(`${site.url}/www/${name}.html`);
  await until(
    page,
    (locale) => {
      const { lang, dataset } = document.documentElement;
      return lang === locale && dataset.words === undefined;
    },
    locale,
  );
  return page;
}

/** @param {Page} page */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** Waits for the poster's code. @param {Page} page @param {string} address as the sheet writes it */
const drawn = (page, address) =>
  until(
    page,
    (address) =>
      document.querySelector("#sheet-address")?.textContent === address &&
      document.querySelector("#qr path")?.getAttribute("d"),
    address,
  );

for (const locale of LANGUAGES) {
  test(`${locale}: help, with all of it open, and the poster are accessible`, async () => {
    const help = await open("help", locale);
    await assertAccessible(help, "help");
    await unfold(help);
    await assertAccessible(help, "help, all open");
    await help.close();
    const poster = await open("poster", locale);
    await drawn(poster, site.url);
    await poster.locator("#clinic").fill("A_clinic_whose_name_is_very_long_and_has_no_space_in_it_at_all");
    await poster.locator("#address").fill("nowhere");
    await poster.locator("#address-problem").waitFor();
    await assertAccessible(poster, "poster");
    await poster.close();
  });
}

/** What can be pressed, opened or chosen on a page: text and key. @param {Page} page */
const namesOn = (page) =>
  page.evaluate(() => {
    const controls = ["button", "summary", "label", "a"].flatMap((tag) => [
      `${tag}[data-text]`,
      `${tag} [data-text]`,
    ]);
    return Array.from(document.querySelectorAll(controls.join()), (control) => ({
      text: control.textContent ?? "",
      key: control.getAttribute("data-text") ?? "",
    }));
  });

/** The lines that name something in quotation marks, and of which page it is. @param {Page} page */
const linesOf = (page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll("[data-of] [data-text]"), (line) => ({
      of: line.closest("[data-of]")?.getAttribute("data-of") ?? "",
      key: line.getAttribute("data-text"),
      names: Array.from((line.textContent ?? "").matchAll(/“([^”]*)”/g), ([, name = ""]) => name),
    })).filter(({ names }) => names.length > 0),
  );

/**
 * The controls that help and the poster name in a language, in the order of naming them.
 *
 * @param {string} locale
 */
async function controlsNamed(locale) {
  /** @type {Record<string, Awaited<ReturnType<typeof namesOn>>>} */
  const controls = {};
  for (const name of ["patient", "doctor", "records"]) {
    const page = await open(name, locale);
    controls[name] = await namesOn(page);
    await page.close();
  }
  const keys = [];
  for (const name of ["help", "poster"]) {
    const page = await open(name, locale);
    for (const { of, key, names } of await linesOf(page)) {
      const named = names.map((text) => controls[of]?.find((control) => control.text === text)?.key);
      assert.ok(
        !named.includes(undefined),
        `${locale}, ${name}, ${key}: one of ${names} is not on the page of ${of}`,
      );
      // Another language may name them in another order.
      keys.push(`${name}, ${key}: ${named.sort()}`);
    }
    await page.close();
  }
  return keys;
}

test("every name in quotation marks is that of a control of the page that the line is about, in every language", async () => {
  const english = await controlsNamed("en");
  assert.ok(english.length > 30, `${english.length} lines`);
  for (const locale of ["hi", "sw"]) assert.deepEqual(await controlsNamed(locale), english, locale);
});

test("every page leads to help, and what is open on it stays open", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/index.html`);
  await page.getByRole("link", { name: "Help", exact: true }).click();
  await page.getByRole("heading", { name: "Help", level: 1 }).waitFor();
  for (const name of ["protection", "poster"]) {
    await page.goto(`${site.url}/www/${name}.html`);
    await page.getByRole("link", { name: "Help", exact: true }).click();
    await page.getByRole("heading", { name: "Help", level: 1 }).waitFor();
  }
  for (const name of ["records", "check", "settings", "exchange"]) {
    await page.goto(`${site.url}/www/${name}.html`);
    const link = page.locator('a[href="help.html"]');
    assert.equal(await link.getAttribute("target"), "_blank", name);
    assert.equal(await link.getAttribute("rel"), "noopener", name);
  }
  await page.close();

  const patient = await openPatient(browser, site.url);
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await patient.getByRole("heading", { name: "Exactly this will leave" }).waitFor();
  const doctor = await openDoctor(browser, site.url);
  await doctor.getByRole("button", { name: "Receive patient data" }).click();
  await doctor.locator("#asked-code").fill("123");
  for (const person of [patient, doctor]) {
    const [help] = await Promise.all([
      person.context().waitForEvent("page"),
      person.getByRole("link", { name: "Help", exact: true }).click(),
    ]);
    await help.getByRole("heading", { name: "Help", level: 1 }).waitFor();
    assert.equal(await help.evaluate(() => opener), null);
  }
  assert.ok(await patient.getByRole("heading", { name: "Exactly this will leave" }).isVisible());
  assert.equal(await doctor.locator("#asked-code").inputValue(), "123");
  await patient.context().close();
  await doctor.context().close();
});

/** How many pages a PDF has, and what the codes in it say, by the project's own reader. @param {Page} page @param {Buffer} file */
function readPdf(page, file) {
  return page.evaluate(async (base64) => {
    const { Core } = await import("/www/shared/core.js");
    const { Pdf } = await import("/www/shared/pdf.js");
    const { textsInPdf } = await import("/www/doctor/pdf-codes.js");
    const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
    const pdf = await Pdf.open(blob);
    const { pages } = pdf;
    pdf.close();
    const core = new Core();
    const signal = new AbortController().signal;
    const texts = await textsInPdf(blob, core, { onPage() {}, signal });
    core.close();
    return { pages, texts };
  }, file.toString("base64"));
}

for (const locale of LANGUAGES) {
  test(`${locale}: a poster is one sheet of A4 or of Letter, and its code leads to the address`, async () => {
    const poster = await open("poster", locale);
    const typed = `https://records.example.org/${"a".repeat(172)}`;
    await drawn(poster, site.url);
    for (const [words, href, shown] of /** @type {const} */ ([
      ["", `${site.url}/`, site.url],
      ["Amani clinic\nPlot 17, Kisumu", "https://records.example.org/", "https://records.example.org"],
      // As high as it can be: the whole sheet is smaller then.
      ["Line\n".repeat(32), typed, typed],
    ])) {
      await poster.locator("#clinic").fill(words);
      await poster.locator("#address").fill(href);
      await drawn(poster, shown);
      assert.equal(await poster.locator("#sheet-clinic").isVisible(), words !== "");
      for (const format of ["A4", "Letter"]) {
        const file = await poster.pdf({ format });
        assert.deepEqual(await readPdf(poster, file), { pages: 1, texts: [href] }, `${format}, ${shown}`);
      }
    }
    await poster.close();
  });
}

test("what is no address of a page leaves the poster as it was, and is said", async () => {
  const poster = await open("poster");
  await drawn(poster, site.url);
  const tooLong = `https://records.example.org/${"a".repeat(173)}`;
  for (const wrong of [
    "",
    "records.example.org",
    "http://records.example.org/",
    "javascript:print()",
    tooLong,
  ]) {
    await poster.locator("#address").fill(wrong);
    await poster.getByText("Write an address that begins with https://").waitFor();
    assert.equal(await poster.locator("#sheet-address").textContent(), site.url, wrong);
  }
  await poster.locator("#address").fill("https://records.example.org");
  await drawn(poster, "https://records.example.org");
  assert.ok(await poster.locator("#address-problem").isHidden());
  await poster.close();
});

test("a poster whose code cannot be drawn says so, and is not printed", async () => {
  const context = await browser.newContext();
  await context.route("**/pkg/codes*", (route) => route.abort());
  const poster = await context.newPage();
  await poster.goto(`${site.url}/www/poster.html`);
  await poster.getByText("A part of this page could not be loaded.").waitFor();
  await poster.evaluate(() => {
    window.print = () => document.body.append("was printed");
  });
  await poster.getByRole("button", { name: "Print" }).click();
  await until(poster, () => document.activeElement?.id === "address");
  assert.equal(await poster.getByText("was printed").count(), 0);
  await context.close();
});

test("the poster's button prints what its field says, and nothing while that is no address", async () => {
  const poster = await open("poster");
  await drawn(poster, site.url);
  await poster.evaluate(() => {
    window.print = () => document.body.append("was printed");
  });
  await poster.locator("#address").fill("nowhere");
  await poster.getByRole("button", { name: "Print" }).click();
  await until(poster, () => document.activeElement?.id === "address");
  assert.equal(await poster.getByText("was printed").count(), 0);
  await poster.locator("#address").fill(site.url);
  await poster.locator("#address-problem").waitFor({ state: "hidden" });
  await poster.getByRole("button", { name: "Print" }).click();
  await poster.getByText("was printed").waitFor();
  await poster.close();
});
