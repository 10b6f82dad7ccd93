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
