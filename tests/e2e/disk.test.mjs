/** What a browser leaves on its disk of a vault: a profile's folder is searched byte by byte after the browser has gone. */

import assert from "node:assert/strict";
import { createDecipheriv } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchProfile, serve } from "./harness.mjs";
import { ask, byPassphrase, codes, create, entry, newTab, PASSPHRASE, plain, unlock } from "./vault.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {string} */
let folder;
before(async () => {
  site = await serve();
  folder = await mkdtemp(join(tmpdir(), "mdawa-disk-"));
});
after(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const NAME = "Profile of Asha Example";
const PATIENT = "Neema Mapambazuko";
const PROBLEM = "Ugonjwa wa majaribio";
const VALUE = "kept beside the entries";
const UNSAVED = "a passphrase of another day";

/** Every text as it may lie on a disk. @param {string} text @returns {[string, Buffer][]} */
function spellings(text) {
  return [
    [`${text} (UTF-8)`, Buffer.from(text, "utf8")],
    [`${text} (UTF-16)`, Buffer.from(text, "utf16le")],
  ];
}

/** A key as it may lie there. @param {string} name @param {Uint8Array} key @returns {[string, Buffer][]} */
function keySpellings(name, key) {
  const bytes = Buffer.from(key);
  return [
    [name, bytes],
    ...["hex", "base64", "base64url"].flatMap((encoding) =>
      spellings(bytes.toString(/** @type {BufferEncoding} */ (encoding))),
    ),
  ];
}

/** Where each of these lies in the profile's folder. @param {[string, Buffer][]} wanted */
async function search(wanted) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  /** @type {Map<string, string[]>} */
  const places = new Map(wanted.map(([name]) => [name, []]));
  let [files, bytes] = [0, 0];
  for (const file of entries.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    const content = await readFile(path);
    files += 1;
    bytes += content.length;
    for (const [name, sought] of wanted) {
      if (content.includes(sought)) places.get(name)?.push(path.slice(folder.length));
    }
  }
  return { places, files, bytes };
}

/** What a way holds, as whoever knows its secret finds it. @param {string} profile @param {any} way @param {Uint8Array} wrapping */
function unwrapped(profile, way, wrapping) {
  const parts = ["mdawa/1 vault way", profile, way.id, way.kind].map((part) => Buffer.from(part));
  const wrapped = bytesOf(way.wrapped);
  const decipher = createDecipheriv("aes-256-gcm", wrapping, bytesOf(way.iv));
  decipher.setAAD(Buffer.concat(parts.flatMap((part) => [Buffer.from([0, part.length]), part])));
  decipher.setAuthTag(wrapped.subarray(32));
  return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
}

/** Bytes as they came from the page. @param {Record<string, number>} sent */
const bytesOf = (sent) => Uint8Array.from(Object.values(sent));

test("after locking and closing, a browser's folder holds nothing of the record, no key, no passphrase, no code", async (t) => {
  const context = await launchProfile(folder);
  const page = await newTab(context, site.url);
  const { id, recoveryCodes } = await create(page, { name: NAME });
  const patient = entry(PATIENT);
  await ask(page, "apply", { do: "add", entries: [patient, entry(PROBLEM, patient.row.id)] });
  await page.evaluate(async (text) => {
    const { vault } = /** @type {any} */ (globalThis);
    await vault.values.update("note", async () => ({ value: { text }, result: 0 }));
  }, VALUE);
  assert.equal((await unlock(page, id, byPassphrase(UNSAVED))).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "open");
  assert.equal((await ask(page, "list", { from: 0, count: 5, order: "name" })).total, 2);
  const [way] = await plain(page, id, "ways");
  await ask(page, "lock");
  await context.close();

  const wrapping = codes.vaultKeyFromPassphrase(PASSPHRASE, bytesOf(way.salt));
  const key = unwrapped(id, way, wrapping);
  assert.equal(key.length, 32);
  /** @type {[string, Buffer][]} */
  const secret = [
    ...[PATIENT, PROBLEM, VALUE, PASSPHRASE, UNSAVED].flatMap(spellings),
    ...recoveryCodes.flatMap((code) => [...spellings(code), ...spellings(code.replaceAll("-", ""))]),
    ...keySpellings("the vault's key", key),
    ...keySpellings("what wraps it", wrapping),
  ];
  // What is known to be there: else nothing would be found for want of a good look.
  /** @type {[string, Buffer][]} */
  const open = [...spellings(NAME), ["the wrapped key", Buffer.from(bytesOf(way.wrapped))]];
  const { places, files, bytes } = await search([...secret, ...open]);
  t.diagnostic(`${files} files, ${Math.round(bytes / 1024)} KiB`);
  for (const [name] of secret) assert.deepEqual(places.get(name), [], name);
  assert.ok(
    spellings(NAME).some(([name]) => places.get(name)?.length),
    "the profile's name, which stands in plain",
  );
  assert.ok(places.get("the wrapped key")?.length, "the wrapped key");
});

test("a browser that is remembered keeps what opens the vault in plain: what the page says it costs", async () => {
  const context = await launchProfile(folder);
  const page = await newTab(context, site.url);
  const { id } = await create(page, { name: "remembered" });
  await ask(page, "remember");
  const way = await plain(page, id, "remembered");
  await context.close();
  // No script can ask for the key, and whoever has the folder tries what lies there, place by place.
  let opened = 0;
  for await (const wrapping of placesIn(join(folder, "Default", "IndexedDB"))) {
    try {
      opened += unwrapped(id, way, wrapping).length > 0 ? 1 : 0;
    } catch {
      // No key.
    }
  }
  assert.ok(opened > 0);
});

/** Every 32 bytes in a row. @param {string} root */
async function* placesIn(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const file of entries.filter((entry) => entry.isFile())) {
    const content = await readFile(join(file.parentPath, file.name));
    for (let at = 0; at + 32 <= content.length; at++) yield content.subarray(at, at + 32);
  }
}
