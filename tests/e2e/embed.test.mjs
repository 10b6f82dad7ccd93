/** The example for who embeds the module: the page as it is, from a host that sends nothing special. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { test } from "node:test";
import { launch } from "./harness.mjs";

const root = new URL("../../", import.meta.url);
/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

test("the example seals, opens, draws, checks codes and reads a number", async () => {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    try {
      const file = await readFile(new URL(path, root));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    /** @type {unknown[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(error));
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    await page.goto(`http://127.0.0.1:${port}/examples/embed.html`);
    await page.getByText("code-malformed: ", { exact: false }).waitFor();
    assert.deepEqual(errors, []);
    assert.match((await page.locator("#code").textContent()) ?? "", /^\d{6}$/);
    assert.ok(await page.locator("#qr svg").isVisible());
    assert.match((await page.locator("#record").textContent()) ?? "", /"name": "Asha Example"/);
    assert.match((await page.locator("#totp").textContent()) ?? "", /^\d{6}$/);
    assert.equal(await page.locator("#verdict").textContent(), "accepted");
    assert.equal(await page.locator("#replay").textContent(), "replay");
    assert.equal(await page.locator("#phone").textContent(), "+91 ••••••3210, mobile, IN");
  } finally {
    await browser.close();
    server.close();
  }
});
