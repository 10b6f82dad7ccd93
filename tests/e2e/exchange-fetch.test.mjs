/** A record that a health link leads to: nobody is contacted before the person agrees, and every refusal has its sentence. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closing, openExchange, outcomeOf } from "./exchange.mjs";
import { launch, serve, until } from "./harness.mjs";
import { host, linkWith, newKey, sealed } from "./hosts.mjs";
import { button, heading } from "./keepers.mjs";
import { assertAccessible } from "./wcag.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./hosts.mjs").Answer} Answer
 */

const FHIR = "application/fhir+json";
const RECORD = JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [] });
const CARD = JSON.stringify({ verifiableCredential: ["a.b.c"] });

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

/** @param {Record<string, unknown>} payload */
const open = (payload) => openExchange(browser, site.url, { to: "fetch", link: linkWith(payload) });

/** @param {Page} tab @param {string | RegExp} words */
const said = (tab, words) =>
  tab.locator("#problem:visible, .field-problem:visible").filter({ hasText: words }).waitFor();

/** @param {Page} tab @param {{ passcode?: string, name?: string }} [typed] */
async function contact(tab, { passcode, name = "Dr. Example" } = {}) {
  await heading(tab, "Get the record from its host?").waitFor();
  await tab.getByLabel("Your name, as the host is told").fill(name);
  if (passcode) await tab.getByLabel("Passcode of the link").fill(passcode);
  await tab.getByRole("button", { name: /^Contact 127/ }).click();
}

/** Asks a host that gives one answer to everything. @param {import("node:test").TestContext} t @param {Answer} answer @param {Record<string, unknown>} [payload] */
async function askOne(t, answer, payload = {}) {
  const there = await host(t, () => answer);
  const opened = await open({ url: `${there.url}/m`, key: newKey(), ...payload });
  await contact(opened.tab);
  return { ...opened, ...there };
}

test("a manifest's files are got after the person agreed, and nobody is asked before", async (t) => {
  const key = newKey();
  const there = await host(t, ({ path }, url) =>
    path === "/m"
      ? {
          body: {
            files: [
              {
                contentType: FHIR,
                embedded: sealed(RECORD, key, { contentType: FHIR, deflate: true }),
                status: "can-change",
                lastUpdated: "2026-03-09T15:29:46Z",
              },
              { contentType: "application/smart-health-card", location: `${url}/file` },
            ],
          },
        }
      : {
          headers: { "content-type": "application/jose" },
          body: sealed(CARD, key, { contentType: "application/smart-health-card" }),
        },
  );
  const payload = { url: `${there.url}/m`, key, flag: "L", label: "Immunisations of Asha", exp: 4102444800 };
  const { context, opener, tab } = await open(payload);
  await heading(tab, "Get the record from its host?").waitFor();
  await tab.getByText("Immunisations of Asha").waitFor();
  await tab.locator("#link-host").filter({ hasText: there.host }).waitFor();
  await tab.getByText("This record may change").waitFor();
  await tab.getByText("Nobody has been contacted yet.").waitFor();
  await tab.getByText("from which network address, which tells roughly where you are").waitFor();
  await tab.getByText(`opened with a page of ${site.url}`).waitFor();
  await assertAccessible(tab, "asking");
  await button(tab, `Contact ${there.host}`).click();
  await said(tab, "Type a name");
  assert.equal(there.asked.length, 0, "nobody was asked");
  await closing(tab, contact(tab));
  assert.deepEqual(await outcomeOf(opener), {
    fetched: [
      { contentType: FHIR, status: "can-change", updated: "2026-03-09T15:29:46Z", body: RECORD },
      { contentType: "application/smart-health-card", status: undefined, updated: undefined, body: CARD },
    ],
  });
  assert.deepEqual(
    there.asked.map(({ method, path }) => `${method} ${path}`),
    ["POST /m", "GET /file"],
  );
  assert.deepEqual(JSON.parse(there.asked[0]?.body ?? ""), {
    recipient: "Dr. Example",
    embeddedLengthMax: 4_000_000,
  });
  for (const { headers } of there.asked) {
    assert.deepEqual(
      [headers.cookie, headers.referer, headers.authorization],
      [undefined, undefined, undefined],
    );
  }
  await context.close();
});

test("who contacts nobody has nobody contacted", async (t) => {
  const there = await host(t, () => ({ body: { files: [] } }));
  const { context, opener, tab } = await open({ url: `${there.url}/m`, key: newKey() });
  await heading(tab, "Get the record from its host?").waitFor();
  await closing(tab, button(tab, "Contact nobody").click());
  assert.equal(there.asked.length, 0);
  assert.equal(await outcomeOf(opener), undefined);
  await context.close();
});

test("the name of a host breaks, however long it is, and nothing scrolls sideways", async () => {
  const url = `https://${"records".repeat(8)}.example.org/m`;
  const { context, tab } = await open({ url, key: newKey(), label: "L".repeat(80) });
  await heading(tab, "Get the record from its host?").waitFor();
  await assertAccessible(tab, "a long host");
  const doctor = await context.newPage();
  await doctor.goto(`${site.url}/www/doctor.html`);
  const link = Buffer.from(linkWith({ url, key: newKey() }));
  await doctor.locator("#file").setInputFiles({ name: "link.txt", mimeType: "text/plain", buffer: link });
  await heading(doctor, "A health link").waitFor();
  await assertAccessible(doctor, "a link with a long host");
  await context.close();
});

test("a link to one file gets it by its name alone", async (t) => {
  const key = newKey();
  const there = await host(t, () => ({ body: sealed(RECORD, key, { contentType: FHIR }) }));
  const { context, opener, tab } = await open({ url: `${there.url}/f?at=1`, key, flag: "U" });
  await closing(tab, contact(tab, { name: "Clinic & Co" }));
  assert.equal((await outcomeOf(opener)).fetched[0].body, RECORD);
  assert.deepEqual(
    there.asked.map(({ method, path }) => [method, path]),
    [["GET", "/f?at=1&recipient=Clinic+%26+Co"]],
  );
  await context.close();
});

test("a passcode is asked for, its tries are counted, and the last one closes the link", async (t) => {
  const key = newKey();
  let left = 3;
  const there = await host(t, ({ body }) => {
    if (JSON.parse(body).passcode === "1234") return { body: { files: [{ embedded: sealed(RECORD, key) }] } };
    left -= 1;
    return { status: 401, body: { remainingAttempts: left } };
  });
  const { context, opener, tab } = await open({ url: `${there.url}/m`, key, flag: "P" });
  await contact(tab);
  await said(tab, "Type the passcode.");
  assert.equal(there.asked.length, 0);
  await contact(tab, { passcode: "0000" });
  await said(tab, "This passcode is wrong. 2 tries are left");
  assert.equal(await tab.getByText("Nobody has been contacted yet.").isVisible(), false);
  await assertAccessible(tab, "a wrong passcode");
  await contact(tab, { passcode: "1111" });
  await said(tab, "1 try is left");
  await closing(tab, contact(tab, { passcode: "1234" }));
  assert.equal((await outcomeOf(opener)).fetched[0].body, RECORD);
  await context.close();

  left = 1;
  const again = await open({ url: `${there.url}/m`, key, flag: "P" });
  await contact(again.tab, { passcode: "9999" });
  await said(again.tab, "the last try: the host has closed the link.");
  await again.context.close();
});

test("a passcode that the link does not tell of is asked for after all", async (t) => {
  const { context, tab, asked } = await askOne(t, { status: 401, body: { remainingAttempts: 5 } });
  await said(tab, "The host asks for a passcode.");
  await contact(tab, { passcode: "0000" });
  await said(tab, "5 tries are left");
  assert.equal(asked.length, 2);
  await context.close();
});

for (const [what, answer, words] of /** @type {[string, Answer, RegExp][]} */ ([
  ["a link that has ended", { status: 404 }, /says that this link does not work any more/],
  [
    "a host that is busy",
    { status: 429, headers: { "retry-after": "120" } },
    /asked too often. Try again in 120 seconds/,
  ],
  ["a host that is busy and says no time", { status: 429 }, /Wait a few minutes/],
  ["a host that has a fault", { status: 500 }, /has a fault now \(it answered 500\)/],
  ["a host that refuses", { status: 403 }, /refused \(it answered 403\)/],
  [
    "a redirect",
    { status: 302, headers: { location: "/elsewhere" } },
    /sends this page on to another address/,
  ],
  [
    "a web page",
    { headers: { "content-type": "text/html" }, body: "<!doctype html><title>log in</title>" },
    /answered with a web page/,
  ],
  ["what is no list", { body: { hello: 1 } }, /is no list of files/],
  ["an empty list", { body: { files: [] } }, /there is no file behind it/],
  ["a connection that broke", "hang up", /No answer came from 127/],
])) {
  test(`${what} is told in a sentence, and the person can try again`, async (t) => {
    const { context, tab, asked } = await askOne(t, answer);
    await said(tab, words);
    assert.equal(asked.length, 1, "nothing is asked again by itself");
    assert.ok(await tab.getByRole("button", { name: /^Contact 127/ }).isEnabled());
    await context.close();
  });
}

test("a host that lets no other site's page read is told from none that answers as far as a browser does", async (t) => {
  const there = await host(t, () => ({ body: { files: [] } }), { cors: false });
  const { context, tab } = await open({ url: `${there.url}/m`, key: newKey() });
  await contact(tab);
  await said(tab, "lets no other site’s page read what it has");
  assert.equal(there.asked.length, 0);
  there.close();
  await contact(tab);
  await said(tab, "it cannot be reached now");
  await context.setOffline(true);
  await contact(tab);
  await said(tab, "This device is offline");
  await context.close();
});

test("a silent host is waited for half a minute, and no longer than the person wants", async (t) => {
  const there = await host(t, () => "be silent");
  const { context, tab } = await open({ url: `${there.url}/m`, key: newKey() });
  await tab.clock.install();
  await contact(tab);
  await until(tab, () => /** @type {any} */ (globalThis).performance.getEntriesByType !== undefined);
  await tab.clock.runFor(1000);
  await tab.getByText(`Contacting ${there.host} …`).first().waitFor();
  await tab.clock.runFor(30_000);
  await said(tab, "said nothing for half a minute");
  await contact(tab);
  await tab.clock.runFor(1000);
  await button(tab, "Stop").click();
  await button(tab, "Stop").waitFor({ state: "hidden" });
  assert.equal(await tab.locator("#problem").isVisible(), false);
  await context.close();
});

test("a huge answer is given up", async (t) => {
  const { context, tab } = await askOne(t, { body: " ".repeat(33 * 1024 * 1024) });
  await said(tab, "is larger than a record can be here");
  await context.close();
});

test("files at other hosts are got only after these were named and agreed to", async (t) => {
  const key = newKey();
  const other = await host(t, () => ({ body: sealed(RECORD, key) }));
  const there = await host(t, () => ({
    body: {
      files: [
        { contentType: FHIR, embedded: sealed(RECORD, key) },
        { contentType: FHIR, location: `${other.url}/f` },
      ],
    },
  }));
  const payload = { url: `${there.url}/m`, key };
  const first = await open(payload);
  await contact(first.tab);
  await heading(first.tab, "The record lies elsewhere").waitFor();
  await first.tab.locator("#hosts-list").filter({ hasText: other.host }).waitFor();
  await assertAccessible(first.tab, "other hosts");
  assert.equal(other.asked.length, 0);
  await button(first.tab, "Contact nobody else").click();
  await first.tab.getByText("This file was not fetched").waitFor();
  await assertAccessible(first.tab, "files");
  assert.equal(other.asked.length, 0);
  await closing(first.tab, button(first.tab, "Use what is ticked").click());
  assert.equal((await outcomeOf(first.opener)).fetched.length, 1);
  await first.context.close();

  const second = await open(payload);
  await contact(second.tab);
  await closing(second.tab, button(second.tab, "Contact them too").click());
  assert.equal((await outcomeOf(second.opener)).fetched.length, 2);
  assert.deepEqual(
    other.asked.map(({ method, path }) => `${method} ${path}`),
    ["GET /f"],
  );
  await second.context.close();
});

test("what is not as it should be is shown file by file, and what the host takes back is not ticked", async (t) => {
  const key = newKey();
  const there = await host(t, ({ path }, url) => {
    if (path === "/gone") return { status: 403 };
    const files = [
      { contentType: FHIR, embedded: sealed(RECORD, key), status: "finalized" },
      { contentType: FHIR, embedded: sealed(RECORD, key), status: "no-longer-valid" },
      { contentType: FHIR, embedded: sealed(RECORD, newKey()) },
      { contentType: FHIR, location: `${url}/gone` },
      { contentType: FHIR, location: "http://hospital.example/file" },
      { contentType: FHIR },
      { contentType: "application/smart-api-access", embedded: sealed("{}", key) },
      { embedded: "eyJh.eyJi.c2ln" },
    ];
    return { body: { files } };
  });
  const { context, opener, tab } = await open({ url: `${there.url}/m`, key });
  await contact(tab);
  await heading(tab, "What came").waitFor();
  await tab.getByText("It is final.").waitFor();
  await tab.getByText("this does not hold any more").waitFor();
  await tab.getByText("The address of this file does not work any more.").waitFor();
  await tab.getByText("over a connection that others can read").waitFor();
  await tab.getByText("does not say where it lies").waitFor();
  await tab.getByText("This file is a key to a server").waitFor();
  await assertAccessible(tab, "files with faults");
  const boxes = await tab
    .getByRole("checkbox")
    .evaluateAll((all) =>
      all.map((box) => (box instanceof HTMLInputElement ? [box.checked, box.disabled] : [])),
    );
  const [ticked, open_, closed] = [
    [true, false],
    [false, false],
    [false, true],
  ];
  assert.deepEqual(boxes, [ticked, open_, closed, closed, closed, closed, closed, ticked]);
  assert.ok(there.asked.every(({ path }) => path === "/m" || path === "/gone"));
  await closing(tab, button(tab, "Use what is ticked").click());
  assert.deepEqual(
    (await outcomeOf(opener)).fetched.map((/** @type {any} */ { body }) => body),
    [RECORD, "eyJh.eyJi.c2ln"],
  );
  await context.close();
});

test("links that are not made as they should be are used, and those that lead where others read are not", async (t) => {
  const key = newKey();
  const there = await host(t, () => ({ body: { files: [{ embedded: sealed(RECORD, key) }] } }));
  const late = await open({ url: `${there.url}/m`, key, exp: "1609459200000" });
  await late.tab.getByText("The link says that it ended").waitFor();
  await closing(late.tab, contact(late.tab));
  assert.equal((await outcomeOf(late.opener)).fetched[0].body, RECORD);
  await late.context.close();

  const plain = await open({ url: "http://hospital.example/m", key });
  await said(plain.tab, "over a connection that others can read (http), so nobody was contacted");
  await plain.context.close();
  const newer = await open({ url: `${there.url}/m`, key, v: 2 });
  await said(newer.tab, "of a newer kind than this page knows");
  await newer.context.close();
  assert.equal(there.asked.length, 1);
});

test("where the page that asked is gone, what came can be saved", async (t) => {
  const key = newKey();
  const there = await host(t, () => ({
    body: { files: [{ contentType: FHIR, embedded: sealed(RECORD, key) }] },
  }));
  const { context, opener, tab } = await open({ url: `${there.url}/m`, key });
  await heading(tab, "Get the record from its host?").waitFor();
  await opener.close();
  await contact(tab);
  await tab.getByText("The tab that asked for the record is gone.").waitFor();
  const [file] = await Promise.all([
    tab.waitForEvent("download"),
    button(tab, "Save what came as files").click(),
  ]);
  assert.equal(file.suggestedFilename(), "record-1.fhir.json");
  await context.close();
});

test("opened by nobody it does nothing, and says so", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/www/exchange.html`);
  await heading(page, "Nothing to do here").waitFor();
  await assertAccessible(page, "nothing to do");
  await page.close();
});
