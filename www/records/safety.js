/** What keeps an open vault safe: its backup, its ways in, when it locks itself, and the list of what happened to it. */

import { announce } from "../shared/announce.js";
import { nowUnixSeconds } from "../shared/clock.js";
import { dayOf } from "../shared/day.js";
import { part, saveFile, say } from "../shared/dom.js";
import { momentText } from "../shared/i18n.js";
import { makePasskey } from "../vault/passkey.js";
import { ChangingView } from "./changing-view.js";
import { LogView } from "./log-view.js";
import { t } from "./text.js";
import { WaysView } from "./ways-view.js";

/**
 * @typedef {import("../vault/types.js").WayFace} WayFace
 * @typedef {import("../vault/vault.js").Vault} Vault
 * @typedef {import("../shared/log.js").Log} Log
 * @typedef {import("./page-types.js").Purpose} Purpose
 * @typedef {import("./page-types.js").State} State
 * @typedef {{ vault: Vault, log: Log }} Open
 * @typedef {{
 *   show(next: State): void, attempt(work: () => Promise<void>): void, safely(work: () => unknown): void,
 *   confirmed(purpose: Purpose, then: () => unknown): void, home(): Promise<void>, onRestore(): void,
 *   saveCodes(then: (codes: string[]) => Promise<void>, leave: () => void): Promise<void>
 * }} House
 */

const PREFERENCES = "preferences";
const FIRST_PREFERENCES = { idleMinutes: 15 };
const REMINDER_SECONDS = 30 * 24 * 60 * 60;

export class Safety {
  #root;
  #house;
  #ways;
  #changing;
  #logView;
  #reminder;
  #logPart;
  /** @type {Open | undefined} */
  #open;
  #passkeys = false;
  #asked = false;
  #minutes = FIRST_PREFERENCES.idleMinutes;

  /** @param {ParentNode} root @param {House} house */
  constructor(root, house) {
    this.#root = root;
    this.#house = house;
    const { attempt, safely, confirmed } = house;
    this.#reminder = part(root, "#reminder", HTMLElement);
    this.#logPart = part(root, "#log", HTMLDetailsElement);
    this.#ways = new WaysView(part(root, "#ways", HTMLElement), {
      onPasskey: () => confirmed("ways", () => this.#addPasskey()),
      onPassphrase: () => confirmed("ways", () => house.show({ phase: "changing-passphrase" })),
      onCodes: () => confirmed("ways", () => this.#newCodes()),
      onRemove: (way) => this.#remove(way),
      onIdle: (minutes) => safely(() => this.#lockAfter(minutes)),
    });
    this.#changing = new ChangingView(part(root, "#changing", HTMLElement), {
      onPassphrase: (passphrase) => attempt(() => this.#changePassphrase(passphrase)),
      onLeave: () => safely(() => this.#done()),
    });
    this.#logView = new LogView(this.#logPart, {
      onVerify: () => attempt(() => this.#verify()),
      onSave: () => attempt(() => this.#saveLog()),
    });
    this.#logPart.addEventListener("toggle", () => safely(() => this.#showLog()));
    for (const id of ["#backup-make", "#reminder-go"])
      part(root, id, HTMLButtonElement).addEventListener("click", () =>
        confirmed("backup", () => this.#backUp()),
      );
    part(root, "#backup-restore", HTMLButtonElement).addEventListener("click", () => house.onRestore());
  }

  /** @param {Open} open @param {boolean} passkeys whether this browser can open vaults by them */
  async enter(open, passkeys) {
    this.#open = open;
    this.#passkeys = passkeys;
    const { idleMinutes } = (await open.vault.values.get(PREFERENCES)) ?? FIRST_PREFERENCES;
    this.#minutes = idleMinutes;
    open.vault.lockAfter(idleMinutes * 60);
  }

  leave() {
    this.#open = undefined;
    this.#ways.clear();
    this.#changing.clear();
    this.#logView.clear();
    for (const id of ["#backup", "#ways", "#log"]) part(this.#root, id, HTMLDetailsElement).open = false;
    part(this.#root, "#backup-last", HTMLElement).textContent = "";
    this.#reminder.hidden = true;
  }

  /** Shows how things stand. @param {boolean} somebody whether anybody is kept whose record could be lost */
  show(somebody) {
    if (!this.#open) return;
    const { profile } = this.#open.vault;
    this.#ways.show(profile.ways, { passkeys: this.#passkeys, minutes: this.#minutes });
    const { backedUpAt } = profile;
    const last = backedUpAt ? t("backup-last", { date: momentText(backedUpAt) }) : t("backup-never");
    part(this.#root, "#backup-last", HTMLElement).textContent = last;
    const due = !backedUpAt || nowUnixSeconds() - backedUpAt > REMINDER_SECONDS;
    this.#reminder.hidden = !(due && somebody);
    part(this.#root, "#reminder-text", HTMLElement).textContent = backedUpAt
      ? t("reminder-old", { date: momentText(backedUpAt) })
      : t("reminder-none");
    if (this.#logPart.open) this.#house.safely(() => this.#showLog());
  }

  /** After the first that is kept: asks the browser not to clear it, and says what it answered. */
  async askToStay() {
    if (this.#asked) return;
    this.#asked = true;
    const stays = await navigator.storage?.persist?.().catch(() => undefined);
    if (stays === undefined) return;
    const words = t(stays ? "stays-yes" : "stays-no");
    say(part(this.#root, "#backup-stays", HTMLElement), words);
    announce(words);
  }

  // Backup

  async #backUp() {
    const { vault, log } = this.#here;
    const blob = await vault.backup();
    saveFile(`mdawa-backup-${dayOf(nowUnixSeconds())}.mdawa`, blob);
    await log.note({ event: "backup-made", result: "done" });
    await this.#done();
    announce(t("backup-made"));
  }

  // Ways in

  async #addPasskey() {
    const { vault, log } = this.#here;
    const name = t("passkey-name", { date: dayOf(nowUnixSeconds()) });
    await vault.addWay(await makePasskey(vault.profile.name, name));
    await log.note({ event: "way-added", result: "done", verifier: "passkey" });
    await this.#done();
    announce(t("passkey-added"));
  }

  /** @param {string} passphrase */
  async #changePassphrase(passphrase) {
    const { vault, log } = this.#here;
    await vault.changePassphrase(passphrase);
    await log.note({ event: "passphrase-changed", result: "done" });
    await this.#done();
    announce(t("passphrase-changed"));
  }

  async #newCodes() {
    await this.#house.saveCodes(
      async (codes) => {
        const { vault, log } = this.#here;
        await vault.newRecoveryCodes(codes);
        await log.note({ event: "recovery-codes-made", result: "done" });
        await this.#done();
        announce(t("codes-kept"));
      },
      () => this.#house.safely(() => this.#done()),
    );
  }

  /** @param {WayFace} way */
  #remove(way) {
    if (way.kind === "remembered") {
      this.#house.attempt(async () => {
        await this.#here.vault.forget();
        await this.#here.log.note({ event: "way-removed", result: "done", verifier: "remembered" });
        await this.#done();
        announce(t("forgotten"));
      });
      return;
    }
    this.#house.confirmed("ways", async () => {
      await this.#here.vault.removeWay(way.id);
      await this.#here.log.note({ event: "way-removed", result: "done", verifier: way.kind });
      await this.#done();
      announce(t("way-removed"));
    });
  }

  /** @param {number} minutes */
  async #lockAfter(minutes) {
    const { vault } = this.#here;
    vault.lockAfter(minutes * 60);
    this.#minutes = minutes;
    await vault.values.update(PREFERENCES, async () => ({
      value: { idleMinutes: minutes },
      result: undefined,
    }));
    announce(t("idle-set", { count: minutes }));
  }

  async #done() {
    this.#changing.clear();
    await this.#house.home();
  }

  // What happened

  async #showLog() {
    if (!this.#open || !this.#logPart.open) return;
    const { rows } = await this.#open.log.read();
    this.#logView.show(rows);
  }

  async #verify() {
    const { verification, count } = await this.#here.log.verify();
    this.#logView.judge(verification, count);
  }

  async #saveLog() {
    const { rows, head } = await this.#here.log.read();
    saveFile("mdawa-records-log.json", `${JSON.stringify({ head, rows }, null, 2)}\n`, "application/json");
    await this.#here.log.note({ event: "log-exported", result: "done" });
    await this.#showLog();
  }

  get #here() {
    if (!this.#open) throw new TypeError("no vault is open");
    return this.#open;
  }
}
