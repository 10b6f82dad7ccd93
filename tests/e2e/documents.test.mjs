/** Documents and pictures that a record holds: shown when asked for, as pictures of their pages, and nothing else of them. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import qrcode from "qrcode";
import { launch, serve, until } from "./harness.mjs";
import { pageOfWords, pdfOf, pdfWithPassword } from "./pdf-maker.mjs";
import { button, openDoctor, receive } from "./people.mjs";
import { assertAccessible } from "./wcag.mjs";

/** @typedef {import("playwright-core").Page} Page */

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
 * A document bundle as hospitals in India write them: a table of contents that refers to documents.
 *
 * @param {{ title: string, contentType?: string, data: Buffer }[]} files
 */
function recordWith(files) {
  const documents = files.map(({ title, contentType, data }, index) => ({
    fullUrl: `urn:uuid:00000000-0000-4000-8000-00000000000${index}`,
    resource: {
      resourceType: "DocumentReference",
      status: "current",
      type: { text: title },
      content: [{ attachment: { contentType, title, data: data.toString("base64") } }],
    },
  }));
  const composition = {
    resourceType: "Composition",
    status: "final",
    type: { text: "Health Document Record" },
    subject: { reference: "urn:uuid:00000000-0000-4000-8000-0000000000aa" },
    date: "2026-05-01",
    title: "Health Document",
    section: [{ title: "Documents", entry: documents.map(({ fullUrl }) => ({ reference: fullUrl })) }],
  };
  const patient = { resourceType: "Patient", name: [{ text: "Asha Example" }], birthDate: "1980" };
  const record = {
    resourceType: "Bundle",
    type: "document",
    entry: [
      { fullUrl: "urn:uuid:00000000-0000-4000-8000-0000000000cc", resource: composition },
      { fullUrl: "urn:uuid:00000000-0000-4000-8000-0000000000aa", resource: patient },
      ...documents,
    ],
  };
  return { name: "record.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(record)) };
}

/** How many pixels of a drawn page are dark. @param {Page} doctor @param {string} name */
function darkPixels(doctor, name) {
  return doctor.getByRole("img", { name }).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return -1;
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) dark += Number((data[at] ?? 255) < 128);
    return dark;
  });
}

test("the pages of a PDF in a record are drawn, five at once, and taken away again", async () => {
  const doctor = await openDoctor(browser, site.url);
  const data = pdfOf(
    Array.from({ length: 7 }, (_, page) => pageOfWords(`Discharge summary, page ${page + 1}`)),
  );
  await receive(doctor, recordWith([{ title: "Discharge summary", contentType: "application/pdf", data }]));
  const show = button(doctor, "Show document: Discharge summary");
  await show.waitFor();
  assert.equal(await doctor.locator("#record canvas").count(), 0, "nothing before it is asked for");
  await show.click();
  await doctor.getByRole("img", { name: "Page 5 of 7 of Discharge summary" }).waitFor();
  assert.ok((await darkPixels(doctor, "Page 1 of 7 of Discharge summary")) > 500, "words are drawn");
  await button(doctor, "Show 2 more pages").click();
  await doctor.getByRole("img", { name: "Page 7 of 7 of Discharge summary" }).waitFor();
  await assertAccessible(doctor, "a document in a record");
  await button(doctor, "Hide document: Discharge summary").click();
  assert.equal(await doctor.locator("#record canvas").count(), 0);
  await show.click();
  await button(doctor, "Done").click();
  assert.equal(await doctor.locator("canvas").filter({ visible: true }).count(), 0);
  await doctor.context().close();
});

test("a picture in a record is shown, whatever the record calls it", async () => {
  const doctor = await openDoctor(browser, site.url);
  const data = await qrcode.toBuffer("a picture", { scale: 4 });
  await receive(doctor, recordWith([{ title: "X-ray", contentType: "image/jpeg", data }]));
  await button(doctor, "Show document: X-ray").click();
  const picture = doctor.getByRole("img", { name: "X-ray" });
  await picture.waitFor();
  await until(
    doctor,
    () => /** @type {HTMLImageElement} */ (document.querySelector("#record img"))?.naturalWidth > 0,
  );
  await doctor.context().close();
});

test("what could do harm is not shown but can be saved, and what is damaged is said to be", async () => {
  const doctor = await openDoctor(browser, site.url);
  let dialogs = 0;
  doctor.on("dialog", (dialog) => {
    dialogs += 1;
    dialog.dismiss();
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>`;
  await receive(
    doctor,
    recordWith([
      { title: "Page", contentType: "text/html", data: Buffer.from("<script>alert(3)</script>") },
      { title: "Drawing", contentType: "image/svg+xml", data: Buffer.from(svg) },
      { title: "Disguise", contentType: "image/png", data: Buffer.from(svg) },
      { title: "Words", contentType: "text/plain", data: Buffer.from("<b>Take with food</b>") },
      { title: "Broken", contentType: "application/pdf", data: Buffer.from("%PDF-1.7\nand then nothing") },
      { title: "Locked", contentType: "application/pdf", data: pdfWithPassword() },
    ]),
  );
  for (const [title, words] of /** @type {const} */ ([
    ["Page", "This kind of file (text/html) is not shown here"],
    ["Drawing", "This kind of file (image/svg+xml) is not shown here"],
    ["Disguise", "This kind of file (image/png) is not shown here"],
    ["Words", "<b>Take with food</b>"],
    ["Broken", "The document is damaged and cannot be shown."],
    ["Locked", "This document is locked with a password."],
  ])) {
    await button(doctor, `Show document: ${title}`).click();
    await doctor.locator(".entry-document").getByText(words).waitFor();
    await button(doctor, `Hide document: ${title}`).click();
  }
  assert.equal(dialogs, 0);
  assert.equal(await doctor.locator("#record :is(script, svg, iframe, object, embed, a)").count(), 0);
  await button(doctor, "Show document: Drawing").click();
  const [download] = await Promise.all([
    doctor.waitForEvent("download"),
    button(doctor, "Save document").click(),
  ]);
  assert.equal(download.suggestedFilename(), "document.bin");
  await doctor.context().close();
});
