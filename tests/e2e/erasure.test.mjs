/** What is left of a transfer in the memory of the module, with and without vectors. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BLANK, launch, serve } from "./harness.mjs";

const vector = JSON.parse(await readFile(new URL("../vectors/transfer.json", import.meta.url), "utf8"));

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});
after(() => Promise.all([server.close(), browser.close()]));

/** The searches, in a page, and the module that they search. @param {string} glue @param {string} module */
async function openPage(glue, module) {
  const page = await browser.newPage();
  const searches = `${server.url}/erasure.mjs`;
  const path = fileURLToPath(new URL("erasure.mjs", import.meta.url));
  await page.route(searches, (route) => route.fulfill({ path, contentType: "text/javascript" }));
  await page.goto(server.url + BLANK);
  return page.evaluateHandle(
    async ({ searches, glue, module }) => {
      /** @type {typeof import("./erasure.mjs")} */
      const erasure = await import(searches);
      const wasm = await WebAssembly.compileStreaming(fetch(`/pkg/${module}`));
      return { erasure, place: { glue: `/pkg/${glue}`, wasm } };
    },
    { searches, glue, module },
  );
}

for (const module of ["records_bg.wasm", "records_bg_plain.wasm"]) {
  test(`nothing of whoever it wrote for is left in the memory of ${module}`, async () => {
    const it = await openPage("records.js", module);
    const { uses, afterwards } = await it.evaluate(({ erasure, place }) => erasure.compareTwoWriters(place));
    assert.deepEqual(afterwards, {}, "bytes that tell one person's use from another's");
    assert.equal(uses, 9);
    const { left, during } = await it.evaluate(({ erasure, place }) => erasure.searchForOneWriter(place));
    assert.deepEqual(left, []);
    assert.ok(during > 0, "what is on its way in is found");
  });
}

for (const module of ["transfer_bg.wasm", "transfer_bg_plain.wasm"]) {
  test(`the memory of ${module} is the same whoever it was used for`, async () => {
    const it = await openPage("transfer.js", module);
    const { uses, afterwards, waiting } = await it.evaluate(({ erasure, place }) => {
      return erasure.compareTwoPeople(place);
    });
    assert.deepEqual(afterwards, {}, "bytes that tell one person's use from another's");
    assert.equal(uses, 20);
    assert.ok(waiting > 0, "the keys of a request that waits are seen");
  });

  test(`no code and no text of a record is left in the memory of ${module}`, async () => {
    const it = await openPage("transfer.js", module);
    const { codes, left, notFound } = await it.evaluate(({ erasure, place }) => {
      return erasure.searchForOnePerson(place);
    });
    assert.deepEqual(left, []);
    assert.equal(codes, 12);
    assert.deepEqual(notFound, [], "what is there on purpose is found");
  });

  test(`no scalar, session key or other secret of a known transfer is left in the memory of ${module}`, async () => {
    const it = await openPage("transfer.js", module);
    const { waiting, record, afterwards } = await it.evaluate(({ erasure, place }, vector) => {
      return erasure.searchForKnownSecrets(place, vector);
    }, vector);
    assert.deepEqual(waiting, ["scalar", "skR"], "the keys of a request that waits are found");
    assert.equal(record, vector.record);
    assert.deepEqual(afterwards, []);
  });
}
