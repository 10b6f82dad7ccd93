// The page that contacts others, for another page of ours: it gets what a health link leads to, or sends a record to a
// server. Nobody is contacted before the person has agreed to that host by name.

import { announce, complain } from "../shared/announce.js";
import { nowUnixSeconds } from "../shared/clock.js";
import { focusOn, part, saveFile, withText } from "../shared/dom.js";
import { codeOf, Failure } from "../shared/failure.js";
import { errand, report } from "../shared/hand-over.js";
import { tell } from "../shared/i18n.js";
import { Interop } from "../shared/interop.js";
import { AskingView } from "./asking-view.js";
import { filesOf, linkOf, otherHosts, partsOf } from "./fetching.js";
import { FilesView, isSound } from "./files-view.js";
import { addressOf, entriesIn, isKept, isTransaction, send } from "./sending.js";
import { SendingView, SentView } from "./sending-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("../shared/hand-over.js").Errand} Errand
 * @typedef {import("../shared/hand-over.js").Fetched} Fetched
 * @typedef {import("./page-types.js").Got} Got
 * @typedef {import("./page-types.js").Link} Link
 * @typedef {import("./page-types.js").Part} Part
 * @typedef {import("./page-types.js").State} State
 * @typedef {import("./page-types.js").Typed} Typed
 */

/** Work that takes longer than this is seen to go on, and can be stopped. */
const PATIENCE_MS = 300;
/** Each has a section of its name, which begins with a heading. */
const PHASES = /** @type {const} */ (["nothing", "asking", "hosts", "files", "sending", "sent", "done"]);
const FETCHING = new Set(["asking", "hosts", "files"]);
const SENDING = new Set(["sending", "sent"]);
/** What is said beside the passcode, since typing another one helps. */
const PASSCODES = new Set(["passcode-needed", "passcode-wrong", "passcode-wrong-counted"]);

const interop = new Interop();
/** @type {State} */
let state = { phase: "nothing" };
/** What goes on, one thing at a time. @type {AbortController | undefined} */
let working;
/** Whether a record is on its way. */
let underWay = false;
/** Whether a host was asked for something already. */
let contacted = false;
/** What whoever opened this page proposes as the name that a host is told. */
let recipient = "";

/** @template {Element} T @param {string} id @param {new () => T} kind */
const at = (id, kind) => part(document, `#${id}`, kind);

const askingView = new AskingView(at("asking", HTMLElement), {
  onContact: (typed) => attempt((signal) => getParts(typed, signal), "getting"),
  onLeave: () => leave(contacted ? "left-files" : "left-fetch"),
});
const filesView = new FilesView(at("files", HTMLElement), {
  onUse(places) {
    if (state.phase === "files") use(state.files.filter((_, place) => places.includes(place)));
  },
  onAgain() {
    if (state.phase === "files") show({ phase: "asking", link: state.link });
  },
  onLeave: () => leave("left-files"),
  onNone: () => complain(t("files-missing"), true),
});
const sendingView = new SendingView(at("sending", HTMLElement), {
  onSend: () => attempt(sendIt, "sending"),
  onLeave: () => leave("left-send"),
});
const sentView = new SentView(at("sent", HTMLElement), {
  onAgain() {
    if (state.phase === "sent") show({ ...state, phase: "sending" });
  },
  onClose: () => close(),
});

/** The only function that changes what is visible. @param {State} next */
function show(next) {
  const changed = next.phase !== state.phase;
  state = next;
  const { phase } = next;
  for (const each of PHASES) at(each, HTMLElement).hidden = each !== phase;
  if (!working) at("working", HTMLElement).hidden = phase !== "waiting";
  const title = t(
    FETCHING.has(phase) ? "exchange-fetch" : SENDING.has(phase) ? "exchange-send" : "exchange-title",
  );
  at("title", HTMLElement).textContent = title;
  document.title = t("page-title", { title });
  complain();
  if (next.phase === "asking") askingView.show(next.link, { recipient, origin: location.origin, contacted });
  if (next.phase === "hosts") showHosts(next.link.host, next.hosts);
  if (next.phase === "files") filesView.show(next.files, next.link.host);
  if (next.phase === "sending") sendingView.show(next.server, addressOf(next.server).host, next.entries);
  if (next.phase === "sent") sentView.show(next.answer, next.entries);
  if (next.phase === "done") at("done-text", HTMLElement).textContent = next.text;
  at("done-save", HTMLElement).hidden = next.phase !== "done" || next.files.length === 0;
  if (changed) focusOn(at(phase === "waiting" ? "title" : `${phase}-heading`, HTMLElement));
}

/** @param {string} host @param {string[]} hosts */
function showHosts(host, hosts) {
  at("hosts-text", HTMLElement).textContent = t("hosts-text", { host });
  at("hosts-list", HTMLElement).replaceChildren(...hosts.map((other) => withText("li", other)));
}

/** The host that is spoken of. */
function hostNow() {
  if ("link" in state) return state.link.host;
  return "server" in state ? addressOf(state.server).host : "";
}

/** Says what went wrong. @param {unknown} error */
function fail(error) {
  const code = codeOf(error);
  // Whoever gave it up knows.
  if (code === "cancelled") return;
  const params = { host: hostNow(), ...(error instanceof Failure ? error.params : undefined) };
  const said = tell("error", code, params);
  if (state.phase === "asking" && PASSCODES.has(code)) askingView.refuse(said);
  else complain(said);
  announce(said);
}

/** Does one thing at a time, and shows that it goes on. @param {(signal: AbortSignal) => Promise<void>} work @param {"getting" | "sending"} what */
async function attempt(work, what) {
  if (working) return;
  working = new AbortController();
  const patience = setTimeout(() => {
    const said = t(what, { host: hostNow() });
    at("working-text", HTMLElement).textContent = said;
    at("working", HTMLElement).hidden = false;
    announce(said);
  }, PATIENCE_MS);
  complain();
  try {
    await work(working.signal);
  } catch (error) {
    fail(error);
  } finally {
    clearTimeout(patience);
    at("working", HTMLElement).hidden = true;
    working = undefined;
  }
}

/** Ends without anything done. @param {"left-fetch" | "left-files" | "left-send" | "hosts-refused"} why */
function leave(why) {
  forget();
  show({ phase: "done", text: t(why), files: [] });
  close();
}

/** Takes everything of a record from the page. */
function forget() {
  askingView.clear();
  filesView.clear();
  sendingView.clear();
  sentView.clear();
}

// What a link leads to

/** @param {Typed} typed @param {AbortSignal} signal */
async function getParts(typed, signal) {
  if (state.phase !== "asking") return;
  const { link } = state;
  ({ recipient } = typed);
  contacted = true;
  askingView.contacted();
  const parts = await partsOf(link, typed, signal);
  const hosts = otherHosts(link, parts);
  if (hosts.length > 0) show({ phase: "hosts", link, parts, hosts });
  else await getFiles(link, parts, [], signal);
}

/** @param {Link} link @param {Part[]} parts @param {string[]} agreed hosts beside the link's own @param {AbortSignal} signal */
async function getFiles(link, parts, agreed, signal) {
  const files = await filesOf(interop, { ...link, agreed: [link.host, ...agreed] }, parts, signal);
  if (files.every(isSound)) use(files);
  else show({ phase: "files", link, files });
}

/** @param {boolean} also whether the other hosts are contacted too */
function goOn(also) {
  if (state.phase !== "hosts") return;
  const { link, parts, hosts } = state;
  if (!also && parts.every(({ embedded }) => !embedded)) leave("hosts-refused");
  else attempt((signal) => getFiles(link, parts, also ? hosts : [], signal), "getting");
}

/** Hands files to the page that asked for them. @param {Got[]} files */
function use(files) {
  const fetched = files.flatMap(({ body, fault, ...said }) =>
    body === undefined ? [] : [{ ...said, body }],
  );
  forget();
  if (globalThis.opener?.closed !== false) {
    show({ phase: "done", text: t("fetched-nobody"), files: fetched });
    return;
  }
  report({ fetched });
  show({ phase: "done", text: t("fetched"), files: [] });
  close();
}

/** @param {Fetched[]} files */
function saveAll(files) {
  for (const [place, { body, contentType = "" }] of files.entries()) {
    const ending = contentType.includes("smart-health-card") ? "smart-health-card" : "fhir.json";
    saveFile(`record-${place + 1}.${ending}`, new Blob([body], { type: contentType }));
  }
}

// A record for a server

/** @param {AbortSignal} signal */
async function sendIt(signal) {
  if (state.phase !== "sending") return;
  const { transaction, server } = state;
  underWay = true;
  try {
    const answer = await send(transaction, server, signal);
    const count = answer.told.filter(isKept).length;
    const status = answer.outcome === "unsure" ? 0 : answer.status;
    report({ sent: { status, count, to: addressOf(server).host } });
    show({ ...state, phase: "sent", answer });
    announce(t(`sent-${answer.outcome}`));
  } finally {
    underWay = false;
  }
}

/** @param {string} record */
async function transactionOf(record) {
  if (isTransaction(record)) return record;
  return interop.call("transactionOf", record, { created: nowUnixSeconds() });
}

// What this page was opened for

/** @param {Errand} asked */
async function begin(asked) {
  if (asked.to === "fetch") {
    recipient = asked.recipient ?? "";
    show({ phase: "asking", link: await linkOf(interop, asked.link, nowUnixSeconds()) });
  }
  if (asked.to === "send") {
    const { server } = asked;
    addressOf(server);
    const transaction = await transactionOf(asked.record);
    show({ phase: "sending", transaction, server, entries: entriesIn(transaction) });
  }
}

at("hosts-go", HTMLElement).addEventListener("click", () => goOn(true));
at("hosts-leave", HTMLElement).addEventListener("click", () => goOn(false));
at("done-close", HTMLElement).addEventListener("click", () => close());
at("done-save", HTMLElement).addEventListener("click", () => {
  if (state.phase === "done") saveAll(state.files);
});
at("working-cancel", HTMLElement).addEventListener("click", () => {
  if (working) working.abort();
  else close();
});
addEventListener("beforeunload", (event) => {
  if (underWay) event.preventDefault();
});
addEventListener("pagehide", () => working?.abort());

const asked = errand();
if (asked) {
  at("working-text", HTMLElement).textContent = t("waiting");
  show({ phase: "waiting" });
  asked.then(begin).catch((error) => {
    show({ phase: "nothing" });
    fail(error);
  });
}
