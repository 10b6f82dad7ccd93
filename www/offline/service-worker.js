/**
 * Keeps these pages on the device, so that they open with no network and are always of one version.
 *
 * script/stamp.py puts the list of the site's files in front of this, each with its SHA-256, and the two together are
 * sw.js, beside index.html. A file is kept, and answered with, only where its bytes are those of the list: a deployment of
 * which half has arrived is no version and installs nothing. A newer version waits until the person wants it, and then
 * replaces all at once.
 *
 * What another app shares with the installed one passes through here as well, from the request to the doctor's page.
 */

/**
 * @typedef {{ waitUntil(work: Promise<unknown>): void }} Lasting
 * @typedef {{ url: string, postMessage(word: unknown, ports?: MessagePort[]): void }} Client
 * @typedef {Lasting & { request: Request, clientId: string, respondWith(answer: Promise<Response>): void }} Fetching
 * @typedef {Lasting & { data: any, ports: readonly MessagePort[], source: Client | null }} Hearing
 * @typedef {{
 *   clients: {
 *     claim(): Promise<void>, get(id: string): Promise<Client | undefined>,
 *     matchAll(options: { includeUncontrolled: boolean, type: "window" }): Promise<Client[]>,
 *   },
 *   registration: ServiceWorkerRegistration, skipWaiting(): Promise<void>,
 *   addEventListener(name: "install" | "activate", hear: (event: Lasting) => void): void,
 *   addEventListener(name: "fetch", hear: (event: Fetching) => void): void,
 *   addEventListener(name: "message", hear: (event: Hearing) => void): void,
 * }} Worker
 * @typedef {{ files: File[], text: string } | { problem: "shared-refused" | "shared-too-big" | "shared-lost" }} Shared
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
const DOCTOR = new URL("www/doctor.html", SCOPE);
/** As app.webmanifest says. No host has a file there. */
const SHARE = new URL("www/share", SCOPE);
/** As large as the largest picture that is read. */
const MOST_SHARED_BYTES = 64 * 1024 * 1024;
/** Longer than a slow phone takes to show the page that asks for it. */
const HELD_MS = 60_000;
/** An open page answers at once, unless it is about to end. */
const ANSWER_MS = 3000;

/** What was shared and nobody has asked for yet. In memory alone: these are people's records. @type {{ id: string, shared: Shared, forget(): void } | undefined} */
let held;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "POST" && url === SHARE.href) event.respondWith(takeShared(event));
  const path = pathOf(event.request);
  if (path !== undefined) event.respondWith(answer(path));
});
worker.addEventListener("message", (event) => {
  const { data, ports, source } = event;
  if (data === "take-over") event.waitUntil(takeOver(source));
  if (Array.isArray(data)) event.waitUntil(keepUsed(data));
  if (data?.mdawa === "shared") ports[0]?.postMessage(handOut(data.id));
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

/**
 * Answers the request that a browser makes of what was shared. A doctor's page in that very window stays as it is, with what it
 * has open, and is given it; otherwise a new one opens, which asks for it by a number that nobody else knows.
 *
 * @param {Fetching} event
 */
async function takeShared(event) {
  const there = await worker.clients.get(event.clientId);
  const shared = isFromStranger(event, there)
    ? { problem: /** @type {const} */ ("shared-refused") }
    : await read(event.request);
  if (there && /\/doctor(\.html)?$/.test(new URL(there.url).pathname) && (await give(there, shared)))
    return new Response(null, { status: 204 });
  held?.forget();
  const id = crypto.randomUUID();
  event.waitUntil(
    new Promise((resolve) => {
      const forget = () => {
        if (held?.id === id) held = undefined;
        resolve(undefined);
      };
      held = { id, shared, forget };
      setTimeout(forget, HELD_MS);
    }),
  );
  return Response.redirect(`${DOCTOR.href}#shared=${id}`, 303);
}

/**
 * Whether a website sends this. No worker is shown `Sec-Fetch-Site`; but a browser that shares has no page to name as origin or
 * referrer, and in its window is nothing or a page of ours. A website that hides its name and opens a new window passes here:
 * if that is a tab, the doctor's page takes nothing there. What is left is a website inside the app's own window, where none of
 * our pages leads; even that is shown as from outside, and does no more than a link with a record in it.
 *
 * @param {Fetching} event
 * @param {Client | undefined} there the page of ours that would be replaced
 */
function isFromStranger({ request, clientId }, there) {
  const names = [request.headers.get("origin") ?? "null", request.referrer || "null"];
  const ours = names.every((name) => name === "null" || new URL(name).origin === SCOPE.origin);
  return request.mode !== "navigate" || !ours || (clientId !== "" && !there);
}

/** @param {Request} request @returns {Promise<Shared>} */
async function read({ body, headers }) {
  let left = MOST_SHARED_BYTES;
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const counted = new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new RangeError("too much is shared"));
      else controller.enqueue(chunk);
    },
  });
  try {
    const form = await new Response(body?.pipeThrough(counted), { headers }).formData();
    const files = form.getAll("files").filter((file) => file instanceof File);
    return { files, text: String(form.get("text") || form.get("url") || "") };
  } catch {
    return { problem: left < 0 ? "shared-too-big" : "shared-lost" };
  }
}

/** Whether a page takes it. @param {Client} page @param {Shared} shared @returns {Promise<boolean>} */
function give(page, shared) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(resolve, ANSWER_MS, false);
    page.postMessage({ mdawa: "shared", shared }, [port2]);
  });
}

/** Once. @param {string} id @returns {Shared} */
function handOut(id) {
  if (held?.id !== id) return { problem: "shared-lost" };
  const { shared, forget } = held;
  forget();
  return shared;
}
