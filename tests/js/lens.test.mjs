import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openLens } from "../../www/shared/lens.js";

/** @typedef {{ id: string, label?: string, focus?: string[], facing?: string }} Device */

/** The cameras of a phone, of which it opens one at a time. */
class Phone {
  /** @type {string[]} */
  opened = [];
  live = 0;
  /** @type {MediaTrackConstraints[]} */
  asked = [];
  /** Called whenever a camera was asked for, before it opens. @type {() => void | Promise<void>} */
  onAsk = () => {};

  /** @param {Device[]} devices the first is the one it grants by itself */
  constructor(devices) {
    this.devices = devices;
  }

  async enumerateDevices() {
    return this.devices.map(({ id, label = "camera, facing back" }) => ({
      kind: "videoinput",
      deviceId: id,
      label,
    }));
  }

  /** @param {{ video: { deviceId?: { exact: string } } }} wanted */
  async getUserMedia({ video }) {
    this.asked.push(video);
    await this.onAsk();
    const device = this.devices.find(({ id }) => id === video.deviceId?.exact) ?? this.devices[0];
    if (!device) throw new DOMException("none", "NotFoundError");
    if (this.live > 0) throw new DOMException("one at a time", "NotReadableError");
    this.live++;
    this.opened.push(device.id);
    const tracks = [this.#track(device)];
    return { getVideoTracks: () => tracks, getTracks: () => tracks };
  }

  /** @param {Device} device */
  #track({ id, focus, facing = "environment" }) {
    let live = true;
    return {
      getCapabilities: () => (focus ? { focusMode: focus } : {}),
      getSettings: () => ({ deviceId: id, facingMode: facing }),
      applyConstraints: async () => {},
      stop: () => {
        if (live) this.live--;
        live = false;
      },
    };
  }
}

/** @param {Phone} phone */
function usePhone(phone) {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { mediaDevices: phone } });
}

beforeEach(() => {
  Object.assign(globalThis, { isSecureContext: true, document: {} });
});

const FIXED = ["manual"];
const AUTOMATIC = ["manual", "continuous"];

test("a lens that focuses is kept, and no size is asked for before it is there", async () => {
  const phone = new Phone([
    { id: "main", focus: AUTOMATIC },
    { id: "wide", focus: FIXED },
  ]);
  usePhone(phone);
  const lens = await openLens(undefined, new AbortController().signal);
  assert.equal(lens?.deviceId, "main");
  assert.deepEqual(phone.asked, [{ facingMode: { ideal: "environment" } }]);
});

test("a lens that cannot focus gives way to a sibling that can, never two open at once", async () => {
  const phone = new Phone([
    { id: "wide", focus: FIXED },
    { id: "selfie", focus: AUTOMATIC, label: "camera 1, facing front" },
    { id: "unnamed selfie", focus: AUTOMATIC, facing: "user" },
    { id: "tele", focus: FIXED },
    { id: "main", focus: AUTOMATIC },
  ]);
  usePhone(phone);
  const lens = await openLens(undefined, new AbortController().signal);
  assert.equal(lens?.deviceId, "main");
  assert.deepEqual(phone.opened, ["wide", "unnamed selfie", "tele", "main"]);
  assert.equal(phone.live, 1);
});

test("where no sibling focuses, the first lens is used", async () => {
  const phone = new Phone([
    { id: "wide", focus: FIXED },
    { id: "tele", focus: FIXED },
  ]);
  usePhone(phone);
  assert.equal((await openLens(undefined, new AbortController().signal))?.deviceId, "wide");
  assert.equal(phone.live, 1);
});

test("a lens that was named is used, whatever it can", async () => {
  const phone = new Phone([
    { id: "main", focus: AUTOMATIC },
    { id: "wide", focus: FIXED },
  ]);
  usePhone(phone);
  assert.equal((await openLens("wide", new AbortController().signal))?.deviceId, "wide");
  assert.deepEqual(phone.opened, ["wide"]);
});

test("whenever it is given up, no lens stays open", async () => {
  for (let asks = 1; asks <= 3; asks++) {
    const run = new AbortController();
    const phone = new Phone([
      { id: "wide", focus: FIXED },
      { id: "tele", focus: FIXED },
    ]);
    phone.onAsk = () => {
      if (phone.asked.length === asks) run.abort();
    };
    usePhone(phone);
    assert.equal(await openLens(undefined, run.signal), undefined);
    assert.equal(phone.live, 0, `given up at question ${asks}`);
  }
});

test("each refusal has its code", async () => {
  const refusals = {
    NotAllowedError: "camera-denied",
    SecurityError: "camera-policy",
    NotFoundError: "camera-none",
    OverconstrainedError: "camera-none",
    NotReadableError: "camera-busy",
    AbortError: "camera-busy",
    TypeError: "camera-other",
  };
  for (const [name, code] of Object.entries(refusals)) {
    const phone = new Phone([]);
    phone.onAsk = () => {
      throw new DOMException("no", name);
    };
    usePhone(phone);
    await assert.rejects(openLens(undefined, new AbortController().signal), { code }, name);
  }
  usePhone(/** @type {any} */ (undefined));
  await assert.rejects(openLens(undefined, new AbortController().signal), { code: "camera-unsupported" });
  Object.assign(globalThis, { isSecureContext: false });
  await assert.rejects(openLens(undefined, new AbortController().signal), { code: "camera-insecure" });
});
