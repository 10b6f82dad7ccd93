/** PDF files that tests make themselves, byte by byte, so that each fault in them is known. */

import { deflateSync } from "node:zlib";

/**
 * A document whose pages are drawn as said.
 *
 * @param {Page[]} pages
 * @param {{ trailer?: string, extra?: string[] }} [options] `extra`: further objects, numbered from 3
 * @typedef {{ draw: string, resources?: string, width?: number, height?: number }} Page
 */
export function pdfOf(pages, { trailer = "", extra = [] } = {}) {
  const first = 3 + extra.length;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...extra,
    ...pages.flatMap(({ draw, resources = "", width = 595, height = 842 }, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * index + 1} 0 R /Resources << ${resources} >> >>`,
      `<< /Length ${Buffer.byteLength(draw, "latin1")} >>\nstream\n${draw}\nendstream`,
    ]),
  ];
  let file = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
  const places = objects.map((object, index) => {
    const place = Buffer.byteLength(file, "latin1");
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = Buffer.byteLength(file, "latin1");
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`);
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/**
 * A page with a QR code drawn as vectors, as printers' programs do.
 *
 * @param {{ size: number, get(row: number, column: number): number }} modules
 * @param {{ side?: number, left?: number, bottom?: number, words?: string }} [where] in points; 72 are an inch
 * @returns {Page}
 */
export function pageWithCode(modules, { side = 200, left = 60, bottom = 500, words = "" } = {}) {
  const step = side / modules.size;
  const squares = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const [x, y] = [left + column * step, bottom + (modules.size - 1 - row) * step];
      squares.push(`${x.toFixed(3)} ${y.toFixed(3)} ${step.toFixed(3)} ${step.toFixed(3)} re`);
    }
  }
  const text = words ? `BT /F1 14 Tf 60 780 Td (${words}) Tj ET\n` : "";
  return {
    draw: `${text}0 g\n${squares.join("\n")}\nf`,
    resources: "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
  };
}

/** A page of plain words. @param {string} words @returns {Page} */
export function pageOfWords(words) {
  return {
    draw: `BT /F1 24 Tf 60 700 Td (${words}) Tj ET`,
    resources: "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
  };
}

/**
 * A scan: one page that is a picture.
 *
 * @param {{ width: number, height: number, grey: Uint8Array }} picture
 */
export function pdfOfScan({ width, height, grey }) {
  const bytes = deflateSync(grey);
  const picture = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n${bytes.toString("latin1")}\nendstream`;
  return pdfOf([{ draw: "q 500 0 0 500 40 200 cm /P Do Q", resources: "/XObject << /P 3 0 R >>" }], {
    extra: [picture],
  });
}

/** A document that opens with a password only, made by the standard handler (RC4, 40 bits) with random keys. */
export function pdfWithPassword() {
  const secret = "ab".repeat(32);
  return pdfOf([pageOfWords("secret")], {
    extra: [`<< /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -44 >>`],
    trailer: "/Encrypt 3 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
  });
}
