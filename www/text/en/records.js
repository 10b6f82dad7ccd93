// What the page of the records says by script, in English, beside what all pages say (en.js).

/**
 * @typedef {import("../../shared/i18n.js").Message} Message
 * @typedef {import("../../vault/types.js").Role} Role
 * @typedef {import("../../vault/types.js").EntryKind} EntryKind
 * @typedef {import("../../vault/types.js").Source} Source
 * @typedef {import("../../vault/types.js").WayKind} WayKind
 * @typedef {import("../../vault/vault.js").LockCause} LockCause
 * @typedef {import("../../records/page-types.js").Purpose} Purpose
 */

/**
 * @satisfies {Record<`title-${Role}` | `door-open-${Role}` | `kinds-${Exclude<EntryKind, "patient">}` | `way-${WayKind}`
 *   | `locked-${LockCause}` | `confirm-${Purpose}` | `vouch-${Exclude<Source["vouch"], "self">}`, Message>
 *   & Record<string, Message>}
 */
export const english = {
  // What went wrong, and what to do next.
  "error-backup-damaged":
    "This is not a whole backup file, or it was changed. Nothing here was touched. Choose another file.",
  "error-backup-here-already": "These records are here already.",
  "error-document-too-big": "This document is larger than 8 MB. Choose a smaller one.",
  "error-entry-changed":
    "This was changed in another tab meanwhile. Nothing was overwritten: go back, open it again, and change it anew.",
  "error-file-empty": "There is nothing in this file that could be kept.",
  "error-file-cut":
    "This file is damaged or was cut off. Nothing was kept of it. Get it again from where it came from.",
  "error-file-no-record": "This is not a health record. Choose a FHIR file, which ends in .json.",
  "error-file-of-nobody":
    "This file does not say whose record it is. Add the person first, open the person, and import the file there.",
  "error-file-frame":
    "This is part of a locked record. Open it on the doctor’s page, save it as a FHIR file, and import that.",
  "error-file-letter":
    "This record is locked. Open it on the doctor’s page with its code, save it as a FHIR file, and import that.",
  "error-file-answer":
    "This record is locked. Open it on the doctor’s page with its code, save it as a FHIR file, and import that.",
  "error-file-request": "This is a doctor’s request, not a record. The patient’s page scans it.",
  "error-file-smart-health-card":
    "This is a SMART Health Card. Open it on the doctor’s page, which checks it, and press Keep encrypted there.",
  "error-file-smart-health-link":
    "This is a SMART Health Link. Open it on the doctor’s page, which checks it, and press Keep encrypted there.",
  "error-file-health-link-file":
    "This is the locked file of a health link. Open it on the doctor’s page, and press Keep encrypted there.",
  "error-file-eu-dcc":
    "This is an EU health certificate. Open it on the doctor’s page, which checks it, and press Keep encrypted there.",
  "error-nothing-to-give": "Nothing is written here yet that could stand in a table. Add an entry first.",
  "error-record-too-long":
    "This record is too large to go in one piece, mostly because of its pictures. Save it as FHIR files, or share chosen entries.",
  "error-passkey-cancelled":
    "No passkey was used: it was cancelled, took too long, or none fits. Try again, or use another way in.",
  "error-passkey-unsupported":
    "This device’s passkey gives no key, so it cannot open records. Use the passphrase and recovery codes.",
  "error-storage-full":
    "There is no room left on this device. Nothing was lost and nothing was half kept. Free some space, then try again.",
  "error-storage-refused":
    "This browser does not let the page keep anything. Leave private browsing, or allow storage for this site, then reload.",
  "error-vault-damaged":
    "Something that is kept here was changed from outside and cannot be trusted, so it is not shown. Restore a backup file.",
  "error-vault-gone":
    "These records were erased from this browser. Restore a backup file to have them again.",
  "error-vault-locked": "The records are locked. Open them again.",
  "error-vault-newer":
    "These records were kept by a newer version of this page. Reload the page; nothing was changed.",
  "error-vault-unconfirmed": "Too much time has passed. Show your passphrase, passkey or a code again.",
  "error-vault-ways-few": "At least two ways in have to remain. Add another one first.",
  damaged: {
    one: "{count} part of what is kept here was changed from outside and is not shown. Restore a backup file.",
    other:
      "{count} parts of what is kept here were changed from outside and are not shown. Restore a backup file.",
  },

  // Who keeps what.
  "page-title": "{title} – M-dawa transfer",
  "records-title": "Records kept here",
  "title-patient": "My records",
  "title-caretaker": "People I care for",
  "title-doctor": "Patients",
  "title-clinic": "Patients",

  // A new vault.
  "name-missing": "Give it a name, such as your own.",
  "not-whole": "Something is missing. It is marked in the form.",
  "passphrase-differs": "The two are not the same. Type the passphrase again, or press Show.",
  "passphrase-short": "This is too short. Use at least {count} characters.",
  "role-missing": "Choose whose records they are.",
  "codes-copied": "Copied. Paste it where only you can read it.",
  "codes-file":
    "M-dawa recovery codes of {name}, made {date}. Each works once. A newer list replaces this one.",
  "codes-kept": "The new recovery codes are in force. The older ones stopped working.",
  "passkey-name": "Passkey of {date}",
  "vault-made": "Made and open. What you keep from now on is encrypted.",

  // The door.
  continue: "Continue",
  "door-confirm": "Show again that it is you",
  "door-go-open": "Open",
  "door-open-patient": "Open my records",
  "door-open-caretaker": "Open the records of people I care for",
  "door-open-doctor": "Open my patients’ records",
  "door-open-clinic": "Open the clinic’s records",
  "confirm-backup": "A backup has everything in it, so it is made only for whoever can open it.",
  "confirm-delete": "What is deleted is gone, so this needs your secret again.",
  "confirm-export": "A saved file is not locked, so this needs your secret again.",
  "confirm-print": "A printed sheet is not locked, so this needs your secret again.",
  "confirm-restore":
    "It opens with the passphrase, a passkey or a recovery code that it had when the backup was made. All of it is looked at before anything is kept.",
  "confirm-share": "What is shared leaves these records, so this needs your secret again.",
  "confirm-ways": "Whoever changes the ways in could keep you out, so this needs your secret again.",
  opened: "Opened.",
  "opened-code": {
    one: "Opened. The code is spent; {count} recovery code is left.",
    other: "Opened. The code is spent; {count} recovery codes are left.",
  },
  passphrase: "Passphrase",
  "recovery-code": "Recovery code",
  "secret-missing": "Type it first.",
  "secret-waiting": "Too many wrong passphrases. Wait until the time is over, or use another way in.",
  "secret-wrong": "That does not open these records. Check each letter and try again.",
  "wait-over": "You can type the passphrase again.",
  "wait-spoken": "Too many wrong passphrases. Wait {count} seconds.",
  "locked-broken": "Something went wrong, so the records were locked. Open them again.",
  "locked-hand": "Locked.",
  "locked-hidden": "Locked, because this page was covered for a minute.",
  "locked-idle": "Locked, because nobody touched the page for a while.",
  "locked-left": "Locked.",
  "locked-passphrase": "Locked, because the passphrase was changed in another tab.",
  "locked-restored": "Locked, because a backup was put in the place of these records.",
  "locked-slept": "Locked, because the device slept.",
  "locked-wiped": "Erased from this browser.",
  "wipe-heading": "Erase everything here?",
  "wipe-text":
    "All records of everybody in this browser become unreadable at once, then they are removed. Nobody can undo this; only a backup file brings them back.",
  "wipe-yes": "Erase everything",
  wiped: "Everything was erased. Nothing of the records is left here that could be read.",
  working: "Working …",

  // People.
  alike: "{name} stands here twice, with the same birth date.",
  "fact-born-on": "born {date}",
  "people-none":
    "Nobody is kept here yet. Add a person, or import a file that a patient or a doctor gave you.",
  "people-none-self":
    "Nothing is kept here yet. Begin with who you are, or import a file that a doctor gave you.",
  "person-add": "Add a person",
  "person-add-self": "Write down who I am",
  "person-edit": "Change name or birth date",
  "person-line": { one: "{count} entry · changed {date}", other: "{count} entries · changed {date}" },
  "people-count": { one: "{count} person", other: "{count} people" },
  "people-found": { one: "{count} of {all} fits.", other: "{count} of {all} fit." },

  // Entries.
  "entries-found": { one: "{count} of {all} entries fits.", other: "{count} of {all} entries fit." },
  "entries-term": "Entries",
  "entry-untitled": "Without a title",
  found: { one: "{count} entry fits.", other: "{count} entries fit." },
  "kinds-allergy": "Allergies",
  "kinds-problem": "Problems",
  "kinds-medicine": "Medicines",
  "kinds-immunisation": "Immunisations",
  "kinds-result": "Results",
  "kinds-vital": "Vital signs",
  "kinds-document": "Documents and pictures",
  "kinds-note": "Notes",
  "kinds-other": "Other",
  date: "Date",
  source: "From",
  "source-file": "File {name}, read {read}.",
  "source-file-unnamed": "An open file, read {read}.",
  "source-phone": "a phone that signed it ({sender})",
  "source-phone-unsigned": "a phone that did not sign it",
  "source-card": "From a health card, issued {issued}, read {read}.",
  "source-link": "By a link from {name}, read {read}.",
  "source-pasted": "Pasted {read}.",
  "source-scanned": "Scanned {read}.",
  "source-sent": "From {phone}, sealed {sealed}, read {read}.",
  "source-time-unknown": "at a time that is not known",
  "source-written": "Written here {read}.",
  "issuer-ended": "Good until {date}.",
  "issuer-revoked": "Signed by {issuer}, who has taken it back. Do not rely on it.",
  "vouch-issuer": "Verified: signed by {issuer}.",
  "vouch-issuer-invalid": "The signature is wrong: this is not what {issuer} signed. Do not rely on it.",
  "vouch-issuer-unknown": "Signed by an issuer that is not known here ({issuer}).",
  "vouch-patient": "Patient-supplied.",
  "vouch-self": "Written here.",
  "vouch-signed": "Signed.",
  "vouch-unchecked": "Not checked by anybody.",
  "kept-since": "Kept since {date}.",
  "changed-on": "Changed {date}.",
  printed: "Printed {date} from the records of {name}.",
  "printed-evidence": { one: "{count} entry: {vouch}", other: "{count} entries: {vouch}" },

  // Writing.
  "date-malformed": "Write a date as a year, like 1980, a month, like 1980-05, or a day, like 1980-05-17.",
  "date-to-come": "This date has not come yet. Check it.",
  delete: "Delete",
  "document-taken": "{name} is added ({count} KB). Press Keep.",
  "error-picture-unreadable": "This picture could not be opened. Try a JPEG, a PNG or a PDF.",
  "field-missing": "Fill in “{label}”.",
  "file-missing": "Choose a picture or a PDF first.",
  kept: "Kept.",
  "keep-it": "Keep it",
  "picture-chosen": "The picture that was chosen",
  "picture-taken": "{name} is added, made smaller ({count} KB). Press Keep.",
  "writing-add": "Add an entry",
  "writing-change": "Change this entry",
  "writing-for": "For {name}",
  "leave-writing": "Throw away what you wrote?",
  "leave-writing-about": "It is not kept yet.",
  "throw-away": "Throw it away",
  "go-on": "Go on writing",
  "delete-entry": "Delete “{title}”?",
  "delete-entry-about": "It is removed from this browser for good. It stays in backup files that have it.",
  "delete-person": "Delete {name} and all entries?",
  "delete-person-about": {
    one: "{count} entry is removed from this browser for good. It stays in backup files that have it.",
    other:
      "{count} entries are removed from this browser for good. They stay in backup files that have them.",
  },
  deleted: "Deleted: {title}.",
  "saved-open": "Saved as a file. The file is not locked.",
  "saved-open-parts":
    "Saved as {count} files, since one would be too large to be read again. Keep them together; they are not locked.",

  // Giving out.
  "address-not-base":
    "Type the server’s address alone, without what stands after a question mark or a hash sign.",
  "address-not-https": "Type a whole address that begins with https, without a name or password in it.",
  "give-send-to": "Show what leaves, for {host}",
  "giving-about":
    "Choose how {name}’s record leaves this place. Each way gives out all of it, unless it says otherwise.",
  "link-copied": "Copied. Give it to nobody but whom the record is for.",
  "link-is-made": "The link is made. It opens the file once that lies at the address.",
  "locked-saved": "The locked file is saved. Now say where it will lie.",
  "repair-added": "What the standard asks for and was missing",
  "repair-another-patient": "Left out, since it is about somebody else",
  "repair-converted": "Said in the words of the standard",
  "repair-dropped": "Kept as text only",
  "repair-reference-unresolved": "Points to something that is not in the record",
  "server-forgotten": "The server and its token are forgotten.",
  "server-kept": "Kept. Nothing was sent, and the server was not contacted.",
  "server-token-kept": "A token is kept",

  // Taking in a file.
  "errand-choose": "Open the person whose record is to be shared, then press Share with a doctor.",
  "errand-keep": "A record waits here. Open your records, or make a place for them, to keep it.",
  "incoming-record": "This record",
  "receipt-locked": "{date}: a locked file for a link was made: {what}.",
  "receipt-nothing": "the name only",
  "receipt-received": "{date}: taken in: {what}.",
  "receipt-sent": "{date}: sent to {to}: {what}.",
  "receipts-saved": "Saved. The file names what was shared, and nothing of what it says.",
  "receipt-shared": "{date}: chosen to be shared: {what}.",
  "sharing-about": "Of {name}’s record, all that is ticked is shared.",
  "sharing-all": "{kind}: all",
  "sharing-done": "Handed to the page that shows it.",
  "sharing-go": { one: "Share {count} entry", other: "Share {count} entries" },

  "incoming-count": { one: "{name}: {count} entry", other: "{name}: {count} entries" },
  "incoming-doubles": {
    one: "{count} is here already and is left out.",
    other: "{count} are here already and are left out.",
  },
  "incoming-go": { one: "Import {count} entry", other: "Import {count} entries" },
  "incoming-kind": "{kind}: {count}",
  "incoming-likely": "The same person is here already.",
  "incoming-new": "A new person: {name}",
  "incoming-new-nameless": "A new person",
  "incoming-nobody": "The file does not say whose record it is.",
  "incoming-other": "The file says {file}, and you chose {name}. Be sure that this is one person.",
  imported: { one: "{count} entry was imported.", other: "{count} entries were imported." },

  // Two that may be the same.
  differs: "differs",
  "merged-with": "Merged with {title}",
  merged: "Merged. Nothing was deleted.",
  "part-from": "Part from {title} again",
  parted: "Parted. Both stand for themselves again.",

  // Backup.
  "backup-last": "The last backup was made {date}.",
  "backup-never": "No backup was made yet.",
  "backup-made": "The backup was checked and saved. Keep it on another device.",
  "reminder-none": "There is no backup yet. If this device is lost, so are the records.",
  "reminder-old": "The last backup was made {date}. What came since is lost with this device.",
  "replace-heading": "Replace what is here?",
  "replace-text":
    "These records are in this browser already. What was kept since the backup was made will be gone.",
  "replace-yes": "Replace",
  "door-restore": "Restore “{name}”",
  restored: "{name} is back, and open.",
  "stays-no": "The browser may clear these records when space runs out: make backups.",
  "stays-yes": "The browser promised not to clear these records by itself.",

  // Ways in.
  "codes-left": {
    one: "{count} is left of the list of {date}.",
    other: "{count} are left of the list of {date}.",
  },
  forgotten: "This device does not open the records by itself any more.",
  "idle-set": "Locks after {count} minutes.",
  "passkey-added": "The passkey opens these records from now on.",
  "passphrase-changed": "The passphrase is changed. Other tabs were locked.",
  "way-expires": "Until {date}.",
  "way-forget": "Forget this device",
  "way-named": "{way}: {name}",
  "way-passkey": "Fingerprint, face or PIN",
  "way-passphrase": "Passphrase",
  "way-recovery-code": "Recovery codes",
  "way-remembered": "This browser opens by itself",
  "way-remove": "Remove {way}",
  "way-removed": "Removed. It does not open these records any more.",
  "way-since": "Since {date}.",
  "way-used": "Last used {date}.",

  // The extra lock.
  "extra-name": "My phone",
  "extra-off-now": "The extra lock is off.",
  "extra-on-now": "The extra lock is on. Its code is asked for when the records are opened.",
  "extra-over":
    "The setup ended after ten minutes. Nothing was turned on; remove the unused entry from your app.",
  "gate-open": "Type the code that your authenticator app shows now, or one of your recovery codes.",
  "gate-off": "To turn it off, type a code that was not used yet, or one of your recovery codes.",
  "gate-disabled": "Too many wrong codes: no app is accepted any more. Type a recovery code.",
  "gate-malformed":
    "That is not a whole code. An app shows 6 to 8 digits; a recovery code has 13 letters and digits.",
  "gate-replay": "This code was used already. Wait until the app shows the next one.",
  "gate-waiting": "Too many wrong codes. Wait until the time is over, or type a recovery code.",
  "gate-wait-over": "You can type a code again.",
  "gate-wrong": "This code is wrong. Take the newest one, and check that this device’s clock is right.",
  "error-authenticator-known": "This key is in use here already.",
  "error-two-step-is-off": "The extra lock was turned off in another tab.",

  // What happened.
  "event-backup-made": "Backup made",
  "event-link-file-made": "Locked file made",
  "event-log-exported": "Log saved",
  "event-passphrase-changed": "Passphrase changed",
  "event-record-changed": "Entry changed",
  "event-record-deleted": "Deleted",
  "event-record-exported": "Saved as an open file",
  "event-record-kept": "Kept",
  "event-record-sent": "Sent to a server",
  "event-record-shared": "Chosen to be shared",
  "event-record-printed": "Printed",
  "event-records-merged": "Merged",
  "event-records-parted": "Parted",
  "event-recovery-codes-made": "New recovery codes",
  "event-log-in": "Extra lock",
  "event-server-removed": "Server forgotten",
  "event-server-set": "Server set",
  "event-two-step-off": "Extra lock turned off",
  "event-two-step-on": "Extra lock turned on",
  "event-vault-made": "Records begun",
  "event-vault-opened": "Opened",
  "event-vault-refused": "A wrong secret was shown",
  "event-way-added": "Way in added",
  "event-way-removed": "Way in removed",
  "result-asked": "begun",
  "result-disabled": "refused",
  "result-refused": "refused",
  "result-replay": "refused",
  "result-unsure": "not known",
  "result-waiting": "refused",
  "result-wrong": "refused",
  "way-totp": "app",
  "log-all": { one: "{count} line.", other: "{count} lines." },
  "log-newest": "The newest {count} of {all} lines.",
  "log-sound": "All {count} lines are as they were written, and none is missing.",
  "log-broken": "Line {seq} was changed, or one before it is missing.",
};
