/** The scenes that readers are compared on: every version in every trouble, at two sizes of picture. */

import { between, randomBytes, randomFrom } from "./random.mjs";

/**
 * @typedef {import("./camera.mjs").Scene} Scene
 * @typedef {import("./camera.mjs").Modules} Modules
 * @typedef {{ trouble: string, version: number, round: number, scene: Scene, texts: string[] }} Case
 * @typedef {(bytes: Uint8Array, version: number) => { text: string, modules: Modules }} Draw
 */

const VERSIONS = [5, 10, 15, 20, 25, 30, 40];
const SIZES = [
  [1280, 720],
  [1920, 1080],
];
/** Up to this, several codes fit a picture. */
const SMALL_VERSION = 15;
const QUIET_ZONES = 8;
const DEGREE = Math.PI / 180;

/**
 * What goes wrong, and how badly: drawn at random, and in parts of a module (`px`) where that is what matters.
 *
 * @type {Record<string, (random: () => number, px: number) => Partial<Scene & import("./camera.mjs").Placed>>}
 */
const TROUBLES = {
  straight: () => ({}),
  turned: (random) => ({ turn: between(random, -180, 180) * DEGREE }),
  tilted: (random) => ({
    turn: between(random, -15, 15) * DEGREE,
    tilt: [between(random, -30, 30) * DEGREE, between(random, -30, 30) * DEGREE],
  }),
  "tilted by 45°": (random) => ({ tilt: [0, (random() < 0.5 ? -45 : 45) * DEGREE] }),
  blurred: (random, px) => ({ blur: between(random, 0.2, 0.6) * px }),
  moved: (random, px) => ({ motion: [between(random, -0.9, 0.9) * px, between(random, -0.9, 0.9) * px] }),
  noisy: (random) => ({ noise: between(random, 10, 60) }),
  faint: (random) => ({ dark: 100, light: between(random, 115, 150), noise: between(random, 1, 5) }),
  glare: (random) => ({ glare: between(random, 60, 250), slope: between(random, 0, 0.7) }),
  "screen pixels": (random) => ({
    grid: Math.round(between(random, 2, 5)),
    turn: between(random, -3, 3) * DEGREE,
  }),
  jpeg: (random) => ({ jpeg: between(random, 8, 40), blur: 0.5 }),
  clutter: () => ({ clutter: 60 }),
  handheld: (random, px) => ({
    turn: between(random, -10, 10) * DEGREE,
    tilt: [between(random, -15, 15) * DEGREE, between(random, -15, 15) * DEGREE],
    blur: between(random, 0.1, 0.3) * px,
    motion: [between(random, -0.5, 0.5) * px, between(random, -0.5, 0.5) * px],
    noise: between(random, 4, 15),
    slope: between(random, 0, 0.3),
    clutter: 20,
    jpeg: 70,
  }),
};

/** @param {Draw} draw @param {number} seed @param {number} rounds @returns {Generator<Case>} */
export function* cases(draw, seed, rounds) {
  for (let round = 0; round < rounds; round++) {
    for (const [width = 0, height = 0] of SIZES) {
      for (const version of VERSIONS) {
        const frame = { round, version, width, height };
        for (const trouble of Object.keys(TROUBLES)) yield single(draw, trouble, { ...frame, seed: seed++ });
        if (version <= SMALL_VERSION) yield several(draw, { ...frame, seed: seed++ });
      }
      yield none({ round, version: 0, width, height, seed: seed++ });
    }
  }
}

/** @typedef {{ seed: number, round: number, version: number, width: number, height: number }} Frame */

/** @param {Draw} draw @param {string} trouble @param {Frame} frame @returns {Case} */
function single(draw, trouble, { seed, round, version, width, height }) {
  const random = randomFrom(seed);
  const { text, modules } = draw(randomBytes(random, bytesIn(version)), version);
  const straight = (between(random, 0.7, 0.98) * height) / (modules.size + QUIET_ZONES);
  const { turn = 0, tilt = [0, 0], grid, ...spoilt } = TROUBLES[trouble]?.(random, straight) ?? {};
  // What is turned or tilted needs more room.
  const lean = Math.sin(Math.abs(tilt[0]) + Math.abs(tilt[1]));
  const pitch = straight / (Math.abs(Math.cos(turn)) + Math.abs(Math.sin(turn)) + 0.25 * lean);
  const centre = /** @type {[number, number]} */ ([
    width / 2 + between(random, -0.1, 0.1) * height,
    height / 2 + between(random, -0.01, 0.01) * height,
  ]);
  const code = { modules, centre, pitch, turn, tilt, grid };
  return { trouble, version, round, scene: { width, height, seed, codes: [code], ...spoilt }, texts: [text] };
}

/** Two or four codes side by side. @param {Draw} draw @param {Frame} frame @returns {Case} */
function several(draw, { seed, round, version, width, height }) {
  const random = randomFrom(seed);
  const rows = random() < 0.5 ? 1 : 2;
  const texts = [];
  const codes = [];
  for (let place = 0; place < 2 * rows; place++) {
    const { text, modules } = draw(randomBytes(random, bytesIn(version)), version);
    const room = Math.min(height / rows, width / 2);
    const pitch = (0.9 * room) / (modules.size + QUIET_ZONES);
    const centre = /** @type {[number, number]} */ ([
      width / 2 + ((place % 2) - 0.5) * room,
      height / 2 + (Math.floor(place / 2) - (rows - 1) / 2) * room,
    ]);
    texts.push(text);
    codes.push({ modules, centre, pitch, tilt: /** @type {[number, number]} */ ([0.1, -0.1]) });
  }
  const scene = { width, height, seed, codes, blur: 0.5, noise: 6, clutter: 10 };
  return { trouble: "several codes", version, round, scene, texts };
}

/** @param {Frame} frame @returns {Case} */
function none({ seed, round, version, width, height }) {
  const scene = { width, height, seed, codes: [], clutter: 150, noise: 6 };
  return { trouble: "no code", version, round, scene, texts: [] };
}

/** A package that fills a still code of the version. @param {number} version */
function bytesIn(version) {
  return { 5: 90, 10: 253, 15: 499, 20: 833, 25: 1243, 30: 1697, 40: 2904 }[version] ?? 0;
}
