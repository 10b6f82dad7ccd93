/**
 * A mark, beside the databases, that vaults are kept in this browser: where they are gone and the mark is not, the browser
 * has lost or cleared them, and the person is told so instead of being asked to begin anew.
 */

const MARK = "mdawa-vaults";

/** @param {boolean} kept whether there is any */
export function mark(kept) {
  try {
    if (kept) localStorage.setItem(MARK, "kept");
    else localStorage.removeItem(MARK);
  } catch {
    // Nothing is kept in such a browser, and nobody is told.
  }
}

export function isMarked() {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}
