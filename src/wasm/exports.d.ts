/** When an export is made, in Unix seconds, and where the record comes from. */
export interface ExportOptions {
  created: number;
  /** Becomes a Provenance resource that goes with the record; nothing is said of it where this is left out. */
  evidence?: Evidence;
}

/** Where a record comes from; times in Unix seconds. */
export interface Evidence {
  kind: "patient-supplied" | "issuer-verified" | "not-checked";
  /** The address that the issuer signs under. */
  issuer?: string;
  issuerName?: string;
  keyId?: string;
  issued?: number;
  /** When it was read and checked. */
  read: number;
  /** The card's own text (JWS), kept as the Provenance's signature. */
  signatureText?: string;
}

/** One change that makes a record valid FHIR R4. */
export interface Repair {
  code: RepairCode;
  /** Where in the record as it came: `entry[3].resource.code`. */
  path: string;
  /** What stood there, as text. */
  was?: string;
  /** What stands there now, as text. */
  is?: string;
}

/**
 * What was done: `added` something that must be there, `converted` to the words of R4, `dropped` what R4 cannot say (it
 * is kept as text in the narrative), a `reference-unresolved` is its text only, what is about `another-patient` is not in
 * a document, what a server said and older versions are `left-out`.
 */
export type RepairCode = "added" | "another-patient" | "converted" | "dropped" | "left-out" | "reference-unresolved";
