/** What script/site writes for a host: the same pages, smaller, and a record crosses on them. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, serve } from "./harness.mjs";
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

const root = fileURLToPath(new URL("../..", import.meta.url));
const sent = await readFile(join(root, "tests/fixtures/visit-record.json"), "utf8");

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "mdawa-site-"));
  await promisify(execFile)(join(root, "script/site"), [folder]);
});
after(() => rm(folder, { recursive: true }));

test("a site has every file of the pages but their types, and its scripts have no comments", async () => {
  for (const part of ["www", "pkg"]) {
    const files = (await readdir(join(root, part), { recursive: true })).sort();
    const kept = files.filter((file) => !/\.d\.m?ts$|^(package\.json|README\.md|LICENSE-.*)$/.test(file));
    assert.deepEqual((await readdir(join(folder, part), { recursive: true })).sort(), kept);
    for (const file of kept.filter((file) => file.endsWith(".js"))) {
      const text = await readFile(join(folder, part, file), "utf8");
      assert.doesNotMatch(text, /\/\*\*| \/\/ |@param/, file);
    }
  }
});

test("all pages in one file are there to be kept, and not to be opened under the site's policy", async () => {
  const site = await serve("0", folder);
  try {
    const answer = await fetch(`${site.url}/mdawa.html`);
    assert.equal(answer.headers.get("content-disposition"), "attachment");
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.ok(bytes.equals(await readFile(join(folder, "mdawa.html"))));
    assert.ok(bytes.length <= 1_500_000, `${bytes.length} bytes`);
  } finally {
    await site.close();
  }
});

test("a record is asked for and sent on a site's pages", async () => {
  const site = await serve("0", folder);
  const browser = await launch();
  try {
    const patient = await openPatient(browser, site.url);
    await chooseFile(patient, Buffer.from(sent));
    await generate(patient, "Sealed for this doctor");
    const doctor = await openDoctor(browser, site.url);
    await ask(doctor, await codeOf(patient));
    await paste(doctor, "Paste", await answer(patient, await copiedRequest(doctor)));
    await assertArrived(doctor, sent);
    await button(doctor, "Done").click();
  } finally {
    await browser.close();
    await site.close();
  }
});
