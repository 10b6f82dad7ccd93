/** Which device this is, and what it and its browser are good for. What the checks find holds no secret. */

import { nowUnixSeconds } from "../shared/clock.js";
import { hexOf } from "../shared/hex.js";
import { LockedStore } from "../shared/locked-store.js";
import { identity } from "./identity.js";

/**
 * @typedef {import("../shared/codes.js").Codes} Codes
 * @typedef {import("./page-types.js").Finding} Finding
 */

/** The secret of the test vectors of both standards. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/** SHA-256 of "abc" (FIPS 180-4, the example of NIST). */
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const MEGABYTE = 1_000_000;
/** What can be wrong with a clock that was compared over a network, in whole seconds. */
const CLOCK_GRAIN_SECONDS = 2;

/** @param {boolean} good */
const judged = (good) => (good ? "good" : "poor");

/**
 * @param {Codes} codes
 * @returns {Promise<Finding[]>}
 */
export async function runChecks(codes) {
  const checks = [rfc6238, rfc4226, webcrypto, keeping, stays, quota, passkeys, browser, device];
  return Promise.all(checks.map((check) => check(codes)));
}

/** Compares this device's clock with the one of the site it came from. @returns {Promise<Finding>} */
export async function compareClock() {
  const before = nowUnixSeconds();
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  const sent = Date.parse(answer?.headers.get("date") ?? "");
  if (Number.isNaN(sent)) return { check: "clock", outcome: "unknown" };
  const seconds = Math.round((before + nowUnixSeconds()) / 2 - sent / 1000);
  const ahead = Math.abs(seconds) > CLOCK_GRAIN_SECONDS;
  return { check: "clock", outcome: judged(!ahead), params: { seconds } };
}

/** RFC 6238 appendix B. @param {Codes} codes @returns {Promise<Finding>} */
async function rfc6238(codes) {
  const key = { secret: SECRET, algorithm: "SHA1", digits: 8, period: 30 };
  const code = await codes.call("totpCode", key, 59);
  return { check: "rfc6238", outcome: judged(code === "94287082") };
}

/** RFC 4226 appendix D. @param {Codes} codes @returns {Promise<Finding>} */
async function rfc4226(codes) {
  const code = await codes.call("hotpCode", SECRET, "SHA1", 6, 0n);
  return { check: "rfc4226", outcome: judged(code === "755224") };
}

/** @returns {Promise<Finding>} */
async function webcrypto() {
  const hash = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode("abc"));
  return { check: "webcrypto", outcome: judged(hexOf(new Uint8Array(hash ?? [])) === ABC) };
}

/** Keeps a value, encrypted, and takes it away again. @returns {Promise<Finding>} */
async function keeping() {
  const mark = crypto.randomUUID();
  try {
    const store = new LockedStore("mdawa-settings-check");
    await store.update("mark", async () => ({ value: mark, result: undefined }));
    const kept = await store.get("mark");
    await store.update("mark", async () => ({ value: undefined, result: undefined }));
    return { check: "keeping", outcome: judged(kept === mark) };
  } catch {
    return { check: "keeping", outcome: "poor" };
  }
}

/** Whether the browser promised not to throw away what it keeps. @returns {Promise<Finding>} */
async function stays() {
  const persisted = await navigator.storage?.persisted?.().catch(() => undefined);
  return { check: "stays", outcome: persisted === undefined ? "unknown" : judged(persisted) };
}

/** @returns {Promise<Finding>} */
async function quota() {
  const { usage = 0, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  if (quota === undefined) return { check: "quota", outcome: "unknown" };
  const params = { used: Math.ceil(usage / MEGABYTE), free: Math.floor((quota - usage) / MEGABYTE) };
  return { check: "quota", outcome: judged(params.free > 0), params };
}

/** Whether a passkey of this browser could hold a key (WebAuthn's extension `prf`). @returns {Promise<Finding>} */
async function passkeys() {
  /** @type {any} */
  const credential = globalThis.PublicKeyCredential;
  if (!credential) return { check: "passkeys", outcome: "poor" };
  const able = await credential.getClientCapabilities?.().catch(() => undefined);
  const prf = able?.["extension:prf"];
  return { check: "passkeys", outcome: prf === undefined ? "unknown" : judged(prf) };
}

/** @returns {Promise<Finding>} */
async function device() {
  try {
    const { name, thumbprint } = await identity();
    return { check: "device", outcome: "good", params: { name: name || "–", thumbprint } };
  } catch {
    return { check: "device", outcome: "unknown" };
  }
}

/** @returns {Promise<Finding>} */
async function browser() {
  /** @type {any} */
  const { userAgentData } = navigator;
  const brands = userAgentData?.brands?.filter(
    (/** @type {{ brand: string }} */ { brand }) => !/not.*brand/i.test(brand),
  );
  const named = brands?.map((/** @type {any} */ { brand, version }) => `${brand} ${version}`).join(", ");
  return { check: "browser", outcome: "good", params: { name: named || navigator.userAgent } };
}
