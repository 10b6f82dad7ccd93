/* tslint:disable */
/* eslint-disable */
/**
 * Why a call failed: the `code` of the thrown `Error`.
 */

export type ErrorCode = "algorithm-unsupported" | "argument-invalid" | "audit-event-malformed" | "audit-head-malformed" | "backup-codes-malformed" | "card-incomplete" | "card-malformed" | "card-mixed" | "code-malformed" | "counter-out-of-range" | "dcc-malformed" | "digits-out-of-range" | "form-contradiction" | "form-missing" | "form-not-a-date" | "frame-foreign" | "frame-malformed" | "frame-not-ours" | "gateway-action-unsupported" | "gateway-message-malformed" | "gateway-message-missing" | "gateway-setting-malformed" | "gateway-setting-missing" | "internal" | "interop-too-big" | "key-malformed" | "label-malformed" | "lifetime-out-of-range" | "link-file-cannot-open" | "link-file-malformed" | "link-file-not-encrypted" | "link-malformed" | "memory-short" | "migration-malformed" | "migration-not-migration" | "migration-too-long" | "name-malformed" | "no-randomness" | "otpauth-authority" | "otpauth-duplicate" | "otpauth-is-migration" | "otpauth-not-a-number" | "otpauth-not-otpauth" | "otpauth-not-utf8" | "otpauth-too-long" | "otpauth-type-unsupported" | "package-bad-content" | "package-cannot-open" | "package-gone" | "package-incomplete" | "package-malformed" | "package-not-ours" | "package-too-big" | "period-out-of-range" | "phone-calling-code-unknown" | "phone-country-unknown" | "phone-not-a-number" | "phone-too-long" | "phone-too-short" | "policy-state-malformed" | "policy-state-version" | "policy-unknown" | "record-not-fhir" | "record-not-json" | "record-too-big" | "record-too-deep" | "secret-malformed" | "secret-missing" | "six-digits-in-text" | "template-malformed" | "template-value-missing" | "template-value-unfit";
/** A SMART Health Card that was read. Times are Unix seconds, which may have a fraction. */
export interface HealthCard {
    /** Its FHIR bundle, token for token. */
    record: string;
    /** The address of who issued it; empty where it does not say. */
    issuer: string;
    /** The issuer's name, where the keys come with one. */
    issuerName?: string;
    keyId?: string;
    signature: SignatureState;
    /** Why the signature is invalid. */
    fault?: CardFault;
    issued?: number;
    expires?: number;
    types: string[];
    revocationId?: string;
    /** Its issuer revoked it, by the lists among the keys. */
    revoked: boolean;
    warnings: CardWarning[];
    /** The signed text itself, to keep as evidence. */
    jws: string;
}

/** An EU Digital COVID Certificate that was read. Times are Unix seconds. */
export interface Dcc {
    /** What it holds, as the certificate has it. */
    payload: Record<string, unknown>;
    /** The same as a FHIR bundle: a Patient, and Immunization, Observation or Condition. */
    record: string;
    /** The country of who signed it, or else of who says what it holds. */
    issuer: string;
    issued?: number;
    expires?: number;
    signature: SignatureState;
    /** Why the signature is invalid. */
    fault?: CardFault;
    /** In base64. */
    keyId?: string;
    kind: DccKind;
    certificateId?: string;
    warnings: DccWarning[];
}

export type DccKind = "recovery" | "test" | "vaccination";

/** Whether a signature is right; `unknown-key` where no key at hand is the one that it names. */
export type SignatureState = "invalid" | "unknown-key" | "valid";

/**
 * Why a signature is invalid. `key-usage`: by a key that may sign other kinds of certificates only. `signature-der`: in
 * another form than cards have. `signature-wrong`: by another key, or what is signed was changed since.
 */
export type CardFault =
| "algorithm-none" | "algorithm-unsupported" | "key-usage" | "signature-der" | "signature-length" | "signature-wrong";

/**
 * What was repaired in a card, or else of note. `compression-unfinished`, `not-compressed`, `trailing-bytes` and
 * `zlib-header` are slips of whoever made it. `key-id-wrong`: a key is kept under this name that it does not have by RFC
 * 7638, and was not used. `older-revoked`: the issuer revoked cards of this name that are older than this one.
 * `several-cards`: the text holds more cards, see `healthCardsIn`.
 */
export type CardWarning =
| "card-type-missing" | "compression-unfinished" | "issued-missing" | "issuer-missing" | "key-id-wrong"
| "not-compressed" | "older-revoked" | "several-cards" | "time-as-text" | "time-in-milliseconds" | "trailing-bytes"
| "zlib-header";

/** What was repaired in an EU certificate, or else of note. */
export type DccWarning =
| "expires-missing" | "issued-missing" | "issuer-missing" | "not-compressed" | "trailing-bytes";

/** A public key (RFC 7517). `dccKinds` is ours: what the key may sign, where its certificate says. */
export interface Jwk {
    kty: string;
    kid?: string;
    use?: string;
    alg?: string;
    crv?: string;
    x?: string;
    y?: string;
    n?: string;
    e?: string;
    dccKinds?: DccKind[];
}

/** What a SMART Health Link says. */
export interface HealthLink {
    /** Where its manifest, or with the flag `U` its file, is to be had; of http or https. */
    url: string;
    /** What opens the files, 32 bytes in base64url. */
    key: string;
    /** Unix seconds. */
    expires?: number;
    /** `L` may change, `P` asks for a passcode, `U` leads to one file directly. */
    flag: string;
    label?: string;
    version: number;
    warnings: LinkWarning[];
}

/** What a SMART Health Link is written from. */
export interface HealthLinkParts {
    url: string;
    key: string;
    label?: string;
    flag?: string;
    /** Unix seconds. */
    expires?: number;
}

/** What was repaired in a link, or else of note. */
export type LinkWarning =
| "base64-not-url" | "flag-contradiction" | "flag-unknown" | "label-too-long" | "percent-encoded" | "scheme-misspelt"
| "time-as-text" | "time-in-milliseconds" | "time-malformed" | "url-not-https" | "url-too-long" | "version-unknown"
| "viewer-prefix" | "white-space";

/** Why a call of these functions alone fails; part of `ErrorCode`. */
export type InteropErrorCode =
| "card-incomplete" | "card-malformed" | "card-mixed" | "dcc-malformed" | "interop-too-big" | "key-malformed"
| "link-file-cannot-open" | "link-file-malformed" | "link-file-not-encrypted" | "link-malformed";


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



/**
 * The bytes of a file that a record holds, by the path of an `Attachment`. What the record calls it is not checked: look
 * at the bytes before showing it. Throws what `readRecord` throws, `argument-invalid` for no such file.
 */
export function attachmentOf(fhirJson: string, path: string): { contentType?: string; base64: string };

/**
 * Leaves out generated narrative, technical `meta` and unused ids; keeps every code, display, value and note.
 */
export function compactRecord(fhirJson: string): string;

/**
 * Reads a SMART Health Link, `shlink:/…`, also behind the address of a viewer. Contacts nobody.
 */
export function decodeHealthLink(link: string): HealthLink;

/**
 * Every code that a call can fail with.
 */
export function errorCodes(): ErrorCode[];

/**
 * Says what `ipsDocument` changes so that a record is valid, or what the other exports change. Throws what `readRecord`
 * throws.
 */
export function exportRepairs(fhirJson: string, asDocument: boolean): Repair[];

/**
 * The cards in a text, each as its JWS: of a `.smart-health-card` file, of the answer of a server that issues cards, of
 * a link that hands them over, or of QR codes.
 */
export function healthCardsIn(text: string): string[];

/**
 * Writes a SMART Health Link to a file or manifest that waits at `url`, which must be of https and at most 128
 * characters long.
 */
export function healthLink(parts: HealthLinkParts): string;

/**
 * Makes an International Patient Summary (FHIR IPS 2.0 document) of a record: valid FHIR R4, whatever the record was.
 * Throws what `readRecord` throws, and `record-too-big` where the document would be more than a record may be.
 */
export function ipsDocument(fhirJson: string, options: ExportOptions): string;

/**
 * Takes the key out of an X.509 certificate, in PEM or in base64, so that a person can add who signs for a country.
 * Who issued the certificate is not checked.
 */
export function keyOfCertificate(pemOrBase64: string): { kid: string, jwk: Jwk };

/**
 * Makes a collection of a record, the patient first, as check-in desks take it. Throws what `ipsDocument` throws.
 */
export function ktcCollection(fhirJson: string, options: ExportOptions): string;

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
 * Opens an EU Digital COVID Certificate, `HC1:…`. Keys are a JWKS, or a directory whose issuers are countries.
 */
export function openDcc(text: string, keysJson?: string | null): Dcc;

/**
 * Opens a SMART Health Card: the texts of its QR codes (`shc:/…`) in any order, a JWS, or the text of a
 * `.smart-health-card` file, of which the first card is read.
 *
 * `keysJson` is a JWKS, a directory of issuers, a revocation list, an array of these, or nothing. Whether the card has
 * expired is for the caller to say.
 */
export function openHealthCard(texts: string[], keysJson: string): HealthCard;

/**
 * Opens an encrypted file that a SMART Health Link leads to, a JWE, with the link's key.
 */
export function openHealthLinkFile(jwe: string, key: string): { contentType?: string, body: string };

/**
 * Reads a FHIR bundle as a person would. Imperfections become warnings; throws only for what is no bundle.
 */
export function readRecord(fhirJson: string): Summary;

/**
 * Says what a text is; never throws.
 */
export function recognise(input: string): Recognised;

/**
 * Seals a text as a file for a SMART Health Link, under a fresh key: for whoever has a place to put it.
 */
export function sealHealthLinkFile(body: string, contentType: string): { jwe: string, key: string };

/**
 * Makes a table (CSV, RFC 4180) of the section with this place in `Summary.sections`. A cell that a spreadsheet would
 * run as a formula has an apostrophe in front. Throws what `readRecord` throws, `argument-invalid` for no such section.
 */
export function sectionCsv(fhirJson: string, section: number): string;

/**
 * Makes a transaction of a record that creates every resource on a FHIR server; one that has an identifier only where
 * the server has none with the same. Throws what `ipsDocument` throws.
 */
export function transactionOf(fhirJson: string, options: ExportOptions): string;

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
    readonly attachmentOf: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly compactRecord: (a: number, b: number) => [number, number, number, number];
    readonly decodeHealthLink: (a: number, b: number) => [number, number, number];
    readonly errorCodes: () => [number, number];
    readonly exportRepairs: (a: number, b: number, c: number) => [number, number, number];
    readonly healthCardsIn: (a: number, b: number) => [number, number, number, number];
    readonly healthLink: (a: any) => [number, number, number, number];
    readonly ipsDocument: (a: number, b: number, c: any) => [number, number, number, number];
    readonly keyOfCertificate: (a: number, b: number) => [number, number, number];
    readonly ktcCollection: (a: number, b: number, c: any) => [number, number, number, number];
    readonly labels: () => [number, number, number];
    readonly newCode: (a: number) => [number, number, number, number];
    readonly normaliseCode: (a: number, b: number, c: number) => [number, number, number, number];
    readonly openDcc: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly openHealthCard: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly openHealthLinkFile: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly readRecord: (a: number, b: number) => [number, number, number];
    readonly recognise: (a: number, b: number) => any;
    readonly sealHealthLinkFile: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly sectionCsv: (a: number, b: number, c: number) => [number, number, number, number];
    readonly transactionOf: (a: number, b: number, c: any) => [number, number, number, number];
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
