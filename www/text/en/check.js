// What the page for phone checks says by script, in English.

/**
 * @typedef {import("../../../pkg/mdawa.js").CodeOutcome} CodeOutcome
 * @typedef {import("../../../pkg/mdawa.js").GatewayOutcome} GatewayOutcome
 * @typedef {import("../../../pkg/mdawa.js").PhoneKind} PhoneKind
 * @typedef {import("../../check/page-types.js").Language} Language
 * @typedef {import("../../check/page-types.js").Way} Way
 * @typedef {import("../../shared/i18n.js").Message} Message
 * @typedef {`outcome-${CodeOutcome}` | `kind-${PhoneKind}` | `language-${Language}` | `way-${Way}` | `delivery-${GatewayOutcome["outcome"]}`} Needed
 */

/** @satisfies {Record<Needed, Message> & Record<string, Message>} */
export const english = {
  // What went wrong on this page alone.
  "error-agreement-missing": "Write what the patient agrees to.",
  "error-consent-missing": "Ask the patient first, and tick the box. Without it no message is sent.",
  "error-check-ended":
    "The patient agrees no more, or another tab ended this check. Its code is void, and nothing more is sent.",
  "error-consent-was-withdrawn":
    "The patient took the agreement back on {date}. Ask again; if the patient agrees now, press once more.",
  "error-consent-withdrawn": "The patient agrees no more, so nothing is sent to this number.",
  "error-first-missing": "Write the first name, or press “Not now”.",
  "error-email-malformed": "This is not an e-mail address. Check it, or leave it empty.",
  "error-org-missing": "Write the name of the clinic: the message says it.",
  "error-phone-extension": "A message does not reach an extension. Type a number without one.",
  "error-phone-unlikely":
    "The country’s plan has no such number. Check it with the patient; press again to use it all the same.",
  "error-share-refused": "Sharing did not work. Use another way.",
  "error-storage-refused":
    "This browser keeps nothing for this page, so tries cannot be counted and no code is made. Leave the private window, or use another browser.",
  "error-template-without-code": "The message must have {code} in it.",

  // Numbers.
  "country-option": "{name} (+{code})",
  "phone-hint": "As the patient says it. With a plus sign, any country’s.",
  "number-read": "Read as {number}. {kind}",
  "kind-fixed": "A landline? A text may not arrive.",
  "kind-fixed_or_mobile": "",
  "kind-mobile": "A mobile number.",
  "kind-pager": "Perhaps a pager.",
  "kind-personal_number": "",
  "kind-premium_rate": "Careful: it may cost extra.",
  "kind-shared_cost": "Careful: perhaps a service number.",
  "kind-toll_free": "Careful: perhaps a service number.",
  "kind-uan": "Perhaps a company’s number.",
  "kind-unknown": "",
  "kind-voicemail": "Careful: perhaps a voice mailbox.",
  "kind-voip": "An internet telephone number.",

  // What came of a code.
  "outcome-already_used": "This code was used already, perhaps in another tab. It does not count twice.",
  "outcome-bad_format":
    "That is not a whole code: it has {digits} digits. Type it again; this did not cost a try.",
  "outcome-clock_error":
    "This device’s clock is behind the time this page has seen before, so nobody can say which codes still hold. Compare it with another clock.",
  "outcome-cooldown": "A code was sent to this number a moment ago. The next one can be made in a while.",
  "outcome-delivery_failed": "The message did not go out, so its code is void.",
  "outcome-disabled":
    "There were too many wrong codes for this number. It stays closed until somebody who is sure of the patient allows it again.",
  "outcome-expired": "This code has ended. Nothing is lost: send a new one.",
  "outcome-locked": "Too many wrong codes: this code is void. A new one can be made in a while.",
  "outcome-no_challenge": "No code waits for this number. Send a new one.",
  "outcome-ok": "The right code.",
  "outcome-rate_limited": "Too many codes were sent to this number. The next one can be made in a while.",
  "outcome-wrong": "Not the code. Ask the patient to read it again.",
  "clock-is-right": "This device’s clock is right",
  "allow-again": "I am sure of this patient: allow again",
  "new-code-now": "A new code can be made now.",
  "wait-ended": "You can go on now.",

  // Codes and ways.
  "code-for": "For {number}",
  "code-made": "A code for {number} is ready. Choose how it gets to the patient.",
  "code-renewed": "A new code is ready; the one before does not count any more.",
  "code-hint": "{digits} digits, in any spelling.",
  "not-shown":
    "This page was loaded again and does not keep codes. If the patient has the message, type the code below; if not, send a new one.",
  "handed-whatsapp":
    "Handed over to WhatsApp at {time}. Somebody has to press send there; nobody here knows if it was sent. Ask the patient.",
  "handed-sms":
    "Handed over to the messages app at {time}. Somebody has to press send there; nobody here knows if it was sent. On a computer nothing may happen: then copy the text.",
  "handed-share":
    "Handed over to the app you chose at {time}. Nobody here knows if it was sent. Ask the patient.",
  "handed-copied": "Copied at {time}. Paste it into a message to the patient, and clear the clipboard after.",
  "handed-shown":
    "Shown at {time}. Whoever sees or hears it knows the code: it proves the number only if you say it in a call to this number.",
  "handed-service": "Given to the message service at {time}.",
  "delivery-accepted": "The service took the message. Whether it arrives, nobody knows yet.",
  "delivery-refused":
    "The service refused the message ({error}): nothing was sent, and its code is void. Send a new code another way.",
  "delivery-unknown":
    "The service did not answer. The message may be on its way, so it is not sent again by itself. Ask the patient before you send a new code.",
  "no-reason": "no reason given",
  sending: "Sending …",
  "show-large": "Show large, to read aloud",
  "hide-large": "Hide the code",
  "send-by": "Send by {provider}",
  "way-copied": "Copied",
  "way-service": "Message service",
  "way-share": "Shared",
  "way-shown": "Read aloud",
  "way-sms": "SMS",
  "way-whatsapp": "WhatsApp",

  // After it.
  "checked-at": "Checked at {time}. The patient reads {number} right now.",
  "seen-before": "Seen here before on {date}.",
  "seen-never": "New here: this number was not checked in this browser before.",
  "profile-kept": "Kept in this browser.",
  "profile-skipped": "The number is checked. No details were kept.",

  // What patients agreed to.
  "agreement-ended": "Taken back on {date}",
  "agreement-ended-by": "Taken back on {date} ({name})",
  "agreement-none": "No agreement of this number is in force here. Check the number with the patient.",
  "agreement-stands": "In force",
  "agreement-withdrawn":
    "Taken back. Nothing is sent to {number} any more, unless the patient agrees anew. What was sent before cannot be called back.",
  "language-en": "English",
  "language-hi": "हिन्दी",
  "language-sw": "Kiswahili",

  // Rules for codes.
  "policy-clinic-sms": "Clinic by SMS",
  "policy-mdawa-transfer": "Transfer",
  "policy-officer-login": "Officer’s login",
  "policy-recommended": "Recommended",
  "policy-vet-whatsapp": "Veterinary practice by WhatsApp",
  "policy-option": "{name}: {digits} digits, {minutes} minutes",
  "policy-option-below": "{name}: {digits} digits, {minutes} minutes. Below the standards",
  "policy-keeps": "This keeps the rules of NIST SP 800-63B-4 and OWASP ASVS 5.0 for codes that are sent.",
  "policy-breaks": "This falls short of what NIST SP 800-63B-4 and OWASP ASVS 5.0 ask for:",

  // Messages.
  segments: {
    one: "{count} message of {characters} characters ({encoding}).",
    other: "{count} messages, {characters} characters ({encoding}). Each one is paid for.",
  },
  "settings-kept": "Kept in this browser.",

  // The message service.
  "channel-call": "Call",
  "channel-sms": "SMS",
  "channel-whatsapp": "WhatsApp",
  "provider-aws-sns": "AWS SNS",
  "provider-gupshup-sms": "Gupshup SMS",
  "provider-gupshup-whatsapp": "Gupshup WhatsApp",
  "provider-msg91": "MSG91",
  "provider-myoperator": "MyOperator WhatsApp",
  "provider-relay": "Your own relay",
  "provider-twilio": "Twilio",
  "field-optional": "{label} (if you have one)",
  "field-accessKeyId": "Access key ID",
  "field-accountSid": "Account SID",
  "field-apiKey": "API key",
  "field-authKey": "Auth key",
  "field-baseUrl": "Address (https)",
  "field-companyId": "Company ID",
  "field-contentSid": "Content SID",
  "field-dltTemplateId": "DLT template ID",
  "field-entityId": "DLT entity ID",
  "field-flowId": "Flow ID",
  "field-from": "Sender’s number",
  "field-keySid": "Key SID",
  "field-language": "Template’s language",
  "field-mask": "Sender’s header",
  "field-messagingServiceSid": "Messaging service SID",
  "field-password": "Password",
  "field-phoneNumberId": "Phone number ID",
  "field-principalEntityId": "DLT entity ID",
  "field-region": "Region",
  "field-secret": "Secret",
  "field-secretAccessKey": "Secret access key",
  "field-sender": "Sender’s header",
  "field-senderId": "Sender ID",
  "field-sessionToken": "Session token",
  "field-source": "Sender’s number",
  "field-template": "Template’s name",
  "field-templateId": "Template ID",
  "field-templateName": "Template’s name",
  "field-token": "Token",
  "field-userId": "User ID",
  "gateway-on": "The service is on: its button stands beside the others.",
  "gateway-off": "The service is off.",
  "gateway-problem": "{problem} ({field})",
};
