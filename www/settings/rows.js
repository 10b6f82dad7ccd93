/** The rows of a log as other programs read them. */

import { csv } from "../shared/csv.js";
import { dayOf } from "../shared/day.js";

/** @typedef {import("../../pkg/mdawa.js").AuditRow} AuditRow */

const COLUMNS = /** @type {const} */ ([
  "seq",
  "at",
  "monotonicMs",
  "event",
  "tenant",
  "actor",
  "number",
  "numberTag",
  "verifier",
  "result",
  "previous",
  "mac",
]);
/** The results that are no refusal, and those that are no end. */
const [GOOD, OPEN] = [new Set(["accepted", "done"]), new Set(["asked", "unknown"])];

/** @param {AuditRow[]} rows */
export function rowsAsCsv(rows) {
  return csv(
    COLUMNS,
    rows.map((row) => ({ ...row, at: new Date(row.at * 1000).toISOString() })),
  );
}

/** @param {AuditRow[]} rows @param {string | undefined} head @param {{ name: string, thumbprint: string }} device */
export function rowsAsJson(rows, head, device) {
  return `${JSON.stringify({ device, head, rows }, null, 2)}\n`;
}

/**
 * How often each event was accepted and how often not, by day.
 *
 * @param {AuditRow[]} rows
 */
export function countsOf(rows) {
  /** @type {Map<string, { day: string, event: string, accepted: number, refused: number }>} */
  const counts = new Map();
  for (const { at, event, result } of rows) {
    const day = dayOf(at);
    const count = counts.get(`${day} ${event}`) ?? { day, event, accepted: 0, refused: 0 };
    if (!OPEN.has(result)) count[GOOD.has(result) ? "accepted" : "refused"] += 1;
    counts.set(`${day} ${event}`, count);
  }
  return [...counts.values()];
}

/** @param {AuditRow[]} rows */
export function countsAsCsv(rows) {
  return csv(["day", "event", "accepted", "refused"], countsOf(rows));
}

/**
 * The log-in before the newest one, and how often somebody was refused between the two.
 *
 * @param {AuditRow[]} rows
 */
export function lastLogIn(rows) {
  const tries = rows.filter(({ event }) => event === "log-in");
  const [before, newest] = tries
    .flatMap(({ result }, place) => (result === "accepted" ? [place] : []))
    .slice(-2);
  const at = tries[before ?? -1]?.at;
  if (before === undefined || newest === undefined || at === undefined) return undefined;
  return { at, refused: newest - before - 1 };
}
