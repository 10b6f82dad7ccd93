/** The rows of a log as other programs read them. */

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
/** The results that are no refusal. */
const GOOD = new Set(["accepted", "done"]);
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** @param {AuditRow[]} rows */
export function rowsAsCsv(rows) {
  return csvOf([
    [...COLUMNS],
    ...rows.map((row) => COLUMNS.map((column) => (column === "at" ? isoOf(row.at) : (row[column] ?? "")))),
  ]);
}

/** @param {AuditRow[]} rows @param {string | undefined} head */
export function rowsAsJson(rows, head) {
  return `${JSON.stringify({ head, rows }, null, 2)}\n`;
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
    count[GOOD.has(result) ? "accepted" : "refused"] += 1;
    counts.set(`${day} ${event}`, count);
  }
  return [...counts.values()];
}

/** @param {AuditRow[]} rows */
export function countsAsCsv(rows) {
  return csvOf([
    ["day", "event", "accepted", "refused"],
    ...countsOf(rows).map(({ day, event, accepted, refused }) => [day, event, accepted, refused]),
  ]);
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

/** The day that the reader's calendar shows, as a date field writes it. @param {number} unixSeconds */
export function dayOf(unixSeconds) {
  const date = new Date(unixSeconds * 1000);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** RFC 4180, with formulas made text. @param {(string | number)[][]} table */
export function csvOf(table) {
  return table.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** @param {string | number} value */
function cellOf(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {number} unixSeconds */
function isoOf(unixSeconds) {
  return new Date(unixSeconds * 1000).toISOString();
}
