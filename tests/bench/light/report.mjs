/** What a part of the benchmark hands back, and how it is printed. */

/**
 * @typedef {string | number} Cell
 * @typedef {{ title: string, columns: string[], rows: Cell[][] }} Table
 * @typedef {{ what: string, value: number, atMost: number }} Bar what was promised, and what was measured
 * @typedef {{ tables: Table[], bars?: Bar[] }} Report
 */

/** @param {Bar} bar */
export function isHeld({ value, atMost }) {
  return value <= atMost;
}

/** @param {Report} report */
export function print({ tables, bars = [] }) {
  for (const table of tables) printTable(table);
  if (bars.length > 0) {
    const rows = bars.map((bar) => [bar.what, bar.value, bar.atMost, isHeld(bar) ? "held" : "NOT HELD"]);
    printTable({ title: "bars", columns: ["what", "measured", "at most", ""], rows });
  }
}

/** Prints a table as Markdown reads it, numbers to the right. @param {Table} table */
function printTable({ title, columns, rows }) {
  const texts = rows.map((row) => row.map(toText));
  const widths = columns.map((column, at) =>
    Math.max(3, column.length, ...texts.map((row) => width(row, at))),
  );
  const isNumber = columns.map((_, at) =>
    rows.every((row) => typeof row[at] !== "string" || row[at] === "–"),
  );
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(" | ")} |`;
  console.log(`\n${title}\n`);
  console.log(line(columns));
  console.log(`|${widths.map((wide, at) => "-".repeat(wide + 1) + (isNumber[at] ? ":" : "-")).join("|")}|`);
  for (const row of texts) console.log(line(row));
}

/** @param {string[]} row @param {number} at */
function width(row, at) {
  return row[at]?.length ?? 0;
}

/** Three digits that count, but no more than four decimals. @param {Cell} cell */
function toText(cell) {
  if (typeof cell === "string") return cell;
  if (Number.isInteger(cell)) return cell.toLocaleString("en");
  const size = Math.abs(cell);
  return cell.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1.1 ? 2 : size >= 0.9 ? 4 : 3);
}
