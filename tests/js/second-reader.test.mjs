import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

/** A frame that knows whether it was closed. */
class Frame {
  /** @type {Frame[]} */
  static open = [];
  constructor() {
    Frame.open.push(this);
  }
  clone() {
    return new Frame();
  }
  close() {
    Frame.open = Frame.open.filter((frame) => frame !== this);
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A reader in a browser with this detector. @param {((frame: Frame) => Promise<unknown>) | undefined} detect @param {string[]} [formats] */
async function readerWith(detect, formats = ["qr_code", "ean_13"]) {
  const BarcodeDetector = class {
    static getSupportedFormats = async () => formats;
    detect = detect;
  };
  Object.assign(globalThis, { VideoFrame: Frame, BarcodeDetector: detect && BarcodeDetector });
  const { SecondReader } = await import("../../www/shared/second-reader.js");
  const reader = /** @type {any} */ (new SecondReader());
  await settled();
  return reader;
}

/** What a worker does with a frame in which ours found nothing. @param {any} reader */
function offer(reader) {
  const frame = new Frame();
  const copy = reader.copyOf(frame);
  frame.close();
  const texts = reader.read(copy);
  reader.drop(copy);
  return texts;
}

afterEach(() => {
  assert.equal(Frame.open.length, 0, "every frame was closed");
});

test("what the browser finds is told once, with a later frame", async () => {
  const reader = await readerWith(async () => [{ rawValue: "one" }]);
  assert.deepEqual(offer(reader), []);
  await settled();
  assert.deepEqual(reader.read(undefined), ["one"]);
  assert.deepEqual(reader.read(undefined), []);
});

test("while it reads, it gets no other frame", async () => {
  /** @type {(codes: object[]) => void} */
  let answer = () => {};
  let asked = 0;
  const reader = await readerWith(() => {
    asked += 1;
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  offer(reader);
  offer(reader);
  assert.equal(asked, 1);
  answer([]);
  await settled();
  offer(reader);
  assert.equal(asked, 2);
  answer([]);
  await settled();
});

test("a frame that ours has read is not given to it", async () => {
  const reader = await readerWith(async () => assert.fail("asked"));
  reader.drop(reader.copyOf(new Frame()));
  Frame.open.at(0)?.close();
  await settled();
});

test("a browser whose reader fails, knows no QR codes or is not there costs nothing", async () => {
  const failing = await readerWith(async () => {
    throw new DOMException("the service is not there", "InvalidStateError");
  });
  offer(failing);
  await settled();
  assert.deepEqual(offer(failing), []);
  await settled();
  for (const reader of [
    await readerWith(async () => assert.fail("asked"), ["ean_13"]),
    await readerWith(undefined),
  ]) {
    assert.deepEqual(offer(reader), []);
  }
});
