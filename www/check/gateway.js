/** Hands a message to the service that a clinic has, once. */

import { monotonicMs, nowUnixSeconds } from "../shared/clock.js";

/**
 * @typedef {import("../../pkg/mdawa.js").GatewayMessage} GatewayMessage
 * @typedef {import("../../pkg/mdawa.js").GatewayOutcome} GatewayOutcome
 * @typedef {import("../../pkg/mdawa.js").GatewayProvider} GatewayProvider
 * @typedef {import("../../pkg/mdawa.js").GatewayRequest} GatewayRequest
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("./page-types.js").Gateway} Gateway
 * @typedef {{ to: string, text: string, code: string, minutes: number, id: string, org: string, language: string }} Message
 */

const PATIENCE_MS = 30_000;

/** What each provider can send by, where there is a choice. @type {Partial<Record<GatewayProvider, readonly Gateway["channel"][]>>} */
export const CHANNELS = { relay: ["sms", "whatsapp", "call"], twilio: ["sms", "whatsapp"] };

/** For looking whether settings are whole, without sending. @type {Message} */
const SAMPLE = {
  to: "+14155550123",
  text: "123456",
  code: "123456",
  minutes: 5,
  id: "sample",
  org: "clinic",
  language: "en",
};

/** Throws where the settings are not such as the provider needs. @param {Codes} codes @param {Gateway} gateway */
export async function checkGateway(codes, gateway) {
  await prepare(codes, gateway, SAMPLE);
}

/**
 * Builds a request; throws where that cannot be done. Nothing is sent yet.
 *
 * @param {Codes} codes
 * @param {Gateway} gateway
 * @param {Message} message
 */
export function prepare(codes, { provider, channel, settings }, { org, language, ...message }) {
  /** @type {any} each provider has fields of its own, and the module looks at them */
  const fields = settings[provider] ?? {};
  /** @type {GatewayMessage} */
  const whole = {
    ...message,
    now: nowUnixSeconds(),
    ...(CHANNELS[provider] ? { channel } : {}),
    // A relay has a template for each language, and perhaps a place for the name; other providers' templates have one for
    // the code alone.
    ...(provider === "relay" ? { vars: { org, language } } : {}),
  };
  return codes.call("gatewayRequest", provider, fields, whole);
}

/**
 * Sends a request, and says what came of it; it never throws. A request that broke may have been carried out, so nothing
 * here is ever sent again. A browser may repeat a request by itself, on a connection that breaks before any answer: a relay
 * tells that by the message's name, the same for the same code.
 *
 * @param {Codes} codes
 * @param {GatewayProvider} provider
 * @param {GatewayRequest} request
 * @returns {Promise<GatewayOutcome & { tookMs: number }>}
 */
export async function send(codes, provider, request) {
  const begun = monotonicMs();
  const { status, body } = await answerTo(request);
  const tookMs = Math.round(monotonicMs() - begun);
  /** @type {GatewayOutcome} */
  const outcome = await codes
    .call("gatewayOutcome", provider, status, body)
    .catch(() => ({ outcome: "unknown" }));
  return { ...outcome, tookMs };
}

/** @param {GatewayRequest} request */
async function answerTo({ method, url, headers, body }) {
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body,
      cache: "no-store",
      credentials: "omit",
      // Followed, a redirect would carry the code to an address that nobody chose.
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return { status: 0, body: "" };
  }
}
