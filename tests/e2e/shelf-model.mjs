/** A shelf beside a plain model of it. */

/** Runs in the page: random changes by two tabs' shelves, beside a plain model that is written to be read. @param {{ seed: number, steps: number }} how */
export async function compareWithModel({ seed, steps }) {
  let state = seed;
  const random = (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  /** @typedef {{ id: string, subject: string, kind: string, title: string, version: number, mergedInto?: string, resource: string }} Thing */
  /** @type {Map<string, Thing>} */
  let model = new Map();
  const top = (/** @type {string} */ id) => {
    let at = id;
    for (let next = model.get(at)?.mergedInto; next; next = model.get(at)?.mergedInto) at = next;
    return at;
  };
  const isPatient = (/** @type {Thing} */ { id, subject }) => id === subject;
  const pick = () => [...model.values()][random(model.size)];

  /** One change, and what is expected of it. @returns {[import("../../www/vault/types.js").Change, string]} */
  const nextChange = () => {
    const [one, two] = [pick(), pick()];
    const dice = random(10);
    if (!one || !two || dice < 3) {
      const patient = tools.patientOf(`P${random(50)}`, `{"p":${random(1e9)}}`);
      const subject = one && random(3) > 0 ? one.subject : patient.row.id;
      const news = Array.from({ length: random(3) }, () =>
        tools.entryOf(
          { subject, title: `E${random(50)}`, kind: random(2) ? "note" : "result" },
          `{"e":${random(1e9)}}`,
        ),
      );
      const entries = [...(subject === patient.row.id ? [patient] : []), ...news];
      for (const { row, resource } of entries) {
        const { id, subject, kind, title } = row;
        model.set(id, { id, subject, kind, title, version: 1, resource });
      }
      return [{ do: "add", entries }, "kept true"];
    }
    if (dice < 6) {
      const stale = random(4) === 0;
      const [title, resource] = [`R${random(50)}`, `{"r":${random(1e9)}}`];
      const version = one.version - (stale ? 1 : 0);
      if (!stale) model.set(one.id, { ...one, title, resource, version: one.version + 1 });
      return [
        { do: "revise", id: one.id, version, row: { title }, resource },
        stale ? "entry-changed" : "kept true",
      ];
    }
    if (dice < 7) {
      const gone = new Set([one.id]);
      for (let size = 0; size < gone.size; ) {
        size = gone.size;
        for (const { id, subject, mergedInto = "" } of model.values()) {
          if (gone.has(subject) || gone.has(mergedInto)) gone.add(id);
        }
      }
      model = new Map([...model].filter(([id]) => !gone.has(id)));
      return [{ do: "remove", ids: [one.id] }, "kept true"];
    }
    if (dice < 9) {
      const change = /** @type {const} */ ({ do: "merge", kept: one.id, merged: two.id });
      if (two.mergedInto === one.id) return [change, "kept true"];
      if (one.mergedInto || two.mergedInto) return [change, "entry-changed"];
      if (one === two || one.kind !== two.kind) return [change, "TypeError: one kind only can be merged"];
      if (!isPatient(one) && top(one.subject) !== top(two.subject)) {
        return [change, "TypeError: one patient's entries only can be merged"];
      }
      model.set(two.id, { ...two, mergedInto: one.id });
      return [change, "kept true"];
    }
    delete one.mergedInto;
    for (const entry of model.values()) {
      const into = model.get(entry.mergedInto ?? "");
      if (into && !isPatient(entry) && top(into.subject) !== top(entry.subject)) delete entry.mergedInto;
    }
    return [{ do: "part", merged: one.id }, "kept true"];
  };

  const database = `model ${seed}`;
  const shelves = [await tools.shelf(database), await tools.shelf(database)];
  const compare = async (/** @type {(typeof shelves)[number]} */ shelf) => {
    const rows = tools.all(shelf);
    const read = await shelf.readAll(rows.map(({ id }) => id));
    const seen = read.map(({ row, resource }) => {
      const { id, subject, kind, title, version, mergedInto } = row;
      return JSON.stringify([id, subject, kind, title, version, mergedInto, resource]);
    });
    const expected = Array.from(model.values(), (thing) => {
      const { id, subject, kind, title, version, mergedInto, resource } = thing;
      return JSON.stringify([
        id,
        isPatient(thing) ? subject : top(subject),
        kind,
        title,
        version,
        mergedInto,
        resource,
      ]);
    });
    if (seen.toSorted().join() !== expected.toSorted().join())
      throw new Error(`not as the model: ${seen} ${expected}`);
    const counted = shelf.subjects().map(({ id, entries }) => `${id} ${entries}`);
    const shown = [...model.values()].filter(({ mergedInto }) => !mergedInto);
    const counts = shown.filter(isPatient).map(({ id }) => {
      return `${id} ${shown.filter((thing) => !isPatient(thing) && top(thing.subject) === id).length}`;
    });
    if (counted.toSorted().join() !== counts.toSorted().join())
      throw new Error(`counts: ${counted} ${counts}`);
  };
  const outcomes = new Map();
  for (let step = 0; step < steps; step++) {
    const shelf = /** @type {(typeof shelves)[number]} */ (shelves[random(2)]);
    const [change, expected] = nextChange();
    const outcome = await tools.outcome(shelf.change(change));
    if (outcome !== expected)
      throw new Error(`step ${step}: ${JSON.stringify(change)} gave ${outcome}, not ${expected}`);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    await compare(shelf);
    if (step % 20 === 19) await compare(await tools.shelf(database));
  }
  return { outcomes: Object.fromEntries(outcomes), entries: model.size };
}
