// The settings' page: what opens it, what happened here, and what this device is good for.

import { announce, complain } from "../shared/announce.js";
import { lasting, nowUnixSeconds } from "../shared/clock.js";
import { Codes } from "../shared/codes.js";
import { focusOn, part, saveFile, textOf } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { copy, printPart } from "../shared/hand-out.js";
import { momentText, tell } from "../shared/i18n.js";
import { watchIdle } from "../shared/idle.js";
import { LockedStore } from "../shared/locked-store.js";
import { Log } from "../shared/log.js";
import { SavingView } from "../shared/saving-view.js";
import { ProfileStore } from "../two-step/profile.js";
import { SetupView } from "../two-step/setup-view.js";
import { Device } from "./device.js";
import { DoorView } from "./door-view.js";
import { History } from "./history.js";
import { ImportView } from "./import-view.js";
import { Imports } from "./imports.js";
import { PoliciesView } from "./policies-view.js";
import { lastLogIn } from "./rows.js";
import { t } from "./text.js";
import { TwoStepView } from "./two-step-view.js";

/**
 * @typedef {import("./page-types.js").Face} Face
 * @typedef {import("./page-types.js").Offer} Offer
 * @typedef {import("./page-types.js").Purpose} Purpose
 * @typedef {import("./page-types.js").State} State
 * @typedef {import("./page-types.js").Verdict} Verdict
 */

const ISSUER = "M-dawa";
const BACKUP_CODES = 10;
const SETUP_SECONDS = 600;
const IDLE_SECONDS = 900;
/** Work that takes longer than this is seen to go on. */
const PATIENCE_MS = 300;
/** Where the focus goes when a phase begins. */
const START = {
  starting: "title",
  locked: "door-heading",
  open: "title",
  confirming: "door-heading",
  importing: "importing-heading",
  "setting-up": "setup-heading",
  "saving-codes": "saving-heading",
};

const codes = new Codes();
const profile = new ProfileStore(codes, new LockedStore("mdawa-settings"));
const imports = new Imports(codes);
/** @type {State} */
let state = { phase: "starting" };
/** What was last read of the profile. @type {Face} */
let face = { name: "", authenticators: [], most: 0, waitSeconds: 0 };
/** From logging in to locking. @type {AbortController | undefined} */
let session;
let busy = false;

/** @template {Element} T @param {string} id @param {new () => T} kind */
const at = (id, kind) => part(document, `#${id}`, kind);

const logPart = at("log", HTMLDetailsElement);
const doorView = new DoorView(at("door", HTMLElement), {
  onTyped: (typed) => attempt(() => typedAtDoor(typed)),
  onLeave: close,
});
const twoStepView = new TwoStepView(at("two-step", HTMLElement), {
  onTurnOn: (name) => attempt(() => beginSetup(name)),
  onImport: (name) => attempt(() => beginImport(name)),
  onChange: confirm,
  onLock: lock,
});
const setupView = new SetupView(at("setup", HTMLElement), {
  onTyped: (typed) => attempt(() => finishSetup(typed)),
  onLeave: close,
});
const savingView = new SavingView(at("saving", HTMLElement), {
  onCopy: () => copy(codesAsText(), t("backup-copied")),
  onPrint: () => printPart("codes"),
  onSave: () => saveFile("mdawa-backup-codes.txt", codesAsText(), "text/plain"),
  onKeep: () => attempt(keepCodes),
  onLeave: close,
});
const importView = new ImportView(at("importing", HTMLElement), {
  onText: (text) => attempt(async () => importView.show(await imports.take(text))),
  onFile: (file) => attempt(async () => importView.show(await imports.take(await textOf(file)))),
  onUse: setUp,
  onLeave: close,
});
const logs = { settings: profile.log, checks: new Log(new LockedStore("mdawa-check"), codes, "owner") };
const happened = new History(logPart, logs, safely);
new Device(at("diagnostics", HTMLElement), codes, safely);
const policiesView = new PoliciesView(at("policies", HTMLElement));

/** The only function that changes what is visible. @param {State} next */
function show(next) {
  const before = state;
  state = next;
  const { phase } = next;
  at("door", HTMLElement).hidden = phase !== "locked" && phase !== "confirming";
  at("two-step", HTMLElement).hidden = phase !== "open";
  at("importing", HTMLElement).hidden = phase !== "importing";
  at("setup", HTMLElement).hidden = phase !== "setting-up";
  at("saving", HTMLElement).hidden = phase !== "saving-codes";
  logPart.hidden = phase !== "open";
  if (phase === "open") twoStepView.show(face);
  complain();
  if (phase !== before.phase && before.phase !== "starting") focusOn(at(START[phase], HTMLElement));
}

/** Says what went wrong. @param {unknown} error */
function fail(error) {
  const code = codeOf(error);
  // Whoever gave it up knows.
  if (code !== "cancelled") complain(tell("error", code));
}

/** Does something that says itself what came of it. @param {() => unknown} work */
async function safely(work) {
  try {
    await work();
  } catch (error) {
    fail(error);
  }
}

/** Does one thing at a time, and shows that it goes on. @param {() => Promise<void>} work */
async function attempt(work) {
  if (busy) return;
  busy = true;
  const patience = setTimeout(() => {
    at("working", HTMLElement).hidden = false;
    announce(at("working-text", HTMLElement).textContent ?? "");
  }, PATIENCE_MS);
  complain();
  await safely(work);
  clearTimeout(patience);
  at("working", HTMLElement).hidden = true;
  busy = false;
}

// Opening and locking

/** Shows the settings as they are kept. */
async function refresh() {
  face = await profile.face();
  if (state.phase !== "open") return;
  twoStepView.show(face);
  if (logPart.open) await happened.show();
}

/** Shows the settings as they were just read: all at once, since what moves or waits then costs somebody a press. */
function open() {
  show({ phase: "open" });
  if (logPart.open) safely(() => happened.show());
}

/** Begins the time in which the page is open, where it can be locked. */
function beginSession() {
  session?.abort();
  session = new AbortController();
  watchIdle(
    IDLE_SECONDS,
    () => {
      lock();
      safely(() => profile.log.note({ event: "page-locked", result: "done" }));
    },
    session.signal,
  );
}

/** Gives up what is under way, and takes every secret from the page. */
function clear() {
  codes.restart();
  imports.clear();
  for (const view of [doorView, setupView, savingView, importView]) view.clear();
}

/** Back to the settings. */
function close() {
  clear();
  show({ phase: "open" });
  safely(refresh);
}

function lock() {
  session?.abort();
  session = undefined;
  clear();
  twoStepView.clear();
  happened.clear();
  askToLogIn();
  announce(t("locked-now"));
}

function askToLogIn() {
  show({ phase: "locked" });
  doorView.askToLogIn(face.name);
  showWait(face.waitSeconds);
}

/** @param {number} seconds */
function showWait(seconds) {
  doorView.wait(seconds, lasting(seconds));
}

/** @param {Purpose} purpose */
function confirm(purpose) {
  show({ phase: "confirming", purpose });
  doorView.askToConfirm(purpose);
  showWait(face.waitSeconds);
}

/** @param {string} typed */
async function typedAtDoor(typed) {
  face = await profile.face();
  if (face.authenticators.length === 0) {
    // Another tab has turned the check off: nothing is asked for any more.
    await start();
    return;
  }
  const asked = state;
  const purpose = asked.phase === "confirming" ? asked.purpose : undefined;
  const verdict = await spend(typed, purpose);
  face = await profile.face();
  // Locked or left meanwhile: what was spent stays spent.
  if (state !== asked) return;
  if (verdict.outcome !== "accepted") {
    doorView.refuse(verdict);
    showWait(face.waitSeconds);
    return;
  }
  doorView.clear();
  if (purpose) {
    await proceed(purpose);
  } else {
    const { rows } = await profile.log.read();
    if (state !== asked) return;
    beginSession();
    open();
    twoStepView.greet(lastLogIn(rows));
    const { left } = verdict;
    announce(left === undefined ? t("logged-in") : t("code-used-left", { count: left }));
  }
}

/** Spends a code for what it is asked for. @param {string} typed @param {Purpose | undefined} purpose */
function spend(typed, purpose) {
  if (!purpose) return profile.spend(typed, "log-in");
  if (purpose.to === "remove") return profile.remove(typed, purpose.id);
  if (purpose.to === "turn-off") return profile.turnOff(typed);
  return profile.spend(typed, "change-confirmed");
}

/** Does what a code was asked for. @param {Purpose} purpose */
async function proceed(purpose) {
  if (purpose.to === "add") {
    await beginSetup(face.name);
  } else if (purpose.to === "import") {
    await beginImport(face.name);
  } else if (purpose.to === "make-codes") {
    await makeCodes();
  } else {
    if (face.authenticators.length === 0) session?.abort();
    open();
    announce(t(purpose.to === "remove" ? "authenticator-gone" : "off-now"));
  }
}

// A new authenticator

/** @param {string} name of the profile */
async function beginSetup(name) {
  const secret = await codes.call("totpSecret");
  const uri = await codes.call("totpUri", secret, ISSUER, name || t("account-nameless"));
  const qr = await codes.call("qrModules", uri);
  await rename(name);
  const count = face.authenticators.length + 1;
  const key = { secret, algorithm: "SHA1", digits: 6, period: 30 };
  setUp({ key, name: t("authenticator-name", { count }), drawn: { uri, qr } });
}

/** @param {string} name of the profile */
async function beginImport(name) {
  await rename(name);
  show({ phase: "importing" });
}

/** @param {string} name */
async function rename(name) {
  if (name !== face.name) await profile.rename(name);
  face = { ...face, name };
}

/** Waits for a first code of a key that is kept nowhere yet. @param {Offer} offer */
function setUp(offer) {
  imports.clear();
  importView.clear();
  show({ phase: "setting-up", offer });
  setupView.show(offer, lasting(SETUP_SECONDS), () => {
    close();
    complain(t("error-setup-over"), true);
    safely(async () => {
      await profile.log.note({ event: "setup-ended", result: "expired" });
      await refresh();
    });
  });
  announce(t("setup-begun"));
}

/** @param {{ name: string, code: string }} typed */
async function finishSetup(typed) {
  const asked = state;
  if (asked.phase !== "setting-up") return;
  const { key, name } = asked.offer;
  const outcome = await profile.add(key, typed.name || name, typed.code);
  if (state !== asked) return;
  if (outcome !== "accepted") {
    setupView.problem(t(`outcome-${outcome}`));
    return;
  }
  clear();
  beginSession();
  face = await profile.face();
  if (face.backup) {
    close();
  } else {
    await makeCodes();
  }
  announce(t("authenticator-ready"));
}

// Backup codes

async function makeCodes() {
  const drawn = await codes.call("newBackupCodes", BACKUP_CODES);
  show({ phase: "saving-codes", codes: drawn });
  savingView.show(drawn, aboutCodes());
}

async function keepCodes() {
  if (state.phase !== "saving-codes") return;
  await profile.keepBackupCodes(state.codes);
  face = await profile.face();
  close();
  announce(t("backup-kept"));
}

function aboutCodes() {
  const name = face.name || t("account-nameless");
  return t("backup-file", { name, date: momentText(nowUnixSeconds()) });
}

function codesAsText() {
  const lines = state.phase === "saving-codes" ? state.codes : [];
  return `${[aboutCodes(), ...lines].join("\n")}\n`;
}

// Beginning and ending

async function start() {
  try {
    face = await profile.face();
  } catch {
    complain(t("error-settings-unreadable"));
    return;
  }
  if (face.authenticators.length > 0) {
    askToLogIn();
  } else {
    show({ phase: "open" });
    await refresh();
  }
}

/** Another tab may have turned the check on or off, or changed what opens it. */
async function recheck() {
  if (state.phase !== "open") return;
  await refresh();
  const on = face.authenticators.length > 0;
  if (on && !session) lock();
  if (!on && session) {
    session.abort();
    session = undefined;
  }
}

logPart.addEventListener("toggle", () => safely(refresh));
at("policies", HTMLDetailsElement).addEventListener("toggle", () =>
  safely(async () => policiesView.show(await codes.call("policies"))),
);
addEventListener("focus", () => safely(recheck));
// A browser may keep the page, for whoever goes back to it.
addEventListener("pagehide", () => {
  if (session) lock();
  else if (state.phase !== "starting" && state.phase !== "locked") close();
  announce("");
});

safely(start);
