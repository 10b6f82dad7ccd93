// The doctor's page: take in, ask for the code, read, and then decide what to keep.

import { announce, complain } from "../shared/announce.js";
import { Core, nowUnixSeconds } from "../shared/core.js";
import { focusOn, part, textOf } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { t, tell } from "../shared/i18n.js";
import { Intake } from "../shared/intake.js";
import { Scanning } from "../shared/scanning.js";
import { Asking } from "./asking.js";
import { watchPermission } from "./camera-permission.js";
import { Chime } from "./chime.js";
import { CodeEntry } from "./code-entry.js";
import { Imported } from "./imported.js";
import { goneProblem, openLetter } from "./opening.js";
import { textsInPicture } from "./picture.js";
import { Reading, save } from "./reading.js";
import { ReceivedLog } from "./received.js";
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

/** Work that takes longer than this can be cancelled. */
const PATIENCE_MS = 2000;

/** What is no failure: there is only more to do. @type {Set<string | undefined>} */
const MILD = new Set(["camera-ended", "camera-idle", "clipboard-refused", "part-only"]);

const core = new Core();
const intake = new Intake(core, ["letter", "answer", "record"]);
const chime = new Chime();
const receivedLog = ReceivedLog.open();
/** @type {State} */
let state = { phase: "ready" };
/** How the last of what arrived came. @type {Source["way"]} */
let way = "scanned";
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
const codeEntry = new CodeEntry(at("code-entry", HTMLElement), openTyped);
const imported = new Imported(at("imported", HTMLElement), { onOpen: readOpen, onSave: save });
const reading = new Reading(at("record", HTMLElement), imported, nowUnixSeconds);
const startOver = at("problem-action", HTMLElement);

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
async function openTyped(typed) {
  if (state.phase !== "asking-code") {
    return;
  }
  const { letter } = state;
  // At once, so that a second press finds nothing to open.
  show({ phase: "opening", letter });
  const patience = setTimeout(() => {
    at("opening-cancel", HTMLElement).hidden = false;
  }, PATIENCE_MS);
  const outcome = await openLetter(core, await receivedLog, letter, typed, nowUnixSeconds());
  clearTimeout(patience);
  if ("received" in outcome) {
    showRecord(outcome.received, outcome.summary);
  } else if (outcome.again) {
    show({ phase: "asking-code", letter, problem: outcome.problem });
    codeEntry.focus();
  } else {
    show({ phase: "ready", problem: outcome.problem });
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
  reading.show(opened, summary);
  codeEntry.clear();
  // What has been read needs no module: its memory goes with the worker.
  intake.forget();
  core.restart();
  show({ phase: "reading" });
}

/** Takes what is open from the page and from memory; what was imported stays, and a request that waits. */
function close() {
  core.restart();
  intake.forget();
  reading.clear();
  codeEntry.clear();
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
  if (imported.size > 0 || reading.unkept || asking.alive || unread) {
    event.preventDefault();
  }
});

/** A phone's own camera opens this page with the package behind the `#`, which no server sees. */
async function takeAddress() {
  if (location.hash.length > 1) {
    const { href } = location;
    history.replaceState(null, "", location.pathname);
    await takeText(href);
  }
}

watchPermission(() => {
  if (state.phase === "ready" && state.problem?.code === "camera-denied") {
    show({ phase: "ready" });
    announce(t("camera-allowed"));
  }
});
takeAddress();
addEventListener("hashchange", takeAddress);
receivedLog.then((log) => log.sweep(nowUnixSeconds()));

// On a slow network the page is there before this script is; a press before now would have been lost.
at("intake", HTMLElement).inert = false;
