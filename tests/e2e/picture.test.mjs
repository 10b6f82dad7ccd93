import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drawFrames } from "./drawing.mjs";
import { BLANK, launch, serve } from "./harness.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string[]} */
let texts;
/** @type {string} a PNG in base64 */
let picture;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
  page = await browser.newPage();
  await page.goto(server.url + BLANK);
  const drawn = await drawFrames(page, { bytes: 600, density: 10, frames: 1 });
  texts = drawn.texts;
  picture = drawn.pictures[0]?.toString("base64") ?? "";
});
after(() => Promise.all([server.close(), browser.close()]));

/**
 * What a picture file of the code says.
 *
 * @param {{ type?: string, width?: number, height?: number, side?: number, clear?: boolean, code?: boolean }} file
 *   `side` is the code's, `clear` leaves out the white
 */
function read(file) {
  const { type = "image/png", width = 800, height = 800, side = 700, clear = false, code = true } = file;
  return page.evaluate(
    async ({ type, width, height, side, clear, code, picture }) => {
      const { Core } = await import("/www/shared/core.js");
      const { textsInPicture } = await import("/www/doctor/picture.js");
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      if (!clear) {
        context.fillStyle = "#bbb";
        context.fillRect(0, 0, width, height);
      }
      if (code) context.drawImage(bitmap, (width - side) / 2, (height - side) / 2, side, side);
      if (clear) {
        const pixels = context.getImageData(0, 0, width, height);
        for (let at = 0; at < pixels.data.length; at += 4) {
          if ((pixels.data[at] ?? 0) > 128) pixels.data[at + 3] = 0;
        }
        context.putImageData(pixels, 0, 0);
      }
      const core = new Core();
      const file = await canvas.convertToBlob({ type });
      if (file.type !== type) throw new Error(`this browser writes no ${type}`);
      return textsInPicture(file, core)
        .catch((error) => error.code)
        .finally(() => core.close());
    },
    { type, width, height, side, clear, code, picture },
  );
}

for (const type of ["image/png", "image/jpeg", "image/webp"]) {
  test(`a code in a file of ${type} is read`, async () => {
    assert.deepEqual(await read({ type }), texts);
  });
}

test("a code without its white, as a clear PNG holds it, is read", async () => {
  assert.deepEqual(await read({ clear: true }), texts);
});

test("a code in a picture larger than is read at once is found", async () => {
  assert.deepEqual(await read({ width: 6000, height: 4000, side: 3000 }), texts);
});

test("a picture without a code is picture-no-code, however small", async () => {
  assert.equal(await read({ code: false }), "picture-no-code");
  assert.equal(await read({ code: false, width: 1, height: 1 }), "picture-no-code");
});

test("a file that is no picture is picture-unreadable", async () => {
  const codes = await page.evaluate(async () => {
    const { Core } = await import("/www/shared/core.js");
    const { textsInPicture } = await import("/www/doctor/picture.js");
    const files = [
      new Blob([]),
      new Blob(["hello"], { type: "image/png" }),
      new Blob([new Uint8Array(65 << 20)]),
    ];
    const core = new Core();
    return Promise.all(
      files.map((file) =>
        textsInPicture(file, core).then(
          () => "read",
          ({ code }) => code,
        ),
      ),
    );
  });
  assert.deepEqual(codes, ["picture-unreadable", "picture-unreadable", "picture-unreadable"]);
});
