// The ways to get a code to the patient, and what is known of the one that was taken.

import { part, say, withText } from "../shared/dom.js";
import { timeText } from "../shared/i18n.js";
import { t } from "./text.js";

/**
 * @typedef {import("./page-types.js").Check} Check
 * @typedef {import("./page-types.js").Held} Held
 * @typedef {import("./page-types.js").Way} Way
 */

export class DeliveryView {
  #root;
  #whatsapp;
  #sms;
  #service;
  #large;
  #largeCode;
  #notShown;
  #handed;
  #isIos;
  /** @type {Held | undefined} */
  #held;

  /**
   * @param {HTMLElement} root
   * @param {{ isIos: boolean, canShare: boolean }} device
   * @param {(way: Way) => void} onWay
   */
  constructor(root, { isIos, canShare }, onWay) {
    this.#isIos = isIos;
    this.#root = part(root, "#delivery", HTMLElement);
    this.#whatsapp = part(root, "#whatsapp", HTMLAnchorElement);
    this.#sms = part(root, "#sms", HTMLAnchorElement);
    this.#service = part(root, "#service", HTMLButtonElement);
    this.#large = part(root, "#large", HTMLButtonElement);
    this.#largeCode = part(root, "#large-code", HTMLElement);
    this.#notShown = part(root, "#not-shown", HTMLElement);
    this.#handed = part(root, "#handed", HTMLElement);
    const share = part(root, "#share", HTMLButtonElement);
    share.hidden = !canShare;
    this.#whatsapp.addEventListener("click", () => onWay("whatsapp"));
    this.#sms.addEventListener("click", () => onWay("sms"));
    this.#service.addEventListener("click", () => onWay("service"));
    share.addEventListener("click", () => onWay("share"));
    part(root, "#copy", HTMLButtonElement).addEventListener("click", () => onWay("copied"));
    this.#large.addEventListener("click", () => {
      const shown = this.#largeCode.textContent === "";
      this.#showLarge(shown);
      if (shown) onWay("shown");
    });
  }

  /**
   * @param {Held | undefined} held
   * @param {Check} check
   * @param {{ live: boolean, service: string | undefined, problem?: string }} more the service's name where it may be used
   */
  show(held, check, { live, service, problem }) {
    if (held !== this.#held) this.#showLarge(false);
    this.#held = held;
    this.#root.hidden = !held;
    link(this.#whatsapp, held?.links.whatsapp);
    link(this.#sms, this.#isIos ? held?.links.smsIos : held?.links.sms);
    this.#service.hidden = !service;
    this.#service.textContent = service ? t("send-by", { provider: service }) : "";
    // A message that may be on its way is not sent again.
    this.#service.disabled = check.delivery !== undefined;
    say(this.#notShown, held || !live ? undefined : t("not-shown"));
    const { way, handed, delivery } = check;
    this.#handed.hidden = !way || handed === undefined;
    this.#handed.classList.toggle("notice-caution", delivery === "unknown");
    this.#handed.classList.toggle("notice-danger", delivery === "refused");
    if (!way || handed === undefined) return;
    const said = t(`handed-${way}`, { time: timeText(handed) });
    const came = delivery && t(`delivery-${delivery}`, { error: problem ?? t("no-reason") });
    this.#handed.replaceChildren(withText("span", came ? `${said} ${came}` : said));
  }

  /** Says that a service is being asked. */
  sending() {
    this.#service.disabled = true;
    this.#handed.classList.remove("notice-caution", "notice-danger");
    say(this.#handed, t("sending"));
  }

  clear() {
    this.#held = undefined;
    this.#showLarge(false);
    link(this.#whatsapp, undefined);
    link(this.#sms, undefined);
  }

  /** @param {boolean} shown */
  #showLarge(shown) {
    say(this.#largeCode, shown ? this.#held?.code : undefined);
    this.#large.ariaPressed = String(shown);
    this.#large.textContent = shown ? t("hide-large") : t("show-large");
  }
}

/** @param {HTMLAnchorElement} anchor @param {string | undefined} address */
function link(anchor, address) {
  if (!address) {
    anchor.removeAttribute("href");
    return;
  }
  anchor.href = address;
  anchor.target = "_blank";
  // The app's site is not told where the patient's number and code come from.
  anchor.rel = "noopener noreferrer";
}
