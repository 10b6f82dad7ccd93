import assert from "node:assert/strict";
import { test } from "node:test";
import { lumaOf, regionOf } from "../../www/shared/luma.js";

/** What a browser has and Node has not, as far as reading needs it. */
class Pixels {
  /**
   * @param {number} width
   * @param {number} height
   * @param {(x: number, y: number) => [number, number, number]} colour
   */
  constructor(width, height, colour) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(4 * width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) this.data.set([...colour(x, y), 255], 4 * (y * width + x));
    }
  }
}
Object.assign(globalThis, { ImageData: Pixels });

test("the whole of a picture is all of it, also at odd sizes", () => {
  assert.deepEqual(regionOf({ width: 641, height: 479 }, true), { x: 0, y: 0, width: 641, height: 479 });
});

test("the middle of a picture is a square on even pixels inside it", () => {
  for (const [width, height] of /** @type {const} */ ([
    [1280, 720],
    [720, 1280],
    [641, 479],
    [2, 2],
    [1, 1],
  ])) {
    const middle = regionOf({ x: 4, y: 2, width, height }, false);
    assert.equal(middle.width, middle.height);
    for (const length of Object.values(middle)) assert.equal(length % 2, 0);
    assert.ok(middle.x >= 4 && middle.x + middle.width <= 4 + width);
    assert.ok(middle.y >= 2 && middle.y + middle.height <= 2 + height);
  }
});

test("pixels become grey by the weight of their colours", async () => {
  const colours = /** @type {[number, number, number][]} */ ([
    [0, 0, 0],
    [255, 255, 255],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ]);
  const picture = /** @type {ImageData} */ (new Pixels(5, 1, (x) => colours[x] ?? [0, 0, 0]));
  assert.deepEqual(Array.from((await lumaOf(picture, true)).luma), [0, 255, 76, 149, 28]);
});

test("the middle is cut out of the rows it lies in", async () => {
  const picture = /** @type {ImageData} */ (
    new Pixels(20, 10, (x, y) => [10 * y + x, 10 * y + x, 10 * y + x])
  );
  const { luma, width, height } = await lumaOf(picture, false);
  const { x, y } = regionOf({ width: 20, height: 10 }, false);
  assert.deepEqual([width, height], [8, 8]);
  assert.equal(luma[0], 10 * y + x);
  assert.equal(luma[63], 10 * (y + 7) + x + 7);
});

test("a picture that cannot be read is picture-unreadable, and is closed", async () => {
  let closed = false;
  const picture = /** @type {ImageBitmap} */ ({ width: 9, height: 9, close: () => (closed = true) });
  await assert.rejects(lumaOf(picture, true), { code: "picture-unreadable" });
  assert.ok(closed);
});
