/** The only door to the wasm module for records that are written and kept. */

import { ModuleDoor } from "./module-door.js";

/** @extends {ModuleDoor<import("./records-worker.js").RecordsFunction>} */
export class Records extends ModuleDoor {
  constructor() {
    super("shared/records-worker.js");
  }
}
