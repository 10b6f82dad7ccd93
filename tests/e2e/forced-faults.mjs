/**
 * What cannot be told from what is around it in forced colours, where only words and borders are left. Axe takes the colour
 * of letters from -webkit-text-fill-color, which Chromium answers with the page's own colour there. Runs in the page.
 *
 * @returns {string[]} a line each
 */
export function forcedFaults() {
  const found = [];
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) throw new Error("no canvas");
  /** What is seen of a colour over others. @param {string[]} colours the lowest first */
  const seen = (...colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  /** WCAG 2.2, relative luminance. @param {Uint8ClampedArray} seen */
  const luminance = ([red = 0, green = 0, blue = 0]) => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
      part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** @param {string} colour @param {string} ground */
  const contrast = (colour, ground) => {
    const [a, b] = [luminance(seen(ground, colour)), luminance(seen(ground))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };

  /** What is painted behind an element. @param {Element | null} from the first that may paint it */
  const ground = (from) => {
    for (let at = from; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (seen(backgroundColor)[3] === 255) return backgroundColor;
    }
    return "Canvas";
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (!node.nodeValue?.trim() || !holder?.checkVisibility({ visibilityProperty: true })) continue;
    if (holder.closest(".unseen, :disabled, [aria-disabled=true], [inert], option, script, style, noscript"))
      continue;
    const { color } = getComputedStyle(holder);
    if (contrast(color, ground(holder)) < 4.5) found.push(`faint: ${color}: ${holder.outerHTML}`);
  }

  const native = "[type=checkbox], [type=radio], [type=range], [type=file]";
  for (const control of document.querySelectorAll(".button, input, select, textarea")) {
    if (!control.checkVisibility() || control.matches(`${native}, .unseen`)) continue;
    const { borderBlockStartColor, borderBlockStartStyle, borderBlockStartWidth } = getComputedStyle(control);
    const drawn = borderBlockStartStyle !== "none" && Number.parseFloat(borderBlockStartWidth) >= 1;
    if (!drawn || contrast(borderBlockStartColor, ground(control.parentElement)) < 3)
      found.push(`no border to be seen: ${borderBlockStartColor}: ${control.outerHTML}`);
  }

  for (const code of document.querySelectorAll(".qr-panel")) {
    const { backgroundColor, forcedColorAdjust } =
      /** @type {CSSStyleDeclaration & { forcedColorAdjust: string }} */ (getComputedStyle(code));
    if (code.checkVisibility() && (backgroundColor !== "rgb(255, 255, 255)" || forcedColorAdjust !== "none"))
      found.push(`a code that is not on white: ${backgroundColor}`);
  }
  return found;
}
