// The page for phone checks: a number, a code that gets there, what the patient says, and who it is.

import { announce } from "../shared/announce.js";
import { lasting, nowUnixSeconds } from "../shared/clock.js";
import { Codes } from "../shared/codes.js";
import { focusOn, part } from "../shared/dom.js";
import { codeOf, Failure } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";
import { LockedStore } from "../shared/locked-store.js";
import { Log } from "../shared/log.js";
import { Agreements } from "./agreements.js";
import { Checks } from "./checks.js";
import { CodeView } from "./code-view.js";
import { Consents } from "./consents.js";
import { DeliveryView } from "./delivery-view.js";
import { HandingOver } from "./handing-over.js";
import { Metrics } from "./metrics.js";
import { NumberStep } from "./number-step.js";
import { Patients } from "./patients.js";
import { ProblemView } from "./problem-view.js";
import { checkedText, ProfileView } from "./profile-view.js";
import { changeSettings, FIRST_SETTINGS, readSettings } from "./settings.js";
import { SettingsSection } from "./settings-section.js";
import { t } from "./text.js";

/**
 * @typedef {import("../../pkg/mdawa.js").Policy} Policy
 * @typedef {import("../../pkg/mdawa.js").PolicyId} PolicyId
 * @typedef {import("./metrics.js").Counts} Counts
 * @typedef {import("./page-types.js").Check} Check
 * @typedef {import("./page-types.js").Profile} Profile
 * @typedef {import("./page-types.js").Standing} Standing
 * @typedef {import("./page-types.js").State} State
 * @typedef {import("./page-types.js").Way} Way
 */

/** Where a tab keeps the name of its check; the check itself is in the store. */
const TAB = "check";
/** What a person has to decide about, wherever the page is. */
const GRAVE = new Set(["clock_error", "disabled"]);
/** What a wrong code leads to. @type {Set<string>} */
const FAILED = new Set(["disabled", "locked", "wrong"]);

const codes = new Codes();
const store = new LockedStore("mdawa-check");
const log = new Log(store, codes, "staff");
const consents = new Consents(store);
const checks = new Checks({ store, codes, log, consents });
const metrics = new Metrics(store);
const patients = new Patients(store, codes);

/** @type {State} */
let state = { phase: "number" };
let settings = FIRST_SETTINGS;
/** @type {Policy[]} */
let policies = [];
let busy = false;

/** @template {Element} T @param {string} id @param {new () => T} kind */
const at = (id, kind) => part(document, `#${id}`, kind);
const SECTIONS = { number: "number", code: "code-step", profile: "profile", done: "done" };
/** Where the focus goes when a phase begins. */
const START = { number: "title", code: "code-heading", profile: "checked", done: "done-heading" };

const numberStep = new NumberStep(
  at("number", HTMLElement),
  { codes, consents, patients },
  () => settings.staff,
  {
    onAsk: step(ask),
    onCountry: (country) => remember({ country }),
    onLanguage: (language) => remember({ language }),
  },
);
const device = { isIos: isIos(), canShare: "share" in navigator };
const delivery = new DeliveryView(at("code-step", HTMLElement), device, handOver);
const handing = new HandingOver(
  { codes, checks },
  {
    onCount: count,
    onNews: showNews,
    onSending() {
      delivery.sending();
      announce(t("sending"));
    },
    onAnswered: (outcome, error) => announce(t(`delivery-${outcome}`, { error: error ?? t("no-reason") })),
    onRefused: (way) => problemView.say(t(way === "copied" ? "copy-refused" : "error-share-refused")),
    onError: fail,
  },
);
const codeView = new CodeView(at("code-step", HTMLElement), {
  onVerify: step(verify),
  onResend: step(renew),
  onLeave: step(leave),
});
const profileView = new ProfileView(at("profile", HTMLElement), {
  onKeep: step(keepProfile),
  onSkip: step(() => end(t("profile-skipped"))),
  onDraft: keepDraft,
});
const problemView = new ProblemView(at("problem", HTMLElement));
const settingsSection = new SettingsSection(
  at("work", HTMLElement),
  { codes, store, log, metrics },
  {
    onChange(changed) {
      take(changed);
      step(writeAgain)();
    },
    onError: fail,
  },
);

const agreements = new Agreements(
  at("work", HTMLElement),
  { codes, checks, consents, patients },
  () => ({ settings, country: numberStep.country }),
  {
    onStaff: (staff) => remember({ staff }),
    onWithdrawn: (phone) => {
      if (state.phase !== "number" && state.phase !== "done" && state.check.phone === phone) leaveEnded();
    },
    onError: fail,
  },
);

/** The only function that changes what is visible. @param {State} next */
function show(next) {
  const changed = next.phase !== state.phase;
  state = next;
  problemView.say(undefined);
  for (const [phase, id] of Object.entries(SECTIONS)) at(id, HTMLElement).hidden = phase !== next.phase;
  if (next.phase === "code") showCode(next.check, next.standing);
  if (next.phase === "profile") profileView.show(next.check);
  if (next.phase === "done") {
    at("done-checked", HTMLElement).textContent = checkedText(next.check.display, next.check.verified);
  }
  if (changed) focusOn(at(START[next.phase], HTMLElement));
}

/** @param {Check} check @param {Standing} standing */
function showCode(check, standing) {
  const { outcome, expires, retryAfterSeconds = 0, resendAfterSeconds = 0 } = standing;
  const waitSeconds = Math.max(retryAfterSeconds, resendAfterSeconds);
  const left = {
    life: expires === undefined ? undefined : lasting(expires - nowUnixSeconds()),
    wait: waitSeconds > 0 ? lasting(waitSeconds) : undefined,
  };
  const live = expires !== undefined;
  if (!live) handing.drop();
  const { on, provider } = settings.gateway;
  const service = on ? t(`provider-${provider}`) : undefined;
  delivery.show(handing.held, check, { live, service, problem: handing.refusedWith });
  const { digits } = policyOf(check.policy);
  codeView.show(check.display, digits, left, step(lookAgain));
  codeView.problem(problemText(standing, digits, check));
  if (GRAVE.has(outcome)) refuse(standing, check.phone, check.policy);
}

/** @param {Standing} standing @param {number} digits @param {Check} check */
function problemText({ outcome, attemptsLeft }, digits, check) {
  // The refusal of a service is said where it was asked.
  if (outcome === "ok" || GRAVE.has(outcome) || check.delivery === "refused") return undefined;
  const said = tell("outcome", outcome, { digits });
  const counted = outcome === "wrong" && attemptsLeft !== undefined;
  return counted ? `${said} ${t("tries-left", { count: attemptsLeft })}` : said;
}

/** @param {Standing} standing @param {string} phone @param {PolicyId} policy */
function refuse({ outcome, retryAfterSeconds }, phone, policy) {
  const left = retryAfterSeconds === undefined ? undefined : lasting(retryAfterSeconds);
  const decide = async () => {
    if (outcome === "clock_error") await checks.correctClock();
    else await checks.enable(phone, policy);
    problemView.say(undefined);
    await lookAgain();
  };
  problemView.refuse({ outcome, left }, step(decide));
}

/** @param {unknown} error */
function fail(error) {
  problemView.say(tell("error", error instanceof DOMException ? "storage-refused" : codeOf(error)));
}

/**
 * One step at a time: a second press while the first is under way does nothing.
 *
 * @template {unknown[]} Args
 * @param {(...args: Args) => Promise<unknown>} work
 */
function step(work) {
  return async (/** @type {Args} */ ...args) => {
    if (busy) return;
    busy = true;
    try {
      await work(...args);
    } catch (error) {
      fail(error);
    } finally {
      busy = false;
    }
  };
}

/** @param {PolicyId} wanted */
function policyOf(wanted) {
  const found = policies.find(({ id }) => id === wanted);
  if (!found) throw new TypeError("the module knows every policy that was kept");
  return found;
}

/** A count is worth no interruption. @param {Way} way @param {Partial<Counts>} counts */
function count(way, counts) {
  metrics.count(nowUnixSeconds(), way, counts).catch(() => {});
}

/** @param {import("./page-types.js").Settings} chosen */
function take(chosen) {
  settings = chosen;
  numberStep.agreement(chosen.language, chosen.words);
}

/** What was chosen for one patient is proposed for the next. @param {Partial<import("./page-types.js").Settings>} chosen */
function remember(chosen) {
  take({ ...settings, ...chosen });
  changeSettings(store, log, chosen).catch(fail);
}

// The number

async function ask() {
  problemView.say(undefined);
  const agreed = await numberStep.agreed();
  if (!agreed) return;
  const { policy } = settings;
  const { first, given } = agreed;
  const { issued, check } = await checks.begin({ ...first, policy }, given);
  if (!check || !issued.code) {
    refuse(issued, first.phone, policy);
    return;
  }
  sessionStorage.setItem(TAB, check.id);
  await hold(issued.code, check);
  numberStep.clear();
  show({ phase: "code", check, standing: issued });
  announce(t("code-made", { number: check.display }));
}

// The code, and how it gets there

/** @param {string} code @param {Check} check */
function hold(code, check) {
  return handing.hold(settings, check, code, policyOf(check.policy).ttl_s / 60);
}

/** @param {Way} way */
async function handOver(way) {
  await recheck().catch(fail);
  if (state.phase === "code") await handing.over(way, state.check, settings);
}

/** Shows what is new of a check, if it still is the one on the page. @param {Check} next @param {Standing} [standing] */
function showNews(next, standing) {
  if (state.phase === "code" && state.check.challengeId === next.challengeId) {
    show({ phase: "code", check: next, standing: standing ?? state.standing });
  }
}

async function renew() {
  if (state.phase !== "code") return;
  handing.forgetRefusal();
  const { issued, check } = await checks.renew(state.check);
  if (issued.code) await hold(issued.code, check);
  show({ phase: "code", check, standing: issued });
  if (issued.code) {
    announce(t("code-renewed"));
    focusOn(at("code-heading", HTMLElement));
  }
}

/** The code has come to its end, or a person has decided something. */
async function lookAgain() {
  if (state.phase !== "code") return;
  const { check } = state;
  const standing = await checks.standing(check);
  show({ phase: "code", check, standing });
  if (standing.outcome !== "ok") announce(tell("outcome", standing.outcome));
}

// What the patient says

/** @param {string} typed */
async function verify(typed) {
  if (state.phase !== "code") return;
  const { standing, check } = await checks.verify(state.check, typed);
  const { outcome } = standing;
  const way = check.way ?? "shown";
  if (outcome === "ok" && check.verified !== undefined) {
    count(way, { verified: 1, answerSeconds: check.verified - (check.handed ?? check.begun) });
    await enterProfile(check);
    return;
  }
  if (FAILED.has(outcome)) count(way, { failed: 1 });
  show({ phase: "code", check, standing });
  if (standing.expires === undefined) focusOn(at("verify-heading", HTMLElement));
  else codeView.focus();
}

/** @param {Check} checked */
async function enterProfile(checked) {
  let check = checked;
  if (check.verified !== undefined && check.seen === undefined) {
    const known = await patients.checked(check.phone, check.verified);
    check = await checks.note(check, { seen: known?.lastChecked ?? null, draft: known?.profile });
  }
  forget();
  show({ phase: "profile", check });
  announce(checkedText(check.display, check.verified));
}

/** @param {Profile} draft */
async function keepDraft(draft) {
  if (state.phase === "profile") await checks.note(state.check, { draft }).catch(fail);
}

/** @param {Profile} profile */
async function keepProfile(profile) {
  if (state.phase !== "profile") return;
  const { check } = state;
  await patients.complete(check.phone, profile);
  count(check.way ?? "shown", { completed: 1 });
  await end(t("profile-kept"));
}

/** @param {string} about */
async function end(about) {
  if (state.phase !== "profile") return;
  const { check } = state;
  await checks.drop(check);
  profileView.clear();
  at("done-about", HTMLElement).textContent = about;
  show({ phase: "done", check });
}

// Leaving, coming back

async function leave() {
  // First, so that a reload meanwhile does not come back to it.
  sessionStorage.setItem(TAB, "");
  if (state.phase === "code") await checks.drop(state.check);
  forget();
  show({ phase: "number" });
}

/** Another tab, or the patient, has ended this check: its code must not leave the page any more. */
function leaveEnded() {
  sessionStorage.setItem(TAB, "");
  forget();
  profileView.clear();
  show({ phase: "number" });
  fail(new Failure("check-ended"));
}

/** Looks whether another tab has ended this check meanwhile. */
async function recheck() {
  if (state.phase !== "code") return;
  const { check } = state;
  if (!(await checks.find(check.id)) && state.phase === "code" && state.check.id === check.id) leaveEnded();
}

/** Takes every code from the page and from memory. */
function forget() {
  handing.drop();
  handing.forgetRefusal();
  delivery.clear();
  codeView.clear();
  codes.restart();
}

/** With the words and the service that were chosen now. */
async function writeAgain() {
  if (state.phase === "code" && handing.held) {
    await hold(handing.held.code, state.check);
    show(state);
  }
}

async function resume() {
  take(await readSettings(store));
  policies = await codes.call("policies");
  // A transfer's code is none that is sent.
  const offered = policies.filter(({ id }) => id !== "mdawa-transfer");
  const countries = await codes.call("countries");
  numberStep.offer(countries, settings.country ?? new Intl.Locale(navigator.language).region);
  agreements.fill(settings.staff);
  await settingsSection.fill(settings, offered);
  const check = await checks.find(sessionStorage.getItem(TAB));
  if (!check) return;
  sessionStorage.setItem(TAB, check.id);
  if (check.verified !== undefined) await enterProfile(check);
  else show({ phase: "code", check, standing: await checks.standing(check) });
}

function isIos() {
  const { maxTouchPoints, platform, userAgent } = navigator;
  // An iPad says that it is a Mac, and Macs have no touch screen.
  return /iP(?:hone|ad|od)/.test(userAgent) || (platform === "MacIntel" && maxTouchPoints > 1);
}

function sayOnline() {
  at("offline", HTMLElement).hidden = navigator.onLine;
}

at("next", HTMLElement).addEventListener("click", step(leave));
// Apart from the steps: whoever comes back by pressing a button has that press done.
addEventListener("focus", () => recheck().catch(fail));
addEventListener("online", sayOnline);
addEventListener("offline", sayOnline);
// A browser may keep the page, for whoever goes back to it.
addEventListener("pagehide", () => {
  forget();
  numberStep.clear();
  agreements.clear();
  profileView.clear();
  announce("");
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) step(resume)();
});

sayOnline();
await step(resume)();
// On a slow network the page is there before this script is; a press before now would have been lost.
at("work", HTMLElement).inert = false;
