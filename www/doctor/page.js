// The doctor's page: take in, ask for the code, read, and then decide what to keep.

import { announce } from "../shared/announce.js";
import { Core, nowUnixSeconds } from "../shared/core.js";
import { focusOn, part, say } from "../shared/dom.js";
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
import { ProblemView, problemText } from "./problem-view.js";
import { originOf, Reading, save } from "./reading.js";
import { ReceivedLog } from "./received.js";
import { watchSharing } from "./sharing.js";
import { watchSources } from "./sources.js";
import { Taking } from "./taking.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Summary} Summary
 * @typedef {import("../shared/core-types.js").Arrived} Arrived
 * @typedef {import("./foreign-door.js").ForeignDoor} ForeignDoor
 * @typedef {import("./page-types.js").Head} Head
 * @typedef {import("./page-types.js").Letter} Letter
 * @typedef {import("./page-types.js").Opened} Opened
 * @typedef {import("./page-types.js").Problem} Problem
 * @typedef {import("./page-types.js").Received} Received
 * @typedef {import("./page-types.js").State} State
 */

/** Work that takes longer than this can be cancelled. */
const PATIENCE_MS = 2000;

const core = new Core();
const intake = new Intake(core, ["letter", "answer", "record", "foreign"]);
const chime = new Chime();
const receivedLog = ReceivedLog.open();
/** @type {State} */
let state = { phase: "ready" };
/** Where other people's codes come in; loaded with the first of them. @type {ForeignDoor | undefined} */
let foreign;
/** Where the focus goes when a phase begins. */
const START = {
  ready: "title",
  scanning: "scanner-heading",
  looking: "looking-text",
  asking: "asking-heading",
  "asking-code": "code-heading",
  opening: "opening-text",
  reading: "record-heading",
};

/** @template {Element} T @param {string} id @param {new () => T} kind */
const at = (id, kind) => part(document, `#${id}`, kind);

const taking = new Taking(core, intake, {
  mayTake,
  onArrived: arrive,
  onProblem: refuse,
  onClipboardRefused: () => {
    if (mayTake()) {
      show({ phase: "ready", pasting: true, problem: { code: "clipboard-refused" } });
      at("pasted", HTMLTextAreaElement).focus();
    }
  },
  onBusy: () => {
    show(state);
    at("shared", HTMLElement).scrollIntoView({ block: "center" });
  },
  onPage: sayPage,
  onPagesRead: () => state.phase === "looking" && show({ phase: "ready" }),
});
const scanning = new Scanning(at("scanner", HTMLElement), intake, {
  onArrived: (arrived) => {
    taking.came("scanned");
    arrive([arrived]);
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
const problemView = new ProblemView(at("problem", HTMLElement), {
  onStartOver: (texts) => {
    intake.forget();
    taking.texts(texts);
  },
  onSave: (record) => save({ record }),
});

/** The only function that changes what is visible. @param {State} next */
function show(next) {
  const { phase } = next;
  const changed = phase !== state.phase;
  const opening = phase === "asking-code" || phase === "opening";
  const free = phase === "ready" || phase === "scanning";
  state = next;
  at("intake", HTMLElement).hidden = !free;
  at("asking", HTMLElement).hidden = phase !== "asking";
  at("request", HTMLElement).hidden = !free || !asking.alive;
  at("link", HTMLElement).hidden = !free || !foreign?.linked;
  at("ask-first", HTMLElement).hidden = asking.alive || foreign?.linked || Boolean(foreign?.waiting);
  at("scan", HTMLElement).classList.toggle("button-main", asking.alive);
  at("paste-here", HTMLElement).hidden = !(phase === "ready" && next.pasting);
  at("code-entry", HTMLElement).hidden = !opening;
  at("code-form", HTMLElement).hidden = phase !== "asking-code";
  at("opening", HTMLElement).hidden = phase !== "opening";
  at("opening-cancel", HTMLElement).hidden = true;
  at("looking", HTMLElement).hidden = phase !== "looking";
  at("record", HTMLElement).hidden = phase !== "reading";
  at("several", HTMLElement).hidden = !free || !foreign?.waiting;
  at("keys", HTMLElement).hidden = !(phase === "ready" || (phase === "reading" && reading.opened?.evidence));
  at("imported", HTMLElement).hidden = imported.size === 0 || !free;
  say(at("shared", HTMLElement), phase === "scanning" ? undefined : taking.from);
  if (phase !== "scanning") {
    scanning.stop();
  }
  if (changed) {
    focusOn(at(phase === "ready" ? readyStart() : START[phase], HTMLElement));
  }
  codeEntry.problem(phase === "asking-code" ? problemText(next.problem) : undefined);
  problemView.show(phase === "ready" ? next.problem : undefined);
}

/** What a person goes on with. */
function readyStart() {
  if (asking.alive) {
    return "request-heading";
  }
  return foreign?.waiting ? "several-heading" : foreign?.linked ? "link-heading" : START.ready;
}

// Taking in

/** Says why nothing was taken in, unless something else was meanwhile. @param {Problem} problem */
function refuse(problem) {
  if (mayTake()) {
    show({ phase: "ready", problem });
  }
}

/** @param {Arrived[]} arrived @param {string} [host] of the link that they came by */
async function arrive(arrived, host) {
  const [first] = arrived;
  if (first?.kind === "answer") {
    await openAnswer(first.package);
  } else if (first?.kind === "letter") {
    await askForCode({ package: first.package, head: /** @type {Head} */ (first.face) });
  } else if (first?.kind === "record" && arrived.length === 1) {
    await readOpen({ record: first.record, host });
  } else {
    await (await foreignDoor()).arrive(arrived, host);
  }
}

/** Shows what has arrived and waits for a person to go on. @param {string} heading */
function invite(heading) {
  if (mayTake()) {
    show({ phase: "ready" });
    chime.ring();
    focusOn(at(heading, HTMLElement));
  }
}

async function foreignDoor() {
  const { ForeignDoor } = await import("./foreign-door.js");
  foreign ??= new ForeignDoor({
    now: nowUnixSeconds,
    nameOf: async (record) => (await core.call("readRecord", record)).patient?.name,
    mayTake,
    onRead: readOpen,
    onTexts: (texts, host) => taking.texts(texts, host),
    onInvite: invite,
    onProblem: refuse,
    onLeave: leave,
    onKeys: checkAgain,
  });
  return foreign;
}

/** Checks what is open with the keys that there are now. */
async function checkAgain() {
  const { opened } = reading;
  if (opened?.evidence && foreign) {
    await showRecord(await foreign.recheck(opened), await core.call("readRecord", opened.record));
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

/** A PDF takes its time, and may be given up. @param {number} page @param {number} pages */
function sayPage(page, pages) {
  if (state.phase !== "looking" && mayTake()) {
    show({ phase: "looking" });
  }
  at("looking-text", HTMLElement).textContent = tell("looking", "pdf", { page, pages });
}

/** Nothing that is open is replaced by something that arrives. */
function mayTake() {
  const free = state.phase === "ready" || state.phase === "scanning";
  if (!free) {
    announce(t("finish-first"));
  }
  return free;
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
    await showRecord(outcome.received, outcome.summary);
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
    await showRecord(opened, await read().catch(read));
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
      await showRecord(received, summary);
    }
  } catch (error) {
    refuse({ code: codeOf(error) });
  }
}

/** @param {Received} received @param {Summary} summary */
async function showRecord(received, summary) {
  const name = summary.patient?.name ?? t("nameless");
  /** @type {Opened} */
  const opened = { way: taking.way, read: nowUnixSeconds(), ...received, name };
  reading.show(opened, summary, await originOf(opened));
  if (received.host) {
    foreign?.drop();
  }
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
  taking.came("scanned");
  show({ phase: "ready" });
}

/** The same, and destroys the keys of a request and of a link. */
function clear() {
  asking.drop();
  foreign?.clear();
  close();
}

/** Begins again; the button that was pressed is gone. */
function leave() {
  clear();
  focusOn(at(START.ready, HTMLElement));
}

at("ask", HTMLElement).addEventListener("click", () => {
  show({ phase: "asking" });
  asking.focus();
});
at("asking-leave", HTMLElement).addEventListener("click", leave);
at("request-leave", HTMLElement).addEventListener("click", leave);
at("scan", HTMLElement).addEventListener("click", scan);
at("paste", HTMLElement).addEventListener("click", () => {
  chime.arm();
  taking.paste();
});
at("stop", HTMLElement).addEventListener("click", () => show({ phase: "ready" }));
at("code-leave", HTMLElement).addEventListener("click", close);
at("looking-cancel", HTMLElement).addEventListener("click", () => taking.cancel());
at("vouch-keys", HTMLElement).addEventListener("click", async () => {
  const { opened } = reading;
  if (opened) {
    (await foreignDoor()).askForKeys(opened);
  }
});
at("keys", HTMLDetailsElement).addEventListener("toggle", async () => {
  if (at("keys", HTMLDetailsElement).open) {
    await (await foreignDoor()).showKeys();
  }
});
at("opening-cancel", HTMLElement).addEventListener("click", () => core.restart());
at("record-done", HTMLElement).addEventListener("click", () => {
  close();
  announce(t("cleared"));
});

watchSources({ onFiles: (files) => taking.files(files), onText: (text) => taking.text(text) });
watchSharing(taking, refuse);
// A browser may keep the page, for whoever goes back to it.
addEventListener("pagehide", () => {
  imported.clear();
  clear();
  announce("");
});
addEventListener("beforeunload", (event) => {
  const unread = state.phase === "ready" && state.problem?.record !== undefined;
  if (imported.size > 0 || reading.unkept || asking.alive || unread || foreign?.waiting) {
    event.preventDefault();
  }
});

watchPermission(() => {
  if (state.phase === "ready" && state.problem?.code === "camera-denied") {
    show({ phase: "ready" });
    announce(t("camera-allowed"));
  }
});
taking.address();
addEventListener("hashchange", () => taking.address());
receivedLog.then((log) => log.sweep(nowUnixSeconds()));

// On a slow network the page is there before this script is; a press before now would have been lost.
at("intake", HTMLElement).inert = false;
