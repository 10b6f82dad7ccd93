/**
 * A passkey that opens a vault: beside its signature, which nobody here checks, it gives 32 bytes that only it can give (the
 * PRF extension, WebAuthn Level 3 §10.1.4), after the person was verified. Nothing leaves the device.
 */

import { Failure } from "../shared/failure.js";

/** @typedef {{ credentialId: string, prf: Uint8Array, name: string }} Passkey */

const RP_NAME = "M-dawa";
/** What every passkey is asked for. Each gives another answer. */
const PRF_INPUT = new TextEncoder().encode("mdawa/1 vault");
/** COSE: EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257];
const RANDOM_BYTES = 32;
const TIMEOUT_MS = 120_000;

const randomBytes = () => crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));

/** Whether passkeys of this browser can open a vault. Of the passkey itself this is known only once it was made. @returns {Promise<boolean>} */
export async function passkeysCanOpen() {
  // They belong to an address, and a page from a file has none.
  if (typeof PublicKeyCredential === "undefined" || !isSecureContext || !location.hostname) return false;
  const { getClientCapabilities } = /** @type {any} */ (PublicKeyCredential);
  if (!getClientCapabilities) return true;
  const capabilities = await getClientCapabilities.call(PublicKeyCredential);
  return capabilities["extension:prf"] !== false;
}

/**
 * Makes a passkey.
 *
 * @param {string} profileName as the device will list it
 * @param {string} name as this page will
 * @param {AbortSignal} [signal]
 * @returns {Promise<Passkey>}
 */
export async function makePasskey(profileName, name, signal) {
  const made = await asking(() =>
    navigator.credentials.create({
      signal,
      publicKey: {
        rp: { id: location.hostname, name: RP_NAME },
        user: { id: randomBytes(), name: profileName, displayName: profileName },
        challenge: randomBytes(),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: PRF_INPUT } } },
      },
    }),
  );
  const { prf } = made.getClientExtensionResults();
  if (!prf?.enabled) {
    await disown(made.id);
    throw new Failure("passkey-unsupported", "the passkey gives no secret");
  }
  const first = prf.results?.first;
  if (first) return { credentialId: made.id, prf: bytesOf(first), name };
  // Some give it only when they are used.
  return { ...(await usePasskey([made.id], signal)), name };
}

/**
 * Asks for one of these passkeys.
 *
 * @param {string[]} credentialIds
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ kind: "passkey", credentialId: string, prf: Uint8Array }>}
 */
export async function usePasskey(credentialIds, signal) {
  const used = await asking(() =>
    navigator.credentials.get({
      signal,
      publicKey: {
        rpId: location.hostname,
        challenge: randomBytes(),
        allowCredentials: credentialIds.map((id) => ({ type: "public-key", id: idBytes(id) })),
        userVerification: "required",
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: PRF_INPUT } } },
      },
    }),
  );
  const first = used.getClientExtensionResults().prf?.results?.first;
  if (!first) throw new Failure("passkey-unsupported", "the passkey gives no secret");
  return { kind: "passkey", credentialId: used.id, prf: bytesOf(first) };
}

/**
 * @param {() => Promise<Credential | null>} ask
 * @returns {Promise<PublicKeyCredential>}
 */
async function asking(ask) {
  if (typeof PublicKeyCredential === "undefined") throw new Failure("passkey-unsupported");
  let answer;
  try {
    answer = await ask();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const { name } = error;
    // Whoever says no, waits too long or has none that fits is told apart by no browser.
    const cancelled = name === "NotAllowedError" || name === "AbortError" || name === "TimeoutError";
    throw new Failure(cancelled ? "passkey-cancelled" : "passkey-unsupported", name, { cause: error });
  }
  if (!(answer instanceof PublicKeyCredential)) throw new Failure("passkey-cancelled");
  return answer;
}

/** Lets the device forget a passkey that is of no use, where it can be told. @param {string} credentialId */
async function disown(credentialId) {
  const { signalUnknownCredential } = /** @type {any} */ (PublicKeyCredential);
  await signalUnknownCredential
    ?.call(PublicKeyCredential, { rpId: location.hostname, credentialId })
    .catch(() => {});
}

/** @param {BufferSource} source @returns {Uint8Array} */
function bytesOf(source) {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(/** @type {ArrayBuffer} */ (source.buffer), source.byteOffset, source.byteLength);
}

/** @param {string} id base64url, as a credential says it */
function idBytes(id) {
  const text = atob(id.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (symbol) => symbol.charCodeAt(0));
}
