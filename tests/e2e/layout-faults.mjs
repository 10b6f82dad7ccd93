/**
 * What is wrong with the room things have, which axe does not look at. Runs in the page.
 *
 * @param {{ target: number, narrowest: number }} sizes in CSS pixels
 * @returns {string[]} a line each
 */
export function layoutFaults({ target, narrowest }) {
  /** Boxes are fractions of a pixel, and a letter may reach a little out of its line. */
  const SLACK = 1.5;
  /** The part of a line's height, from its top and from its bottom, in which letters hardly ever stand. */
  const AIR = 0.28;
  /** What Devanagari needs, whose signs stand above and below its letters, and hang together at their head. */
  const LEADING = 1.6;
  /** @type {string[]} */
  const found = [];

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    found.push(`sideways scroll: ${scrollWidth} px of content in ${clientWidth} px`);

  const controls = "button, select, textarea, input, summary, a.door-link, a.brand, a.more";
  for (const control of document.querySelectorAll(controls)) {
    // A box with a label is pressed anywhere on the label.
    const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
    const small = Math.max(width, height) < target || Math.min(width, height) < narrowest;
    if (control.checkVisibility() && small)
      found.push(`small target: ${width} × ${height}: ${control.outerHTML}`);
  }

  /** @param {Element | null} from */
  function* upwards(from) {
    for (let element = from; element && element !== document.body; element = element.parentElement)
      yield { element, style: getComputedStyle(element) };
  }
  /** @param {Element} element */
  const isLayer = (element) =>
    element.matches("dialog") || ["fixed", "sticky"].includes(getComputedStyle(element).position);

  /** @type {{ text: string, node: Node, layer: Element, left: number, right: number, top: number, bottom: number }[]} */
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement;
    const text = node.nodeValue?.trim() ?? "";
    if (!text || !holder?.checkVisibility({ visibilityProperty: true })) continue;
    if (holder.closest(".unseen, .skip, option, script, style, noscript")) continue;
    const { lineHeight, fontSize, letterSpacing } = getComputedStyle(holder);
    if (holder.closest("[lang]")?.getAttribute("lang") === "hi" && /\p{Script=Devanagari}/u.test(text)) {
      const leading = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
      if (!(leading > LEADING - 0.01) || !["normal", "0px"].includes(letterSpacing))
        found.push(`Devanagari at ${leading} with ${letterSpacing} between letters: “${text}”`);
    }
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const control = holder.closest("button, summary, .button, .choice, .way, .card");
    const box = control?.getBoundingClientRect();
    if (box && rects.some((rect) => rect.left < box.left - SLACK || rect.right > box.right + SLACK))
      found.push(`text beside its box: “${text}”: ${control?.outerHTML}`);
    if (box && control?.matches("button, .button")) {
      const air = Math.max(...rects.map(({ height }) => height)) * AIR;
      if (rects.some((rect) => rect.top + air < box.top || rect.bottom - air > box.bottom))
        found.push(`text above or below its box: “${text}”: ${control.outerHTML}`);
    }
    let layer = document.body;
    for (const { element, style } of upwards(holder)) {
      const clip = element.getBoundingClientRect();
      const cut = rects.some(({ left, right, top, bottom, height }) => {
        const air = height * AIR;
        return (
          (["hidden", "clip"].includes(style.overflowX) &&
            (left < clip.left - SLACK || right > clip.right + SLACK)) ||
          (["hidden", "clip"].includes(style.overflowY) &&
            (top + air < clip.top || bottom - air > clip.bottom))
        );
      });
      if (cut) found.push(`cut off: “${text}” by ${element.tagName}#${element.id}.${element.className}`);
      if (isLayer(element)) {
        layer = /** @type {HTMLElement} */ (element);
        break;
      }
    }
    for (const { left, right, top, bottom, height } of rects)
      lines.push({ text, node, layer, left, right, top: top + height * AIR, bottom: bottom - height * AIR });
  }

  lines.sort((a, b) => a.top - b.top);
  for (const [place, upper] of lines.entries()) {
    for (const lower of lines.slice(place + 1)) {
      if (lower.top >= upper.bottom) break;
      const across = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
      if (upper.node !== lower.node && upper.layer === lower.layer && across > SLACK)
        found.push(`overlap: “${upper.text}” and “${lower.text}”`);
    }
  }
  return found;
}
