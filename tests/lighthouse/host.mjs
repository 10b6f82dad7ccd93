/** A host as others run one: the files that script/site writes, compressed once, with the headers of www/_headers. */

import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { headersOf } from "../e2e/headers.mjs";

const compress = promisify(brotliCompress);
/** What hosts compress by themselves, answer by answer. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** @param {string} site a folder @returns {Promise<{ url: string, close(): Promise<void> }>} */
export async function host(site) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  /** @type {Map<string, { type: string, bytes: Buffer, encoding?: string }>} */
  const files = new Map();
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const type = TYPES[extname(path)];
    files.set(
      `/${relative(site, path).replaceAll("\\", "/")}`,
      type ? { type, bytes: await compress(bytes, QUALITY), encoding: "br" } : { type: "image/png", bytes },
    );
  }
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = files.get(pathname === "/" ? "/index.html" : pathname);
    const headers = headersOf(pathname);
    // RFC 6797 section 7.2 forbids it over plain http.
    delete headers["Strict-Transport-Security"];
    const own = file && {
      "content-type": file.type,
      ...(file.encoding && { "content-encoding": file.encoding }),
    };
    response.writeHead(file ? 200 : 404, { ...headers, ...own }).end(file?.bytes);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === "object" ? address?.port : ""}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
