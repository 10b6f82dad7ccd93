/** Other people's cards, links and certificates through the compiled module: our own fixtures, and real ones beside the project. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import * as mdawa from "../../pkg/interop.js";

const { memory } = mdawa.initSync({
  module: await readFile(new URL("../../pkg/interop_bg.wasm", import.meta.url)),
});

const DATA = new URL("../../../shared/data/", import.meta.url);
const skip = existsSync(DATA) ? false : "real cards, because ../shared/data is not there";
/** @param {string} path */
const real = (path) => readFile(new URL(path, DATA), "utf8");
/** @param {string} folder */
const names = (folder) => readdir(new URL(folder, DATA));

/** Made by another implementation, see the script beside it. */
const made = JSON.parse(await readFile(new URL("../fixtures/interop.json", import.meta.url), "utf8"));

/** @param {() => unknown} call @param {import("../../pkg/mdawa.js").InteropErrorCode} code */
function assertThrows(call, code) {
  assert.ok(/** @type {string[]} */ (mdawa.errorCodes()).includes(code), code);
  assert.throws(call, (error) => error instanceof Error && "code" in error && error.code === code, code);
}

test("a card of our own opens in each of its forms", () => {
  const { jws, numeric, chunks, jwks, record, issued, revocationId } = made.card;
  const file = JSON.stringify({ verifiableCredential: [jws] });
  const [first, second, third] = chunks;
  for (const texts of [[jws], [numeric], [third, first, second], [file]]) {
    assert.deepEqual(mdawa.openHealthCard(texts, JSON.stringify(jwks)), {
      record,
      issuer: "https://issuer.example/cards",
      keyId: jwks.keys[0].kid,
      signature: "valid",
      issued,
      types: ["https://smarthealth.cards#health-card", "https://smarthealth.cards#immunization"],
      revocationId,
      revoked: false,
      warnings: [],
      jws,
    });
  }
  assert.equal(mdawa.openHealthCard([jws], "").signature, "unknown-key");
  assert.deepEqual(mdawa.healthCardsIn(file), [jws]);
  assert.throws(
    () => mdawa.openHealthCard([third, first], ""),
    (error) =>
      error instanceof Error &&
      "code" in error &&
      error.code === "card-incomplete" &&
      error.message === "2 of 3",
  );
  assertThrows(() => mdawa.openHealthCard([first, first.replace("1/3", "1/2")], ""), "card-mixed");
  assertThrows(() => mdawa.openHealthCard([], ""), "card-malformed");
  assertThrows(() => mdawa.openHealthCard([jws], "{}"), "key-malformed");
  assertThrows(() => mdawa.openHealthCard([jws], `5${"0".repeat(2 ** 24)}`), "interop-too-big");
});

test("certificates of our own open with the keys of their signers", () => {
  for (const kind of ["vaccination", "test", "recovery"]) {
    const { text, certificate, kid, payload } = made.certificates[kind];
    const key = mdawa.keyOfCertificate(certificate);
    assert.equal(key.kid, kid);
    const dcc = mdawa.openDcc(text, JSON.stringify({ keys: [key.jwk] }));
    assert.deepEqual(dcc.payload, payload);
    assert.deepEqual(
      [dcc.kind, dcc.signature, dcc.keyId, dcc.issuer, dcc.issued, dcc.expires, dcc.certificateId],
      [kind, "valid", kid, "XX", 1714550400, 1800000000, "URN:UVCI:01:XX:1#A"],
    );
    assert.equal(mdawa.openDcc(text).signature, "unknown-key");
    assert.equal(mdawa.readRecord(dcc.record).patient?.name, "Anna Múster");
  }
  const { text, certificate } = made.certificates.notAllowed;
  const { signature, fault } = mdawa.openDcc(
    text,
    JSON.stringify({ keys: [mdawa.keyOfCertificate(certificate).jwk] }),
  );
  assert.deepEqual([signature, fault], ["invalid", "key-usage"]);
  assertThrows(() => mdawa.openDcc("HC1:"), "dcc-malformed");
  assertThrows(() => mdawa.keyOfCertificate("AAAA"), "key-malformed");
});

test("a link of our own leads to its file, and one that we write reads back", () => {
  const { link, payload, jwe, body } = made.link;
  const { url, key, label, flag, exp } = payload;
  const read = { url, key, label, flag, expires: exp, version: 1, warnings: [] };
  assert.deepEqual(mdawa.decodeHealthLink(link), read);
  assert.deepEqual(mdawa.decodeHealthLink(mdawa.healthLink({ url, key, label, flag, expires: exp })), read);
  assert.deepEqual(mdawa.openHealthLinkFile(jwe, key), { contentType: "application/fhir+json", body });
  const sealed = mdawa.sealHealthLinkFile(body, "application/fhir+json");
  assert.notEqual(sealed.key, mdawa.sealHealthLinkFile(body, "").key);
  assert.deepEqual(mdawa.openHealthLinkFile(sealed.jwe, sealed.key), {
    contentType: "application/fhir+json",
    body,
  });
  assertThrows(() => mdawa.openHealthLinkFile(jwe, sealed.key), "link-file-cannot-open");
  assertThrows(() => mdawa.openHealthLinkFile(jwe, "x"), "key-malformed");
  assertThrows(() => mdawa.openHealthLinkFile("x", key), "link-file-malformed");
  assertThrows(() => mdawa.openHealthLinkFile(made.card.jws, key), "link-file-not-encrypted");
  assertThrows(() => mdawa.decodeHealthLink("shlink:/"), "link-malformed");
  assertThrows(() => mdawa.decodeHealthLink("shlink:/".repeat(9999)), "interop-too-big");
  assertThrows(() => mdawa.healthLink({ url: "http://a.example", key }), "link-malformed");
});

test("the module's memory keeps nothing of what it was called with", () => {
  const { link, jwe, body, payload } = made.link;
  mdawa.openHealthLinkFile(jwe, payload.key);
  mdawa.decodeHealthLink(link);
  mdawa.sealHealthLinkFile(body, "application/fhir+json");
  mdawa.openHealthCard(made.card.chunks, JSON.stringify(made.card.jwks));
  mdawa.openDcc(made.certificates.test.text);
  const bytes = Buffer.from(memory.buffer);
  const secrets = [
    payload.key,
    Buffer.from(payload.key, "base64url"),
    "Muster",
    "Múster",
    "M-17",
    made.card.numeric.slice(400, 440),
    made.certificates.test.text.slice(40, 80),
  ];
  for (const secret of secrets) assert.equal(bytes.indexOf(secret), -1, String(secret));
  assert.ok(bytes.includes("no SMART Health Link"), "what is looked for would be found");
});

test("each of these is recognised for what it is", () => {
  const { jws, numeric, chunks } = made.card;
  assert.deepEqual(mdawa.recognise(chunks[1]), { kind: "smart-health-card", part: { index: 2, of: 3 } });
  for (const text of [jws, numeric, JSON.stringify({ verifiableCredential: [jws] })]) {
    assert.deepEqual(mdawa.recognise(text), { kind: "smart-health-card" });
  }
  assert.equal(mdawa.recognise(made.certificates.test.text).kind, "eu-dcc");
  assert.equal(mdawa.recognise(made.link.link).kind, "smart-health-link");
  assert.equal(mdawa.recognise(made.link.jwe).kind, "health-link-file");
});

test("the bundled issuers are read, and their date is theirs", async () => {
  const issuers = await readFile(new URL("../../www/data/issuers.json", import.meta.url), "utf8");
  assert.match(JSON.parse(issuers).date, /^\d{4}-\d\d-\d\d$/);
  assert.equal(mdawa.openHealthCard([made.card.jws], issuers).signature, "unknown-key");
});

test("the specification's cards open, each in four forms", { skip }, async () => {
  const keys = `[${await real("shc/issuer-jwks.json")},${await real("shc/issuer-crl-3Kfdg.json")}]`;
  const files = await names("shc");
  for (const example of ["00", "01", "02", "03"]) {
    const of = (/** @type {string} */ letter) =>
      files
        .filter((name) => name.startsWith(`example-${example}-${letter}-`))
        .map((name) => real(`shc/${name}`));
    const codes = await Promise.all(of("f"));
    assert.equal(codes.length, example === "02" ? 3 : 1);
    const [jws = "", file = "", payload = ""] = await Promise.all(["d", "e", "c"].flatMap(of));
    const { iss, nbf, exp, vc } = JSON.parse(payload);
    for (const texts of [codes, codes.toReversed(), [jws], [file]]) {
      assert.deepEqual(mdawa.openHealthCard(texts, keys), {
        record: JSON.stringify(vc.credentialSubject.fhirBundle),
        issuer: iss,
        keyId: JSON.parse(atob(jws.split(".")[0] ?? "")).kid,
        signature: "valid",
        issued: nbf,
        ...(exp && { expires: exp }),
        types: vc.type,
        ...(vc.rid && { revocationId: vc.rid }),
        // The list revokes what example 03 is called up to 2022; its text was issued anew in 2024.
        revoked: false,
        warnings: example === "03" ? ["older-revoked"] : [],
        jws: jws.trim(),
      });
      assert.equal(mdawa.openHealthCard(texts, "").signature, "unknown-key");
    }
    // As it was when it was revoked: by the same list, a card of this name that is older.
    if (example === "03") {
      const list = JSON.parse(await real("shc/issuer-crl-3Kfdg.json"));
      list.rids = list.rids.map((/** @type {string} */ rid) => rid.replace(/\..*/, ""));
      assert.equal(mdawa.openHealthCard([jws], JSON.stringify(list)).revoked, true);
      assert.ok(exp < Date.UTC(2026, 0) / 1000);
    }
  }
});

/** What a stage of reading is called in the test data, and what our messages call the step that fails there. */
const STEPS = /** @type {const} */ ([
  ["EXPECTEDUNPREFIX", /prefix/],
  ["EXPECTEDB45DECODE", /base45/],
  ["EXPECTEDCOMPRESSION", /compression|CBOR|COSE/],
  ["EXPECTEDVERIFY", /COSE/],
  ["EXPECTEDSCHEMAVALIDATION", /schema/],
]);

test("the EU's test certificates give the results that are expected of them", { skip }, async () => {
  const files = await names("dcc");
  assert.ok(files.length > 30);
  for (const name of files) {
    const {
      PREFIX,
      JSON: payload,
      TESTCTX,
      EXPECTEDRESULTS: expected,
    } = JSON.parse(await real(`dcc/${name}`));
    const { kid, jwk } = mdawa.keyOfCertificate(TESTCTX.CERTIFICATE);
    const keys = JSON.stringify({ keys: [jwk] });
    let dcc;
    try {
      dcc = mdawa.openDcc(PREFIX, keys);
    } catch (error) {
      const { code, message } = /** @type {{ code: string, message: string }} */ (error);
      const failed = STEPS.filter(([stage]) => expected[stage] === false);
      assert.deepEqual([code, failed.length], ["dcc-malformed", 1], name);
      assert.match(message, failed[0]?.[1] ?? /^$/, name);
      continue;
    }
    for (const stage of ["EXPECTEDUNPREFIX", "EXPECTEDB45DECODE", "EXPECTEDCOMPRESSION", "EXPECTEDDECODE"]) {
      assert.notEqual(expected[stage], false, `${name} ${stage}`);
    }
    // A key that may not sign this kind signs it all the same; a name that nobody has is no key.
    const usable = expected.EXPECTEDKEYUSAGE !== false;
    const state = expected.EXPECTEDVERIFY === false ? "unknown-key" : usable ? "valid" : "invalid";
    assert.deepEqual([dcc.signature, dcc.fault], [state, usable ? undefined : "key-usage"], name);
    if (state !== "unknown-key") assert.equal(dcc.keyId, kid, name);
    if (payload) assert.deepEqual(dcc.payload, payload, name);
    if (expected.EXPECTEDEXPIRATIONCHECK !== undefined) {
      const now = Date.parse(TESTCTX.VALIDATIONCLOCK) / 1000;
      // One is tried at the very second of its end, and expected to hold.
      const holds = now >= Number(dcc.issued) && now <= Number(dcc.expires);
      assert.equal(holds, expected.EXPECTEDEXPIRATIONCHECK, name);
    }
    const { patient, resourceCounts } = mdawa.readRecord(dcc.record);
    assert.ok(patient?.name, name);
    const type = { vaccination: "Immunization", test: "Observation", recovery: "Condition" }[dcc.kind];
    assert.deepEqual(resourceCounts, { Patient: 1, [type]: 1 }, name);
  }
});

test("health links met elsewhere are read, with their faults said, and their files open", {
  skip,
}, async () => {
  const KEY = "rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q";
  const { shlink, shlinkBare, shlinkJsonPayload } = JSON.parse(await real("shl/120day.details.json"));
  assert.deepEqual(mdawa.decodeHealthLink(shlinkBare), { ...shlinkJsonPayload, version: 1, warnings: [] });
  assert.deepEqual(mdawa.decodeHealthLink(shlink).warnings, ["viewer-prefix"]);
  for (const name of ["IPS_IG", "CARIN_INS_CD"]) {
    const link = mdawa.decodeHealthLink(await real(`shl/${name}-bundle-01-shl.txt`));
    assert.deepEqual([link.key, link.flag, link.warnings], [KEY, "LU", ["viewer-prefix"]]);
  }
  const written = (/** @type {string} */ text) => `shlink:/${Buffer.from(text).toString("base64url")}`;
  const { expires, warnings } = mdawa.decodeHealthLink(written(await real("shl/shl-payload-1.json")));
  assert.deepEqual([expires, warnings], [1767225600, ["time-as-text", "time-in-milliseconds"]]);
  assert.deepEqual(mdawa.decodeHealthLink(written(await real("shl/shl-payload-2.json"))).warnings, []);

  assert.deepEqual(mdawa.openHealthLinkFile(await real("shl/IPS_IG-bundle-01-enc.txt"), KEY), {
    body: await real("shl/IPS_IG-bundle-01.json"),
  });
  const file = mdawa.openHealthLinkFile(await real("shl/spec-example-jwe.txt"), KEY);
  assert.deepEqual(file, {
    contentType: "application/smart-health-card",
    body: await real("shl/spec-example-plaintext.json"),
  });
  assert.equal(mdawa.openHealthCard([file.body], await real("shc/issuer-jwks.json")).signature, "valid");
  const signed = await real("shl/CARIN_INS_CD-bundle-01-enc.txt");
  assertThrows(() => mdawa.openHealthLinkFile(signed, KEY), "link-file-not-encrypted");
  assert.equal(mdawa.recognise(signed).kind, "smart-health-card");
});
