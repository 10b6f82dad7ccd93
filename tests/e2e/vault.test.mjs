/** The vault: what opens it, what does not and what that costs, and that nothing is lost between tabs. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve, until } from "./harness.mjs";
import {
  ask,
  byCode,
  byPassphrase,
  codes,
  create,
  entry,
  NOW,
  newTab,
  PASSPHRASE,
  plain,
  unlock,
  WRONG,
} from "./vault.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("../../www/vault/types.js").Secret} Secret
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

/** Tabs of a browser of their own. */
async function tabs(count = 1) {
  const context = await browser.newContext();
  const pages = await Promise.all(Array.from({ length: count }, () => newTab(context, site.url)));
  return /** @type {[Page, ...Page[]]} */ (pages);
}

/** @param {Page} page @returns {Promise<import("../../www/vault/types.js").ProfileFace[]>} */
const profiles = (page) => page.evaluate(async () => (await import("/www/vault/vault.js")).Vault.profiles());

const LIST = { from: 0, count: 10, order: "name" };

test("a vault keeps its entries, and a passphrase opens it again in any spelling", async () => {
  const [page] = await tabs();
  // One letter, or a letter and its accent.
  const { id, profile } = await create(page, { passphrase: "caf\u00e9 at the corner" });
  assert.equal(profile?.ways.length, 3);
  const patient = entry("Asha Example");
  await ask(page, "apply", { do: "add", entries: [patient, entry("Asthma", patient.row.id)] });
  assert.equal((await unlock(page, id, byPassphrase("cafe\u0301 at the corner"))).code, "open");
  const { rows, total } = await ask(page, "list", LIST);
  assert.equal(total, 2);
  assert.deepEqual(
    rows.map((/** @type {any} */ { title }) => title),
    ["Asha Example", "Asthma"],
  );
  const { resource } = await ask(page, "read", patient.row.id);
  assert.equal(resource, patient.resource);
  assert.deepEqual(
    (await profiles(page)).map(({ name, role, waitSeconds }) => ({ name, role, waitSeconds })),
    [{ name: "Asha", role: "patient", waitSeconds: 0 }],
  );
});

test("a recovery code opens a vault once, however it is typed, and the others still open it", async () => {
  const [page] = await tabs();
  const { id, recoveryCodes } = await create(page);
  const [first = "", second = ""] = recoveryCodes;
  const loosely = first.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
  assert.equal((await unlock(page, id, byCode(loosely))).code, "open");
  assert.equal((await unlock(page, id, byCode(first))).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byCode(second))).code, "open");
  assert.equal((await unlock(page, id, byCode(second))).code, "vault-secret-wrong");
});

test("of two tabs that open a vault with one recovery code, exactly one does", async () => {
  for (let turn = 0; turn < 3; turn++) {
    const [one, two] = /** @type {[Page, Page]} */ (await tabs(2));
    const { id, recoveryCodes } = await create(one);
    await one.evaluate(() => /** @type {any} */ (globalThis).vault.lock());
    const secret = byCode(recoveryCodes[0] ?? "");
    const outcomes = await Promise.all([one, two].map((page) => unlock(page, id, secret)));
    assert.deepEqual(outcomes.map(({ code }) => code).sort(), ["open", "vault-secret-wrong"]);
    await one.context().close();
  }
});

test("wrong passphrases are refused alike and as slowly as a right one, then wait longer and longer", async (t) => {
  const [page] = await tabs();
  const { id, recoveryCodes } = await create(page);
  /** @param {number[]} all */
  const median = (all) => all.toSorted((left, right) => left - right)[Math.floor(all.length / 2)] ?? 0;
  /** @type {{ right: number[], wrong: number[] }} */
  const took = { right: [], wrong: [] };
  const wrong = [WRONG, "short", PASSPHRASE.slice(0, -1), "", PASSPHRASE.toUpperCase()];
  // In turns, so that whatever else the machine does falls on both.
  for (const typed of wrong) {
    const { ms, ...outcome } = await unlock(page, id, byPassphrase(typed));
    assert.deepEqual(outcome, { code: "vault-secret-wrong", seconds: 0 }, typed);
    took.wrong.push(ms);
    const opened = await unlock(page, id, byPassphrase(PASSPHRASE));
    assert.equal(opened.code, "open");
    took.right.push(opened.ms);
  }
  const medians = { rightMs: Math.round(median(took.right)), wrongMs: Math.round(median(took.wrong)) };
  t.diagnostic(JSON.stringify(medians));
  assert.ok(medians.wrongMs > medians.rightMs / 2, JSON.stringify(medians));
  assert.ok(medians.rightMs > medians.wrongMs / 2, JSON.stringify(medians));
  for (const [place, typed] of wrong.entries()) {
    const { code, seconds } = await unlock(page, id, byPassphrase(typed));
    assert.deepEqual([code, seconds], ["vault-secret-wrong", place === 4 ? 30 : 0], typed);
  }

  let now = NOW;
  for (const [waits, next] of [
    [30, 60],
    [60, 300],
    [300, 900],
  ]) {
    const held = await unlock(page, id, byPassphrase(PASSPHRASE), now);
    assert.deepEqual([held.code, held.seconds], ["vault-waiting", waits], "even the right one");
    now += Number(waits);
    const missed = await unlock(page, id, byPassphrase(WRONG), now);
    assert.deepEqual([missed.code, missed.seconds], ["vault-secret-wrong", next]);
  }
  const early = await unlock(page, id, byPassphrase(PASSPHRASE), now - 86_400);
  assert.deepEqual([early.code, early.seconds], ["vault-waiting", 900], "a clock put back waits no longer");
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE), now - 86_400 + 900)).code, "open");

  for (let turn = 0; turn < 5; turn++) await unlock(page, id, byPassphrase(WRONG));
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "vault-waiting");
  assert.equal((await unlock(page, id, byCode("0000-0000-00000"))).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byCode("no code"))).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byCode(recoveryCodes[0] ?? ""))).code, "open", "what nobody guesses");
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "open", "and it ends the wait");
});

test("a wrong passphrase is counted before anybody looks at it, in every tab", async () => {
  const [one, two] = /** @type {[Page, Page]} */ (await tabs(2));
  const { id } = await create(one);
  const failures = () =>
    one.evaluate(async (id) => {
      const { KeyedStore } = await import("/www/shared/keyed-store.js");
      return /** @type {any} */ (await new KeyedStore("mdawa-vaults").get(id)).failures;
    }, id);
  await Promise.all([one, two].map((page) => unlock(page, id, byPassphrase(WRONG))));
  assert.equal(await failures(), 2);
  // Ended as soon as it is counted, which is before it can have been looked at.
  const code = await two.evaluate(
    async ({ id, secret, now }) => {
      const { Vault } = await import("/www/vault/vault.js");
      const { KeyedStore } = await import("/www/shared/keyed-store.js");
      const directory = new KeyedStore("mdawa-vaults");
      const end = new AbortController();
      const outcome = Vault.unlock(id, secret, now, end.signal).catch((error) => error.code);
      while (/** @type {any} */ (await directory.get(id)).failures < 3);
      end.abort();
      return outcome;
    },
    { id, secret: byPassphrase(WRONG), now: NOW },
  );
  assert.equal(code, "cancelled");
  assert.equal(await failures(), 3);
});

test("a vault has two ways in from the beginning, and never loses the second to a press", async () => {
  const [page] = await tabs();
  const recoveryCodes = codes.newBackupCodes(1);
  /** @type {[Partial<import("./vault.mjs").NewVault>, string][]} */
  const refused = [
    [{ recoveryCodes: [] }, "vault-ways-few"],
    [{ passphrase: undefined }, "vault-ways-few"],
    [{ passphrase: "elevenchars" }, "passphrase-short"],
    [{ recoveryCodes: ["no code"] }, "code-malformed"],
  ];
  for (const [vault, code] of refused) {
    assert.equal((await create(page, { recoveryCodes, ...vault })).code, code);
  }
  assert.deepEqual(await profiles(page), []);
  const { id, profile } = await create(page, { passphrase: "twelve chars" });
  for (const way of profile?.ways ?? []) {
    assert.deepEqual(await ask(page, "removeWay", way.id), { code: "vault-ways-few" }, way.kind);
  }
  assert.equal((await plain(page, id, "ways")).length, 3);
});

test("ways in are changed only after a secret was shown, and what is put in the place of one ends it", async () => {
  const [page, other] = /** @type {[Page, Page]} */ (await tabs(2));
  const { id, recoveryCodes } = await create(page);
  await unlock(page, id, byPassphrase(PASSPHRASE));
  const next = "another lantern for the door";
  assert.deepEqual(await ask(page, "changePassphrase", next), { code: "vault-unconfirmed" });
  assert.deepEqual(await ask(page, "remember"), { code: "vault-unconfirmed" });
  assert.equal(await ask(page, "confirm", byPassphrase(WRONG)), false);
  assert.deepEqual(await ask(page, "newRecoveryCodes", codes.newBackupCodes(1)), {
    code: "vault-unconfirmed",
  });
  assert.equal(await ask(page, "confirm", byPassphrase(PASSPHRASE)), true);

  await unlock(other, id, byPassphrase(PASSPHRASE));
  assert.deepEqual(await ask(page, "changePassphrase", "too short"), { code: "passphrase-short" });
  await ask(page, "changePassphrase", next);
  await until(other, () => /** @type {any} */ (globalThis).vault.locked);
  const fresh = codes.newBackupCodes(2);
  const { ways } = await ask(page, "newRecoveryCodes", fresh);
  assert.deepEqual(
    ways.map((/** @type {any} */ { kind }) => kind),
    ["passphrase", "recovery-code", "recovery-code"],
  );
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byCode(recoveryCodes[0] ?? ""))).code, "vault-secret-wrong");
  assert.equal((await unlock(page, id, byPassphrase(next))).code, "open");
  assert.equal((await unlock(page, id, byCode(fresh[0] ?? ""))).code, "open");
  // Who has lost the passphrase came in by a code, which is spent: it is good for a new one.
  await ask(page, "changePassphrase", PASSPHRASE);
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "open");
});

test("values and entries that are changed together are kept together, and other tabs hear of it", async () => {
  const [one, two] = /** @type {[Page, Page]} */ (await tabs(2));
  const { id } = await create(one);
  await unlock(two, id, byPassphrase(PASSPHRASE));
  await two.evaluate(() => {
    const { vault } = /** @type {any} */ (globalThis);
    vault.onChanged(() => Object.assign(globalThis, { heard: true }));
  });
  const patient = entry("Asha Example");
  const count = (/** @type {Page} */ page) =>
    page.evaluate(async () => {
      const { vault } = /** @type {any} */ (globalThis);
      for (let turn = 0; turn < 10; turn++) {
        await vault.values.update("count", async (value = 0) => ({ value: value + 1, result: 0 }));
      }
    });
  await Promise.all([count(one), count(two)]);
  const outcomes = await one.evaluate(async (patient) => {
    const { vault } = /** @type {any} */ (globalThis);
    const turn = (/** @type {any} */ change) =>
      vault.values
        .together(async (/** @type {any} */ turn) => {
          turn.put("count", (await turn.get("count")) + 100);
          turn.change(change);
          return turn.revision("count");
        })
        .catch((/** @type {any} */ error) => error.code);
    const add = { do: "add", entries: [patient] };
    const stale = { do: "revise", id: patient.row.id, version: 7, row: {}, resource: "{}" };
    const unread = await vault.values
      .together(async (/** @type {any} */ turn) => turn.put("count", 0))
      .catch((/** @type {any} */ error) => error.name);
    return [await turn(add), await turn(stale), unread];
  }, patient);
  assert.deepEqual(outcomes, [21, "entry-changed", "TypeError"]);
  await until(two, () => "heard" in globalThis);
  const kept = await two.evaluate(() => /** @type {any} */ (globalThis).vault.values.get("count"));
  assert.equal(kept, 120);
  await until(two, async () => {
    const list = await /** @type {any} */ (globalThis).vault.list({ from: 0, count: 1, order: "name" });
    return list.total === 1;
  });
  assert.equal((await ask(two, "read", patient.row.id)).resource, patient.resource);
});

test("a log that was written for a store of its own runs on a vault", async () => {
  const [page] = await tabs();
  await create(page);
  const outcome = await page.evaluate(async () => {
    const { Codes } = await import("/www/shared/codes.js");
    const { Log } = await import("/www/shared/log.js");
    const { vault } = /** @type {any} */ (globalThis);
    const log = new Log(vault.values, new Codes(), "owner");
    for (let row = 0; row < 3; row++) await log.note({ event: "page-locked", result: "done" });
    return log.verify();
  });
  assert.deepEqual(outcome, { verification: { ok: true }, count: 3 });
});

test("a backup is a vault again after all was wiped, for whoever has a way in", async () => {
  const [page, other] = /** @type {[Page, Page]} */ (await tabs(2));
  const { id, recoveryCodes } = await create(page);
  const patient = entry("Asha Example");
  await ask(page, "apply", { do: "add", entries: [patient] });
  const made = await page.evaluate(async () => {
    const { vault } = /** @type {any} */ (globalThis);
    Object.assign(globalThis, { file: await vault.backup() });
    return vault.profile.backedUpAt;
  });
  assert.ok(made > NOW);
  /** @param {Secret} secret @param {{ replace?: boolean }} [options] */
  const restore = (secret, options = {}) =>
    page.evaluate(
      async ({ secret, options }) => {
        const { Vault } = await import("/www/vault/vault.js");
        const { file } = /** @type {any} */ (globalThis);
        return Vault.restore(file, /** @type {any} */ (secret), options).then(
          ({ id }) => id,
          (error) => error.code,
        );
      },
      { secret, options },
    );
  const right = byCode(recoveryCodes[0] ?? "");
  assert.equal(await restore(right), "backup-here-already");
  await unlock(other, id, byPassphrase(PASSPHRASE));
  await ask(other, "apply", { do: "remove", ids: [patient.row.id] });
  assert.equal(await restore(right, { replace: true }), id);
  await until(other, () => /** @type {any} */ (globalThis).vault.locked);
  assert.equal((await unlock(other, id, byPassphrase(PASSPHRASE))).code, "open");
  assert.equal((await ask(other, "read", patient.row.id)).resource, patient.resource);

  await page.evaluate(async () => (await import("/www/vault/vault.js")).Vault.wipeAll());
  assert.equal(await restore(byPassphrase(WRONG)), "vault-secret-wrong");
  assert.deepEqual(await profiles(page), []);
  assert.equal(await restore(right), id);
  assert.equal(
    (await unlock(page, id, byCode(recoveryCodes[0] ?? ""))).code,
    "open",
    "a trial spends nothing",
  );
  assert.equal((await ask(page, "read", patient.row.id)).resource, patient.resource);
});

test("a vault that is wiped is locked in every tab, its ways are gone, then all of it", async () => {
  const [one, two] = /** @type {[Page, Page]} */ (await tabs(2));
  const kept = await create(one, { name: "kept" });
  const { id, recoveryCodes } = await create(one, { name: "wiped" });
  await unlock(two, id, byPassphrase(PASSPHRASE));
  const databases = () =>
    one.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
  await two.evaluate(() => {
    const { vault } = /** @type {any} */ (globalThis);
    vault.onLock((/** @type {string} */ cause) => Object.assign(globalThis, { cause }));
  });
  await one.evaluate(async (id) => (await import("/www/vault/vault.js")).Vault.wipe(id), id);
  assert.equal(await until(two, () => /** @type {any} */ (globalThis).cause), "wiped");
  assert.deepEqual(await ask(two, "list", LIST), { code: "vault-locked" });
  assert.deepEqual(
    (await profiles(one)).map(({ name }) => name),
    ["kept"],
  );
  assert.deepEqual(await databases(), [`mdawa-vault-${kept.id}`, "mdawa-vaults"]);
  assert.equal((await unlock(two, id, byCode(recoveryCodes[0] ?? ""))).code, "vault-gone");

  assert.equal((await unlock(two, kept.id, byPassphrase(PASSPHRASE))).code, "open");
  await one.evaluate(async () => (await import("/www/vault/vault.js")).Vault.wipeAll());
  await until(two, () => /** @type {any} */ (globalThis).vault.locked);
  assert.deepEqual(await databases(), []);
  assert.deepEqual(await profiles(two), []);
});

test("a wipe that was cut short leaves nothing that opens, and is finished by the next who looks", async () => {
  const [page] = await tabs();
  const { id } = await create(page);
  const other = await create(page, { name: "other" });
  await page.evaluate(async (id) => {
    const { KeyedStore } = await import("/www/shared/keyed-store.js");
    /** @type {any} */ (globalThis).vault.lock();
    await new KeyedStore(`mdawa-vault-${id}`).replaceAll([["wiped", true]]);
  }, id);
  assert.equal((await unlock(page, id, byPassphrase(PASSPHRASE))).code, "vault-secret-wrong");
  assert.deepEqual(
    (await profiles(page)).map(({ id }) => id),
    [other.id],
  );
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.ok(!databases.includes(`mdawa-vault-${id}`));
});
