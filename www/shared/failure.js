/** What went wrong, as a code that the pages have a sentence for. */
export class Failure extends Error {
  /**
   * @param {string} code
   * @param {string} [message] for developers; never anything of a record, a code or a package
   * @param {ErrorOptions & { params?: Record<string, string | number> }} [options] `params` fill the sentence
   */
  constructor(code, message = code, { params, ...options } = {}) {
    super(message, options);
    this.name = "Failure";
    this.code = code;
    this.params = params;
  }
}

/**
 * The code of anything caught. What carries none was not foreseen, so it is `internal`.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function codeOf(error) {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "internal";
}
