/** The words of the pages: all that a page says can be said in each language, with the same names filled in. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import * as mdawa from "../../pkg/mdawa.js";
import { translations } from "../../www/text/translations.js";

/** @typedef {import("../../www/shared/i18n.js").Message} Message */
/** @typedef {import("../../www/text/translations.js").Page} Page */
/** @typedef {import("../../www/text/translations.js").ScriptTexts} ScriptTexts */

const root = new URL("../../", import.meta.url);
const pages = /** @type {Page[]} */ (
  (await readdir(new URL("www", root))).flatMap((file) => /^(\w+)\.html$/.exec(file)?.[1] ?? [])
).concat("index");
const scripts = /** @type {(keyof ScriptTexts)[]} */ (
  (await readdir(new URL("www/text/en", root))).map((file) => file.replace(".js", ""))
);

/** @param {Page} page */
const htmlOf = (page) =>
  readFile(new URL(page === "index" ? "index.html" : `www/${page}.html`, root), "utf8");

/** Elements that have no end. */
const VOID = /^(meta|link|input|img|br|hr|wbr)$/;
/** What is not said in a language: a name, a language's own name, and what is there for who has no scripts. */
const UNSAID = /class="brand"|<option [^>]*lang="|<(noscript|script)\b/;

/**
 * The texts of a page by their keys, and what has none.
 *
 * @param {string} html
 */
function textsIn(html) {
  /** @type {Record<string, string>} */
  const texts = {};
  /** @type {string[]} */
  const keyless = [];
  /** @type {string[]} */
  const open = [];
  /** @param {string} key @param {string} text */
  const put = (key, text) => {
    assert.equal(texts[key] ?? text, text, `${key} says two things`);
    texts[key] = text;
  };
  for (const [piece] of html.matchAll(/<!--.*?-->|<[^>]+>|[^<]+/gs)) {
    const parent = open.at(-1) ?? "";
    if (piece.startsWith("</")) {
      open.pop();
    } else if (piece.startsWith("<")) {
      const name = /^<!?([\w-]+)/.exec(piece)?.[1] ?? "";
      const label = attribute(piece, "aria-label");
      const key = attribute(piece, "data-label");
      if (key) put(`label ${key}`, label ?? "");
      else if (label !== undefined) keyless.push(piece);
      if (/ (placeholder|title|alt)="[^"]*[a-z]{3} /i.test(piece)) keyless.push(piece);
      assert.ok(!attribute(parent, "data-text"), `${parent} has an element in it: ${piece}`);
      if (!VOID.test(name) && !piece.startsWith("<!")) open.push(piece);
    } else if (/\p{L}/u.test(piece)) {
      const key = attribute(parent, "data-text");
      if (key) put(key, piece.trim());
      else if (!open.some((element) => UNSAID.test(element))) keyless.push(piece.trim());
    }
  }
  return { texts, keyless };
}

/** @param {string} tag @param {string} name */
const attribute = (tag, name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

/** @param {string} text */
const holes = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join(" ");

test("all that stands on a page has a key, and a key says one thing on a page", async () => {
  assert.deepEqual(textsIn('<p>Text <b data-text="b">bold</b></p><a aria-label="Go"></a>'), {
    texts: { b: "bold" },
    keyless: ["Text", '<a aria-label="Go">'],
  });
  for (const page of pages) {
    assert.deepEqual(textsIn(await htmlOf(page)).keyless, [], page);
  }
});

for (const [language, { html, scripts: translated }] of Object.entries(translations)) {
  test(`${language}: every text of the HTML is there, and none that no page has`, async () => {
    const all = (await html.all()).texts;
    const shared = new Map();
    for (const page of pages) {
      const { texts } = textsIn(await htmlOf(page));
      const own = (await html[page]()).texts;
      const keys = [...new Set(Object.keys(texts).map((key) => key.replace(/^label /, "")))];
      const missing = keys.filter((key) => !(own[key] ?? all[key])?.trim());
      assert.deepEqual(missing, [], `${page} lacks these`);
      assert.deepEqual(
        Object.keys(own).filter((key) => !keys.includes(key)),
        [],
        `${page} has these in vain`,
      );
      for (const key of keys.filter((key) => !(key in own))) shared.set(key, page);
    }
    assert.deepEqual(
      Object.keys(all).filter((key) => !shared.has(key)),
      [],
      "all.js has these in vain",
    );
  });

  test(`${language}: what scripts say is whole, with the same names and the plurals of the language`, async () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
    for (const file of scripts) {
      /** @type {Record<string, Message>} */
      const english = (await import(new URL(`www/text/en/${file}.js`, root).href)).english;
      /** @type {Record<string, Message>} */
      const texts = (await translated[file]()).texts;
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort(), file);
      for (const [key, message] of Object.entries(english)) {
        const other = texts[key] ?? "";
        const where = `${file}: ${key}`;
        if (typeof message === "string") {
          assert.equal(typeof other, "string", where);
          assert.equal(Boolean(String(other).trim()), message !== "", where);
          assert.equal(holes(String(other)), holes(message), where);
        } else {
          assert.ok(typeof other === "object", where);
          assert.deepEqual(Object.keys(other).sort(), forms, where);
          assert.equal(holes(other.other ?? ""), holes(message.other ?? ""), where);
        }
      }
    }
  });
}

test("whatever turns an entry round is said before its title, never as a bare code", async () => {
  mdawa.initSync({ module: await readFile(new URL("pkg/mdawa_bg.wasm", root)) });
  /** @param {string} resourceType @param {string} id @param {object} [rest] */
  const entry = (resourceType, id, rest) => ({
    fullUrl: `https://clinic.example/${resourceType}/${id}`,
    resource: { resourceType, id, subject: { reference: "Patient/p" }, ...rest },
  });
  const conditions = [
    entry("Condition", "other", { subject: { reference: "Patient/q" } }),
    entry("Condition", "error", { verificationStatus: { coding: [{ code: "entered-in-error" }] } }),
    entry("Condition", "refuted", { verificationStatus: { coding: [{ code: "refuted" }] } }),
    entry("Condition", "changed", {
      modifierExtension: [{ url: "https://clinic.example/x", valueCode: "x" }],
    }),
    entry("Procedure", "not", { status: "not-done" }),
    entry("ServiceRequest", "never", { doNotPerform: true }),
  ];
  const said = [...conditions.map(({ fullUrl }) => fullUrl), "https://clinic.example/Condition/gone"];
  const section = { title: "All", entry: said.map((reference) => ({ reference })) };
  const patients = [entry("Patient", "p"), entry("Patient", "q")];
  const document = [entry("Composition", "c", { section: [section] }), ...patients, ...conditions];
  const versions = ["2", "1"].map((versionId) => entry("Condition", "twice", { meta: { versionId } }));
  const records = [
    { resourceType: "Bundle", type: "document", entry: document },
    { resourceType: "Bundle", type: "history", entry: [...patients, ...versions] },
  ].map((bundle) => mdawa.readRecord(JSON.stringify(bundle)));
  const cautions = records.flatMap(({ sections }) =>
    sections.flatMap(({ entries }) => entries.flatMap(({ cautions }) => cautions)),
  );
  const { english } = await import(new URL("www/text/en/record.js", root).href);
  const keys = Object.keys(english).filter((key) => key.startsWith("caution-"));
  assert.deepEqual([...new Set(cautions)].map((code) => `caution-${code}`).sort(), keys.sort());
});
