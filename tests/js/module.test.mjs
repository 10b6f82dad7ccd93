/** The compiled module as a developer embeds it: loaded from its bytes, outside any page. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as mdawa from "../../pkg/mdawa.js";

mdawa.initSync({ module: await readFile(new URL("../../pkg/mdawa_bg.wasm", import.meta.url)) });

/** The same for processors without vectors. @type {typeof mdawa} */
const plain = await import(String(new URL("../../pkg/mdawa.js?plain", import.meta.url)));
plain.initSync({ module: await readFile(new URL("../../pkg/mdawa_bg_plain.wasm", import.meta.url)) });

const RECORD = '{"resourceType":"Bundle","type":"collection","total":1.50}';
const NOW = 1_790_000_000;

/** @param {() => unknown} call @param {import("../../pkg/mdawa.js").ErrorCode} code */
function assertThrows(call, code) {
  assert.ok(mdawa.errorCodes().includes(code), code);
  assert.throws(call, (error) => error instanceof Error && "code" in error && error.code === code, code);
}

test("a letter is sealed, named by its public face, and opened with its code alone", () => {
  const { package: letter, code, packageId, expires } = mdawa.sealLetter(RECORD, "show", NOW, 900);
  assert.match(code, /^\d{6}$/);
  assert.match(packageId, /^[0-9a-f]{32}$/);
  assert.equal(expires, NOW + 900);
  assert.equal(letter.length, mdawa.letterBytes(RECORD));
  assert.deepEqual(mdawa.inspectPackage(letter), {
    kind: "letter",
    way: "show",
    packageId,
    created: NOW,
    expires,
  });
  const opened = { record: RECORD, packageId, created: NOW, expires };
  assert.deepEqual(mdawa.openLetter(letter, `${code.slice(0, 3)} ${code.slice(3)}`, NOW + 899), opened);
  const wrong = `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
  assertThrows(() => mdawa.openLetter(letter, wrong, NOW), "package-cannot-open");
  assertThrows(() => mdawa.openLetter(letter, code, NOW + 900), "package-gone");
  assertThrows(() => mdawa.openLetter(letter, "12345", NOW), "code-malformed");
  assertThrows(() => mdawa.checkCode(letter, "12345x"), "code-malformed");
  assertThrows(() => mdawa.openLetter(letter.subarray(0, -1), code, NOW), "package-malformed");
  assertThrows(() => mdawa.openLetter(new Uint8Array(4), code, NOW), "package-not-ours");
  assertThrows(() => mdawa.armour(letter), "six-digits-in-text");
});

test("a letter sent as text opens with its code in any spelling", () => {
  const { package: letter, code } = mdawa.sealLetter(RECORD, "send", NOW, 60, 2);
  assert.match(code, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  const text = mdawa.armour(letter);
  assert.deepEqual(mdawa.unarmour(`https://transfer.example/#${text}\n`), letter);
  assert.equal(mdawa.recognise(text).kind, "letter");
  assert.equal(mdawa.openLetter(letter, code.toLowerCase().replace("0", "o"), NOW).record, RECORD);
  assertThrows(() => mdawa.unarmour(text.slice(0, -1)), "package-incomplete");
});

test("arguments that mean nothing are refused before anything is sealed or opened", () => {
  for (const lifetime of [0, 3601, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assertThrows(() => mdawa.sealLetter(RECORD, "send", NOW, lifetime), "lifetime-out-of-range");
  }
  const { package: letter, code } = mdawa.sealLetter(RECORD, "send", NOW, 60, 2);
  for (const now of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assertThrows(() => mdawa.openLetter(letter, code, now), "argument-invalid");
  }
  assertThrows(() => mdawa.sealLetter("[]", "send", NOW, 60), "record-not-fhir");
  assertThrows(() => mdawa.sealLetter("{", "send", NOW, 60), "record-not-json");
});

test("a package crosses as frames, and its codes are read from grey pixels", () => {
  const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index * index);
  const sender = new mdawa.FrameSender(bytes, 10);
  const receiver = new mdawa.FrameReceiver();
  assert.ok(sender.minimumFrames > 10);
  assertThrows(() => receiver.package(), "package-incomplete");
  assertThrows(() => receiver.push("https://example.org"), "frame-not-ours");
  let progress = { useful: false, received: 0, needed: 1, done: false };
  // Every third frame is lost.
  for (let index = 0; !progress.done; index++) {
    if (index % 3) progress = receiver.push(sender.text(index));
  }
  assert.equal(progress.received, progress.needed);
  assert.deepEqual(receiver.package(), bytes);
  assertThrows(() => receiver.push(new mdawa.FrameSender(RECORD_BYTES, 25).text(0)), "frame-foreign");

  const { size, modules } = sender.modules(7);
  const [pixels, border] = [4, 4];
  const width = (size + 2 * border) * pixels;
  const luma = Uint8Array.from({ length: width * width }, (_, at) => {
    const [column, row] = [at % width, Math.floor(at / width)].map(
      (place) => Math.floor(place / pixels) - border,
    );
    const inside = [column, row].every((place) => place !== undefined && place >= 0 && place < size);
    return inside && modules[Number(row) * size + Number(column)] ? 0 : 255;
  });
  assert.deepEqual(mdawa.scan(luma, width, width), [sender.text(7)]);

  const scanner = new mdawa.Scanner();
  const never = () => assert.fail("an easy picture takes no harder looks");
  for (let frame = 0; frame < 3; frame++) {
    assert.deepEqual(scanner.scan(luma, width, width, never), [sender.text(7)]);
  }
  let looks = 0;
  assert.deepEqual(
    scanner.scan(luma.fill(255), width, width, () => looks++ < 2),
    [],
  );
  assert.equal(looks, 3);
});

test("frames that one module makes the other puts together, with and without vectors", () => {
  const bytes = Uint8Array.from({ length: 30_000 }, (_, index) => index ^ (index >> 7));
  for (const [from, to] of [
    [mdawa, plain],
    [plain, mdawa],
  ]) {
    assert.ok(from && to && from !== to);
    const sender = new from.FrameSender(bytes, 20);
    const receiver = new to.FrameReceiver();
    for (let index = 500; !receiver.push(sender.text(index)).done; index++) assert.ok(index < 550);
    assert.deepEqual(receiver.package(), bytes);
  }
});

test("a still code is a link where it is given the address of a page that reads it", () => {
  const sender = new mdawa.FrameSender(RECORD_BYTES, 25, "https://transfer.example/doctor.html");
  assert.match(sender.text(0), /^https:\/\/transfer\.example\/doctor\.html#\d+$/);
  assert.equal(mdawa.recognise(sender.text(0)).kind, "frame");
  const receiver = new mdawa.FrameReceiver();
  assert.equal(receiver.push(sender.text(0)).done, true);
  assert.deepEqual(receiver.package(), RECORD_BYTES);
});

const RECORD_BYTES = new TextEncoder().encode(RECORD);

test("a form becomes a record that reads back as it was typed", () => {
  const form = {
    patient: {
      given: "Asha",
      family: "Example",
      birthDate: "1980-02-29",
      gender: /** @type {const} */ ("female"),
    },
    allergies: [{ text: "Penicillin" }],
    noKnownMedicines: true,
  };
  const { patient, sections, warnings } = mdawa.readRecord(mdawa.recordFromForm(form, NOW));
  assert.equal(patient?.name, "Asha Example");
  assert.equal(patient?.birthDate, "1980-02-29");
  assert.deepEqual(warnings, []);
  assert.ok(sections.some(({ entries }) => entries.some(({ title }) => title === "Penicillin")));
  assertThrows(() => mdawa.recordFromForm({ patient: { birthDate: "1980" } }, NOW), "form-missing");
});

test("a record is taken apart and put together as it was written", () => {
  const resource =
    '{"resourceType":"Observation","code":{"text":"HbA1c"},"valueDecimal":1.50,"note":"\\u00e9"}';
  const fullUrl = "urn:uuid:00000000-0000-4000-8000-000000000001";
  const bundle = `{ "resourceType": "Bundle", "entry": [{ "fullUrl": "${fullUrl}", "resource": ${resource} }] }`;
  const [piece] = mdawa.splitRecord(bundle);
  assert.deepEqual(piece, {
    resource,
    fullUrl,
    resourceType: "Observation",
    kind: "result",
    title: "HbA1c",
    cautions: [],
    words: piece?.words,
  });
  assert.match(piece?.words ?? "", /^hba1c 1\.50/);
  const joined = mdawa.joinRecord([{ resource, fullUrl }, { resource }], NOW);
  assert.ok(joined.includes(`"timestamp":"${new Date(NOW * 1000).toISOString().replace(".000", "")}"`));
  assert.deepEqual(
    mdawa.splitRecord(joined).map((part) => [part.resource, part.fullUrl]),
    [
      [resource, fullUrl],
      [resource, undefined],
    ],
  );
  assertThrows(() => mdawa.splitRecord("{"), "record-not-json");
  assertThrows(() => mdawa.splitRecord("{}"), "record-not-fhir");
  assertThrows(() => mdawa.joinRecord([{ resource: "[]" }], NOW), "record-not-fhir");
  assertThrows(() => mdawa.joinRecord([], -1), "argument-invalid");
});

test("an entry is drafted, filled in again and revised", () => {
  const fullUrl = "urn:uuid:00000000-0000-4000-8000-000000000001";
  const form = { text: "Blood pressure", value: "120/80", unit: "mmHg", date: "2026-11-20" };
  const resource = mdawa.draftEntry("vital", form, { fullUrl }, NOW);
  assert.equal(JSON.parse(resource).subject.reference, fullUrl);
  assert.equal(mdawa.splitRecord(resource)[0]?.kind, "vital");
  assert.deepEqual(mdawa.entryFields(resource), form);
  assert.equal(mdawa.reviseEntry(resource, { value: undefined }), resource);
  const revised = mdawa.reviseEntry(resource, { value: "130/85", date: "" });
  assert.deepEqual(mdawa.entryFields(revised), { text: "Blood pressure", value: "130/85", unit: "mmHg" });
  assertThrows(() => mdawa.draftEntry("problem", {}, {}, NOW), "form-missing");
  assertThrows(() => mdawa.draftEntry("problem", { text: "x", since: "May" }, {}, NOW), "form-not-a-date");
  assertThrows(() => mdawa.draftEntry("problem", { text: "x", dose: "1" }, {}, NOW), "argument-invalid");
  assertThrows(() => mdawa.draftEntry("other", { text: "x" }, {}, NOW), "argument-invalid");
  assertThrows(() => mdawa.reviseEntry(resource, { text: "" }), "form-missing");
  assertThrows(() => mdawa.entryFields("{}"), "record-not-fhir");
});

test("codes are drawn and read", () => {
  assert.match(mdawa.newCode(6), /^\d{6}$/);
  assert.equal(mdawa.normaliseCode(" ४८२-९१३ ", 6), "482913");
  assertThrows(() => mdawa.normaliseCode("48291", 6), "code-malformed");
});

test("any input is recognised as something", () => {
  for (const input of ["", "{", "482913", "MDW1.", "\u0000", "https://example.org/#shlink:/eyJ"]) {
    assert.equal(typeof mdawa.recognise(input).kind, "string");
  }
});
