// What the doctor's page is made of. No browser reads this file.

import type { CardFault, LetterFace, Sender } from "../../pkg/mdawa.js";
import type { Source } from "../vault/types.js";

/** What a letter says of itself before it is opened. */
export type Head = LetterFace;
export interface Letter { package: Uint8Array; head: Head }

/** What became of checking a card or a certificate, and what is needed to check it again. */
export interface Evidence {
  form: "card" | "dcc";
  /** As it came. */
  texts: string[];
  signature: "valid" | "invalid" | "unknown-key";
  fault?: CardFault;
  issuer: string;
  issuerName?: string;
  keyId?: string;
  issued?: number;
  expires?: number;
  revoked: boolean;
  warnings: string[];
  /** The day of the keys that come with the page, or that they are missing; when the key was added, if it was. */
  keys: { date?: string; missing: boolean; added?: number };
}

/** A file that an entry holds. */
export interface Attachment { contentType?: string; title?: string; path: string }

/** Who vouches for a record. The first sentence decides. */
export interface Words { level: "good" | "caution" | "danger"; headline: string; lines: string[] }

/** What a health link says of itself before anybody is contacted. */
export interface Link {
  text: string;
  key: string;
  host: string;
  url: URL;
  expires?: number;
  flag: string;
  label?: string;
  warnings: string[];
  /** A locked file is here that does not open with it. */
  fileWaits: boolean;
}

/** A record; sealed, where it has the time at which it was; by a link, where it has a host. */
export interface Received {
  record: string;
  packageId?: string;
  created?: number;
  sender?: Sender;
  evidence?: Evidence;
  host?: string;
}
/** A record that is read: whose, how it came and when, and the vault that keeps it, if one does. */
export interface Opened extends Received { name: string; way: Source["way"]; read: number; keptIn?: string }

export interface Problem {
  code: string;
  params?: Record<string, string | number>;
  triesLeft?: number;
  texts?: string[];
  /** What has arrived and cannot be shown. */
  record?: string;
}

export type State =
  | { phase: "ready"; problem?: Problem; pasting?: boolean }
  | { phase: "scanning" }
  | { phase: "looking" }
  | { phase: "asking" }
  | { phase: "asking-code"; letter: Letter; problem?: Problem }
  | { phase: "opening"; letter?: Letter }
  | { phase: "reading" };
