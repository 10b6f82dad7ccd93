/** Telephone numbers, messages, gateways and the log, through the compiled module. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as mdawa from "../../pkg/mdawa.js";

mdawa.initSync({ module: await readFile(new URL("../../pkg/mdawa_bg.wasm", import.meta.url)) });

const vectors = async (/** @type {string} */ name) =>
  JSON.parse(await readFile(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));

const NOW = 1_790_000_000;
const KEY = new Uint8Array(32).fill(7);

/** @param {() => unknown} call @param {import("../../pkg/mdawa.js").ErrorCode} code */
function assertThrows(call, code) {
  assert.ok(mdawa.errorCodes().includes(code), code);
  assert.throws(call, (error) => error instanceof Error && "code" in error && error.code === code, code);
}

test("numbers are read as the shared cases say", async () => {
  const { rows } = await vectors("phones");
  assert.equal(rows.length, 23);
  for (const row of rows) {
    if (row.error !== undefined) {
      assertThrows(() => mdawa.normalisePhone(row.input, row.default_country), "phone-not-a-number");
      continue;
    }
    const extension = row.extension ? { extension: row.extension } : {};
    assert.deepEqual(
      mdawa.normalisePhone(row.input, row.default_country),
      { e164: row.parsed, country: row.region, kind: row.type, valid: row.valid, ...extension },
      row.input,
    );
  }
});

test("what cannot be a number is refused for its reason", () => {
  assertThrows(() => mdawa.normalisePhone("98765 43210", ""), "phone-country-unknown");
  assertThrows(() => mdawa.normalisePhone("+999 1234567", "IN"), "phone-calling-code-unknown");
  assertThrows(() => mdawa.normalisePhone("+91 9", "IN"), "phone-too-short");
  assertThrows(() => mdawa.normalisePhone("1".repeat(300), "IN"), "phone-too-long");
  assertThrows(() => mdawa.maskPhone("919876543210"), "phone-not-a-number");
  assertThrows(() => mdawa.messageLinks("+91 98765 43210", ""), "phone-not-a-number");
});

test("every country has a calling code and an example that is read back", () => {
  const countries = mdawa.countries();
  assert.equal(countries.length, 245);
  for (const { country, callingCode, example } of countries) {
    assert.match(country, /^[A-Z]{2}$/);
    assert.ok(example.startsWith(`+${callingCode}`));
    assert.ok(mdawa.normalisePhone(example, country).valid, country);
  }
  assert.equal(countries.find(({ country }) => country === "IN")?.callingCode, "91");
});

test("numbers are masked and linked as the shared cases say", async () => {
  const { rows, masking } = await vectors("deeplinks");
  for (const row of masking) {
    assert.deepEqual(mdawa.maskPhone(row.e164), { display: row.ui, log: row.log });
  }
  for (const row of rows) {
    assert.deepEqual(mdawa.messageLinks(row.to, row.text), {
      whatsapp: row.wa_me,
      whatsappApp: row.wa_app,
      sms: row.sms_rfc5724,
      smsIos: row.sms_ios,
      smsBoth: row.sms_both,
    });
  }
  const text = "é'()*!~ हिन्दी 😀\n&=?#";
  assert.equal(
    mdawa.messageLinks("+14155550123", text).sms,
    `sms:+14155550123?body=${encodeURIComponent(text)}`,
  );
});

test("a template is filled, and its text counted", () => {
  const text = mdawa.messageText("{org}: {code}, {minutes} min", {
    org: "Clinic",
    code: "287082",
    minutes: 3,
    domain: "clinic.example",
  });
  assert.equal(text, "Clinic: 287082, 3 min\n@clinic.example #287082");
  assert.deepEqual(mdawa.messageSegments(text), { encoding: "GSM-7", characters: 45, segments: 1 });
  assert.deepEqual(mdawa.messageSegments("न".repeat(71)), { encoding: "UCS-2", characters: 71, segments: 2 });
  assertThrows(() => mdawa.messageText("{name}", {}), "template-malformed");
  assertThrows(() => mdawa.messageText("{code}", { code: undefined }), "template-value-missing");
  assertThrows(() => mdawa.messageText("{org}", { org: "a\nb" }), "template-value-unfit");
});

test("a request is what fetch takes, and names what is missing", () => {
  const settings = { baseUrl: "http://127.0.0.1:8080", token: "a.b.c", template: "code" };
  const message = { id: "m-1", to: "+14155550123", code: "287082", minutes: 3, vars: { org: "Clinic" } };
  assert.deepEqual(mdawa.gatewayRequest("relay", settings, message), {
    method: "POST",
    url: "http://127.0.0.1:8080/v1/messages",
    headers: { "content-type": "application/json", authorization: "Bearer a.b.c", "idempotency-key": "m-1" },
    body: '{"id":"m-1","channel":"sms","to":"+14155550123","template":"code","vars":{"org":"Clinic","code":"287082"},"ttl_s":180}',
  });
  const status = mdawa.gatewayRequest("relay", settings, { action: "status", id: "m-1" });
  assert.deepEqual([status.method, status.body], ["GET", null]);
  const signed = mdawa.gatewayRequest(
    "aws-sns",
    { region: "ap-south-1", accessKeyId: "AKIDEXAMPLE", secretAccessKey: "key" },
    { to: "+14155550123", text: "Hi", now: 1_795_253_400 },
  );
  assert.equal(signed.headers["x-amz-date"], "20261121T093000Z");
  assertThrows(
    () => mdawa.gatewayRequest("relay", { ...settings, token: "" }, message),
    "gateway-setting-missing",
  );
  assertThrows(
    () => mdawa.gatewayRequest("relay", { ...settings, baseUrl: "http://relay.example" }, message),
    "gateway-setting-malformed",
  );
  assertThrows(
    () => mdawa.gatewayRequest("relay", settings, { ...message, to: "1" }),
    "gateway-message-malformed",
  );
  assertThrows(
    () => mdawa.gatewayRequest("relay", settings, { to: "+14155550123" }),
    "gateway-message-missing",
  );
  assertThrows(
    () => mdawa.gatewayRequest("relay", settings, { action: "check" }),
    "gateway-action-unsupported",
  );
  /** @type {any} */
  const wrong = "nexmo";
  assertThrows(() => mdawa.gatewayRequest(wrong, settings, message), "argument-invalid");
  assertThrows(() => mdawa.gatewayRequest("relay", /** @type {any} */ (null), message), "argument-invalid");
});

test("an answer that never came is no refusal", () => {
  assert.deepEqual(mdawa.gatewayOutcome("twilio", 0, ""), { outcome: "unknown" });
  assert.deepEqual(mdawa.gatewayOutcome("twilio", 201, '{"sid":"SM1","status":"queued"}'), {
    outcome: "accepted",
    id: "SM1",
    status: "queued",
  });
  assert.deepEqual(mdawa.gatewayOutcome("twilio", 400, '{"code":21608,"message":"+14155550123"}'), {
    outcome: "refused",
    error: "21608",
  });
});

test("a log tells what was done to it, and its head that it was cut", () => {
  const event = {
    event: "code-sent",
    tenant: "clinic",
    actor: "anna",
    phone: "+14155550123",
    result: "accepted",
  };
  /** @type {import("../../pkg/mdawa.js").AuditRow[]} */
  const rows = [];
  /** @type {string | undefined} */
  let head;
  for (let second = 0; second < 4; second++) {
    const appended = mdawa.auditAppend(head, KEY, event, NOW + second, second * 1000 + 0.5);
    rows.push(appended.row);
    head = appended.head;
  }
  assert.match(head ?? "", /^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
  assert.equal(rows[0]?.number, "…23");
  assert.equal(rows[0]?.numberTag, mdawa.auditNumberTag(KEY, "+14155550123"));
  assert.ok(!JSON.stringify(rows).includes("4155550"));
  /** @param {unknown[]} rows */
  const verify = (rows) => mdawa.auditVerify(/** @type {any} */ (rows), KEY, head?.toLowerCase());
  assert.deepEqual(verify(JSON.parse(JSON.stringify(rows))), { ok: true });
  assert.deepEqual(verify(rows.slice(0, 3)), { ok: false, firstBad: { seq: 4, why: "head" } });
  assert.deepEqual(verify(rows.toSpliced(1, 1)), { ok: false, firstBad: { seq: 2, why: "gap" } });
  assert.deepEqual(verify(rows.toReversed()), { ok: false, firstBad: { seq: 1, why: "order" } });
  for (const broken of [
    { ...rows[1], result: "wrong" },
    {},
    null,
    "row",
    7,
    { ...rows[1], at: { deep: {} } },
  ]) {
    assert.deepEqual(verify(rows.with(1, /** @type {any} */ (broken))), {
      ok: false,
      firstBad: { seq: 2, why: "changed" },
    });
  }
  assertThrows(() => mdawa.auditAppend("00000", KEY, event, NOW, 0), "audit-head-malformed");
  assertThrows(() => mdawa.auditAppend(head, KEY.subarray(1), event, NOW, 0), "argument-invalid");
  assertThrows(
    () => mdawa.auditAppend(head, KEY, { ...event, result: "287082" }, NOW, 0),
    "audit-event-malformed",
  );
});
