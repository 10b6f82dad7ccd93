/** Cards, certificates, links and locked files as other programs write them, with every fault that a test wants. */

import { createCipheriv, createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { deflateRawSync, deflateSync } from "node:zlib";

/** @param {unknown} value */
const base64url = (value) =>
  Buffer.from(typeof value === "string" || Buffer.isBuffer(value) ? value : JSON.stringify(value)).toString(
    "base64url",
  );

/** A record of one patient. @param {string} name @param {Record<string, unknown>[]} [resources] */
export function bundleOf(name, resources = []) {
  const [given, family] = name.split(" ");
  const patient = { resourceType: "Patient", name: [{ family, given: [given] }], birthDate: "1951-01-20" };
  const immunization = {
    resourceType: "Immunization",
    status: "completed",
    vaccineCode: {
      coding: [{ system: "http://hl7.org/fhir/sid/cvx", code: "207" }],
      text: "Moderna COVID-19",
    },
    patient: { reference: "resource:0" },
    occurrenceDateTime: "2021-01-01",
    lotNumber: "0000001",
  };
  const all = [patient, immunization, ...resources];
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: all.map((resource, index) => ({ fullUrl: `resource:${index}`, resource })),
  };
}

/** Somebody who signs cards. */
export class Issuer {
  #key;

  /** @param {string} url */
  constructor(url) {
    this.url = url;
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = privateKey;
    const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
    // RFC 7638.
    const thumbprint = createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
    this.jwk = { kty, kid: thumbprint, use: "sig", alg: "ES256", crv, x, y };
  }

  /** What it publishes. */
  get jwks() {
    return JSON.stringify({ keys: [this.jwk] });
  }

  /**
   * A card, as JWS. `url`: who it says that it is of.
   *
   * @param {object} bundle
   * @param {{ url?: string, issued?: number, expires?: number, rid?: string, fault?: "none" | "der" | "wrong" | "short", trailing?: boolean }} [how]
   */
  card(bundle, { url = this.url, issued = 1_620_992_383.218, expires, rid, fault, trailing = false } = {}) {
    const vc = {
      type: ["https://smarthealth.cards#health-card", "https://smarthealth.cards#immunization"],
      credentialSubject: { fhirVersion: "4.0.1", fhirBundle: bundle },
      rid,
    };
    const claims = { iss: url, nbf: issued, exp: expires, vc };
    const packed = deflateRawSync(JSON.stringify(claims), { level: 9 });
    const payload = trailing ? Buffer.concat([packed, Buffer.from("extra")]) : packed;
    const alg = fault === "none" ? "none" : "ES256";
    const signed = `${base64url({ zip: "DEF", alg, kid: this.jwk.kid })}.${base64url(payload)}`;
    const over = fault === "wrong" ? `${signed}changed` : signed;
    const signature = sign("sha256", Buffer.from(over), {
      key: this.#key,
      dsaEncoding: fault === "der" ? "der" : "ieee-p1363",
    });
    if (fault === "none") return `${signed}.`;
    return `${signed}.${base64url(fault === "short" ? signature.subarray(0, 40) : signature)}`;
  }

  /**
   * An EU certificate for a vaccination.
   *
   * @param {{ name: string, country?: string, issued?: number, expires?: number, fault?: "wrong" }} of
   */
  certificate({ name, country = "XX", issued = 1_620_992_383, expires = 4_102_444_800, fault }) {
    const [given = "", family = ""] = name.split(" ");
    const vaccination = {
      tg: "840539006",
      vp: "1119349007",
      mp: "EU/1/20/1528",
      ma: "ORG-100030215",
      dn: 2,
      sd: 2,
      dt: "2021-05-29",
      co: country,
      is: "Ministry of Health",
      ci: "URN:UVCI:01:XX:EXAMPLE#1",
    };
    const standard = { fn: family, gn: given, fnt: family.toUpperCase(), gnt: given.toUpperCase() };
    const payload = { v: [vaccination], dob: "1964-08-12", nam: standard, ver: "1.3.0" };
    const claims = cbor(
      new Map(
        /** @type {[number, any][]} */ ([
          [1, country],
          [4, expires],
          [6, issued],
          [-260, new Map([[1, payload]])],
        ]),
      ),
    );
    const header = cbor(
      new Map(
        /** @type {[number, any][]} */ ([
          [1, -7],
          [4, this.certificateKeyId],
        ]),
      ),
    );
    const over = cbor(["Signature1", header, Buffer.alloc(0), fault ? Buffer.from("else") : claims]);
    const signature = sign("sha256", over, { key: this.#key, dsaEncoding: "ieee-p1363" });
    const cose = Buffer.concat([Buffer.from([0xd2]), cbor([header, new Map(), claims, signature])]);
    return `HC1:${base45(deflateSync(cose))}`;
  }

  /** The name of the key in certificates: eight bytes. */
  get certificateKeyId() {
    return createHash("sha256").update(this.jwk.kid).digest().subarray(0, 8);
  }

  /** The same key, as an EU directory would name it. */
  get certificateJwks() {
    return JSON.stringify({ keys: [{ ...this.jwk, kid: this.certificateKeyId.toString("base64") }] });
  }
}

/** The codes of a card. @param {string} jws @param {number} [of] how many */
export function codesOf(jws, of = 1) {
  const length = Math.ceil(jws.length / of);
  return Array.from({ length: of }, (_, index) => {
    const digits = Array.from(jws.slice(index * length, (index + 1) * length), (character) =>
      String(character.charCodeAt(0) - 45).padStart(2, "0"),
    ).join("");
    return of === 1 ? `shc:/${digits}` : `shc:/${index + 1}/${of}/${digits}`;
  });
}

/** @param {string[]} cards */
export function cardFileOf(...cards) {
  return JSON.stringify({ verifiableCredential: cards });
}

/** A link and the locked file behind it. @param {{ body: string, contentType?: string, url?: string, label?: string, flag?: string, expires?: number }} what */
export function linkOf({ body, contentType = "application/fhir+json", url, label, flag, expires }) {
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const header = base64url({ alg: "dir", enc: "A256GCM", cty: contentType, zip: "DEF" });
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(header));
  const sealed = Buffer.concat([cipher.update(deflateRawSync(body)), cipher.final()]);
  const parts = [header, "", base64url(iv), base64url(sealed), base64url(cipher.getAuthTag())];
  const payload = {
    url: url ?? "https://share.example.org/shl/manifest-1",
    key: base64url(key),
    exp: expires,
    flag,
    label,
    v: 1,
  };
  return { link: `shlink:/${base64url(payload)}`, file: parts.join(".") };
}

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** RFC 9285. @param {Buffer} bytes */
function base45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let value = pair ? bytes.readUInt16BE(at) : (bytes[at] ?? 0);
    for (let digit = 0; digit < (pair ? 3 : 2); digit += 1) {
      text += ALPHABET[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return text;
}

/** RFC 8949, of what a certificate needs. @param {any} value @returns {Buffer} */
function cbor(value) {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") {
    const text = Buffer.from(value);
    return Buffer.concat([head(3, text.length), text]);
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Buffer.concat([head(5, entries.length), ...entries.flat().map(cbor)]);
}

/** @param {number} major @param {number} count */
function head(major, count) {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 0x100) return Buffer.from([(major << 5) | 24, count]);
  const long = count >= 0x10000;
  const bytes = Buffer.alloc(long ? 5 : 3, (major << 5) | (long ? 26 : 25));
  if (long) bytes.writeUInt32BE(count, 1);
  else bytes.writeUInt16BE(count, 1);
  return bytes;
}
