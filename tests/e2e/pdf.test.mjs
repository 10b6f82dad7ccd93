/** PDF files: their codes are found, their faults have names, and nothing in them runs or is fetched. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import qrcode from "qrcode";
import { BLANK, launch, serve } from "./harness.mjs";
import { pageOfWords, pageWithCode, pdfOf, pdfOfScan, pdfWithPassword } from "./pdf-maker.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** What the page asked for. @type {string[]} */
const requests = [];

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
  page = await browser.newPage();
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(server.url + BLANK);
});
after(() => Promise.all([server.close(), browser.close()]));

/** The texts of the codes in a PDF, or why there are none. @param {Buffer} file */
function read(file) {
  return page.evaluate(async (base64) => {
    const { Core } = await import("/www/shared/core.js");
    const { textsInPdf } = await import("/www/doctor/pdf-codes.js");
    const core = new Core();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const signal = new AbortController().signal;
    return textsInPdf(new Blob([bytes]), core, { onPage() {}, signal })
      .catch((error) => `${error.code} ${JSON.stringify(error.params ?? "")}`)
      .finally(() => core.close());
  }, file.toString("base64"));
}

/** @param {string} text */
const codeOf = (text) => qrcode.create(text, { errorCorrectionLevel: "L" }).modules;

test("codes drawn as vectors are read from every page, small and dense ones too", async () => {
  const long = `dense ${"0123456789".repeat(120)}`;
  const file = pdfOf([
    pageOfWords("nothing here"),
    pageWithCode(codeOf("hello"), { side: 60 }),
    pageWithCode(codeOf(long), { side: 170, words: "Certificate" }),
  ]);
  assert.deepEqual(await read(file), ["hello", long]);
});

test("a code in a scanned page is read", async () => {
  const modules = codeOf("scanned");
  const [scale, border] = [8, 6];
  const side = (modules.size + 2 * border) * scale;
  const grey = Uint8Array.from({ length: side * side }, (_, at) => {
    const [row, column] = [Math.floor(at / side / scale) - border, Math.floor((at % side) / scale) - border];
    const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
    return inside && modules.get(row, column) ? 30 : 225;
  });
  assert.deepEqual(await read(pdfOfScan({ width: side, height: side, grey })), ["scanned"]);
});

test("each fault of a PDF has its own name", async () => {
  const whole = pdfOf([pageOfWords("nothing here")]);
  assert.equal(await read(whole), 'pdf-no-code {"pages":1}');
  assert.equal(await read(pdfWithPassword()), 'pdf-locked ""');
  assert.equal(await read(Buffer.alloc(0)), 'pdf-empty ""');
  assert.equal(await read(pdfOf([])), 'pdf-empty ""');
  assert.equal(await read(Buffer.from("%PDF-1.7\nand then nothing")), 'pdf-damaged ""');
  assert.equal(
    await read(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 151) & 255))),
    'pdf-damaged ""',
  );
  assert.equal(
    await read(pdfOf(Array.from({ length: 17 }, () => pageOfWords("x")))),
    'pdf-no-code-yet {"pages":16}',
  );
});

test("a page of endless width or no size is refused or drawn small, and does not fill the memory", async () => {
  const huge = pdfOf([{ ...pageWithCode(codeOf("huge")), width: 2_000_000_000, height: 2_000_000_000 }]);
  assert.equal(await read(huge), 'pdf-no-code {"pages":1}');
  const flat = await read(pdfOf([{ ...pageOfWords("flat"), width: 0, height: 0 }]));
  assert.match(String(flat), /^pdf-(no-code|damaged)/);
});

test("what a person gives up ends at once", async () => {
  const file = pdfOf([pageOfWords("x")]).toString("base64");
  const code = await page.evaluate(async (base64) => {
    const { Pdf } = await import("/www/shared/pdf.js");
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const end = new AbortController();
    const opening = Pdf.open(new Blob([bytes]), end.signal).catch((error) => error.code);
    end.abort();
    return opening;
  }, file);
  assert.equal(code, "cancelled");
});

test("nothing in a PDF runs or is fetched: only files of ours are asked for", async () => {
  const hostile = pdfOf([pageWithCode(codeOf("hostile"))], {
    extra: ["<< /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\('https://example.org/'\\)) >>"],
    trailer: "",
  });
  const withAction = Buffer.from(
    hostile.toString("latin1").replace("/Type /Catalog", "/OpenAction 3 0 R /Type /Catalog"),
    "latin1",
  );
  assert.deepEqual(await read(withAction), ["hostile"]);
  assert.ok(requests.length > 5, "requests were counted");
  for (const url of requests) assert.ok(url.startsWith(`${server.url}/`), url);
  // Neither a decoder nor a font that no page needed.
  assert.deepEqual(
    new Set(requests.filter((url) => url.includes("/vendor/")).map((url) => url.slice(server.url.length))),
    new Set(["/www/vendor/pdfjs/pdf.min.mjs", "/www/vendor/pdfjs/pdf.worker.min.mjs"]),
  );
});
