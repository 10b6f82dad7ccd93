/** The main flows in the engines that Chromium is not; what those tests look at closely, these walk through. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "../e2e/harness.mjs";
import { firefox } from "./firefox.mjs";
import { flows } from "./flows.mjs";
import { until } from "./hands.mjs";
import { webkit } from "./webkit.mjs";

/** @type {import("./flows.mjs").Flow} */
const sabotage = {
  title: "what goes wrong on a page is complained of",
  async walk(browser, site) {
    const tab = await browser.newTab(`${site.url}/www/doctor.html`);
    await tab.evaluate(() => {
      console.error("said");
      setTimeout(() => {
        throw new Error("thrown");
      });
      Promise.reject(new Error("rejected"));
      new Image().src = "https://picture.example/";
      try {
        document.body.innerHTML = "untrusted";
      } catch {
        // Told of all the same.
      }
    });
    const kinds = [/said/, /thrown/, /rejected/, /img-src/, /require-trusted-types-for/];
    await until(async () => {
      const complaints = await browser.complaints();
      return kinds.every((kind) => complaints.some((complaint) => kind.test(complaint)));
    }, `${kinds}`);
  },
};

for (const engine of [firefox, webkit]) {
  const missing = engine.missing();
  // Where it is to be there, a missing one fails when it is started.
  const skip = missing && process.env.CI !== "true" ? missing : false;
  for (const flow of [sabotage, ...flows]) {
    test(`${engine.name}: ${flow.title}`, { skip }, async (t) => {
      assert.equal(missing, "");
      const site = await serve();
      const browser = await engine.launch({ camera: flow.camera });
      t.diagnostic(`${engine.name} ${browser.version}`);
      try {
        await flow.walk(browser, site);
        if (flow !== sabotage) assert.deepEqual(await browser.complaints(), []);
      } finally {
        await browser.close();
        await site.close();
      }
    });
  }
}
