/** How many camera pixels a module needs, straight on: the fewer, the more bytes go into a picture. */

import { photograph } from "./camera.mjs";
import { decoders, draw, OURS, picture, ZXING } from "./decoders.mjs";
import { between, randomBytes, randomFrom } from "./random.mjs";

const VERSIONS = [20, 40];
const PITCHES = [1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];
const TRIES = 12;
const ENOUGH = 0.9;
const [WIDTH, HEIGHT] = [1280, 720];
const BYTES = new Map([
  [20, 833],
  [40, 2904],
]);

/** @returns {Promise<import("./report.mjs").Report>} */
export async function run() {
  const readers = (await decoders()).filter(({ name }) => name === OURS || name === ZXING);
  const rows = [];
  for (const version of VERSIONS) {
    for (const { name, read } of readers) {
      /** @type {number[]} */
      const parts = [];
      for (const pitch of PITCHES) parts.push((await countRead(read, version, pitch)) / TRIES);
      const least = PITCHES.find((_, at) => parts.slice(at).every((part) => part >= ENOUGH));
      rows.push([`version ${version}, ${name}`, ...parts, least ?? "–"]);
    }
  }
  const columns = ["part read at", ...PITCHES.map((pitch) => `${pitch} px`), "needs px a module"];
  return {
    tables: [{ title: `Camera pixels for each module, ${TRIES} hand-held pictures each`, columns, rows }],
  };
}

/** @param {import("./decoders.mjs").Decoder["read"]} read @param {number} version @param {number} pitch */
async function countRead(read, version, pitch) {
  let count = 0;
  for (let seed = 1; seed <= TRIES; seed++) {
    const random = randomFrom(seed * 1000 + version);
    const { text, modules } = draw(randomBytes(random, BYTES.get(version) ?? 0), version);
    const turn = between(random, -0.05, 0.05);
    const centre = /** @type {[number, number]} */ ([WIDTH / 2 + random(), HEIGHT / 2 + random()]);
    const luma = photograph({
      width: WIDTH,
      height: HEIGHT,
      seed,
      codes: [{ modules, centre, pitch, turn }],
      blur: 0.5,
      noise: 4,
    });
    if ((await read(picture(luma, WIDTH, HEIGHT))).includes(text)) count += 1;
  }
  return count;
}
