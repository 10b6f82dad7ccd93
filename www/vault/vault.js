/**
 * An open vault as a page has it: the only door to the worker that holds its key.
 *
 * All tabs of this browser hear of one another: what one has kept, that somebody is there, and that all are to be locked.
 */

import { nowUnixSeconds } from "../shared/clock.js";
import { CoreSession } from "../shared/core-session.js";
import { Failure } from "../shared/failure.js";
import { workerUrl } from "../shared/script-url.js";
import { IDLE_SECONDS, watchLeaving } from "./auto-lock.js";
import { DIRECTORY, databaseOf, deleteDatabase, plainOf, profileDatabases, WIPED } from "./databases.js";
import { listed, unlist } from "./directory.js";
import { faces } from "./faces.js";
import { isMarked, mark } from "./mark.js";
import { stored } from "./storage.js";
import { Values } from "./values.js";

/**
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").Commit} Commit
 * @typedef {import("./types.js").NewVault} NewVault
 * @typedef {import("./types.js").Opened} Opened
 * @typedef {import("./types.js").ProfileFace} ProfileFace
 * @typedef {import("./types.js").Secret} Secret
 * @typedef {import("./passkey.js").Passkey} Passkey
 *
 * @typedef {import("./auto-lock.js").Cause | "broken" | "hand" | "passphrase" | "restored" | "wiped"} LockCause
 *   `broken`: its worker failed; `passphrase`: another tab has changed it; `restored`: a backup was put in its place
 *
 * @typedef {{ profile: string | undefined } & (
 *   { news: "changed" } | { news: "touched" } | { news: "lock", cause: LockCause }
 * )} Word between tabs; no profile: all of them
 */

const CHANNEL = "mdawa-vault";
/** So often, at most, other tabs are told that somebody is here. */
const TOUCH_MS = 5000;

export class Vault {
  #session;
  #profile;
  #channel = new BroadcastChannel(CHANNEL);
  #watching = new AbortController();
  #touched = () => {};
  #lastTouchMs = Number.NEGATIVE_INFINITY;
  /** @type {LockCause | undefined} */
  #lockedBy;
  /** @type {((cause: LockCause) => void)[]} */
  #onLock = [];
  /** @type {(() => void)[]} */
  #onChanged = [];

  /** What does not open of it: `entry/<id>`, `index/<id>` or `values/<name>`. @type {string[]} */
  damaged;
  /** The interface of `SealedStore`. @type {Values} */
  values;

  /** @param {CoreSession} session @param {ProfileFace} profile @param {Opened} opened */
  constructor(session, profile, opened) {
    this.#session = session;
    this.#profile = profile;
    this.damaged = opened.damaged;
    this.values = new Values({
      value: (key) => this.#ask("value", key),
      commit: (commit) => this.#commit(commit),
    });
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    this.lockAfter(IDLE_SECONDS);
  }

  // Which there are

  /** @returns {Promise<ProfileFace[]>} */
  static profiles() {
    return stored(() => faces(nowUnixSeconds()));
  }

  /** Whether there should be some, unless the browser has lost or cleared them. */
  static get expected() {
    return isMarked();
  }

  /**
   * Makes a vault, and opens it.
   *
   * @param {NewVault} vault
   * @param {AbortSignal} [signal]
   */
  static async create(vault, signal) {
    const made = await begin("create", [vault], signal);
    mark(true);
    return made;
  }

  /**
   * Opens a vault. Whatever was wrong with the secret, it is `vault-secret-wrong` after the same work.
   *
   * @param {string} profileId
   * @param {Secret} secret
   * @param {number} now
   * @param {AbortSignal} [signal]
   */
  static unlock(profileId, secret, now, signal) {
    return begin("unlock", [profileId, secret, now], signal);
  }

  /** Whose backup a file is, and what opens it. @param {Blob} file @returns {Promise<import("./types.js").BackupFace>} */
  static backupFace(file) {
    return askOnce("backupFace", [file]);
  }

  /**
   * Makes a vault of a backup, all of which is opened before anything is kept.
   *
   * @param {Blob} file
   * @param {Exclude<Secret, { kind: "remembered" }>} secret
   * @param {{ replace?: boolean }} [options] `replace`: even a vault that is here already
   * @returns {Promise<ProfileFace>}
   */
  static async restore(file, secret, { replace = false } = {}) {
    const profile = await askOnce("restore", [file, secret, { replace, now: nowUnixSeconds() }]);
    mark(true);
    tellAll({ profile: profile.id, news: "lock", cause: "restored" });
    return profile;
  }

  /** Makes a vault unreadable, then removes it; open ones are locked. @param {string} profileId */
  static async wipe(profileId) {
    tellAll({ profile: profileId, news: "lock", cause: "wiped" });
    await stored(async () => {
      await plainOf(profileId).replaceAll([[WIPED, true]]);
      await unlist(profileId);
      mark((await listed()).length > 0);
      await deleteDatabase(databaseOf(profileId));
    });
  }

  /** The same for all vaults of this browser. */
  static async wipeAll() {
    tellAll({ profile: undefined, news: "lock", cause: "wiped" });
    await stored(async () => {
      const ids = (await listed()).map(({ id }) => id);
      // First of all no key is left, then the rest takes its time.
      await Promise.all(ids.map((id) => plainOf(id).replaceAll([[WIPED, true]])));
      await deleteDatabase(DIRECTORY);
      mark(false);
      const databases = new Set([...ids.map(databaseOf), ...(await profileDatabases())]);
      await Promise.all(Array.from(databases, deleteDatabase));
    });
  }

  // What is in it

  get profile() {
    return this.#profile;
  }

  /** @param {import("./types.js").Query} query @returns {Promise<import("./types.js").Page>} */
  list(query) {
    return this.#ask("list", query);
  }

  /** @returns {Promise<import("./types.js").Subject[]>} */
  subjects() {
    return this.#ask("subjects");
  }

  /** @param {string} id @returns {Promise<import("./types.js").Entry>} */
  read(id) {
    return this.#ask("read", id);
  }

  /** @param {string[]} ids @returns {Promise<import("./types.js").Entry[]>} */
  readAll(ids) {
    return this.#ask("readAll", ids);
  }

  /** @param {import("./types.js").NewEntry[]} entries @returns {Promise<import("./types.js").Duplicate[]>} */
  duplicates(entries) {
    return this.#ask("duplicates", entries);
  }

  /** Changes entries, and resolves once that is on disk. @param {Change} change */
  async apply(change) {
    await this.values.together(async (turn) => turn.change(change));
  }

  /** An encrypted file of all of it. It opens by the same ways as the vault does now. @returns {Promise<Blob>} */
  async backup() {
    const file = await this.#ask("backup", nowUnixSeconds());
    await this.#refreshProfile();
    this.#tellChanged();
    return file;
  }

  // Ways in

  /**
   * Whether a secret is right: asked before what is not to be done by whoever finds a vault open. For five minutes after
   * that the ways in can be changed. It costs what it costs to unlock: a recovery code is spent.
   *
   * @param {Exclude<Secret, { kind: "remembered" }>} secret
   * @returns {Promise<boolean>}
   */
  async confirm(secret) {
    const right = await this.#ask("confirm", secret, nowUnixSeconds());
    await this.#refreshProfile();
    return right;
  }

  /** Needs `confirm`, as all that follows. @param {Passkey} passkey */
  addWay(passkey) {
    return this.#changeWays("addPasskey", passkey);
  }

  /** @param {string} wayId of a recovery code: the whole set */
  removeWay(wayId) {
    return this.#changeWays("removeWay", wayId);
  }

  /** Sets the passphrase, and locks the other tabs. @param {string} passphrase */
  async changePassphrase(passphrase) {
    const profile = await this.#changeWays("changePassphrase", passphrase);
    this.#tell({ profile: profile.id, news: "lock", cause: "passphrase" });
    return profile;
  }

  /** @param {string[]} codes */
  newRecoveryCodes(codes) {
    return this.#changeWays("newRecoveryCodes", codes);
  }

  /** Lets this browser open the vault by itself: 7 days, at most 50 times. */
  remember() {
    return this.#changeWays("remember");
  }

  /** Needs no `confirm`. */
  forget() {
    return this.#changeWays("forget");
  }

  // Locking

  /** Locks it after so long without a touch; 15 minutes are the most. @param {number} idleSeconds */
  lockAfter(idleSeconds) {
    this.#watching.abort();
    if (this.#lockedBy) return;
    this.#watching = new AbortController();
    const news = {
      onGone: (/** @type {import("./auto-lock.js").Cause} */ cause) => this.#lock(cause, cause === "idle"),
      onTouch: () => this.#announceTouch(),
    };
    this.#touched = watchLeaving(idleSeconds, news, this.#watching.signal);
  }

  /** Ends the worker, and the key with it. @param {boolean} [everywhere] in all tabs */
  lock(everywhere = true) {
    this.#lock("hand", everywhere);
  }

  get locked() {
    return this.#lockedBy !== undefined;
  }

  /** The page then takes everything of the vault off the screen. @param {(cause: LockCause) => void} callback */
  onLock(callback) {
    if (this.#lockedBy) callback(this.#lockedBy);
    else this.#onLock.push(callback);
  }

  /** After another tab has changed something. @param {() => void} callback */
  onChanged(callback) {
    this.#onChanged.push(callback);
  }

  /** @param {LockCause} cause @param {boolean} everywhere */
  #lock(cause, everywhere) {
    if (this.#lockedBy) return;
    this.#lockedBy = cause;
    this.#session.end("vault-locked");
    this.#watching.abort();
    if (everywhere) this.#tell({ profile: this.#profile.id, news: "lock", cause });
    this.#channel.close();
    for (const callback of this.#onLock) {
      try {
        callback(cause);
      } catch (error) {
        // One part of a page that fails leaves no other part of the record on the screen.
        reportError(error);
      }
    }
  }

  // The worker and the other tabs

  /** @param {string} task @param {unknown[]} args @returns {Promise<any>} */
  async #ask(task, ...args) {
    try {
      return await this.#session.ask(task, args);
    } catch (error) {
      if (this.#session.ended) this.#lock("broken", false);
      throw error;
    }
  }

  /** @param {Commit} commit @returns {Promise<boolean>} */
  async #commit(commit) {
    const kept = await this.#ask("commit", commit);
    if (kept && commit.puts.length + commit.changes.length > 0) this.#tellChanged();
    return kept;
  }

  /** @param {string} task @param {unknown[]} args @returns {Promise<ProfileFace>} */
  async #changeWays(task, ...args) {
    this.#profile = await this.#ask(task, ...args, nowUnixSeconds());
    this.#tellChanged();
    return this.#profile;
  }

  async #refreshProfile() {
    const profile = await this.#ask("face", nowUnixSeconds());
    if (profile) this.#profile = profile;
    else this.#lock("wiped", false);
  }

  #tellChanged() {
    this.#tell({ profile: this.#profile.id, news: "changed" });
  }

  #announceTouch() {
    if (performance.now() - this.#lastTouchMs < TOUCH_MS) return;
    this.#lastTouchMs = performance.now();
    this.#tell({ profile: this.#profile.id, news: "touched" });
  }

  /** @param {Word} word */
  #tell(word) {
    this.#channel.postMessage(word);
  }

  /** @param {Word} word */
  #hear(word) {
    if (word.profile !== undefined && word.profile !== this.#profile.id) return;
    if (word.news === "lock") this.#lock(word.cause, false);
    if (word.news === "touched") this.#touched();
    if (word.news === "changed") this.#catchUp();
  }

  async #catchUp() {
    try {
      await this.#ask("refresh");
      await this.#refreshProfile();
    } catch {
      // Locked meanwhile, or damaged: whoever reads next is told.
    }
    if (this.#lockedBy) return;
    for (const callback of this.#onChanged) callback();
  }
}

/**
 * @param {"create" | "unlock"} task
 * @param {unknown[]} args
 * @param {AbortSignal} [signal]
 */
async function begin(task, args, signal) {
  const session = new CoreSession(workerUrl("vault/vault-worker.js"));
  const cancel = () => session.end("cancelled");
  signal?.addEventListener("abort", cancel);
  try {
    const { profile, opened } = await session.ask(task, args);
    // Another tab has removed it meanwhile.
    if (!profile) throw new Failure("vault-gone");
    return new Vault(session, profile, opened);
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

/** What needs no open vault. @param {string} task @param {unknown[]} args @returns {Promise<any>} */
async function askOnce(task, args) {
  const session = new CoreSession(workerUrl("vault/vault-worker.js"));
  try {
    return await session.ask(task, args);
  } finally {
    session.end("cancelled");
  }
}

/** Tells the vaults that are open in all tabs, this one included. @param {Word} word */
function tellAll(word) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(word);
  channel.close();
}
