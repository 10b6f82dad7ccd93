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
 * Asks whether a code can be typed (`ok`), and how long it and the waits last; changes nothing.
 */
export function codeStatus(policy: PolicyId, subject: Subject, state: PolicyState | undefined, now: number): CodeStep;

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
 * Lifts a lock, and enables what too many failures disabled: for a person who is sure of the other person.
 */
export function enableCodes(policy: PolicyId, subject: Subject, state: PolicyState, now: number): CodeStep;

/**
 * Every code that a call can fail with.
 */
export function errorCodes(): ErrorCode[];

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
 * Makes a code, in the place of any before it. Without a state, one is begun.
 *
 * Throws `policy-unknown`, `policy-state-malformed` and `policy-state-version`, as all calls with a state do.
 */
export function issueCode(policy: PolicyId, subject: Subject, state: PolicyState | undefined, now: number): IssuedCode;

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
 * Tells what became of the message with a code. `delivery_failed` is for what certainly did not go out: the code dies,
 * another can be sent at once, and both count. `unknown` is for a network that broke after the request.
 */
export function reportDelivery(policy: PolicyId, subject: Subject, challengeId: string, delivery: "delivered" | "delivery_failed" | "unknown", state: PolicyState, now: number): CodeStep;

/**
 * Makes another code, but only for who waits for one: else `no_challenge`.
 */
export function resendCode(policy: PolicyId, subject: Subject, state: PolicyState, now: number): IssuedCode;

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

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly auditAppend: (a: number, b: number, c: number, d: number, e: any, f: number, g: number) => [number, number, number];
    readonly auditNumberTag: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly auditVerify: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly cancelCode: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly codeStatus: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly correctClock: (a: any, b: number) => [number, number, number];
    readonly countries: () => [number, number, number];
    readonly enableCodes: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly errorCodes: () => [number, number];
    readonly gatewayOutcome: (a: number, b: number, c: number, d: number, e: number) => [number, number, number];
    readonly gatewayRequest: (a: number, b: number, c: any, d: any) => [number, number, number];
    readonly hashBackupCodes: (a: number, b: number) => [number, number, number];
    readonly hotpCode: (a: number, b: number, c: number, d: number, e: number, f: bigint) => [number, number, number, number];
    readonly hotpResynchronise: (a: any, b: number, c: number, d: number, e: number, f: bigint) => [number, number, number];
    readonly hotpVerify: (a: any, b: number, c: number, d: bigint) => [number, number, number];
    readonly issueCode: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly maskPhone: (a: number, b: number) => [number, number, number];
    readonly messageLinks: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly messageSegments: (a: number, b: number) => [number, number, number];
    readonly messageText: (a: number, b: number, c: any) => [number, number, number, number];
    readonly newBackupCodes: (a: number) => [number, number, number, number];
    readonly newCode: (a: number) => [number, number, number, number];
    readonly normaliseCode: (a: number, b: number, c: number) => [number, number, number, number];
    readonly normalisePhone: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly parseOtpauth: (a: number, b: number) => [number, number, number];
    readonly parseOtpauthMigration: (a: number, b: number) => [number, number, number];
    readonly policies: () => [number, number, number];
    readonly qrModules: (a: number, b: number) => [number, number, number];
    readonly reportDelivery: (a: number, b: number, c: any, d: number, e: number, f: number, g: number, h: any, i: number) => [number, number, number];
    readonly resendCode: (a: number, b: number, c: any, d: any, e: number) => [number, number, number];
    readonly sweepCodes: (a: any, b: number) => [number, number, number];
    readonly totpCode: (a: any, b: number) => [number, number, number, number];
    readonly totpSecret: () => [number, number, number, number];
    readonly totpUri: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number, number, number];
    readonly totpVerify: (a: any, b: number, c: number, d: number, e: number, f: number) => [number, number, number];
    readonly vaultKeyFromPassphrase: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly vaultKeyFromRecoveryCode: (a: number, b: number, c: number, d: number) => [number, number, number, number];
    readonly verifyBackupCode: (a: number, b: number, c: any) => [number, number, number];
    readonly verifyCode: (a: number, b: number, c: any, d: number, e: number, f: any, g: number) => [number, number, number];
    readonly version: () => [number, number];
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
