// What the patient's page is made of. No browser reads this file.

import type { Summary } from "../../pkg/mdawa.js";
import type { TransferCode } from "../shared/core-types.js";

export type Way = "sealed" | "show" | "send";
export interface Chosen { record: string; summary: Summary }

/** The code, in the way that it is for. */
export interface Said { code: string; way: Way; secondsLeft: () => number }
/** What may be handed over at once. */
export interface Letter extends Said { package: Uint8Array; armour: string | undefined }
/** What waits for the doctor's request. */
export interface Sealing extends Said { transferCode: TransferCode }

export type State =
  | { phase: "choosing"; problem?: string }
  | { phase: "chosen"; chosen: Chosen; problem?: string }
  | { phase: "sealing"; chosen: Chosen }
  | { phase: "showing"; chosen: Chosen; said: Letter | Sealing }
  | { phase: "ended"; chosen: Chosen };
