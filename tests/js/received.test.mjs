import assert from "node:assert/strict";
import { test } from "node:test";
import { ReceivedLog, spendTry, unseen } from "../../www/doctor/received.js";
import { MemoryStore } from "../../www/doctor/received-store.js";

const NOW = 1_800_000_000;
const EXPIRES = NOW + 900;
const DAY = 24 * 3600;

test("a package has three tries and no fourth", () => {
  let entry = unseen(EXPIRES, NOW);
  const results = [1, 2, 3, 4].map(() => {
    const spent = spendTry(entry);
    entry = spent.entry;
    return spent.result;
  });
  assert.deepEqual(results, [
    { outcome: "allowed", triesLeft: 2 },
    { outcome: "allowed", triesLeft: 1 },
    { outcome: "allowed", triesLeft: 0 },
    { outcome: "locked" },
  ]);
  assert.equal(entry.tries, 3);
});

test("a used package spends no try", () => {
  const used = { ...unseen(EXPIRES, NOW), used: true };
  assert.deepEqual(spendTry(used), { entry: used, result: { outcome: "used" } });
});

test("a package is remembered for a day after its end, and a forged end is not believed for ever", () => {
  assert.equal(unseen(EXPIRES, NOW).forgetAfter, EXPIRES + DAY);
  assert.equal(unseen(Number.MAX_SAFE_INTEGER, NOW).forgetAfter, NOW + 65_535 * 60 + DAY);
});

test("a log in memory says that it is one, and follows the same rules", async () => {
  const log = new ReceivedLog(new MemoryStore());
  assert.equal(log.persistent, false);
  assert.deepEqual(await log.attempt("a", EXPIRES, NOW), { outcome: "allowed", triesLeft: 2 });
  assert.deepEqual(await log.attempt("b", EXPIRES, NOW), { outcome: "allowed", triesLeft: 2 });
  await log.markUsed("a", EXPIRES, NOW);
  assert.deepEqual(await log.attempt("a", EXPIRES, NOW), { outcome: "used" });
  await log.sweep(EXPIRES + DAY);
  assert.deepEqual(await log.attempt("a", EXPIRES, NOW), { outcome: "used" });
  await log.sweep(EXPIRES + DAY + 1);
  assert.deepEqual(await log.attempt("a", EXPIRES, NOW), { outcome: "allowed", triesLeft: 2 });
});
