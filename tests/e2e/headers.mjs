import { readFileSync } from "node:fs";

const lines = readFileSync(new URL("../../www/_headers", import.meta.url), "utf8").split("\n");

/** What www/_headers promises, name by name. @type {Record<string, string>} */
export const HEADERS = Object.fromEntries(
  lines
    .filter((line) => line.startsWith("  "))
    .map((line) => /^ {2}([^:]+): (.*)$/.exec(line)?.slice(1) ?? []),
);
