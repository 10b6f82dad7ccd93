/** The only door to the wasm module for other people's cards, links and certificates. */

import { ModuleDoor } from "./module-door.js";

/** @extends {ModuleDoor<import("./interop-worker.js").InteropFunction>} */
export class Interop extends ModuleDoor {
  constructor() {
    super("shared/interop-worker.js");
  }
}
