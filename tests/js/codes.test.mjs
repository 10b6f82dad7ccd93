/** One-time codes as a page calls them: every shared row through the compiled module. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as mdawa from "../../pkg/mdawa.js";
import { bytesOf, hexOf } from "../../www/shared/hex.js";

mdawa.initSync({ module: await readFile(new URL("../../pkg/mdawa_bg.wasm", import.meta.url)) });

const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const KEY = { secret: SECRET, algorithm: "SHA1", digits: 6, period: 30 };

/** @param {string} name */
async function vectors(name) {
  return JSON.parse(await readFile(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
}

/** @param {() => unknown} call @param {import("../../pkg/mdawa.js").ErrorCode} code */
function assertThrows(call, code) {
  assert.ok(mdawa.errorCodes().includes(code), code);
  assert.throws(call, (error) => error instanceof Error && "code" in error && error.code === code, code);
}

/** The bytes of a secret, by way of a tool that is not ours. @param {string} base32 */
function hex(base32) {
  const bits = [...base32].map((symbol) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(symbol).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0")).join("");
}

test("codes of the clock and of a counter are those of every shared row", async () => {
  for (const file of ["rfc6238", "crosscheck-totp"]) {
    for (const row of (await vectors(file)).rows) {
      const key = { secret: row.secret_b32, algorithm: row.algo, digits: row.digits, period: row.period };
      assert.equal(mdawa.totpCode(key, row.time), row.code, JSON.stringify(row));
    }
  }
  for (const row of (await vectors("crosscheck-hotp")).rows) {
    assert.equal(mdawa.hotpCode(row.secret_b32, "SHA1", row.digits, BigInt(row.counter)), row.code);
  }
  for (const row of (await vectors("rfc4226")).rows) {
    assert.equal(mdawa.hotpCode(SECRET, "sha-1", 6, BigInt(row.counter)), row.code);
  }
  for (const row of (await vectors("steam")).rows) {
    assert.equal(mdawa.totpCode({ secret: row.secret_b32, algorithm: "Steam" }, row.time), row.code);
  }
  for (const row of (await vectors("special-codes")).cases) {
    assert.equal(mdawa.totpCode({ secret: SECRET }, row.time), row.code);
  }
});

test("a code of the clock is accepted once", async () => {
  for (const { name, steps } of (await vectors("replay-time")).cases) {
    let lastUsedStep;
    for (const { now, code, expect, last_used_after: after } of steps) {
      const { outcome, step } = mdawa.totpVerify(KEY, code, now, lastUsedStep);
      assert.equal(outcome, expect === "bad_format" ? "malformed" : expect, name);
      assert.equal(step === undefined, outcome !== "accepted", name);
      lastUsedStep = step ?? lastUsedStep;
      if (after) assert.equal(lastUsedStep, after, name);
    }
  }
  const twice = mdawa.totpVerify(KEY, "963181", 1_771_837_200, undefined);
  assert.deepEqual(twice, { outcome: "accepted", step: 59_061_241 });
});

test("a code of a counter is accepted once, and a device out of reach is found again", () => {
  const code = (/** @type {bigint} */ counter) => mdawa.hotpCode(SECRET, "SHA1", 6, counter);
  const accepted = mdawa.hotpVerify({ secret: SECRET }, code(4n), 0n);
  assert.deepEqual(accepted, { outcome: "accepted", nextCounter: 5n });
  assert.deepEqual(mdawa.hotpVerify({ secret: SECRET }, code(4n), 5n), { outcome: "wrong" });
  assert.deepEqual(mdawa.hotpVerify({ secret: SECRET }, code(20n), 5n), { outcome: "wrong" });
  assert.deepEqual(mdawa.hotpVerify({ secret: SECRET }, "12", 5n), { outcome: "malformed" });
  const found = mdawa.hotpResynchronise({ secret: SECRET }, code(50n), code(51n), 5n);
  assert.deepEqual(found, { outcome: "accepted", nextCounter: 52n });
});

test("secrets are read as people paste them, and refused by name", async () => {
  for (const { input, decoded_hex: decoded } of (await vectors("base32")).cases) {
    if (decoded === undefined) {
      assertThrows(() => mdawa.totpCode({ ...KEY, secret: input }, 0), "secret-malformed");
    } else {
      const canonical = new URLSearchParams(mdawa.totpUri(input, "X", "a").split("?")[1]).get("secret");
      assert.equal(hex(canonical ?? ""), decoded, input);
    }
  }
  assertThrows(() => mdawa.totpCode({ ...KEY, secret: "" }, 0), "secret-missing");
  assertThrows(() => mdawa.totpCode({ ...KEY, algorithm: "MD5" }, 0), "algorithm-unsupported");
  for (const digits of [5, 9, 6.5, -6])
    assertThrows(() => mdawa.totpCode({ ...KEY, digits }, 0), "digits-out-of-range");
  for (const period of [0, 3601, 0.5])
    assertThrows(() => mdawa.totpCode({ ...KEY, period }, 0), "period-out-of-range");
  assertThrows(() => mdawa.totpCode(KEY, -1), "argument-invalid");
});

test("what is typed for a code is read as every shared case says", async () => {
  let tried = 0;
  for (const { input, normalised } of (await vectors("code-input")).cases) {
    // The others are whole messages, from which a page first takes the code.
    if (normalised === undefined) continue;
    if (normalised?.length === 6) assert.equal(mdawa.normaliseCode(input, 6), normalised, input);
    else assertThrows(() => mdawa.normaliseCode(input, 6), "code-malformed");
    tried += 1;
  }
  assert.equal(tried, 17);
});

test("a link that is written reads back, and says what every app understands", () => {
  const secret = mdawa.totpSecret();
  assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.notEqual(secret, mdawa.totpSecret());
  for (const { issuer, account } of [
    ["ACME Co", "john.doe+tag@email.com"],
    ["Клиника & Söhne #1?", "доктор 100%"],
    ["Clinic: North", "host:8443"],
    ["", "a:b"],
    ["<b>", "a/b=c&d"],
  ].map(([issuer = "", account = ""]) => ({ issuer, account }))) {
    const uri = mdawa.totpUri(secret, issuer, account);
    assert.match(uri, /^otpauth:\/\/totp\/[!-~]*&algorithm=SHA1&digits=6&period=30$/);
    const { warnings, ...read } = mdawa.parseOtpauth(uri);
    const named = issuer ? { issuer } : {};
    assert.deepEqual(read, {
      type: "totp",
      secret,
      ...named,
      account,
      algorithm: "SHA1",
      digits: 6,
      period: 30,
    });
    assert.equal(mdawa.totpCode(read, 59), mdawa.totpCode({ secret }, 59));
    assert.equal(warnings.includes("account-with-colon"), account.includes(":"));
  }
  assertThrows(() => mdawa.totpUri(secret, "a\u202eb", "c"), "name-malformed");
  assertThrows(() => mdawa.totpUri(secret, "a".repeat(3000), "c"), "name-malformed");
});

test("links are read and refused as every shared case says", async () => {
  const refusals = new Map([
    ["base32", "secret-malformed"],
    ["no secret", "secret-missing"],
    ["duplicate", "otpauth-duplicate"],
    ["unsupported algorithm", "algorithm-unsupported"],
    ["digits", "digits-out-of-range"],
    ["not a number", "otpauth-not-a-number"],
    ["period must", "period-out-of-range"],
    ["unsupported type", "otpauth-type-unsupported"],
    ["migration importer", "otpauth-is-migration"],
    ["not UTF-8", "otpauth-not-utf8"],
    ["userinfo", "otpauth-authority"],
    ["longer than 2048", "otpauth-too-long"],
    ["empty", "otpauth-not-otpauth"],
  ]);
  const { cases } = await vectors("otpauth-uris");
  for (const { id, uri, recommended: wanted } of cases) {
    if (wanted.result === "reject") {
      const code = [...refusals].find(([part]) => wanted.reason.includes(part))?.[1];
      assertThrows(() => mdawa.parseOtpauth(uri), /** @type {never} */ (code));
      continue;
    }
    const read = mdawa.parseOtpauth(uri);
    assert.equal(read.warnings.length, wanted.result === "accept" ? 0 : 1, id);
    assert.equal(read.issuer ?? null, wanted.issuer, id);
    assert.equal(read.type, wanted.type ?? "totp", id);
    assert.equal(read.counter, wanted.counter, id);
    for (const field of /** @type {const} */ (["account", "algorithm", "digits", "period"])) {
      assert.equal(read[field], wanted[field], `${id}: ${field}`);
    }
    if (id !== "upper_scheme") assert.equal(mdawa.recognise(uri).kind, "otpauth", id);
  }
  assert.equal(cases.length, 53);
  assert.deepEqual(mdawa.recognise(cases[0].uri), {
    kind: "otpauth",
    type: "totp",
    issuer: "ACME Co",
    account: "john.doe@email.com",
  });
});

test("exports are read as every shared case says, and no key is lost unsaid", async () => {
  for (const { name, uri, expected } of (await vectors("otpauth-migration")).cases) {
    if (!expected) {
      assertThrows(() => mdawa.parseOtpauthMigration(uri), "migration-malformed");
      continue;
    }
    const read = mdawa.parseOtpauthMigration(uri);
    assert.equal(read.batchIndex, expected.batch_index, name);
    assert.equal(read.batchSize, expected.batch_size, name);
    assert.equal(read.batchId, expected.batch_id, name);
    assert.equal(read.version, expected.version, name);
    const usable = expected.entries.filter((/** @type {any} */ entry) => entry.algorithm !== "MD5");
    assert.equal(read.entries.length, usable.length, name);
    for (const [place, wanted] of usable.entries()) {
      const entry = read.entries[place];
      assert.ok(entry);
      assert.equal(hex(entry.secret), wanted.secret_hex, name);
      for (const field of /** @type {const} */ (["name", "issuer", "digits", "counter", "period"])) {
        assert.equal(entry[field], wanted[field], `${name}: ${field}`);
      }
      assert.ok(wanted.algorithm.startsWith(entry.algorithm) && wanted.type.startsWith(entry.type), name);
    }
    const refused = expected.entries.length - usable.length;
    assert.deepEqual(
      read.refused,
      refused ? [{ name: "a", issuer: "B", reason: "algorithm-unsupported" }] : [],
    );
  }
  assertThrows(() => mdawa.parseOtpauthMigration("otpauth://totp/x?secret=AAAA"), "migration-not-migration");
});

test("backup codes open once, from what was stored as plain JSON", () => {
  const codes = mdawa.newBackupCodes(3);
  for (const code of codes)
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
  let stored = mdawa.hashBackupCodes(codes);
  const [first = "", second = ""] = codes;
  const check = (/** @type {string} */ typed) => {
    const { stored: next, ...told } = mdawa.verifyBackupCode(typed, JSON.parse(JSON.stringify(stored)));
    stored = next;
    return told;
  };
  assert.ok(!JSON.stringify(stored).includes(first));
  assert.deepEqual(check("0000 0000 0000"), { outcome: "malformed", left: 3, low: false });
  assert.deepEqual(check(first.toLowerCase().replaceAll("-", " ")), {
    outcome: "accepted",
    left: 2,
    low: true,
  });
  assert.deepEqual(check(first), { outcome: "replay", left: 2, low: true });
  assert.deepEqual(check(second), { outcome: "accepted", left: 1, low: true });
  assert.equal(check("0000-0000-00000").outcome, "wrong");
  for (const damaged of [undefined, null, {}, { ...stored, version: 2 }, "x"]) {
    assertThrows(
      () => mdawa.verifyBackupCode(first, /** @type {never} */ (damaged)),
      "backup-codes-malformed",
    );
  }
  for (const count of [0, 51]) assertThrows(() => mdawa.newBackupCodes(count), "argument-invalid");
  assertThrows(() => mdawa.hashBackupCodes(["x"]), "code-malformed");
});

test("policies are those of the shared file, and only the recommended one conforms", async () => {
  const { presets } = await vectors("otp-policy");
  const listed = mdawa.policies();
  assert.deepEqual(
    listed.map(({ id, digits, ttl_s, max_attempts }) => ({ id, digits, ttl_s, max_attempts })),
    presets.map((/** @type {any} */ { id, digits, ttl_s, max_attempts }) => ({
      id,
      digits,
      ttl_s,
      max_attempts,
    })),
  );
  for (const { id, conformance } of listed) assert.equal(conformance.length === 0, id === "recommended", id);
});

test("issued codes are checked as every shared case says", async () => {
  const { cases } = await vectors("otp-policy");
  for (const { name, policy, ops } of cases) {
    /** @type {import("../../pkg/mdawa.js").PolicyState | undefined} */
    let state;
    let code = "";
    const wrong = () => [...code].map((digit) => (Number(digit) + 1) % 10).join("");
    /** @param {import("../../pkg/mdawa.js").IssuedCode} step */
    const keep = (step) => {
      // As a database would hand it back.
      state = JSON.parse(JSON.stringify(step.state));
      code = step.code ?? code;
      const detail = step.outcome === "wrong" ? step.attemptsLeft : step.retryAfterSeconds;
      return detail === undefined ? step.outcome : `${step.outcome}:${detail}`;
    };
    for (const [words, now, ...rest] of ops) {
      const [verb, argument = ""] = words.split(/ (.*)/);
      const tenant = argument.startsWith("tenant=") ? argument.slice("tenant=".length) : "";
      const number = verb === "issue" && argument && !tenant ? argument : "9876543210";
      const subject = { number, tenant };
      const wanted = rest.at(-1);
      let told = "";
      if (verb === "fail") {
        keep(mdawa.issueCode(policy, subject, state, now));
        for (let time = 0; time < 3; time++)
          told = keep(mdawa.verifyCode(policy, subject, wrong(), state, now));
      } else if (verb === "verify") {
        told = keep(mdawa.verifyCode(policy, subject, rest[0] === "right" ? code : wrong(), state, now));
      } else {
        const issued = mdawa.issueCode(policy, subject, state, now);
        told = keep(issued);
        if (issued.outcome === "ok") assert.match(issued.challengeId ?? "", /^[0-9a-f]{32}$/);
        if (wanted === "delivery_failed") {
          const report = mdawa.reportDelivery(
            policy,
            subject,
            issued.challengeId ?? "",
            "delivery_failed",
            issued.state,
            now,
          );
          told = keep(report);
        }
      }
      const [expected] = (wanted ?? "ok").split(",");
      assert.equal(
        expected.includes(":") ? told : told.split(":")[0],
        expected,
        `${name}: ${words} at ${now}`,
      );
    }
  }
  assert.equal(cases.length, 11);
});

test("a state that is no state, or of another version, is refused by name", () => {
  const subject = { number: "+91 98765 43210" };
  const { state } = mdawa.issueCode("recommended", subject, undefined, 1000);
  const refuse = (/** @type {unknown} */ state, /** @type {import("../../pkg/mdawa.js").ErrorCode} */ code) =>
    assertThrows(
      () => mdawa.verifyCode("recommended", subject, "123456", /** @type {never} */ (state), 1000),
      code,
    );
  refuse({ ...state, version: 2 }, "policy-state-version");
  const circle = { ...state, self: {} };
  circle.self = circle;
  for (const damaged of [
    {},
    [],
    7,
    "x",
    { ...state, revision: -1 },
    { ...state, more: 1 },
    { ...state, key: "0" },
    circle,
  ]) {
    refuse(damaged, "policy-state-malformed");
  }
  assertThrows(
    () => mdawa.issueCode(/** @type {never} */ ("lenient"), subject, state, 1000),
    "policy-unknown",
  );
  assertThrows(
    () => mdawa.issueCode("recommended", /** @type {never} */ ({ number: 7 }), state, 1000),
    "argument-invalid",
  );
  assertThrows(
    () => mdawa.issueCode("recommended", { tenant: "a".repeat(257) }, state, 1000),
    "argument-invalid",
  );
});

test("of two pages that check at once, the store lets one", () => {
  const subject = { number: "9876543210" };
  const issued = mdawa.issueCode("recommended", subject, undefined, 1000);
  let stored = issued.state;
  /** What a page does in one transaction. @param {typeof stored} read @param {typeof stored} next */
  const replace = (read, next) => {
    if (stored.revision !== read.revision) return false;
    stored = next;
    return true;
  };
  const pages = [1, 2].map(() =>
    mdawa.verifyCode("recommended", subject, issued.code ?? "", issued.state, 1001),
  );
  assert.deepEqual(
    pages.map(({ outcome }) => outcome),
    ["ok", "ok"],
  );
  assert.deepEqual(
    pages.map(({ state }) => replace(issued.state, state)),
    [true, false],
  );
  assert.equal(
    mdawa.verifyCode("recommended", subject, issued.code ?? "", stored, 1002).outcome,
    "already_used",
  );
});

test("a page can ask, take back, send again, sweep, enable and set a clock right", () => {
  const subject = { number: "9876543210" };
  let { state } = mdawa.issueCode("recommended", subject, undefined, 1000);
  const asked = mdawa.codeStatus("recommended", subject, state, 1010);
  assert.deepEqual(asked, { outcome: "ok", attemptsLeft: 3, resendAfterSeconds: 20, expires: 1300, state });
  const early = mdawa.resendCode("recommended", subject, state, 1010);
  assert.equal(early.outcome, "cooldown");
  assert.equal(early.retryAfterSeconds, 20);
  ({ state } = mdawa.cancelCode("recommended", subject, early.state, 1011));
  assert.equal(mdawa.resendCode("recommended", subject, state, 1040).outcome, "no_challenge");
  assert.equal(mdawa.enableCodes("recommended", subject, state, 1041).outcome, "ok");
  const ahead = mdawa.issueCode("recommended", subject, state, 9_000_000).state;
  assert.equal(mdawa.issueCode("recommended", subject, ahead, 2000).outcome, "clock_error");
  const corrected = mdawa.correctClock(ahead, 2000);
  assert.equal(mdawa.issueCode("recommended", subject, corrected, 6000).outcome, "ok");
  assert.ok(JSON.stringify(mdawa.sweepCodes(state, 9_000_000)).length < JSON.stringify(state).length);
});

test("all spellings of a number are one subject", () => {
  const issued = mdawa.issueCode("recommended", { number: "98765 43210" }, undefined, 1_000);
  assert.equal(issued.outcome, "ok");
  for (const number of ["+91 98765-43210", "0091 9876543210", "०९८७६५४३२१०", "+919876543210"]) {
    const told = mdawa.verifyCode("recommended", { number }, String(issued.code), issued.state, 1_001);
    assert.equal(told.outcome, "ok", number);
  }
  const elsewhere = mdawa.verifyCode(
    "recommended",
    { number: "9876543210", country: "KE" },
    String(issued.code),
    issued.state,
    1_001,
  );
  assert.equal(elsewhere.outcome, "no_challenge", "the same digits are another number in Kenya");
});

test("an authenticator's link is drawn as a QR code that reads as the same link", () => {
  const uri = mdawa.totpUri(mdawa.totpSecret(), "Klinik Mwanza", "dawa@example.org");
  for (const text of [uri, "क्लिनिक €😀", "A"]) {
    const { size, modules } = mdawa.qrModules(text);
    const side = (size + 8) * 4;
    const luma = new Uint8Array(side * side).fill(255);
    for (let y = 0; y < size * 4; y++) {
      for (let x = 0; x < size * 4; x++) {
        if (modules[Math.floor(y / 4) * size + Math.floor(x / 4)]) luma[(y + 16) * side + x + 16] = 0;
      }
    }
    assert.deepEqual(mdawa.scan(luma, side, side), [text]);
  }
  assertThrows(() => mdawa.qrModules("x".repeat(3_000)), "argument-invalid");
});

test("a clock that was far ahead lets no old code live again, and is set right by a person", () => {
  const subject = { number: "9876543210" };
  const NOW = 1_795_253_400;
  const decade = 10 * 365 * 86_400;
  const first = mdawa.issueCode("recommended", subject, undefined, NOW);
  const verify = (/** @type {typeof first.state} */ state, /** @type {number} */ now) =>
    mdawa.verifyCode("recommended", subject, first.code ?? "", state, now);
  const ahead = verify(first.state, NOW + decade);
  assert.equal(ahead.outcome, "expired");
  const later = mdawa.issueCode("recommended", subject, ahead.state, NOW + decade);
  assert.equal(later.outcome, "ok");
  assert.equal(verify(later.state, NOW + 60).outcome, "clock_error");
  const corrected = mdawa.correctClock(later.state, NOW + 60);
  assert.notEqual(
    verify(corrected, NOW + 60).outcome,
    "ok",
    "its time was over by the clock that it ended by",
  );
  const typed = mdawa.verifyCode("recommended", subject, later.code ?? "", corrected, NOW + 60);
  assert.notEqual(typed.outcome, "ok", "nor is one good that was made by the wrong clock");
  const next = mdawa.issueCode("recommended", subject, corrected, NOW + 7200);
  assert.equal(next.outcome, "ok");
  assert.equal(
    mdawa.verifyCode("recommended", subject, next.code ?? "", next.state, NOW + 7201).outcome,
    "ok",
  );
});

test("who puts back an earlier copy of all that is kept gets tries and codes back: a known limit, which a log's end shows", () => {
  const subject = { number: "9876543210" };
  const key = new Uint8Array(32).fill(7);
  const event = { event: "code-checked", tenant: "this-browser", actor: "staff", result: "accepted" };
  const issued = mdawa.issueCode("recommended", subject, undefined, 1000);
  const before = { state: issued.state, log: mdawa.auditAppend(undefined, key, event, 1000, 0) };
  const copy = structuredClone(before);
  const right = mdawa.verifyCode("recommended", subject, issued.code ?? "", issued.state, 1001);
  assert.equal(right.outcome, "ok");
  const { head } = mdawa.auditAppend(before.log.head, key, event, 1001, 1000);
  assert.equal(
    mdawa.verifyCode("recommended", subject, issued.code ?? "", right.state, 1002).outcome,
    "already_used",
  );

  const again = mdawa.verifyCode("recommended", subject, issued.code ?? "", copy.state, 1003);
  assert.equal(again.outcome, "ok", "no page can know that what it reads is older than what it wrote");
  assert.deepEqual(mdawa.auditVerify([copy.log.row], key, copy.log.head), { ok: true });
  assert.deepEqual(mdawa.auditVerify([copy.log.row], key, head), {
    ok: false,
    firstBad: { seq: 2, why: "head" },
  });
});

test("a passphrase and a recovery code give the keys that the reference implementation gives", async () => {
  const { passphrases, recoveryCodes } = await vectors("vault-key-argon2-cffi-25.1.0");
  for (const { passphrase, salt, key } of passphrases) {
    assert.equal(hexOf(mdawa.vaultKeyFromPassphrase(passphrase, bytesOf(salt))), key, passphrase);
  }
  for (const { typed, salt, key } of recoveryCodes) {
    assert.equal(hexOf(mdawa.vaultKeyFromRecoveryCode(typed, bytesOf(salt))), key, typed);
  }
  const [code] = mdawa.newBackupCodes(1);
  assert.equal(mdawa.vaultKeyFromRecoveryCode(code ?? "", new Uint8Array(16)).length, 32);
});

test("what cannot be a recovery code, and a salt of another length, give no key", () => {
  const salt = new Uint8Array(16);
  for (const typed of ["", "0123-4567-89AB", "0123-4567-89ABCD", "0123-4567-89ABU"]) {
    assertThrows(() => mdawa.vaultKeyFromRecoveryCode(typed, salt), "code-malformed");
  }
  for (const length of [0, 15, 17, 32]) {
    const other = new Uint8Array(length);
    assertThrows(
      () => mdawa.vaultKeyFromPassphrase("correct horse battery staple", other),
      "argument-invalid",
    );
    assertThrows(() => mdawa.vaultKeyFromRecoveryCode("0123-4567-89ABC", other), "argument-invalid");
  }
});
