// What the settings' page is made of. No browser reads this file.

import type { BackupSet, TotpKey } from "../../pkg/mdawa.js";

/** An app that makes codes, as it is kept. */
export interface Authenticator {
  id: string;
  name: string;
  key: TotpKey;
  /** Unix seconds. */
  enabledAt: number;
  usedAt: number;
  /** The step of the last code that was accepted: no code up to it is accepted again. */
  lastUsedStep: number;
  /** Wrong codes in all. */
  failures: number;
}

export interface Profile {
  name: string;
  authenticators: Authenticator[];
  backup?: { set: BackupSet; madeAt: number };
  /** Wrong codes in a row. */
  failures: number;
  /** From when on, Unix seconds, and for how long no code of an app is looked at. */
  wait?: { from: number; seconds: number };
}

/** What a page may show of a profile: no secret and no hash. */
export interface Face {
  name: string;
  authenticators: {
    id: string; name: string; enabledAt: number; usedAt: number; failures: number; disabled: boolean;
  }[];
  /** How many wrong codes disable an authenticator. */
  most: number;
  backup?: { left: number; madeAt: number };
  waitSeconds: number;
}

export type Verifier = "totp" | "backup-code";

/** What came of a typed code; only `accepted` opens anything, and `malformed` cost nothing. */
export interface Verdict {
  outcome: "accepted" | "disabled" | "malformed" | "replay" | "waiting" | "wrong";
  verifier?: Verifier;
  waitSeconds?: number;
  /** How many authenticators this try disabled. */
  disabled?: number;
  /** Backup codes, after one was spent. */
  left?: number;
}

/** What happens, in the words of the log. */
export type EventWord =
  | "authenticator-added" | "authenticator-disabled" | "authenticator-removed" | "backup-codes-made"
  | "change-confirmed" | "log-exported" | "log-in" | "page-locked" | "setup-ended" | "two-step-off"
  | "two-step-on";

/** How a key that this page drew gets into an app. */
export interface Drawn { uri: string; qr: { size: number; modules: Uint8Array } }

/** A key on its way to be an authenticator. */
export interface Offer { key: TotpKey; name: string; drawn?: Drawn }

/** What a person wants to do that needs a fresh code. */
export type Purpose =
  | { to: "add" }
  | { to: "import" }
  | { to: "make-codes" }
  | { to: "remove"; id: string; name: string }
  | { to: "turn-off" };

export type State =
  | { phase: "starting" }
  | { phase: "locked" }
  | { phase: "open" }
  | { phase: "confirming"; purpose: Purpose }
  | { phase: "importing" }
  | { phase: "setting-up"; offer: Offer }
  | { phase: "saving-codes"; codes: string[] };

/** What a text with keys of other apps has in it. */
export interface Imported {
  keys: { name: string; issuer: string; key: TotpKey; warnings: string[] }[];
  /** Keys that cannot be used here, and why. */
  refused: { name: string; issuer: string; reason: string }[];
  /** Parts of an export that were not read yet, as people count: from one. */
  missing: number[];
  received: number;
  needed: number;
}

/** What a check of this device found. */
export interface Finding {
  check: "browser" | "clock" | "device" | "keeping" | "passkeys" | "quota" | "rfc4226" | "rfc6238" | "stays" | "webcrypto";
  outcome: "good" | "poor" | "unknown";
  params?: Record<string, string | number>;
}
