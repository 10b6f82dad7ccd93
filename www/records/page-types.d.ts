// What the page of the records is made of. No browser reads this file.

import type { BackupFace, Duplicate, EntryKind, NewEntry, ProfileFace, Role, Row, Source, Subject } from "../vault/types.js";

/** What somebody wants who has no vault here yet. */
export interface Wanted {
  name: string;
  role: Role;
  passphrase: string;
  withPasskey: boolean;
  /** Once it is made. */
  passkey?: import("../vault/passkey.js").Passkey;
}

/** What is typed about an entry, each field by its name. */
export type Fields = Record<string, string>;

export type { Piece } from "../../pkg/mdawa.js";

/** A picture or document on its way into an entry. */
export interface Attachment { contentType: string; base64: string; bytes: number }

/** An entry with all that a person reads of it. */
export interface Reading {
  row: Row;
  resource: string;
  details: { label: string; name?: string; value: string }[];
  text?: string;
  attachment?: { contentType: string; blob: Blob };
  /** Whether a form of this page can change it. */
  changeable: boolean;
}

/** What a file, or another page, would bring. */
export interface Incoming {
  source: Source;
  patients: NewEntry[];
  entries: NewEntry[];
  /** Those that are here already, for whoever is chosen. */
  doubles: Duplicate[];
  /** Whom it is most likely about, of those who are here. */
  likely?: Subject;
}

/** One of two that are compared. */
export interface Side { row: Row; facts: [term: string, value: string][] }

/** What a person wants to do that needs a secret again. */
export type Purpose = "delete" | "export" | "share" | "print" | "backup" | "restore" | "ways";

/** An open vault. */
export interface Open {
  keeping: import("./keeping.js").Keeping;
  bringingIn: import("./bringing-in.js").BringingIn;
  /** Of the vault. */
  id: string;
  role: Role;
  name: string;
}

/** What the page does for whoever works in an open vault. */
export interface House {
  state(): State;
  show(next: State): void;
  /** Does one thing at a time; what takes the signal can be cancelled. */
  attempt(work: ((signal: AbortSignal) => Promise<void>) | (() => Promise<void>)): void;
  safely(work: () => unknown): void;
  /** Does what needs a secret, which was shown not long ago or is asked for. */
  confirmed(purpose: Purpose, then: () => unknown): void;
  sure(words: { heading: string; text: string; yes: string; no: string }): Promise<boolean>;
  onKept(): void;
  onHome(somebody: boolean): void;
  /** What arrived is kept. */
  onBrought(): void;
  onShare(person: Subject): Promise<void>;
}

/** The server of a clinic that records are sent to; kept among the values of the vault, and nowhere else. */
export type { Server } from "../shared/hand-over.js";

/** Where one can go in an open vault. */
export interface Paths {
  here(): Open;
  isOpen(): boolean;
  openPerson(id: string, fresh?: boolean): Promise<void>;
  openEntry(id: string): Promise<void>;
  /** To the person, or to the list where nobody is open. */
  back(): Promise<void>;
}

export type State =
  | { phase: "starting" }
  | { phase: "new" }
  | {
      phase: "saving-codes";
      codes: string[];
      name: string;
      then: (codes: string[], signal: AbortSignal) => Promise<void>;
      leave: () => void;
    }
  | { phase: "locked"; chosen: ProfileFace }
  | { phase: "restoring"; file: File; face: BackupFace; replace: boolean }
  | { phase: "gate"; purpose: "open" | "off" }
  | { phase: "setting-up" }
  | { phase: "people" }
  | { phase: "person"; person: Subject; /** There is no list to go back to. */ alone: boolean }
  | { phase: "entry"; person: Subject; reading: Reading }
  | { phase: "writing"; person?: Subject; reading?: Reading }
  | { phase: "importing"; incoming: Incoming; person?: Subject }
  | { phase: "sharing"; person: Subject }
  | { phase: "giving"; person: Subject }
  | { phase: "comparing"; person: Subject; kept: Row; merged: Row }
  | { phase: "changing-passphrase" }
  | { phase: "confirming"; purpose: Purpose; then: () => unknown; back: State };
