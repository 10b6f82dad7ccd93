/** What a person reads in a record; texts as written in the record, dates as FHIR writes them. */
export interface Summary {
  /** The bundle's own type. */
  type?: string;
  title?: string;
  /** The document's own status: `final`, `amended`, `entered-in-error` … */
  status?: string;
  date?: string;
  language?: string;
  authors: string[];
  custodian?: string;
  text?: string;
  details: Detail[];
  patient?: Patient;
  sections: Section[];
  warnings: Warning[];
  /** How many resources of each type the bundle holds. */
  resourceCounts: Record<string, number>;
}

export interface Patient {
  name?: string;
  birthDate?: string;
  gender?: string;
  identifiers: { system?: string; value: string; type?: string }[];
  details: Detail[];
  path: string;
}

/** A part of a record: from its table of contents, or the resources of one type that this does not mention. */
export interface Section {
  origin: "composition" | "unlisted";
  /** LOINC, or SNOMED CT, as written. */
  code?: string;
  title: string;
  /** The resource type, where the section is made of unlisted resources. */
  kind?: string;
  /** 0 for a section of its own, 1 for a section within it … */
  depth: number;
  entries: Entry[];
  emptyReason?: string;
  /** Narrative as plain text, where it says more than the entries. */
  text?: string;
  hasText: boolean;
  details: Detail[];
}

export interface Entry {
  resourceType?: string;
  title: string;
  codes: { system?: string; code: string; display?: string }[];
  status?: string;
  date?: string;
  /** What must not be overread: not done, refuted, entered in error … */
  cautions: WarningCode[];
  details: Detail[];
  /** The first file that the entry holds; `attachmentOf` has its bytes. */
  attachment?: Attachment;
  /** All of them, where there are several. */
  attachments?: Attachment[];
  text?: string;
  path?: string;
}

/** A file within the record itself: never an address. What the record calls it is not checked. */
export interface Attachment { contentType?: string; title?: string; path: string; }

export interface Detail { label: Label; name?: string; value: string; }

/** An imperfection of the record, where it is, what was there, and what is shown instead where something is. */
export interface Warning { code: WarningCode; path: string; detail?: string; shown?: string; }

/** One resource of a record, with what a list shows of it; texts as written in the record. */
export interface Piece {
  /** Its FHIR JSON, token for token. */
  resource: string;
  fullUrl?: string;
  /** Empty where the resource does not say. */
  resourceType: string;
  kind: EntryKind;
  /** Never empty; of a patient the name, of a note its first line. */
  title: string;
  /** When it was so; of a patient the date of birth. */
  date?: string;
  status?: string;
  /**
   * What must not be overread. `another-patient` is said where the record itself is about somebody else: it no longer
   * holds for an entry that is kept with its own patient.
   */
  cautions: WarningCode[];
  /** What a search looks through: at most about 1,000 characters, in small letters. */
  words: string;
  /** Which of the pieces is the Patient that it is about, counted from 0; a Patient is about itself. */
  patient?: number;
}

/**
 * Among what a piece is listed. `vital` is an Observation of the category vital-signs, `note` one with the code of
 * patients' notes, `result` any other, a DiagnosticReport or an ImagingStudy; `medicine` what was prescribed, given or
 * taken; `document` a Binary, Composition, DocumentReference or Media.
 */
export type EntryKind =
  | "allergy" | "document" | "immunisation" | "medicine" | "note" | "other" | "patient" | "problem" | "result" | "vital";

/**
 * The form of an entry. Which fields it has depends on the kind:
 *
 * - `allergy`: text, reaction, criticality
 * - `document`: title, contentType, base64, date
 * - `immunisation`: text, date, lot
 * - `medicine`: text, dose, since
 * - `note`: text, date
 * - `patient`: given or family, birthDate, gender, phone
 * - `problem`: text, since, status
 * - `result`: text, value, unit, date
 * - `vital`: text, value, unit, date; the text a `VitalName`, or words
 *
 * `text` must be there, of a document `base64`. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 */
export interface EntryFields {
  text?: string;
  title?: string;
  date?: string;
  since?: string;
  status?: "active" | "inactive" | "resolved" | (string & {});
  reaction?: string;
  criticality?: "low" | "high" | "unable-to-assess" | (string & {});
  dose?: string;
  lot?: string;
  /** A number, one behind `<`, `<=`, `>` or `>=`, or words; of a blood pressure two, `120/80`. */
  value?: string;
  /** %, /min, cm, g/dL, in, kg, lb, mg/dL, mmHg, mmol/L, °C and °F are written as UCUM codes too. */
  unit?: string;
  contentType?: string;
  base64?: string;
  given?: string;
  family?: string;
  birthDate?: string;
  gender?: "female" | "male" | "other" | "unknown" | (string & {});
  phone?: string;
}

/** What is written with its code; in mg/dL, mmHg, cm, °C, kg, /min and % where no unit is given. */
export type VitalName =
  | "Blood glucose" | "Blood pressure" | "Body height" | "Body temperature" | "Body weight" | "Heart rate"
  | "Oxygen saturation";

/** What a person typed. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface Form {
  patient: { given?: string; family?: string; birthDate?: string; gender?: "female" | "male" | "other" | "unknown"; phone?: string };
  problems?: { text: string; since?: string; status?: "active" | "inactive" | "resolved" }[];
  allergies?: { text: string; reaction?: string; criticality?: "low" | "high" | "unable-to-assess" }[];
  medicines?: { text: string; dose?: string; since?: string }[];
  notes?: string[];
  noKnownProblems?: boolean;
  noKnownAllergies?: boolean;
  noKnownMedicines?: boolean;
}

/** Why a warning is given. */
export type WarningCode =
  | "another-patient" | "deleted" | "do-not-perform" | "duplicate-key" | "entered-in-error" | "missing-display" |
    "modifier-not-understood" | "more" | "no-composition" | "no-patient" | "not-done" | "reference-unresolved"
    | "refuted" | "server-message" | "several-compositions" | "several-patients" | "superseded" | "too-many-references" | "unknown-resource" |
    "wrong-type";

/** What a detail says. */
export type Label =
  | "abatement" | "absent-reason" | "activity" | "address" | "addresses" | "as-needed" | "asserter" |
    "attachment" | "author" | "based-on" | "body-site" | "category" | "class" | "clinical-status" |
    "complication" | "component" | "conclusion" | "condition" | "contact" | "context" | "criticality" | "date"
    | "deceased" | "derived-from" | "description" | "device" | "dosage" | "dose" | "dose-number" | "effective"
    | "evidence" | "expires" | "extension" | "follow-up" | "form" | "general-practitioner" | "goal" |
    "ingredient" | "instruction" | "intent" | "interpretation" | "language" | "last-occurrence" | "location" |
    "lot-number" | "manufacturer" | "marital-status" | "maximum-dose" | "member" | "method" | "modifier" |
    "note" | "occurrence" | "onset" | "other" | "outcome" | "part-of" | "participant" | "performer" | "period"
    | "primary-source" | "priority" | "quantity" | "rate" | "reaction" | "reason" | "recorder" | "reference-range" | "relationship" | "requester" | "route" | "series" | "severity" | "site" | "source" | "specimen" | "stage" |
    "status" | "status-reason" | "subject" | "subpotent" | "supply" | "target-disease" | "telecom" | "timing"
    | "type" | "value" | "verification-status";
