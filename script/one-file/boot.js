// The first script of the one file: puts the page that the address names in place (`mdawa.html?doctor`), before anything is
// painted, and starts its scripts. Another page is another address, so a browser takes it for another document: nothing
// of the page before is left.

/** @type {Record<string, HTMLTemplateElement>} */
const templates = {};
for (const template of document.querySelectorAll("template")) templates[template.id] = template;
const { [`page-${location.search.slice(1)}`]: page = templates["page-index"] } = templates;
const { path = "", styles = "" } = page?.dataset ?? {};
const root = document.documentElement;

root.dataset.page = page?.id.replace("page-", "");
for (const name of styles.split(" ")) document.head.append(copyOf(`style-${name}`));
if (page) document.body.append(copyOf(page.id));
const title = document.body.querySelector("title");
if (title) document.querySelector("title")?.replaceWith(title);
// What is left in the page is the page's own.
for (const template of Object.values(templates)) template.remove();
start(path).catch((error) => {
  document.body.prepend(copyOf("unfit"));
  delete root.dataset.words;
  throw error;
});

/** @param {string} id */
function copyOf(id) {
  return document.importNode(templates[id]?.content ?? new DocumentFragment(), true);
}

/** Makes an address for every file, as long as this page is open, and runs the page's scripts. @param {string} path */
async function start(path) {
  const archive = /** @type {HTMLElement} */ (document.getElementById("archive"));
  const packed = Uint8Array.from(atob(archive.textContent ?? ""), (character) => character.charCodeAt(0));
  archive.remove();
  // Its checksum stands at its end: what a bad stick has changed is not run.
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const whole = await new Response(stream).blob();
  /** @type {{ scripts: number, files: { path: string, type: string, size: number }[], workers: string[] }} */
  const list = JSON.parse(archive.dataset.list ?? "");
  const scripts = whole.slice(0, list.scripts, "text/javascript");

  /** What is no script, by its bytes: in Chromium, a worker from a file may not load what lies at a `blob:` of its page. @type {Record<string, string>} */
  const parts = {};
  let start = list.scripts;
  for (const { path: part, type, size } of list.files) {
    parts[part] = await dataUrl(whole.slice(start, start + size, type));
    start += size;
  }
  /** @type {Record<string, string>} */
  const pages = {};
  for (const { id, dataset } of Object.values(templates)) {
    if (dataset.path) pages[dataset.path] = new URL(id.replace("page-", "?"), location.href).href;
  }
  /**
   * The scripts are all in one, and this says which is to start. A worker from a file may be no module either, so what a
   * module keeps to itself is kept so here.
   *
   * @param {string} start @param {Record<string, string>} places
   */
  const scriptOf = (start, places) => {
    const head = `(()=>{"use strict";globalThis.MDAWA_FILE=${JSON.stringify({ start, places })};`;
    return URL.createObjectURL(new Blob([head, scripts, "})()"], { type: "text/javascript" }));
  };
  const places = { ...parts, ...pages };
  for (const worker of list.workers) {
    /** @type {string | undefined} */
    let made;
    // Made when it is wanted, since the parts in it are large.
    Object.defineProperty(places, worker, { get: () => (made ??= scriptOf(worker, parts)) });
  }
  Object.assign(globalThis, { MDAWA_FILE: { start: path, places } });
  await import(URL.createObjectURL(scripts));
}

/** @param {Blob} blob @returns {Promise<string>} */
function dataUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
