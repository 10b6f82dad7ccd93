// Draws QR codes on a canvas, black on white, each with its quiet zone.
//
// The canvas has one pixel a module, and the browser enlarges it to a whole number of the screen's own pixels: sharp
// edges, drawn in a fraction of a millisecond, however large.

/**
 * @typedef {{ size: number, modules: Uint8Array }} Code
 * @typedef {{ width: number, height: number }} Room in CSS pixels
 */

/** In modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** The screen's pixels that a module needs where a camera is to read several codes at once. */
const FINE_MODULE_PX = 3;

// Opaque, in the byte order of all machines that browsers run on.
const BLACK = 0xff000000;
const WHITE = 0xffffffff;

export class Paper {
  #canvas;
  #context;
  /** @type {ImageData | undefined} */
  #image;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { alpha: false });
  }

  clear() {
    this.#image = undefined;
    this.#canvas.width = 0;
    this.#canvas.height = 0;
  }

  /**
   * @param {Code[]} codes one, two or four of one size
   * @param {Room} room
   */
  draw(codes, room) {
    const across = Number(codes[0]?.size) + 2 * QUIET_ZONE;
    const columns = columnsOf(codes.length, room);
    const [width, height] = [across * columns, (across * codes.length) / columns];
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    const pixels = new Uint32Array(this.#image.data.buffer).fill(WHITE);
    codes.forEach(({ size, modules }, place) => {
      const left = across * (place % columns) + QUIET_ZONE;
      const top = across * Math.floor(place / columns) + QUIET_ZONE;
      for (let y = 0; y < size; y += 1) {
        const to = (top + y) * width + left;
        for (let x = 0; x < size; x += 1) {
          pixels[to + x] = modules[y * size + x] ? BLACK : WHITE;
        }
      }
    });
    this.#context?.putImageData(this.#image, 0, 0);
    const scale = Math.max(1, scaleIn(room, width, height));
    this.#canvas.style.inlineSize = `${(width * scale) / devicePixelRatio}px`;
  }
}

/** Whether a camera tells modules apart. @param {{ codes: number, version: number }} picture @param {Room} room */
export function fits({ codes, version }, room) {
  const across = 17 + 4 * version + 2 * QUIET_ZONE;
  const columns = columnsOf(codes, room);
  return scaleIn(room, across * columns, (across * codes) / columns) >= FINE_MODULE_PX;
}

/** @param {number} codes @param {Room} room */
function columnsOf(codes, { width, height }) {
  return codes > 2 || (codes > 1 && width > height) ? 2 : 1;
}

/** The screen's pixels that a module may have. @param {Room} room @param {number} width @param {number} height */
function scaleIn(room, width, height) {
  return Math.floor(Math.min(room.width / width, room.height / height) * devicePixelRatio);
}
