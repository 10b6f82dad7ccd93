// In place of www/shared/wasm.js: one module for all workers, since four would not fit; and without vectors, which runs
// everywhere.

import { integrity } from "../../pkg/integrity.js";
import { placeOf } from "../../www/shared/place.js";

const FILE = "mdawa_bg_plain.wasm";

export function wasmOf() {
  return { module_or_path: fetch(placeOf(`pkg/${FILE}`), { integrity: integrity[FILE] }) };
}
