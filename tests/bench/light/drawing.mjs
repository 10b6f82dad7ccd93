/** Milliseconds to encode and draw one frame of a stream. */

import { readFile } from "node:fs/promises";
import * as mdawa from "../../../pkg/transfer.js";
import { randomBytes, randomFrom } from "./random.mjs";
import { inTurns, median, milliseconds } from "./timing.mjs";

const VERSIONS = [10, 20, 25, 40];
const PACKAGE_BYTES = 20_000;
const ROUNDS = 51;

/** The mask of our streams. */
const CHECKERBOARD = 0;

/** @returns {Promise<import("./report.mjs").Report>} */
export async function run() {
  mdawa.initSync({ module: await readFile(new URL("../../../pkg/transfer_bg.wasm", import.meta.url)) });
  const { encodeQR } = await foreign("qr");
  const { default: qrcode } = await foreign("qrcode");

  const sent = randomBytes(randomFrom(1), PACKAGE_BYTES);
  const senders = VERSIONS.map((version) => new mdawa.FrameSender(sent, version));
  // A source frame is read where it lies; a later one is made of the whole package first.
  const later = 10 * PACKAGE_BYTES;

  /** @type {{ title: string, draw: (sender: mdawa.FrameSender, version: number) => () => unknown }[]} */
  const candidates = [
    { title: "ours", draw: (sender) => () => sender.modules(0) },
    { title: "ours, and making a sum of the package", draw: (sender) => () => sender.modules(later) },
    ...[CHECKERBOARD, undefined].flatMap((mask) => [
      {
        title: `npm \`qr\` 0.7.0, mask ${mask === undefined ? "chosen" : "fixed"}`,
        draw: (/** @type {mdawa.FrameSender} */ sender, /** @type {number} */ version) => {
          const text = sender.text(0);
          const options = { version, ecc: "low", encoding: "numeric", mask };
          return () => encodeQR(text, "raw", options);
        },
      },
      {
        title: `npm \`qrcode\` 1.5.4, mask ${mask === undefined ? "chosen" : "fixed"}`,
        draw: (/** @type {mdawa.FrameSender} */ sender, /** @type {number} */ version) => {
          const segments = [{ data: sender.text(0), mode: "numeric" }];
          const options = { version, errorCorrectionLevel: "L", maskPattern: mask };
          return () => qrcode.create(segments, options);
        },
      },
    ]),
  ];
  const times = VERSIONS.map((version, at) => {
    const sender = senders[at];
    if (!sender) throw new Error("each version has a sender");
    return inTurns(
      ROUNDS,
      candidates.map(({ draw }) => {
        const drawn = draw(sender, version);
        return () => milliseconds(drawn);
      }),
    ).map(median);
  });
  for (const sender of senders) sender.free();

  const rows = candidates.map(({ title }, at) => [
    title,
    ...times.map((medians) => medians[at] ?? Number.NaN),
  ]);
  const columns = ["library", ...VERSIONS.map((version) => `version ${version}`)];
  const title = `ms to encode and draw a frame of ${PACKAGE_BYTES / 1000} KB, level L, median of ${ROUNDS}`;
  const value = times[VERSIONS.indexOf(40)]?.[0] ?? Number.NaN;
  return {
    tables: [{ title, columns, rows }],
    bars: [{ what: "ms to draw a frame of version 40", value, atMost: 1 }],
  };
}

/** A package that is installed for the benchmark alone, so that nothing else knows its types. @param {string} name */
async function foreign(name) {
  return import(name);
}
