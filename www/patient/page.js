// The patient's page: choose a record, see what leaves, choose the way, show or send it, and clear everything.

import { announce, complain } from "../shared/announce.js";
import { Core, lasting, monotonicMs, nowUnixSeconds } from "../shared/core.js";
import { Countdown } from "../shared/countdown.js";
import { focusOn, part, say, textOf } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { errand, sendTo } from "../shared/hand-over.js";
import { t, tell } from "../shared/i18n.js";
import { placeOf } from "../shared/place.js";
import { Records } from "../shared/records.js";
import { Answering } from "./answering.js";
import { keepAwake } from "./awake.js";
import { Choosing, example } from "./choosing.js";
import { WrittenForm } from "./form.js";
import { Outbox } from "./outbox.js";
import { Preview, whatLeaves } from "./preview.js";
import { Stream } from "./stream.js";

/**
 * @typedef {import("../shared/hand-over.js").Errand} Errand
 * @typedef {import("../shared/hand-over.js").Outcome} Outcome
 * @typedef {import("./page-types.js").Chosen} Chosen
 * @typedef {import("./page-types.js").Letter} Letter
 * @typedef {import("./page-types.js").Said} Said
 * @typedef {import("./page-types.js").Sealing} Sealing
 * @typedef {import("./page-types.js").State} State
 * @typedef {import("./page-types.js").Way} Way
 */

const SECONDS_A_MINUTE = 60;
/** How long six digits may answer a request; the module counts as well. */
const TRANSFER_SECONDS = 900;
/** Work that takes longer than this can be cancelled. */
const PATIENCE_MS = 2000;
/** What a still code links to, for phones whose own camera reads it; a page that came from no server has no address. */
const READER_ADDRESS = location.protocol.startsWith("http") ? placeOf("www/doctor.html") : undefined;

const core = new Core();
/** What is written down here needs a module of its own, which is loaded when somebody begins to write. */
const records = new Records();
/** @type {State} */
let state = { phase: "choosing" };
/** Ends what belongs to the phase before. */
let phaseEnd = new AbortController();

/** @template {Element} T @param {string} id @param {new () => T} kind */
const at = (id, kind) => part(document, `#${id}`, kind);

const choose = at("choose", HTMLElement);
const writtenRoot = at("written", HTMLFormElement);
const writeDown = at("write-down", HTMLButtonElement);
const fileInput = at("file", HTMLInputElement);
const compact = at("compact", HTMLInputElement);
const lifetime = at("lifetime", HTMLSelectElement);
const codeText = at("code", HTMLElement);

const choosing = new Choosing(core, READER_ADDRESS, {
  onWhole: (source) => {
    compact.checked = false;
    at("keep", HTMLElement).hidden = source === undefined;
    say(at("keep-state", HTMLElement), undefined);
  },
  onChosen: (chosen, size) => {
    preview.show(chosen.summary);
    preview.showSize(size);
    show({ phase: "chosen", chosen });
  },
  onFailure: (problem) => show({ phase: "choosing", problem }),
});
const written = new WrittenForm(writtenRoot, nowUnixSeconds, (form) => {
  const made = () => records.call("recordFromForm", form, nowUnixSeconds());
  choosing.take(made, { way: "written", at: nowUnixSeconds(), vouch: "self" });
});
const preview = new Preview(at("preview", HTMLElement));
const stream = new Stream(at("stream", HTMLElement), monotonicMs);
const outbox = new Outbox(at("transfer", HTMLElement), () => handOver("send"));
const answering = new Answering(at("answering", HTMLElement), core, {
  onAnswer: showAnswer,
  onEnd: endCode,
  onShowInstead: () => handOver("show"),
});
const countdown = new Countdown(at("countdown", HTMLElement));

/** The only function that changes what is visible. @param {State} next */
function show(next) {
  const changed = next.phase !== state.phase;
  state = next;
  const { phase } = next;
  const preparing = phase === "choosing" || phase === "chosen";
  at("prepare", HTMLElement).hidden = !preparing;
  choose.hidden = phase !== "choosing";
  at("preview", HTMLElement).hidden = phase !== "chosen";
  at("working", HTMLElement).hidden = phase !== "sealing";
  at("working-cancel", HTMLElement).hidden = true;
  at("transfer", HTMLElement).hidden = phase !== "showing" && phase !== "ended";
  at("live", HTMLElement).hidden = phase !== "showing";
  at("ended", HTMLElement).hidden = phase !== "ended";
  if (changed) {
    phaseEnd.abort();
    phaseEnd = new AbortController();
    hide();
    focusOn(at(START[phase], HTMLElement));
  }
  const problem = "problem" in next ? next.problem : undefined;
  complain(problem && tell("error", problem), problem === "nothing-chosen");
}

/** Where the focus goes when a phase begins. */
const START = {
  choosing: "title",
  chosen: "preview-heading",
  sealing: "working-heading",
  showing: "transfer-heading",
  ended: "ended-text",
};

/** Sends somebody to the page of the records, which alone holds what is encrypted. @param {Errand} errand */
function goTo(errand) {
  try {
    sendTo("records.html", errand, comeBack, choosing.signal);
  } catch (error) {
    complain(tell("error", codeOf(error)));
  }
}

/** @param {Outcome} outcome */
function comeBack(outcome) {
  if ("kept" in outcome) {
    const kept = t("import-kept", { name: outcome.kept });
    say(at("keep-state", HTMLElement), kept);
    announce(kept);
  } else if ("record" in outcome) {
    choosing.take(async () => outcome.record);
  }
}

/** Seals what was chosen, in the way that was chosen. */
async function generate() {
  // What leaves is what was chosen last.
  await choosing.settled();
  if (state.phase === "choosing") {
    if (!writtenRoot.hidden && written.touched) {
      writtenRoot.requestSubmit();
    } else {
      show({ phase: "choosing", problem: "nothing-chosen" });
    }
    return;
  }
  if (state.phase !== "chosen" && state.phase !== "ended") {
    return;
  }
  const { chosen } = state;
  const way = chosenWay();
  show({ phase: "sealing", chosen });
  const { signal } = phaseEnd;
  const patience = setTimeout(() => {
    at("working-cancel", HTMLElement).hidden = signal.aborted;
  }, PATIENCE_MS);
  try {
    const said = way === "sealed" ? await drawCode() : await seal(chosen.record, way);
    if (!signal.aborted) {
      show({ phase: "showing", chosen, said });
      showSaid(said, chosen);
    }
  } catch (error) {
    if (!signal.aborted) {
      show({ phase: "chosen", chosen, problem: codeOf(error) });
    }
  } finally {
    clearTimeout(patience);
  }
}

/** @returns {Promise<Sealing>} */
async function drawCode() {
  const transferCode = await core.transferCode();
  const { code } = transferCode;
  return { transferCode, code, way: "sealed", secondsLeft: lasting(TRANSFER_SECONDS) };
}

/** @param {string} record @param {"show" | "send"} way @returns {Promise<Letter>} */
async function seal(record, way) {
  const seconds = Number(lifetime.value) * SECONDS_A_MINUTE;
  const sealed = await core.call("sealLetter", record, way, nowUnixSeconds(), seconds);
  return {
    package: sealed.package,
    code: sealed.code,
    way,
    armour: way === "send" ? await core.call("armour", sealed.package) : undefined,
    secondsLeft: lasting(seconds),
  };
}

/** @param {Letter | Sealing} said @param {Chosen} chosen */
function showSaid(said, chosen) {
  showCode(said);
  for (const way of ["sealed", "show", "send"]) {
    at(`say-${way}`, HTMLElement).hidden = way !== said.way;
  }
  at("say-answer", HTMLElement).hidden = true;
  at("stream", HTMLElement).hidden = said.way !== "show";
  at("outbox", HTMLElement).hidden = said.way === "sealed";
  if ("transferCode" in said) {
    answering.start(said.transferCode, { record: chosen.record, what: whatLeaves(chosen.summary) });
  } else {
    outbox.show(said.armour);
    if (said.way === "show") {
      showStream(said.package, READER_ADDRESS, (problem) => show({ phase: "chosen", chosen, problem }));
    }
  }
  // Last: where no time is left, it ends all this at once.
  countdown.start(said.secondsLeft, endCode);
}

/** The code is spent: what is shown now opens nowhere but on the page that asked. @param {Uint8Array} answer */
async function showAnswer(answer) {
  const { signal } = phaseEnd;
  // With the worker goes what sealed the answer; another one draws it.
  core.restart();
  codeText.replaceChildren();
  at("say-sealed", HTMLElement).hidden = true;
  at("say-answer", HTMLElement).hidden = false;
  at("stream", HTMLElement).hidden = false;
  // No link: a page that did not ask could not open it.
  showStream(answer, undefined, (problem) => {
    // The code is spent: what is too large for light is still there as text.
    at("stream", HTMLElement).hidden = true;
    complain(tell("error", problem), true);
  });
  announce(t("answer-ready"));
  focusOn(at("say-answer", HTMLElement));
  const armour = await core.call("armour", answer);
  if (!signal.aborted) {
    outbox.show(armour);
    at("outbox", HTMLElement).hidden = false;
  }
}

/**
 * @param {Uint8Array} packageBytes
 * @param {string | undefined} address
 * @param {(problem: string) => void} onFailure
 */
function showStream(packageBytes, address, onFailure) {
  const { signal } = phaseEnd;
  keepAwake(signal);
  stream.start(
    (version) => core.sender(packageBytes, version, address),
    (error) => {
      if (!signal.aborted) {
        onFailure(codeOf(error));
      }
    },
  );
}

/** The code in two halves, which when copied are the code and nothing else. @param {Said} said */
function showCode({ code, way }) {
  const half = way === "send" ? code.indexOf("-") + 1 : code.length / 2;
  const halves = [code.slice(0, half), code.slice(half)].map((text) => {
    const span = document.createElement("span");
    span.textContent = text;
    return span;
  });
  codeText.dataset.way = way;
  codeText.replaceChildren(...halves);
  announce(t("code-spoken", { code: [...code].join(" ") }));
}

/** Takes the code and the package from the page. */
function hide() {
  countdown.stop();
  stream.stop();
  answering.stop();
  outbox.show(undefined);
  codeText.replaceChildren();
}

function endCode() {
  if (state.phase === "showing") {
    announce(t("ended"));
    show({ phase: "ended", chosen: state.chosen });
  }
}

/** Seals anew, in a way that the person has turned to. @param {Way} way */
function handOver(way) {
  if (state.phase === "showing") {
    chooseWay(way);
    show({ phase: "chosen", chosen: state.chosen });
    generate();
  }
}

/** @returns {Way} */
function chosenWay() {
  return /** @type {Way} */ (part(document, 'input[name="way"]:checked', HTMLInputElement).value);
}

/** @param {Way} way */
function chooseWay(way) {
  part(document, `input[name="way"][value="${way}"]`, HTMLInputElement).checked = true;
}

/** Takes the record, the code and the package from the page and from memory. */
function clear() {
  core.restart();
  records.restart();
  choosing.clear();
  preview.clear();
  written.clear();
  setWriting(false);
  compact.checked = false;
  fileInput.value = "";
  chooseWay("sealed");
  chooseAgain();
}

/** Back to the beginning. */
function chooseAgain() {
  choosing.leave();
  show({ phase: "choosing" });
}

/** @param {boolean} writing */
function setWriting(writing) {
  writtenRoot.hidden = !writing;
  writeDown.ariaExpanded = String(writing);
}

writeDown.addEventListener("click", () => {
  setWriting(writtenRoot.hidden === true);
  chooseAgain();
  if (!writtenRoot.hidden) {
    written.focus();
    records.call("version").catch(() => {});
  }
});
at("open-file", HTMLElement).addEventListener("click", () => fileInput.click());
fileInput.addEventListener("change", () => {
  const file = fileInput.files?.[0];
  fileInput.value = "";
  if (file) {
    const { name } = file;
    choosing.take(() => textOf(file), { way: "file", at: nowUnixSeconds(), vouch: "unchecked", name });
  }
});
at("try-example", HTMLElement).addEventListener("click", () => {
  choosing.take(example);
});
at("from-records", HTMLElement).addEventListener("click", () => goTo({ to: "choose" }));
at("keep", HTMLElement).addEventListener("click", () => {
  if (choosing.keepable) {
    goTo({ to: "keep", ...choosing.keepable });
  }
});
at("choose-again", HTMLElement).addEventListener("click", chooseAgain);
compact.addEventListener("change", () => {
  choosing.compact(compact.checked);
});
at("generate", HTMLElement).addEventListener("click", generate);
at("new-code", HTMLElement).addEventListener("click", generate);
at("working-cancel", HTMLElement).addEventListener("click", () => {
  if (state.phase === "sealing") {
    core.restart();
    show({ phase: "chosen", chosen: state.chosen });
  }
});
at("done", HTMLElement).addEventListener("click", () => {
  clear();
  announce(t("cleared"));
});
// A browser may keep the page as it is, for whoever goes back to it.
addEventListener("pagehide", () => {
  clear();
  announce("");
});
addEventListener("beforeunload", (event) => {
  if (state.phase !== "choosing" || written.touched) {
    event.preventDefault();
  }
});

errand()?.then((given) => {
  if (given.to === "share" && state.phase === "choosing") {
    choosing.take(async () => given.record);
  }
});

// On a slow network the page is there before this script is; a press before now would have been lost.
at("prepare", HTMLElement).inert = false;
