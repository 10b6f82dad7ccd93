/**
 * The worker that holds a vault's key, and the only one that does: to end it is to lock the vault.
 *
 * The key cannot be extracted. What makes a way anew needs it extractable, and that is had only of a secret that was shown
 * within the last minutes: whoever finds a vault open can read it, and not make a way in for himself.
 */

import init, * as mdawa from "../../pkg/codes.js";
import { answerQuestions } from "../shared/answer-questions.js";
import { Failure } from "../shared/failure.js";
import { wasmOf } from "../shared/wasm.js";
import { checkBackup, readBackup, restoreBackup, writeBackup } from "./backup.js";
import { databaseOf, plainOf, WAYS } from "./databases.js";
import { countTry, forgive, list, listing, noteBackup } from "./directory.js";
import { face } from "./faces.js";
import { forget, openRemembered, remember } from "./remembered.js";
import { Shelf } from "./shelf.js";
import { stored } from "./storage.js";
import {
  assertLong,
  confine,
  countWays,
  FEWEST_WAYS,
  find,
  newId,
  newVaultKey,
  passkeyWay,
  passphraseWay,
  recoveryWays,
  unwrap,
} from "./ways.js";

/**
 * @typedef {import("./types.js").Commit} Commit
 * @typedef {import("./types.js").NewEntry} NewEntry
 * @typedef {import("./types.js").NewVault} NewVault
 * @typedef {import("./types.js").Query} Query
 * @typedef {import("./types.js").Secret} Secret
 * @typedef {import("./types.js").Way} Way
 * @typedef {import("./ways.js").Found} Found
 * @typedef {import("./ways.js").Passkey} Passkey
 */

/** How long a secret that was shown is good for making ways. */
const PROOF_MS = 300_000;

/** What is open here: one vault, once. @type {{ id: string, key: CryptoKey, shelf: Shelf } | undefined} */
let open;
/** What a secret has opened within the last minutes. @type {Found | undefined} */
let proof;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let proofEnds;

const tasks = {
  // Opening

  /** Makes a vault with all its ways, or none. @param {NewVault} vault */
  async create({ name, role, passphrase, passkey, recoveryCodes, now }) {
    if (passphrase !== undefined) assertLong(passphrase);
    const asked = [passphrase, passkey, recoveryCodes[0]].filter((way) => way !== undefined);
    if (asked.length < FEWEST_WAYS) throw new Failure("vault-ways-few");
    const id = newId();
    const drawn = await newVaultKey();
    /** @type {Way[]} */
    const ways = [];
    if (passphrase !== undefined) ways.push(await passphraseWay(mdawa, id, drawn, passphrase, now));
    if (passkey) ways.push(await passkeyWay(id, drawn, passkey, now));
    ways.push(...(await recoveryWays(mdawa, id, drawn, recoveryCodes, now)));
    const { key, found } = await confine(id, drawn);
    await plainOf(id).put(WAYS, ways);
    const opened = await enter(id, key);
    // Last, so that nobody sees half a vault.
    await list({ id, name, role, created: now });
    prove(found);
    return { profile: await face(id, now), opened };
  },

  /** @param {string} id @param {Secret} secret @param {number} now */
  async unlock(id, secret, now) {
    if (open) throw new TypeError("one worker opens one vault");
    const opened =
      secret.kind === "remembered" ? await unlockByItself(id, now) : await unlock(id, secret, now);
    return { profile: await face(id, now), opened };
  },

  /** Whether a secret is right, for what is not to be done by whoever finds a vault open. @param {Exclude<Secret, { kind: "remembered" }>} secret @param {number} now */
  async confirm(secret, now) {
    const { id } = opened();
    try {
      prove(await show(id, secret, now));
      return true;
    } catch (error) {
      if (error instanceof Failure && error.code === "vault-secret-wrong") return false;
      throw error;
    }
  },

  /** @param {number} now */
  face: (now) => face(opened().id, now),

  // Ways

  /** @param {Passkey} passkey @param {number} now */
  async addPasskey(passkey, now) {
    const way = await passkeyWay(opened().id, await extractable(), passkey, now);
    return changeWays((ways) => [...ways, way], now);
  },

  /** Puts a passphrase in the place of the one before, if there was one. @param {string} passphrase @param {number} now */
  async changePassphrase(passphrase, now) {
    const { id, shelf } = opened();
    const way = await passphraseWay(mdawa, id, await extractable(), passphrase, now);
    // Whoever changes it may have a reason: nothing that remembers outlives that.
    await forget(id, shelf, now);
    return changeWays((ways) => [way, ...ways.filter(({ kind }) => kind !== "passphrase")], now);
  },

  /** Puts a set of codes in the place of the one before. @param {string[]} codes @param {number} now */
  async newRecoveryCodes(codes, now) {
    const set = await recoveryWays(mdawa, opened().id, await extractable(), codes, now);
    return changeWays((ways) => [...ways.filter(({ kind }) => kind !== "recovery-code"), ...set], now);
  },

  /** Of recovery codes the whole set. @param {string} wayId @param {number} now */
  async removeWay(wayId, now) {
    await extractable();
    return changeWays((ways) => {
      const removed = ways.find(({ id }) => id === wayId);
      return ways.filter(({ id, set }) => id !== wayId && !(set && set === removed?.set));
    }, now);
  },

  /** @param {number} now */
  async remember(now) {
    const { id, shelf } = opened();
    await remember(id, shelf, await extractable(), now);
    return face(id, now);
  },

  /** @param {number} now */
  async forget(now) {
    const { id, shelf } = opened();
    await forget(id, shelf, now);
    return face(id, now);
  },

  // Backups

  /** A file of all of it, which was tried before it is given out. @param {number} now */
  async backup(now) {
    const { id, key } = opened();
    const profile = await listing(id);
    if (!profile) throw new Failure("vault-gone");
    const file = await writeBackup({ database: databaseOf(id), profile, key, now });
    await noteBackup(id, now);
    return file;
  },

  /** @param {Blob} file */
  async backupFace(file) {
    return (await readBackup(file)).face;
  },

  /**
   * Makes a vault of a backup, all of which is opened first: who has no secret of it puts nothing in the place of anything.
   *
   * @param {Blob} file
   * @param {Exclude<Secret, { kind: "remembered" }>} secret
   * @param {{ replace: boolean, now: number }} options
   */
  async restore(file, secret, { replace, now }) {
    const backup = await readBackup(file);
    const { id, name, role, created, madeAt, ways } = backup.face;
    const found = await find(mdawa, id, ways, secret);
    const key = found && (await unwrap(found.wrapping, found.way, id));
    if (!key) throw new Failure("vault-secret-wrong");
    await checkBackup(backup, key);
    await restoreBackup(backup, databaseOf(id), { replace });
    // Last, so that nobody sees half a vault.
    await list({ id, name, role, created, backedUpAt: madeAt });
    return face(id, now);
  },

  // Entries and values

  /** @param {Query} query */
  list: (query) => opened().shelf.list(query),
  subjects: () => opened().shelf.subjects(),
  /** @param {string} entryId */
  read: (entryId) => opened().shelf.read(entryId),
  /** @param {string[]} entryIds */
  readAll: (entryIds) => opened().shelf.readAll(entryIds),
  /** @param {NewEntry[]} entries */
  duplicates: (entries) => opened().shelf.duplicates(entries),
  /** @param {string} key */
  value: (key) => opened().shelf.value(key),
  refresh: () => opened().shelf.refresh(),

  /** @param {Commit} commit */
  commit: (commit) => opened().shelf.commit(commit),
};

function opened() {
  if (!open) throw new Failure("vault-locked");
  return open;
}

/** @param {string} id @param {CryptoKey} key */
async function enter(id, key) {
  const shelf = new Shelf(databaseOf(id), id, key);
  const found = await shelf.open();
  open = { id, key, shelf };
  return found;
}

/** @param {string} id @param {Exclude<Secret, { kind: "remembered" }>} secret @param {number} now */
async function unlock(id, secret, now) {
  const found = await show(id, secret, now);
  const key = await unwrap(found.wrapping, found.way, id);
  if (!key) throw new TypeError("what was found opens");
  const state = await enter(id, key);
  // Its owner has lost the other ways and is about to make new ones; the code itself is spent.
  if (secret.kind === "recovery-code") prove(found);
  return state;
}

/** @param {string} id @param {number} now */
async function unlockByItself(id, now) {
  /** @type {import("./types.js").Opened | undefined} */
  let state;
  const openShelf = async (/** @type {CryptoKey} */ key) => {
    state = await enter(id, key);
    return opened().shelf;
  };
  if (!(await openRemembered(id, openShelf, now))) {
    open = undefined;
    throw new Failure("vault-secret-wrong", "not remembered any more");
  }
  return state;
}

/**
 * Tries a secret, and spends it where it is good for once. Wrong passphrases are counted, and wait; what nobody guesses is
 * not, and is not kept out by them.
 *
 * @param {string} id
 * @param {Exclude<Secret, { kind: "remembered" }>} secret
 * @param {number} now
 * @returns {Promise<Found>}
 */
async function show(id, secret, now) {
  if (!(await listing(id))) throw new Failure("vault-gone");
  let seconds = 0;
  if (secret.kind === "passphrase") {
    const { waiting, next } = await countTry(id, waits(), now);
    if (waiting > 0) throw new Failure("vault-waiting", undefined, { params: { seconds: waiting } });
    seconds = next;
  }
  const plain = plainOf(id);
  const ways = /** @type {Way[]} */ ((await plain.get(WAYS)) ?? []);
  const found = await find(mdawa, id, ways, secret);
  // Another tab may have removed this way meanwhile, or spent this code.
  const used = found && (await use(plain, found.way, now));
  if (!used) throw new Failure("vault-secret-wrong", undefined, { params: { seconds } });
  await forgive(id);
  return found;
}

/**
 * @param {ReturnType<typeof plainOf>} plain
 * @param {Way} way
 * @param {number} now
 * @returns {Promise<boolean>} whether it was still there
 */
async function use(plain, way, now) {
  let there = false;
  await plain.change(WAYS, (/** @type {Way[] | undefined} */ ways = []) => {
    there = ways.some(({ id }) => id === way.id);
    if (!there) return undefined;
    if (way.kind === "recovery-code") return ways.filter(({ id }) => id !== way.id);
    return ways.map((other) => (other.id === way.id ? { ...other, usedAt: now } : other));
  });
  return there;
}

/** How long wrong passphrases wait, as the policy of the codes says. */
function waits() {
  return mdawa.policies().find(({ id }) => id === "recommended")?.lockout ?? [];
}

/** @param {Found} found */
function prove(found) {
  clearTimeout(proofEnds);
  proof = found;
  proofEnds = setTimeout(() => {
    proof = undefined;
  }, PROOF_MS);
}

/** The vault's key, to be wrapped anew. */
async function extractable() {
  const { id } = opened();
  const key = proof && (await unwrap(proof.wrapping, proof.way, id, true));
  if (!key) throw new Failure("vault-unconfirmed");
  return key;
}

/**
 * @param {(ways: Way[]) => Way[]} decide
 * @param {number} now
 */
async function changeWays(decide, now) {
  const { id } = opened();
  let [gone, few] = [false, false];
  await plainOf(id).change(WAYS, (/** @type {Way[] | undefined} */ ways) => {
    gone = ways === undefined;
    if (!ways) return undefined;
    const next = decide(ways);
    // Where too few are left already, since codes were used up, a change may leave as many.
    few = countWays(next) < Math.min(FEWEST_WAYS, countWays(ways));
    return few ? undefined : next;
  });
  if (gone) throw new Failure("vault-gone");
  if (few) throw new Failure("vault-ways-few");
  return face(id, now);
}

const ready = init(wasmOf("codes"));
const kept = Object.entries(tasks).map(([name, task]) => [
  name,
  (/** @type {any[]} */ ...args) => stored(async () => /** @type {Function} */ (task)(...args)),
]);
answerQuestions(ready, Object.fromEntries(kept), (code) =>
  /** @type {string[]} */ (mdawa.errorCodes()).includes(code),
);
