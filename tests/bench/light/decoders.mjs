/** QR decoders that run in Node, each asked in its own way and answering with texts. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as mdawa from "../../../pkg/transfer.js";

/**
 * @typedef {{ luma: Uint8Array, data: Uint8ClampedArray, width: number, height: number }} Picture the same pixels twice
 * @typedef {{ name: string, read: (picture: Picture) => string[] | Promise<string[]> }} Decoder
 */

export const OURS = "this module";
export const ZXING = "npm `zxing-wasm` 3.1.4, default";

/** @param {Uint8Array} luma @param {number} width @param {number} height @returns {Picture} */
export function picture(luma, width, height) {
  const words = Uint32Array.from(luma, (level) => level * 0x010101 + 0xff000000);
  return { luma, data: new Uint8ClampedArray(words.buffer), width, height };
}

/** @type {import("./scenes.mjs").Draw} */
export function draw(bytes, version) {
  const sender = new mdawa.FrameSender(bytes, version);
  const drawn = { text: sender.text(0), modules: sender.modules(0) };
  sender.free();
  return drawn;
}

/** @returns {Promise<Decoder[]>} ours and its rival first */
export async function decoders() {
  mdawa.initSync({ module: await readFile(new URL("../../../pkg/transfer_bg.wasm", import.meta.url)) });
  const { readBarcodes, prepareZXingModule } = await foreign("zxing-wasm/reader");
  const { resolve } = createRequire(import.meta.url);
  const wasmBinary = (await readFile(resolve("zxing-wasm/reader/zxing_reader.wasm"))).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const { default: jsqr } = await foreign("jsqr");
  const { default: decodeQr } = await foreign("qr/decode.js");
  return [
    { name: OURS, read: ({ luma, width, height }) => mdawa.scan(luma, width, height) },
    {
      name: ZXING,
      read: async (picture) => {
        /** @type {{ text: string }[]} */
        const found = await readBarcodes(picture, { formats: ["QRCode"] });
        return found.map(({ text }) => text);
      },
    },
    {
      name: "npm `jsqr` 1.4.0",
      read: ({ data, width, height }) => {
        const found = (jsqr.default ?? jsqr)(data, width, height);
        return found ? [found.data] : [];
      },
    },
    {
      name: "npm `qr` 0.7.0",
      read: (picture) => {
        try {
          return [decodeQr(picture)];
        } catch {
          // It throws where it finds nothing.
          return [];
        }
      },
    },
  ];
}

/** A package that is installed for the benchmark alone, so that nothing else knows its types. @param {string} name */
async function foreign(name) {
  return import(name);
}
