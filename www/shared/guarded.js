/** Which addresses a record may go to, or be fetched from. */

/**
 * An address that nobody on the way can read along at: by https, or on this very device. Nothing where it is none.
 *
 * @param {string | undefined} text
 */
export function guardedAddress(text) {
  const address = addressIn(text);
  if (!address) return undefined;
  const { protocol, hostname, username, password } = address;
  const here = hostname === "127.0.0.1" || hostname === "localhost";
  const isGuarded = protocol === "https:" || (protocol === "http:" && here);
  // A name and password in an address are shown and kept where nobody expects a secret.
  return isGuarded && !username && !password ? address : undefined;
}

/** An address, where the text is one. @param {string | undefined} text */
export function addressIn(text) {
  try {
    return new URL(text ?? "");
  } catch {
    return undefined;
  }
}
