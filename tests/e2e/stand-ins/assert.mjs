/** Of Node's `assert/strict`, what the rows ask for, so that they run in a browser as they are. */

/** Every failure's name, as in Node. */
class AssertionError extends Error {
  /** @override */
  name = "AssertionError";
}

/** @param {unknown} holds @param {unknown} [message] @returns {asserts holds} */
function ok(holds, message) {
  if (!holds) throw new AssertionError(text(message ?? "does not hold"));
}

/** @param {unknown} actual @param {unknown} expected @param {unknown} [message] */
function equal(actual, expected, message) {
  ok(Object.is(actual, expected), `${text(message)}: ${text(actual)} is not ${text(expected)}`);
}

/** @param {unknown} actual @param {unknown} expected @param {unknown} [message] */
function notEqual(actual, expected, message) {
  ok(!Object.is(actual, expected), `${text(message)}: both are ${text(actual)}`);
}

/** @param {unknown} actual @param {unknown} expected @param {unknown} [message] */
function deepEqual(actual, expected, message) {
  ok(same(actual, expected), `${text(message)}: ${text(actual)} is not ${text(expected)}`);
}

/** @param {string} actual @param {RegExp} pattern @param {unknown} [message] */
function match(actual, pattern, message) {
  ok(pattern.test(actual), `${text(message)}: ${text(actual)} does not match ${pattern}`);
}

/** @param {string} actual @param {RegExp} pattern @param {unknown} [message] */
function doesNotMatch(actual, pattern, message) {
  ok(!pattern.test(actual), `${text(message)}: ${text(actual)} matches ${pattern}`);
}

/** @param {() => unknown} call @param {(error: unknown) => boolean} expected @param {unknown} [message] */
function throws(call, expected, message) {
  try {
    call();
  } catch (error) {
    ok(expected(error), `${text(message)}: another error was thrown: ${error}`);
    return;
  }
  throw new AssertionError(`${text(message)}: nothing was thrown`);
}

/** Same type, same prototype, same members: `undefined` is a member like any other. @param {unknown} a @param {unknown} b @returns {boolean} */
function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}

/** @param {unknown} value */
function text(value) {
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_, member) => (typeof member === "bigint" ? `${member}n` : member));
}

export default Object.assign(ok, { ok, equal, notEqual, deepEqual, match, doesNotMatch, throws });
