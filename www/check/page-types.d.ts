// What the page for phone checks is made of. No browser reads this file.

import type { CodeOutcome, CodeStep, GatewayOutcome, GatewayProvider, MessageLinks, PolicyId } from "../../pkg/mdawa.js";

/** A language that a patient may get the message in. */
export type Language = "en" | "hi" | "sw";

/** What a clinic says in one language: the message with its places, and what the patient agrees to. */
export interface Words { template: string; consent: string }

/** How a code gets to the patient. */
export type Way = "copied" | "service" | "share" | "shown" | "sms" | "whatsapp";

/** One patient's number from the question to the answer, as it is kept. It never holds a code. */
export interface Check {
  id: string;
  /** E.164. */
  phone: string;
  /** The number with all but its last digits hidden. */
  display: string;
  /** What is the same for the same number. */
  numberTag: string;
  language: Language;
  policy: PolicyId;
  challengeId: string;
  /** Unix seconds, as are all that follow. */
  begun: number;
  way?: Way;
  handed?: number;
  delivery?: GatewayOutcome["outcome"];
  verified?: number;
  /** When the number was checked before; null for never, absent where nobody has looked yet. */
  seen?: number | null;
  /** What was typed so far. */
  draft?: Profile;
}

/** Where a check stands: all that the engine says but its own state. */
export type Standing = Omit<CodeStep, "state">;

/** What a code is handed over with. In memory only. */
export interface Held { code: string; text: string; minutes: number; links: MessageLinks }

export interface Profile { first: string; last: string; email: string; address: string }

/** Whose number was checked in this browser. */
export interface Patient { phone: string; firstChecked: number; lastChecked: number; profile?: Profile }

/** A patient's agreement to a message, with the words that were agreed to. */
export interface Consent {
  check: string;
  purpose: string;
  text: string;
  textHash: string;
  version: string;
  language: Language;
  channel: Way | "undecided";
  at: number;
  /** The number's last digits, and what is the same for the same number. */
  number: string;
  numberTag: string;
  /** Who of the clinic asked, and who was told that the patient agrees no more; may be empty. */
  takenBy: string;
  withdrawnAt?: number;
  withdrawnBy?: string;
}

/** What happens, in the words of the log. A service's name stands in the place of the way. */
export type CheckEvent =
  | "clock-corrected" | "code-checked" | "code-made" | "consent-given" | "consent-withdrawn" | "log-exported"
  | "number-allowed" | "rules-changed" | "service-off" | "service-on" | "words-changed"
  | `code-sent-${Exclude<Way, "service"> | GatewayProvider}`;

export interface Gateway {
  on: boolean;
  provider: GatewayProvider;
  channel: "sms" | "whatsapp" | "call";
  /** What was filled in for each provider. */
  settings: Partial<Record<GatewayProvider, Record<string, string>>>;
}

export interface Settings {
  country?: string;
  /** What was chosen for the last patient. */
  language: Language;
  policy: PolicyId;
  org: string;
  /** Who of the clinic works at this page; may be empty. */
  staff: string;
  /** The site that a message's last line ties its code to; empty for no such line. */
  domain: string;
  words: Record<Language, Words>;
  gateway: Gateway;
}

/** What was counted on one day for one way. */
export interface Tally {
  day: string;
  way: Way;
  sent: number;
  verified: number;
  failed: number;
  completed: number;
  /** Seconds from handing over to the right code, of all that were verified. */
  answerSeconds: number;
  /** What the message service took to answer, and how often it did. */
  serviceMs: number;
  serviceAnswers: number;
}

/** What can be said of a code that cannot be made or typed now. */
export interface Refusal { outcome: CodeOutcome; left?: () => number }

export type State =
  | { phase: "number" }
  | { phase: "code"; check: Check; standing: Standing }
  | { phase: "profile"; check: Check }
  | { phase: "done"; check: Check };
