/**
 * The backup file of one vault: everything as it lies, sealed, and what is needed to open it elsewhere. It is read back and
 * opened before it is given out, and restored in one transaction.
 *
 * | bytes | field                                                                        |
 * |------:|------------------------------------------------------------------------------|
 * |     … | "mdawa vault backup 1" and a line feed                                       |
 * |     … | who it is of and the ways in, as JSON, and a line feed                       |
 * |     4 | count of values; then each, by name, none twice:                             |
 * |     2 | · length of its name, then the name in UTF-8                                 |
 * |     8 | · revision                                                                   |
 * |    12 | · nonce                                                                      |
 * |     4 | · length of its sealed bytes, then those                                     |
 * |    12 | nonce of the end                                                             |
 * |    48 | the end: SHA-256 of all before its nonce, sealed, bound to vault and count   |
 * |    32 | SHA-256 of all before: tells damage to who has no key yet                    |
 *
 * Numbers are big endian.
 */

import { Failure } from "../shared/failure.js";
import { bytesOf, hexOf } from "../shared/hex.js";
import { KeyedStore } from "../shared/keyed-store.js";
import { bind, Damage, VaultSeal } from "./seal.js";
import { ROOT } from "./shelf.js";
import { stored } from "./storage.js";
import { survey } from "./survey.js";

/**
 * @typedef {import("./types.js").BackupFace} BackupFace
 * @typedef {import("./types.js").Sealed} Sealed
 * @typedef {{ face: BackupFace, values: Map<string, Sealed>, end: { digest: Uint8Array<ArrayBuffer>, iv: Uint8Array<ArrayBuffer>, bytes: ArrayBuffer } }} Backup
 */

const MAGIC = "mdawa vault backup ";
const VERSION = "1";
const END_LABEL = "mdawa/1 backup";
const [IV_BYTES, TAG_BYTES, DIGEST_BYTES] = [12, 16, 32];
const END_BYTES = IV_BYTES + DIGEST_BYTES + TAG_BYTES;
const LINE_FEED = 10;
const NAME = /^(?:entry|index|values)\/./su;
const ROLES = ["patient", "caretaker", "doctor", "clinic"];

/**
 * Writes a backup, and tries it before it is given out. What does not open is left out and named in it.
 *
 * @param {{ database: string, profile: Pick<BackupFace, "id" | "name" | "role" | "created">, key: CryptoKey, now: number }} of
 * @returns {Promise<Blob>}
 */
export async function writeBackup({ database, profile, key, now }) {
  const kept = await stored(() => new KeyedStore(database).entries());
  const seal = new VaultSeal(profile.id, key);
  const values = new Map(kept.filter(([name]) => NAME.test(name)));
  const { unopened, missing } = await survey(values, seal);
  if (unopened.includes(ROOT) || missing.includes(ROOT)) throw new Damage([ROOT]);
  for (const name of unopened) values.delete(name);

  const { id, name, role, created } = profile;
  const ways = (new Map(kept).get("ways") ?? []).filter(
    (/** @type {import("./types.js").Way} */ { kind }) => kind !== "remembered",
  );
  const damaged = [...new Set([...unopened, ...missing])];
  const face = { id, name, role, created, madeAt: now, ways, damaged };
  const header = `${MAGIC}${VERSION}\n${JSON.stringify(face, toHex)}\n`;
  const body = new Blob([
    header,
    uint32(values.size),
    ...[...values].flatMap(([name, sealed]) => partsOf(name, sealed)),
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const algorithm = { name: "AES-GCM", iv, additionalData: bind([END_LABEL, id], values.size) };
  const end = await crypto.subtle.encrypt(algorithm, key, await digestOf(body));
  const signed = new Blob([body, iv, end]);
  const blob = new Blob([signed, await digestOf(signed)], { type: "application/octet-stream" });
  await checkBackup(await readBackup(blob), key);
  return blob;
}

/**
 * Reads a backup without its key: damage is found, and who altered it on purpose is not.
 *
 * @param {Blob} blob
 * @returns {Promise<Backup>}
 */
export async function readBackup(blob) {
  try {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const reader = new Reader(bytes);
    const [, version] = /^mdawa vault backup (\d+)$/.exec(reader.line()) ?? [];
    const whole = bytes.length - DIGEST_BYTES;
    reader.expect(version !== undefined && whole > reader.at);
    // Every version ends so: what is newer is told from what is damaged.
    reader.expect(hexOf(bytes.subarray(whole)) === hexOf(await sha256(bytes.subarray(0, whole))));
    if (version !== VERSION) throw new Failure("vault-newer", `backup of version ${version}`);

    const face = faceOf(JSON.parse(reader.line(), fromHex));
    const values = new Map();
    let before = "";
    for (let left = reader.uint32(); left > 0; left--) {
      const name = reader.text(reader.uint16());
      // The names are in order, so none is there twice.
      reader.expect(NAME.test(name) && name > before);
      before = name;
      const revision = reader.uint64();
      const iv = reader.take(IV_BYTES);
      const sealed = reader.take(reader.uint32());
      reader.expect(revision > 0 && sealed.length >= TAG_BYTES);
      values.set(name, { revision, iv, bytes: sealed.buffer });
    }
    const digest = await sha256(bytes.subarray(0, reader.at));
    reader.expect(reader.at === whole - END_BYTES);
    const end = { digest, iv: reader.take(IV_BYTES), bytes: reader.take(DIGEST_BYTES + TAG_BYTES).buffer };
    return { face, values, end };
  } catch (cause) {
    if (cause instanceof Failure && cause.code === "vault-newer") throw cause;
    throw new Failure("backup-damaged", "no whole backup", { cause });
  }
}

/**
 * Opens everything in a backup: it was written by who has the key, is whole, and all of it opens.
 *
 * @param {Backup} backup
 * @param {CryptoKey} key
 */
export async function checkBackup({ face, values, end }, key) {
  let said;
  try {
    const algorithm = {
      name: "AES-GCM",
      iv: end.iv,
      additionalData: bind([END_LABEL, face.id], values.size),
    };
    said = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, end.bytes));
  } catch (cause) {
    throw new Failure("backup-damaged", "the end of the backup does not open", { cause });
  }
  if (hexOf(said) !== hexOf(end.digest)) throw new Failure("backup-damaged", "not what was written");
  const { unopened, missing } = await survey(values, new VaultSeal(face.id, key));
  const unknown = [...unopened, ...missing].filter((name) => !face.damaged.includes(name));
  if (unknown.length > 0) throw new Failure("backup-damaged", `does not open: ${unknown.join(", ")}`);
}

/**
 * Puts a vault in the place of what its database holds: all of it in one transaction, or nothing. The directory is to name
 * it only after that.
 *
 * @param {Backup} backup
 * @param {string} database
 * @param {{ replace?: boolean }} [options]
 */
export function restoreBackup({ face, values }, database, { replace = false } = {}) {
  return stored(async () => {
    const disk = new KeyedStore(database);
    if (!replace && (await disk.has(""))) throw new Failure("backup-here-already");
    await disk.replaceAll([["ways", face.ways], ...values]);
  });
}

/** @param {string} name @param {Sealed} sealed @returns {BlobPart[]} */
function partsOf(name, { revision, iv, bytes }) {
  const text = new TextEncoder().encode(name);
  const head = new Uint8Array(2 + text.length + 8 + IV_BYTES + 4);
  const view = new DataView(head.buffer);
  view.setUint16(0, text.length);
  head.set(text, 2);
  view.setBigUint64(2 + text.length, BigInt(revision));
  head.set(iv, 2 + text.length + 8);
  view.setUint32(head.length - 4, bytes.byteLength);
  return [head, bytes];
}

/** @param {number} value */
function uint32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** @param {Blob} blob */
async function digestOf(blob) {
  return sha256(await blob.arrayBuffer());
}

/** @param {ArrayBuffer | Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** Bytes as JSON can hold them. @param {string} _ @param {unknown} value */
function toHex(_, value) {
  if (value instanceof ArrayBuffer) return { hex: hexOf(new Uint8Array(value)) };
  return value instanceof Uint8Array ? { hex: hexOf(value) } : value;
}

/** @param {string} _ @param {any} value */
function fromHex(_, value) {
  const hex =
    value && typeof value === "object" && Object.keys(value).join() === "hex" ? value.hex : undefined;
  return typeof hex === "string" && /^(?:[0-9a-f]{2})*$/.test(hex) ? bytesOf(hex) : value;
}

/** What a header says, if it says all that it has to. @param {any} said @returns {BackupFace} */
function faceOf(said) {
  const { id, name, role, created, madeAt, ways, damaged } = said;
  const texts = [name, ...damaged, ...ways.map((/** @type {any} */ way) => way.id)];
  const right =
    /^[0-9a-f]{32}$/.test(id) &&
    ROLES.includes(role) &&
    [created, madeAt].every(Number.isSafeInteger) &&
    texts.every((text) => typeof text === "string") &&
    ways.every((/** @type {any} */ { kind, iv, wrapped }) => {
      const known = ["passphrase", "passkey", "recovery-code"].includes(kind);
      return known && iv instanceof Uint8Array && wrapped instanceof Uint8Array;
    });
  if (!right) throw new TypeError("not the header of a backup");
  return { id, name, role, created, madeAt, ways, damaged };
}

/** Reads bytes in their order, and never past their end. */
class Reader {
  #bytes;
  #view;
  at = 0;

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }

  /** @param {boolean} right */
  expect(right) {
    if (!right) throw new RangeError(`not a backup at ${this.at}`);
  }

  /** @param {number} length */
  take(length) {
    this.expect(this.at + length <= this.#bytes.length);
    this.at += length;
    return this.#bytes.slice(this.at - length, this.at);
  }

  /** @param {number} length */
  text(length) {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.take(length));
  }

  line() {
    const end = this.#bytes.indexOf(LINE_FEED, this.at);
    this.expect(end >= 0);
    const text = this.text(end - this.at);
    this.at += 1;
    return text;
  }

  uint16() {
    this.at += 2;
    return this.#view.getUint16(this.at - 2);
  }

  uint32() {
    this.at += 4;
    return this.#view.getUint32(this.at - 4);
  }

  uint64() {
    this.at += 8;
    const value = Number(this.#view.getBigUint64(this.at - 8));
    this.expect(Number.isSafeInteger(value));
    return value;
  }
}
