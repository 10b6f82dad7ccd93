/**
 * Writes docs/api.md: what pkg/mdawa.js offers, from the types and comments that the compiler wrote beside it.
 *
 * `node script/api.mjs` prints it; script/build keeps the file.
 */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const TYPES = new URL("../pkg/mdawa.d.ts", import.meta.url);

const HEAD = `# The module in JavaScript

Written by \`script/build\` from \`pkg/mdawa.d.ts\`; change the comments in \`src/wasm/\` instead.

\`\`\`js
import init, { sealLetter } from "./pkg/mdawa.js";
await init(); // in Node: initSync({ module: await readFile("pkg/mdawa_bg.wasm") })
\`\`\`

Bytes are \`Uint8Array\`, times are Unix seconds that the caller passes in, randomness is \`crypto.getRandomValues\`. What
fails throws an \`Error\` whose \`code\` is one of \`ErrorCode\`. Where there are no vectors (WebAssembly SIMD), load
\`mdawa_bg_plain.wasm\`. \`pkg/transfer.js\`, \`pkg/records.js\`, \`pkg/codes.js\` and \`pkg/interop.js\` hold parts of the same functions, for pages that need no more.
`;

/** A comment, if there is one, and what it is about, up to the line that ends it. */
const DECLARATION =
  /(?:^\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n+)?^export ((?:function|class|interface|type) (\w+)[\s\S]*?(?:\n}|;|})(?=\n(?:\n|\/\*\*|export|$)))/gm;

/** @param {string} types the text of mdawa.d.ts */
export function apiOf(types) {
  // What follows is how the module is loaded, and its memory.
  const [own = ""] = types.split(/^export type InitInput/m);
  /** @type {Record<string, { name: string, text: string }[]>} */
  const found = { Functions: [], Classes: [], Types: [] };
  for (const [, comment = "", declaration = "", name = ""] of own.matchAll(DECLARATION)) {
    const kind = declaration.startsWith("function")
      ? "Functions"
      : declaration.startsWith("class")
        ? "Classes"
        : "Types";
    const words = comment
      .split("\n")
      .map((line) => line.replace(/^ \*( |$)/, "").trim())
      .join("\n")
      .trim();
    const text = [`### ${name}`, words, `\`\`\`ts\n${declaration}\n\`\`\``].filter(Boolean).join("\n\n");
    found[kind]?.push({ name, text });
  }
  const chapters = Object.entries(found).map(([kind, all]) => {
    const sorted = all.toSorted((left, right) => (left.name < right.name ? -1 : 1));
    return [`## ${kind}`, ...sorted.map(({ text }) => text)].join("\n\n");
  });
  return `${[HEAD.trim(), ...chapters].join("\n\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(apiOf(await readFile(TYPES, "utf8")));
}
