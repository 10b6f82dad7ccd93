/** The clinic's message service, played by a server of the test: what it is sent, and what the page makes of its answers. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { button } from "./people.mjs";
import { codeFor, codeIn, openCheck, profile, ready, said, type } from "./reception.mjs";
import { assertAccessible } from "./wcag.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {{ method?: string, url?: string, headers: import("node:http").IncomingHttpHeaders, body: string }} Seen
 * @typedef {{ status: number, body: string } | "hang up" | "be silent"} Answer
 */

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

/** @type {Seen} */
const NOTHING = { headers: {}, body: "" };
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, idempotency-key",
};

/**
 * A service that gives one answer, whatever it is asked, as long as the test runs.
 *
 * @param {import("node:test").TestContext} t
 * @param {Answer} answer
 */
async function service(t, answer) {
  /** @type {Seen[]} */
  const seen = [];
  const server = createServer(async (request, response) => {
    if (request.method === "OPTIONS") {
      // A browser repeats by itself what it sent on a connection that was in use before; this one is new.
      response.writeHead(204, { ...CORS, connection: "close" }).end();
      return;
    }
    const parts = [];
    for await (const part of request) parts.push(part);
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: Buffer.concat(parts).toString("utf8") });
    if (answer === "hang up") request.socket.destroy();
    else if (answer !== "be silent") response.writeHead(answer.status, CORS).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { seen, url: `http://127.0.0.1:${port}` };
}

/** @param {Page} page @param {string} provider @param {Record<string, string>} fields */
async function configure(page, provider, fields) {
  await page.getByText("Message service", { exact: true }).click();
  await page.getByRole("combobox", { name: "Service" }).selectOption({ label: provider });
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("checkbox", { name: "Use this service" }).check();
  await button(page, "Keep these settings").click();
}

/** @param {Page} page @param {string} url */
async function configureRelay(page, url) {
  await configure(page, "Your own relay", {
    "Address (https)": url,
    Token: "a.b.c",
    "Template’s name": "code",
  });
  await said(page, "The service is on");
}

/** What the log says happened. @param {Page} page */
function logged(page) {
  return page.evaluate(async () => {
    const { LockedStore } = await import("/www/shared/locked-store.js");
    const rows = await new LockedStore("mdawa-check").get("log page 0");
    return rows.map((/** @type {any} */ { event, result }) => `${event} ${result}`);
  });
}

test("a service is off until it is set up, and what is missing is named", async () => {
  const page = await openCheck(browser, site.url);
  await codeFor(page);
  assert.equal(await page.locator("#service").isVisible(), false);
  await configure(page, "Your own relay", {
    "Address (https)": "http://relay.example",
    Token: "a.b.c",
    "Template’s name": "code",
  });
  await said(page, "an address must begin with https. (Address (https))");
  assert.equal(await page.getByLabel("Address (https)").getAttribute("aria-invalid"), "true");
  await assertAccessible(page, "phone check");
  await page.getByRole("combobox", { name: "Service" }).selectOption({ label: "AWS SNS" });
  await button(page, "Keep these settings").click();
  await said(page, "A setting of the message service is missing.");
  assert.equal(await page.locator("#service").isVisible(), false, "nothing was kept");
  await assertAccessible(page, "phone check");
  await page.context().close();
});

test("a relay is given the message once, and a code it took comes back by voice", async (t) => {
  const relay = await service(t, { status: 202, body: '{"id":"m-1","status":"queued"}' });
  const page = await openCheck(browser, site.url);
  await configureRelay(page, relay.url);
  const code = await codeFor(page);
  await button(page, "Send by Your own relay").dblclick();
  await said(page, "The service took the message.");
  await assertAccessible(page, "phone check");
  assert.equal(relay.seen.length, 1);
  const [request] = relay.seen;
  const { id, ...body } = JSON.parse(request?.body ?? "");
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.deepEqual(body, {
    channel: "sms",
    to: "+919876543210",
    template: "code",
    vars: { org: "Your clinic", language: "en", code },
    ttl_s: 300,
  });
  const { method, url, headers } = request ?? NOTHING;
  assert.deepEqual([method, url], ["POST", "/v1/messages"]);
  assert.equal(headers.authorization, "Bearer a.b.c");
  assert.equal(headers["idempotency-key"], id);
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers.referer, undefined);
  assert.equal(headers.cookie, undefined);
  assert.ok(await page.locator("#service").isDisabled(), "one code is sent once");
  await type(page, code);
  await profile(page).waitFor();
  assert.equal(relay.seen.length, 1);
  await page.getByText("Counts", { exact: true }).click();
  await page.getByRole("cell", { name: "Message service" }).waitFor();
  assert.deepEqual(await logged(page), [
    "service-on done",
    "consent-given done",
    "code-made accepted",
    "code-sent-relay asked",
    "code-sent-relay accepted",
    "code-checked accepted",
  ]);
  await page.context().close();
});

test("Twilio is given what it asks for, and keeps working after a reload", async (t) => {
  const twilio = await service(t, { status: 201, body: '{"sid":"SM1","status":"queued"}' });
  const page = await openCheck(browser, site.url);
  await configure(page, "Twilio", {
    "Account SID": "AC0000",
    Secret: "not-a-secret",
    "Sender’s number (if you have one)": "+14155550123",
    "Address (https) (if you have one)": twilio.url,
  });
  await said(page, "The service is on");
  await page.reload();
  await ready(page);
  const code = await codeFor(page);
  await button(page, "Send by Twilio").click();
  await said(page, "The service took the message.");
  assert.equal(twilio.seen.length, 1);
  const { method, url, headers, body } = twilio.seen[0] ?? NOTHING;
  assert.deepEqual([method, url], ["POST", "/2010-04-01/Accounts/AC0000/Messages.json"]);
  assert.equal(headers.authorization, `Basic ${Buffer.from("AC0000:not-a-secret").toString("base64")}`);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {
    To: "+919876543210",
    From: "+14155550123",
    Body: `Your clinic: your code is ${code}. Say it to us within 5 minutes. Give it to nobody else.`,
  });
  await page.context().close();
});

test("after a service hung up the message may be on its way, and nothing is sent again by itself", async (t) => {
  const relay = await service(t, "hang up");
  const page = await openCheck(browser, site.url);
  await configureRelay(page, relay.url);
  const code = await codeFor(page);
  await button(page, "Send by Your own relay").click();
  await said(page, "The message may be on its way");
  await assertAccessible(page, "phone check");
  assert.ok(await page.locator("#service").isDisabled());
  await page.reload();
  await said(page, "The message may be on its way");
  await page.clock.fastForward("01:00");
  await type(page, code);
  await profile(page).waitFor();
  assert.equal(relay.seen.length, 1, "no second request");
  await page.context().close();
});

test("a page that is closed while a service is silent takes the message for one on its way", async (t) => {
  const relay = await service(t, "be silent");
  const page = await openCheck(browser, site.url);
  await configureRelay(page, relay.url);
  const code = await codeFor(page);
  await button(page, "Send by Your own relay").click();
  await said(page, "Sending …");
  await page.reload();
  await said(page, "The message may be on its way");
  assert.equal(
    (await logged(page)).at(-1),
    "code-sent-relay asked",
    "no answer is written that nobody heard",
  );
  await type(page, code);
  await profile(page).waitFor();
  assert.ok(relay.seen.length <= 1);
  await page.context().close();
});

test("what a service refused was not sent: its code is void, and the next one need not wait", async (t) => {
  const twilio = await service(t, { status: 400, body: '{"code":21608,"message":"not verified"}' });
  const page = await openCheck(browser, site.url);
  await configure(page, "Twilio", {
    "Account SID": "AC0000",
    Secret: "not-a-secret",
    "Sender’s number (if you have one)": "+14155550123",
    "Address (https) (if you have one)": twilio.url,
  });
  await said(page, "The service is on");
  await codeFor(page);
  await button(page, "Send by Twilio").click();
  await said(page, "The service refused the message (21608)");
  await assertAccessible(page, "phone check");
  assert.ok(await button(page, "Check").isDisabled());
  await button(page, "Send a new code").click();
  await page.getByRole("link", { name: "WhatsApp" }).waitFor();
  await type(page, await codeIn(page));
  await profile(page).waitFor();
  assert.equal(twilio.seen.length, 1);
  await page.context().close();
});
