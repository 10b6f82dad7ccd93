// The doctor's page: take in, ask for the code, read, and then decide what to keep.

import { announce, complain } from "../shared/announce.js";
import { Core, nowUnixSeconds } from "../shared/core.js";
import { focusOn, part, saveFile, say, textOf } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { momentText, t, tell } from "../shared/i18n.js";
import { Intake } from "../shared/intake.js";
import { Scanning } from "../shared/scanning.js";
import { Asking } from "./asking.js";
import { Chime } from "./chime.js";
import { CodeEntry } from "./code-entry.js";
import { Imported } from "./imported.js";
import { keep } from "./keeping.js";
import { textsInPicture } from "./picture.js";
import { ReceivedLog } from "./received.js";
import { RecordView } from "./record-view.js";
import { watchSources } from "./sources.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Summary} Summary
 * @typedef {import("../shared/core-types.js").Arrived} Arrived
 * @typedef {import("../vault/types.js").Source} Source
 * @typedef {import("./page-types.js").Head} Head
 * @typedef {import("./page-types.js").Letter} Letter
 * @typedef {import("./page-types.js").Opened} Opened
 * @typedef {import("./page-types.js").Problem} Problem
 * @typedef {import("./page-types.js").Received} Received
 * @typedef {import("./page-types.js").State} State
 */

const FILE_TYPE = "application/fhir+json";
const FILE_NAME = "patient-record.fhir.json";
/** Work that takes longer than this can be cancelled. */
const PATIENCE_MS = 2000;

/** What is no failure: there is only more to do. @type {Set<string | undefined>} */
const MILD = new Set(["camera-ended", "camera-idle", "clipboard-refused", "part-only"]);

const core = new Core();
const intake = new Intake(core, ["letter", "answer", "record"]);
const chime = new Chime();
const receivedLog = ReceivedLog.open();
/** Loaded when it is needed: most records are not signed. */
const knownPhones = () => import("./known-phones.js");
/** @type {State} */
let state = { phase: "ready" };
/** How the last of what arrived came. @type {Source["way"]} */
let way = "scanned";
/** Ends what belongs to the record that is open. */
let readingEnd = new AbortController();
/** Where the focus goes when a phase begins. */
const START = {
  ready: "title",
  scanning: "scanner-heading",
  asking: "asking-heading",
  "asking-code": "code-heading",
  opening: "opening-text",
  reading: "record-heading",
};

/** @template {Element} T @param {string} id @param {new () => T} kind */
const at = (id, kind) => part(document, `#${id}`, kind);

const scanning = new Scanning(at("scanner", HTMLElement), intake, {
  onArrived: (arrived) => {
    way = "scanned";
    arrive(arrived);
  },
  onEnd: (code) => show({ phase: "ready", problem: { code } }),
});
const asking = new Asking(at("asking", HTMLElement), at("request", HTMLElement), {
  onAsked: () => show({ phase: "ready" }),
  onGone: () => refuse({ code: "request-gone" }),
});
const codeEntry = new CodeEntry(at("code-entry", HTMLElement), openLetter);
const recordView = new RecordView(at("record", HTMLElement));
const imported = new Imported(at("imported", HTMLElement), { onOpen: readOpen, onSave: save });
const startOver = at("problem-action", HTMLElement);
const importState = at("import-state", HTMLElement);
const phone = at("phone", HTMLElement);

/** The only function that changes what is visible. @param {State} next */
function show(next) {
  const { phase } = next;
  const changed = phase !== state.phase;
  const opening = phase === "asking-code" || phase === "opening";
  const taking = phase === "ready" || phase === "scanning";
  state = next;
  at("intake", HTMLElement).hidden = !taking;
  at("asking", HTMLElement).hidden = phase !== "asking";
  at("request", HTMLElement).hidden = !taking || !asking.alive;
  at("ask-first", HTMLElement).hidden = asking.alive;
  at("scan", HTMLElement).classList.toggle("button-main", asking.alive);
  at("paste-here", HTMLElement).hidden = !(phase === "ready" && next.pasting);
  at("code-entry", HTMLElement).hidden = !opening;
  at("code-form", HTMLElement).hidden = phase !== "asking-code";
  at("opening", HTMLElement).hidden = phase !== "opening";
  at("opening-cancel", HTMLElement).hidden = true;
  at("record", HTMLElement).hidden = phase !== "reading";
  at("imported", HTMLElement).hidden = imported.size === 0 || !taking;
  if (phase !== "scanning") {
    scanning.stop();
  }
  if (changed) {
    const start = phase === "ready" && asking.alive ? "request-heading" : START[phase];
    focusOn(at(start, HTMLElement));
  }
  codeEntry.problem(phase === "asking-code" ? problemText(next.problem) : undefined);
  const problem = phase === "ready" ? next.problem : undefined;
  startOver.hidden = problem?.code !== "frame-foreign";
  at("problem-save", HTMLElement).hidden = problem?.record === undefined;
  complain(problemText(problem), MILD.has(problem?.code));
}

/** @param {Problem | undefined} problem */
function problemText(problem) {
  if (!problem) {
    return undefined;
  }
  const { code, params, triesLeft } = problem;
  const said = tell("error", code, params);
  // Whatever went wrong after it, a try is spent.
  return triesLeft === undefined ? said : `${said} ${t("tries-left", { count: triesLeft })}`;
}

// Taking in

/** Takes in texts from a picture, a file or the clipboard. @param {string[]} texts */
async function take(texts) {
  /** @type {import("../shared/core-types.js").Taken | undefined} */
  let last;
  for (const text of texts) {
    const taken = await intake.take(text);
    if (taken.kind !== "part" && taken.kind !== "problem") {
      await arrive(taken);
      return;
    }
    // What else is in the picture matters less than a code of ours.
    last = taken.kind === "part" || !last ? taken : last;
  }
  if (last?.kind === "part") {
    refuse({ code: "part-only", params: { received: last.received, needed: last.needed } });
  } else if (last?.kind === "problem") {
    refuse({ code: last.code, texts });
  }
}

/** Says why nothing was taken in, unless something else was meanwhile. @param {Problem} problem */
function refuse(problem) {
  if (mayTake()) {
    show({ phase: "ready", problem });
  }
}

/** @param {Arrived} arrived */
async function arrive(arrived) {
  if (arrived.kind === "record") {
    await readOpen({ record: arrived.record });
  } else if (arrived.kind === "answer") {
    await openAnswer(arrived.package);
  } else {
    await askForCode({ package: arrived.package, head: /** @type {Head} */ (arrived.face) });
  }
}

/** @param {Letter} letter */
async function askForCode(letter) {
  const { persistent } = await receivedLog;
  const now = nowUnixSeconds();
  if (letter.head.expires <= now) {
    refuse(goneProblem(letter.head, now));
    return;
  }
  if (!mayTake()) {
    return;
  }
  codeEntry.ask(letter.head, now, persistent);
  show({ phase: "asking-code", letter });
  chime.ring();
  announce(t("arrived"));
  codeEntry.focus();
}

/** @param {Head} head @param {number} now @returns {Problem} */
function goneProblem({ created, expires }, now) {
  const params = { created: momentText(created), expires: momentText(expires), now: momentText(now) };
  return { code: "package-gone", params };
}

/** @param {File[]} files */
async function takeFiles(files) {
  if (!mayTake()) {
    return;
  }
  way = "file";
  /** @type {(string | string[])[]} */
  const texts = [];
  let failure;
  for (const file of files) {
    try {
      const found = file.type.startsWith("image/") ? await textsInPicture(file, core) : await textOf(file);
      texts.push(found);
    } catch (error) {
      failure = error;
    }
  }
  // One bad picture does not cost the others.
  if (texts.length === 0 && failure) {
    refuse({ code: codeOf(failure) });
  } else {
    await take(texts.flat());
  }
}

/** @param {string} text */
async function takeText(text) {
  if (mayTake()) {
    way = "pasted";
    await take([text]);
  }
}

/** Nothing that is open is replaced by something that arrives. */
function mayTake() {
  const free = state.phase === "ready" || state.phase === "scanning";
  if (!free) {
    announce(t("finish-first"));
  }
  return free;
}

async function paste() {
  chime.arm();
  let text;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    if (mayTake()) {
      show({ phase: "ready", pasting: true, problem: { code: "clipboard-refused" } });
      at("pasted", HTMLTextAreaElement).focus();
    }
    return;
  }
  await takeText(text);
}

/** To be called from a press. */
async function scan() {
  chime.arm();
  const started = scanning.start();
  show({ phase: "scanning" });
  await started;
}

// Opening and reading

/** @param {string} typed */
async function openLetter(typed) {
  if (state.phase !== "asking-code") {
    return;
  }
  const { letter } = state;
  const { packageId, expires } = letter.head;
  const now = nowUnixSeconds();
  /** @type {number | undefined} */
  let triesLeft;
  // At once, so that a second press finds nothing to open.
  show({ phase: "opening", letter });
  const patience = setTimeout(() => {
    at("opening-cancel", HTMLElement).hidden = false;
  }, PATIENCE_MS);
  try {
    // What cannot be this code costs no try, and neither does an expired package.
    await core.call("checkCode", letter.package, typed);
    if (expires <= now) {
      show({ phase: "ready", problem: goneProblem(letter.head, now) });
      return;
    }
    const log = await receivedLog;
    const attempt = await log.attempt(packageId, expires, now);
    if (attempt.outcome !== "allowed") {
      show({ phase: "ready", problem: { code: `package-${attempt.outcome}` } });
      return;
    }
    triesLeft = attempt.triesLeft;
    const { record, created } = await core.call("openLetter", letter.package, typed, now);
    const summary = await core.call("readRecord", record);
    // Used is what was read: where reading fails, the package still opens.
    await log.markUsed(packageId, expires, now);
    showRecord({ record, packageId, created }, summary);
  } catch (error) {
    const code = codeOf(error);
    if (code === "package-gone") {
      show({ phase: "ready", problem: goneProblem(letter.head, now) });
    } else if (triesLeft === 0) {
      show({ phase: "ready", problem: { code: "package-locked" } });
    } else {
      show({ phase: "asking-code", letter, problem: { code, triesLeft } });
      codeEntry.focus();
    }
  } finally {
    clearTimeout(patience);
  }
}

/** @param {Uint8Array} answer */
async function openAnswer(answer) {
  if (!mayTake()) {
    return;
  }
  // At once: what is opened now cannot be opened again, so nothing may come between.
  show({ phase: "opening" });
  const outcome = await asking.open(answer);
  if ("problem" in outcome) {
    show({ phase: "ready", problem: outcome.problem });
    return;
  }
  const { opened } = outcome;
  const { record } = opened;
  try {
    const read = () => core.call("readRecord", record);
    // After a trap another worker tries.
    showRecord(opened, await read().catch(read));
    chime.ring();
    announce(t("opened"));
  } catch {
    show({ phase: "ready", problem: { code: "record-unread", record } });
  }
}

/** Reads what is under no code. @param {Received} received */
async function readOpen(received) {
  try {
    const summary = await core.call("readRecord", received.record);
    if (mayTake()) {
      showRecord(received, summary);
    }
  } catch (error) {
    refuse({ code: codeOf(error) });
  }
}

/** @param {Received} received @param {Summary} summary */
function showRecord(received, summary) {
  const name = summary.patient?.name ?? t("nameless");
  /** @type {Opened} */
  const opened = { way, read: nowUnixSeconds(), ...received, name };
  readingEnd.abort();
  readingEnd = new AbortController();
  recordView.show(summary, { created: opened.created, read: opened.read });
  codeEntry.clear();
  // What has been read needs no module: its memory goes with the worker.
  intake.forget();
  core.restart();
  show({ phase: "reading", opened });
  sayKept(opened);
  sayPhone(opened);
}

/** Says whether the phone that signed was here before. @param {Opened} opened */
async function sayPhone(opened) {
  say(phone, undefined);
  if (opened.sender) {
    const { sender } = opened;
    const words = await knownPhones()
      .then((phones) => phones.wordsFor(sender))
      .catch(() => t("phone-unsure"));
    if (state.phase === "reading" && state.opened === opened) {
      say(phone, words);
    }
  }
}

// Keeping, saving, printing, clearing

/** Says where the record is kept, if it is. @param {Opened} opened */
function sayKept(opened) {
  const { keptIn } = opened;
  const here = imported.has(opened) ? t("import-already") : undefined;
  say(importState, keptIn === undefined ? here : t("import-kept", { name: keptIn }));
}

function keepEncrypted() {
  if (state.phase !== "reading") {
    return;
  }
  const { opened } = state;
  const kept = (/** @type {string} */ name) => {
    opened.keptIn = name;
    sayKept(opened);
    announce(importState.textContent ?? "");
  };
  try {
    keep(opened, kept, readingEnd.signal);
  } catch (error) {
    say(importState, tell("error", codeOf(error)));
  }
}

function importHere() {
  if (state.phase !== "reading") {
    return;
  }
  const { opened } = state;
  const text = imported.has(opened) ? t("import-already") : t("import-done");
  if (!imported.has(opened)) {
    imported.add(opened);
  }
  rememberPhone(opened);
  say(importState, text);
  announce(text);
}

/** @param {Opened} opened */
async function rememberPhone({ sender }) {
  try {
    await (sender && (await knownPhones()).remember(sender, nowUnixSeconds()));
  } catch {
    // A browser that keeps nothing: next time the phone is new again, and the page says so.
  }
}

/** @param {{ record: string }} opened */
function save({ record }) {
  saveFile(FILE_NAME, record, FILE_TYPE);
  announce(t("saved"));
}

/** Takes what is open from the page and from memory; what was imported stays, and a request that waits. */
function close() {
  core.restart();
  intake.forget();
  readingEnd.abort();
  recordView.clear();
  codeEntry.clear();
  say(phone, undefined);
  show({ phase: "ready" });
}

/** The same, and destroys the keys of a request. */
function clear() {
  asking.drop();
  close();
}

at("ask", HTMLElement).addEventListener("click", () => {
  show({ phase: "asking" });
  asking.focus();
});
at("asking-leave", HTMLElement).addEventListener("click", clear);
at("request-leave", HTMLElement).addEventListener("click", clear);
at("scan", HTMLElement).addEventListener("click", scan);
at("paste", HTMLElement).addEventListener("click", paste);
at("stop", HTMLElement).addEventListener("click", () => show({ phase: "ready" }));
at("code-leave", HTMLElement).addEventListener("click", close);
at("opening-cancel", HTMLElement).addEventListener("click", () => core.restart());
startOver.addEventListener("click", () => {
  if (state.phase === "ready" && state.problem?.texts) {
    intake.forget();
    take(state.problem.texts);
  }
});
at("problem-save", HTMLElement).addEventListener("click", () => {
  if (state.phase === "ready" && state.problem?.record) {
    save({ record: state.problem.record });
  }
});
at("import", HTMLElement).addEventListener("click", importHere);
at("keep", HTMLElement).addEventListener("click", keepEncrypted);
at("save", HTMLElement).addEventListener("click", () => {
  if (state.phase === "reading") {
    save(state.opened);
  }
});
at("print", HTMLElement).addEventListener("click", () => print());
at("record-done", HTMLElement).addEventListener("click", () => {
  close();
  announce(t("cleared"));
});

watchSources({ onFiles: takeFiles, onText: takeText });
// A browser may keep the page, for whoever goes back to it.
addEventListener("pagehide", () => {
  imported.clear();
  clear();
  announce("");
});
addEventListener("beforeunload", (event) => {
  const unread = state.phase === "ready" && state.problem?.record !== undefined;
  const open = state.phase === "reading" && state.opened.keptIn === undefined;
  if (imported.size > 0 || open || asking.alive || unread) {
    event.preventDefault();
  }
});

/** A camera that was refused is offered again as soon as the person allows it. */
async function watchPermission() {
  try {
    const permission = await navigator.permissions.query({ name: "camera" });
    permission.addEventListener("change", () => {
      if (
        permission.state === "granted" &&
        state.phase === "ready" &&
        state.problem?.code === "camera-denied"
      ) {
        show({ phase: "ready" });
        announce(t("camera-allowed"));
      }
    });
  } catch {
    // A browser that does not tell: pressing Scan again asks the camera itself.
  }
}

/** A phone's own camera opens this page with the package behind the `#`, which no server sees. */
async function takeAddress() {
  if (location.hash.length > 1) {
    const { href } = location;
    history.replaceState(null, "", location.pathname);
    await takeText(href);
  }
}

watchPermission();
takeAddress();
addEventListener("hashchange", takeAddress);
receivedLog.then((log) => log.sweep(nowUnixSeconds()));

// On a slow network the page is there before this script is; a press before now would have been lost.
at("intake", HTMLElement).inert = false;
