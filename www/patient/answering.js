// Answering a request: it comes in by camera or as text, and gets the record once the person has confirmed.

import { announce, complain } from "../shared/announce.js";
import { part } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { t, tell } from "../shared/i18n.js";
import { Intake } from "../shared/intake.js";
import { Scanning } from "../shared/scanning.js";
import { AnswerView } from "./answer-view.js";

/**
 * @typedef {import("../shared/core-types.js").Arrived} Arrived
 * @typedef {import("../../pkg/mdawa.js").RequestFace} RequestFace
 * @typedef {{ record: string, what: string }} Leaving what is to be sent, and how it is called
 */

/** What the module says of any package, said of a request. */
const NAMES = new Map([
  ["frame-not-ours", "no-request"],
  ["kind-unknown", "no-request"],
  ["package-cannot-open", "request-damaged"],
  ["package-malformed", "request-damaged"],
]);

/** Loaded when it is needed: many phones never sign. */
const phoneKey = () => import("./phone-key.js");

export class Answering {
  #onAnswer;
  #onEnd;
  #view;
  #intake;
  #scanning;
  /** @type {{ code: import("../shared/core-types.js").TransferCode, leaving: Leaving } | undefined} */
  #open;
  /** The request that is asked about. @type {Uint8Array | undefined} */
  #request;

  /**
   * @param {HTMLElement} root
   * @param {import("../shared/core.js").Core} core
   * @param {{ onAnswer(answer: Uint8Array): void, onEnd(): void, onShowInstead(): void }} news `onEnd`: the code is lost
   */
  constructor(root, core, { onAnswer, onEnd, onShowInstead }) {
    this.#onAnswer = onAnswer;
    this.#onEnd = onEnd;
    this.#intake = new Intake(core, ["request"], NAMES);
    this.#scanning = new Scanning(part(root, "#scanner", HTMLElement), this.#intake, {
      onArrived: (arrived) => this.#ask(arrived),
      onEnd: (problem) => complain(tell("error", problem), problem === "camera-idle"),
    });
    this.#view = new AnswerView(root, {
      onScan: () => this.#scan(),
      onStop: () => this.#scanning.stop(),
      onPaste: () => this.#paste(),
      onText: (text) => this.#take(text),
      onConfirm: () => this.#answer(),
      onRefuse: () => this.#lookAgain(),
      onForgetKey: () => this.#forgetKey(),
      onShowInstead,
    });
  }

  /**
   * Waits for a request.
   *
   * @param {import("../shared/core-types.js").TransferCode} code
   * @param {Leaving} leaving
   */
  start(code, leaving) {
    this.#open = { code, leaving };
    this.#view.find();
  }

  /** Forgets the code, the record and the request. */
  stop() {
    this.#scanning.stop();
    this.#intake.forget();
    this.#open?.code.free();
    this.#open = undefined;
    this.#request = undefined;
    this.#view.hide();
  }

  #scan() {
    this.#scanning.start();
    this.#view.focusScanner();
  }

  async #paste() {
    let text;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      complain(tell("error", "clipboard-refused"), true);
      this.#view.pasteHere();
      return;
    }
    await this.#take(text);
  }

  /** @param {string} text */
  async #take(text) {
    const taken = await this.#intake.take(text);
    if (this.#open && taken.kind === "problem") {
      complain(tell("error", taken.code));
    } else if (taken.kind !== "part" && taken.kind !== "problem") {
      this.#ask(taken);
    }
  }

  /** Asks whether the record may go to who sent this. @param {Arrived} arrived */
  #ask(arrived) {
    if (this.#open && arrived.kind === "request") {
      this.#scanning.stop();
      this.#request = arrived.package;
      const { label } = /** @type {RequestFace} */ (arrived.face);
      this.#view.ask(label, this.#open.leaving.what);
      this.#offerKey();
    }
  }

  async #offerKey() {
    try {
      this.#view.offerKey(await (await phoneKey()).exists());
    } catch {
      this.#view.offerKey(undefined);
    }
  }

  async #forgetKey() {
    try {
      await (await phoneKey()).forget();
      announce(t("key-forgotten"));
      this.#view.focusSign();
    } catch {
      complain(t("error-key-unreadable"));
    }
    await this.#offerKey();
  }

  /** The code is still good. */
  #lookAgain() {
    this.#request = undefined;
    this.#view.findAgain();
  }

  async #answer() {
    const [open, request] = [this.#open, this.#request];
    if (!open || !request) {
      return;
    }
    // At once, so that a second press finds nothing to answer.
    this.#request = undefined;
    try {
      const seed = this.#view.signs ? await (await phoneKey()).seed() : undefined;
      const answer = await open.code.answer(request, open.leaving.record, seed);
      if (this.#open === open) {
        this.stop();
        this.#onAnswer(answer);
      }
    } catch (error) {
      const code = codeOf(error);
      if (this.#open !== open) {
        return;
      }
      if (code === "package-gone" || code === "internal") {
        this.#onEnd();
      } else {
        this.#lookAgain();
        complain(tell("error", NAMES.get(code) ?? code));
      }
    }
  }
}
