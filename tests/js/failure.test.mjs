import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, Failure } from "../../www/shared/failure.js";

test("an error's code is its own, and what has none is internal", () => {
  assert.equal(codeOf(new Failure("camera-denied")), "camera-denied");
  assert.equal(codeOf(Object.assign(new Error("no"), { code: "package-gone" })), "package-gone");
  // A DOMException's code is a number.
  for (const error of [
    new TypeError("no"),
    new DOMException("no", "AbortError"),
    "no",
    undefined,
    null,
    { code: "x" },
  ]) {
    assert.equal(codeOf(error), "internal");
  }
});
