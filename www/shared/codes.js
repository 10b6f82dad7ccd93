/** The only door to the wasm module for codes. */

import { ModuleDoor } from "./module-door.js";

/** @extends {ModuleDoor<import("./codes-worker.js").CodesFunction>} */
export class Codes extends ModuleDoor {
  constructor() {
    super("shared/codes-worker.js");
  }
}
