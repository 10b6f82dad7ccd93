/**
 * Writes all pages as one file, which works from a disk or a stick without a network:
 * `node script/one-file.mjs mdawa.html [pkg]`.
 *
 * A page from a file may load no other file, but it may load what it holds itself, by an address that it makes (`blob:`).
 * So each page lies in the file as a `<template>`, each style sheet as another, and all scripts, packed, as one text,
 * from which every page and every worker starts the part that is its own. script/one-file/boot.js puts that together.
 *
 * In HTML, `data-one-file="hidden"` is what has no use in the file, which speaks to nobody, and `data-one-file="shown"`
 * what is said there instead.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

/** @type {typeof import("esbuild")} */
const esbuild = createRequire(new URL("../tests/package.json", import.meta.url))("esbuild");

const root = fileURLToPath(new URL("..", import.meta.url));
const [out = "mdawa.html", pkg = "pkg"] = process.argv.slice(2);

const PAGES = ["index.html"].concat(
  readdirSync(join(root, "www"))
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => `www/${name}`),
);
/** What stands in the file in place of what a host serves. */
const STAND_INS = new Map([
  ["www/shared/place.js", "script/one-file/place.js"],
  ["www/shared/wasm.js", "script/one-file/wasm.js"],
  ["www/shared/pdf.js", "script/one-file/pdf.js"],
  ...["transfer", "records", "codes", "interop"].map(
    (part) => /** @type {const} */ ([`pkg/${part}.js`, "pkg/mdawa.js"]),
  ),
]);
const TYPES = new Map([
  [".json", "application/json"],
  [".svg", "image/svg+xml"],
  [".wasm", "application/wasm"],
]);

/** @param {string} path from the root; that of pkg/ lies where the caller says */
const fileOf = (path) => (path.startsWith("pkg/") ? resolve(root, pkg, path.slice(4)) : join(root, path));
/** @param {string} path */
const textOf = (path) => readFileSync(fileOf(path), "utf8");
/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/** @param {string} path */
const nameOf = (path) => posix.basename(path).replace(/\.\w+$/, "");
/** @param {string} path */
const typeOf = (path) => TYPES.get(posix.extname(path)) ?? fail(`${path}: no type for it`);

/** @param {string} reason @returns {never} */
function fail(reason) {
  throw new Error(reason);
}

/** What one pattern finds, in its first group. @param {string} text @param {RegExp} pattern */
const allIn = (text, pattern) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** @param {string} path of a page */
function readPage(path) {
  const text = textOf(path)
    .replace(/ data-one-file="shown" hidden/g, "")
    .replace(/<script [^>]*data-one-file="hidden"><\/script>/g, "")
    .replace(/ data-one-file="hidden"/g, " hidden");
  if (text.includes("data-one-file")) fail(`${path}: data-one-file="shown" stands before hidden`);
  const [head = "", body = ""] = text.split("</head>");
  /** @param {string} address */
  const from = (address) => posix.join(posix.dirname(path), address);
  return {
    path,
    name: nameOf(path),
    title: /<title[^>]*>[^<]*<\/title>/.exec(head)?.[0] ?? fail(`${path}: no title`),
    styles: allIn(head, /<link rel="stylesheet" href="([^"]+)">/g).map(from),
    modules: allIn(head, /<script type="module" src="([^"]+)"><\/script>/g).map(from),
    // These run before anything is painted.
    first: allIn(head, /<script src="([^"]+)"><\/script>/g).map(from),
    body: allIn(body, /<body>([\s\S]*)<\/body>/g)[0]
      ?.replace(/\n\s+/g, "\n")
      .replace(
        / (href|src)="([^"#]+)"/g,
        (_, attribute, address) => ` ${attribute}="${within(from(address))}"`,
      ),
  };
}

/** Where in the file something lies that a page names: another page, or a picture. @param {string} path */
function within(path) {
  if (PAGES.includes(path)) return `?${nameOf(path)}`;
  return `data:${typeOf(path)};base64,${readFileSync(fileOf(path)).toString("base64")}`;
}

/** All scripts in one: of every page, and of every worker. @param {ReturnType<typeof readPage>[]} pages @param {string[]} workers */
async function linked(pages, workers) {
  const starts = [
    ...pages.map(({ path, modules }) => {
      const imports = modules.map((module) => `import(${JSON.stringify(`./${module}`)})`);
      return `${JSON.stringify(path)}: () => Promise.all([${imports}])`;
    }),
    // A worker must listen before its first question comes, so nothing waits here.
    ...workers.map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(`./${path}`)})`),
  ];
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: `({${starts}})[globalThis.MDAWA_FILE.start]()`, resolveDir: root },
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    charset: "utf8",
    // Where compiled code would look for its module, had nobody told it; no module has that word in a worker here.
    define: { "import.meta.url": "undefined" },
    write: false,
    metafile: true,
    absWorkingDir: root,
    logLevel: "warning",
    plugins: [{ name: "stand-ins", setup: (build) => build.onResolve({ filter: /^\.{1,2}\// }, resolved) }],
  });
  return {
    scripts: Buffer.from(outputFiles[0]?.contents ?? fail("no scripts")),
    sources: Object.keys(metafile.inputs),
  };
}

/** @param {{ resolveDir: string, path: string }} imported */
function resolved({ resolveDir, path }) {
  const file = join(resolveDir, path);
  // The folder with the compiled module may lie elsewhere.
  const from = relative(root, file).replaceAll("\\", "/");
  return { path: fileOf(STAND_INS.get(from) ?? from) };
}

const pages = PAGES.map(readPage);
const workers = ["core", "codes", "interop", "records"].map((name) => `www/shared/${name}-worker.js`);
workers.push("www/vault/vault-worker.js");
const { scripts, sources } = await linked(pages, workers);

// What the scripts name beside scripts.
const own = sources.filter((path) => path.startsWith("www/"));
const named = new Set(own.flatMap((path) => allIn(textOf(path), /placeOf\("([^"]+)"\)/g)));
const others = [...named, "pkg/mdawa_bg_plain.wasm"].filter((path) => !PAGES.includes(path));
const parts = others.map((path) => ({ path, type: typeOf(path), bytes: readFileSync(fileOf(path)) }));
const whole = Buffer.concat([scripts, ...parts.map(({ bytes }) => bytes)]);
const packed = deflateSync(whole, { level: 9, memLevel: 9 });
const files = parts.map(({ path, type, bytes }) => ({ path, type, size: bytes.length }));
const list = { scripts: scripts.length, files, workers };

/** @param {string} path @param {"css" | "js"} loader */
const smaller = async (path, loader) =>
  (
    await esbuild.transform(textOf(path), {
      loader,
      minify: true,
      format: loader === "js" ? "iife" : undefined,
      target: "es2022",
      charset: "utf8",
    })
  ).code.trim();
const styles = await Promise.all(
  [...new Set(pages.flatMap(({ styles }) => styles))].map(async (path) => ({
    name: nameOf(path),
    text: await smaller(path, "css"),
  })),
);
const first = await Promise.all(
  [...new Set(pages.flatMap(({ first }) => first))].map((path) => smaller(path, "js")),
);
const boot = await smaller("script/one-file/boot.js", "js");

const policy = [
  "default-src 'none'",
  `script-src ${[...first, boot].map(hashOf).join(" ")} 'wasm-unsafe-eval' blob:`,
  `style-src ${styles.map(({ text }) => hashOf(text)).join(" ")}`,
  "img-src data: blob:",
  "media-src blob: mediastream:",
  // What lies in this file, and nobody else.
  "connect-src data:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types mdawa-url",
].join("; ");

/** What all pages have in their heads. @param {string} policy */
function headOf(policy) {
  const [head = ""] = textOf("index.html").split("<title");
  return head
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]+/, `$1${policy}`)
    .replace(/\n\s+/g, "\n")
    .trim();
}

writeFileSync(
  out,
  `${headOf(policy)}
<title>M-dawa transfer</title>
<link rel="icon" href="${within("www/icon.svg")}">
${first.map((text) => `<script>${text}</script>`).join("\n")}
${styles.map(({ name, text }) => `<template id="style-${name}"><style>${text}</style></template>`).join("\n")}
${pages
  .map(
    ({ path, name, title, styles, body }) =>
      `<template id="page-${name}" data-path="${path}" data-styles="${styles.map(nameOf).join(" ")}">${title}${body}</template>`,
  )
  .join("\n")}
<template id="unfit"><p class="notice notice-danger" role="alert">This file is damaged, or this browser is too old for it. Get the file again, or open it in a newer browser.</p></template>
<script id="archive" type="application/octet-stream" data-list='${JSON.stringify(list)}'>${packed.toString("base64")}</script>
</head>
<body>
<noscript><p>This file needs JavaScript to work. Please allow it, or open the file in another browser.</p></noscript>
<script>${boot}</script>
</body>
</html>
`,
);
