/** What patients agreed to, as the page shows it, and taking an agreement back. */

import { saveFile } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";
import { AgreementsView } from "./agreements-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("./checks.js").Checks} Checks
 * @typedef {import("./consents.js").Consents} Consents
 * @typedef {import("./page-types.js").Settings} Settings
 * @typedef {import("./patients.js").Patients} Patients
 */

export class Agreements {
  #services;
  #now;
  #news;
  #view;

  /**
   * @param {HTMLElement} root
   * @param {{ codes: Codes, checks: Checks, consents: Consents, patients: Patients }} services
   * @param {() => { settings: Settings, country: string }} now what is chosen on the page
   * @param {{ onStaff: (staff: string) => void, onWithdrawn: (phone: string) => void, onError: (error: unknown) => void }} news
   */
  constructor(root, services, now, news) {
    const { consents } = services;
    const guarded = (/** @type {() => Promise<unknown>} */ work) => work().catch(news.onError);
    this.#services = services;
    this.#now = now;
    this.#news = news;
    this.#view = new AgreementsView(root, {
      onOpen: () => guarded(() => this.#show()),
      onStaff: news.onStaff,
      onWithdraw: (typed) => guarded(() => this.#withdraw(typed)),
      onSave: () => guarded(async () => saveFile("consents.csv", await consents.toCsv(), "text/csv")),
    });
  }

  /** @param {string} staff */
  fill(staff) {
    this.#view.fill(staff);
  }

  clear() {
    this.#view.clear();
  }

  async #show() {
    this.#view.show(await this.#services.consents.all());
  }

  /** @param {string} typed */
  async #withdraw(typed) {
    const { codes, checks, patients } = this.#services;
    const { settings, country } = this.#now();
    const phone = await codes.call("normalisePhone", typed, country).catch((error) => {
      this.#view.problem(tell("error", codeOf(error)));
    });
    if (!phone) return;
    const { e164 } = phone;
    const tag = await patients.tag(e164);
    if (!(await checks.withdraw(e164, tag, settings.policy, settings.staff))) {
      this.#view.problem(t("agreement-none"));
      return;
    }
    const { display } = await codes.call("maskPhone", e164);
    this.#view.withdrawn(t("agreement-withdrawn", { number: display }));
    this.#news.onWithdrawn(e164);
    await this.#show();
  }
}
