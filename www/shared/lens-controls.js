// Another lens, light and zoom: shown only where the camera in use has them.

import { part } from "./dom.js";

/**
 * @typedef {{ several: boolean, torchable: boolean, zoom: { min: number, max: number, step: number, value: number } | undefined }} Lens
 * @typedef {{ onOther: () => void, onTorch: (on: boolean) => Promise<void>, onZoom: (value: number) => Promise<void> }} News
 */

export class LensControls {
  #other;
  #torch;
  #zoom;
  #zoomField;

  /**
   * @param {HTMLElement} root
   * @param {News} news
   */
  constructor(root, { onOther, onTorch, onZoom }) {
    this.#other = part(root, "#other-camera", HTMLButtonElement);
    this.#torch = part(root, "#torch", HTMLButtonElement);
    this.#zoom = part(root, "#zoom", HTMLInputElement);
    this.#zoomField = part(root, "#zoom-field", HTMLElement);
    this.#other.addEventListener("click", onOther);
    this.#torch.addEventListener("click", async () => {
      const on = this.#torch.ariaPressed !== "true";
      try {
        await onTorch(on);
        this.#torch.ariaPressed = String(on);
      } catch {
        this.#torch.hidden = true;
      }
    });
    this.#zoom.addEventListener("input", () => {
      onZoom(this.#zoom.valueAsNumber).catch(() => {
        this.#zoomField.hidden = true;
      });
    });
  }

  /** @param {Lens} lens */
  show({ several, torchable, zoom }) {
    this.#other.hidden = !several;
    this.#torch.hidden = !torchable;
    this.#torch.ariaPressed = "false";
    this.#zoomField.hidden = !zoom;
    if (zoom) {
      this.#zoom.min = String(zoom.min);
      this.#zoom.max = String(zoom.max);
      this.#zoom.step = String(zoom.step);
      this.#zoom.value = String(zoom.value);
    }
  }
}
