/** Of Node's `test`, what the rows ask for: each is run, one after the other, and what became of it is kept. */

/** @type {{ name: string, work: () => unknown }[]} */
const tests = [];

/** @param {string} name @param {() => unknown} work */
export function test(name, work) {
  tests.push({ name, work });
}

/** Of every test its name and, where it failed, why. */
export async function outcomes() {
  /** @type {{ name: string, failure?: string }[]} */
  const outcomes = [];
  for (const { name, work } of tests) {
    try {
      await work();
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({
        name,
        failure: error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
      });
    }
  }
  return outcomes;
}
