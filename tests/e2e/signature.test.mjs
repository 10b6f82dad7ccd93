/** "The same phone as last time": the signature that a patient may add, and what the doctor's page says of it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import {
  ask,
  button,
  chooseFile,
  codeOf,
  copiedRequest,
  copiedText,
  generate,
  openDoctor,
  openPatient,
  paste,
} from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

const sent = await readFile(new URL("../fixtures/visit-record.json", import.meta.url));
const SIGN = { name: "Let this doctor know my phone again" };

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

/**
 * One transfer, up to the record on the doctor's page.
 *
 * @param {Page} patient
 * @param {Page} doctor
 * @param {() => Promise<unknown>} choose what the patient does before sending
 */
async function transfer(patient, doctor, choose) {
  await chooseFile(patient, sent);
  await generate(patient, "Sealed for this doctor");
  await ask(doctor, await codeOf(patient));
  await paste(patient, "Paste request", await copiedRequest(doctor));
  await patient.getByRole("heading", { name: "Send it to this doctor?" }).waitFor();
  await choose();
  await button(patient, "Lock it for this doctor").click();
  await paste(doctor, "Paste", await copiedText(patient));
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await button(patient, "Done").click();
}

test("a phone that signed is known again after an import, and a new one once its key is forgotten", async () => {
  const patient = await openPatient(browser, site.url);
  const doctor = await openDoctor(browser, site.url);
  const sign = patient.getByRole("checkbox", SIGN);
  const forget = button(patient, "Forget my phone’s key");
  const isNew = doctor.getByText("Signed by a phone from which nothing was imported here yet.");
  const isKnown = doctor.getByText("Signed by the same phone as a record imported here on");

  await transfer(patient, doctor, async () => {
    assert.equal(await sign.isChecked(), false, "nobody signs who did not choose to");
    assert.equal(await forget.isVisible(), false);
  });
  await button(doctor, "Import").click();
  assert.equal(await doctor.locator("#phone").isVisible(), false, "nothing is said of who did not sign");
  await button(doctor, "Done").click();

  await transfer(patient, doctor, () => sign.check());
  await isNew.waitFor();
  await button(doctor, "Done").click();

  await transfer(patient, doctor, async () => {
    await forget.waitFor();
    assert.ok(await sign.isChecked(), "a phone with a key signs");
  });
  await isNew.waitFor();
  await button(doctor, "Import").click();
  await button(doctor, "Done").click();

  await transfer(patient, doctor, () => forget.waitFor());
  await isKnown.waitFor();
  await button(doctor, "Done").click();

  await transfer(patient, doctor, async () => {
    await forget.click();
    await forget.waitFor({ state: "hidden" });
    assert.equal(await sign.isChecked(), false);
    await sign.check();
  });
  await isNew.waitFor();
  await patient.context().close();
  await doctor.context().close();
});

test("a phone that cannot keep a key is not offered to sign, and sends all the same", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no storage here", "SecurityError");
    };
  });
  await patient.reload();
  const doctor = await openDoctor(browser, site.url);
  await transfer(patient, doctor, async () => {
    assert.equal(await patient.getByRole("checkbox", SIGN).isVisible(), false);
  });
  assert.equal(await doctor.locator("#phone").isVisible(), false);
  await patient.context().close();
  await doctor.context().close();
});

test("a signature that was made for another transfer is called out, and never remembered", async () => {
  const doctor = await openDoctor(browser, site.url);
  const words = await doctor.evaluate(async () => {
    const phones = await import("/www/doctor/known-phones.js");
    const publicKey = "00".repeat(32);
    await phones.remember({ publicKey, signature: "invalid" }, 1_700_000_000);
    return Promise.all([
      phones.wordsFor({ publicKey, signature: "invalid" }),
      phones.wordsFor({ publicKey, signature: "valid" }),
    ]);
  });
  assert.match(words[0] ?? "", /^Careful: .* does not fit this transfer/);
  assert.match(words[1] ?? "", /nothing was imported here yet/);
  await doctor.context().close();
});
