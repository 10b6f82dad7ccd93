/* tslint:disable */
/* eslint-disable */
/**
 * Why a call failed: the `code` of the thrown `Error`.
 */

export type ErrorCode = "algorithm-unsupported" | "argument-invalid" | "audit-event-malformed" | "audit-head-malformed" | "backup-codes-malformed" | "card-incomplete" | "card-malformed" | "card-mixed" | "code-malformed" | "counter-out-of-range" | "dcc-malformed" | "digits-out-of-range" | "form-contradiction" | "form-missing" | "form-not-a-date" | "frame-foreign" | "frame-malformed" | "frame-not-ours" | "gateway-action-unsupported" | "gateway-message-malformed" | "gateway-message-missing" | "gateway-setting-malformed" | "gateway-setting-missing" | "internal" | "interop-too-big" | "key-malformed" | "label-malformed" | "lifetime-out-of-range" | "link-file-cannot-open" | "link-file-malformed" | "link-file-not-encrypted" | "link-malformed" | "memory-short" | "migration-malformed" | "migration-not-migration" | "migration-too-long" | "name-malformed" | "no-randomness" | "otpauth-authority" | "otpauth-duplicate" | "otpauth-is-migration" | "otpauth-not-a-number" | "otpauth-not-otpauth" | "otpauth-not-utf8" | "otpauth-too-long" | "otpauth-type-unsupported" | "package-bad-content" | "package-cannot-open" | "package-gone" | "package-incomplete" | "package-malformed" | "package-not-ours" | "package-too-big" | "period-out-of-range" | "phone-calling-code-unknown" | "phone-country-unknown" | "phone-not-a-number" | "phone-too-long" | "phone-too-short" | "policy-state-malformed" | "policy-state-version" | "policy-unknown" | "record-not-fhir" | "record-not-json" | "record-too-big" | "record-too-deep" | "secret-malformed" | "secret-missing" | "six-digits-in-text" | "template-malformed" | "template-value-missing" | "template-value-unfit";

/** How a letter is sent: `show` as QR codes under six digits, `send` as text or file under ten base32 symbols. */
export type Way = "show" | "send";

/** What a letter says of itself before it is opened. Times are Unix seconds, by the sender's clock. */
export interface LetterFace { way: Way; packageId: string; created: number; expires: number; }

/**
 * What a request says of itself; nothing of it is proved. `label` is who it says it is. `lifetimeSeconds` runs from a
 * moment that only its maker knows.
 */
export interface RequestFace { requestId: string; suite: Suite; label: string; lifetimeSeconds: number; }

/** What an answer says of itself: the request that it answers. */
export interface AnswerFace { requestId: string; suite: Suite; }

/** What an authenticator's key says beside its secret. */
export interface OtpauthFace { type: "hotp" | "totp"; issuer?: string; account: string; }

/** What an authenticator's export says beside its secrets. */
export interface MigrationFace { keys: number; batchIndex: number; batchSize: number; }

/** What a text or a package is, and what can be told of it without a secret. */
export type Recognised =
| { kind: "letter" } & Partial<LetterFace>
| { kind: "request" } & Partial<RequestFace>
| { kind: "answer" } & Partial<AnswerFace>
| { kind: "otpauth" } & Partial<OtpauthFace>
| { kind: "otpauth-migration" } & Partial<MigrationFace>
| { kind: "smart-health-card"; part?: { index: number; of: number } }
| { kind: "frame" | "fhir-bundle" | "smart-health-link" | "health-link-file" | "eu-dcc" | "unknown" };

/** A letter, and the code to say to the one person who may open it. `send` codes are grouped `XXXXX-XXXXX`. */
export interface SealedLetter { package: Uint8Array; code: string; packageId: string; expires: number; }

/** What a letter held. `record` is FHIR JSON text. */
export interface OpenedLetter { record: string; packageId: string; created: number; expires: number; }



/** How a transfer is sealed: 1 X25519, one small QR code; 2 X-Wing, against quantum computers too, 1.2 KB more each way. */
export type Suite = 1 | 2;

/**
 * Who signed a record. `publicKey` is 64 hexadecimal digits to remember a sender by. Where `signature` is `invalid`, the
 * named key did not sign this record for this request.
 */
export interface Sender { publicKey: string; signature: "valid" | "invalid"; }

/** What an answer held. `record` is FHIR JSON text; `created`, in Unix seconds, is the sender's claim. */
export interface OpenedAnswer { record: string; created: number; sender?: Sender; }



/** One QR code, row by row, 1 is dark; without its quiet zone: draw four light modules around it. */
export interface Modules { size: number; modules: Uint8Array; }

/** How far a stream has come, in symbols; `useful` says whether this frame brought any that was missing. */
export interface Progress { useful: boolean; received: number; needed: number; done: boolean; }


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
 * Collects frames until the package is whole: any order, duplicates, from any moment.
 */
export class FrameReceiver {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * A receiver that takes the first transfer it sees.
     */
    constructor();
    /**
     * The whole package. Throws `package-incomplete` before the receiver is done.
     */
    package(): Uint8Array;
    /**
     * Takes the text of a QR code. Throws `frame-not-ours`, `frame-malformed`, or `frame-foreign` for a frame of
     * another transfer; what was received stays.
     */
    push(text: string): Progress;
}

/**
 * Turns a package into QR codes: one still code where it fits, else an endless stream of frames of which any
 * sufficient number will do.
 */
export class FrameSender {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The QR code of frame `index`.
     */
    modules(index: number): Modules;
    /**
     * `density` is the QR version, 1 to 40, that a code may have at most. With the `address` of a page that reads the
     * fragments of its links, a still code of up to version 25 is such a link, which phones' own cameras open.
     */
    constructor(_package: Uint8Array | number[], density: number, address?: string | null);
    /**
     * The QR code of frame `index` as an SVG document with its quiet zone.
     */
    svg(index: number): string;
    /**
     * The text of frame `index`; every index has one.
     */
    text(index: number): string;
    /**
     * How many frames a reader needs at least; 1 for a still code.
     */
    readonly minimumFrames: number;
    /**
     * How many symbols a frame carries. A sender of another density goes on at the index that is the number of symbols
     * shown so far divided by its own `symbolsPerFrame`, rounded up.
     */
    readonly symbolsPerFrame: number;
}

/**
 * The doctor's request, and the keys that open its answer. They are destroyed at the first answer that opens, at the
 * third that does not, after 900 seconds by either clock, when a clock goes back, and by `free()`. A page has one at
 * a time.
 */
export class Request {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The package to show.
     */
    bytes(): Uint8Array;
    /**
     * Makes a request for the patient who said this code of six digits. `label` is who it says it is: at most 48 bytes
     * of visible text on one line.
     *
     * `now` is in Unix seconds, `monotonicMs` from a clock that nobody sets, such as `performance.now()`.
     * Throws `code-malformed` and `label-malformed`.
     */
    constructor(code: string, label: string, suite: Suite, now: number, monotonicMs: number);
    /**
     * Opens the answer. An answer to another request throws `package-cannot-open` and costs no try; so does one that
     * was sealed under another code or changed, which costs one. `package-gone` says that the keys are.
     */
    open(answer: Uint8Array | number[], now: number, monotonicMs: number): OpenedAnswer;
    /**
     * How many answers may still fail to open; 0 once the keys are destroyed.
     */
    triesLeft(): number;
    /**
     * Its public name, 32 hexadecimal digits, which `inspectPackage` finds in its answer too.
     */
    readonly requestId: string;
}

/**
 * Reads the QR codes in picture after picture of one camera, each with what those before taught it.
 */
export class Scanner {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * A scanner that has seen nothing yet.
     */
    constructor();
    /**
     * Reads the QR codes in a grey picture, one byte a pixel, row by row. A picture without any is looked at in harder ways
     * as long as `mayGoOn` returns true, each picture in others.
     */
    scan(luma: Uint8Array | number[], width: number, height: number, mayGoOn: () => boolean): string[];
}

/**
 * The patient's code: six digits to say, and the one answer that they are good for, within 900 seconds by both clocks.
 * A request that is held up to the page costs its maker a guess; one answer for each code keeps that at one guess.
 */
export class TransferCode {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Answers a request with a FHIR bundle, and spends the code: a second request throws `package-gone`. What throws
     * sends nothing and spends nothing. `senderSeed` is 32 random bytes that this sender keeps, to sign with.
     */
    answer(request: Uint8Array | number[], fhirJson: string, now: number, monotonicMs: number, senderSeed?: Uint8Array | number[] | null): Uint8Array;
    /**
     * The six digits; `undefined` once they are spent.
     */
    code(): string | undefined;
    /**
     * Whether the code may still answer; it is forgotten where its time is over.
     */
    isAlive(now: number, monotonicMs: number): boolean;
    /**
     * Draws a code; its time begins now.
     */
    constructor(now: number, monotonicMs: number);
}

/**
 * Writes a package as text: `MDW1.….` and a check. Throws `six-digits-in-text` for a letter made to be shown.
 */
export function armour(_package: Uint8Array | number[]): string;

/**
 * Throws `code-malformed` where what was typed cannot be this letter's code; it is not tried, and costs nothing.
 */
export function checkCode(_package: Uint8Array | number[], typed: string): void;

/**
 * Leaves out generated narrative, technical `meta` and unused ids; keeps every code, display, value and note.
 */
export function compactRecord(fhirJson: string): string;

/**
 * Every code that a call can fail with.
 */
export function errorCodes(): ErrorCode[];

/**
 * Says what a package is from its public bytes. Throws `package-not-ours`, `package-malformed`, `package-too-big`.
 */
export function inspectPackage(_package: Uint8Array | number[]): Recognised;

/**
 * Every label that a detail of an entry can have.
 */
export function labels(): Label[];

/**
 * How many bytes the letter of a FHIR bundle has, without the cost of sealing it.
 */
export function letterBytes(fhirJson: string): number;

/**
 * The grey of BGRA pixels, one byte a pixel.
 */
export function lumaFromBgra(pixels: Uint8Array | number[]): Uint8Array;

/**
 * The grey of RGBA pixels, one byte a pixel.
 */
export function lumaFromRgba(pixels: Uint8Array | number[]): Uint8Array;

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
 * Opens a letter with what was typed as its code.
 */
export function openLetter(_package: Uint8Array | number[], code: string, now: number): OpenedLetter;

/**
 * Reads a FHIR bundle as a person would. Imperfections become warnings; throws only for what is no bundle.
 */
export function readRecord(fhirJson: string): Summary;

/**
 * Says what a text is; never throws.
 */
export function recognise(input: string): Recognised;

/**
 * Reads every QR code in a grey picture, one byte a pixel, row by row.
 */
export function scan(luma: Uint8Array | number[], width: number, height: number): string[];

/**
 * Seals a FHIR bundle as the answer to a request. Whoever makes a request has one guess at the code in each answer
 * under it: answer one request for each code, as `TransferCode` does.
 */
export function sealAnswer(request: Uint8Array | number[], code: string, fhirJson: string, now: number, senderSeed?: Uint8Array | number[] | null): Uint8Array;

/**
 * Seals a FHIR bundle under a fresh code. `lifetimeSeconds` is 1 to 3600, rounded up to whole minutes.
 *
 * `kdfProfile` is 1 (64 MiB, the default) or 2 (19 MiB, for a device that threw `memory-short`).
 */
export function sealLetter(fhirJson: string, way: Way, created: number, lifetimeSeconds: number, kdfProfile?: 1 | 2): SealedLetter;

/**
 * Reads a package from text, from the end of a link, or from its JSON form; white space is repaired.
 */
export function unarmour(text: string): Uint8Array;

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
    readonly __wbg_framereceiver_free: (a: number, b: number) => void;
    readonly __wbg_framesender_free: (a: number, b: number) => void;
    readonly __wbg_request_free: (a: number, b: number) => void;
    readonly __wbg_scanner_free: (a: number, b: number) => void;
    readonly __wbg_transfercode_free: (a: number, b: number) => void;
    readonly armour: (a: number, b: number) => [number, number, number, number];
    readonly checkCode: (a: number, b: number, c: number, d: number) => [number, number];
    readonly compactRecord: (a: number, b: number) => [number, number, number, number];
    readonly errorCodes: () => [number, number];
    readonly framereceiver_new: () => number;
    readonly framereceiver_package: (a: number) => [number, number, number, number];
    readonly framereceiver_push: (a: number, b: number, c: number) => [number, number, number];
    readonly framesender_minimumFrames: (a: number) => number;
    readonly framesender_modules: (a: number, b: number) => any;
    readonly framesender_new: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly framesender_svg: (a: number, b: number) => [number, number];
    readonly framesender_symbolsPerFrame: (a: number) => number;
    readonly framesender_text: (a: number, b: number) => [number, number];
    readonly inspectPackage: (a: number, b: number) => [number, number, number];
    readonly labels: () => [number, number, number];
    readonly letterBytes: (a: number, b: number) => [number, number, number];
    readonly lumaFromBgra: (a: number, b: number) => [number, number];
    readonly lumaFromRgba: (a: number, b: number) => [number, number];
    readonly newCode: (a: number) => [number, number, number, number];
    readonly normaliseCode: (a: number, b: number, c: number) => [number, number, number, number];
    readonly openLetter: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly readRecord: (a: number, b: number) => [number, number, number];
    readonly recognise: (a: number, b: number) => any;
    readonly request_bytes: (a: number) => [number, number];
    readonly request_new: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly request_open: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly request_requestId: (a: number) => [number, number];
    readonly request_triesLeft: (a: number) => number;
    readonly scan: (a: number, b: number, c: number, d: number) => [number, number];
    readonly scanner_new: () => number;
    readonly scanner_scan: (a: number, b: number, c: number, d: number, e: number, f: any) => [number, number];
    readonly sealAnswer: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number, number, number];
    readonly sealLetter: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly transfercode_answer: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number, number, number];
    readonly transfercode_code: (a: number) => any;
    readonly transfercode_isAlive: (a: number, b: number, c: number) => [number, number, number];
    readonly transfercode_new: (a: number, b: number) => [number, number, number];
    readonly unarmour: (a: number, b: number) => [number, number, number, number];
    readonly version: () => [number, number];
    readonly warningCodes: () => [number, number, number];
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
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
