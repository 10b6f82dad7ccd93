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
