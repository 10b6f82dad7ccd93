/** An open vault, and whether its owner has just shown to be there. */

import { lasting } from "../shared/clock.js";

/** How long a secret that was shown is enough for what needs one. */
const CONFIRMED_SECONDS = 300;

export class Session {
  #shownLeft;
  #provenLeft;

  /**
   * @param {import("../vault/vault.js").Vault} vault
   * @param {import("../shared/log.js").Log} log
   * @param {boolean} shown whether a secret was just shown
   * @param {boolean} proven whether it was shown to the vault as `confirm` does, which lets the ways in be changed
   */
  constructor(vault, log, shown, proven) {
    this.vault = vault;
    this.log = log;
    this.#shownLeft = lasting(shown ? CONFIRMED_SECONDS : 0);
    this.#provenLeft = lasting(proven ? CONFIRMED_SECONDS : 0);
  }

  /** @param {import("./page-types.js").Purpose} purpose */
  confirmedFor(purpose) {
    return (purpose === "ways" ? this.#provenLeft() : this.#shownLeft()) > 0;
  }

  /** After the vault has confirmed a secret. */
  prove() {
    this.#shownLeft = this.#provenLeft = lasting(CONFIRMED_SECONDS);
  }
}
