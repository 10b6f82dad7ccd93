/** Sends a transaction Bundle to a FHIR server (FHIR R4 §3.1.0.11), once, and says what became of each entry. */

import { codeOf, Failure } from "../shared/failure.js";
import { guardedAddress } from "../shared/guarded.js";
import { ask } from "./request.js";

/**
 * @typedef {import("../shared/hand-over.js").Server} Server
 * @typedef {import("./page-types.js").Answer} Answer
 * @typedef {import("./page-types.js").Sending} Sending
 * @typedef {import("./page-types.js").Told} Told
 */

const TYPE = "application/fhir+json";
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;
/** An answer from between here and the server, which may have done what it was asked. */
const FROM_BETWEEN = new Set([502, 503, 504]);
const FAULTS = new Map([
  [401, "server-token"],
  [403, "server-token"],
  [404, "server-nowhere"],
  [405, "server-nowhere"],
  [409, "server-conflict"],
  [412, "server-conflict"],
  [413, "server-too-big"],
  [429, "server-busy"],
]);

/** The address that a server is named by; throws where nothing may be sent there. @param {Server} server */
export function addressOf({ base }) {
  const address = guardedAddress(base);
  if (!address) throw new Failure("server-unguarded");
  return address;
}

/** What is in a transaction, entry by entry. @param {string} transaction @returns {Sending[]} */
export function entriesIn(transaction) {
  const { entry = [] } = JSON.parse(transaction);
  return entry.map((/** @type {any} */ { resource = {} }) => ({
    type: String(resource.resourceType ?? ""),
    title: titleOf(resource),
  }));
}

/** Whether this is a transaction already. @param {string} record */
export function isTransaction(record) {
  try {
    return JSON.parse(record).type === "transaction";
  } catch {
    return false;
  }
}

/** @param {string} transaction @param {Server} server @param {AbortSignal} signal @returns {Promise<Answer>} */
export async function send(transaction, server, signal) {
  /** @type {Record<string, string>} */
  const headers = { "content-type": TYPE, accept: TYPE };
  if (server.token) headers.authorization = `Bearer ${server.token}`;
  try {
    const request = { method: "POST", headers, body: transaction };
    return answerIn(await ask(addressOf(server).href, request, { signal, mostBytes: MOST_ANSWER_BYTES }));
  } catch (error) {
    return unanswered(codeOf(error));
  }
}

/** It left, perhaps, and nothing came back. @param {string} code @returns {Answer} */
function unanswered(code) {
  // Neither left this device.
  const kept = code === "device-offline" || code === "server-unguarded";
  return { status: 0, outcome: kept ? "refused" : "unsure", code, issues: [], told: [] };
}

/** @param {import("./request.js").Reply} reply @returns {Answer} */
function answerIn({ status, text }) {
  const answer = resourceIn(text);
  const issues = issuesOf(answer);
  if (status < 200 || status > 299) {
    const unsure = FROM_BETWEEN.has(status);
    const code = FAULTS.get(status) ?? (status >= 500 ? "server-broken" : "server-refuses");
    return { status, outcome: unsure ? "unsure" : "refused", code, issues, told: [] };
  }
  if (answer?.resourceType !== "Bundle" || !Array.isArray(answer.entry)) {
    // Something answers everything with success: a page for logging in, or a server of another kind.
    return { status, outcome: "unsure", code: "server-odd", issues, told: [] };
  }
  const told = answer.entry.map(toldOf);
  const kept = told.every((/** @type {Told} */ each) => isKept(each));
  return {
    status,
    outcome: kept ? "kept" : "refused",
    code: kept ? "server-kept" : "server-some",
    issues,
    told,
  };
}

/** Whether a server keeps an entry now. @param {Told} told */
export function isKept({ status }) {
  return status >= 200 && status < 300;
}

/** @param {any} entry @returns {Told} */
function toldOf(entry) {
  const status = Number.parseInt(entry?.response?.status, 10);
  return { status: Number.isFinite(status) ? status : 0, issues: issuesOf(entry?.response?.outcome) };
}

/** What an OperationOutcome says is wrong, in its own words. @param {any} outcome @returns {string[]} */
function issuesOf(outcome) {
  if (outcome?.resourceType !== "OperationOutcome" || !Array.isArray(outcome.issue)) return [];
  return outcome.issue
    .filter((/** @type {any} */ issue) => issue?.severity !== "information" && issue?.severity !== "success")
    .map((/** @type {any} */ { details, diagnostics, code, expression, location }) => {
      const said = details?.text ?? details?.coding?.[0]?.display ?? diagnostics ?? code ?? "";
      const [where] = expression ?? location ?? [];
      return [said, where && `(${where})`].filter(Boolean).join(" ");
    });
}

/** @param {string} text @returns {any} */
function resourceIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a person calls a resource, as far as it says. @param {any} resource @returns {string} */
function titleOf(resource) {
  const name = Array.isArray(resource.name) ? resource.name[0] : resource.name;
  if (typeof name === "string") return name;
  if (name) return name.text ?? [...(name.given ?? []), name.family].filter(Boolean).join(" ");
  const concept = ["code", "vaccineCode", "medicationCodeableConcept", "type"].map(
    (field) => resource[field],
  );
  const words = concept.flatMap((each) => [each?.text, each?.coding?.[0]?.display]);
  return String(
    [resource.title, resource.description, ...words].find((word) => typeof word === "string") ?? "",
  );
}
