/* tslint:disable */
/* eslint-disable */
/**
 * Why a call failed: the `code` of the thrown `Error`.
 */

export type ErrorCode = "algorithm-unsupported" | "argument-invalid" | "audit-event-malformed" | "audit-head-malformed" | "backup-codes-malformed" | "card-incomplete" | "card-malformed" | "card-mixed" | "code-malformed" | "counter-out-of-range" | "dcc-malformed" | "digits-out-of-range" | "form-contradiction" | "form-missing" | "form-not-a-date" | "frame-foreign" | "frame-malformed" | "frame-not-ours" | "gateway-action-unsupported" | "gateway-message-malformed" | "gateway-message-missing" | "gateway-setting-malformed" | "gateway-setting-missing" | "internal" | "interop-too-big" | "key-malformed" | "label-malformed" | "lifetime-out-of-range" | "link-file-cannot-open" | "link-file-malformed" | "link-file-not-encrypted" | "link-malformed" | "memory-short" | "migration-malformed" | "migration-not-migration" | "migration-too-long" | "name-malformed" | "no-randomness" | "otpauth-authority" | "otpauth-duplicate" | "otpauth-is-migration" | "otpauth-not-a-number" | "otpauth-not-otpauth" | "otpauth-not-utf8" | "otpauth-too-long" | "otpauth-type-unsupported" | "package-bad-content" | "package-cannot-open" | "package-gone" | "package-incomplete" | "package-malformed" | "package-not-ours" | "package-too-big" | "period-out-of-range" | "phone-calling-code-unknown" | "phone-country-unknown" | "phone-not-a-number" | "phone-too-long" | "phone-too-short" | "policy-state-malformed" | "policy-state-version" | "policy-unknown" | "record-not-fhir" | "record-not-json" | "record-too-big" | "record-too-deep" | "secret-malformed" | "secret-missing" | "six-digits-in-text" | "template-malformed" | "template-value-missing" | "template-value-unfit";

/**
 * What happened. `event`, `verifier` and `result` are words of small letters, dashes and at most three digits; `tenant`
 * and `actor` are such words or 32 random hexadecimal digits: none can hold a code. `phone` is E.164, and only its mask
 * is written.
 */
export interface AuditEvent {
    event: string; tenant: string; actor: string; phone?: string; verifier?: string; result: string;
}

/** What happened, as it is stored. `at` is Unix seconds; `numberTag` is the same for the same number. */
export interface AuditRow {
    seq: number; at: number; monotonicMs: number; event: string; tenant: string; actor: string;
    number?: string; numberTag?: string; verifier?: string; result: string; previous: string; mac: string;
}

/** Where a log first is not as it was written, and what is wrong there. */
export interface AuditVerification {
    ok: boolean;
    firstBad?: { seq: number; why: "changed" | "gap" | "head" | "order" };
}



/** Hashes of backup codes under one salt, and which are spent: plain JSON, to be kept as it is. */
export interface BackupSet { version: 1; salt: string; codes: { hash: string; spent: boolean }[]; }

/**
 * What came of a typed code, how many are left, whether that is so few (2) that it is time for a new set, and what to
 * store now. `malformed` costs nothing.
 */
export interface BackupVerdict {
    outcome: "accepted" | "replay" | "wrong" | "malformed";
    left: number;
    low: boolean;
    stored: BackupSet;
}



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



/** How codes are computed; `Steam` is SHA1 written in Steam's five symbols. */
export type CodeAlgorithm = "SHA1" | "SHA256" | "SHA512" | "Steam";

/**
 * A key whose codes change with time. `secret` is base32 as people write it; `algorithm` is read in either case, with
 * or without dashes. What is left out is SHA1, 6 digits and 30 seconds.
 */
export interface TotpKey { secret: string; algorithm?: string; digits?: number; period?: number; }

/** A key whose codes a counter moves on. */
export interface HotpKey { secret: string; algorithm?: string; digits?: number; }

/** What came of a typed code. `step` is the one to keep as the last that is spent; `malformed` costs no try. */
export interface TotpVerdict { outcome: "accepted" | "replay" | "wrong" | "malformed"; step?: number; }

/** What came of a typed code. `nextCounter` is the one to keep. */
export interface HotpVerdict { outcome: "accepted" | "wrong" | "malformed"; nextCounter?: bigint; }

/** What a person should know of a key that was read all the same. */
export type OtpauthWarning =
| "account-with-colon" | "escaped-ampersand" | "invisible-in-name" | "issuer-differs" | "markup-in-name"
| "no-label" | "parameter-case" | "period-unusual" | "secret-short" | "secret-trailing-bits" | "stray-percent"
| "unescaped-hash" | "unspecified";

/** What an `otpauth` link says. `secret` is base32, `counter` is there for `hotp` alone. */
export interface Otpauth {
    type: "hotp" | "totp";
    secret: string;
    issuer?: string;
    account: string;
    algorithm: CodeAlgorithm;
    digits: number;
    period: number;
    counter?: number;
    warnings: OtpauthWarning[];
}

/** A key of an export; `name` as the app had it, `account` without the issuer. `issuer` may be empty. */
export interface MigrationEntry {
    type: "hotp" | "totp";
    secret: string;
    name: string;
    issuer: string;
    account: string;
    algorithm: CodeAlgorithm;
    digits: number;
    period: number;
    counter: number;
    warnings: OtpauthWarning[];
}

/** One batch of an export. What stands in `refused` cannot be used and has to be renewed at its source. */
export interface Migration {
    entries: MigrationEntry[];
    refused: {
        name: string;
        issuer: string;
        reason: "algorithm-unsupported" | "counter-out-of-range" | "digits-out-of-range" | "secret-missing"
        | "secret-too-long" | "type-unsupported";
    }[];
    version: number;
    batchIndex: number;
    batchSize: number;
    batchId: number;
}



/** One QR code, row by row, 1 is dark; without its quiet zone: draw four light modules around it. */
export interface Modules { size: number; modules: Uint8Array; }

/** How far a stream has come, in symbols; `useful` says whether this frame brought any that was missing. */
export interface Progress { useful: boolean; received: number; needed: number; done: boolean; }



/** The names of the presets. */
export type PolicyId = "mdawa-transfer" | "vet-whatsapp" | "clinic-sms" | "officer-login" | "recommended";

/** The rules for one kind of code; spans in seconds. `conformance` lists the rules of the standards that it breaks. */
export interface Policy {
    id: PolicyId;
    digits: number;
    ttl_s: number;
    max_attempts: number | null;
    single_use: true;
    resend_cooldown_s?: number[];
    max_sends_per_minute?: number;
    max_sends_per_hour?: number;
    lockout?: number[];
    attempt_window_s?: number;
    failures_survive_resend: true;
    disable_after_total_failures?: number;
    session?: { access_s: number; refresh_s?: number };
    conformance: { code: string; rule: string; note: string }[];
}

/**
 * Who a code is for; what is left out is empty. `number` is the telephone number in any spelling, `country` (two
 * letters, India when left out) is for numbers without a calling code.
 */
export interface Subject { number?: string; tenant?: string; purpose?: string; country?: string; }

/**
 * What is remembered between calls: plain JSON that holds no code and no number in clear, but the key of their hashes:
 * keep it in the vault. Replace the stored state of one `revision` by the next in one transaction, and nothing else:
 * where the stored revision is not the one that was passed in, another page was faster and the outcome counts for
 * nothing.
 */
export interface PolicyState { readonly version: 1; readonly revision: number; }

/** What came of a call, in a word. */
export type CodeOutcome =
| "already_used" | "bad_format" | "clock_error" | "cooldown" | "delivery_failed" | "disabled" | "expired"
| "locked" | "no_challenge" | "ok" | "rate_limited" | "wrong";

/**
 * Store `state` first, then act on `outcome`. `attemptsLeft` is absent where the policy sets no limit,
 * `retryAfterSeconds` where waiting does not help (`locked` without it: until a new code). `resendAfterSeconds` is how
 * long the next code has to wait; `expires` (Unix seconds) is there while a code can be typed.
 */
export interface CodeStep {
    outcome: CodeOutcome;
    attemptsLeft?: number;
    retryAfterSeconds?: number;
    resendAfterSeconds?: number;
    expires?: number;
    state: PolicyState;
}

/** `code` and `challengeId` are there when `outcome` is `ok`. */
export interface IssuedCode extends CodeStep { code?: string; challengeId?: string; }


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


/** What kind of telephone a number rings, as far as its numbering plan tells. */
export type PhoneKind =
| "fixed" | "fixed_or_mobile" | "mobile" | "pager" | "personal_number" | "premium_rate" | "shared_cost" |
"toll_free" | "uan" | "unknown" | "voicemail" | "voip";

/** A telephone number as it was read. */
export interface Phone {
    /** `+`, calling code and number. */
    e164: string;
    /** ISO 3166-1 alpha-2; `001` for numbers of no country; null where it could be of several and is of none. */
    country: string | null;
    kind: PhoneKind;
    /** Whether the country's plan has such a number; not whether anybody has it. */
    valid: boolean;
    /** What is dialled once the call is answered. No message reaches it. */
    extension?: string;
}

/** A country as it is offered where a number is typed. `example` is an E.164 number. */
export interface Country { country: string; callingCode: string; example: string; }

/** A number that its owner recognises and nobody else reads: `+91 ••••••3210` for the screen, `…10` for logs. */
export interface MaskedPhone { display: string; log: string; }

/** Links that open a messenger with the text; a person still has to send it. */
export interface MessageLinks { whatsapp: string; whatsappApp: string; sms: string; smsIos: string; smsBoth: string; }

/** What `{org}`, `{code}` and `{minutes}` stand for. With `domain` a last line `@domain #code` follows. */
export interface TemplateValues { org?: string; code?: string; minutes?: number; domain?: string; }

/** `characters` are septets of GSM-7 or UTF-16 units; each segment is paid for. */
export interface MessageSegments { encoding: "GSM-7" | "UCS-2"; characters: number; segments: number; }

export type GatewayProvider =
| "aws-sns" | "gupshup-sms" | "gupshup-whatsapp" | "msg91" | "myoperator" | "relay" | "twilio";

/** What a clinic has with its provider. `baseUrl` is for a relay or a test's server: https, or this very device. */
export interface GatewaySettings {
    "aws-sns": {
        region: string; accessKeyId: string; secretAccessKey: string; sessionToken?: string; senderId?: string;
        entityId?: string; templateId?: string; baseUrl?: string;
    };
    "gupshup-sms": {
        userId: string; password: string; method?: "SendMessage" | "TWO_FACTOR_AUTH"; codeDigits?: string;
        principalEntityId?: string; dltTemplateId?: string; mask?: string; baseUrl?: string;
    };
    "gupshup-whatsapp": { apiKey: string; source: string; templateId: string; baseUrl?: string };
    msg91: { authKey: string; templateId?: string; flowId?: string; sender?: string; baseUrl?: string };
    myoperator: {
        token: string; companyId: string; phoneNumberId: string; templateName: string; language?: string; baseUrl?: string;
    };
    relay: { baseUrl: string; token: string; template: string };
    twilio: {
        accountSid: string; secret: string; keySid?: string; from?: string; messagingServiceSid?: string;
        contentSid?: string; verifyServiceSid?: string; baseUrl?: string;
    };
}

/** A message, and what is to be done with it: `send` by `sms` where nothing is said. */
export interface GatewayMessage {
    action?: "check" | "retry" | "send" | "status";
    channel?: "call" | "sms" | "whatsapp";
    /** E.164. */
    to?: string;
    /** The whole text, for providers that take one. */
    text?: string;
    /** The code, for templates that the provider fills; for `check`, what was typed. */
    code?: string;
    /** How long the code holds. */
    minutes?: number;
    /** The sender's name for the message: the same one is never sent twice. */
    id?: string;
    vars?: Record<string, string>;
    /** Unix seconds, for requests that are signed (aws-sns). */
    now?: number;
}

/** A request as `fetch(url, { method, headers, body })` takes it. */
export interface GatewayRequest {
    method: "GET" | "POST"; url: string; headers: Record<string, string>; body: string | null;
}

/** After `unknown` the message may be on its way: never send it again without asking a person. */
export interface GatewayOutcome {
    outcome: "accepted" | "refused" | "unknown";
    /** The provider's name for the message. */
    id?: string;
    /** The provider's word for how it stands: `queued`, `approved` … */
    status?: string;
    /** The provider's code for what is wrong. */
    error?: string;
}


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
 * The bytes of a file that a record holds, by the path of an `Attachment`. What the record calls it is not checked: look
 * at the bytes before showing it. Throws what `readRecord` throws, `argument-invalid` for no such file.
 */
export function attachmentOf(fhirJson: string, path: string): { contentType?: string; base64: string };

/**
 * Writes the next row of a log. `head` is where the log has come to, as the last call said it: 40 symbols in groups,
 * to be kept where nobody can change it too. `key` is 32 bytes from the vault.
 */
export function auditAppend(head: string | null | undefined, key: Uint8Array | number[], event: AuditEvent, now: number, monotonicMs: number): { row: AuditRow; head: string };

/**
 * What the rows about this number have as their `numberTag`.
 */
export function auditNumberTag(key: Uint8Array | number[], e164: string): string;

/**
 * Looks through a log from its first row; with a head, also whether it is the log that the head was taken from.
 */
export function auditVerify(rows: AuditRow[], key: Uint8Array | number[], head?: string | null): AuditVerification;

/**
 * Takes the code back.
 */
export function cancelCode(policy: PolicyId, subject: Subject, state: PolicyState, now: number): CodeStep;

/**
 * Throws `code-malformed` where what was typed cannot be this letter's code; it is not tried, and costs nothing.
 */
export function checkCode(_package: Uint8Array | number[], typed: string): void;

/**
 * Asks whether a code can be typed (`ok`), and how long it and the waits last; changes nothing.
 */
export function codeStatus(policy: PolicyId, subject: Subject, state: PolicyState | undefined, now: number): CodeStep;

/**
 * Leaves out generated narrative, technical `meta` and unused ids; keeps every code, display, value and note.
 */
export function compactRecord(fhirJson: string): string;

/**
 * Takes `now` for right after a clock had gone ahead, for a person who has compared it with another one. No code
 * outlives it, and what is left of a lock runs from now.
 */
export function correctClock(state: PolicyState, now: number): PolicyState;

/**
 * Every country that numbers can be read for, in the order of their calling codes.
 */
export function countries(): Country[];

/**
 * Reads a SMART Health Link, `shlink:/…`, also behind the address of a viewer. Contacts nobody.
 */
export function decodeHealthLink(link: string): HealthLink;

/**
 * Makes a resource of what a person wrote about the patient with this address; `EntryFields` says what each kind has.
 *
 * Throws `form-missing` and `form-not-a-date` with the field in the message, `record-too-big`, and `argument-invalid`
 * for the kind `other`, a field that the kind has not, or a value that it cannot have.
 */
export function draftEntry(kind: EntryKind, fields: EntryFields, patient: { fullUrl?: string }, now: number): string;

/**
 * Lifts a lock, and enables what too many failures disabled: for a person who is sure of the other person.
 */
export function enableCodes(policy: PolicyId, subject: Subject, state: PolicyState, now: number): CodeStep;

/**
 * Reads a resource into the fields of its form; none where nobody writes such a resource by hand.
 */
export function entryFields(resource: string): EntryFields;

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
 * Says what a provider's answer means. `status` is the HTTP status; 0 for a network error, after which a message may
 * have been sent all the same.
 */
export function gatewayOutcome(provider: GatewayProvider, status: number, body: string): GatewayOutcome;

/**
 * Builds the request that makes a provider do what `message` says. Throws `gateway-…`, with the field in the message.
 */
export function gatewayRequest(provider: GatewayProvider, settings: GatewaySettings[GatewayProvider], message: GatewayMessage): GatewayRequest;

/**
 * Hashes a new set of codes for storage; it takes the place of any set before it. One Argon2id derivation (19 MiB) for
 * each code: some seconds for ten of them on a slow phone.
 */
export function hashBackupCodes(codes: string[]): BackupSet;

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
 * The code of a counter. Throws `secret-malformed`, `secret-missing`, `algorithm-unsupported` and
 * `digits-out-of-range`.
 */
export function hotpCode(secret: string, algorithm: string, digits: number, counter: bigint): string;

/**
 * Finds a device whose counter has run out of reach, by two of its codes in a row.
 */
export function hotpResynchronise(key: HotpKey, first: string, second: string, nextCounter: bigint): HotpVerdict;

/**
 * Checks what was typed against the codes of the next ten counters, from the first that is not spent.
 *
 * Store `nextCounter` before acting on `accepted`, and count what is `wrong`.
 */
export function hotpVerify(key: HotpKey, typed: string, nextCounter: bigint): HotpVerdict;

/**
 * Says what a package is from its public bytes. Throws `package-not-ours`, `package-malformed`, `package-too-big`.
 */
export function inspectPackage(_package: Uint8Array | number[]): Recognised;

/**
 * Makes an International Patient Summary (FHIR IPS 2.0 document) of a record: valid FHIR R4, whatever the record was.
 * Throws what `readRecord` throws, and `record-too-big` where the document would be more than a record may be.
 */
export function ipsDocument(fhirJson: string, options: ExportOptions): string;

/**
 * Makes a code, in the place of any before it. Without a state, one is begun.
 *
 * Throws `policy-unknown`, `policy-state-malformed` and `policy-state-version`, as all calls with a state do.
 */
export function issueCode(policy: PolicyId, subject: Subject, state: PolicyState | undefined, now: number): IssuedCode;

/**
 * Puts resources together to a bundle, each text and address as it is: a document where one of them, and only one, is
 * a Composition, else a collection. A Composition refers to what it was written with: to give away a part of a
 * document, leave it out.
 *
 * Throws `record-not-json` and `record-not-fhir` where a text is no resource, `record-too-big` and `record-too-deep`.
 */
export function joinRecord(pieces: { resource: string; fullUrl?: string }[], now: number): string;

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
 * Hides all but the last digits of a number.
 */
export function maskPhone(e164: string): MaskedPhone;

/**
 * Links that offer a text for sending to a number; open them with `rel="noopener noreferrer"`.
 */
export function messageLinks(e164: string, text: string): MessageLinks;

/**
 * Counts a text as telephone networks do.
 */
export function messageSegments(text: string): MessageSegments;

/**
 * Fills `{org}`, `{code}` and `{minutes}` in a template. Throws `template-…`, with the name in the message.
 */
export function messageText(template: string, values: TemplateValues): string;

/**
 * Draws 1 to 50 backup codes of 65 bits, grouped `XXXX-XXXX-XXXXX`, to be shown once.
 */
export function newBackupCodes(count: number): string[];

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
 * Reads what a person typed as a telephone number. `country` (ISO 3166-1 alpha-2) is where a number without a plus
 * sign is dialled. Throws `phone-…` for what cannot be a number; what can be one, and is in no plan, is not `valid`.
 */
export function normalisePhone(typed: string, country: string): Phone;

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
 * Opens a letter with what was typed as its code.
 */
export function openLetter(_package: Uint8Array | number[], code: string, now: number): OpenedLetter;

/**
 * Reads an `otpauth` link, as leniently as it can have one meaning only. Throws what was wrong with it.
 */
export function parseOtpauth(uri: string): Otpauth;

/**
 * Reads one batch of an authenticator app's export. Throws `migration-malformed`, `migration-not-migration` and
 * `migration-too-long`; a single key that cannot be used stands in `refused`.
 */
export function parseOtpauthMigration(uri: string): Migration;

/**
 * Every policy, with what each falls short of.
 */
export function policies(): Policy[];

/**
 * The QR code of a text, such as an authenticator's link: row by row, 1 is dark; without its quiet zone. Throws
 * `argument-invalid` for a text that no code holds.
 */
export function qrModules(text: string): { size: number; modules: Uint8Array };

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
 * Tells what became of the message with a code. `delivery_failed` is for what certainly did not go out: the code dies,
 * another can be sent at once, and both count. `unknown` is for a network that broke after the request.
 */
export function reportDelivery(policy: PolicyId, subject: Subject, challengeId: string, delivery: "delivered" | "delivery_failed" | "unknown", state: PolicyState, now: number): CodeStep;

/**
 * Makes another code, but only for who waits for one: else `no_challenge`.
 */
export function resendCode(policy: PolicyId, subject: Subject, state: PolicyState, now: number): IssuedCode;

/**
 * Changes in a resource what its form says otherwise; every other member stays as it is written. A field left out
 * stays, an empty one is taken away. Throws what `draftEntry` throws, and what `joinRecord` throws for a text.
 */
export function reviseEntry(resource: string, fields: EntryFields): string;

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
 * Seals a text as a file for a SMART Health Link, under a fresh key: for whoever has a place to put it.
 */
export function sealHealthLinkFile(body: string, contentType: string): { jwe: string, key: string };

/**
 * Seals a FHIR bundle under a fresh code. `lifetimeSeconds` is 1 to 3600, rounded up to whole minutes.
 *
 * `kdfProfile` is 1 (64 MiB, the default) or 2 (19 MiB, for a device that threw `memory-short`).
 */
export function sealLetter(fhirJson: string, way: Way, created: number, lifetimeSeconds: number, kdfProfile?: 1 | 2): SealedLetter;

/**
 * Makes a table (CSV, RFC 4180) of the section with this place in `Summary.sections`. A cell that a spreadsheet would
 * run as a formula has an apostrophe in front. Throws what `readRecord` throws, `argument-invalid` for no such section.
 */
export function sectionCsv(fhirJson: string, section: number): string;

/**
 * Takes a bundle apart: every resource of it, in its order, with what a list shows of it, as `readRecord` reads it. A
 * text that is one resource and no bundle is one piece. Throws what `readRecord` throws.
 */
export function splitRecord(fhirJson: string): Piece[];

/**
 * Forgets what no rule asks for any more; issuing a code does so too.
 */
export function sweepCodes(state: PolicyState, now: number): PolicyState;

/**
 * The code of this moment. Throws `secret-malformed`, `secret-missing`, `algorithm-unsupported`, `digits-out-of-range`
 * and `period-out-of-range`.
 */
export function totpCode(key: TotpKey, now: number): string;

/**
 * Draws a secret of 160 bits for an authenticator app, in base32.
 */
export function totpSecret(): string;

/**
 * Writes the link that an authenticator app scans: SHA1, 6 digits, 30 seconds, which is what all of them understand.
 * Throws `secret-malformed`, `secret-missing` and `name-malformed`.
 */
export function totpUri(secret: string, issuer: string, account: string): string;

/**
 * Checks what was typed against the codes of this moment and one step on either side, and never accepts one twice.
 *
 * Store `step` as the next `lastUsedStep` before acting on `accepted`, and count what is `wrong`.
 */
export function totpVerify(key: TotpKey, typed: string, now: number, lastUsedStep?: number | null): TotpVerdict;

/**
 * Makes a transaction of a record that creates every resource on a FHIR server; one that has an identifier only where
 * the server has none with the same. Throws what `ipsDocument` throws.
 */
export function transactionOf(fhirJson: string, options: ExportOptions): string;

/**
 * Reads a package from text, from the end of a link, or from its JSON form; white space is repaired.
 */
export function unarmour(text: string): Uint8Array;

/**
 * Derives 32 bytes from a passphrase, which the caller has brought to one spelling (NFKC), and a salt of 16 bytes:
 * Argon2id with 64 MiB and 3 passes, a second or so on a phone.
 *
 * Throws `memory-short`, and `argument-invalid` for another length of salt.
 */
export function vaultKeyFromPassphrase(passphrase: string, salt: Uint8Array | number[]): Uint8Array;

/**
 * Derives 32 bytes from a recovery code as it was typed, and the salt of its set, 16 bytes: Argon2id with 19 MiB and
 * 2 passes. Recovery codes are those of `newBackupCodes`; however one is spaced or spelled, its key is the same.
 *
 * Throws `code-malformed`, without a derivation, for what cannot be a code; `memory-short`; and `argument-invalid` for
 * another length of salt.
 */
export function vaultKeyFromRecoveryCode(typed: string, salt: Uint8Array | number[]): Uint8Array;

/**
 * Checks what was typed against a stored set, in one derivation, and spends the code if it is one.
 *
 * Store `stored` in place of what was passed in, in one transaction that compares the two, before acting on
 * `accepted`. Throws `backup-codes-malformed` and `memory-short`.
 */
export function verifyBackupCode(typed: string, stored: BackupSet): BackupVerdict;

/**
 * Checks what was typed. The returned state has spent the try, whatever came of it: store it before acting on `ok`.
 */
export function verifyCode(policy: PolicyId, subject: Subject, typed: string, state: PolicyState | undefined, now: number): CodeStep;

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
    readonly attachmentOf: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly auditAppend: (a: number, b: number, c: number, d: number, e: any, f: number, g: number) => [number, number, number];
    readonly auditNumberTag: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly auditVerify: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly cancelCode: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly checkCode: (a: number, b: number, c: number, d: number) => [number, number];
    readonly codeStatus: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly compactRecord: (a: number, b: number) => [number, number, number, number];
    readonly correctClock: (a: any, b: number) => [number, number, number];
    readonly countries: () => [number, number, number];
    readonly decodeHealthLink: (a: number, b: number) => [number, number, number];
    readonly draftEntry: (a: number, b: number, c: any, d: any, e: number) => [number, number, number, number];
    readonly enableCodes: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly entryFields: (a: number, b: number) => [number, number, number];
    readonly errorCodes: () => [number, number];
    readonly exportRepairs: (a: number, b: number, c: number) => [number, number, number];
    readonly framereceiver_new: () => number;
    readonly framereceiver_package: (a: number) => [number, number, number, number];
    readonly framereceiver_push: (a: number, b: number, c: number) => [number, number, number];
    readonly framesender_minimumFrames: (a: number) => number;
    readonly framesender_modules: (a: number, b: number) => any;
    readonly framesender_new: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly framesender_svg: (a: number, b: number) => [number, number];
    readonly framesender_symbolsPerFrame: (a: number) => number;
    readonly framesender_text: (a: number, b: number) => [number, number];
    readonly gatewayOutcome: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly gatewayRequest: (a: number, b: number, c: any, d: any) => [number, number, number];
    readonly hashBackupCodes: (a: number, b: number) => [number, number, number];
    readonly healthCardsIn: (a: number, b: number) => [number, number, number, number];
    readonly healthLink: (a: any) => [number, number, number, number];
    readonly hotpCode: (a: number, b: number, c: number, d: number, e: number, f: bigint) => [number, number, number, number];
    readonly hotpResynchronise: (a: any, b: number, c: number, d: number, e: number, f: bigint) => [number, number, number];
    readonly hotpVerify: (a: any, b: number, c: number, d: bigint) => [number, number, number];
    readonly inspectPackage: (a: number, b: number) => [number, number, number];
    readonly ipsDocument: (a: number, b: number, c: any) => [number, number, number, number];
    readonly issueCode: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly joinRecord: (a: number, b: number, c: number) => [number, number, number, number];
    readonly keyOfCertificate: (a: number, b: number) => [number, number, number];
    readonly ktcCollection: (a: number, b: number, c: any) => [number, number, number, number];
    readonly labels: () => [number, number, number];
    readonly letterBytes: (a: number, b: number) => [number, number, number];
    readonly lumaFromBgra: (a: number, b: number) => [number, number];
    readonly lumaFromRgba: (a: number, b: number) => [number, number];
    readonly maskPhone: (a: number, b: number) => [number, number, number];
    readonly messageLinks: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly messageSegments: (a: number, b: number) => [number, number, number];
    readonly messageText: (a: number, b: number, c: any) => [number, number, number, number];
    readonly newBackupCodes: (a: number) => [number, number, number, number];
    readonly newCode: (a: number) => [number, number, number, number];
    readonly normaliseCode: (a: number, b: number, c: number) => [number, number, number, number];
    readonly normalisePhone: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly openDcc: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly openHealthCard: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly openHealthLinkFile: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly openLetter: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly parseOtpauth: (a: number, b: number) => [number, number, number];
    readonly parseOtpauthMigration: (a: number, b: number) => [number, number, number];
    readonly policies: () => [number, number, number];
    readonly qrModules: (a: number, b: number) => [number, number, number];
    readonly readRecord: (a: number, b: number) => [number, number, number];
    readonly recognise: (a: number, b: number) => any;
    readonly recordFromForm: (a: any, b: number) => [number, number, number, number];
    readonly reportDelivery: (a: number, b: number, c: any, d: number, e: number, f: number, g: number, h: any, i: number) => [number, number, number];
    readonly request_bytes: (a: number) => [number, number];
    readonly request_new: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly request_open: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly request_requestId: (a: number) => [number, number];
    readonly request_triesLeft: (a: number) => number;
    readonly resendCode: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly reviseEntry: (a: number, b: number, c: any) => [number, number, number, number];
    readonly scan: (a: number, b: number, c: number, d: number) => [number, number];
    readonly scanner_new: () => number;
    readonly scanner_scan: (a: number, b: number, c: number, d: number, e: number, f: any) => [number, number];
    readonly sealAnswer: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number, number, number];
    readonly sealHealthLinkFile: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly sealLetter: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number, number];
    readonly sectionCsv: (a: number, b: number, c: number) => [number, number, number, number];
    readonly splitRecord: (a: number, b: number) => [number, number, number];
    readonly sweepCodes: (a: any, b: number) => [number, number, number];
    readonly totpCode: (a: any, b: number) => [number, number, number, number];
    readonly totpSecret: () => [number, number, number, number];
    readonly totpUri: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly totpVerify: (a: any, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly transactionOf: (a: number, b: number, c: any) => [number, number, number, number];
    readonly transfercode_answer: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) => [number, number, number, number];
    readonly transfercode_code: (a: number) => any;
    readonly transfercode_isAlive: (a: number, b: number, c: number) => [number, number, number];
    readonly transfercode_new: (a: number, b: number) => [number, number, number];
    readonly unarmour: (a: number, b: number) => [number, number, number, number];
    readonly vaultKeyFromPassphrase: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly vaultKeyFromRecoveryCode: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly verifyBackupCode: (a: number, b: number, c: any) => [number, number, number];
    readonly verifyCode: (a: number, b: number, c: any, d: number, e: number, f: any, g: number) => [number, number, number];
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
