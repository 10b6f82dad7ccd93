// What the page that contacts others is made of. No browser reads this file.

import type { Fetched, Server } from "../shared/hand-over.js";

/** A health link as a person is asked about it. */
export interface Link {
  url: string;
  /** With its port, where that is not the usual one. */
  host: string;
  /** base64url; empty where the link has none. */
  key: string;
  label?: string;
  /** Unix seconds. */
  expires?: number;
  ended: boolean;
  /** What it leads to may change. */
  long: boolean;
  /** It leads to one file, without a manifest. */
  direct: boolean;
  needsPasscode: boolean;
  /** It was not made as it should be. */
  faulty: boolean;
}

/** What a person types before the host is contacted. */
export interface Typed { recipient: string; passcode?: string }

/** One file as the manifest tells of it. */
export interface Part { contentType?: string; embedded?: string; location?: string; status?: string; updated?: string }

/** What became of one file: it is here, or why it is not. */
export interface Got extends Partial<Fetched> { /** A code that has a sentence. */ fault?: string }

/** An entry of a record on its way to a server. */
export interface Sending { type: string; title: string }

/** What a server said of one entry. */
export interface Told { status: number; issues: string[] }

export interface Answer {
  /** Of HTTP; 0 where none came. */
  status: number;
  /** `unsure`: it may have been carried out. */
  outcome: "kept" | "refused" | "unsure";
  /** A code that has a sentence. */
  code: string;
  issues: string[];
  /** In the order of what was sent; nothing where the server did not say. */
  told: Told[];
}

export type State =
  | { phase: "nothing" }
  /** For what this page was opened for. */
  | { phase: "waiting" }
  | { phase: "asking"; link: Link }
  | { phase: "hosts"; link: Link; parts: Part[]; hosts: string[] }
  | { phase: "files"; link: Link; files: Got[] }
  | { phase: "sending"; transaction: string; server: Server; entries: Sending[] }
  | { phase: "sent"; transaction: string; server: Server; entries: Sending[]; answer: Answer }
  /** `files`: what came and could not be handed on. */
  | { phase: "done"; text: string; files: Fetched[] };
