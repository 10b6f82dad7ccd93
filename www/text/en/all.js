// What the pages say by script, in English. What stands on a page from the start is in its HTML, under `data-text`.
//
// A message has a text, or one for each plural form, chosen by its `count`. Other languages are typed against this one,
// and this one against every code that can reach a page: a missing line does not pass the type check.

/**
 * @typedef {Exclude<import("../../../pkg/mdawa.js").ErrorCode, InteropErrorCode>} ErrorCode but for interop-errors.js
 * @typedef {import("../../../pkg/mdawa.js").InteropErrorCode} InteropErrorCode
 * @typedef {import("../../shared/i18n.js").Message} Message
 */

/**
 * @satisfies {Record<`error-${ErrorCode}`, Message> & Record<string, Message>}
 */
export const english = {
  // What went wrong, and what to do next.
  "error-algorithm-unsupported":
    "This key uses a method that cannot be computed here. Ask whoever gave it to you for an ordinary one.",
  "error-argument-invalid":
    "This page made a mistake. Nothing was sent. Please reload the page and try again.",
  "error-backup-codes-malformed": "The stored backup codes are damaged. Make a new list.",
  "error-audit-event-malformed":
    "This page made a mistake while writing its log. Nothing was lost. Please reload the page and try again.",
  "error-audit-head-malformed":
    "These are not the 40 letters and digits that a log ends with, or one of them is wrong. Compare them and type them again.",
  "error-code-malformed":
    "That is not a whole code. Check what was said and type it again; this did not cost a try.",
  "error-counter-out-of-range":
    "This key does not say where its counter stands. Ask whoever gave it to you for a new one.",
  "error-digits-out-of-range":
    "Codes have 6, 7 or 8 digits; this key asks for another number. Ask for a new key.",
  "error-form-contradiction":
    "A list has entries and says at once that there are none. Remove one or the other.",
  "error-form-missing":
    "Something is missing: the name, the birth date, or what a line is about. Fill it in, or remove the line.",
  "error-form-not-a-date": "A date could not be read. Write a year like 1980, or a date like 1980-05-17.",
  "error-frame-foreign":
    "This QR code is part of another transfer. Keep to the first one, or start over with this one.",
  "error-frame-malformed":
    "This QR code is damaged. Keep scanning; other codes of the same transfer will do.",
  "error-frame-not-ours": "This QR code is not from M-dawa. Point at the code on the patient’s page.",
  "error-gateway-action-unsupported":
    "This message service cannot do that with its present settings. Choose another way, or change the settings.",
  "error-gateway-message-malformed":
    "Something in this message cannot be sent. Check the number and the text. Nothing was sent.",
  "error-gateway-message-missing":
    "Something is missing in this message: the number, the text or the code. Nothing was sent.",
  "error-gateway-setting-malformed":
    "A setting of the message service is not as the service gives it out. Check it; an address must begin with https.",
  "error-gateway-setting-missing": "A setting of the message service is missing. Fill it in, then try again.",
  "error-internal": "Something went wrong in this page. Nothing was sent. Please try again.",
  "error-lifetime-out-of-range": "Choose a time between 1 and 60 minutes.",
  "error-part-missing":
    "A part of this page could not be loaded. Nothing is lost. Check the network, then try again.",
  "error-memory-short":
    "This device has too little free memory right now. Close other pages and apps, then try again.",
  "error-migration-malformed": "This export is damaged. Show it again in the other app, and scan it again.",
  "error-migration-not-migration": "This is no export of an authenticator app.",
  "error-migration-too-long": "This export is too long. Export fewer keys at a time.",
  "error-name-malformed": "Use a shorter name of ordinary characters, on one line.",
  "error-no-randomness": "This browser cannot make a safe code, so nothing was locked. Use another browser.",
  "error-otpauth-authority": "This link is not made like the key of an authenticator app. Ask for a new one.",
  "error-otpauth-duplicate":
    "This link says one thing twice, so it is not clear which holds. Ask for a new one.",
  "error-otpauth-is-migration": "These are several keys at once. Read them as an export.",
  "error-otpauth-not-a-number": "A number in this link could not be read. Ask for a new one.",
  "error-otpauth-not-otpauth": "This is no key for an authenticator app.",
  "error-otpauth-not-utf8": "The name in this link could not be read. Ask for a new one.",
  "error-otpauth-too-long": "This link is too long for a key.",
  "error-otpauth-type-unsupported": "This key makes a kind of code that is not known here.",
  "error-package-bad-content":
    "The package opened, but what is inside breaks the rules and is not shown. Ask the patient to make a new code.",
  "error-package-cannot-open": "This code does not open the package. Ask the patient to say it again.",
  "error-package-gone":
    "This package has expired. It was made {created} and opened until {expires}; this device says {now}. Nothing is lost. Ask the patient to press Generate again.",
  "error-package-incomplete":
    "The text is cut off or was changed on the way. Copy the whole text again; this did not cost a try.",
  "error-package-malformed": "This package is damaged. Ask the patient to make a new code.",
  "error-package-not-ours":
    "This is not an M-dawa package, or it was made by a newer version. Reload this page and try again.",
  "error-package-too-big": "This is too large to transfer. Choose a smaller record.",
  "error-period-out-of-range":
    "Codes change every 1 to 3600 seconds; this key asks for something else. Ask for a new key.",
  "error-policy-state-malformed":
    "What was remembered of the codes that were sent is damaged. Send a new code.",
  "error-policy-state-version":
    "What was remembered of the codes that were sent is of a newer version of this page. Reload the page.",
  "error-policy-unknown": "This page made a mistake about the rules for codes. Reload the page.",
  "error-phone-calling-code-unknown":
    "No country has this code after the plus sign. Check the first digits of the number.",
  "error-phone-country-unknown":
    "Choose the country of this number, or type it with a plus sign and the country’s code.",
  "error-phone-not-a-number": "This is not a telephone number. Type one number, digits only.",
  "error-phone-too-long": "This has more digits than a telephone number. Check it, and type one number only.",
  "error-phone-too-short": "This has fewer digits than a telephone number. Type the whole number.",
  "error-record-not-fhir":
    "This file is not a FHIR bundle, so there is no record to read in it. Choose another file.",
  "error-record-not-json": "This file is not a FHIR record (JSON). Choose a file that ends in .json.",
  "error-record-too-big": "This record is larger than 16 MB. Choose a smaller one.",
  "error-record-too-deep": "This record is nested too deeply to be read safely. Choose another one.",
  "error-secret-malformed":
    "This key could not be read. It has the letters A to Z and the digits 2 to 7; check it and type it again.",
  "error-secret-missing": "The key is missing.",
  "error-six-digits-in-text":
    "This package has a six-digit code, which cannot protect text. Scan it instead, or ask the patient to choose “Send as text or file”.",
  "error-tab-refused": "The browser opened no other tab. Allow this site to open one, then press again.",
  "error-template-malformed":
    "The message has a name in braces that it cannot have. Use only {org}, {code} and {minutes}.",
  "error-template-value-missing":
    "The message needs something that is not set: the clinic’s name, the code or the minutes.",
  "error-template-value-unfit":
    "The clinic’s name or its web address cannot stand in a message. Check them in the settings.",
  "error-card-other":
    "This code is of another health card. Keep to the codes of one, or start over with this one.",
  "error-card-part": "{received} of {needed} codes read. Open the others, or press Scan to go on.",
  "error-cancelled": "Cancelled. You can try again.",
  "error-camera-busy":
    "Another app is using the camera. Close it, then press Scan. The other ways on this page need no camera.",
  "error-camera-denied":
    "The camera is not allowed. Allow it in the address bar or in the browser’s settings for this page, then press Scan. The other ways on this page need no camera.",
  "error-camera-ended": "The camera stopped. Press Scan to go on; what was received is kept.",
  "error-camera-idle":
    "The camera stopped after a minute without a new code. Press Scan to go on; what was received is kept.",
  "error-camera-insecure":
    "Browsers allow the camera on secure (https) pages only. The other ways on this page need none.",
  "error-camera-none": "No camera was found. The other ways on this page need none.",
  "error-camera-other": "The camera did not start. Press Scan again, or use another way on this page.",
  "error-camera-policy":
    "The camera is switched off for this page by its settings. The other ways on this page need none.",
  "error-camera-unsupported":
    "This browser cannot use the camera here. The other ways on this page need none.",
  "error-clipboard-refused":
    "The browser did not let this page read the clipboard. Paste into the box below.",
  "error-example-missing": "The example could not be loaded. Check the connection, or open a file.",
  "error-file-unreadable": "This file could not be read. Choose it again, or choose another one.",
  "error-answer-other":
    "This answers another request than the one on this page. Ask the patient to scan this one.",
  "error-answer-unfit":
    "This answer does not open with the code that was typed here. Ask the patient to press Generate again, and begin again with the new code.",
  "error-answer-without-request":
    "This answers a request that is no longer on this page, so nobody can open it any more. Press “Receive patient data” and ask the patient for a new code.",
  "error-kind-answer": "This is on its way to a doctor. It opens only on the page that asked for it.",
  "error-kind-eu-dcc": "This is an EU health certificate. The doctor’s page reads it.",
  "error-kind-health-link-file": "This is the locked file of a health link. The doctor’s page reads it.",
  "error-kind-otpauth": "This is a key for one-time codes, not a health record.",
  "error-kind-otpauth-migration": "These are keys for one-time codes, not a health record.",
  "error-kind-letter":
    "This is a record on its way to a doctor. Scan the request on the doctor’s page instead.",
  "error-kind-record": "This is a record, not a request. Scan the QR code on the doctor’s page.",
  "error-kind-request": "This is a request from a doctor. The patient’s page scans it.",
  "error-kind-smart-health-card": "This is a SMART Health Card. The doctor’s page reads it.",
  "error-kind-smart-health-link": "This is a SMART Health Link. The doctor’s page reads it.",
  "error-kind-unknown":
    "This is not something M-dawa can read. Take the QR code, text or file from the patient’s page.",
  "error-key-unreadable": "This browser did not give access to the key. Nothing was changed; try again.",
  "error-label-malformed": "Use at most 48 letters and ordinary characters, on one line.",
  "error-no-request": "This is not a doctor’s request. Take the QR code or the text from the doctor’s page.",
  "error-record-unread":
    "The record has arrived, but this page could not show it. Save it as a file now: it cannot be opened a second time.",
  "error-request-damaged":
    "This request is damaged. Ask the doctor to show it again; your code is still good.",
  "error-request-gone":
    "This request is over, and its keys are destroyed. Ask the patient to press Generate again.",
  "error-request-locked":
    "Three answers did not open, so the keys of this request are destroyed. Ask the patient to press Generate again.",
  "error-nothing-chosen": "First choose what to share: open a file, write it down, or try the example.",
  "error-package-locked":
    "Three codes were tried, so this package stays closed here. Ask the patient to make a new code.",
  "error-package-used": "This package was already opened on this device. Ask the patient to make a new code.",
  "error-part-only": "Received {received} of {needed} parts. Open more pictures, or press Scan to go on.",
  "error-picture-no-code": "No QR code was found in the picture. Take it again: closer, brighter and steady.",
  "error-picture-unreadable": "This picture could not be opened. Try a PNG or JPEG.",
  "error-shared-lost": "Nothing has arrived from the other app. Share it again, or choose the file here.",
  "error-shared-refused":
    "Something outside this app tried to hand a file to this page. Nothing was opened. If it was you, choose the file here.",
  "error-shared-too-big": "More was shared than fits at once (64 MB). Share less, or choose the files here.",

  // The patient's page.
  "answer-ready": "Locked for this doctor. Show it, or send it as text.",
  born: "born {date}",
  cleared: "Everything open was removed from this page.",
  "code-spoken": "Your transfer code is {code}",
  copied: "Copied. Paste it into your message; say the code by voice.",
  "copy-refused": "The browser did not allow copying.",
  "copy-refused-yet": "The browser did not allow copying. Save the file or print instead.",
  "denser-now": "The QR codes hold more now.",
  densest: "The QR codes hold as much as fits.",
  downloaded: "Saved as a file. Send the file; say the code by voice.",
  ended: "The code has ended.",
  entries: { one: "{count} entry", other: "{count} entries" },
  "fast-off": "Fast is off.",
  "fast-on": "Fast is on.",
  "faster-now": "Faster now.",
  fastest: "This is the fastest.",
  "frame-count": "frame {frame} · {needed} needed",
  "key-forgotten": "The key is gone. To every doctor your phone is new from now on.",
  leaves: "What leaves: {what}",
  "lighter-now": "The QR codes are simpler now.",
  lightest: "The QR codes are as simple as they get.",
  "minutes-left": { one: "{count} minute left.", other: "{count} minutes left." },
  nameless: "No name given",
  round: "{rate} a second · about\u00a0{seconds} a round",
  "request-arrived": "A request has arrived. It says it is: {who}.",
  "row-removed": "Removed.",
  "says-nothing": "nobody: it gives no name",
  "section-empty": "Nothing is written here.",
  "sex-female": "female",
  "sex-male": "male",
  "sex-other": "other",
  "sex-unknown": "unknown",
  "share-refused": "Sharing did not work. Use Copy or Download.",
  shared: "Handed to the app you chose. Say the code by voice.",
  "size-still": "Fits one still QR code.",
  "size-stream": "About {count} QR codes in turn, {seconds}.",
  since: "since {date}",
  "slower-now": "Slower now.",
  slowest: "This is the slowest.",
  "step-refused": "Press Pause first.",
  until: "until {date}",

  // The doctor's page.
  "age-about": { one: "about {count} year", other: "about {count} years" },
  "age-months": { one: "{count} month", other: "{count} months" },
  "age-years": { one: "{count} year", other: "{count} years" },
  arrived: "Received. Type the code the patient says.",
  "camera-allowed": "The camera is allowed now. Press Scan.",
  "code-hint-send": "Ten letters and digits. Capital or small does not matter.",
  "code-hint-show": "Six digits.",
  "code-package": "Package from {created}, opens until {expires}",
  "codes-read": "{received} of {needed} codes read",
  "copied-short": "Copied",
  "copy-section-of": "Copy section {title}",
  "document-authors": "Written by",
  "document-custodian": "Kept by",
  "document-date": "Date",
  "document-heading": "About this document",
  "document-title": "Title",
  "fact-born": "Born",
  "fact-number": "Number",
  "fact-sex": "Sex",
  "finish-first": "Finish with what is open first: press Done or Start again.",
  "import-already": "Already imported in this session.",
  "import-done": "Imported. It is gone when you close this page.",
  "import-kept": "Kept encrypted in {name}.",
  "imported-open": "Read {name}",
  "imported-save": "Save {name}",
  opened: "Received and opened.",
  newer: "A newer version of these pages is ready.",
  "newer-others": "Close the other tabs of these pages first. Two versions do not run side by side.",
  "newer-use": "Use it now",
  "phone-invalid":
    "Careful: it carries another phone’s name with a signature that does not fit this transfer. Ask the patient.",
  "phone-known": "Signed by the same phone as a record imported here on {date}.",
  "phone-new": "Signed by a phone from which nothing was imported here yet.",
  "phone-unsure": "Signed by a phone. This browser cannot say whether it was here before.",
  received: "Received {received} of {needed}",
  "received-none": "Hold the QR code inside the square.",
  "request-copied": "Copied. Send it to the patient; it holds no secret.",
  "request-ready": "Ask the patient to scan the request on this page. Then press Scan.",
  saved: "Saved as a file. The file is not locked.",
  "section-copied": "Section copied.",
  "shared-busy": "Not taken in from the other app. Finish with what is open first, then share it again.",
  "shared-files": {
    one: "From another app: {count} file.",
    other: "From another app: {count} files.",
  },
  "shared-text": "From another app: a text.",
  "sight-new": "New code read",
  "sight-none": "No code in view",
  "sight-repeat": "Code seen before",
  "source-open": "From an unprotected file, read {read}. Patient-supplied, not checked.",
  "source-sealed": "Sealed by the patient’s device {created}, read {read}. Patient-supplied, not checked.",
  "tips-spoken": "Nothing new was read for a while. Tips are on the page.",
  "tries-left": { one: "{count} try left.", other: "{count} tries left." },
  "tries-forgotten": "This browser forgets used packages and tries when the page closes.",
  "vouch-open": "Not protected: this was an open file. Patient-supplied. Nobody has checked this record.",
  "vouch-sealed": "Patient-supplied. Nobody has checked this record.",
};
