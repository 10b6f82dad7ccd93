/**
 * The browser's own reader of QR codes, where it has one (Shape Detection API): on Android another decoder, in another
 * process. It gets a frame in which ours found nothing; what it finds is told with a later frame, for it may be slow, or
 * the system may have to fetch it first, and ours does not wait.
 *
 * @typedef {{ detect(picture: VideoFrame): Promise<{ rawValue: string }[]> }} BarcodeDetector
 */
export class SecondReader {
  /** @type {BarcodeDetector | undefined} */
  #detector;
  /** What it is reading. @type {VideoFrame | undefined} */
  #frame;
  /** @type {string[]} */
  #found = [];

  constructor() {
    this.#prepare().catch(() => {});
  }

  async #prepare() {
    const { BarcodeDetector } = /** @type {any} */ (globalThis);
    const formats = await BarcodeDetector?.getSupportedFormats();
    if (formats?.includes("qr_code")) this.#detector = new BarcodeDetector({ formats: ["qr_code"] });
  }

  /**
   * A copy of a frame, to be given to `drop` in the end, if this reader is there and idle.
   *
   * @param {import("./luma.js").Picture} picture
   */
  copyOf(picture) {
    const free = this.#detector && !this.#frame;
    return free && typeof VideoFrame === "function" && picture instanceof VideoFrame
      ? picture.clone()
      : undefined;
  }

  /** Begins to read. @param {VideoFrame | undefined} copy @returns {string[]} what it found in one before */
  read(copy) {
    if (copy) this.#detect(copy);
    return this.#found.splice(0);
  }

  /** Closes a copy that is not being read. @param {VideoFrame | undefined} copy */
  drop(copy) {
    if (copy !== this.#frame) copy?.close();
  }

  /** @param {VideoFrame} copy */
  async #detect(copy) {
    this.#frame = copy;
    try {
      const codes = await this.#detector?.detect(copy);
      this.#found = codes?.map(({ rawValue }) => rawValue) ?? [];
    } catch {
      // Its troubles are not ours: the next frame may do.
    } finally {
      copy.close();
      this.#frame = undefined;
    }
  }
}
