// What a row says of itself, in words.

import { dateText, momentText, tell } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Source} Source
 */

/** The kinds of entries in the order in which they are read: what may kill comes first. */
export const KINDS = /** @type {const} */ ([
  "allergy",
  "problem",
  "medicine",
  "immunisation",
  "vital",
  "result",
  "document",
  "note",
  "other",
]);

/** Where an entry comes from, and who vouches for it. @param {Source} source */
export function sourceText(source) {
  return [originText(source), evidenceText(source)].filter(Boolean).join(" ");
}

/** Where an entry comes from. @param {Source} source */
export function originText({ way, at, packageId, sealedAt, sender, name = "", issuer }) {
  const read = momentText(at);
  if (way === "written") return t("source-written", { read });
  if (issuer) {
    const issued = issuer.issued === undefined ? t("source-time-unknown") : momentText(issuer.issued);
    return t("source-card", { issued, read });
  }
  if (way === "file") return t(name ? "source-file" : "source-file-unnamed", { name, read });
  if (way === "link") return t("source-link", { name, read });
  if (packageId === undefined && sealedAt === undefined) return t(`source-${way}`, { read });
  const sealed = sealedAt === undefined ? t("source-time-unknown") : momentText(sealedAt);
  const phone = sender ? t("source-phone", { sender: sender.slice(0, 8) }) : t("source-phone-unsigned");
  return t("source-sent", { phone, sealed, read });
}

/** Who vouches for an entry; nothing where whoever reads it wrote it. @param {Source} source */
export function evidenceText({ vouch, issuer }) {
  if (vouch === "self") return "";
  const { url = "", name, revoked, expires } = issuer ?? {};
  const isTakenBack = revoked && vouch !== "issuer-invalid";
  const said = t(isTakenBack ? "issuer-revoked" : `vouch-${vouch}`, { issuer: name ?? url });
  const ended = expires !== undefined && !isTakenBack && t("issuer-ended", { date: momentText(expires) });
  return [said, ended].filter(Boolean).join(" ");
}

/** How loud it is said who vouches: what is wrong is not to be missed. @param {Source} source @returns {"good" | "bad" | undefined} */
export function evidenceTone({ vouch, issuer }) {
  if (vouch === "issuer-invalid" || issuer?.revoked) return "bad";
  return vouch === "issuer" ? "good" : undefined;
}

/** Says where an entry comes from and who vouches for it. @param {HTMLElement} element @param {Source} source @param {string[]} [more] sentences after it */
export function showSource(element, source, more = []) {
  const evidence = document.createElement("span");
  evidence.className = "evidence";
  evidence.textContent = evidenceText(source);
  const tone = evidenceTone(source);
  if (tone) evidence.dataset.tone = tone;
  const said = [originText(source), evidence.textContent && evidence, ...more].filter(Boolean);
  element.replaceChildren(...said.flatMap((each) => [each, " "]).slice(0, -1));
}

/** What stands on paper beside a record: whose it is, and who vouches for how much of it. @param {string} name of whose vault @param {Row[]} rows @param {number} now */
export function printedText(name, rows, now) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { source } of rows) {
    const said = evidenceText(source) || t("vouch-self");
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const counted = [...counts].map(([vouch, count]) => t("printed-evidence", { count, vouch }));
  return [t("printed", { name, date: momentText(now) }), ...counted].join(" ");
}

/** What was handed over, when, and which way. @param {import("./receipts.js").Receipt} receipt */
export function receiptText({ at, way, kinds, source, to = "" }) {
  const counted = KINDS.filter((kind) => kinds[kind]).map((kind) =>
    t("incoming-kind", { kind: t(/** @type {any} */ (`kinds-${kind}`)), count: kinds[kind] ?? 0 }),
  );
  const said = t(`receipt-${way}`, {
    date: momentText(at),
    what: counted.join(", ") || t("receipt-nothing"),
    to,
  });
  return source ? `${said} ${sourceText(source)}` : said;
}

/** @param {readonly string[]} cautions */
export function cautionText(cautions) {
  return [...new Set(cautions)].map((caution) => tell("caution", caution)).join(" · ");
}

/** Birth date and sex of a person's row, where they are known. @param {Row} row */
export function personFacts({ date, status }) {
  return [
    ...(date ? [t("fact-born-on", { date: dateText(date) })] : []),
    ...(status && status !== "unknown" ? [tell("sex", status)] : []),
  ];
}

/** A status that is not said already, louder. @param {Row} row */
export function quietStatus({ status, cautions }) {
  return status && !cautions.includes(status) ? tell("status", status) : undefined;
}
