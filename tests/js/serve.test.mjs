import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "../e2e/harness.mjs";

const script = fileURLToPath(new URL("../../script/serve", import.meta.url));
const run = promisify(execFile);

test("two servers find a port each, and both serve", async () => {
  const servers = [await serve(""), await serve("")];
  try {
    const ports = servers.map(({ url }) => Number(new URL(url).port));
    assert.notEqual(ports[0], ports[1]);
    for (const { url } of servers) assert.equal((await fetch(`${url}/www/shared/core.js`)).status, 200);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
});

test("a port that is taken, or a folder without the pages, is refused with a sentence", async () => {
  const server = await serve();
  try {
    await assert.rejects(run(script, [new URL(server.url).port]), {
      code: 1,
      stderr: /^No free port among \d+: /,
    });
    await assert.rejects(run(script, ["8000x"]), { code: 1, stderr: /8000x is no folder with the pages: / });
    await assert.rejects(run(script, ["8000", "9000"]), {
      code: 1,
      stderr: "usage: script/serve [port] [folder]\n",
    });
  } finally {
    await server.close();
  }
});
