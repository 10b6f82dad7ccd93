/**
 * A synthetic camera: what its sensor and its codec make of a scene with QR codes in it.
 *
 * A scene is painted from its geometry, each pixel the mean of some rays, and then spoilt in the order in which light
 * meets the causes: screen, air, lens, hand, sensor, codec. Same scene, same seed, same bytes.
 */

import { between, normal, randomFrom } from "./random.mjs";

/**
 * A code in the scene, with its quiet zone: its centre in pixels of the picture; pixels a module where it is straight;
 * its turn about the line of sight, its tilt about the horizontal and the vertical axis, in radians; and the pixels of
 * the screen that a module is made of, where the dark gaps between them are seen.
 *
 * @typedef {{ size: number, modules: Uint8Array }} Modules 1 is dark
 * @typedef {[number, number]} Pair
 * @typedef {{ modules: Modules, centre: Pair, pitch: number, turn?: number, tilt?: Pair, grid?: number }} Placed
 */

/**
 * What is photographed and how badly: the number of shapes beside the codes; the grey of dark and light modules (0 to
 * 255); how much darker the right edge is, in parts; the brightness of a lamp's reflection; the standard deviation of the
 * lens's blur in pixels; the way that the hand went, in pixels; the standard deviation of the noise, in levels; the
 * quality of the JPEG, as in libjpeg.
 *
 * @typedef {{
 *   width: number,
 *   height: number,
 *   codes: Placed[],
 *   seed: number,
 *   clutter?: number,
 *   dark?: number,
 *   light?: number,
 *   slope?: number,
 *   glare?: number,
 *   blur?: number,
 *   motion?: Pair,
 *   noise?: number,
 *   jpeg?: number,
 * }} Scene
 */

const QUIET_ZONE = 4;
/** Rays a pixel, each way. */
const RAYS = 2;
/** How far the eye is, in parts of the picture's height: what a phone's main camera has. */
const FOCAL = 1.3;
/** The part of a screen pixel that is dark, each way. */
const GAP = 0.18;

/** @param {Scene} scene @returns {Uint8Array} grey pixels, row after row */
export function photograph(scene) {
  const random = randomFrom(scene.seed);
  const { width, height, dark = 20, light = 235 } = scene;
  const picture = new Float32Array(width * height).fill(light * between(random, 0.35, 0.75));
  paintClutter(picture, scene, random);
  for (const code of scene.codes) paintCode(picture, scene, code, dark, light);
  if (scene.slope) darken(picture, width, scene.slope);
  if (scene.glare) reflect(picture, scene, random);
  if (scene.blur) blur(picture, width, scene.blur);
  if (scene.motion) smear(picture, width, scene.motion);
  if (scene.noise) for (let at = 0; at < picture.length; at++) add(picture, at, scene.noise * normal(random));
  const luma = Uint8Array.from(picture, (level) => Math.max(0, Math.min(255, Math.round(level))));
  if (scene.jpeg) compress(luma, width, height, scene.jpeg);
  return luma;
}

/** Boxes, bars and lines of something like text, as around a code on a page. @param {Float32Array} picture @param {Scene} scene @param {import("./random.mjs").Random} random */
function paintClutter(picture, { width, height, clutter = 0 }, random) {
  for (let shape = 0; shape < clutter; shape++) {
    const [x, y] = [random() * width, random() * height];
    const [across, down] = [between(random, 3, width / 4), between(random, 3, height / 8)];
    const level = 255 * random();
    const glyph = shape % 2 ? between(random, 2, 12) : 0;
    for (let row = Math.floor(y); row < Math.min(height, y + down); row++) {
      for (let column = Math.floor(x); column < Math.min(width, x + across); column++) {
        const stroke = glyph && (Math.floor(column / glyph) * 7 + Math.floor(row / glyph) * 13) % 5 < 2;
        picture[row * width + column] = stroke ? 255 - level : level;
      }
    }
  }
}

/**
 * @param {Float32Array} picture
 * @param {Scene} scene
 * @param {Placed} code
 * @param {number} dark
 * @param {number} light
 */
function paintCode(picture, { width, height }, code, dark, light) {
  const { modules, grid = 0 } = code;
  const across = modules.size + 2 * QUIET_ZONE;
  const toCode = invert(projection(code, height));
  const corners = [
    [0, 0],
    [across, 0],
    [across, across],
    [0, across],
  ].map(([x, y]) => map(projection(code, height), Number(x), Number(y)));
  const range = (/** @type {0 | 1} */ axis, /** @type {number} */ limit) => {
    const ends = corners.map((corner) => corner[axis]);
    return [Math.max(0, Math.floor(Math.min(...ends))), Math.min(limit - 1, Math.ceil(Math.max(...ends)))];
  };
  const [left = 0, right = 0] = range(0, width);
  const [top = 0, bottom = 0] = range(1, height);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      let sum = 0;
      let hits = 0;
      for (let ray = 0; ray < RAYS * RAYS; ray++) {
        const [u, v] = map(
          toCode,
          x + ((ray % RAYS) + 0.5) / RAYS,
          y + (Math.floor(ray / RAYS) + 0.5) / RAYS,
        );
        if (u < 0 || v < 0 || u >= across || v >= across) continue;
        hits += 1;
        const [column, row] = [Math.floor(u) - QUIET_ZONE, Math.floor(v) - QUIET_ZONE];
        const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
        const isDark = inside && modules.modules[row * modules.size + column] === 1;
        const gap = grid && ((u * grid) % 1 < GAP || (v * grid) % 1 < GAP);
        sum += isDark ? dark : gap ? (dark + light) / 2 : light;
      }
      if (hits) {
        const at = y * width + x;
        picture[at] = (sum + (RAYS * RAYS - hits) * (picture[at] ?? 0)) / (RAYS * RAYS);
      }
    }
  }
}

// A projection is the nine numbers of a 3 × 3 matrix, row after row.

/** From modules, quiet zone included, to pixels. @param {Placed} code @param {number} height @returns {number[]} */
function projection({ modules, centre, pitch, turn = 0, tilt: [pitchTilt, yawTilt] = [0, 0] }, height) {
  const half = modules.size / 2 + QUIET_ZONE;
  const distance = FOCAL * height;
  const [cosX, sinX, cosY, sinY] = [
    Math.cos(pitchTilt),
    Math.sin(pitchTilt),
    Math.cos(yawTilt),
    Math.sin(yawTilt),
  ];
  const [cosZ, sinZ] = [Math.cos(turn), Math.sin(turn)];
  // The columns of the rotation that the code's own axes become.
  const across = [cosY * cosZ, cosX * sinZ + sinX * sinY * cosZ, sinX * sinZ - cosX * sinY * cosZ];
  const down = [-cosY * sinZ, cosX * cosZ - sinX * sinY * sinZ, sinX * cosZ + cosX * sinY * sinZ];
  const [ax = 0, ay = 0, az = 0] = across.map((part) => part * pitch);
  const [dx = 0, dy = 0, dz = 0] = down.map((part) => part * pitch);
  const origin = [-half * (ax + dx), -half * (ay + dy), -half * (az + dz)];
  const [ox = 0, oy = 0, oz = 0] = origin;
  const [cx, cy] = centre;
  const depth = [az / distance, dz / distance, 1 + oz / distance];
  const [wx = 0, wy = 0, w = 1] = depth;
  return [ax + cx * wx, dx + cx * wy, ox + cx * w, ay + cy * wx, dy + cy * wy, oy + cy * w, wx, wy, w];
}

/** @param {number[]} matrix @param {number} x @param {number} y @returns {[number, number]} */
function map([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1], x, y) {
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

/** @param {number[]} matrix @returns {number[]} up to a factor, which projections do not notice */
function invert([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1]) {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/** @param {Float32Array} picture @param {number} width @param {number} slope */
function darken(picture, width, slope) {
  picture.forEach((level, at) => {
    picture[at] = level * (1 - (slope * (at % width)) / width);
  });
}

/** A lamp's reflection: bright in the middle, fading. @param {Float32Array} picture @param {Scene} scene @param {import("./random.mjs").Random} random */
function reflect(picture, { width, height, codes, glare = 0 }, random) {
  const [cx, cy] = codes[0]?.centre ?? [width / 2, height / 2];
  const x = cx + between(random, -0.2, 0.2) * height;
  const y = cy + between(random, -0.2, 0.2) * height;
  const radius = between(random, 0.08, 0.2) * height;
  for (let at = 0; at < picture.length; at++) {
    const [across, down] = [(at % width) - x, Math.floor(at / width) - y];
    add(picture, at, glare * Math.exp(-(across * across + down * down) / (2 * radius * radius)));
  }
}

/** A Gaussian, rows then columns. @param {Float32Array} picture @param {number} width @param {number} deviation */
function blur(picture, width, deviation) {
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const taps = weights.map((weight, at) => ({ x: at - reach, y: 0, weight: weight / total }));
  convolve(picture, width, taps);
  convolve(
    picture,
    width,
    taps.map(({ x, weight }) => ({ x: 0, y: x, weight })),
  );
}

/** @param {Float32Array} picture @param {number} width @param {Pair} way */
function smear(picture, width, [x, y]) {
  const steps = Math.max(2, Math.ceil(Math.hypot(x, y)) + 1);
  const taps = Array.from({ length: steps }, (_, step) => {
    const part = step / (steps - 1) - 0.5;
    return { x: Math.round(part * x), y: Math.round(part * y), weight: 1 / steps };
  });
  convolve(picture, width, taps);
}

/** @param {Float32Array} picture @param {number} width @param {{ x: number, y: number, weight: number }[]} taps */
function convolve(picture, width, taps) {
  const source = picture.slice();
  const last = picture.length - 1;
  picture.fill(0);
  for (const { x, y, weight } of taps) {
    const shift = y * width + x;
    for (let at = 0; at <= last; at++) {
      add(picture, at, weight * (source[Math.max(0, Math.min(last, at + shift))] ?? 0));
    }
  }
}

/** The luminance table of ITU-T T.81, annex K. */
const QUANTA = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const COSINES = Float32Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7];
  return Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) * (frequency ? 0.5 : Math.SQRT1_2 / 2);
});

/** What JPEG takes away: blocks of 8 × 8 in rounded cosines. @param {Uint8Array} luma @param {number} width @param {number} height @param {number} quality */
function compress(luma, width, height, quality) {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50;
  const quanta = QUANTA.map((quantum) => Math.max(1, Math.round(quantum * scale)));
  const [block, half] = [new Float32Array(64), new Float32Array(64)];
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      for (let at = 0; at < 64; at++)
        block[at] = (luma[(top + (at >> 3)) * width + left + (at & 7)] ?? 0) - 128;
      turn(block, half, 8, 1);
      turn(half, block, 8, 1);
      for (let at = 0; at < 64; at++) {
        const quantum = quanta[at] ?? 1;
        block[at] = Math.round((block[at] ?? 0) / quantum) * quantum;
      }
      turn(block, half, 1, 8);
      turn(half, block, 1, 8);
      for (let at = 0; at < 64; at++) {
        luma[(top + (at >> 3)) * width + left + (at & 7)] = Math.max(
          0,
          Math.min(255, Math.round((block[at] ?? 0) + 128)),
        );
      }
    }
  }
}

/** Multiplies by the cosines (8, 1) or their transpose (1, 8) and transposes. @param {Float32Array} from @param {Float32Array} to @param {number} row @param {number} column */
function turn(from, to, row, column) {
  for (let y = 0; y < 8; y++) {
    for (let k = 0; k < 8; k++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += (from[y * 8 + x] ?? 0) * (COSINES[k * row + x * column] ?? 0);
      to[k * 8 + y] = sum;
    }
  }
}

/** @param {Float32Array} picture @param {number} at @param {number} more */
function add(picture, at, more) {
  picture[at] = (picture[at] ?? 0) + more;
}
