/* tslint:disable */
/* eslint-disable */
/**
 * Why a call failed: the `code` of the thrown `Error`.
 */

export type ErrorCode = "algorithm-unsupported" | "argument-invalid" | "audit-event-malformed" | "audit-head-malformed" | "backup-codes-malformed" | "card-incomplete" | "card-malformed" | "card-mixed" | "code-malformed" | "counter-out-of-range" | "dcc-malformed" | "digits-out-of-range" | "form-contradiction" | "form-missing" | "form-not-a-date" | "frame-foreign" | "frame-malformed" | "frame-not-ours" | "gateway-action-unsupported" | "gateway-message-malformed" | "gateway-message-missing" | "gateway-setting-malformed" | "gateway-setting-missing" | "internal" | "interop-too-big" | "key-malformed" | "label-malformed" | "lifetime-out-of-range" | "link-file-cannot-open" | "link-file-malformed" | "link-file-not-encrypted" | "link-malformed" | "memory-short" | "migration-malformed" | "migration-not-migration" | "migration-too-long" | "name-malformed" | "no-randomness" | "otpauth-authority" | "otpauth-duplicate" | "otpauth-is-migration" | "otpauth-not-a-number" | "otpauth-not-otpauth" | "otpauth-not-utf8" | "otpauth-too-long" | "otpauth-type-unsupported" | "package-bad-content" | "package-cannot-open" | "package-gone" | "package-incomplete" | "package-malformed" | "package-not-ours" | "package-too-big" | "period-out-of-range" | "phone-calling-code-unknown" | "phone-country-unknown" | "phone-not-a-number" | "phone-too-long" | "phone-too-short" | "policy-state-malformed" | "policy-state-version" | "policy-unknown" | "record-not-fhir" | "record-not-json" | "record-too-big" | "record-too-deep" | "secret-malformed" | "secret-missing" | "six-digits-in-text" | "template-malformed" | "template-value-missing" | "template-value-unfit";
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



/**
 * Leaves out generated narrative, technical `meta` and unused ids; keeps every code, display, value and note.
 */
export function compactRecord(fhirJson: string): string;

/**
 * Makes a resource of what a person wrote about the patient with this address; `EntryFields` says what each kind has.
 *
 * Throws `form-missing` and `form-not-a-date` with the field in the message, `record-too-big`, and `argument-invalid`
 * for the kind `other`, a field that the kind has not, or a value that it cannot have.
 */
export function draftEntry(kind: EntryKind, fields: EntryFields, patient: { fullUrl?: string }, now: number): string;

/**
 * Reads a resource into the fields of its form; none where nobody writes such a resource by hand.
 */
export function entryFields(resource: string): EntryFields;

/**
 * Every code that a call can fail with.
 */
export function errorCodes(): ErrorCode[];

/**
 * Puts resources together to a bundle, each text and address as it is: a document where one of them, and only one, is
 * a Composition, else a collection. A Composition refers to what it was written with: to give away a part of a
 * document, leave it out.
 *
 * Throws `record-not-json` and `record-not-fhir` where a text is no resource, `record-too-big` and `record-too-deep`.
 */
export function joinRecord(pieces: { resource: string; fullUrl?: string }[], now: number): string;

/**
 * Every label that a detail of an entry can have.
 */
export function labels(): Label[];

/**
 * Draws a code of 4 to 10 digits; all are equally likely.
 */
export function newCode(digits: number): string;

/**
 * Reads what a person typed as a code of 4 to 10 digits: any script's digits, with spaces and dashes between them.
 * Throws `code-malformed`; that costs no try.
 */
export function normaliseCode(typed: string, digits: number): string;

/**
 * Reads a FHIR bundle as a person would. Imperfections become warnings; throws only for what is no bundle.
 */
export function readRecord(fhirJson: string): Summary;

/**
 * Says what a text is; never throws.
 */
export function recognise(input: string): Recognised;

/**
 * Makes an International Patient Summary document from what a person typed. Throws `form-missing`,
 * `form-not-a-date` and `form-contradiction`, with the field in the message.
 */
export function recordFromForm(form: Form, created: number): string;

/**
 * Changes in a resource what its form says otherwise; every other member stays as it is written. A field left out
 * stays, an empty one is taken away. Throws what `draftEntry` throws, and what `joinRecord` throws for a text.
 */
export function reviseEntry(resource: string, fields: EntryFields): string;

/**
 * Takes a bundle apart: every resource of it, in its order, with what a list shows of it, as `readRecord` reads it. A
 * text that is one resource and no bundle is one piece. Throws what `readRecord` throws.
 */
export function splitRecord(fhirJson: string): Piece[];

/**
 * The module's version.
 */
export function version(): string;

/**
 * Every code that a warning of `readRecord` can have.
 */
export function warningCodes(): WarningCode[];

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly compactRecord: (a: number, b: number) => [number, number, number, number];
    readonly draftEntry: (a: number, b: number, c: any, d: any, e: number) => [number, number, number, number];
    readonly entryFields: (a: number, b: number) => [number, number, number];
    readonly errorCodes: () => [number, number];
    readonly joinRecord: (a: number, b: number, c: number) => [number, number, number, number];
    readonly labels: () => [number, number, number];
    readonly newCode: (a: number) => [number, number, number, number];
    readonly normaliseCode: (a: number, b: number, c: number) => [number, number, number, number];
    readonly readRecord: (a: number, b: number) => [number, number, number];
    readonly recognise: (a: number, b: number) => any;
    readonly recordFromForm: (a: any, b: number) => [number, number, number, number];
    readonly reviseEntry: (a: number, b: number, c: any) => [number, number, number, number];
    readonly splitRecord: (a: number, b: number) => [number, number, number];
    readonly version: () => [number, number];
    readonly warningCodes: () => [number, number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __externref_drop_slice: (a: number, b: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
