/** Other people's hosts, played by a server of the test on this device: what they are asked, and what they answer. */

import { spawn } from "node:child_process";
import { createCipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

/**
 * @typedef {{ method: string, path: string, headers: import("node:http").IncomingHttpHeaders, body: string }} Asked
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string | object }} Said an object is sent as JSON
 * @typedef {Said | "hang up" | "be silent"} Answer
 */

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type",
  "access-control-expose-headers": "retry-after",
};

/**
 * A host, as long as the test runs.
 *
 * @param {import("node:test").TestContext} t
 * @param {(asked: Asked, url: string) => Answer | Promise<Answer>} answer
 * @param {{ cors?: boolean }} [options] whether pages of others may read what it answers
 */
export async function host(t, answer, { cors = true } = {}) {
  /** @type {Asked[]} */
  const asked = [];
  let url = "";
  const allowed = cors ? CORS : {};
  const server = createServer(async (request, response) => {
    if (request.method === "OPTIONS") {
      // A browser repeats by itself what it sent on a connection that was in use before; this one is new.
      response.writeHead(204, { ...allowed, connection: "close" }).end();
      return;
    }
    const parts = [];
    for await (const part of request) parts.push(part);
    const { method = "", url: path = "", headers } = request;
    const now = { method, path, headers, body: Buffer.concat(parts).toString("utf8") };
    asked.push(now);
    const said = await answer(now, url);
    if (said === "hang up") request.socket.destroy();
    else if (said !== "be silent") {
      const { status = 200, headers = {}, body = "" } = said;
      const type = typeof body === "string" ? {} : { "content-type": "application/json" };
      const text = typeof body === "string" ? body : JSON.stringify(body);
      response.writeHead(status, { ...allowed, ...type, ...headers, connection: "close" }).end(text);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  t.after(close);
  return { asked, url, host: new URL(url).host, close };
}

/** 32 random bytes, base64url. */
export const newKey = () => randomBytes(32).toString("base64url");

/**
 * A file as a link's host has it: compact JWE, `dir` and A256GCM (RFC 7516).
 *
 * @param {string} body
 * @param {string} key
 * @param {{ contentType?: string, deflate?: boolean }} [options]
 */
export function sealed(body, key, { contentType, deflate = false } = {}) {
  const header = {
    alg: "dir",
    enc: "A256GCM",
    ...(contentType ? { cty: contentType } : {}),
    ...(deflate ? { zip: "DEF" } : {}),
  };
  const head = Buffer.from(JSON.stringify(header)).toString("base64url");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64url"), iv);
  cipher.setAAD(Buffer.from(head));
  const plain = deflate ? deflateRawSync(body) : Buffer.from(body);
  const locked = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [head, "", ...[iv, locked, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

/** @param {Record<string, unknown>} payload */
export function linkWith(payload) {
  return `shlink:/${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
}

/**
 * A clinic's FHIR server, a process of its own.
 *
 * @param {{ token: string, mostBytes?: number }} options
 * @returns {Promise<{ url: string, host: string, read(path: string): Promise<any>, close(): Promise<void> }>}
 */
export async function fhirServer({ token, mostBytes = 5_000_000 }) {
  const script = fileURLToPath(new URL("fhir-server.mjs", import.meta.url));
  const server = spawn(process.execPath, [script, token, String(mostBytes)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(server, "exit");
  const [line] = await Promise.race([once(createInterface(server.stdout), "line"), exited]);
  const url = String(line);
  return {
    url,
    host: new URL(url).host,
    async read(path) {
      const answer = await fetch(`${url}/${path}`, { headers: { authorization: `Bearer ${token}` } });
      return answer.json();
    },
    async close() {
      server.kill();
      await exited;
    },
  };
}
