/** Codes that others made, where they are at hand: none of them belongs to this repository. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import qrcode from "qrcode";
import { launch, serve } from "./harness.mjs";
import { button, openDoctor, paste, receive } from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

const DATA = new URL("../../../shared/data/", import.meta.url);
const skip = existsSync(DATA) ? false : "real codes are tried where ../shared/data is, and it is not there";
const PUBLISHER = "https://spec.smarthealth.cards/examples/issuer";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  if (skip) console.log(`skipped: ${skip}`);
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** @param {string} name */
const text = async (name) => (await readFile(new URL(name, DATA), "utf8")).trim();

/** @param {Page} doctor @param {string} issuer @param {string} keys */
async function addKeys(doctor, issuer, keys) {
  await doctor.getByText("Keys of issuers").click();
  await doctor.getByLabel("The issuer’s web address, or an EU country’s two letters").fill(issuer);
  await doctor.getByLabel("Its keys (a JWKS) or its certificate").fill(keys);
  await button(doctor, "Add keys").click();
  await doctor
    .locator("#keys-list")
    .getByText(/keys?, added/)
    .first()
    .waitFor();
  await doctor.getByText("Keys of issuers").click();
}

/** What is read, once there is something. @param {Page} doctor */
async function read(doctor) {
  const region = doctor.getByRole("region", { name: "Patient record" });
  await region.waitFor();
  const shown = ((await region.textContent()) ?? "").replaceAll(/\s+/g, " ");
  const headline = (await doctor.locator("#vouch").textContent()) ?? "";
  await button(doctor, "Done").click();
  return { shown, headline };
}

test("the specification’s cards are read as text, as files and as codes, and their keys tell which hold", {
  skip,
}, async () => {
  const doctor = await openDoctor(browser, site.url);
  const { keys } = JSON.parse(await text("shc/issuer-jwks.json"));
  const crls = [JSON.parse(await text("shc/issuer-crl-3Kfdg.json"))];
  await addKeys(doctor, "", JSON.stringify({ issuers: [{ iss: PUBLISHER, name: "Publisher", keys, crls }] }));
  const names = (await readdir(new URL("shc/", DATA))).sort();
  for (const example of ["00", "01", "02", "03"]) {
    const [entry] = JSON.parse(await text(`shc/example-${example}-a-fhirBundle.json`)).entry;
    const { family } = entry.resource.name?.[0] ?? {};
    const codes = names.filter((name) => name.startsWith(`example-${example}-f-`));
    const pictures = await Promise.all(
      codes.map(async (name) => ({
        name: `${name}.png`,
        mimeType: "image/png",
        buffer: await qrcode.toBuffer(await text(`shc/${name}`), { scale: 6 }),
      })),
    );
    const file = await text(`shc/example-${example}-e-file.smart-health-card`);
    for (const bring of [
      async () => paste(doctor, "Paste", await text(`shc/example-${example}-d-jws.txt`)),
      () => receive(doctor, { name: "card.smart-health-card", mimeType: "", buffer: Buffer.from(file) }),
      () => receive(doctor, ...pictures),
    ]) {
      await bring();
      const { shown, headline } = await read(doctor);
      if (family) assert.ok(shown.includes(family), shown);
      if (example === "03") {
        // The list revokes this name up to a moment before this card was issued.
        assert.match(headline, /^Expired on/);
        assert.match(shown, /took back earlier ones of this name, but not this one/);
      } else {
        assert.equal(
          headline,
          "Verified: issued by Publisher (spec.smarthealth.cards), and not changed since.",
        );
      }
    }
  }
  await doctor.context().close();
});

test("a published health link is shown, and its file opened without the network", { skip }, async () => {
  const doctor = await openDoctor(browser, site.url);
  await paste(doctor, "Paste", await text("shl/IPS_IG-bundle-01-shl.txt"));
  await button(doctor, "Contact raw.githubusercontent.com").waitFor();
  await paste(doctor, "Paste", await text("shl/IPS_IG-bundle-01-enc.txt"));
  const [, , ...entries] = JSON.parse(await text("shl/IPS_IG-bundle-01.json")).entry;
  assert.ok(entries.length > 5);
  const { shown, headline } = await read(doctor);
  assert.match(
    headline,
    /^Not signed\. It came locked under a health link, from raw\.githubusercontent\.com\./,
  );
  assert.ok(shown.length > 2000, shown);
  // This one is signed and not locked, which is a fault of whoever made it: a sentence, or a record; never nothing.
  await paste(doctor, "Paste", await text("shl/CARIN_INS_CD-bundle-01-shl.txt"));
  await paste(doctor, "Paste", await text("shl/CARIN_INS_CD-bundle-01-enc.txt"));
  await doctor.locator(":is(#record:not([hidden]), #problem:not([hidden]))").first().waitFor();
  await doctor.context().close();
});

test("EU certificates of many countries are read, or said to be damaged where they are", {
  skip,
}, async (t) => {
  const doctor = await openDoctor(browser, site.url);
  let verified = 0;
  for (const name of (await readdir(new URL("dcc/", DATA))).sort()) {
    const { PREFIX, JSON: content, TESTCTX, EXPECTEDRESULTS } = JSON.parse(await text(`dcc/${name}`));
    if (!PREFIX) continue;
    await doctor.reload();
    if (
      content?.nam &&
      TESTCTX.CERTIFICATE &&
      EXPECTEDRESULTS.EXPECTEDVERIFY === true &&
      name.startsWith("countries")
    ) {
      const country = [...(content.v ?? []), ...(content.t ?? []), ...(content.r ?? [])][0]?.co;
      await addKeys(doctor, country, TESTCTX.CERTIFICATE);
    }
    await paste(doctor, "Paste", PREFIX);
    await doctor.locator(":is(#record:not([hidden]), #problem:not([hidden]))").first().waitFor();
    if (await doctor.locator("#problem").isVisible()) {
      const problem = (await doctor.locator("#problem-text").textContent()) ?? "";
      assert.ok(!EXPECTEDRESULTS.EXPECTEDDECODE, `${name}: ${problem}`);
      t.diagnostic(`${name}: ${problem}`);
      continue;
    }
    const { shown } = await read(doctor);
    const family = content?.nam?.fn;
    if (family) assert.ok(shown.includes(family), `${name}: ${family} in ${shown}`);
    verified += Number(/Verified: issued by|It is from .*, and was not changed since/.test(shown));
  }
  t.diagnostic(`${verified} signatures were right under the certificates that came with them`);
  assert.ok(verified >= 5, `${verified}`);
  await doctor.context().close();
});
