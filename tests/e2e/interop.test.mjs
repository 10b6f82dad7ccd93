/** The worker for other people's codes, in a browser under the pages' own policy. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { BLANK, launch, serve } from "./harness.mjs";

const made = JSON.parse(await readFile(new URL("../fixtures/interop.json", import.meta.url), "utf8"));

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});
after(() => Promise.all([server.close(), browser.close()]));

test("codes of others are read in a worker, which asks nobody but its own site", async () => {
  const page = await browser.newPage();
  /** @type {string[]} */
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await page.goto(server.url + BLANK);
  const read = await page.evaluate(async ({ card, certificates, link }) => {
    const { Interop } = await import("/www/shared/interop.js");
    const interop = new Interop();
    const bundled = await (await fetch("/www/data/issuers.json")).text();
    const key = await interop.call("keyOfCertificate", certificates.test.certificate);
    const keys = JSON.stringify({ keys: [key.jwk] });
    return {
      card: await interop.call("openHealthCard", card.chunks, `[${bundled},${JSON.stringify(card.jwks)}]`),
      dcc: await interop.call("openDcc", certificates.test.text, keys),
      link: await interop.call("decodeHealthLink", link.link),
      file: await interop.call("openHealthLinkFile", link.jwe, link.payload.key),
      refused: await interop.call("openHealthCard", card.chunks.slice(1), "").catch((error) => error.code),
    };
  }, made);
  assert.deepEqual([read.card.signature, read.card.record], ["valid", made.card.record]);
  assert.deepEqual([read.dcc.signature, read.dcc.payload], ["valid", made.certificates.test.payload]);
  assert.deepEqual([read.link.url, read.file.body], [made.link.payload.url, made.link.body]);
  assert.equal(read.refused, "card-incomplete");
  assert.ok(asked.length > 3);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(`${server.url}/`)),
    [],
  );
});
