// Who vouches for a card or a certificate, in plain words for whoever has to decide on it.

import { countryText, momentText, tell } from "../shared/i18n.js";
import { t } from "./foreign-text.js";

/**
 * @typedef {import("./page-types.js").Evidence} Evidence
 * @typedef {import("./page-types.js").Words} Words
 */

const SECONDS_A_DAY = 86_400;

/**
 * The first sentence decides; each further one says what it means, or what else is of note. What speaks against it comes
 * before what speaks for it.
 *
 * @param {Evidence} evidence
 * @param {number} now Unix seconds
 * @param {string} [host] of the link that it came by
 * @returns {Words}
 */
export function wordsOf(evidence, now, host) {
  const { signature, fault, issued, expires, revoked, warnings } = evidence;
  const issuer = issuerText(evidence);
  /** @type {string[]} */
  const against = [];
  if (signature === "valid" && revoked) against.push(t("vouch-revoked", { issuer }));
  if (expires !== undefined && expires <= now)
    against.push(t("vouch-expired", { date: momentText(expires) }));
  // Clocks of two devices differ.
  if (issued !== undefined && issued > now + SECONDS_A_DAY) {
    against.push(t("vouch-future", { date: momentText(issued) }));
  }
  const remarks = [
    ...warnings.map((warning) => tell("remark", warning)),
    ...(host ? [t("vouch-by-link", { host })] : []),
  ];
  if (signature === "valid") {
    // Where something speaks against it, nothing below may sound as if all were well.
    const first = against.length > 0 ? t("vouch-unchanged", { issuer }) : t("vouch-valid", { issuer });
    const [headline = "", ...rest] = [...against, first, checkedText(evidence), t("vouch-same-person")];
    const level = revoked ? "danger" : against.length > 0 ? "caution" : "good";
    return { level, headline, lines: [...rest, ...remarks] };
  }
  if (signature === "unknown-key") {
    const why = evidence.keys.missing ? t("vouch-keys-missing") : t("vouch-unknown-means");
    const lines = [...against, why, ...remarks];
    return { level: "caution", headline: t("vouch-unknown", { issuer }), lines };
  }
  const headline = tell("vouch-invalid", fault ?? "signature-wrong");
  return { level: "danger", headline, lines: [t("vouch-invalid-means", { issuer }), ...against, ...remarks] };
}

/** A record that came by a link, signed by nobody. @param {string} host @returns {Words} */
export function wordsOfLink(host) {
  return { level: "caution", headline: t("vouch-link", { host }), lines: [] };
}

/** What kind of thing it is and since when, for the last line. @param {Evidence} evidence @param {number} read */
export function sourceOf({ form, issued }, read) {
  return issued === undefined
    ? t(`source-${form}-undated`, { read: momentText(read) })
    : t(`source-${form}`, { issued: momentText(issued), read: momentText(read) });
}

/** Whoever it says it is of: by name, and by what nobody else can have, the host or the country. @param {Evidence} evidence */
export function issuerText({ form, issuer, issuerName }) {
  const where = form === "dcc" ? countryOf(issuer) : hostOf(issuer);
  if (issuerName) return where ? t("issuer-named", { name: issuerName, where }) : issuerName;
  return where || t("issuer-nobody");
}

/** Only of an address that is nothing else than one; anything odd is shown as it is. @param {string} url */
function hostOf(url) {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address?.protocol === "https:" && !address.username && address.host ? address.host : url;
}

/** @param {string} country */
function countryOf(country) {
  return /^[A-Z]{2}$/.test(country) ? countryText(country) : country;
}

/** @param {Evidence} evidence */
function checkedText({ keys }) {
  if (keys.added !== undefined) return t("vouch-checked-added", { date: momentText(keys.added) });
  return keys.date ? t("vouch-checked", { date: keys.date }) : t("vouch-checked-undated");
}
