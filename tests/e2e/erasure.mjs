/**
 * What the module's memory holds after it was used. Runs in a page, or wherever else the module runs.
 *
 * The best witness is another copy of the module that did the same for somebody else, with codes and keys of its own:
 * where the two memories are equal byte for byte, no code, key, scalar or record is in them in any form, also in none
 * that nobody thought of looking for.
 */

const NOW = 1_790_000_000;
const KDF_19_MIB = 2;

/**
 * Anagrams, which compress to one length: the allocator's own notes say how long blocks were.
 *
 * @type {[Person, Person]}
 */
const PEOPLE = [
  { name: "Wanjiku Abeni Odhiambo", number: "731245098624173580961427", allergy: "Lätex" },
  { name: "Odhiambo Abeni Wanjiku", number: "724169085371426890542137", allergy: "Texäl" },
];
/** Where nothing is compressed: with the letter beyond ASCII at one place, since those notes also say how texts grew. @type {[Person, Person]} */
const WRITERS = [PEOPLE[0], { ...PEOPLE[1], allergy: "Xätel" }];

/**
 * The module where it is: the address of its glue, and its code.
 *
 * @typedef {{ glue: string, wasm: WebAssembly.Module }} Place
 * @typedef {typeof import("../../pkg/mdawa.js")} Mdawa
 * @typedef {{ name: string, number: string, allergy: string }} Person
 */

let instances = 0;

/**
 * A copy of the module that has done nothing yet.
 *
 * @param {Place} place
 * @returns {Promise<{ mdawa: Mdawa, memory: WebAssembly.Memory }>}
 */
async function fresh({ glue, wasm }) {
  const mdawa = await import(`${glue}?instance=${instances++}`);
  const { memory } = mdawa.initSync({ module: wasm });
  return { mdawa, memory };
}

/** @param {Person} person who is named wherever a record has text */
function recordOf({ name, number, allergy }) {
  const patient = {
    resourceType: "Patient",
    name: [{ text: name }],
    [`key of ${name}`]: { note: `to ${name}\nin two lines` },
    text: { status: "additional", div: `<div xmlns="http://www.w3.org/1999/xhtml">says ${name}</div>` },
  };
  const intolerance = { resourceType: "AllergyIntolerance", code: { text: allergy } };
  const entry = [{ resource: patient }, { resource: intolerance }];
  const json = JSON.stringify({ resourceType: "Bundle", type: "collection", entry });
  // JavaScript has no number of so many digits.
  return json.replace('"type":', `"total":${number},"type":`);
}

/** @param {Person} person */
function textsOf(person) {
  return [...Object.values(person), `key of ${person.name}`, `to ${person.name}\nin two lines`];
}

function draw() {
  return crypto.getRandomValues(new Uint8Array(32));
}

/**
 * @param {Mdawa} mdawa
 * @param {string} code
 * @param {import("../../pkg/mdawa.js").Suite} [suite]
 */
function ask(mdawa, code, suite = 1) {
  return new mdawa.Request(code, "Dr. Asha", suite, NOW, 0);
}

/**
 * Everything that pages do with codes, keys and records, one call at a time, so that none tidies up after another. Where
 * it takes two, the other side is another copy of the module. What is returned is a code that was used.
 *
 * @typedef {(mdawa: Mdawa, person: Person, other: Mdawa) => string | void} Use
 * @type {Record<string, Use>}
 */
const USES = {
  ...perSuite("a request is made", (mdawa, _person, other, suite) => {
    const code = other.newCode(6);
    ask(mdawa, code, suite).free();
    return code;
  }),
  ...perSuite("an answer is opened", (mdawa, person, other, suite) => {
    const code = other.newCode(6);
    const request = ask(mdawa, code, suite);
    const answer = other.sealAnswer(request.bytes(), code, recordOf(person), NOW, draw());
    request.open(answer, NOW, 1);
    request.free();
    return code;
  }),
  ...perSuite("an answer is refused", (mdawa, person, other, suite) => {
    const request = ask(mdawa, "482913", suite);
    const answer = other.sealAnswer(request.bytes(), "482914", recordOf(person), NOW);
    assertThrows(() => request.open(answer, NOW, 1), "package-cannot-open");
    request.free();
  }),
  ...perSuite("a request is answered", (mdawa, person, other, suite) => {
    const spoken = new mdawa.TransferCode(NOW, 0);
    const code = String(spoken.code());
    const request = ask(other, code, suite).bytes();
    spoken.answer(request, recordOf(person), NOW, 1, draw());
    spoken.free();
    return code;
  }),
  "a request is answered under any code": (mdawa, person, other) => {
    mdawa.sealAnswer(ask(other, "482913").bytes(), "482913", recordOf(person), NOW, draw());
  },
  "a letter to show is sealed": (mdawa, person) => sealLetter(mdawa, person, "show").code,
  "a letter to send is sealed": (mdawa, person) => sealLetter(mdawa, person, "send").code,
  "a letter is opened": (mdawa, person, other) => {
    const { package: letter, code } = sealLetter(other, person, "send");
    mdawa.openLetter(letter, code, NOW);
    return code;
  },
  "a letter's code is checked": (mdawa, person, other) => {
    const { package: letter, code } = sealLetter(other, person, "send");
    mdawa.checkCode(letter, code);
    return code;
  },
  "a letter is measured": (mdawa, person) => void mdawa.letterBytes(recordOf(person)),
  "a record is read": (mdawa, person) => void mdawa.readRecord(recordOf(person)),
  "a record is cut down": (mdawa, person) => void mdawa.compactRecord(recordOf(person)),
  "a record is recognised": (mdawa, person) => void mdawa.recognise(recordOf(person)),
  "no record is made of a text": (mdawa, person) =>
    assertThrows(() => mdawa.readRecord(`${recordOf(person)}}`), "record-not-json"),
  "a code is drawn": (mdawa) => mdawa.newCode(6),
  "a code is read": (mdawa, _person, other) => {
    const code = other.newCode(6);
    mdawa.normaliseCode(` ${code} `, 6);
    return code;
  },
};

/** The same for what pages do that write and keep records. @type {Record<string, Use>} */
const WRITING = {
  "a record is read": (mdawa, person) => void mdawa.readRecord(recordOf(person)),
  "a record is recognised": (mdawa, person) => void mdawa.recognise(recordOf(person)),
  "a record is made from a form": (mdawa, { name, number, allergy }) => {
    const patient = { given: name, birthDate: "1980" };
    mdawa.recordFromForm({ patient, problems: [{ text: number }], allergies: [{ text: allergy }] }, NOW);
  },
  "a record is taken apart": (mdawa, person) => void mdawa.splitRecord(recordOf(person)),
  "a record is put together": (mdawa, person) => {
    mdawa.joinRecord([{ resource: entryOf(person), fullUrl: `urn:${person.name}` }], NOW);
  },
  "an entry is drafted": (mdawa, { name, allergy }) => {
    mdawa.draftEntry("allergy", { text: allergy, reaction: name }, { fullUrl: `urn:${name}` }, NOW);
  },
  "an entry is revised": (mdawa, person) => void mdawa.reviseEntry(entryOf(person), { text: person.name }),
  "an entry is read into its form": (mdawa, person) => void mdawa.entryFields(entryOf(person)),
  "no entry is made of a text": (mdawa, person) =>
    assertThrows(() => mdawa.entryFields(`${entryOf(person)}}`), "record-not-json"),
};

/** @param {Person} person */
function entryOf({ name, number, allergy }) {
  const note = [{ text: `to ${name}\nin two lines` }];
  const entry = {
    resourceType: "AllergyIntolerance",
    code: { text: allergy },
    note,
    [`key of ${name}`]: number,
  };
  return JSON.stringify(entry);
}

/**
 * @param {string} name
 * @param {(mdawa: Mdawa, person: Person, other: Mdawa, suite: import("../../pkg/mdawa.js").Suite) => string | void} use
 * @returns {Record<string, Use>}
 */
function perSuite(name, use) {
  return {
    [`${name} in suite 1`]: (mdawa, person, other) => use(mdawa, person, other, 1),
    [`${name} in suite 2`]: (mdawa, person, other) => use(mdawa, person, other, 2),
  };
}

/**
 * @param {Mdawa} mdawa
 * @param {Person} person
 * @param {import("../../pkg/mdawa.js").Way} way
 */
function sealLetter(mdawa, person, way) {
  return mdawa.sealLetter(recordOf(person), way, NOW, 900, KDF_19_MIB);
}

/** @param {() => unknown} call @param {string} code */
function assertThrows(call, code) {
  try {
    call();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === code) return;
    throw error;
  }
  throw new Error(`not refused with ${code}`);
}

/**
 * In how many bytes two copies of the module differ, after each use of them for two people; and, so that the comparison
 * is known to see, while each has a request that waits.
 *
 * @param {Place} place
 */
export async function compareTwoPeople(place) {
  const compare = await comparer(place, PEOPLE);
  const waiting = await compare((mdawa) => void ask(mdawa, "482913"));
  return { ...(await compareAll(compare, USES)), waiting };
}

/** The same for the module that writes and keeps records, in which nothing waits. @param {Place} place */
export async function compareTwoWriters(place) {
  return compareAll(await comparer(place, WRITERS), WRITING);
}

/** @param {Place} place @param {[Person, Person]} people @returns {Promise<(use: Use) => Promise<number>>} in how many bytes two memories differ after a use */
async function comparer(place, people) {
  const { mdawa: other } = await fresh(place);
  /** @param {Use} use @param {Person} person */
  const memoryAfter = async (use, person) => {
    const { mdawa, memory } = await fresh(place);
    use(mdawa, person, other);
    return new Uint8Array(memory.buffer);
  };
  return async (use) => differences(await memoryAfter(use, people[0]), await memoryAfter(use, people[1]));
}

/** @param {(use: Use) => Promise<number>} compare @param {Record<string, Use>} uses */
async function compareAll(compare, uses) {
  /** @type {Record<string, number>} */
  const afterwards = {};
  for (const [name, use] of Object.entries(uses)) {
    const count = await compare(use);
    if (count > 0) afterwards[name] = count;
  }
  return { uses: Object.keys(uses).length, afterwards };
}

/** @param {Uint8Array} one @param {Uint8Array} other */
function differences(one, other) {
  let count = Math.abs(one.length - other.length);
  for (let at = 0; at < Math.min(one.length, other.length); at++) if (one[at] !== other[at]) count++;
  return count;
}

/**
 * What of a person's is found in the copy of the module that did everything for them; and, so that the search is known
 * to find, while some of it is there.
 *
 * @param {Place} place
 */
export async function searchForOnePerson(place) {
  const [untouched, used, other] = [await fresh(place), await fresh(place), await fresh(place)];
  const [person] = PEOPLE;
  const codes = Object.values(USES).flatMap((use) => use(used.mdawa, person, other.mdawa) ?? []);
  const spellings = codes.flatMap((code) => [code, code.replace("-", "")]);
  // The module's own constants have digits too: a code may be among them. Elsewhere chance does not write one: six
  // bytes are right once in 280 million megabytes.
  const left = [...textsOf(person), ...spellings].filter(
    (text) => occurrences(used.memory, text) > occurrences(untouched.memory, text),
  );

  const spoken = new used.mdawa.TransferCode(NOW, 0);
  // Kept as it is, which is why a sender is only given what is sealed.
  const sender = new used.mdawa.FrameSender(new TextEncoder().encode(textsOf(person).join()), 40);
  const kept = [...textsOf(person), String(spoken.code())];
  const notFound = kept.filter((text) => occurrences(used.memory, text) === 0);
  sender.free();
  spoken.free();
  return { codes: codes.length, left, notFound };
}

/**
 * What of a person's is found in the copy of the module that wrote and kept everything for them; and, so that the search
 * is known to find, what is found while a text is on its way in.
 *
 * @param {Place} place
 */
export async function searchForOneWriter(place) {
  const [untouched, used] = [await fresh(place), await fresh(place)];
  const [person] = PEOPLE;
  for (const use of Object.values(WRITING)) use(used.mdawa, person, used.mdawa);
  const left = textsOf(person).filter(
    (text) => occurrences(used.memory, text) > occurrences(untouched.memory, text),
  );
  let during = 0;
  const pieces = {
    get fullUrl() {
      // The text before it was passed in already.
      during = occurrences(used.memory, person.allergy);
      return "";
    },
    resource: entryOf(person),
  };
  used.mdawa.joinRecord([{ resource: entryOf(person) }, pieces], NOW);
  return { left, during };
}

/**
 * Which secrets of a known transfer are found while its request waits, and after it was opened.
 *
 * @param {Place} place
 * @param {{ code: string, label: string, created: number, random: string, answer: string, secrets: Record<string, string> }} vector
 */
export async function searchForKnownSecrets(place, vector) {
  const { mdawa, memory } = await fresh(place);
  const found = () =>
    Object.entries(vector.secrets).flatMap(([name, hex]) => (occurrences(memory, fromHex(hex)) ? name : []));
  const request = givingOut(fromHex(vector.random), () => {
    return new mdawa.Request(vector.code, vector.label, 1, vector.created, 0);
  });
  const waiting = found();
  const { record } = request.open(fromHex(vector.answer), vector.created, 1);
  const afterwards = found();
  request.free();
  return { waiting, record, afterwards };
}

/**
 * How often a memory holds some bytes.
 *
 * @param {WebAssembly.Memory} memory
 * @param {Uint8Array | string} wanted
 */
function occurrences(memory, wanted) {
  const needle = typeof wanted === "string" ? new TextEncoder().encode(wanted) : wanted;
  const [first = 0] = needle;
  const bytes = new Uint8Array(memory.buffer);
  let count = 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (needle.every((byte, offset) => bytes[at + offset] === byte)) count++;
  }
  return count;
}

/**
 * Calls a function for which the platform's randomness is these bytes.
 *
 * @template Value
 * @param {Uint8Array} bytes
 * @param {() => Value} call
 */
function givingOut(bytes, call) {
  let given = 0;
  /** @param {Uint8Array} wanted one byte only tries whether there is randomness */
  const give = (wanted) => {
    if (wanted.length === 1) return;
    wanted.set(bytes.subarray(given, given + wanted.length));
    given += wanted.length;
  };
  Object.defineProperty(crypto, "getRandomValues", { value: give, configurable: true });
  try {
    return call();
  } finally {
    Reflect.deleteProperty(crypto, "getRandomValues");
  }
}

/** @param {string} hex */
function fromHex(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}
