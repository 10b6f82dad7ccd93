/** A wasm module as the build made it: one byte of it changed, and it is not run. */

import { integrity } from "../../pkg/integrity.js";
import { placeOf } from "./place.js";
import { vectors } from "./vectors.js";

/** What `init` of its glue takes. @param {string} name */
export function wasmOf(name) {
  const file = `${name}_bg${vectors() ? "" : "_plain"}.wasm`;
  return { module_or_path: fetch(placeOf(`pkg/${file}`), { integrity: integrity[file] }) };
}
