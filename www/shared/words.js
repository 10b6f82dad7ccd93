// Whose words the page speaks. English stands in the HTML and in text/en, and is there without waiting; another language is
// loaded and put in its place before anything is seen. What a device without a network does not have stays English.

/** @typedef {import("./i18n.js").Message} Message */
/** @typedef {keyof import("../text/translations.js").ScriptTexts} ScriptFile */

const root = document.documentElement;
const scripts = await translateHtml();

/**
 * What the scripts say, in the language of the page.
 *
 * @param {ScriptFile} file
 * @param {Record<string, Message>} english
 * @returns {Promise<Record<string, Message>>}
 */
export async function textsOf(file, english) {
  try {
    return scripts ? (await scripts[file]()).texts : english;
  } catch {
    return english;
  }
}

async function translateHtml() {
  // Set before the page was seen, by language.js.
  const language = /** @type {import("../text/translations.js").Language} */ (root.lang);
  const page = /** @type {import("../text/translations.js").Page} */ (root.dataset.page);
  try {
    if (root.lang === "en") return undefined;
    const { translations } = await import("../text/translations.js");
    const { html, scripts } = translations[language];
    const [all, own] = await Promise.all([html.all(), html[page]()]);
    replaceTexts(document, { ...all.texts, ...own.texts });
    return scripts;
  } catch {
    root.lang = "en";
    return undefined;
  } finally {
    delete root.dataset.words;
  }
}

/**
 * Those of copies that are made later, too.
 *
 * @param {ParentNode} part
 * @param {Record<string, string>} texts
 */
function replaceTexts(part, texts) {
  for (const element of part.querySelectorAll("[data-text]")) {
    const text = texts[element.getAttribute("data-text") ?? ""];
    if (text) element.textContent = text;
  }
  for (const element of part.querySelectorAll("[data-label]")) {
    const text = texts[element.getAttribute("data-label") ?? ""];
    if (text) element.setAttribute("aria-label", text);
  }
  for (const { content } of part.querySelectorAll("template")) replaceTexts(content, texts);
}
