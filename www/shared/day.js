/** The day that the reader's calendar shows, as a date field writes it. @param {number} unixSeconds */
export function dayOf(unixSeconds) {
  const date = new Date(unixSeconds * 1000);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
