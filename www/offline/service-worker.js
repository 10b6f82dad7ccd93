/**
 * Keeps these pages on the device, so that they open with no network and are always of one version.
 *
 * script/stamp.py puts the list of the site's files in front of this, each with its SHA-256, and the two together are
 * sw.js, beside index.html. A file is kept, and answered with, only where its bytes are those of the list: a deployment of
 * which half has arrived is no version and installs nothing. A newer version waits until the person wants it, and then
 * replaces all at once.
 */

/**
 * @typedef {{ waitUntil(work: Promise<unknown>): void }} Lasting
 * @typedef {Lasting & { request: Request, respondWith(answer: Promise<Response>): void }} Fetching
 * @typedef {Lasting & { data: unknown, source: { postMessage(word: unknown): void } | null }} Hearing
 * @typedef {{
 *   clients: { claim(): Promise<void>, matchAll(options: { includeUncontrolled: boolean, type: "window" }): Promise<unknown[]> },
 *   registration: ServiceWorkerRegistration, skipWaiting(): Promise<void>,
 *   addEventListener(name: "install" | "activate", hear: (event: Lasting) => void): void,
 *   addEventListener(name: "fetch", hear: (event: Fetching) => void): void,
 *   addEventListener(name: "message", hear: (event: Hearing) => void): void,
 * }} Worker
 */

/** Of this version: `first` is what everybody needs, `later` is kept once somebody uses it. @type {{ version: string, headers: string, first: Record<string, string>, later: Record<string, string> }} */
const SITE = /** @type {any} */ (globalThis).MDAWA_SITE;
const worker = /** @type {Worker} */ (/** @type {unknown} */ (globalThis));
const FAMILY = "mdawa-";
/** Files are taken over from an older version only with the headers of this one, its policy among them. */
const SAME_HEADERS = `${FAMILY}${SITE.headers}-`;
const CACHE = SAME_HEADERS + SITE.version;
/** @type {Record<string, string>} */
const HASHES = { ...SITE.first, ...SITE.later };
/** The folder of a language. */
const LANGUAGE = /^www\/text\/\w+\//;
const SCOPE = new URL(worker.registration.scope);

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== undefined) event.respondWith(answer(path));
});
worker.addEventListener("message", (event) => {
  const { data, source } = event;
  if (data === "take-over") event.waitUntil(takeOver(source));
  if (Array.isArray(data)) event.waitUntil(keepUsed(data));
});

async function install() {
  const cache = await caches.open(CACHE);
  const older = await olderCaches();
  // What somebody used of the version before is to be there without a network too.
  const kept = await Promise.all(older.map((cache) => cache.keys()));
  const used = kept.flat().map(({ url }) => url.slice(SCOPE.href.length));
  const wanted = [...Object.keys(SITE.first), ...used.filter((path) => Object.hasOwn(SITE.later, path))];
  await Promise.all([...new Set(wanted)].map((path) => keep(cache, path, older)));
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(FAMILY) && name !== CACHE).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

/** Pages of two versions are never open side by side: it waits for the others to be closed. @param {Hearing["source"]} source */
async function takeOver(source) {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  if (pages.length > 1) source?.postMessage({ mdawa: "others-open" });
  else await worker.skipWaiting();
}

/** What a page loaded before this worker was there, and all of its language: other pages are to speak it as well. @param {unknown[]} urls */
async function keepUsed(urls) {
  const cache = await caches.open(CACHE);
  const used = urls.flatMap((url) => pathOf(new Request(String(url))) ?? []);
  const languages = new Set(used.flatMap((path) => LANGUAGE.exec(path)?.[0] ?? []));
  const spoken = Object.keys(HASHES).filter((path) => languages.has(LANGUAGE.exec(path)?.[0] ?? ""));
  const paths = [...new Set([...used, ...spoken])];
  await Promise.allSettled(paths.map(async (path) => (await cache.match(path)) ?? keep(cache, path)));
}

/** Which file of the list a request is for. @param {Request} request */
function pathOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return undefined;
  const path = pathname.slice(SCOPE.pathname.length) || "index.html";
  // Some hosts leave `.html` out.
  return [path, `${path}.html`].find((name) => Object.hasOwn(HASHES, name));
}

/** @param {string} path */
async function answer(path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? keep(cache, path);
}

/**
 * Puts a file into the cache: from there if an earlier try got that far, from an older version, or from the network.
 *
 * @param {Cache} cache
 * @param {string} path
 * @param {Cache[]} [older]
 */
async function keep(cache, path, older = []) {
  for (const place of [cache, ...older]) {
    const kept = await place.match(path);
    if (kept && (await hashOf(kept)) === HASHES[path]) {
      if (place !== cache) await cache.put(path, kept.clone());
      return kept;
    }
  }
  const answer = await fetch(new URL(path, SCOPE), { cache: "no-cache" });
  if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`);
  if ((await hashOf(answer)) !== HASHES[path]) throw new TypeError(`${path} is not of this version`);
  // A page is not answered with what a host has redirected to.
  const file = answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer;
  await cache.put(path, file.clone());
  return file;
}

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(SAME_HEADERS) && name !== CACHE);
  return Promise.all(names.map((name) => caches.open(name)));
}

/** @param {Response} response whose body stays to be read */
async function hashOf(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
