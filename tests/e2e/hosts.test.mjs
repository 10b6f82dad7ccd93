/** Hosts: their configurations give every file with every header, and script/verify says what a deployment has that is not ours. */

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "./harness.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** @type {string} */
let work;
/** @type {string} */
let site;
before(async () => {
  work = await mkdtemp(join(tmpdir(), "mdawa-hosts-"));
  site = join(work, "site");
  await run(join(root, "script/site"), [site]);
});
after(() => rm(work, { recursive: true }));

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/** @param {string} url */
async function verify(url) {
  try {
    const { stdout } = await run("python3", [join(root, "script/verify.py"), url, site]);
    return { code: 0, said: stdout.trim().split("\n") };
  } catch (error) {
    const { code, stdout, stderr } = /** @type {any} */ (error);
    return { code, said: `${stdout}${stderr}`.trim().split("\n") };
  }
}

/** Has a host of another make serve the site for as long as a check takes. @param {string} command @param {string[]} args @param {Record<string, string>} env @param {string} url */
async function verifyHost(command, args, env, url) {
  const host = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  host.stderr.on("data", (data) => (errors += data));
  const ended = once(host, "exit");
  try {
    for (let answers = false; !answers; ) {
      assert.equal(host.exitCode, null, errors);
      answers = await fetch(url).then(
        () => true,
        () => false,
      );
    }
    return await verify(url);
  } finally {
    host.kill();
    await ended;
  }
}

/** @param {string} command */
const have = (command) =>
  run(command, [command === "nginx" ? "-v" : "version"]).then(
    () => true,
    () => false,
  );
/** @param {string} url */
const GOOD = (url) => ({ code: 0, said: [`${url} serves what this repository holds, with its headers`] });

for (const host of ["nginx", "caddy"]) {
  test(`${host} serves every file with every header, by the configuration for it`, async (t) => {
    if (!(await have(host))) {
      assert.ok(process.env.CI !== "true", `${host} is not installed`);
      t.skip(`${host} is not installed`);
      return;
    }
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    if (host === "caddy") {
      const env = { MDAWA_ADDRESS: url, MDAWA_SITE: site, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work };
      const config = await readFile(join(root, "docs/hosts/Caddyfile"), "utf8");
      // Nothing but the site: no port for its administration.
      await writeFile(join(work, "Caddyfile"), `{\n\tadmin off\n}\n${config}`);
      const args = ["run", "--adapter", "caddyfile", "--config", join(work, "Caddyfile")];
      assert.deepEqual(await verifyHost("caddy", args, env, url), GOOD(url));
    } else {
      const config = (await readFile(join(root, "docs/hosts/nginx.conf"), "utf8"))
        .replace("listen 127.0.0.1:8080;", `listen 127.0.0.1:${port};`)
        .replace("root /srv/mdawa;", `root ${site};`);
      const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
        (name) => `${name}_temp_path ${work};`,
      );
      const whole = `daemon off; pid ${work}/pid; error_log ${work}/errors;\nevents {}\nhttp {\naccess_log off; ${paths.join(" ")}\n${config}}\n`;
      await writeFile(join(work, "nginx.conf"), whole);
      const user = process.getuid?.() === 0 ? ["-g", "user root;"] : [];
      assert.deepEqual(
        await verifyHost("nginx", ["-c", join(work, "nginx.conf"), "-p", work, ...user], {}, url),
        GOOD(url),
      );
    }
  });
}

test("a file that is not ours, one that is missing and a header that is wrong are each said", async () => {
  const host = await serve("0", site);
  try {
    assert.deepEqual(await verify(host.url), GOOD(host.url));
  } finally {
    await host.close();
  }
  const other = join(work, "other");
  await run("cp", ["-R", site, other]);
  await appendFile(join(other, "pkg/transfer_bg.wasm"), "x");
  await rm(join(other, "www/doctor.html"));
  const headers = await readFile(join(other, "www/_headers"), "utf8");
  await writeFile(
    join(other, "www/_headers"),
    headers.replace("Referrer-Policy: no-referrer", "Referrer-Policy: origin"),
  );
  const false_ = await serve("0", other);
  try {
    const { code, said } = await verify(false_.url);
    assert.equal(code, 1);
    assert.ok(
      said.some((line) => /^\/pkg\/transfer_bg\.wasm: is another file \(\d+ bytes/.test(line)),
      String(said),
    );
    assert.ok(said.includes("/www/doctor.html: is not there (404)"));
    assert.ok(said.includes("/: Referrer-Policy is 'origin'"));
    assert.match(said.at(-1) ?? "", /is NOT what this repository holds: \d+ differences$/);
  } finally {
    await false_.close();
  }
  assert.match((await verify(false_.url)).said.join(), /does not answer/);
});
