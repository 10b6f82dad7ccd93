/**
 * Receipts of what was handed to somebody and of what was taken in, for each person, as both sides keep them. They are
 * written in the turn of what they tell of.
 */

/**
 * @typedef {import("../vault/types.js").EntryKind} EntryKind
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {import("../vault/types.js").VaultTurn} VaultTurn
 * @typedef {{
 *   id: string, at: number, way: "shared" | "received" | "sent" | "locked", name: string,
 *   kinds: Partial<Record<EntryKind, number>>, source?: Source, to?: string
 * }} Receipt `name` is the person's; `source` is of what was received, and `to` the host of what was sent
 */

/** What India's ABDM calls the kinds (its health information types); the rest belongs to a consultation. */
const HI_TYPES = /** @type {Partial<Record<EntryKind, string>>} */ ({
  medicine: "Prescription",
  immunisation: "ImmunizationRecord",
  result: "DiagnosticReport",
  vital: "WellnessRecord",
  document: "HealthDocumentRecord",
  note: "HealthDocumentRecord",
});
const CONSULTATION = "OPConsultation";

/**
 * @param {Pick<VaultTurn, "get" | "put">} turn
 * @param {string} subject
 * @param {Omit<Receipt, "id">} receipt
 */
export async function giveReceipt(turn, subject, receipt) {
  /** @type {Receipt[]} */
  const kept = (await turn.get(keyOf(subject))) ?? [];
  turn.put(keyOf(subject), [...kept, { id: crypto.randomUUID(), ...receipt }]);
}

/** Removes those of people who are removed. @param {Pick<VaultTurn, "get" | "put">} turn @param {string[]} subjects */
export async function dropReceipts(turn, subjects) {
  for (const subject of subjects) {
    if (await turn.get(keyOf(subject))) turn.put(keyOf(subject), undefined);
  }
}

/** The latest first. @param {{ get(key: string): Promise<any> }} values @param {string[]} subjects @returns {Promise<Receipt[]>} */
export async function receiptsOf(values, subjects) {
  const kept = await Promise.all(subjects.map((subject) => values.get(keyOf(subject))));
  return kept.flatMap((receipts) => receipts ?? []).sort((one, other) => other.at - one.at);
}

/** How many there are of each kind. @param {{ kind: EntryKind }[]} rows @returns {Receipt["kinds"]} */
export function kindsOf(rows) {
  /** @type {Receipt["kinds"]} */
  const kinds = {};
  for (const { kind } of rows) if (kind !== "patient") kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

/**
 * Receipts as a file, with the names that ABDM's consent has for the same things, so that another system finds its way.
 *
 * @param {Receipt[]} receipts
 */
export function asFile(receipts) {
  const listed = receipts.map(({ id, at, way, name, kinds, source, to }) => ({
    consentId: id,
    createdAt: new Date(at * 1000).toISOString(),
    direction: way,
    patient: { name },
    purpose: { text: "Care Management", code: "CAREMGT" },
    hiTypes: [...new Set(kindNames(kinds).map((kind) => HI_TYPES[kind] ?? CONSULTATION))].sort(),
    permission: { accessMode: "VIEW" },
    entries: kinds,
    source,
    to,
  }));
  const note = "Receipts of M-dawa transfer. They are not ABDM consent artefacts.";
  return JSON.stringify({ note, receipts: listed }, undefined, 2);
}

/** @param {Receipt["kinds"]} kinds */
function kindNames(kinds) {
  return /** @type {EntryKind[]} */ (Object.keys(kinds));
}

/** @param {string} subject */
function keyOf(subject) {
  return `receipts ${subject}`;
}
