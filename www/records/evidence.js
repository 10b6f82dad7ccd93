/** What a record that is given out says of who vouches for it. */

/**
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Role} Role
 * @typedef {import("../../pkg/mdawa.js").Evidence} Evidence
 */

/**
 * One word for all of a record, hence the weakest that holds for each of its entries.
 *
 * @param {Row[]} rows
 * @param {Role} role of whose vault: what is written in a doctor's is not the patient's word
 * @param {number} read
 * @returns {Evidence}
 */
export function evidenceOf(rows, role, read) {
  const isOwn = role === "patient" || role === "caretaker";
  const [first] = rows;
  const issuer = first?.source.vouch === "issuer" ? first.source.issuer : undefined;
  const isVerified = rows.every(
    ({ source }) =>
      source.vouch === "issuer" && source.issuer?.url === issuer?.url && !source.issuer?.revoked,
  );
  if (issuer && isVerified) {
    const { url, name, issued } = issuer;
    return { kind: "issuer-verified", issuer: url, issuerName: name, issued, read };
  }
  const patients = new Set(isOwn ? ["self", "patient", "signed"] : ["patient", "signed"]);
  const isPatients = rows.every(({ source }) => patients.has(source.vouch));
  return { kind: isPatients ? "patient-supplied" : "not-checked", read };
}
