// What a vault holds and what its pieces say to each other. No browser reads this file.

import type { EntryKind } from "../../pkg/mdawa.js";
import type { TurnFace } from "../shared/turns.js";

export type Role = "patient" | "caretaker" | "doctor" | "clinic";

/** A profile as it shows itself before it is opened: all of this can be read without a key. */
export interface ProfileFace {
  /** 16 random bytes, hexadecimal: the tenant that everything in the vault is bound to. */
  id: string;
  name: string;
  role: Role;
  /** Unix seconds, as all times here. */
  created: number;
  backedUpAt?: number;
  /** How long the next passphrase has to wait; 0 if it need not. */
  waitSeconds: number;
  ways: WayFace[];
}

export type WayKind = "passphrase" | "passkey" | "recovery-code" | "remembered";

/** A way into a vault, without what opens it. */
export interface WayFace {
  id: string;
  kind: WayKind;
  name?: string;
  madeAt: number;
  usedAt?: number;
  expires?: number;
  /** Of a passkey: a browser asks for it by this, before anything is opened. */
  credentialId?: string;
}

/** A way in as it is kept, in plain: the vault's key wrapped under a key that only the secret gives. */
export interface Way extends WayFace {
  salt?: Uint8Array;
  /** Of recovery codes: the set that they were made in. */
  set?: string;
  /** Of a remembered way: how often it has been renewed. */
  generation?: number;
  iv: Uint8Array;
  wrapped: Uint8Array;
}

/** What is typed or held to open a vault. */
export type Secret =
  | { kind: "passphrase"; passphrase: string }
  | { kind: "recovery-code"; typed: string }
  | { kind: "passkey"; credentialId: string; prf: Uint8Array }
  | { kind: "remembered" };

/** What a new vault is made of. It needs two ways in; all recovery codes together are one. */
export interface NewVault {
  name: string;
  role: Role;
  passphrase?: string;
  passkey?: { credentialId: string; prf: Uint8Array; name: string };
  recoveryCodes: string[];
  now: number;
}

/** Where an entry comes from. */
export interface Source {
  way: "written" | "file" | "scanned" | "pasted" | "link";
  at: number;
  packageId?: string;
  sealedAt?: number;
  /** Thumbprint of the key that signed. */
  sender?: string;
  vouch: Vouch;
  /** Of the file, or the host that it was got from. */
  name?: string;
  /** Of a health card or certificate, as it names itself; what it says holds only where `vouch` says that it was checked. */
  issuer?: Issuer;
}

/**
 * Who says that it is so: whoever wrote it here, the patient, a phone that signed, nobody, or an issuer: whose signature is
 * good under a key that these pages know, is under one that they do not, or is wrong.
 */
export type Vouch = "self" | "patient" | "signed" | "unchecked" | "issuer" | "issuer-unknown" | "issuer-invalid";

export interface Issuer {
  /** Of its keys. */
  url: string;
  /** As the list of issuers calls it. */
  name?: string;
  issued?: number;
  expires?: number;
  /** Its issuer has taken it back. */
  revoked?: boolean;
}

export type { EntryKind } from "../../pkg/mdawa.js";

/** One entry as it stands in a list: only what a list needs. The FHIR text is kept beside it. */
export interface Row {
  /** 16 random bytes, hexadecimal. */
  id: string;
  /** The patient's row that it belongs to; its own id if it is one. */
  subject: string;
  resourceType: string;
  kind: EntryKind;
  title: string;
  /** FHIR date as written. */
  date?: string;
  status?: string;
  cautions: string[];
  /** What a search looks through beside the title. */
  words: string;
  fullUrl?: string;
  /** SHA-256 of the resource's text, hexadecimal. */
  digest: string;
  source: Source;
  addedAt: number;
  changedAt?: number;
  /** Revision of what is kept beside it. */
  version: number;
  /** The row that this one was merged into: nothing is deleted by that. */
  mergedInto?: string;
  /** Of the resource's text in UTF-8. */
  bytes: number;
}

/** A patient's row, with how many entries belong to it and to the rows that were merged into it. */
export interface Subject extends Row {
  entries: number;
}

/** What whoever adds an entry says of it; the shelf adds the rest. */
export type NewRow = Omit<Row, "version" | "addedAt" | "bytes">;

export interface NewEntry {
  row: NewRow;
  /** FHIR JSON, kept byte for byte. */
  resource: string;
}

export interface Entry {
  row: Row;
  resource: string;
}

/** An entry that is there already: same text, same subject. */
export interface Duplicate {
  /** Place among those that were asked about. */
  index: number;
  row: Row;
}

/** What a revision may say anew of a row; the rest stays. */
export type RevisedRow = Partial<Omit<Row, "id" | "subject" | "version" | "addedAt" | "bytes" | "mergedInto">>;

export type Change =
  | { do: "add"; entries: NewEntry[] }
  /** Refused with `entry-changed` if `version` is not current. */
  | { do: "revise"; id: string; version: number; row: RevisedRow; resource: string }
  /** A patient's row takes its entries, and the rows merged into it, with it. */
  | { do: "remove"; ids: string[] }
  /** Two patients' rows, or two entries of one kind. Entries of a merged patient are shown under the kept one. */
  | { do: "merge"; kept: string; merged: string }
  /** Undoes a merge. */
  | { do: "part"; merged: string };

export interface Query {
  /** A patient's row; its merged rows' entries are found too. */
  subject?: string;
  kinds?: EntryKind[];
  /** All of them must occur, in any order; marks and case do not count. */
  words?: string;
  from: number;
  count: number;
  order: "name" | "date";
  /** Whether rows that were merged into others are listed too. */
  merged?: boolean;
}

export interface Page {
  rows: Row[];
  /** How many there are on all pages. */
  total: number;
}

/** What is there after opening, and what does not open: `entry/<id>`, `index/<id>` or `values/<name>`. */
export interface Opened {
  entries: number;
  damaged: string[];
}

/** One transaction: all of it, or nothing. */
export interface Commit {
  /** Values that were read for it, and their revisions as they were read; 0 for one that was not there. */
  found: [key: string, revision: number][];
  /** Values to be kept; nothing, to remove one. Each was found, or is new under a random key. */
  puts: [key: string, value: unknown][];
  changes: Change[];
  now: number;
}

export type { Kept } from "../shared/turns.js";

/** One turn at the values of a vault, as at those of any store, and at its entries. */
export interface VaultTurn extends TurnFace {
  /** Entries, changed in the same transaction. */
  change(change: Change): void;
}

/** The interface of `LockedStore`, so that what was written for one runs on a vault. */
export interface VaultValues {
  get(key: string): Promise<any>;
  update<Result>(
    key: string,
    change: (value: any) => Promise<{ value: unknown; result: Result }>,
  ): Promise<Result>;
  together<Result>(work: (turn: VaultTurn) => Promise<Result>): Promise<Result>;
}

/** What a backup says of itself in plain. Whoever has the file can read it. */
export interface BackupFace {
  id: string;
  name: string;
  role: Role;
  created: number;
  madeAt: number;
  /** All but remembered ones. */
  ways: Way[];
  /** What did not open when it was written: `<store>/<id>` each. */
  damaged: string[];
}

/** A sealed value as it lies in the database. */
export interface Sealed {
  revision: number;
  iv: Uint8Array;
  bytes: ArrayBuffer;
}
