/** Takes the README's pictures: `node tests/e2e/pictures.mjs`. */

import { fileURLToPath } from "node:url";
import { launch, serve } from "./harness.mjs";
import { codeOf, generate, openDoctor, openPatient, photograph, receive, typeCode } from "./people.mjs";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));
const site = await serve();
const browser = await launch();
try {
  const patient = await openPatient(browser, site.url);
  await patient.goto(site.url);
  await patient.screenshot({ path: `${docs}/door.png`, scale: "css" });
  await patient.goto(`${site.url}/www/patient.html`);
  await patient.getByRole("button", { name: "Try with an example" }).click();
  await generate(patient);
  const code = await codeOf(patient);
  const frames = await photograph(patient, 6);
  await patient.screenshot({ path: `${docs}/patient.png`, scale: "css" });

  const doctor = await openDoctor(browser, site.url);
  await doctor.setViewportSize({ width: 820, height: 1000 });
  await receive(doctor, ...frames.map((buffer) => ({ name: "screen.png", mimeType: "image/png", buffer })));
  await doctor.screenshot({ path: `${docs}/code.png`, scale: "css" });
  await typeCode(doctor, code);
  await doctor.getByRole("region", { name: "Patient record" }).waitFor();
  await doctor.screenshot({ path: `${docs}/doctor.png`, scale: "css" });
} finally {
  await browser.close();
  await site.close();
}
