/**
 * The extra lock of an open vault: the code of an app is asked for before anything of it is shown. It adds no strength to the
 * encryption, since the key is there already; a recovery code passes it, since it opens the vault too.
 */

import { announce, complain } from "../shared/announce.js";
import { lasting } from "../shared/clock.js";
import { part } from "../shared/dom.js";
import { ProfileStore } from "../two-step/profile.js";
import { SetupView } from "../two-step/setup-view.js";
import { GateView } from "./gate-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/vault.js").Vault} Vault
 * @typedef {import("../shared/log.js").Log} Log
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("../settings/page-types.js").Offer} Offer
 * @typedef {{ vault: Vault, profile: ProfileStore }} Open
 */

const ISSUER = "M-dawa";
const SETUP_SECONDS = 600;
/** As many symbols as a code of an app never has. */
const RECOVERY_SYMBOLS = 13;

export class Gate {
  #root;
  #codes;
  #house;
  #home;
  #view;
  #setup;
  /** @type {Open | undefined} */
  #open;
  /** @type {Offer | undefined} */
  #offer;

  /** @param {ParentNode} root @param {import("../shared/codes.js").Codes} codes @param {House} house @param {() => Promise<void>} home */
  constructor(root, codes, house, home) {
    this.#root = root;
    this.#codes = codes;
    this.#house = house;
    this.#home = home;
    const { attempt, safely, confirmed } = house;
    this.#view = new GateView(part(root, "#gate", HTMLElement), {
      onTyped: (typed) => attempt(() => this.#typed(typed)),
      onLeave: () => safely(() => this.#leave()),
    });
    this.#setup = new SetupView(part(root, "#setup", HTMLElement), {
      onTyped: ({ name, code }) => attempt(() => this.#add(name, code)),
      onLeave: () => safely(() => this.#leave()),
    });
    part(root, "#extra-on", HTMLButtonElement).addEventListener("click", () =>
      confirmed("ways", () => this.#begin()),
    );
    part(root, "#extra-off", HTMLButtonElement).addEventListener("click", () =>
      // A code of it is the secret that this needs.
      attempt(() => this.#ask("off")),
    );
  }

  /**
   * Asks for a code where the extra lock is on, else goes on at once.
   *
   * @param {Vault} vault
   * @param {Log} log
   */
  async enter(vault, log) {
    this.#open = { vault, profile: new ProfileStore(this.#codes, vault.values, log) };
    const { authenticators } = await this.#showState();
    if (authenticators.length > 0) await this.#ask("open");
    else await this.#home();
  }

  leave() {
    this.#open = undefined;
    this.#clear();
  }

  #clear() {
    this.#offer = undefined;
    this.#view.clear();
    this.#setup.clear();
  }

  async #leave() {
    this.#clear();
    await this.#home();
  }

  async #showState() {
    const face = await this.#here.profile.face();
    const on = face.authenticators.length > 0;
    part(this.#root, "#extra-state", HTMLElement).hidden = !on;
    part(this.#root, "#extra-on", HTMLElement).hidden = on;
    part(this.#root, "#extra-off", HTMLElement).hidden = !on;
    return face;
  }

  /** @param {"open" | "off"} purpose */
  async #ask(purpose) {
    const { waitSeconds } = await this.#here.profile.face();
    this.#view.ask(purpose);
    this.#house.show({ phase: "gate", purpose });
    this.#view.wait(waitSeconds, lasting(waitSeconds));
  }

  /** @param {string} typed */
  async #typed(typed) {
    const asked = this.#house.state();
    if (asked.phase !== "gate") return;
    const { profile, vault } = this.#here;
    const off = asked.purpose === "off";
    const isRecovery = typed.replaceAll(/[\s-]/g, "").length === RECOVERY_SYMBOLS;
    if (isRecovery) {
      if (!(await vault.confirm({ kind: "recovery-code", typed })))
        return this.#view.refuse(t("secret-wrong"));
      if (off) await profile.turnOffBy("recovery-code");
    } else {
      const verdict = off ? await profile.turnOff(typed) : await profile.spend(typed, "log-in");
      if (verdict.outcome !== "accepted") {
        const { waitSeconds } = await profile.face();
        this.#view.refuse(t(`gate-${verdict.outcome}`));
        this.#view.wait(waitSeconds, lasting(waitSeconds));
        return;
      }
    }
    if (this.#house.state() !== asked) return;
    this.#view.clear();
    await this.#showState();
    await this.#home();
    announce(t(off ? "extra-off-now" : "opened"));
  }

  async #begin() {
    const { vault } = this.#here;
    const secret = await this.#codes.call("totpSecret");
    const uri = await this.#codes.call("totpUri", secret, ISSUER, vault.profile.name);
    const qr = await this.#codes.call("qrModules", uri);
    this.#offer = {
      key: { secret, algorithm: "SHA1", digits: 6, period: 30 },
      name: t("extra-name"),
      drawn: { uri, qr },
    };
    this.#house.show({ phase: "setting-up" });
    this.#setup.show(this.#offer, lasting(SETUP_SECONDS), () =>
      this.#house.safely(async () => {
        await this.#leave();
        complain(t("extra-over"), true);
      }),
    );
  }

  /** @param {string} name @param {string} code */
  async #add(name, code) {
    if (!this.#offer) return;
    const { key, name: proposed } = this.#offer;
    const outcome = await this.#here.profile.add(key, name || proposed, code);
    if (outcome !== "accepted") {
      this.#setup.problem(t(`gate-${outcome}`));
      return;
    }
    await this.#showState();
    await this.#leave();
    announce(t("extra-on-now"));
  }

  get #here() {
    if (!this.#open) throw new TypeError("no vault is open");
    return this.#open;
  }
}
