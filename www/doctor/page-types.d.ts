// What the doctor's page is made of. No browser reads this file.

import type { LetterFace, Sender } from "../../pkg/mdawa.js";
import type { Source } from "../vault/types.js";

/** What a letter says of itself before it is opened. */
export type Head = LetterFace;
export interface Letter { package: Uint8Array; head: Head }

/** A record; sealed, where it has the time at which it was. */
export interface Received { record: string; packageId?: string; created?: number; sender?: Sender }
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
  | { phase: "asking" }
  | { phase: "asking-code"; letter: Letter; problem?: Problem }
  | { phase: "opening"; letter?: Letter }
  | { phase: "reading" };
