import { readFileSync } from "node:fs";

const lines = readFileSync(new URL("../../www/_headers", import.meta.url), "utf8").split("\n");

/** What www/_headers promises for a path, name by name. @param {string} path */
export function headersOf(path) {
  /** @type {Record<string, string>} */
  const headers = {};
  let applies = false;
  for (const line of lines) {
    if (line.startsWith("/")) applies = path.startsWith(line.replace(/\*$/, ""));
    const [, taken, name = "", value = ""] = /^ {2}(?:! (.+)|([^:]+): (.*))$/.exec(line) ?? [];
    if (applies && taken) delete headers[taken];
    if (applies && name) headers[name] = value;
  }
  return headers;
}

/** What it promises for every path that nothing else is said of. */
export const HEADERS = headersOf("/");
