import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BLANK, launch, serve } from "./harness.mjs";
import { replaceFunction, TRAP } from "./replaced-module.mjs";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  [server, browser] = await Promise.all([serve(), launch()]);
});
after(() => Promise.all([server.close(), browser.close()]));

/** @param {(page: import("playwright-core").Page) => Promise<unknown>} [prepare] */
async function openCore(prepare) {
  const page = await browser.newPage();
  await page.goto(server.url + BLANK);
  await prepare?.(page);
  return page.evaluateHandle(async () => {
    const { Core } = await import("/www/shared/core.js");
    const { Failure } = await import("/www/shared/failure.js");
    return {
      core: new Core(),
      /** @param {Promise<unknown>} promise what it ended with */
      outcome: (promise) =>
        promise.then(
          () => "resolved",
          (error) => (error instanceof Failure ? error.code : String(error)),
        ),
    };
  });
}

test("an error of the module arrives with its code, and the worker lives on", async () => {
  const it = await openCore();
  const outcomes = await it.evaluate(async ({ core, outcome }) => {
    const receiver = await core.receiver();
    return [
      await outcome(core.call("unarmour", "x")),
      await outcome(receiver.package()),
      await outcome(core.call("version")),
    ];
  });
  assert.deepEqual(outcomes, ["package-not-ours", "package-incomplete", "resolved"]);
});

test("the frames of a sender make the package whole in a receiver, and the bytes stay the caller's", async () => {
  const it = await openCore();
  const { sent, got, done } = await it.evaluate(async ({ core }) => {
    const packageBytes = Uint8Array.from({ length: 700 }, (_, index) => (index * 37) & 255);
    const sender = await core.sender(packageBytes, 7);
    const receiver = await core.receiver();
    let done = false;
    for (let index = 0; !done; index++) ({ done } = await receiver.push(await sender.text(index)));
    const got = Array.from(await receiver.package());
    sender.free();
    receiver.free();
    return { sent: Array.from(packageBytes), got, done };
  });
  assert.equal(sent.length, 700);
  assert.deepEqual(got, sent);
  assert.ok(done);
});

test("nothing but the functions of the list can be called", async () => {
  const it = await openCore();
  for (const name of ["default", "initSync", "constructor", "__proto__"]) {
    // @ts-expect-error: a name that the types do not allow.
    assert.equal(await it.evaluate(({ core, outcome }, name) => outcome(core.call(name)), name), "internal");
  }
});

test("a restart cancels even a function that never returns, and the next call works", async () => {
  const it = await openCore((page) => replaceFunction(page, "readRecord", "for (;;);"));
  const outcomes = await it.evaluate(async ({ core, outcome }) => {
    const receiver = await core.receiver();
    const endless = outcome(core.call("readRecord", "{}"));
    const waiting = outcome(core.call("version"));
    core.restart();
    return [
      await endless,
      await waiting,
      await outcome(receiver.push("x")),
      await outcome(core.call("version")),
    ];
  });
  assert.deepEqual(outcomes, ["cancelled", "cancelled", "cancelled", "resolved"]);
});

test("a trap refuses all that was pending, tells nothing of what it read, and the next call works", async () => {
  const it = await openCore((page) => replaceFunction(page, "readRecord", TRAP));
  const { outcomes, message } = await it.evaluate(async ({ core, outcome }) => {
    const receiver = await core.receiver();
    const trapped = core.call("readRecord", "{}");
    const waiting = outcome(core.call("version"));
    const message = await trapped.then(String, String);
    return {
      outcomes: [
        await outcome(trapped),
        await waiting,
        await outcome(receiver.push("x")),
        await outcome(core.call("version")),
      ],
      message,
    };
  });
  assert.deepEqual(outcomes, ["internal", "internal", "internal", "resolved"]);
  assert.doesNotMatch(message, /Amina/);
});

test("a worker that cannot start refuses, and the next call tries again", async () => {
  const it = await openCore((page) => page.route("**/pkg/*", (route) => route.abort(), { times: 1 }));
  const outcomes = await it.evaluate(async ({ core, outcome }) => [
    await outcome(core.call("version")),
    await outcome(core.call("version")),
  ]);
  assert.deepEqual(outcomes, ["part-missing", "resolved"]);
});

test("a closed core stays closed", async () => {
  const it = await openCore();
  const outcomes = await it.evaluate(async ({ core, outcome }) => {
    const pending = outcome(core.call("version"));
    core.close();
    return [await pending, await outcome(core.call("version"))];
  });
  assert.deepEqual(outcomes, ["cancelled", "cancelled"]);
});

test("a processor without vectors gets the module without", async () => {
  const it = await openCore(async (page) => {
    await page.route("**/www/shared/vectors.js", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("WebAssembly.validate(MODULE)", "false");
      await route.fulfill({ response, body });
    });
    await page.route("**/pkg/transfer_bg.wasm", (route) => route.abort());
  });
  assert.match(await it.evaluate(({ core }) => core.call("version")), /^\d/);
});

test("a module of which one byte was changed is not run", async () => {
  const it = await openCore(async (page) => {
    await page.route("**/pkg/transfer_bg*.wasm", async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      const last = body.length - 1;
      body[last] = (body[last] ?? 0) ^ 1;
      await route.fulfill({ response, body });
    });
  });
  assert.equal(await it.evaluate(({ core, outcome }) => outcome(core.call("version"))), "part-missing");
});

test("a browser that has no randomness makes no code, key, request, answer or letter, and says why", async () => {
  const page = await browser.newPage();
  await page.goto(server.url + BLANK);
  const { without, again } = await page.evaluate(async (glue) => {
    /** @type {typeof import("../../pkg/mdawa.js")} */
    const mdawa = await import(glue);
    await mdawa.default();
    const record = '{"resourceType":"Bundle","type":"collection"}';
    const now = 1_795_000_000;
    const code = new mdawa.TransferCode(now, 0);
    const request = new mdawa.Request("482913", "Dr. Asha", 1, now, 0).bytes();
    const calls = {
      answer: () => code.answer(request, record, now, 0),
      backupCodes: () => mdawa.newBackupCodes(10),
      code: () => mdawa.newCode(6),
      key: () => mdawa.totpSecret(),
      letter: () => mdawa.sealLetter(record, "send", now, 900),
      request: () => new mdawa.Request("482913", "Dr. Asha", 2, now, 0),
      sealAnswer: () => mdawa.sealAnswer(request, "482913", record, now),
      transferCode: () => new mdawa.TransferCode(now, 0),
    };
    const outcomes = () =>
      Object.entries(calls).map(([name, call]) => {
        try {
          call();
          return [name, "made"];
        } catch (error) {
          return [name, error instanceof Error && "code" in error ? error.code : String(error)];
        }
      });
    Object.defineProperty(crypto, "getRandomValues", {
      value: () => {
        throw new DOMException("no randomness", "OperationError");
      },
      configurable: true,
    });
    const without = outcomes();
    Reflect.deleteProperty(crypto, "getRandomValues");
    return { without, again: outcomes() };
  }, "/pkg/mdawa.js");
  const names = without.map(([name]) => name);
  assert.equal(names.length, 8);
  assert.deepEqual(
    without,
    names.map((name) => [name, "no-randomness"]),
  );
  assert.deepEqual(
    again,
    names.map((name) => [name, "made"]),
    "nothing was spent meanwhile",
  );
  await page.close();
});
