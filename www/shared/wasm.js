/** A wasm module as the build made it: one byte of it changed, and it is not run. */

import { integrity } from "../../pkg/integrity.js";
import { vectors } from "./vectors.js";

/** What `init` of its glue takes. @param {string} name */
export function wasmOf(name) {
  const file = `${name}_bg${vectors() ? "" : "_plain"}.wasm`;
  const url = new URL(`../../pkg/${file}`, import.meta.url);
  return { module_or_path: fetch(url, { integrity: integrity[file] }) };
}
