/**
 * Chooses the language of a page before anything of it is seen: the one that was chosen here before, or the first of the
 * browser's own that the pages speak. No module, so that the page waits for it; the words are set by i18n.js.
 */
{
  const KEY = "mdawa-language";
  const root = document.documentElement;

  /** What was chosen in this browser. Some keep nothing for a page. */
  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  };
  /** @param {string} language */
  const keep = (language) => {
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // The page goes on in the browser's own language.
    }
  };
  const wanted = () => {
    const known = ["en", "hi", "sw"];
    const tags = [kept(), ...navigator.languages].map((tag) => tag.split("-")[0] ?? "");
    return tags.find((tag) => known.includes(tag)) ?? "en";
  };

  root.lang = wanted();
  // English stands in the page. Another language is a moment away, and two in turn would confuse.
  if (root.lang !== "en") root.dataset.words = "coming";

  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector("select#page-language");
    if (!(choice instanceof HTMLSelectElement)) return;
    const now = root.lang;
    choice.value = now;
    choice.addEventListener("change", () => {
      keep(choice.value);
      // Where something would be lost the browser asks first; who stays sees what is still spoken here.
      location.reload();
      choice.value = now;
    });
  });
  // A page that was left in one language and is gone back to in another.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && wanted() !== root.lang) location.reload();
  });
}
