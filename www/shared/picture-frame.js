/** A place for one picture, which is let go of as soon as it is not shown. */
export class PictureFrame {
  #root;
  /** @type {string | undefined} */
  #url;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /** @param {Blob | undefined} blob @param {string} what it shows */
  show(blob, what) {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = blob && URL.createObjectURL(blob);
    this.#root.hidden = !this.#url;
    this.#root.replaceChildren();
    if (!this.#url) return;
    const picture = new Image();
    picture.alt = what;
    picture.src = this.#url;
    this.#root.append(picture);
  }
}
