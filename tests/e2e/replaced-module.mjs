/**
 * Has one function (or constructor) of the module do something else, in workers that start from now on: what the module itself never does
 * on purpose, such as to trap or to run for ever.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {string} body statements; the arguments are in `args`
 * @param {number} [times] in so many workers; in all, where none is given
 */
export function replaceFunction(page, name, body, times) {
  return page.route(
    "**/pkg/transfer.js",
    async (route) => {
      const response = await route.fetch();
      const exported = new RegExp(`export (function|class) ${name}\\b`);
      const source = (await response.text()).replace(exported, "$1 replaced");
      await route.fulfill({ response, body: `${source}\nexport function ${name}(...args) { ${body} }` });
    },
    { times },
  );
}

export const TRAP = 'throw new WebAssembly.RuntimeError("unreachable: patient Amina");';
