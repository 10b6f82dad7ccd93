/** Who may import whom. Imports point one way only, so that a stranger finds what a change can reach. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, posix, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @param {string} folder @param {string} ending @returns {Promise<string[]>} paths from the root, with slashes */
async function filesIn(folder, ending) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** What a module imports when it runs: not what its types come from. @param {string} file */
async function importsOf(file) {
  const text = await readFile(join(root, file), "utf8");
  const imports =
    /^(?:import|export)\b[^"]*?from "([^"]+)"|^import "([^"]+)"|(?:await|=>) import\("([^"]+)"\)/gm;
  return [...text.matchAll(imports)].map(([, from, bare, later]) =>
    posix.join(dirname(file), from ?? bare ?? later ?? ""),
  );
}

/** What a view may use: nothing that reads a clock, a camera, a store or the module. */
const FOR_VIEWS = [
  "announce.js",
  "countdown.js",
  "dom.js",
  "i18n.js",
  "paper.js",
  "picture-frame.js",
  "record-text.js",
].map((name) => `www/shared/${name}`);

/** The workers that hold a compiled module, each its own. */
const HOLDERS = new Map([
  // Only what the modules are held against.
  ["www/shared/wasm.js", "pkg/integrity.js"],
  ["www/shared/core-worker.js", "pkg/transfer.js"],
  ["www/shared/codes-worker.js", "pkg/codes.js"],
  ["www/shared/interop-worker.js", "pkg/interop.js"],
  ["www/shared/records-worker.js", "pkg/records.js"],
  ["www/vault/vault-worker.js", "pkg/codes.js"],
]);

test("only the workers import a compiled module", async () => {
  for (const file of await filesIn("www", ".js")) {
    const compiled = (await importsOf(file)).filter((imported) => imported.startsWith("pkg/"));
    assert.ok(
      compiled.every((module) => HOLDERS.get(file) === module),
      `${file} imports ${compiled}: go through www/shared/core.js, codes.js, interop.js or records.js`,
    );
  }
});

test("one file alone names the reader of PDF files, and no page loads it before it is needed", async () => {
  for (const file of await filesIn("www", ".js")) {
    const named = (await readFile(join(root, file), "utf8")).includes('vendor/pdfjs/pdf.min.mjs")');
    assert.equal(named, file === "www/shared/pdf.js", file);
    for (const imported of await importsOf(file)) {
      const later = file === "www/shared/pdf.js" && imported === "www/vendor/pdfjs/pdf.min.mjs";
      assert.ok(later || !imported.startsWith("www/vendor/"), `${file} imports ${imported}`);
    }
  }
});

test("the patient's page, the doctor's page and what they share keep apart", async () => {
  const allowed = {
    "www/patient": ["www/patient/", "www/shared/"],
    "www/doctor": ["www/doctor/", "www/shared/", "www/text/en/interop"],
    "www/check": ["www/check/", "www/shared/", "www/text/en/check", "www/text/check-words.js"],
    "www/exchange": [
      "www/exchange/",
      "www/shared/",
      "www/text/en/exchange",
      "www/text/en/interop",
      "www/text/en/record.js",
    ],
    "www/poster": ["www/poster/", "www/shared/"],
    "www/records": [
      "www/records/",
      "www/two-step/",
      "www/vault/",
      "www/shared/",
      "www/text/en/record",
      "www/text/en/interop",
    ],
    "www/settings": ["www/settings/", "www/two-step/", "www/shared/", "www/text/en/settings"],
    "www/shared": ["www/shared/", "www/text/", "www/vendor/", "pkg/"],
    "www/two-step": ["www/two-step/", "www/shared/"],
    "www/vault": ["www/vault/", "www/shared/", "pkg/codes.js"],
    "www/text": ["www/text/"],
  };
  for (const [folder, starts] of Object.entries(allowed)) {
    for (const file of await filesIn(folder, ".js")) {
      for (const imported of await importsOf(file)) {
        assert.ok(
          starts.some((start) => imported.startsWith(start)),
          `${file} imports ${imported}: ${folder} may import ${starts.join(", ")} only`,
        );
      }
    }
  }
});

/** What a page has beside its views: services of its own, which page.js wires to them. */
const SERVICES = [
  "www/check/agreements.js",
  "www/check/checks.js",
  "www/check/consents.js",
  "www/check/gateway.js",
  "www/check/handing-over.js",
  "www/check/message.js",
  "www/check/metrics.js",
  "www/check/number-step.js",
  "www/check/patients.js",
  "www/check/settings-section.js",
  "www/check/settings.js",
  "www/doctor/arrivals.js",
  "www/doctor/asking.js",
  "www/doctor/documents.js",
  "www/doctor/foreign-door.js",
  "www/doctor/foreign.js",
  "www/doctor/issuer-keys.js",
  "www/doctor/keeping.js",
  "www/doctor/known-phones.js",
  "www/doctor/opening.js",
  "www/doctor/pdf-codes.js",
  "www/doctor/picture.js",
  "www/doctor/reading.js",
  "www/doctor/received-store.js",
  "www/doctor/received.js",
  "www/doctor/taking.js",
  "www/exchange/fetching.js",
  "www/exchange/request.js",
  "www/exchange/sending.js",
  "www/patient/answering.js",
  "www/patient/choosing.js",
  "www/patient/phone-key.js",
  "www/records/arriving.js",
  "www/records/attachments.js",
  "www/records/bringing-in.js",
  "www/records/comparing.js",
  "www/records/errands.js",
  "www/records/founding.js",
  "www/records/gate.js",
  "www/records/giving.js",
  "www/records/inside.js",
  "www/records/keeping.js",
  "www/records/receipts.js",
  "www/records/safety.js",
  "www/records/session.js",
  "www/records/writing.js",
  "www/settings/device.js",
  "www/settings/diagnostics.js",
  "www/two-step/door.js",
  "www/settings/history.js",
  "www/settings/identity.js",
  "www/settings/imports.js",
  "www/two-step/profile.js",
  "www/settings/rows.js",
];

/** The sentences of one page alone, which its views say. */
const SENTENCES = new Map([
  ["www/doctor/foreign-text.js", ["www/text/en/interop.js", "www/text/en/interop-errors.js"]],
  ["www/check/text.js", ["www/text/en/check.js"]],
  [
    "www/exchange/text.js",
    ["www/text/en/exchange.js", "www/text/en/interop-errors.js", "www/text/en/record.js"],
  ],
  ["www/records/text.js", ["www/text/en/record.js", "www/text/en/records.js"]],
  ["www/settings/text.js", ["www/text/en/settings.js"]],
]);

test("views import no services", async () => {
  for (const folder of [
    "www/patient",
    "www/doctor",
    "www/check",
    "www/exchange",
    "www/records",
    "www/settings",
    "www/two-step",
  ]) {
    for (const file of await filesIn(folder, ".js")) {
      if (file === `${folder}/page.js` || SERVICES.includes(file)) continue;
      for (const imported of await importsOf(file)) {
        const view = imported.startsWith(`${folder}/`) && !SERVICES.includes(imported);
        assert.ok(
          view || FOR_VIEWS.includes(imported) || SENTENCES.get(file)?.includes(imported),
          `${file} imports ${imported}: hand it over from ${folder}/page.js`,
        );
      }
    }
  }
});

/** Each module of the crate, and the modules that it may name. `wasm` may name all. */
const DOWNWARD = new Map([
  ["time", []],
  ["hex", []],
  ["mac", []],
  ["percent", []],
  ["code", ["hex", "mac", "percent", "time"]],
  ["contact", ["code", "hex", "mac", "percent", "time"]],
  ["audit", ["contact", "code", "hex", "mac", "time"]],
  ["record", ["percent", "time"]],
  ["interop", ["percent"]],
  ["package", ["record", "code", "time"]],
  ["optical", []],
  ["recognise", ["interop", "package", "optical", "record", "code", "time"]],
]);

test("the crate's modules name only modules below them, and only wasm names the browser", async () => {
  for (const file of await filesIn("src", ".rs")) {
    if (file.endsWith("/tests.rs")) continue;
    const module = /^src\/(\w+)/.exec(file)?.[1] ?? "";
    if (module === "lib" || module === "wasm") continue;
    const allowed = DOWNWARD.get(module);
    assert.ok(allowed, `${file}: say in this test what the module ${module} may import`);
    const [code = ""] = (await readFile(join(root, file), "utf8")).split("#[cfg(test)]");
    for (const [, named = ""] of code.matchAll(/\bcrate::(\w+)/g)) {
      assert.ok(
        named === module || allowed.some((below) => below === named),
        `${file} names crate::${named}`,
      );
    }
    assert.doesNotMatch(code, /\b(?:js_sys|web_sys|wasm_bindgen|getrandom)\b/, `${file} knows the browser`);
  }
});
