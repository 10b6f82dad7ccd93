/** A new vault, and the recovery codes that somebody has to save before anything is kept in it. */

import { announce } from "../shared/announce.js";
import { nowUnixSeconds } from "../shared/clock.js";
import { part, saveFile } from "../shared/dom.js";
import { copy, printPart } from "../shared/hand-out.js";
import { momentText } from "../shared/i18n.js";
import { SavingView } from "../shared/saving-view.js";
import { makePasskey } from "../vault/passkey.js";
import { Vault } from "../vault/vault.js";
import { NewView } from "./new-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("./page-types.js").Wanted} Wanted
 * @typedef {{
 *   known(): { passkeys: boolean, others: boolean }, enter(vault: Vault, how: { event: string, proven: boolean }): Promise<void>,
 *   onStart(): void, onRestore(): void, onLeave(): void
 * }} News `known`: what this browser can do, and whether it keeps other vaults
 */

const RECOVERY_CODES = 10;

export class Founding {
  #house;
  #codes;
  #news;
  #newView;
  #savingView;

  /** @param {ParentNode} root @param {House} house @param {import("../shared/codes.js").Codes} codes @param {News} news */
  constructor(root, house, codes, news) {
    this.#house = house;
    this.#codes = codes;
    this.#news = news;
    const { attempt } = house;
    this.#newView = new NewView(part(root, "#new", HTMLElement), {
      onWanted: (wanted) =>
        attempt(() =>
          this.saveCodes(
            wanted.name,
            (drawn, signal) => this.#create(wanted, drawn, signal),
            () => this.start(),
          ),
        ),
      onRestore: () => news.onRestore(),
      onLeave: () => news.onLeave(),
    });
    this.#savingView = new SavingView(part(root, "#saving", HTMLElement), {
      onCopy: () => copy(this.#asText(), t("codes-copied")),
      onPrint: () => printPart("codes"),
      onSave: () => saveFile("mdawa-recovery-codes.txt", this.#asText(), "text/plain"),
      onKeep: () =>
        attempt(async (signal) => {
          const state = house.state();
          if (state.phase === "saving-codes") await state.then(state.codes, signal);
        }),
      onLeave: () => {
        const state = house.state();
        if (state.phase === "saving-codes") state.leave();
      },
    });
  }

  start() {
    this.#news.onStart();
    this.#savingView.clear();
    const { passkeys, others } = this.#news.known();
    this.#newView.show({ passkeys, others, gone: !others && Vault.expected });
    this.#house.show({ phase: "new" });
  }

  /**
   * Shows recovery codes, which are good for nothing before the person says that they are saved.
   *
   * @param {string} name of whose vault
   * @param {(codes: string[], signal: AbortSignal) => Promise<void>} then
   * @param {() => void} leave
   */
  async saveCodes(name, then, leave) {
    const drawn = await this.#codes.call("newBackupCodes", RECOVERY_CODES);
    this.#house.show({ phase: "saving-codes", codes: drawn, name, then, leave });
    this.#savingView.show(drawn, this.#about());
  }

  /** Takes what was typed, and the codes, from the page. */
  clear() {
    this.#newView.clear();
    this.#savingView.clear();
  }

  /** @param {Wanted} wanted @param {string[]} recoveryCodes @param {AbortSignal} signal */
  async #create(wanted, recoveryCodes, signal) {
    const { name, role, passphrase, withPasskey } = wanted;
    const now = nowUnixSeconds();
    // Kept for a second press, so that no second one is made where only the storage was refused.
    const passkeyName = t("passkey-name", { date: momentText(now) });
    if (withPasskey) wanted.passkey ??= await makePasskey(name, passkeyName, signal);
    const { passkey } = wanted;
    const vault = await Vault.create({ name, role, passphrase, passkey, recoveryCodes, now }, signal);
    this.clear();
    await this.#news.enter(vault, { event: "vault-made", proven: true });
    announce(t("vault-made"));
  }

  #about() {
    const state = this.#house.state();
    const name = state.phase === "saving-codes" ? state.name : "";
    return t("codes-file", { name, date: momentText(nowUnixSeconds()) });
  }

  #asText() {
    const state = this.#house.state();
    const lines = state.phase === "saving-codes" ? state.codes : [];
    return `${[this.#about(), ...lines].join("\n")}\n`;
  }
}
