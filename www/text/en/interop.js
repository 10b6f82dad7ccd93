// What the doctor's page says of other people's codes and of PDF files, in English; loaded when the first one arrives.
// Why one could not be read is said in interop-errors.js.

/**
 * @typedef {import("../../../pkg/mdawa.js").CardFault} CardFault
 * @typedef {import("../../../pkg/mdawa.js").CardWarning} CardWarning
 * @typedef {import("../../../pkg/mdawa.js").DccWarning} DccWarning
 * @typedef {import("../../shared/i18n.js").Message} Message
 */

/**
 * @satisfies {Record<`vouch-invalid-${CardFault}` | `remark-${CardWarning | DccWarning}`, Message> & Record<string, Message>}
 */
export const english = {
  // What went wrong, and what to do next.
  "error-key-not-kept":
    "This browser keeps nothing (a private window, perhaps), so the keys hold until this page is closed.",
  "error-keys-of-whom":
    "Say whose keys these are: the issuer’s web address, or for an EU certificate the country’s two letters.",
  "error-link-file-without-link":
    "This file is locked, and its key is in a health link (shlink:/ …). Now scan, paste or open that link; the file waits on this page.",
  "error-link-nothing":
    "The link was opened, but there was nothing behind it. Ask the patient whether it was taken back.",
  "error-nothing-readable": "It was opened, but there is no health record in it that this page can read.",
  "error-pdf-damaged":
    "This PDF is damaged, or it is none. Get it again from where it came from, or take a picture of the QR code and open that.",
  "error-pdf-empty": "There is nothing in this PDF. Choose another file.",
  "error-pdf-locked":
    "This PDF is locked with a password. Open it where the password is known, take a picture of the QR code, and open that here.",
  "error-pdf-no-code":
    "No QR code was found in this PDF. If you see one, take a picture of it and open that.",
  "error-pdf-no-code-yet":
    "No QR code was found on the first {pages} pages of this PDF. Take a picture of the QR code and open that.",
  "error-pdf-too-big": "This PDF is larger than 64 MB. Take a picture of the QR code and open that.",
  "error-pdf-too-slow": "This PDF takes too long to draw. Take a picture of the QR code and open that.",
  "error-pdf-unsupported":
    "This browser is too old to open PDF files. Take a picture of the QR code and open that, or use another browser.",
  "error-reader-left-out":
    "These pages in one file open no PDFs. Open the PDF in another program, or take a picture of its QR code and open that here.",

  // Who vouches: the first sentence, and what it means.
  "vouch-valid": "Verified: issued by {issuer}, and not changed since.",
  "vouch-unchanged": "It is from {issuer}, and was not changed since.",
  "vouch-checked": "Its signature was checked against the issuers’ keys of {date} that come with this page.",
  "vouch-checked-undated": "Its signature was checked against the issuers’ keys that come with this page.",
  "vouch-checked-added":
    "Its signature was checked against keys that were added in this browser on {date}. It is as true as where they came from.",
  "vouch-same-person":
    "That says nothing of who is before you: compare the name and the birth date with the person.",
  "vouch-unknown":
    "Not verified. It says that {issuer} issued it, but this page does not know that issuer’s keys.",
  "vouch-keys-missing":
    "The issuers’ keys that come with this page could not be loaded, so nothing was checked. Check the network, then bring it again.",
  "vouch-unknown-means":
    "Anybody can write this name. Read it as what the patient tells you, or add the issuer’s keys and it is checked again.",
  "vouch-invalid-algorithm-none":
    "Not signed: do not rely on it. It has the form of a signed record, but anybody can have written it.",
  "vouch-invalid-algorithm-unsupported":
    "Not verified. It is signed in a way that such records do not allow, so the signature counts for nothing.",
  "vouch-invalid-key-usage":
    "Not verified. It was signed with a key that is for another kind of certificate, so the signature counts for nothing.",
  "vouch-invalid-signature-der":
    "Not verified. Its signature is written in a form that such records do not allow (DER).",
  "vouch-invalid-signature-length":
    "Not verified. Its signature is too short or too long, so it cannot be right.",
  "vouch-invalid-signature-wrong":
    "The signature is wrong: do not rely on it. It was changed after it was issued, or somebody else made it.",
  "vouch-invalid-means": "It says that {issuer} issued it. Ask the patient for a new one, or ask {issuer}.",
  "vouch-revoked": "Revoked: do not rely on it. {issuer} took it back after it was issued.",
  "vouch-expired": "Expired on {date}. What it says was so; its issuer no longer stands for it.",
  "vouch-future":
    "It is dated {date}, which is still to come. Check the clock of this device, or ask for a new one.",
  "vouch-link":
    "Not signed. It came locked under a health link, from {host}. Patient-supplied. Nobody has checked this record.",
  "vouch-by-link": "It came locked under a health link, from {host}.",
  "issuer-nobody": "somebody who gives no name",
  "issuer-named": "{name} ({where})",
  "source-card": "SMART Health Card, issued {issued}, read {read}.",
  "source-dcc": "EU health certificate, issued {issued}, read {read}.",
  "source-card-undated": "SMART Health Card, read {read}.",
  "source-dcc-undated": "EU health certificate, read {read}.",

  // What was repaired in a card or a certificate, or else of note.
  "remark-card-type-missing": "It does not call itself a health card.",
  "remark-compression-unfinished": "It is not packed to its end as it should be; all that it says was read.",
  "remark-expires-missing": "It does not say until when it holds.",
  "remark-issued-missing": "It does not say when it was issued.",
  "remark-issuer-missing": "It does not say who issued it.",
  "remark-key-id-wrong":
    "A key of this issuer is known under a name that does not fit it, so it was not used.",
  "remark-not-compressed": "It is not packed as such records are; nothing is lost by that.",
  "remark-older-revoked": "Its issuer took back earlier ones of this name, but not this one.",
  "remark-several-cards": "There are more cards in the text.",
  "remark-time-as-text": "A time in it is written in an unusual way.",
  "remark-time-in-milliseconds": "A time in it is written in milliseconds, which is unusual.",
  "remark-trailing-bytes": "Extra bytes stand behind its end. They are not part of it and are not shown.",
  "remark-zlib-header": "It is packed in an unusual way; nothing is lost by that.",

  // A health link.
  "link-label": "The patient calls it",
  "link-host": "Where it waits",
  "link-expires": "Can be fetched until",
  "link-expired": "The time to fetch it ended",
  "link-passcode": "Passcode",
  "link-passcode-yes": "needed: ask the patient for it. Few wrong ones are allowed.",
  "link-passcode-no": "not needed",
  "link-updates": "Kept up to date",
  "link-updates-yes": "yes: it may say more later",
  "link-updates-no": "no",
  "link-contact": "Contact {host}",
  "link-learns":
    "{host} will learn that somebody opened this link, when, from which internet address and with which browser. It cannot read the record.",
  "link-file-waits": "A locked file waits on this page, but it does not open with this link.",
  "link-flag-contradiction": "The link contradicts itself on whether a passcode is needed.",
  "link-flag-unknown": "The link asks for something that this page does not know.",
  "link-time-malformed": "The link names a time that is none.",
  "link-unusual": "The link is not written quite as links should be. There was no doubt about what is meant.",
  "link-url-not-https":
    "The address is not protected (no https), so this page does not contact it. Ask for the file instead.",
  "link-version-unknown": "The link is of a newer version than this page knows.",
  "link-viewer-prefix": "It came behind the address of a website. Nobody has to go there.",

  // Several at once, and files that take their time.
  "several-heading": { one: "{count} more record has arrived", other: "{count} records have arrived" },
  "several-card": "SMART Health Card from {issuer}",
  "several-dcc": "EU health certificate from {issuer}",
  "several-record": "Health record",
  "looking-pdf": "Looking for QR codes: page {page} of {pages} …",
  "looking-fetched": "Opening what was fetched …",

  // Keys of issuers.
  "keys-none": "None were added in this browser.",
  "keys-row": { one: "{name}: {count} key, added {date}", other: "{name}: {count} keys, added {date}" },
  "keys-remove": "Remove the keys of {name}",
  "keys-removed": "Removed.",
  "keys-added": { one: "Added {count} key.", other: "Added {count} keys." },

  // Documents in a record.
  "document-show": "Show document",
  "document-hide": "Hide document",
  "document-save": "Save document",
  "document-page": "Page {page} of {pages} of {title}",
  "document-untitled": "the document",
  "document-more": { one: "Show {count} more page", other: "Show {count} more pages" },
  "document-drawing": "Drawing page {page} of {pages} …",
  "document-not-shown":
    "This kind of file ({type}) is not shown here: it could do harm. Save it, and open it with care.",
  "document-empty": "The record names a document here, but it does not hold it.",
  "document-locked":
    "This document is locked with a password. Save it, and open it where the password is known.",
  "document-damaged": "The document is damaged and cannot be shown. Save it, or ask for it again.",
};
