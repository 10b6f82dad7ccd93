// Why cards, links and certificates of others could not be read, in English. Pages that read them add this to their own
// sentences; others need not load it.

/**
 * @typedef {import("../../../pkg/mdawa.js").InteropErrorCode} InteropErrorCode
 * @typedef {import("../../shared/i18n.js").Message} Message
 */

/** @satisfies {Record<`error-${InteropErrorCode}`, Message>} */
export const english = {
  "error-card-incomplete": "Parts of this health card are missing. Scan its other codes too.",
  "error-card-malformed":
    "This is not a health card that can be read, or it is damaged. Scan it again, or ask for a new one.",
  "error-card-mixed": "These codes belong to more than one health card. Scan one card at a time.",
  "error-dcc-malformed":
    "This is not a digital COVID certificate that can be read, or it is damaged. Scan it again.",
  "error-interop-too-big": "This is larger than any health card or file that can be opened here.",
  "error-key-malformed": "There is no key in this that could be used. Choose a certificate or a key file.",
  "error-link-file-cannot-open":
    "This file does not open with this link: it belongs to another one, or it was changed. Ask for both again.",
  "error-link-file-malformed": "This is not a file of a health link, or it is damaged. Get it again.",
  "error-link-file-not-encrypted":
    "This file is not encrypted, so the link’s key is not needed. Open it as a health card or record.",
  "error-link-malformed": "This is not a whole health link. Scan it again, or ask for a new one.",
};
