// What the page that contacts others says by script, in English, beside what all pages say (en.js).

/**
 * @typedef {import("../../shared/i18n.js").Message} Message
 * @typedef {import("../../exchange/page-types.js").Answer} Answer
 */

/** @satisfies {Record<`sent-${Answer["outcome"]}`, Message> & Record<string, Message>} */
export const english = {
  // What went wrong with a link, and what to do next.
  "error-answer-is-page":
    "{host} answered with a web page and not with a record. Open the link in the viewer that it came with, or ask for the file.",
  "error-answer-no-file":
    "What {host} answered is no locked file and no record. Tell whoever gave you the link that it does not work.",
  "error-answer-too-big":
    "What {host} sends is larger than a record can be here, so it was not taken. Ask for a smaller part of the record.",
  "error-device-offline":
    "This device is offline, so nobody was contacted. Connect it to the network, then try again.",
  "error-file-gone":
    "The address of this file does not work any more. Press “Get it once more” for a new one.",
  "error-file-is-access":
    "This file is a key to a server and not a record. This page uses no such keys. Ask for the record itself.",
  "error-file-left": "This file was not fetched, since its host was not to be contacted.",
  "error-file-nowhere":
    "The host names this file and does not say where it lies. Tell whoever gave you the link.",
  "error-file-refused": "Its host has a fault now and gives no file. Try again later.",
  "error-file-unguarded":
    "This file would come over a connection that others can read, so it was not fetched. Tell whoever gave you the link.",
  "error-host-broken":
    "{host} has a fault now (it answered {status}). Nothing is lost: try again in a few minutes.",
  "error-host-busy": "{host} was asked too often. Wait a few minutes, then try again.",
  "error-host-busy-until": {
    one: "{host} was asked too often. Try again in {count} second.",
    other: "{host} was asked too often. Try again in {count} seconds.",
  },
  "error-host-redirects":
    "{host} sends this page on to another address, and does not say which. It was not followed. Ask for a new link.",
  "error-host-refuses":
    "{host} refused (it answered {status}). Check that the link is whole: scan it again, or ask for a new one.",
  "error-host-silent": "{host} said nothing for half a minute, so this page stopped waiting. Try again.",
  "error-host-unreachable":
    "No answer came from {host} that this page may read. Either it cannot be reached now, or it lets no other site’s page read what it has. Try again; if it stays so, open the link in the viewer that it came with.",
  "error-link-inactive":
    "{host} says that this link does not work any more: it has ended, was used up, or was taken back. Ask for a new one.",
  "error-link-keyless":
    "The file is locked, and the link has no key. Ask for the whole link, or scan it again.",
  "error-link-newer":
    "This link is of a newer kind than this page knows. Nobody was contacted. Reload the page; if it stays so, ask for a file.",
  "error-link-unguarded":
    "The link leads to {host} over a connection that others can read (http), so nobody was contacted. Ask for a link that begins with https.",
  "error-manifest-empty":
    "{host} knows the link, and there is no file behind it. Ask whoever made it to look.",
  "error-manifest-malformed":
    "What {host} answered is no list of files. Check that the link is whole; if it is, tell whoever gave it to you.",
  "error-manifest-too-long": "There are more files behind this link than this page takes. Ask for fewer.",
  "error-passcode-needed": "The host asks for a passcode. Ask whoever gave you the link, and type it.",
  "error-passcode-spent":
    "That was wrong, and the last try: the host has closed the link. Ask for a new one.",
  "error-passcode-wrong":
    "This passcode is wrong. Ask again; after a few wrong ones the host closes the link.",
  "error-passcode-wrong-counted": {
    one: "This passcode is wrong. {count} try is left, then the host closes the link.",
    other: "This passcode is wrong. {count} tries are left, then the host closes the link.",
  },

  // What went wrong with sending, and what to do next.
  "error-server-unguarded":
    "The server’s address must begin with https. Nothing was sent. Change it in “Set up the clinic’s server” in your records.",
  "error-record-unsendable": "This record cannot be sent. Nothing left this device. Go back and try again.",
  "told-server-broken":
    "The server has a fault (it answered {status}). It says that nothing was kept. Nothing is lost here: try again later, or tell whoever runs it.",
  "told-server-busy": "The server was asked too often and took nothing. Try again in a few minutes.",
  "told-server-conflict":
    "The server took nothing: something there stands against it, such as two people who fit this one. Tell whoever runs it.",
  "told-server-kept": {
    one: "The server keeps {count} entry.",
    other: "The server keeps all {count} entries.",
  },
  "told-server-nowhere":
    "There is no server for records at this address (it answered {status}). Nothing was kept. Check the address in your records.",
  "told-server-odd":
    "Something at this address answered, and did not say what became of the record. It may be no server for records. Ask whoever runs it whether the record is there.",
  "told-server-refuses":
    "The server refused the record (it answered {status}) and kept nothing. What it says of it stands below; tell whoever runs it.",
  "told-server-some": "The server did not keep everything. What it says of each entry stands below.",
  "told-server-token":
    "The server lets nobody in with this access token, and kept nothing. Ask the clinic for a new one, and change it in your records.",
  "told-server-too-big":
    "The record is larger than the server takes, and nothing was kept. Send it in parts, or ask whoever runs the server.",
  "told-host-redirects":
    "The server sends this page on to another address, which was not followed. Ask the clinic for the right address.",
  "told-device-offline":
    "This device is offline, so nothing was sent. Connect it to the network, then try again.",
  "told-unsure":
    "No answer came back. The record may have been kept, and it may not: this page cannot tell, and sends nothing again by itself. Ask the clinic, or look on the server. It is still in your records.",

  // Getting what a link leads to.
  "exchange-title": "Contact another host",
  contact: "Contact {host}",
  "exchange-fetch": "Get a record by its link",
  "exchange-send": "Send a record",
  "page-title": "{title} – M-dawa transfer",
  "learns-heading": "If you go on, {host} learns",
  "learns-page": "and that it was opened with a page of {origin}.",
  "link-ended": "The link says that it ended {date}. Its host may give nothing any more.",
  "link-no-end": "no end is said",
  "link-unnamed": "no name is given",
  "go-no-further": "Leave it",
  waiting: "Waiting for the page that opened this one …",
  "recipient-missing": "Type a name: the host must be told one. It may be that of your practice.",
  "passcode-missing": "Type the passcode. Whoever gave you the link knows it.",
  getting: "Contacting {host} …",
  "hosts-text": "{host} has the list, and the files lie with:",
  "hosts-refused": "Nobody else was contacted, so there is no record. Nothing was kept of the list.",
  "files-text": "Not everything is as it should be. Look at it, then choose.",
  "files-none": "Nothing of what came can be used.",
  "file-named": "File {number}: {kind}",
  "kind-fhir": "health record",
  "kind-card": "signed health card",
  "kind-other": "something else",
  "file-updated": "As of {date}.",
  "status-can-change": "Whoever made it may still change it.",
  "status-finalized": "It is final.",
  "status-entered-in-error": "Its host says: this was entered in error. Do not rely on it.",
  "status-no-longer-valid": "Its host says: this does not hold any more. Do not rely on it.",
  "status-retracted": "Its host says: this was taken back. Do not rely on it.",
  "files-missing": "Tick what you want to use first.",
  fetched: "The record is in the tab that asked for it. This tab can be closed.",
  "fetched-nobody":
    "The tab that asked for the record is gone. Save what came as files, and open them there; or close this tab to keep nothing.",
  "left-fetch": "Nobody was contacted. This tab can be closed.",
  "left-files": "Nothing of what came was used. This tab can be closed.",

  // Sending.
  send: { one: "Send {count} entry to {host}", other: "Send {count} entries to {host}" },
  sending: "Sending to {host} …",
  "sending-count": { one: "{count} entry leaves this device:", other: "{count} entries leave this device:" },
  "sending-kind": "{kind}: {count}",
  "sending-learns":
    "If you send it, {host} can read all of this, keeps it by its own rules, and nobody can take it back from here. It also learns when it was sent and from which network address.",
  "token-none": "nothing: no access token is set",
  "token-some": "the access token that is kept in your records",
  "sent-kept": "The record is kept there",
  "sent-refused": "The record is not kept there",
  "sent-unsure": "It may have been kept",
  "entry-kept": "Kept ({status}).",
  "entry-refused": "Not kept ({status}).",
  "entry-unsaid": "The server says nothing of it.",
  "entry-untitled": "Entry",
  "left-send": "Nothing was sent. This tab can be closed.",
  "type-AllergyIntolerance": "Allergies",
  "type-CarePlan": "Plans of care",
  "type-Composition": "Table of contents",
  "type-Condition": "Problems",
  "type-DiagnosticReport": "Reports",
  "type-DocumentReference": "Documents and pictures",
  "type-Coverage": "Insurance",
  "type-Device": "Devices",
  "type-Encounter": "Visits",
  "type-FamilyMemberHistory": "Illnesses in the family",
  "type-Immunization": "Immunisations",
  "type-Medication": "Medicines",
  "type-MedicationRequest": "Medicines",
  "type-MedicationStatement": "Medicines",
  "type-Observation": "Results and vital signs",
  "type-Organization": "Organisations",
  "type-Patient": "Name, birth date and sex",
  "type-Practitioner": "Doctors",
  "type-Procedure": "Procedures",
  "type-Provenance": "Where it comes from",
};
