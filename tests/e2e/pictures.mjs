/** Takes the README's pictures: `node tests/e2e/pictures.mjs`. */

import { fileURLToPath } from "node:url";
import { launch, serve } from "./harness.mjs";
import {
  answer,
  ask,
  button,
  codeOf,
  copiedRequest,
  generate,
  openDoctor,
  openPatient,
  paste,
} from "./people.mjs";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));
const [PHONE, LAPTOP] = [
  { width: 390, height: 844 },
  { width: 820, height: 800 },
];

/** @param {import("playwright-core").Page} page @param {string} name */
async function picture(page, name) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${docs}/${name}.png`, scale: "css" });
}

const site = await serve();
const browser = await launch();
try {
  const patient = await openPatient(browser, site.url);
  await patient.setViewportSize(PHONE);
  await patient.goto(site.url);
  await picture(patient, "door");
  await patient.goto(`${site.url}/www/patient.html`);
  await button(patient, "Try with an example").click();
  await generate(patient, "Sealed for this doctor");
  const code = await codeOf(patient);
  await picture(patient, "patient");

  const doctor = await openDoctor(browser, site.url);
  await doctor.setViewportSize(LAPTOP);
  await ask(doctor, code);
  await picture(doctor, "request");
  const text = await answer(patient, await copiedRequest(doctor));
  await picture(patient, "answer");
  await paste(doctor, "Paste", text);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await picture(doctor, "doctor");
} finally {
  await browser.close();
  await site.close();
}
