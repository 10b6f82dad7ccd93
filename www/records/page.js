// The page of the records: what opens them, what is in them, and when they close.

import { announce, complain } from "../shared/announce.js";
import { lasting, nowUnixSeconds } from "../shared/clock.js";
import { Codes } from "../shared/codes.js";
import { focusOn, part } from "../shared/dom.js";
import { codeOf, Failure } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";
import { Log } from "../shared/log.js";
import { Records } from "../shared/records.js";
import { passkeysCanOpen, usePasskey } from "../vault/passkey.js";
import { Vault } from "../vault/vault.js";
import { BringingIn } from "./bringing-in.js";
import { DoorView } from "./door-view.js";
import { Errands } from "./errands.js";
import { Founding } from "./founding.js";
import { Gate } from "./gate.js";
import { Inside } from "./inside.js";
import { Keeping } from "./keeping.js";
import { QuestionView } from "./question-view.js";
import { Safety } from "./safety.js";
import { Session } from "./session.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").ProfileFace} ProfileFace
 * @typedef {import("../vault/types.js").Secret} Secret
 * @typedef {import("./page-types.js").Purpose} Purpose
 * @typedef {import("./page-types.js").State} State
 */

/** Work that takes longer than this is seen to go on; longer than that, it can be cancelled. */
const [PATIENCE_MS, CANCEL_MS] = [300, 2000];
/** What is seen in each phase, and where the focus goes. */
const SECTIONS = /** @type {const} */ ({
  new: ["new", "new-heading"],
  "saving-codes": ["saving", "saving-heading"],
  locked: ["door", "door-heading"],
  restoring: ["door", "door-heading"],
  gate: ["gate", "gate-heading"],
  "setting-up": ["setup", "setup-heading"],
  people: ["people", "title"],
  person: ["person", "person-name"],
  entry: ["entry", "entry-title"],
  writing: ["writing", "writing-heading"],
  importing: ["importing", "importing-heading"],
  sharing: ["sharing", "sharing-heading"],
  giving: ["giving", "giving-heading"],
  comparing: ["comparing", "comparing-heading"],
  "changing-passphrase": ["changing", "changing-heading"],
  confirming: ["door", "door-heading"],
});

const records = new Records();
const codes = new Codes();
/** @type {State} */
let state = { phase: "starting" };
/** @type {Session | undefined} */
let session;
/** What is kept here, as it was last read. @type {ProfileFace[]} */
let profiles = [];
let passkeys = false;
/** What goes on, one thing at a time. @type {AbortController | undefined} */
let working;

/** @template {Element} T @param {string} id @param {new () => T} kind */
const at = (id, kind) => part(document, `#${id}`, kind);
const restoreFile = at("restore-file", HTMLInputElement);
const chooseBackup = () => restoreFile.click();

const doorView = new DoorView(at("door", HTMLElement), {
  onSecret: (secret, remember) => attempt((signal) => present(async () => secret, remember, signal)),
  onPasskey: (remember) => attempt((signal) => present(() => askPasskey(signal), remember, signal)),
  onChosen: choose,
  onLeave: leaveConfirming,
  onNew: () => founding.start(),
  onRestore: chooseBackup,
  onWipe: () => safely(wipe),
});
const question = new QuestionView(at("question", HTMLDialogElement));
/** @type {import("./page-types.js").House} */
const house = {
  state: () => state,
  show,
  attempt,
  safely,
  confirmed,
  sure: (words) => question.ask(words),
  onKept: () => safely(() => safety.askToStay()),
  onHome: (somebody) => safety.show(somebody),
  onBrought: () => errands.kept(),
  onShare: (person) => errands.choose(person),
};
const founding = new Founding(document, house, codes, {
  known: () => ({ passkeys, others: profiles.length > 0 }),
  enter,
  onStart: () => doorView.clear(),
  onRestore: chooseBackup,
  onLeave: () => safely(askToOpen),
});
const inside = new Inside(document, house, codes);
const errands = new Errands(document, house, inside);
const gate = new Gate(document, codes, house, async () => {
  await inside.home();
  await errands.run();
});
const safety = new Safety(document, {
  ...house,
  home: () => inside.home(),
  onRestore: chooseBackup,
  saveCodes: (then, leave) => founding.saveCodes(session?.vault.profile.name ?? "", then, leave),
});

/** The only function that changes what is visible. @param {State} next */
function show(next) {
  const before = state;
  state = next;
  const { phase } = next;
  const [section, start] = phase === "starting" ? [undefined, "title"] : SECTIONS[phase];
  for (const [id] of Object.values(SECTIONS)) at(id, HTMLElement).hidden = id !== section;
  const atHome = phase === "people" || (phase === "person" && next.alone);
  at("bar", HTMLElement).hidden = !session;
  at("bar-name", HTMLElement).textContent = session?.vault.profile.name ?? "";
  at("safety", HTMLElement).hidden = !atHome;
  at("reminder-place", HTMLElement).hidden = !atHome;
  const role = session?.vault.profile.role ?? (next.phase === "locked" ? next.chosen.role : undefined);
  const title = role ? t(`title-${role}`) : t("records-title");
  at("title", HTMLElement).textContent = title;
  document.title = t("page-title", { title });
  if (phase !== before.phase) complain();
  if (phase !== before.phase && before.phase !== "starting") focusOn(at(start, HTMLElement));
}

/** Says what went wrong. @param {unknown} error */
function fail(error) {
  const code = codeOf(error);
  // Whoever gave it up knows; whoever is locked out is told that.
  if (code === "cancelled" || (code === "vault-locked" && !session)) return;
  complain(tell("error", code, error instanceof Failure ? error.params : undefined));
}

/** Does something that says itself what came of it. @param {() => unknown} work */
async function safely(work) {
  try {
    await work();
  } catch (error) {
    fail(error);
  }
}

/** Does one thing at a time, and shows that it goes on. @param {(signal: AbortSignal) => Promise<void>} work */
async function attempt(work) {
  if (working) return;
  working = new AbortController();
  const { signal } = working;
  const patience = setTimeout(() => {
    at("working", HTMLElement).hidden = false;
    announce(t("working"));
  }, PATIENCE_MS);
  at("working-cancel", HTMLElement).hidden = true;
  const longer = setTimeout(() => {
    // What takes no signal is being written down: it ends by itself.
    at("working-cancel", HTMLElement).hidden = work.length === 0;
  }, CANCEL_MS);
  complain();
  await safely(() => work(signal));
  clearTimeout(patience);
  clearTimeout(longer);
  at("working", HTMLElement).hidden = true;
  working = undefined;
}

// Opening

/** Asks for what opens the vault that was open last here, or the first. @param {string} [id] */
async function askToOpen(id) {
  const asked = state;
  profiles = await Vault.profiles();
  // Something else was begun meanwhile.
  if (state !== asked) return;
  const chosen = profiles.find((profile) => profile.id === id) ?? profiles[0];
  founding.clear();
  if (!chosen) founding.start();
  else ask(chosen);
}

/** @param {ProfileFace} chosen */
function ask(chosen) {
  doorView.askToOpen(profiles, chosen, passkeys);
  show({ phase: "locked", chosen });
  showWait(chosen.waitSeconds);
}

/** Another one of those that are known: at once, since somebody is about to type. @param {string} id */
function choose(id) {
  const chosen = profiles.find((profile) => profile.id === id);
  if (chosen) ask(chosen);
}

/** @param {number} seconds */
function showWait(seconds) {
  doorView.wait(seconds, lasting(seconds));
}

/** @param {AbortSignal} signal */
function askPasskey(signal) {
  const asked =
    state.phase === "locked" ? state.chosen : state.phase === "restoring" ? state.face : undefined;
  const ways = asked?.ways ?? session?.vault.profile.ways ?? [];
  return usePasskey(
    ways.flatMap(({ credentialId }) => (credentialId ? [credentialId] : [])),
    signal,
  );
}

/**
 * Opens a vault by a secret, or confirms by it that its owner is still there.
 *
 * @param {() => Promise<Exclude<Secret, { kind: "remembered" }>>} secretOf
 * @param {boolean} remember
 * @param {AbortSignal} signal
 */
async function present(secretOf, remember, signal) {
  const asked = state;
  doorView.problem(undefined);
  try {
    const secret = await secretOf();
    if (asked.phase === "confirming") await confirmBy(secret, asked);
    else if (asked.phase === "restoring") await restoreBy(secret, asked, signal);
    else if (asked.phase === "locked") await unlock(asked.chosen, secret, remember, signal);
  } catch (error) {
    const { code, params } = error instanceof Failure ? error : new Failure(codeOf(error));
    if (state !== asked || (code !== "vault-secret-wrong" && code !== "vault-waiting")) throw error;
    doorView.refuse(t(code === "vault-waiting" ? "secret-waiting" : "secret-wrong"));
    showWait(Number(params?.seconds ?? 0));
  }
}

/** @param {ProfileFace} chosen @param {Exclude<Secret, { kind: "remembered" }>} secret @param {boolean} remember @param {AbortSignal} signal */
async function unlock(chosen, secret, remember, signal) {
  const vault = await Vault.unlock(chosen.id, secret, nowUnixSeconds(), signal);
  doorView.clear();
  const spent = secret.kind === "recovery-code";
  if (remember && (spent || (await vault.confirm(secret)))) await vault.remember();
  await enter(vault, { event: "vault-opened", verifier: secret.kind, proven: spent });
  const left = vault.profile.ways.filter(({ kind }) => kind === "recovery-code").length;
  announce(spent ? t("opened-code", { count: left }) : t("opened"));
}

/** @param {Exclude<Secret, { kind: "remembered" }>} secret @param {Extract<State, { phase: "confirming" }>} asked */
async function confirmBy(secret, asked) {
  if (!session) return;
  const { vault, log } = session;
  if (!(await vault.confirm(secret))) {
    await log.note({ event: "vault-refused", result: "wrong", verifier: secret.kind });
    const seconds = vault.profile.waitSeconds;
    throw new Failure("vault-secret-wrong", undefined, { params: { seconds } });
  }
  // Locked meanwhile.
  if (state !== asked) return;
  session.prove();
  doorView.clear();
  await asked.then();
}

/** A vault that this browser opens by itself, if somebody wanted that. @param {ProfileFace} profile */
async function openRemembered(profile) {
  if (!profile.ways.some(({ kind }) => kind === "remembered")) return false;
  try {
    const vault = await Vault.unlock(profile.id, { kind: "remembered" }, nowUnixSeconds());
    await enter(vault, { event: "vault-opened", verifier: "remembered", proven: false });
    return true;
  } catch {
    // Run out, used up, or copied and used elsewhere: then a secret is asked for.
    return false;
  }
}

/** @param {Vault} vault @param {{ event: string, verifier?: string, proven: boolean }} how */
async function enter(vault, { event, verifier, proven }) {
  const { id, role, name } = vault.profile;
  const log = new Log(vault.values, codes, role, id);
  const keeping = new Keeping(vault, records, log);
  session = new Session(vault, log, verifier !== "remembered", proven);
  vault.onLock((cause) => left(vault, cause));
  vault.onChanged(() => safely(() => inside.refresh()));
  await log.note({ event, result: "done", verifier });
  inside.enter({ keeping, bringingIn: new BringingIn(vault, records, keeping), id, role, name });
  errands.enter({ keeping, name });
  await safety.enter({ vault, log }, passkeys);
  await gate.enter(vault, log);
  if (vault.damaged.length > 0) complain(t("damaged", { count: vault.damaged.length }));
}

/** Does what needs a secret, which was shown not long ago or is asked for. @param {Purpose} purpose @param {() => unknown} then */
function confirmed(purpose, then) {
  if (!session) return;
  if (session.confirmedFor(purpose)) {
    attempt(async () => {
      await then();
    });
    return;
  }
  const { profile } = session.vault;
  doorView.askToConfirm(purpose, profile, passkeys);
  show({ phase: "confirming", purpose, then, back: state });
  showWait(profile.waitSeconds);
}

function leaveConfirming() {
  const asked = state;
  doorView.clear();
  if (asked.phase === "confirming") show(asked.back);
  if (asked.phase === "restoring") safely(() => askToOpen());
}

// Closing

/** Takes everything of the vault off the page, at once. @param {Vault} vault @param {string} cause */
function left(vault, cause) {
  session = undefined;
  records.restart();
  codes.restart();
  question.clear();
  inside.leave();
  errands.leave();
  gate.leave();
  safety.leave();
  founding.clear();
  doorView.clear();
  ask(vault.profile);
  announce(tell("locked", cause));
  safely(async () => {
    profiles = await Vault.profiles();
    const { id } = vault.profile;
    const chosen = profiles.find((profile) => profile.id === id);
    // Somebody may be typing already.
    if (!chosen) await askToOpen();
    else if (state.phase === "locked" && state.chosen.id === id) doorView.know(profiles, chosen);
  });
}

async function wipe() {
  const words = { heading: t("wipe-heading"), text: t("wipe-text"), yes: t("wipe-yes"), no: t("keep-it") };
  if (!(await question.ask(words))) return;
  await attempt(async () => {
    await Vault.wipeAll();
    await askToOpen();
    announce(t("wiped"));
  });
}

// A backup file

/** Asks for what opens a backup. @param {File} file */
async function restore(file) {
  const face = await Vault.backupFace(file);
  session?.vault.lock();
  profiles = await Vault.profiles();
  const replace = profiles.some(({ id }) => id === face.id);
  const words = {
    heading: t("replace-heading"),
    text: t("replace-text"),
    yes: t("replace-yes"),
    no: t("keep-it"),
  };
  if (replace && !(await question.ask(words))) return;
  founding.clear();
  doorView.askToConfirm("restore", face, passkeys);
  show({ phase: "restoring", file, face, replace });
}

/** @param {Exclude<Secret, { kind: "remembered" }>} secret @param {Extract<State, { phase: "restoring" }>} asked @param {AbortSignal} signal */
async function restoreBy(secret, { file, replace }, signal) {
  const restored = await Vault.restore(file, secret, { replace });
  doorView.clear();
  await unlock(restored, secret, false, signal);
  announce(t("restored", { name: restored.name }));
}

restoreFile.addEventListener("change", () => {
  const [file] = restoreFile.files ?? [];
  // So that the same file can be chosen again.
  restoreFile.value = "";
  if (file) safely(() => restore(file));
});
at("lock", HTMLElement).addEventListener("click", () => session?.vault.lock());
at("working-cancel", HTMLElement).addEventListener("click", () => working?.abort());
addEventListener("beforeunload", (event) => {
  if (inside.unkept) event.preventDefault();
});

async function start() {
  passkeys = await passkeysCanOpen();
  profiles = await Vault.profiles();
  for (const profile of profiles) if (await openRemembered(profile)) return;
  await askToOpen();
}

safely(start);
