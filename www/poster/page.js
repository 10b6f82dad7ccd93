/** The poster: what the clinic writes stands on the sheet at once, and the address as a QR code. */

import { Codes } from "../shared/codes.js";
import { part, say } from "../shared/dom.js";
import { codeOf } from "../shared/failure.js";
import { tell } from "../shared/i18n.js";

/** In modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** With more, a module is finer than the millimetre that cheap phones read well. */
const LONGEST_ADDRESS = 200;
/** How high a sheet may be for its width: Letter, the lower of the two papers, at the width in poster.css. */
const HEIGHT = 252 / 188;

const codes = new Codes();
const clinic = part(document, "#clinic", HTMLTextAreaElement);
const address = part(document, "#address", HTMLInputElement);
const problem = part(document, "#address-problem", HTMLElement);
const poster = part(document, ".poster", HTMLElement);
const qr = part(document, "#qr", SVGSVGElement);
/** Where this page itself came from: the front door. A page from a file has no address that another device could open. */
const FRONT_DOOR = location.protocol === "file:" ? "" : new URL("../", location.href).href;
const UNFIT = problem.textContent ?? "";

/** What the code on the sheet leads to. */
let drawn = "";

/** The address as it can stand in a code, if it is one that a phone can open. @param {string} typed */
function addressOf(typed) {
  if (!URL.canParse(typed)) return undefined;
  const { href, protocol } = new URL(typed);
  // By http, nothing but these pages themselves: where somebody tries them out.
  const leads = protocol === "https:" || (FRONT_DOOR !== "" && href.startsWith(FRONT_DOOR));
  return leads && href.length <= LONGEST_ADDRESS ? href : undefined;
}

async function showAddress() {
  const href = addressOf(address.value.trim());
  complain(href === undefined ? UNFIT : undefined);
  if (href === undefined) return;
  try {
    const { size, modules } = await codes.call("qrModules", href);
    // Somebody typed on meanwhile.
    if (href !== addressOf(address.value.trim())) return;
    say(part(document, "#sheet-address", HTMLElement), href.replace(/\/$/, ""));
    draw(size, modules);
    drawn = href;
  } catch (error) {
    complain(tell("error", codeOf(error)));
  }
}

/** @param {string | undefined} words */
function complain(words) {
  say(problem, words);
  address.ariaInvalid = String(words !== undefined);
}

/** As lines, not as pixels: sharp on every printer. @param {number} size @param {Uint8Array} modules */
function draw(size, modules) {
  const side = size + 2 * QUIET_ZONE;
  let path = "";
  modules.forEach((dark, at) => {
    if (dark) path += `M${(at % size) + QUIET_ZONE} ${Math.floor(at / size) + QUIET_ZONE}h1v1h-1z`;
  });
  qr.setAttribute("viewBox", `0 0 ${side} ${side}`);
  part(qr, "path", SVGPathElement).setAttribute("d", path);
}

// Everything on the sheet is measured by its width, so what is too high for the paper fits when it is narrower.
addEventListener("beforeprint", () => {
  const { offsetWidth, offsetHeight } = poster;
  poster.style.setProperty("--fit", String(Math.min(1, (HEIGHT * offsetWidth) / offsetHeight)));
});
clinic.addEventListener("input", () =>
  say(part(document, "#sheet-clinic", HTMLElement), clinic.value.trim()),
);
address.addEventListener("input", showAddress);
part(document, "#poster-form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  // A poster that leads elsewhere than its field says, or nowhere, would hang on a wall for years.
  if (drawn && drawn === addressOf(address.value.trim())) print();
  else address.focus();
});
// What a browser wrote into the fields again after a reload.
address.value ||= FRONT_DOOR;
clinic.dispatchEvent(new Event("input"));
showAddress();
