/** Whatever a patient brings comes in by the same door, and the page says who vouches for it. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import qrcode from "qrcode";
import { makeClip } from "./clip.mjs";
import { bundleOf, cardFileOf, codesOf, Issuer, linkOf } from "./foreign-maker.mjs";
import { launch, serve } from "./harness.mjs";
import { pageOfWords, pageWithCode, pdfOf, pdfWithPassword } from "./pdf-maker.mjs";
import { button, openDoctor, paste, receive, savedRecord } from "./people.mjs";

/** @typedef {import("playwright-core").Page} Page */

const issuer = new Issuer("https://clinic.example.org/issuer");
const card = issuer.card(bundleOf("Amina Example"));
const certificate = issuer.certificate({ name: "Gabriele Mustermann" });
const UNKNOWN = "this page does not know that issuer’s keys";
/** Long enough for three codes. */
const notes = Array.from({ length: 8 }, (_, index) => ({
  resourceType: "Observation",
  status: "final",
  code: {
    text: `Result ${index} ${Buffer.from(String(index * 7919))
      .toString("hex")
      .repeat(9)}`,
  },
  valueString: `value ${((index + 1) * 2654435761) % 1_000_003}`,
}));
const longCard = issuer.card(bundleOf("Bahati Long", notes));

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

/** @param {string} text */
const picture = (text) => qrcode.toBuffer(text, { scale: 6 });
/** @param {string[]} texts */
const pdf = (...texts) =>
  pdfOf(
    texts.map((text) =>
      pageWithCode(qrcode.create(text, { errorCorrectionLevel: "L" }).modules, { side: 300 }),
    ),
  );

/** @param {Page} doctor @param {string} name @param {string} mimeType @param {string | Buffer} content */
const receiveFile = (doctor, name, mimeType, content) =>
  receive(doctor, { name, mimeType, buffer: Buffer.from(content) });

/** Everything that is read, once there is something. @param {Page} doctor */
async function read(doctor) {
  const region = doctor.getByRole("region", { name: "Patient record" });
  await region.waitFor();
  return ((await region.textContent()) ?? "").replaceAll(/\s+/g, " ");
}

/** @param {Page} doctor @param {string[]} expected */
async function assertRead(doctor, ...expected) {
  const shown = await read(doctor);
  for (const words of expected) assert.ok(shown.includes(words), `“${words}” is not in: ${shown}`);
  await button(doctor, "Done").click();
}

/** @param {Page} doctor @param {RegExp | string} words */
async function assertTold(doctor, words) {
  await doctor.getByText(words).and(doctor.locator(":visible")).first().waitFor();
}

test("a health card is read as text, as a file, as a picture and from a PDF, and is said to be of an unknown issuer", async () => {
  const doctor = await openDoctor(browser, site.url);
  const [code = ""] = codesOf(card);
  /** @type {[string, () => Promise<void>][]} */
  const ways = [
    ["pasted code", () => paste(doctor, "Paste", code)],
    ["pasted JWS", () => paste(doctor, "Paste", `${card.slice(0, 90)}\n ${card.slice(90)}`)],
    ["its file", () => receiveFile(doctor, "card.smart-health-card", "", cardFileOf(card))],
    ["a text file", () => receiveFile(doctor, "card.txt", "text/plain", code)],
    ["a picture", async () => receiveFile(doctor, "card.png", "image/png", await picture(code))],
    ["a PDF", () => receiveFile(doctor, "card.pdf", "application/pdf", pdf(code))],
    ["a PDF under another name", () => receiveFile(doctor, "card", "", pdf(code))],
  ];
  for (const [way, bring] of ways) {
    await bring();
    await assertRead(
      doctor,
      "Amina Example",
      "Moderna COVID-19",
      "Not verified. It says that clinic.example.org issued it, but",
      UNKNOWN,
      "SMART Health Card, issued",
    ).catch((error) => assert.fail(`${way}: ${error}`));
  }
  await doctor.context().close();
});

test("an EU certificate is read as text, as a picture and from a PDF", async () => {
  const doctor = await openDoctor(browser, site.url);
  for (const bring of [
    () => paste(doctor, "Paste", certificate),
    async () => receiveFile(doctor, "dcc.png", "image/png", await picture(certificate)),
    () => receiveFile(doctor, "dcc.pdf", "application/pdf", pdf(certificate)),
    () => receiveFile(doctor, "dcc.txt", "text/plain", certificate),
  ]) {
    await bring();
    await assertRead(doctor, "Gabriele Mustermann", UNKNOWN, "EU health certificate, issued");
  }
  await doctor.context().close();
});

test("FHIR of any shape is read, and said to be vouched for by nobody", async () => {
  const doctor = await openDoctor(browser, site.url);
  const bundle = bundleOf("Chiku Plain");
  const resources = bundle.entry.map(({ resource }) => resource);
  const lines = resources.map((resource) => JSON.stringify(resource)).join("\n");
  for (const bring of [
    () => paste(doctor, "Paste", JSON.stringify(bundle)),
    () =>
      receiveFile(
        doctor,
        "bundle.json",
        "application/json",
        JSON.stringify({ ...bundle, type: "searchset" }),
      ),
    () => receiveFile(doctor, "patient.json", "application/fhir+json", JSON.stringify(resources[0])),
    () => receiveFile(doctor, "export.ndjson", "", `${lines}\n`),
  ]) {
    await bring();
    await assertRead(doctor, "Chiku Plain", "Not protected: this was an open file. Patient-supplied.");
  }
  await doctor.context().close();
});

test("codes of one card are gathered from pictures, in any order, and of another card they are not mixed", async () => {
  const doctor = await openDoctor(browser, site.url);
  const codes = await Promise.all(codesOf(longCard, 3).map(picture));
  const [stranger = ""] = codesOf(issuer.card(bundleOf("Other Person", notes)), 3);
  const bring = (/** @type {number} */ index) =>
    receiveFile(doctor, `${index}.png`, "image/png", codes[index] ?? Buffer.alloc(0));
  await bring(2);
  await assertTold(doctor, "1 of 3 codes read.");
  await bring(2);
  await assertTold(doctor, "1 of 3 codes read.");
  await bring(0);
  await assertTold(doctor, "2 of 3 codes read.");
  await receiveFile(doctor, "other.png", "image/png", await picture(stranger));
  await assertTold(doctor, /This code is of another health card/);
  await bring(1);
  await assertRead(doctor, "Bahati Long");

  await bring(0);
  await receiveFile(doctor, "other.png", "image/png", await picture(stranger));
  await button(doctor, "Start over with this one").click();
  await assertTold(doctor, "1 of 3 codes read.");
  await doctor.context().close();
});

test("codes of one card that stand in one text, or on the pages of one PDF, are one card", async () => {
  const doctor = await openDoctor(browser, site.url);
  await paste(doctor, "Paste", codesOf(longCard, 3).reverse().join("\n"));
  await assertRead(doctor, "Bahati Long");
  await receiveFile(doctor, "card.pdf", "application/pdf", pdf(...codesOf(longCard, 3)));
  await assertRead(doctor, "Bahati Long");
  await doctor.context().close();
});

test("codes of one card are gathered by the camera, which says how many are read", async () => {
  const pictures = await Promise.all(
    codesOf(longCard, 3).map((code) => qrcode.toBuffer(code, { width: 700 })),
  );
  const clip = await makeClip(pictures, { holdFrames: 45, blur: 0.6, noise: 8, turnDegrees: 3 });
  const camera = await launch({ camera: clip.path });
  try {
    const doctor = await openDoctor(camera, site.url);
    await button(doctor, "Scan").click();
    await assertTold(doctor, "2 of 3 codes read");
    await assertRead(doctor, "Bahati Long", UNKNOWN);
  } finally {
    await camera.close();
    await clip.remove();
  }
});

test("with its issuer’s keys a card is verified, until they are removed, and they outlive the page", async () => {
  const doctor = await openDoctor(browser, site.url);
  await paste(doctor, "Paste", card);
  await read(doctor);
  await button(doctor, "Add the issuer’s keys").click();
  await doctor.getByLabel("What you call the issuer").fill("Example Clinic");
  await doctor.getByLabel("Its keys (a JWKS) or its certificate").fill("not a key");
  await button(doctor, "Add keys").click();
  await assertTold(doctor, /no key in this that could be used/);
  await doctor.getByLabel("Its keys (a JWKS) or its certificate").fill(issuer.jwks);
  await button(doctor, "Add keys").click();
  await assertTold(doctor, "Verified: issued by Example Clinic (clinic.example.org), and not changed since.");
  await assertTold(doctor, /checked against keys that were added in this browser on/);
  await button(doctor, "Done").click();

  await doctor.reload();
  await paste(doctor, "Paste", card);
  await assertTold(doctor, /^Verified: issued by Example Clinic/);
  // They hold for this issuer only.
  await button(doctor, "Done").click();
  await paste(doctor, "Paste", issuer.card(bundleOf("Im Postor"), { url: "https://ministry.example.org" }));
  await assertRead(doctor, "Not verified. It says that ministry.example.org issued it");

  await paste(doctor, "Paste", card);
  await read(doctor);
  await doctor.getByText("Keys of issuers").click();
  await button(doctor, "Remove the keys of Example Clinic").click();
  await assertTold(doctor, new RegExp(UNKNOWN));
  await doctor.context().close();
});

test("keys without an issuer are not taken, for they would hold for everybody", async () => {
  const doctor = await openDoctor(browser, site.url);
  await doctor.getByText("Keys of issuers").click();
  await assertTold(doctor, "None were added in this browser.");
  await doctor.getByLabel("Its keys (a JWKS) or its certificate").fill(issuer.jwks);
  await button(doctor, "Add keys").click();
  await assertTold(doctor, /Say whose keys these are/);
  await doctor.context().close();
});

/** Adds the keys of the issuer, as a person does. @param {Page} doctor @param {string} whose @param {string} keys */
async function addKeys(doctor, whose, keys) {
  await doctor.getByText("Keys of issuers").click();
  await doctor.getByLabel("The issuer’s web address, or an EU country’s two letters").fill(whose);
  await doctor.getByLabel("Its keys (a JWKS) or its certificate").fill(keys);
  await button(doctor, "Add keys").click();
  await doctor
    .locator("#keys-list")
    .getByText(/: 1 key, added/)
    .waitFor();
}

test("each fault of a card has its own sentence", async () => {
  const doctor = await openDoctor(browser, site.url);
  await addKeys(doctor, issuer.url, issuer.jwks);
  const bundle = bundleOf("Amina Example");
  const day = 86_400;
  const now = Math.floor(Date.now() / 1000);
  for (const [what, text, ...words] of /** @type {[string, string, ...string[]][]} */ ([
    ["valid", card, "Verified: issued by", "compare the name and the birth date"],
    [
      "wrong",
      issuer.card(bundle, { fault: "wrong" }),
      "The signature is wrong: do not rely on it. It was changed after it was issued, or somebody else made it.",
    ],
    ["none", issuer.card(bundle, { fault: "none" }), "Not signed: do not rely on it."],
    ["der", issuer.card(bundle, { fault: "der" }), "in a form that such records do not allow (DER)"],
    ["short", issuer.card(bundle, { fault: "short" }), "Its signature is too short or too long"],
    [
      "expired",
      issuer.card(bundle, { expires: now - day }),
      "Expired on",
      "no longer stands for it",
      "It is from clinic.example.org",
    ],
    ["of the future", issuer.card(bundle, { issued: now + 9 * day }), "which is still to come"],
    ["trailing", issuer.card(bundle, { trailing: true }), "Verified:", "Extra bytes stand behind its end."],
  ])) {
    await paste(doctor, "Paste", text);
    await assertRead(doctor, "Amina Example", ...words).catch((error) => assert.fail(`${what}: ${error}`));
  }
  await doctor.context().close();
});

test("a revoked card is said to be revoked first of all", async () => {
  const doctor = await openDoctor(browser, site.url);
  const list = { kid: issuer.jwk.kid, method: "rid", ctr: 1, rids: ["MKyCxh7p6uQ"] };
  const directory = {
    issuers: [{ iss: issuer.url, name: "Example Clinic", keys: [issuer.jwk], crls: [list] }],
  };
  await addKeys(doctor, "", JSON.stringify(directory));
  await paste(doctor, "Paste", issuer.card(bundleOf("Amina Example"), { rid: "MKyCxh7p6uQ" }));
  const shown = await read(doctor);
  assert.match(shown, /Revoked: do not rely on it\. Example Clinic .* took it back/);
  assert.equal(await doctor.locator(".vouch").getAttribute("data-level"), "danger");
  assert.match((await doctor.locator("#vouch").textContent()) ?? "", /^Revoked/);
  await doctor.context().close();
});

test("an EU certificate is verified by a key of its country, and a changed one is called wrong", async () => {
  const doctor = await openDoctor(browser, site.url);
  await addKeys(doctor, "XX", issuer.certificateJwks);
  await paste(doctor, "Paste", certificate);
  await assertRead(doctor, "Gabriele Mustermann", "Verified: issued by XX");
  await paste(doctor, "Paste", issuer.certificate({ name: "Gabriele Mustermann", fault: "wrong" }));
  await assertRead(doctor, "The signature is wrong: do not rely on it.");
  await paste(doctor, "Paste", issuer.certificate({ name: "Gabriele Mustermann", expires: 1_640_000_000 }));
  await assertRead(doctor, "Expired on", "It is from XX, and was not changed since.");
  await doctor.context().close();
});

test("what is damaged is said to be, by its kind", async () => {
  const doctor = await openDoctor(browser, site.url);
  const { file, link } = linkOf({ body: "{}" });
  const other = linkOf({ body: "{}" });
  for (const [text, words] of /** @type {[string, RegExp][]} */ ([
    [`${codesOf(card)[0]?.slice(0, 200)}`, /health card.*damaged/],
    [certificate.slice(0, 100), /certificate.*damaged/],
    ["shlink:/eyJ1cmwi", /not a whole health link/],
    [file, /This file is locked, and its key is in a health link/],
  ])) {
    await paste(doctor, "Paste", text);
    await assertTold(doctor, words);
  }
  // The file waits: but this link is another's.
  await paste(doctor, "Paste", other.link);
  await assertTold(doctor, "A locked file waits on this page, but it does not open with this link.");
  await paste(doctor, "Paste", link);
  await assertTold(doctor, /no health record in it that this page can read/);
  await paste(doctor, "Paste", other.file);
  await assertTold(doctor, /does not open with this link/);
  await doctor.context().close();
});

test("several cards that come at once are listed and read one by one", async () => {
  const doctor = await openDoctor(browser, site.url);
  const second = issuer.card(bundleOf("Dalila Second"));
  await receiveFile(doctor, "cards.smart-health-card", "", cardFileOf(card, second));
  await doctor.getByRole("heading", { name: "2 records have arrived" }).waitFor();
  await button(doctor, "Read Dalila Second").click();
  await assertRead(doctor, "Dalila Second");
  await doctor.getByRole("heading", { name: "1 more record has arrived" }).waitFor();
  await button(doctor, "Read Amina Example").click();
  await assertRead(doctor, "Amina Example");
  assert.equal(await doctor.locator("#several").isVisible(), false);
  await doctor.context().close();
});

test("a health link is shown before anybody is contacted, and its file is opened on this device", async () => {
  const doctor = await openDoctor(browser, site.url);
  /** @type {string[]} */
  const strangers = [];
  doctor.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(site.url))
      strangers.push(request.url());
  });
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  const record = JSON.stringify(bundleOf("Eshe Linked"));
  const { link, file } = linkOf({ body: record, label: "Eshe’s summary", flag: "LP", expires });
  /** @type {(() => Promise<void>)[]} */
  const ways = [
    () => paste(doctor, "Paste", link),
    () => paste(doctor, "Paste", `https://viewer.example.org/#${link}`),
    async () => receiveFile(doctor, "link.png", "image/png", await picture(link)),
    () => receiveFile(doctor, "link.pdf", "application/pdf", pdf(link)),
  ];
  for (const bring of ways) {
    await bring();
    await doctor.getByRole("heading", { name: "A health link" }).waitFor();
    const region = doctor.getByRole("region", { name: "A health link" });
    const shown = ((await region.textContent()) ?? "").replaceAll(/\s+/g, " ");
    for (const words of [
      "Eshe’s summary",
      "share.example.org",
      "Can be fetched until",
      "needed: ask the patient for it",
      "yes: it may say more later",
      "share.example.org will learn that somebody opened this link, when, from which internet address",
    ]) {
      assert.ok(shown.includes(words), `“${words}” is not in: ${shown}`);
    }
    await button(doctor, "Contact share.example.org").waitFor();
    await receiveFile(doctor, "file.jwe", "", file);
    await assertRead(
      doctor,
      "Eshe Linked",
      "Not signed. It came locked under a health link, from share.example.org.",
    );
    assert.equal(await doctor.getByRole("heading", { name: "A health link" }).isVisible(), false);
  }
  // The file first, and cards in it.
  const cards = linkOf({ body: cardFileOf(card), contentType: "application/smart-health-card" });
  await paste(doctor, "Paste", cards.file);
  await assertTold(doctor, /Now scan, paste or open that link; the file waits/);
  await paste(doctor, "Paste", cards.link);
  await assertRead(
    doctor,
    "Amina Example",
    UNKNOWN,
    "It came locked under a health link, from share.example.org.",
  );
  assert.deepEqual(strangers, []);
  await doctor.context().close();
});

test("a link that is over, not protected or odd says so, and is contacted only where it is protected", async () => {
  const doctor = await openDoctor(browser, site.url);
  await paste(doctor, "Paste", linkOf({ body: "{}", expires: 1_600_000_000 }).link);
  await assertTold(doctor, "The time to fetch it ended");
  await assertTold(doctor, "not needed");
  await paste(doctor, "Paste", linkOf({ body: "{}", url: "http://share.example.org/plain" }).link);
  await assertTold(doctor, /not protected \(no https\)/);
  assert.equal(await button(doctor, "Contact share.example.org").isVisible(), false);
  await paste(doctor, "Paste", linkOf({ body: "{}", label: "<img src=x onerror=alert(1)>" }).link);
  await assertTold(doctor, "<img src=x onerror=alert(1)>");
  await button(doctor, "Start again").and(doctor.locator(":visible")).click();
  assert.equal(await doctor.getByRole("heading", { name: "A health link" }).isVisible(), false);
  await doctor.context().close();
});

/** A page of ours that does what another one would, and tells what it was asked. @param {Page} doctor @param {string} page @param {unknown} [outcome] */
async function standIn(doctor, page, outcome) {
  const script = `const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    document.title = JSON.stringify(data);
    const outcome = ${JSON.stringify(outcome ?? null)};
    if (outcome) port1.postMessage(outcome);
  };
  opener.postMessage({ mdawa: "ready" }, location.origin, [port2]);`;
  await doctor.context().route(`**/${page}`, (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      },
      body: `<!doctype html><title>waiting</title><script>${script}</script>`,
    }),
  );
}

/** @param {Page} doctor @param {string} name */
async function pressAndFollow(doctor, name) {
  const [tab] = await Promise.all([doctor.context().waitForEvent("page"), button(doctor, name).click()]);
  for (;;) {
    const title = await tab.title();
    if (title.startsWith("{")) return JSON.parse(title);
  }
}

test("what was fetched by a link comes through the same door", async () => {
  const doctor = await openDoctor(browser, site.url);
  const fetched = [
    { contentType: "application/smart-health-card", body: cardFileOf(card) },
    { contentType: "application/fhir+json", body: JSON.stringify(bundleOf("Eshe Linked")) },
  ];
  await standIn(doctor, "exchange.html", { fetched });
  const { link } = linkOf({ body: "{}" });
  await paste(doctor, "Paste", link);
  const errand = await pressAndFollow(doctor, "Contact share.example.org");
  assert.deepEqual(errand, { to: "fetch", link });
  await doctor.bringToFront();
  await doctor.getByRole("heading", { name: "2 records have arrived" }).waitFor();
  await doctor.locator("#several-list").getByRole("button").first().click();
  await assertRead(doctor, "Amina Example", "It came locked under a health link, from share.example.org.");
  await doctor.locator("#several-list").getByRole("button").click();
  await assertRead(doctor, "Eshe Linked", "Not signed.");
  await doctor.context().close();
});

test("who vouches goes along when a card is kept", async () => {
  const doctor = await openDoctor(browser, site.url);
  await standIn(doctor, "records.html");
  await addKeys(doctor, issuer.url, issuer.jwks);
  for (const [text, vouch] of /** @type {const} */ ([
    [card, "issuer"],
    [new Issuer("https://other.example.org").card(bundleOf("A B")), "issuer-unknown"],
    [issuer.card(bundleOf("A B"), { fault: "wrong", expires: 1_900_000_000 }), "issuer-invalid"],
  ])) {
    await paste(doctor, "Paste", text);
    await read(doctor);
    const { source } = await pressAndFollow(doctor, "Keep encrypted");
    await doctor.bringToFront();
    assert.equal(source.vouch, vouch);
    assert.equal(source.way, "pasted");
    assert.equal(source.issuer.url, vouch === "issuer-unknown" ? "https://other.example.org" : issuer.url);
    assert.equal(source.issuer.issued, 1_620_992_383.218);
    assert.equal(source.issuer.revoked, false);
    assert.equal(source.issuer.expires, vouch === "issuer-invalid" ? 1_900_000_000 : undefined);
    await button(doctor, "Done").click();
  }
  await doctor.context().close();
});

test("each fault of a PDF is said in a sentence, and a long one can be given up", async () => {
  const doctor = await openDoctor(browser, site.url);
  for (const [file, words] of /** @type {[Buffer, RegExp][]} */ ([
    [pdfOf([pageOfWords("nothing here")]), /No QR code was found in this PDF/],
    [pdfWithPassword(), /locked with a password/],
    [Buffer.from("%PDF-1.7\nand then nothing"), /This PDF is damaged/],
    [pdfOf([]), /nothing in this PDF/],
  ])) {
    await receiveFile(doctor, "file.pdf", "application/pdf", file);
    await assertTold(doctor, words);
  }
  const long = pdfOf(Array.from({ length: 16 }, () => pageOfWords("still nothing")));
  await receiveFile(doctor, "long.pdf", "application/pdf", long);
  await assertTold(doctor, /Looking for QR codes: page \d+ of 16/);
  await doctor.locator("#looking").getByRole("button", { name: "Cancel" }).click();
  await assertTold(doctor, "Cancelled. You can try again.");
  await doctor.context().close();
});

test("hostile words in a card are shown as words, and nothing of them runs or is fetched", async () => {
  const doctor = await openDoctor(browser, site.url);
  /** @type {string[]} */
  const strangers = [];
  doctor.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(site.url))
      strangers.push(request.url());
  });
  let dialogs = 0;
  doctor.on("dialog", (dialog) => {
    dialogs += 1;
    dialog.dismiss();
  });
  const evil = `<script>alert(1)</script><svg onload="alert(2)"><image href="https://evil.example/x.png"/></svg>`;
  const bundle = bundleOf("Fatma Hostile", [
    {
      resourceType: "Observation",
      status: "final",
      code: { text: `${evil} javascript:alert(3)` },
      text: {
        status: "generated",
        div: `<div xmlns="http://www.w3.org/1999/xhtml">${evil}<a href="javascript:alert(4)">x</a></div>`,
      },
      valueString: "javascript:alert(5)",
    },
  ]);
  const named = new Issuer(`javascript:alert(6)"><img src=x onerror=alert(7)>`);
  await paste(doctor, "Paste", named.card(bundle));
  const shown = await read(doctor);
  assert.ok(shown.includes("<script>alert(1)</script>"), shown);
  assert.ok(shown.includes('javascript:alert(6)"><img src=x onerror=alert(7)>'), shown);
  assert.equal(await doctor.locator("#record :is(script, svg, img, a, iframe, object)").count(), 0);
  assert.equal(dialogs, 0);
  assert.deepEqual(strangers, []);
  assert.match(await savedRecord(doctor), /Fatma/);
  await doctor.context().close();
});
