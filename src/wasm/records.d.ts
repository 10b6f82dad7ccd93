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
  text?: string;
  path?: string;
}

export interface Detail { label: Label; name?: string; value: string; }

/** An imperfection of the record, where it is, and what was there. */
export interface Warning { code: WarningCode; path: string; detail?: string; }

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
  | "another-patient" | "do-not-perform" | "duplicate-key" | "entered-in-error" | "missing-display" |
    "modifier-not-understood" | "more" | "no-composition" | "no-patient" | "not-done" | "reference-unresolved"
    | "refuted" | "several-compositions" | "several-patients" | "too-many-references" | "unknown-resource" |
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
