/**
 * Gets what a SMART Health Link leads to (HL7 IG "SMART Health Cards and Links" 1.0): a manifest, which is asked for by
 * POST, and its files; with the flag U one file, by GET. What is known to be done wrongly out there is taken all the same,
 * and said.
 */

import { codeOf, Failure } from "../shared/failure.js";
import { addressIn, guardedAddress } from "../shared/guarded.js";
import { ask } from "./request.js";

/**
 * @typedef {import("../shared/interop.js").Interop} Interop
 * @typedef {import("./page-types.js").Got} Got
 * @typedef {import("./page-types.js").Link} Link
 * @typedef {import("./page-types.js").Part} Part
 * @typedef {import("./page-types.js").Typed} Typed
 * @typedef {import("./request.js").Reply} Reply
 * @typedef {Pick<Link, "key"> & { agreed: string[] }} Agreed hosts that may be contacted
 */

/** The version of the protocol that this page speaks; a later one says itself that it cannot be read otherwise. */
const VERSION = 1;
/** Below this a manifest may hold a file in itself: fewer requests tell fewer hosts. In characters. */
const EMBEDDED_LENGTH_MAX = 4_000_000;
const MOST_FILES = 20;
const MOST_MANIFEST_BYTES = 32 * 1024 * 1024;
const MOST_FILE_BYTES = 32 * 1024 * 1024;
/** How a compact JWE and a compact JWS look. */
const JWE = /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]*\.[\w-]+$/;
const JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** A file that lets into a server, and is no record. */
const ACCESS = "application/smart-api-access";

/**
 * A link as a person is asked about it; throws where it leads nowhere that may be asked.
 *
 * @param {Interop} interop
 * @param {string} text
 * @param {number} now
 * @returns {Promise<Link>}
 */
export async function linkOf(interop, text, now) {
  const { url, key, expires, flag, label, version, warnings } = await interop.call("decodeHealthLink", text);
  if (version > VERSION) throw new Failure("link-newer");
  const address = guardedAddress(url);
  if (!address) {
    const host = addressIn(url)?.host;
    if (!host) throw new Failure("link-malformed");
    throw new Failure("link-unguarded", "not https", { params: { host } });
  }
  return {
    url: address.href,
    host: address.host,
    key,
    label,
    expires,
    ended: expires !== undefined && expires < now,
    long: flag.includes("L"),
    direct: flag.includes("U"),
    needsPasscode: flag.includes("P"),
    faulty: warnings.length > 0,
  };
}

/** What files there are. @param {Link} link @param {Typed} typed @param {AbortSignal} signal @returns {Promise<Part[]>} */
export async function partsOf(link, typed, signal) {
  if (link.direct) return [await directPart(link, typed, signal)];
  const { recipient, passcode } = typed;
  const reply = await ask(
    link.url,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ recipient, passcode, embeddedLengthMax: EMBEDDED_LENGTH_MAX }),
    },
    { signal, mostBytes: MOST_MANIFEST_BYTES },
  );
  assertGiven(reply, link, typed);
  const parts = manifestIn(reply.text);
  if (parts.length === 0) throw new Failure("manifest-empty");
  if (parts.length > MOST_FILES) throw new Failure("manifest-too-long");
  return parts;
}

/** The hosts beside the link's own that have to be contacted, without those that may not be. @param {Link} link @param {Part[]} parts */
export function otherHosts(link, parts) {
  const addresses = parts.flatMap(({ embedded, location }) =>
    embedded ? [] : (guardedAddress(location) ?? []),
  );
  return [...new Set(addresses.map(({ host }) => host))].filter((host) => host !== link.host);
}

/** All files, one after the other, of hosts that were agreed to. @param {Interop} interop @param {Agreed} link @param {Part[]} parts @param {AbortSignal} signal @returns {Promise<Got[]>} */
export async function filesOf(interop, link, parts, signal) {
  /** @type {Got[]} */
  const files = [];
  for (const part of parts) {
    const { contentType, status, updated } = part;
    const said = { contentType, status, updated };
    try {
      files.push({ ...said, ...(await opened(interop, link, part, signal)) });
    } catch (error) {
      const fault = codeOf(error);
      if (fault === "cancelled") throw error;
      files.push({ ...said, fault });
    }
  }
  return files;
}

/** @param {Link} link @param {Typed} typed @param {AbortSignal} signal @returns {Promise<Part>} */
async function directPart(link, typed, signal) {
  const url = new URL(link.url);
  url.searchParams.set("recipient", typed.recipient);
  const reply = await ask(url.href, {}, { signal, mostBytes: MOST_FILE_BYTES });
  assertGiven(reply, link, typed);
  return { embedded: reply.text };
}

/** @param {Interop} interop @param {Agreed} link @param {Part} part @param {AbortSignal} signal @returns {Promise<{ contentType?: string, body: string }>} */
async function opened(interop, link, { contentType, embedded, location }, signal) {
  const text = (embedded ?? (await located(location, link.agreed, signal))).trim();
  if (JWE.test(text)) {
    if (!link.key) throw new Failure("link-keyless");
    const { contentType: inside, body } = await interop.call("openHealthLinkFile", text, link.key);
    return usable({ contentType: inside ?? contentType, body });
  }
  // Not locked, as it should be: a signed card, or a record as it is.
  if (JWS.test(text) || /^[[{]/.test(text)) return usable({ contentType, body: text });
  throw new Failure(/^</.test(text) ? "answer-is-page" : "answer-no-file");
}

/** @param {{ contentType?: string, body: string }} file */
function usable(file) {
  if (file.contentType === ACCESS) throw new Failure("file-is-access");
  return file;
}

/** @param {string | undefined} location @param {string[]} agreed @param {AbortSignal} signal */
async function located(location, agreed, signal) {
  const address = guardedAddress(location);
  if (!address) throw new Failure(location ? "file-unguarded" : "file-nowhere");
  if (!agreed.includes(address.host)) throw new Failure("file-left");
  const reply = await ask(address.href, {}, { signal, mostBytes: MOST_FILE_BYTES });
  if (reply.status !== 200) throw new Failure(reply.status < 500 ? "file-gone" : "file-refused");
  return reply.text;
}

/** Throws what a refusal means. @param {Reply} reply @param {Link} link @param {Typed} typed */
function assertGiven({ status, text, retryAfterSeconds }, { host, direct }, { passcode }) {
  if (status >= 200 && status < 300) return;
  const params = { host, status };
  if (status === 401 && !direct) {
    const left = numberIn(text, "remainingAttempts");
    if (!passcode) throw new Failure("passcode-needed");
    if (left === undefined) throw new Failure("passcode-wrong");
    throw new Failure(left > 0 ? "passcode-wrong-counted" : "passcode-spent", "wrong passcode", {
      params: { count: left },
    });
  }
  if (status === 404 || status === 410) throw new Failure("link-inactive", "gone", { params });
  if (status === 429) {
    const count = retryAfterSeconds;
    throw count === undefined
      ? new Failure("host-busy", "too many", { params })
      : new Failure("host-busy-until", "too many", { params: { ...params, count } });
  }
  throw new Failure(status >= 500 ? "host-broken" : "host-refuses", "refused", { params });
}

/** The files of a manifest; what says nothing of where it lies is told of as well. @param {string} text @returns {Part[]} */
function manifestIn(text) {
  const manifest = jsonIn(text);
  if (!Array.isArray(manifest?.files)) {
    throw new Failure(text.trimStart().startsWith("<") ? "answer-is-page" : "manifest-malformed");
  }
  return manifest.files.map((/** @type {any} */ file) => ({
    contentType: wordIn(file?.contentType),
    embedded: wordIn(file?.embedded),
    location: wordIn(file?.location),
    status: wordIn(file?.status),
    updated: wordIn(file?.lastUpdated),
  }));
}

/** @param {string} text @param {string} name */
function numberIn(text, name) {
  const value = Number(jsonIn(text)?.[name] ?? Number.NaN);
  return Number.isFinite(value) ? Math.max(0, value) : undefined;
}

/** @param {string} text @returns {any} */
function jsonIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
function wordIn(value) {
  return typeof value === "string" && value ? value : undefined;
}
