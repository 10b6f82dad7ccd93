/**
 * How fast anything on the patient's screen flashes, measured in what the screen shows at each of its frames (WCAG 2.3.1:
 * no more than three flashes in any second, and a flash is two changes).
 */

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import {
  adjust,
  assertSaid,
  button,
  chooseFile,
  generate,
  openPatient,
  recordWithPicture,
} from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

const THREE_FLASHES = 6;
/** Pictures of the fast mode in a second, as its question says them, and what a clock beside the page may see more. */
const FASTEST = 33;
/** So many frames that the fast mode is offered. */
const LARGE = recordWithPicture(30_000);

const PAGES = [
  "index.html",
  ...(await readdir(new URL("../../www", import.meta.url)))
    .filter((name) => name.endsWith(".html"))
    .map((name) => `www/${name}`),
];

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
});

/**
 * Looks at every frame of the screen for so long: how often the busiest place of the code changed between dark and light in
 * any second, and how many pictures there were in any second.
 *
 * @param {Page} patient
 * @param {number} [milliseconds]
 */
function flicker(patient, milliseconds = 2500) {
  return patient.evaluate(
    (milliseconds) =>
      new Promise((/** @type {(seen: { changes: number, pictures: number }) => void} */ resolve) => {
        // Places of the code, whatever its density.
        const side = 60;
        const code = /** @type {HTMLCanvasElement} */ (document.querySelector("#qr"));
        const small = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
        if (!small) throw new Error("no canvas");
        small.imageSmoothingEnabled = false;
        /** @type {number[][]} */
        const changes = Array.from({ length: side * side }, () => []);
        /** @type {number[]} */
        const pictures = [];
        /** @type {boolean[]} */
        let before = [];
        const start = performance.now();
        /** @param {number[]} times */
        const mostInASecond = (times) =>
          Math.max(
            0,
            ...times.map((first, at) => times.slice(at).filter((time) => time < first + 1000).length),
          );
        /** @param {number} now */
        const look = (now) => {
          if (code.width > 0) {
            small.drawImage(code, 0, 0, side, side);
            const { data } = small.getImageData(0, 0, side, side);
            const dark = changes.map((_, place) => Number(data[place * 4]) < 128);
            const changed = [...dark.keys()].filter(
              (place) => before.length > 0 && dark[place] !== before[place],
            );
            for (const place of changed) changes[place]?.push(now);
            if (changed.length > 0) pictures.push(now);
            before = dark;
          }
          if (now < start + milliseconds) requestAnimationFrame(look);
          else
            resolve({ changes: Math.max(...changes.map(mostInASecond)), pictures: mostInASecond(pictures) });
        };
        requestAnimationFrame(look);
      }),
    milliseconds,
  );
}

/** @param {Page} patient */
async function show(patient) {
  await chooseFile(patient, LARGE);
  await generate(patient);
  await patient.getByText(/frame \d+ · \d+ needed/).waitFor();
}

test("nothing flashes more than three times a second, however the buttons are pressed", async () => {
  const patient = await openPatient(browser, site.url);
  await show(patient);
  const still = await flicker(patient);
  const [pressed] = await Promise.all([
    flicker(patient),
    (async () => {
      for (const name of ["Less dense", "Bigger", "Less dense", "Pause", "Pause", "Bigger"])
        await button(patient, name).click();
    })(),
  ]);
  assert.ok(still.changes >= 2 && still.changes <= THREE_FLASHES, JSON.stringify(still));
  assert.ok(pressed.changes >= 2 && pressed.changes <= THREE_FLASHES, JSON.stringify(pressed));
  for (const rate of [3, 2, 1]) {
    await button(patient, "Slower").click();
    const slow = await flicker(patient);
    // One more where a picture was late and the next on time.
    assert.ok(
      slow.changes <= rate + 1 && slow.pictures <= rate + 1,
      `${rate} a second: ${JSON.stringify(slow)}`,
    );
  }
  await patient.context().close();
});

test("where motion is to be reduced, two pictures a second are shown, and no faster mode is offered", async () => {
  const patient = await openPatient(browser, site.url);
  await patient.emulateMedia({ reducedMotion: "reduce" });
  await show(patient);
  const calm = await flicker(patient);
  assert.ok(calm.pictures > 0 && calm.pictures <= 3, JSON.stringify(calm));
  await adjust(patient);
  assert.equal(await button(patient, "Fast").count(), 0);
  await patient.context().close();
});

test("the fast mode flashes as often as its question says, only after its answer, and Pause ends it at once", async () => {
  const patient = await openPatient(browser, site.url);
  await show(patient);
  await adjust(patient);
  await button(patient, "Fast").click();
  const dialog = patient.getByRole("dialog");
  await dialog.getByText("12 to 30 times a second", { exact: false }).waitFor();
  const asked = await flicker(patient);
  assert.ok(asked.changes <= THREE_FLASHES, JSON.stringify(asked));
  await dialog.getByRole("button", { name: "Start fast mode" }).click();
  await assertSaid(patient, "Fast is on.");
  for (const press of ["", "Faster", "Faster"]) {
    if (press) await button(patient, press).click();
    const fast = await flicker(patient);
    assert.ok(fast.changes > THREE_FLASHES && fast.pictures <= FASTEST, JSON.stringify(fast));
  }
  await button(patient, "Pause").click();
  // The picture that stays is a lighter one.
  const ended = await flicker(patient, 1000);
  assert.ok(ended.pictures <= 1, JSON.stringify(ended));
  await button(patient, "Pause").click();
  const after = await flicker(patient);
  assert.ok(after.changes >= 2 && after.changes <= THREE_FLASHES, JSON.stringify(after));
  await patient.context().close();
});

/** The longest that anything on the page moves, in seconds. Runs in the page. */
function movingFor() {
  const lengths = [...document.querySelectorAll("*")].flatMap((element) => {
    const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const seconds = `${animationDuration}, ${transitionDuration}`.split(", ").map(Number.parseFloat);
    return [...seconds, scrollBehavior === "smooth" ? 1 : 0];
  });
  return Math.max(...lengths);
}

test("where motion is to be reduced, nothing else moves on any page", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  for (const name of PAGES) {
    await page.goto(`${site.url}/${name}`);
    assert.equal(await page.evaluate(movingFor), 0, name);
  }
  await page.evaluate(() => {
    document.body.style.transition = "color 0.3s";
  });
  assert.equal(await page.evaluate(movingFor), 0.3);
  await context.close();
});
