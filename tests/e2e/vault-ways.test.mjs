/** Ways into a vault that nobody types: a browser that is remembered, and passkeys. And that none opens where it does not belong. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./harness.mjs";
import { ask, byPassphrase, codes, create, NOW, newTab, PASSPHRASE, plain, unlock } from "./vault.mjs";

/** @typedef {import("playwright-core").Page} Page */

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

const DAY_SECONDS = 86_400;
/** @type {import("./vault.mjs").Secret} */
const REMEMBERED = { kind: "remembered" };

async function newPage() {
  return newTab(await browser.newContext(), site.url);
}

/** A vault that this browser opens by itself. @param {Page} page */
async function remembered(page) {
  const { id } = await create(page);
  // The page's own clock counts from here on.
  const { ways } = await ask(page, "remember");
  const device = ways.find((/** @type {any} */ { kind }) => kind === "remembered");
  return { id, start: device.madeAt, expires: device.expires };
}

/** Of the remembered way as it is kept. @param {Page} page @param {string} id */
async function device(page, id) {
  const way = await plain(page, id, "remembered");
  return way && { generation: way.generation, uses: way.uses, iv: Object.values(way.iv).join() };
}

test("a remembered browser opens a vault for seven days, each time by a new way", async () => {
  const page = await newPage();
  const { id, start, expires } = await remembered(page);
  assert.equal(expires - start, 7 * DAY_SECONDS);
  const first = await device(page, id);
  assert.equal((await unlock(page, id, REMEMBERED, start + DAY_SECONDS)).code, "open");
  const second = await device(page, id);
  assert.deepEqual([first?.generation, second?.generation, second?.uses], [1, 2, 1]);
  assert.notEqual(first?.iv, second?.iv);
  assert.equal((await unlock(page, id, REMEMBERED, start)).code, "vault-secret-wrong", "a clock put back");
  assert.equal((await unlock(page, id, REMEMBERED, expires - 1)).code, "open");
  assert.equal((await unlock(page, id, REMEMBERED, expires)).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE), expires)).code, "open");
});

test("a remembered browser opens a vault fifty times and no more, whatever its own count says", async () => {
  const page = await newPage();
  const { id, start } = await remembered(page);
  for (let use = 1; use <= 50; use++) {
    assert.equal((await unlock(page, id, REMEMBERED, start + use)).code, "open", `use ${use}`);
  }
  assert.equal((await unlock(page, id, REMEMBERED, start + 60)).code, "vault-secret-wrong");
  await page.evaluate(async (id) => {
    const { KeyedStore } = await import("/www/shared/keyed-store.js");
    await new KeyedStore(`mdawa-vault-${id}`).change("remembered", (way) => ({ ...way, uses: 3 }));
  }, id);
  assert.equal((await unlock(page, id, REMEMBERED, start + 60)).code, "vault-secret-wrong", "edited");
  assert.equal(await device(page, id), undefined, "and that was the end of it");
});

test("a remembered way that was copied before it was used kills the one that is in use", async () => {
  const page = await newPage();
  const { id, start } = await remembered(page);
  /** @param {"keep" | "put back"} what */
  const copy = (what) =>
    page.evaluate(
      async ({ id, what }) => {
        const { KeyedStore } = await import("/www/shared/keyed-store.js");
        const store = new KeyedStore(`mdawa-vault-${id}`);
        if (what === "keep") Object.assign(globalThis, { copied: await store.get("remembered") });
        else await store.put("remembered", /** @type {any} */ (globalThis).copied);
      },
      { id, what },
    );
  await copy("keep");
  await copy("put back");
  assert.equal((await unlock(page, id, REMEMBERED, start + 1)).code, "open", "the same one is no older one");
  await copy("put back");
  assert.equal((await unlock(page, id, REMEMBERED, start + 2)).code, "vault-secret-wrong");
  assert.equal(await device(page, id), undefined);
  await copy("put back");
  assert.equal((await unlock(page, id, REMEMBERED, start + 3)).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE), start + 4)).code, "open");
});

test("two tabs that open a remembered vault at once are both let in", async () => {
  const one = await newPage();
  const two = await newTab(one.context(), site.url);
  const { id, start } = await remembered(one);
  const outcomes = await Promise.all([one, two].map((page) => unlock(page, id, REMEMBERED, start + 1)));
  assert.deepEqual(
    outcomes.map(({ code }) => code),
    ["open", "open"],
  );
  assert.equal((await device(one, id))?.generation, 3);
});

test("a browser that is forgotten, or whose passphrase was changed, opens nothing by itself", async () => {
  const page = await newPage();
  const { id, start } = await remembered(page);
  await ask(page, "forget");
  assert.equal((await unlock(page, id, REMEMBERED, start + 1)).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE), start + 2)).code, "open");
  await ask(page, "confirm", byPassphrase(PASSPHRASE));
  await ask(page, "remember");
  const next = "another lantern for the door";
  const { ways } = await ask(page, "changePassphrase", next);
  assert.ok(!ways.some((/** @type {any} */ { kind }) => kind === "remembered"));
  assert.equal((await unlock(page, id, REMEMBERED, start + 3)).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byPassphrase(next), start + 4)).code, "open");
});

// Passkeys

/** A device of this page's that holds passkeys. @param {Page} page @param {Record<string, boolean>} [features] */
async function addAuthenticator(page, features = { hasPrf: true }) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...features,
    },
  });
  return { devtools, authenticatorId };
}

/** Makes a passkey on this page, to stay there as `passkey`. @param {Page} page @returns {Promise<{ bytes?: number, code?: string }>} */
function makePasskey(page) {
  return page.evaluate(async () => {
    const { makePasskey } = await import("/www/vault/passkey.js");
    return makePasskey("Asha", "This phone").then(
      (passkey) => {
        Object.assign(globalThis, { passkey });
        return { bytes: passkey.prf.length };
      },
      (error) => ({ code: error.code }),
    );
  });
}

/** Makes a vault that opens by the page's passkey and codes. @param {Page} page @returns {Promise<string>} its id */
function createByPasskey(page) {
  return page.evaluate(
    async ({ recoveryCodes, now }) => {
      const { Vault } = await import("/www/vault/vault.js");
      const { passkey } = /** @type {any} */ (globalThis);
      const vault = await Vault.create({ name: "Asha", role: "patient", passkey, recoveryCodes, now });
      Object.assign(globalThis, { vault });
      return vault.profile.id;
    },
    { recoveryCodes: codes.newBackupCodes(1), now: NOW },
  );
}

/** As a page does: asks for a passkey that the profile names, and opens the vault by it. @param {Page} page @param {string} id */
function unlockByPasskey(page, id) {
  return page.evaluate(
    async ({ id, now }) => {
      const { usePasskey } = await import("/www/vault/passkey.js");
      const { Vault } = await import("/www/vault/vault.js");
      /** @type {any} */ (globalThis).vault?.lock();
      const profile = (await Vault.profiles()).find((profile) => profile.id === id);
      const ids = profile?.ways.flatMap(({ credentialId }) => credentialId ?? []) ?? [];
      try {
        Object.assign(globalThis, { vault: await Vault.unlock(id, await usePasskey(ids), now) });
        return "open";
      } catch (error) {
        return /** @type {any} */ (error).code;
      }
    },
    { id, now: NOW },
  );
}

/** @param {Page} page */
const passkeysCanOpen = (page) =>
  page.evaluate(async () => (await import("/www/vault/passkey.js")).passkeysCanOpen());

test("a passkey opens the vault that it was made for, with nobody on the line, and no other", async () => {
  const page = await newPage();
  await addAuthenticator(page);
  assert.equal(await passkeysCanOpen(page), true);
  await page.evaluate(async () => {
    await import("/www/vault/vault.js");
    await import("/www/vault/passkey.js");
  });
  assert.deepEqual(await makePasskey(page), { bytes: 32 });
  const first = await createByPasskey(page);
  assert.equal(await unlockByPasskey(page, first), "open");
  await makePasskey(page);
  const second = await createByPasskey(page);
  assert.equal(await unlockByPasskey(page, second), "open");
  assert.equal(await unlockByPasskey(page, first), "open");

  /** The other's passkey, said to be this one's. */
  const swapped = await page.evaluate(
    async ({ first, second, now }) => {
      const { usePasskey } = await import("/www/vault/passkey.js");
      const { Vault } = await import("/www/vault/vault.js");
      const idOf = async (/** @type {string} */ id) =>
        (await Vault.profiles())
          .find((profile) => profile.id === id)
          ?.ways.flatMap(({ credentialId }) => credentialId ?? [])[0] ?? "";
      const [own, other] = [await idOf(first), await idOf(second)];
      const used = await usePasskey([other]);
      const outcomes = [used, { ...used, credentialId: own }].map((secret) =>
        Vault.unlock(first, secret, now).then(
          () => "open",
          (error) => error.code,
        ),
      );
      return Promise.all(outcomes);
    },
    { first, second, now: NOW },
  );
  assert.deepEqual(swapped, ["vault-secret-wrong", "vault-secret-wrong"]);
});

test("a passkey is added to a vault and removed again", async () => {
  const page = await newPage();
  await addAuthenticator(page);
  const { id } = await create(page);
  await makePasskey(page);
  const wayId = await page.evaluate(async () => {
    const { passkey, vault } = /** @type {any} */ (globalThis);
    const { ways } = await vault.addWay(passkey);
    return ways.find((/** @type {any} */ { kind }) => kind === "passkey").id;
  });
  assert.equal(await unlockByPasskey(page, id), "open");
  assert.deepEqual(await ask(page, "removeWay", wayId), { code: "vault-unconfirmed" });
  await ask(page, "confirm", byPassphrase(PASSPHRASE));
  const { ways } = await ask(page, "removeWay", wayId);
  assert.equal(ways.length, 3);
  // Whoever still had the page open: the passkey is there, and is of no use.
  assert.notEqual(await unlockByPasskey(page, id), "open");
});

test("a passkey that gives no secret is said to be of no use, and a passphrase opens the vault", async () => {
  const page = await newPage();
  const { devtools } = await addAuthenticator(page, { hasPrf: false });
  let asked = 0;
  devtools.on("WebAuthn.credentialAsserted", () => {
    asked += 1;
  });
  assert.deepEqual(await makePasskey(page), { code: "passkey-unsupported" });
  assert.equal(asked, 0, "nobody is asked for it again");
  const { id } = await create(page);
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "open");
});

test("who says no to a passkey, or is not verified, has cancelled", async () => {
  const page = await newPage();
  const { devtools, authenticatorId } = await addAuthenticator(page);
  await makePasskey(page);
  const id = await createByPasskey(page);
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  assert.equal(await unlockByPasskey(page, id), "passkey-cancelled");
  assert.deepEqual(await makePasskey(page), { code: "passkey-cancelled" });
});

test("where there are no passkeys the page is told", async () => {
  const page = await newPage();
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "PublicKeyCredential"));
  await page.reload();
  assert.equal(await passkeysCanOpen(page), false);
  assert.deepEqual(await makePasskey(page), { code: "passkey-unsupported" });
});

// What does not belong

test("a wrapped key opens in no other profile, as no other way and as no other kind", async () => {
  const page = await newPage();
  const outcomes = await page.evaluate(async () => {
    const { confine, newVaultKey, unwrap } = await import("/www/vault/ways.js");
    const { found } = await confine("profile", await newVaultKey());
    const { wrapping, way } = found;
    /** @param {Partial<typeof way>} change @param {string} [profile] */
    const opens = async (change, profile = "profile") =>
      (await unwrap(wrapping, { ...way, ...change }, profile)) !== undefined;
    const key = await unwrap(wrapping, way, "profile");
    return {
      itself: await opens({}),
      profile: await opens({}, "profil"),
      shifted: await opens({ id: `e${way.id}` }, "profil"),
      id: await opens({ id: way.id.replace(/./, (digit) => (digit === "0" ? "1" : "0")) }),
      kind: await opens({ kind: "passphrase" }),
      nonce: await opens({ iv: way.wrapped.slice(0, 12) }),
      extractable: key?.extractable,
    };
  });
  assert.deepEqual(outcomes, {
    itself: true,
    profile: false,
    shifted: false,
    id: false,
    kind: false,
    nonce: false,
    extractable: false,
  });
});

test("a way that was put into another profile with the same passphrase opens nothing there", async () => {
  const page = await newPage();
  const one = await create(page);
  const two = await create(page);
  /** @param {string} from @param {string} to */
  const move = (from, to) =>
    page.evaluate(
      async ({ from, to }) => {
        const { KeyedStore } = await import("/www/shared/keyed-store.js");
        const ways = await new KeyedStore(`mdawa-vault-${from}`).get("ways");
        const store = new KeyedStore(`mdawa-vault-${to}`);
        const before = await store.get("ways");
        await store.put("ways", ways);
        Object.assign(globalThis, { before });
      },
      { from, to },
    );
  await move(one.id, two.id);
  assert.equal((await unlock(page, two.id, byPassphrase(PASSPHRASE))).code, "vault-secret-wrong");
  await page.evaluate(async (id) => {
    const { KeyedStore } = await import("/www/shared/keyed-store.js");
    await new KeyedStore(`mdawa-vault-${id}`).put("ways", /** @type {any} */ (globalThis).before);
  }, two.id);
  assert.equal((await unlock(page, two.id, byPassphrase(PASSPHRASE))).code, "open");
});
