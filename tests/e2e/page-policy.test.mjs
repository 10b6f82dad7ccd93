import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BLANK, launch, serve, until } from "./harness.mjs";
import { HEADERS, headersOf } from "./headers.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof serve>>} */
let stranger;
/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;

before(async () => {
  [server, stranger, browser] = await Promise.all([serve(), serve(), launch()]);
});
after(() => Promise.all([server.close(), stranger.close(), browser.close()]));

async function blankPage() {
  const page = await browser.newPage();
  await page.goto(server.url + BLANK);
  return page;
}

/** @param {string} folder */
async function filesIn(folder) {
  const names = await readdir(root + folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length));
}

test("every file of the pages comes with its type and all the headers", async () => {
  const types = /** @type {Record<string, RegExp>} */ ({
    css: /^text\/css/,
    html: /^text\/html/,
    js: /^text\/javascript/,
    png: /^image\/png$/,
    svg: /^image\/svg\+xml$/,
    wasm: /^application\/wasm$/,
  });
  const files = [...(await filesIn("www")), ...(await filesIn("pkg"))].filter((file) => !/\/[._]/.test(file));
  assert.ok(files.some((file) => file.endsWith(".js")));
  for (const path of [...files, "nothing-here"]) {
    const answer = await fetch(`${server.url}/${path}`);
    assert.equal(answer.status, path === "nothing-here" ? 404 : 200, path);
    assert.match(answer.headers.get("content-type") ?? "", types[path.split(".").pop() ?? ""] ?? /./, path);
    for (const [name, value] of Object.entries(headersOf(`/${path}`))) {
      // RFC 6797 forbids it over plain http.
      const expected = name === "Strict-Transport-Security" ? null : value;
      assert.equal(answer.headers.get(name), expected, `${name} of ${path}`);
    }
  }
});

test("of all files those of the phone check and of the exchange alone may speak to others, by https or on this device", async () => {
  const own = "connect-src 'self'";
  const wide = "connect-src 'self' https: http://127.0.0.1:* http://localhost:*";
  const scripts = [...(await filesIn("www")), ...(await filesIn("pkg"))].filter(
    (file) => !/\/[._]/.test(file),
  );
  const isPage = (/** @type {string} */ file) => file.endsWith(".html");
  const wideFolders = ["www/check", "www/exchange"];
  for (const folder of wideFolders) assert.ok(scripts.includes(`${folder}.html`));
  for (const path of ["index.html", ...scripts]) {
    const answer = await fetch(`${server.url}/${path}`);
    const meta =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
    const policies = [answer.headers.get("content-security-policy") ?? "", ...(isPage(path) ? [meta] : [])];
    // A page's own scripts run under the page's policy, whatever comes with them; a worker's policy comes with its script.
    const isWide = wideFolders.some((folder) => path === `${folder}.html` || path.startsWith(`${folder}/`));
    const expected = isWide ? wide : own;
    for (const policy of policies) {
      assert.deepEqual(policy.match(/connect-src [^;]*/g), [expected], path);
    }
  }
  for (const folder of wideFolders) {
    assert.ok(!(await filesIn(folder)).some((file) => file.includes("worker")), folder);
  }
});

test("nothing but the pages is served", async () => {
  const hidden = [
    "Cargo.toml",
    "src/lib.rs",
    ".git/HEAD",
    ".git",
    "www/_headers",
    "www",
    "www/",
    "tests/package.json",
  ];
  const detours = [
    "www/../Cargo.toml",
    "www/%2e%2e/Cargo.toml",
    "www//../Cargo.toml",
    "www/%5c..%5cCargo.toml",
    "www/%00",
  ];
  for (const path of [...hidden, ...detours]) {
    const answer = await fetch(`${server.url}/${path}`);
    assert.equal(answer.status, 404, path);
  }
});

test("an inline script does not run", async () => {
  const body = "<!doctype html><title>page</title><script>window.ran = true</script>";
  for (const [headers, ran] of /** @type {const} */ ([
    [HEADERS, false],
    [{}, true],
  ])) {
    const page = await browser.newPage();
    await page.route("**/inline", (route) => route.fulfill({ contentType: "text/html", headers, body }));
    await page.goto(`${server.url}/inline`);
    assert.equal(await page.evaluate(() => "ran" in window), ran);
    await page.close();
  }
});

test("text never becomes a script or markup", async () => {
  const page = await blankPage();
  const outcomes = await page.evaluate(async () => {
    // Off the debugger's own stack, where eval is always allowed.
    await new Promise((resolve) => setTimeout(resolve));
    /** @param {() => unknown} attempt */
    const outcome = (attempt) => {
      try {
        attempt();
        return "ran";
      } catch (error) {
        return error instanceof Error ? error.name : "?";
      }
    };
    return {
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested.
      eval: outcome(() => globalThis.eval("1")),
      Function: outcome(() => new Function("return 1")()),
      innerHTML: outcome(() => {
        document.body.innerHTML = "<p>hello";
      }),
      handler: outcome(() => document.body.setAttribute("onclick", "1")),
      worker: outcome(() => new Worker("/www/shared/core-worker.js")),
      policy: outcome(() => trustedTypes?.createPolicy("other", { createScriptURL: (url) => url })),
    };
  });
  assert.deepEqual(outcomes, {
    eval: "EvalError",
    Function: "EvalError",
    innerHTML: "TypeError",
    handler: "TypeError",
    worker: "TypeError",
    policy: "TypeError",
  });
  await page.close();
});

test("the page speaks to its own server only", async () => {
  const page = await blankPage();
  const address = stranger.url + BLANK;
  assert.equal((await fetch(address)).status, 404, "the other server is there");
  const violations = await page.evaluateHandle((address) => {
    /** @type {string[]} */
    const violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(event.effectiveDirective),
    );
    fetch(address).catch(() => {});
    navigator.sendBeacon(address, "x");
    new WebSocket(address.replace("http", "ws"));
    document.body.append(Object.assign(new Image(), { src: address }));
    document.body.append(Object.assign(document.createElement("iframe"), { src: address }));
    return violations;
  }, address);
  await until(page, (violations) => violations.length >= 5, violations);
  const blocked = await violations.evaluate((list) => list.sort());
  assert.deepEqual(blocked, ["connect-src", "connect-src", "connect-src", "frame-src", "img-src"]);
  assert.equal(await page.evaluate(async () => (await fetch("/www/shared/core.js")).status), 200);
  await page.close();
});

test("the module runs in its worker under this policy", async () => {
  const page = await blankPage();
  const version = await page.evaluate(async () => {
    const { Core } = await import("/www/shared/core.js");
    return new Core().call("version");
  });
  assert.match(version, /^\d+\.\d+\.\d+/);
  await page.close();
});
