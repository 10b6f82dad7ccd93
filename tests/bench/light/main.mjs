/** Measures bytes through light: runs the parts named, prints their tables, and keeps them as JSON. */

import { mkdir, writeFile } from "node:fs/promises";
import os from "node:os";
import { isHeld, print } from "./report.mjs";

/** Each part's module, which exports `run`; loaded only when it is asked for. */
const PARTS = {
  erasure: () => import("./erasure.mjs"),
  reading: () => import("./reading.mjs"),
  pixels: () => import("./pixels.mjs"),
  drawing: () => import("./drawing.mjs"),
  weight: () => import("./weight.mjs"),
  goodput: () => import("./goodput.mjs"),
};

const OUTPUT = new URL("../../output/", import.meta.url);

/** @param {string} name @returns {name is keyof typeof PARTS} */
function isPart(name) {
  return Object.hasOwn(PARTS, name);
}

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(PARTS);
const unknown = names.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}

const machine = `${os.cpus()[0]?.model ?? "?"}, ${os.cpus().length} cores, Node ${process.version}`;
console.log(machine);
/** @type {Record<string, import("./report.mjs").Report>} */
const reports = {};
for (const name of names.filter(isPart)) {
  console.log(`\n== ${name}`);
  const { run } = await PARTS[name]();
  reports[name] = await run();
  print(reports[name]);
}

await mkdir(OUTPUT, { recursive: true });
await writeFile(new URL("bench-light.json", OUTPUT), `${JSON.stringify({ machine, reports }, null, 2)}\n`);

const missed = Object.values(reports).flatMap(({ bars = [] }) => bars.filter((bar) => !isHeld(bar)));
console.log(missed.length > 0 ? `\n${missed.length} bars not held` : "\nall bars held");
process.exitCode = missed.length > 0 ? 1 : 0;
