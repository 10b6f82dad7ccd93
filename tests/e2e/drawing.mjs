/** Codes to hold before a camera, drawn by the module itself. */

/**
 * @param {import("playwright-core").Page} page one that script/serve gave
 * @param {{ bytes: number, density: number, frames: number }} stream a package of so many bytes, none of them meaningful
 * @returns {Promise<{ texts: string[], pictures: Buffer[] }>} what each frame says, and its PNG
 */
export async function drawFrames(page, stream) {
  const { texts, pictures } = await page.evaluate(async ({ bytes, density, frames }) => {
    const { Core } = await import("/www/shared/core.js");
    const core = new Core();
    const packageBytes = Uint8Array.from({ length: bytes }, (_, index) => (index * 151 + (index >> 3)) & 255);
    const sender = await core.sender(packageBytes, density);
    const texts = [];
    const pictures = [];
    for (let index = 0; index < frames; index++) {
      texts.push(await sender.text(index));
      pictures.push(draw(await sender.modules(index)));
    }
    core.close();
    return { texts, pictures };

    /** @param {{ size: number, modules: Uint8Array }} code */
    function draw({ size, modules }) {
      const [pixels, border] = [10, 4];
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = (size + 2 * border) * pixels;
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.fillStyle = "white";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = "black";
      modules.forEach((dark, at) => {
        const [x, y] = [(at % size) + border, Math.floor(at / size) + border];
        if (dark) context.fillRect(x * pixels, y * pixels, pixels, pixels);
      });
      return canvas.toDataURL("image/png").replace(/^.*,/, "");
    }
  }, stream);
  return { texts, pictures: pictures.map((png) => Buffer.from(png, "base64")) };
}
