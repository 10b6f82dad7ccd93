/** Of Node's `fs/promises`, what the rows ask for: reading a file, here by its address. */

/** @param {URL} address @param {"utf8"} [encoding] */
export async function readFile(address, encoding) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return encoding ? response.text() : new Uint8Array(await response.arrayBuffer());
}
