/** The lower part of the page: the words of the message, the rules, the message service, the counts. */

import { saveFile } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";
import { CountsView } from "./counts-view.js";
import { CHANNELS, checkGateway } from "./gateway.js";
import { GatewayView } from "./gateway-view.js";
import { messageOf } from "./message.js";
import { MessageView } from "./message-view.js";
import { PolicyView } from "./policy-view.js";
import { changeSettings, FIRST_SETTINGS } from "./settings.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Policy} Policy
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("../shared/locked-store.js").LockedStore} LockedStore
 * @typedef {import("../shared/log.js").Log} Log
 * @typedef {import("./metrics.js").Metrics} Metrics
 * @typedef {import("./page-types.js").Gateway} Gateway
 * @typedef {import("./page-types.js").Settings} Settings
 */

/** What stands for the code where the message is only looked at; as wide as any. */
const SAMPLE_DIGITS = "1234567890";

export class SettingsSection {
  #codes;
  #store;
  #log;
  #onChange;
  /** @type {Settings} */
  #settings = FIRST_SETTINGS;
  /** @type {Policy[]} */
  #policies = [];
  #previews = 0;
  #message;
  #policy;
  #gateway;

  /**
   * @param {HTMLElement} root
   * @param {{ codes: Codes, store: LockedStore, log: Log, metrics: Metrics }} services
   * @param {{ onChange: (settings: Settings) => void, onError: (error: unknown) => void }} news
   */
  constructor(root, { codes, store, log, metrics }, { onChange, onError }) {
    this.#codes = codes;
    this.#store = store;
    this.#log = log;
    this.#onChange = onChange;
    const guarded = (/** @type {() => Promise<unknown>} */ work) => () => work().catch(onError);
    this.#message = new MessageView(root, FIRST_SETTINGS.words, {
      onTyped: guarded(() => this.#preview()),
      onKeep: guarded(() => this.#keepMessage()),
      onReset: (language) => {
        this.#message.draft(language, FIRST_SETTINGS.words[language]);
        this.#preview().catch(onError);
      },
    });
    this.#policy = new PolicyView(root, (policy) => this.#change({ policy }).catch(onError));
    this.#gateway = new GatewayView(root, CHANNELS, {
      onKeep: (gateway) => this.#keepGateway(gateway).catch(onError),
      onForget: guarded(async () => {
        await this.#change({ gateway: FIRST_SETTINGS.gateway });
        this.#gateway.fill(FIRST_SETTINGS.gateway);
        this.#gateway.kept(t("gateway-off"));
      }),
    });
    const counts = new CountsView(root, {
      onOpen: guarded(async () => counts.show(await metrics.tallies())),
      onSaveCounts: guarded(async () => saveFile("phone-checks.csv", await metrics.toCsv(), "text/csv")),
    });
  }

  /** @param {Settings} settings @param {Policy[]} policies */
  async fill(settings, policies) {
    this.#settings = settings;
    this.#policies = policies;
    this.#message.fill(settings);
    this.#policy.offer(policies, settings.policy);
    this.#gateway.fill(settings.gateway);
    await this.#preview();
  }

  /** @param {Partial<Settings>} news */
  async #change(news) {
    this.#settings = await changeSettings(this.#store, this.#log, news);
    this.#onChange(this.#settings);
    if (news.policy) await this.#preview();
  }

  /** Shows what a patient would read. @returns {Promise<boolean>} whether the words make a message */
  async #preview() {
    const mine = ++this.#previews;
    const seen = await this.#look();
    // Whoever goes on typing looks at what is typed since.
    if (mine === this.#previews) this.#message.preview(seen);
    return !seen.problem;
  }

  /** @returns {Promise<{ sample?: string, segments?: string, problem?: string }>} */
  async #look() {
    const { org, domain, words } = this.#message.typed;
    const { template, consent } = words;
    const policy = this.#policies.find(({ id }) => id === this.#settings.policy);
    const code = SAMPLE_DIGITS.slice(0, policy?.digits);
    const minutes = (policy?.ttl_s ?? 0) / 60;
    try {
      const sample = await messageOf(this.#codes, { org, domain, template }, code, minutes);
      const { segments: count, encoding, characters } = await this.#codes.call("messageSegments", sample);
      const looked = { sample, segments: t("segments", { count, characters, encoding }) };
      if (!template.includes("{code}")) return { ...looked, problem: t("error-template-without-code") };
      return consent ? looked : { ...looked, problem: t("error-agreement-missing") };
    } catch (error) {
      const code = codeOf(error);
      return {
        problem: code === "template-value-missing" ? t("error-org-missing") : tell("error", code),
      };
    }
  }

  async #keepMessage() {
    const { language } = this.#message;
    const { org, domain, words } = this.#message.typed;
    if (!(await this.#preview())) return;
    await this.#change({ org, domain, words: { ...this.#settings.words, [language]: words } });
    this.#message.kept(t("settings-kept"));
  }

  /** What is off need not be whole. @param {Gateway} gateway */
  async #keepGateway(gateway) {
    try {
      if (gateway.on) await checkGateway(this.#codes, gateway);
    } catch (error) {
      const field = /settings\.(\w+)/.exec(error instanceof Error ? error.message : "")?.[1];
      const problem = tell("error", codeOf(error));
      const named = field && t("gateway-problem", { problem, field: tell("field", field) });
      this.#gateway.problem(named || problem, field);
      return;
    }
    await this.#change({ gateway });
    this.#gateway.fill(gateway);
    this.#gateway.kept(t(gateway.on ? "gateway-on" : "gateway-off"));
  }
}
