/**
 * Whether everybody can use the pages: every step against WCAG 2.2 AA, in every theme and language, on narrow and wide
 * screens, and what axe does not look at: room, targets, focus and what is said.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { makeClip } from "./clip.mjs";
import { bundleOf, cardFileOf, codesOf, Issuer, linkOf } from "./foreign-maker.mjs";
import { launch, serve, until } from "./harness.mjs";
import {
  ask,
  chooseFile,
  codeOf,
  copiedRequest,
  generate,
  openDoctor,
  openPatient,
  paste,
  receive,
  recordWithPicture,
  typeCode,
} from "./people.mjs";
import { LANGUAGE } from "./speaking.mjs";
import { assertAccessible, faults, nameOf, SCREENS } from "./wcag.mjs";

/** @typedef {import("playwright-core").Page} Page */

const visit = await readFile(new URL("../fixtures/visit-record.json", import.meta.url));

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

/** @param {Page} page @param {string} id where a screen reader goes on reading after a step */
async function assertFocus(page, id) {
  await until(page, (id) => document.activeElement?.id === id, id);
}

/** @param {Page} page @param {string | RegExp} words */
async function assertSaid(page, words) {
  await page.locator("#polite").filter({ hasText: words }).waitFor({ state: "attached" });
}

/** @param {Page} patient */
const chooseVisit = (patient) => chooseFile(patient, visit);

/**
 * What is said of a page that is spoiled, and in which looks at it.
 *
 * @type {[RegExp, (screen: typeof SCREENS[number]) => boolean][]}
 */
const SPOILED = [
  [/: button-name: /, ({ rules }) => !rules],
  [/: color-contrast: /, ({ forcedColors }) => forcedColors === "none"],
  [/: small target: 20 × 20/, () => true],
  [/: sideways scroll: /, () => true],
  [/: cut off: “half of this is cut off”/, () => true],
  [/: text beside its box: “a-name-that-leaves-its-button”/, () => true],
  [/: text above or below its box: “two lines”/, () => true],
  [/: overlap: “one text” and “another text”/, () => true],
  [/: Devanagari at 1.2 with 1px between letters: “हिन्दी”/, () => true],
  [/: spaced: cut off: “lines that have room until somebody spaces them”/, ({ rules }) => !rules],
  [/: no border to be seen: /, ({ forcedColors }) => forcedColors === "active"],
  [/: faint: /, ({ forcedColors }) => forcedColors === "active"],
  [/: a code that is not on white: /, ({ forcedColors }) => forcedColors === "active"],
];

test("the checks see what spoils a page, in every theme and at every width in which it does", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.evaluate(() => {
    /** @param {string} tag @param {string} text @param {Record<string, string>} style */
    const add = (tag, text, style) => {
      const element = document.createElement(tag);
      element.textContent = text;
      Object.assign(element.style, style);
      document.body.append(element);
      return element;
    };
    add("button", "", { width: "20px", height: "20px" });
    add("input", "", { border: "0" });
    add("p", "faint", { width: "2000px", color: "#888", backgroundColor: "#777" });
    add("p", "half of this is cut off", { width: "5em", overflow: "hidden", whiteSpace: "nowrap" });
    add("button", "a-name-that-leaves-its-button", { width: "60px", padding: "0", whiteSpace: "nowrap" });
    add("button", "two lines", { width: "50px", height: "24px", lineHeight: "30px", padding: "0" });
    add("p", "one text", { marginBlockEnd: "-1.6em" });
    add("p", "another text", {});
    add("p", "हिन्दी", { lineHeight: "1.2", letterSpacing: "1px" }).lang = "hi";
    const kept = { color: "#888", backgroundColor: "#777", forcedColorAdjust: "none" };
    add("p", "faint where colours are forced", kept);
    const tight = { overflow: "hidden", blockSize: "1lh", inlineSize: "max-content", fontSize: "10px" };
    add("p", "lines that have room until somebody spaces them", { ...tight, maxInlineSize: "260px" });
    add("div", "", { backgroundColor: "#eee" }).className = "qr-panel";
    // "Done" has room, and "Imekamilika" has none.
    add("button", "Done", { width: "60px", padding: "0", whiteSpace: "nowrap" });
  });
  const found = await faults(patient);
  for (const screen of SCREENS) {
    for (const [fault, isSeen] of SPOILED) {
      assert.equal(
        found.some((line) => line.startsWith(`${LANGUAGE}, ${nameOf(screen)}: `) && fault.test(line)),
        isSeen(screen),
        `${nameOf(screen)}: ${fault}`,
      );
    }
  }
  if (LANGUAGE === "en") {
    const tight = found.filter((line) => /(?<!spaced): text beside its box: “Imekamilika”/.test(line));
    const inSwahili = SCREENS.filter(({ width, forcedColors }) => width > 320 || forcedColors === "none");
    assert.deepEqual(
      tight.map((line) => line.split(": ")[0]),
      inSwahili.map((screen) => `sw, ${nameOf(screen)}`),
    );
    assert.equal(await patient.getByRole("button", { name: "Done" }).last().textContent(), "Done");
  }
  await patient.context().close();
});

test("the front door and the page on protection are accessible", async () => {
  const page = await openPatient(browser, site.url);
  for (const path of ["/index.html", "/www/protection.html"]) {
    await page.goto(site.url + path);
    await assertAccessible(page, path);
  }
  await page.context().close();
});

test("every step of the patient's page is accessible, and the focus goes with it", async () => {
  const patient = await openPatient(browser, site.url);
  await assertAccessible(patient, "choosing");

  await patient.getByRole("button", { name: "Write it down" }).click();
  await assertFocus(patient, "written-heading");
  await patient.getByRole("button", { name: "Add an allergy" }).click();
  await patient.getByLabel("Allergic to").fill("Penicillin");
  await patient.getByRole("button", { name: "Use this" }).click();
  await patient.getByText("Write the patient’s name").waitFor();
  await assertAccessible(patient, "the form, with what is missing said");
  await patient.getByLabel("Given names").fill("Asha");
  await patient.getByLabel("Birth date").fill("1980");
  await patient.getByRole("button", { name: "Use this" }).click();
  await assertFocus(patient, "preview-heading");
  await assertAccessible(patient, "chosen");

  await generate(patient);
  await assertFocus(patient, "transfer-heading");
  await patient.locator("#qr[width]:not([width='0'])").waitFor();
  await assertAccessible(patient, "showing a still code");
  await patient.getByRole("button", { name: "Done" }).click();
  await assertFocus(patient, "title");

  await chooseVisit(patient);
  await generate(patient);
  await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
  await patient.getByRole("button", { name: "Copy" }).click();
  await assertFocus(patient, "six-digits-text");
  await assertAccessible(patient, "showing a stream, with the refusal to send it");
  await patient.getByRole("button", { name: "Bigger" }).click();
  await assertAccessible(patient, "showing a stream over the whole screen");
  await patient.context().close();
});

test("a code is black on white in every theme, with white around it", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await generate(patient);
  await patient.locator("#qr[width]:not([width='0'])").waitFor();
  for (const bigger of [false, true]) {
    if (bigger) await patient.getByRole("button", { name: "Bigger" }).click();
    for (const { colorScheme, forcedColors } of SCREENS) {
      await patient.emulateMedia({ colorScheme, forcedColors });
      const picture = await patient.locator("#qr").screenshot();
      const seen = await patient.evaluate(async (png) => {
        const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const { width, height } = bitmap;
        const context = new OffscreenCanvas(width, height).getContext("2d");
        context?.drawImage(bitmap, 0, 0);
        /** @param {number} x @param {number} y @param {number} across @param {number} down */
        const colours = (x, y, across, down) => {
          const pixels = new Uint32Array(context?.getImageData(x, y, across, down).data.buffer ?? []);
          return [...new Set(pixels)].map((colour) => (colour & 0xffffff).toString(16)).sort();
        };
        const [left, top] = [width / 4, height / 4].map(Math.round);
        return {
          edges: [colours(left ?? 0, 2, left ?? 0, 4), colours(2, top ?? 0, 4, top ?? 0)],
          middle: colours(left ?? 0, top ?? 0, width / 2, height / 2),
        };
      }, picture.toString("base64"));
      assert.deepEqual(seen, { edges: [["ffffff"], ["ffffff"]], middle: ["0", "ffffff"] });
    }
  }
  await patient.context().close();
});

test("every step of a two-way transfer is accessible on both pages, and the focus goes with it", async () => {
  const patient = await openPatient(browser, site.url);
  await chooseVisit(patient);
  await generate(patient, "Sealed for this doctor");
  await assertFocus(patient, "transfer-heading");
  const code = await codeOf(patient);
  await assertAccessible(patient, "saying a code, before a request");

  const doctor = await openDoctor(browser, site.url);
  await doctor.getByRole("button", { name: "Receive patient data" }).click();
  await assertFocus(doctor, "asked-code");
  await doctor.getByRole("button", { name: "Show request" }).click();
  await doctor.getByText("That is not a whole code.", { exact: false }).waitFor();
  await assertFocus(doctor, "asked-code");
  await assertAccessible(doctor, "asking, with what is wrong said");
  await doctor.getByRole("button", { name: "Start again" }).click();
  await ask(doctor, code, { label: "A name of forty-eight bytes without a space_____".replaceAll(" ", "_") });
  await assertFocus(doctor, "request-heading");
  await assertSaid(doctor, "Ask the patient to scan the request");
  await assertAccessible(doctor, "showing a request");

  await paste(patient, "Paste request", await copiedRequest(doctor));
  await assertFocus(patient, "confirming-heading");
  await assertSaid(patient, "A request has arrived. It says it is: A_name");
  await assertAccessible(patient, "confirming");
  await patient.getByRole("button", { name: "Lock it for this doctor" }).click();
  await assertFocus(patient, "say-answer");
  await patient.getByRole("button", { name: "Copy" }).waitFor();
  await assertAccessible(patient, "showing an answer");
  await patient.context().close();
  await doctor.context().close();
});

test("scanning is accessible on both pages", async () => {
  const door = await readFile(new URL("../../docs/door.png", import.meta.url));
  const clip = await makeClip([door]);
  const camera = await launch({ camera: clip.path });
  try {
    const patient = await openPatient(camera, site.url);
    await chooseVisit(patient);
    await generate(patient, "Sealed for this doctor");
    const code = await codeOf(patient);
    await patient.getByRole("button", { name: "Scan request" }).click();
    await assertFocus(patient, "scanner-heading");
    await patient.getByText("Nothing read yet.", { exact: false }).waitFor();
    await assertAccessible(patient, "scanning for a request, with tips");
    await patient.context().close();

    const doctor = await openDoctor(camera, site.url);
    await ask(doctor, code, { hybrid: true });
    await doctor.getByRole("button", { name: "Scan" }).click();
    await assertFocus(doctor, "scanner-heading");
    await doctor.getByText("Nothing read yet.", { exact: false }).waitFor();
    await assertAccessible(doctor, "scanning for an answer, with tips");
  } finally {
    await camera.close();
    await clip.remove();
  }
});

test("a stream's further buttons and the question before the fast mode are accessible", async () => {
  const patient = await openPatient(browser, site.url);
  await chooseFile(patient, recordWithPicture(30_000));
  await generate(patient);
  await patient.getByText("Adjust").click();
  await patient.getByRole("button", { name: "Pause" }).click();
  await assertAccessible(patient, "a stream in a pause, with all its buttons");
  await patient.getByRole("button", { name: "Bigger" }).click();
  await assertAccessible(patient, "the same over the whole screen");
  const fast = patient.getByRole("button", { name: "Fast", exact: true });
  await fast.click();
  await assertAccessible(patient, "the question before the fast mode");
  await patient.keyboard.press("Escape");
  await patient.getByRole("dialog").waitFor({ state: "hidden" });
  await assertFocus(patient, "fast");
  assert.equal(await fast.getAttribute("aria-pressed"), "false");
  assert.equal(await patient.getByRole("button", { name: "Bigger" }).getAttribute("aria-pressed"), "true");
  await fast.click();
  await patient.getByRole("button", { name: "Start fast mode" }).click();
  await assertSaid(patient, "Fast is on.");
  await assertFocus(patient, "fast");
  await assertAccessible(patient, "the fast mode");
  await patient.context().close();
});

test("the time that is left is said at 10, 5 and 1 minutes and at the end", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.clock.install();
  await patient.reload();
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await generate(patient, "Send as text or file");
  await codeOf(patient);
  await assertSaid(patient, "Your transfer code is");
  await assertAccessible(patient, "sending");
  for (const [minutes, words] of /** @type {const} */ ([
    [5, "10 minutes left."],
    [5, "5 minutes left."],
    [4, "1 minute left."],
    [1, "The code has ended."],
  ])) {
    await patient.clock.runFor(minutes * 60_000);
    await assertSaid(patient, words);
  }
  await assertFocus(patient, "ended-text");
  assert.equal(await patient.getByRole("timer").count(), 0);
  await assertAccessible(patient, "ended");
  await patient.context().close();
});

test("every step of the doctor's page is accessible, and the focus goes with it", async () => {
  const patient = await openPatient(browser, site.url);
  await chooseVisit(patient);
  await generate(patient, "Send as text or file");
  const code = await codeOf(patient);
  await patient.getByRole("button", { name: "Copy" }).click();
  await assertSaid(patient, "Copied");
  const text = await patient.evaluate(() => navigator.clipboard.readText());
  await patient.context().close();

  const doctor = await openDoctor(browser, site.url);
  await assertAccessible(doctor, "ready");
  await doctor.context().clearPermissions();
  await doctor.getByRole("button", { name: "Paste" }).click();
  await assertFocus(doctor, "pasted");
  await assertAccessible(doctor, "pasting by hand");

  await receive(doctor, { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await assertFocus(doctor, "code");
  await assertSaid(doctor, "Received. Type the code the patient says.");
  await assertAccessible(doctor, "asking for the code");
  await typeCode(doctor, `${code[0] === "0" ? "1" : "0"}${code.slice(1)}`);
  await doctor.getByText("2 tries left").waitFor();
  await assertFocus(doctor, "code");
  await assertAccessible(doctor, "after a wrong code");

  await typeCode(doctor, code);
  await assertFocus(doctor, "record-heading");
  await doctor.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await assertAccessible(doctor, "reading");
  await doctor.getByRole("button", { name: "Import" }).click();
  await assertSaid(doctor, "Imported.");
  await doctor.getByRole("button", { name: "Done" }).click();
  await assertFocus(doctor, "title");
  await assertAccessible(doctor, "imported");
  await doctor.context().close();
});

test("cards, certificates, links and keys of issuers are accessible, and the focus goes with them", async () => {
  const doctor = await openDoctor(browser, site.url);
  const issuer = new Issuer("https://a-clinic-with-a-long-name-and-no-space-in-it.health.example.org/issuer");
  const card = issuer.card(bundleOf("Amina Example"));
  // Until the page is ready, what stands below the first step may move under a press.
  await until(doctor, () => document.querySelector("#intake[inert]") === null);
  await doctor.getByText("Keys of issuers").click();
  await doctor.getByRole("button", { name: "Add keys" }).click();
  await doctor.getByText("There is no key in this", { exact: false }).waitFor();
  await assertAccessible(doctor, "keys of issuers, with what is wrong said");
  await doctor.getByText("Keys of issuers").click();

  await paste(doctor, "Paste", card);
  await assertFocus(doctor, "record-heading");
  await assertAccessible(doctor, "a card of an unknown issuer");
  await doctor.getByRole("button", { name: "Add the issuer’s keys" }).click();
  await assertFocus(doctor, "keys-text");
  await doctor.locator("#keys-text").fill(issuer.jwks);
  await doctor.getByRole("button", { name: "Add keys" }).click();
  await assertSaid(doctor, "Added 1 key.");
  await doctor.getByText("Verified: issued by", { exact: false }).waitFor();
  await assertAccessible(doctor, "a verified card, and the keys that were added");
  await doctor.getByRole("button", { name: "Done" }).click();

  await paste(doctor, "Paste", issuer.card(bundleOf("Amina Example"), { fault: "wrong", trailing: true }));
  await assertFocus(doctor, "record-heading");
  await assertAccessible(doctor, "a card whose signature is wrong");
  await doctor.getByRole("button", { name: "Done" }).click();

  await paste(doctor, "Paste", cardFileOf(card, issuer.card(bundleOf("Dalila Second"))));
  await assertFocus(doctor, "several-heading");
  await assertAccessible(doctor, "several cards");
  for (const place of [1, 0]) {
    await doctor.locator("#several-list button").nth(place).click();
    await assertFocus(doctor, "record-heading");
    await doctor.getByRole("button", { name: "Done" }).click();
  }

  const { link } = linkOf({
    body: "{}",
    url: "https://a-host-with-a-long-name-and-no-space-in-it.share.example.org/manifest",
    label: "A_label_without_a_space_that_is_as_long_as_a_label_may_be_in_a_link_eighty_signs",
    flag: "LP",
  });
  await paste(doctor, "Paste", link);
  await assertFocus(doctor, "link-heading");
  await assertAccessible(doctor, "a health link");
  await doctor.getByRole("button", { name: "Start again" }).and(doctor.locator(":visible")).click();
  await assertFocus(doctor, "title");

  const [part = ""] = codesOf(issuer.card(bundleOf("Amina Example")), 2);
  await paste(doctor, "Paste", part);
  await doctor.getByText("1 of 2 codes read.", { exact: false }).waitFor();
  await assertAccessible(doctor, "a part of a card");
  await doctor.context().close();
});
