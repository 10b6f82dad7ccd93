// What the settings' page says by script, in English, beside what all pages say (en.js).

/**
 * @typedef {import("../../pkg/mdawa.js").OtpauthWarning} OtpauthWarning
 * @typedef {import("../../pkg/mdawa.js").Migration} Migration
 * @typedef {import("../settings/page-types.js").EventWord} EventWord
 * @typedef {import("../settings/page-types.js").Finding} Finding
 * @typedef {import("../shared/i18n.js").Message} Message
 */

/**
 * @satisfies {Record<`event-${EventWord}` | `key-warning-${OtpauthWarning}`
 *   | `refused-${Migration["refused"][number]["reason"]}` | `check-${Finding["check"]}`, Message> & Record<string, Message>}
 */
export const english = {
  // What went wrong, and what to do next.
  "error-authenticator-known": "This key opens this page already. Use another one.",
  "error-copy-refused": "The browser did not allow copying. Save the file or print instead.",
  "error-no-key-in-text":
    "There is no key in this text. It begins with otpauth:// or otpauth-migration://, each link on a line of its own.",
  "error-setup-over":
    "The setup ended after ten minutes, and its key is gone. Nothing was turned on. Start again; remove the unused entry from your app.",
  "error-settings-unreadable":
    "This browser does not let the page keep or read its settings. Leave private browsing or allow storage for this site, then reload.",
  "error-two-step-is-off": "The two-step check was turned off in another tab. Turn it on first.",

  // What came of a code.
  "outcome-disabled":
    "Too many wrong codes: no app is accepted any more. Type a backup code; then remove the app and add it anew.",
  "outcome-malformed":
    "That is not a whole code. An app shows 6 to 8 digits; a backup code has 13 letters and digits. This cost no try.",
  "outcome-replay": "This code was used already. Wait until the app shows the next one.",
  "outcome-waiting": "Too many wrong codes. Wait until the time is over, or type a backup code.",
  "outcome-wrong":
    "This code is wrong. Check that you took the newest one and that this device’s clock is right.",
  "outcome-wrong-backup-code":
    "This is none of the backup codes of the newest list. Check each letter and digit.",
  "outcome-replay-backup-code": "This backup code was used already. Cross it out and take another one.",
  "wait-over": "You can type a code again.",
  "wait-spoken": "Too many wrong codes. Wait {span}.",

  // The door.
  "door-backup": "Backup code",
  "door-code": "Code from your app",
  "door-log-in": "Log in",
  "door-log-in-about": "Type the code that your authenticator app shows now.",
  "door-log-in-name":
    "These are the settings of {name}. Type the code that your authenticator app shows now.",
  "door-confirm": "Confirm with a fresh code",
  "door-add":
    "To add an authenticator, type a code that was not used yet. So nobody can who finds this page open.",
  "door-import": "To add a key, type a code that was not used yet. So nobody can who finds this page open.",
  "door-make-codes":
    "To make a new list, type a code that was not used yet. The old list stops working when you have saved the new one.",
  "door-remove": "To remove “{name}”, type a code that was not used yet.",
  "door-turn-off":
    "To turn the two-step check off, type a code that was not used yet. All authenticators and backup codes are removed.",
  "locked-now": "Locked.",
  "last-log-in": {
    one: "Last log-in: {date}. Since then {count} was refused.",
    other: "Last log-in: {date}. Since then {count} were refused.",
  },
  "logged-in": "Logged in.",

  // What opens the page.
  "account-nameless": "This browser",
  "authenticator-name": "Authenticator {count}",
  "authenticator-of": "{issuer}: {name}",
  "authenticator-since": "In use since {date}. Last code accepted {used}.",
  "authenticator-failures": {
    one: "{count} wrong code so far; {most} disable it.",
    other: "{count} wrong codes so far; {most} disable it.",
  },
  "authenticator-disabled": "Disabled after {most} wrong codes. Remove it and add it anew.",
  "authenticator-remove": "Remove {name}",
  "authenticator-gone": "Removed.",
  "authenticator-ready": "This authenticator works now. Its code is spent: the next one is for logging in.",
  "backup-copied": "Copied. Paste it where only you can read it.",
  "backup-file":
    "M-dawa backup codes of {name}, made {date}. Each works once. A newer list replaces this one.",
  "backup-kept": "The backup codes are in force. Older lists stopped working.",
  "backup-left": {
    one: "{count} backup code left, from the list of {date}.",
    other: "{count} backup codes left, from the list of {date}.",
  },
  "backup-low": "Few backup codes are left. Make a new list now.",
  "backup-none": "There are no backup codes. Without the app you would not get in: make a list.",
  "code-used-left": {
    one: "Logged in. {count} backup code is left.",
    other: "Logged in. {count} backup codes are left.",
  },
  "off-now": "The two-step check is off.",
  "setup-begun": "Scan the QR code with your app, then type the code that it shows.",

  // Keys of other apps.
  "import-parts": "Read {received} of {needed} parts of the export. Still missing: part {missing}.",
  "import-use": "Use {name}",
  "import-found": { one: "{count} key can be used.", other: "{count} keys can be used." },
  "import-none": "No key in it can be used here.",
  "import-nameless": "Key without a name",
  "refused-algorithm-unsupported": "it uses a method that is not known here",
  "refused-counted": "its codes are counted instead of timed",
  "refused-counter-out-of-range": "it does not say where its counter stands",
  "refused-digits-out-of-range": "its codes have an unusual number of digits",
  "refused-secret-missing": "it has no key",
  "refused-secret-too-long": "its key is too long",
  "refused-type-unsupported": "it makes a kind of code that is not known here",
  "key-warning-account-with-colon": "The name has a colon; apps may show it differently.",
  "key-warning-escaped-ampersand": "The link was written for a web page; it was read as meant.",
  "key-warning-invisible-in-name": "The name has characters that nobody sees. Be sure where it comes from.",
  "key-warning-issuer-differs": "The link names two different services. Be sure where it comes from.",
  "key-warning-markup-in-name": "The name has signs of a web page in it. Be sure where it comes from.",
  "key-warning-no-label": "The link has no name.",
  "key-warning-parameter-case": "Parts of the link are in unusual letters; it was read as meant.",
  "key-warning-period-unusual": "Its codes do not change every 30 seconds. Some apps get this wrong.",
  "key-warning-secret-short":
    "The key is short, so it could be guessed. Better let this page draw a new one.",
  "key-warning-secret-trailing-bits": "The end of the key is odd; perhaps a letter is missing.",
  "key-warning-stray-percent": "The name has a percent sign that means nothing; it was kept.",
  "key-warning-unescaped-hash": "The name has a # sign that may have cut the link short.",
  "key-warning-unspecified": "The export leaves out the method; the usual one was taken.",

  // The log.
  "event-authenticator-added": "Adding an authenticator",
  "event-authenticator-disabled": "Authenticator disabled",
  "event-authenticator-removed": "Removing an authenticator",
  "event-backup-codes-made": "Backup codes made",
  "event-change-confirmed": "Confirming a change",
  "event-log-exported": "Log saved",
  "event-log-in": "Log-in",
  "event-page-locked": "Locked after 15 idle minutes",
  "event-setup-ended": "Setup ended",
  "event-two-step-off": "Turning off the two-step check",
  "event-two-step-on": "Turning on the two-step check",
  "result-accepted": "accepted",
  "result-disabled": "refused: all disabled",
  "result-done": "done",
  "result-expired": "ran out",
  "result-replay": "refused: code used before",
  "result-waiting": "refused: still waiting",
  "result-wrong": "refused: wrong code",
  "verifier-backup-code": "backup code",
  "verifier-totp": "app",
  "log-head-copied": "Copied. Keep it where nobody can change it.",
  "log-empty": "Nothing has happened yet.",
  "log-line": "{result} ({verifier})",
  "log-none": "Nothing fits this choice.",
  "log-shown": { one: "{count} of {all} entries fits.", other: "{count} of {all} entries fit." },
  "log-newest": "The newest {count} are shown; the files have all.",
  "log-sound": "All {count} entries are as they were written, and none is missing.",
  "log-broken-changed": "Entry {seq} was changed, or was not written by this browser.",
  "log-broken-gap": "Before entry {seq} at least one is missing.",
  "log-broken-head":
    "The log does not lead to this end: entries after number {seq} are missing or were replaced.",
  "log-broken-order": "From entry {seq} on, the order was changed.",
  "counts-line": "{day}: {event}: {accepted} accepted, {refused} refused",

  // This device.
  "check-browser": "Browser",
  "check-clock": "Clock",
  "check-keeping": "Keeping values encrypted",
  "check-passkeys": "Passkeys that hold a key",
  "check-quota": "Room for storage",
  "check-rfc4226": "Counted codes (RFC 4226)",
  "check-rfc6238": "Timed codes (RFC 6238)",
  "check-stays": "Storage lasts",
  "check-webcrypto": "Encryption of the browser",
  "finding-browser-good": "{name}",
  "finding-clock-ahead": { one: "This device is {count} s fast.", other: "This device is {count} s fast." },
  "finding-clock-behind": { one: "This device is {count} s slow.", other: "This device is {count} s slow." },
  "finding-clock-good": "Right, to within two seconds.",
  "finding-clock-set": "Set it in the device’s settings: codes are accepted up to 30 seconds off.",
  "finding-clock-unknown": "The site could not be reached, so there was nothing to compare with.",
  "finding-keeping-good": "Works.",
  "finding-keeping-poor": "Does not work. Leave private browsing, or allow storage for this site.",
  "finding-passkeys-good": "Available.",
  "finding-passkeys-poor": "Not available in this browser.",
  "finding-passkeys-unknown": "The browser does not tell.",
  "finding-quota-good": "{used} MB used, {free} MB free.",
  "finding-quota-poor": "No room is left. Free some space on this device.",
  "finding-quota-unknown": "The browser does not tell.",
  "finding-rfc4226-good": "Computed as in the standard.",
  "finding-rfc4226-poor": "Wrong. Do not use this browser here.",
  "finding-rfc6238-good": "Computed as in the standard.",
  "finding-rfc6238-poor": "Wrong. Do not use this browser here.",
  "finding-stays-good": "The browser promised to keep it.",
  "finding-stays-poor": "The browser may clear it when space runs out. Keep your backup codes.",
  "finding-stays-unknown": "The browser does not tell.",
  "finding-webcrypto-good": "Works.",
  "finding-webcrypto-poor": "Does not work. Use this page over https.",
  "mark-good": "✓",
  "mark-poor": "✗",
  "mark-unknown": "?",
  "mark-good-spoken": "Good:",
  "mark-poor-spoken": "Problem:",
  "mark-unknown-spoken": "Not known:",
  checked: "All checks are done.",
  "report-title": "M-dawa, this device, {date}",
  "report-copied": "Copied. It holds no secret.",

  // The rules for codes.
  "span-hours": { one: "{count} hour", other: "{count} hours" },
  "span-minutes": { one: "{count} minute", other: "{count} minutes" },
  "span-seconds": { one: "{count} second", other: "{count} seconds" },
  "policy-clinic-sms": "By SMS from a clinic",
  "policy-mdawa-transfer": "Handing over a record",
  "policy-officer-login": "Log-in of staff",
  "policy-recommended": "Recommended",
  "policy-vet-whatsapp": "By WhatsApp from a practice",
  "policy-tries-unlimited": "no limit",
  "policy-waits-none": "none",
  "policy-conforms": "It keeps all the rules that we check.",
  "policy-digits": "{count} digits",
  "policy-short": "{note} ({rule})",
  "column-digits": "Length",
  "column-lasts": "Valid for",
  "column-tries": "Wrong tries",
  "column-waits": "Waits after them",
  "column-notes": "Where it falls short",
};
