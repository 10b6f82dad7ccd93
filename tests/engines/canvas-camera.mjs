/**
 * Has the page's camera see pictures, one after another: a canvas that is filmed. Neither Firefox nor WebKitGTK plays a file
 * as a camera; from the stream on, all is as with any camera. Runs in the page.
 *
 * @param {string[]} pictures PNG files in base64
 */
export async function showToCamera(pictures) {
  const WIDTH = 1280;
  const HEIGHT = 720;
  const CAMERA_FPS = 30;
  const PICTURE_MS = 200;
  /** The part of the height that a code fills. */
  const FILL = 0.8;

  const images = await Promise.all(
    pictures.map((picture) =>
      createImageBitmap(new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))])),
    ),
  );
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  let turn = 0;
  const show = () => {
    const image = images[turn++ % images.length];
    if (!image) throw new Error("no picture");
    const scale = (HEIGHT * FILL) / Math.max(image.width, image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    context.fillStyle = "#606060";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.drawImage(image, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
  };
  show();
  setInterval(show, PICTURE_MS);
  // At a rate that is named: of a canvas that nobody sees, WebKitGTK films little else.
  // On the prototype: WebKit forgets what was put on `navigator.mediaDevices` when it collects its garbage.
  MediaDevices.prototype.getUserMedia = async () => canvas.captureStream(CAMERA_FPS);
}
