// The settings of a message service: which one, and what it asks for.

import { copyOf, part, say } from "../shared/dom.js";
import { tell } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").GatewayProvider} GatewayProvider
 * @typedef {import("./page-types.js").Gateway} Gateway
 * @typedef {{ name: string, kind?: "plain" | "optional" | "secret" | "optional-secret" }} Field
 */

/** @param {string} name @returns {Field} */
const optional = (name) => ({ name, kind: "optional" });
/** @param {string} name @returns {Field} */
const secret = (name) => ({ name, kind: "secret" });
/** @param {string} name @returns {Field} */
const plain = (name) => ({ name });

/**
 * What each asks for. Left out is what would let the service make up the code, which the page could not check then.
 *
 * @type {Record<GatewayProvider, Field[]>}
 */
const FIELDS = {
  relay: [plain("baseUrl"), secret("token"), plain("template")],
  twilio: [
    plain("accountSid"),
    optional("keySid"),
    secret("secret"),
    optional("from"),
    optional("messagingServiceSid"),
    optional("contentSid"),
    optional("baseUrl"),
  ],
  "aws-sns": [
    plain("region"),
    plain("accessKeyId"),
    secret("secretAccessKey"),
    { name: "sessionToken", kind: "optional-secret" },
    optional("senderId"),
    optional("entityId"),
    optional("templateId"),
    optional("baseUrl"),
  ],
  msg91: [
    secret("authKey"),
    optional("templateId"),
    optional("flowId"),
    optional("sender"),
    optional("baseUrl"),
  ],
  "gupshup-sms": [
    plain("userId"),
    secret("password"),
    optional("principalEntityId"),
    optional("dltTemplateId"),
    optional("mask"),
    optional("baseUrl"),
  ],
  "gupshup-whatsapp": [secret("apiKey"), plain("source"), plain("templateId"), optional("baseUrl")],
  myoperator: [
    secret("token"),
    plain("companyId"),
    plain("phoneNumberId"),
    plain("templateName"),
    optional("language"),
    optional("baseUrl"),
  ],
};

export class GatewayView {
  #on;
  #provider;
  #channelField;
  #channel;
  #fields;
  #problem;
  #kept;
  #channels;
  /** @type {Gateway["settings"]} */
  #settings = {};

  /**
   * @param {HTMLElement} root
   * @param {Partial<Record<GatewayProvider, readonly Gateway["channel"][]>>} channels where there is a choice
   * @param {{ onKeep: (gateway: Gateway) => void, onForget: () => void }} news
   */
  constructor(root, channels, { onKeep, onForget }) {
    this.#channels = channels;
    this.#on = part(root, "#gateway-on", HTMLInputElement);
    this.#provider = part(root, "#provider", HTMLSelectElement);
    this.#channelField = part(root, "#channel-field", HTMLElement);
    this.#channel = part(root, "#channel", HTMLSelectElement);
    this.#fields = part(root, "#gateway-fields", HTMLElement);
    this.#problem = part(root, "#gateway-problem", HTMLElement);
    this.#kept = part(root, "#gateway-kept", HTMLElement);
    this.#provider.addEventListener("change", () => this.#ask("sms"));
    part(root, "#gateway-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      onKeep(this.#typed());
    });
    part(root, "#gateway-forget", HTMLButtonElement).addEventListener("click", onForget);
  }

  /** @param {Gateway} gateway */
  fill({ on, provider, channel, settings }) {
    this.#settings = settings;
    this.#on.checked = on;
    const providers = /** @type {GatewayProvider[]} */ (Object.keys(FIELDS));
    const options = providers.map((id) => new Option(t(`provider-${id}`), id, false, id === provider));
    this.#provider.replaceChildren(...options);
    this.#ask(channel);
  }

  /** @param {string | undefined} text @param {string} [setting] that it is about */
  problem(text, setting) {
    say(this.#problem, text);
    this.#kept.textContent = "";
    for (const input of this.#fields.querySelectorAll("input")) {
      input.ariaInvalid = String(input.name === setting);
      if (input.name === setting) input.focus();
    }
  }

  /** @param {string} text */
  kept(text) {
    this.problem(undefined);
    this.#kept.textContent = text;
  }

  /** @returns {Gateway} */
  #typed() {
    const inputs = [...this.#fields.querySelectorAll("input")];
    // What is empty is not set.
    const filled = inputs.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value);
    const provider = /** @type {GatewayProvider} */ (this.#provider.value);
    return {
      on: this.#on.checked,
      provider,
      channel: /** @type {Gateway["channel"]} */ (this.#channel.value || "sms"),
      settings: { ...this.#settings, [provider]: Object.fromEntries(filled) },
    };
  }

  /** Asks for what the chosen service needs. @param {Gateway["channel"]} channel */
  #ask(channel) {
    const provider = /** @type {GatewayProvider} */ (this.#provider.value);
    const channels = this.#channels[provider] ?? [];
    this.#channelField.hidden = channels.length === 0;
    const options = channels.map((id) => new Option(t(`channel-${id}`), id, false, id === channel));
    this.#channel.replaceChildren(...options);
    const known = this.#settings[provider] ?? {};
    this.#fields.replaceChildren(...FIELDS[provider].map((field) => fieldFor(field, known[field.name])));
    this.problem(undefined);
  }
}

/** @param {Field} field @param {string | undefined} value */
function fieldFor({ name, kind = "plain" }, value) {
  const copy = copyOf("gateway-field");
  const input = part(copy, "input", HTMLInputElement);
  const label = part(copy, "label", HTMLLabelElement);
  const words = tell("field", name);
  label.textContent = kind.startsWith("optional") ? t("field-optional", { label: words }) : words;
  label.htmlFor = `gateway-${name}`;
  input.id = `gateway-${name}`;
  input.name = name;
  input.type = kind.endsWith("secret") ? "password" : "text";
  input.setAttribute("aria-describedby", "gateway-problem");
  // A browser that fills its own passwords in would hand them to the service.
  input.autocomplete = kind.endsWith("secret") ? "new-password" : "off";
  input.value = value ?? "";
  return copy;
}
