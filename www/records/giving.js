/** Giving somebody's record out: as files, on paper, locked behind a link, or to a clinic's server. */

import { announce } from "../shared/announce.js";
import { nowUnixSeconds } from "../shared/clock.js";
import { part, saveFile } from "../shared/dom.js";
import { Failure } from "../shared/failure.js";
import { guardedAddress } from "../shared/guarded.js";
import { copy } from "../shared/hand-out.js";
import { sendTo } from "../shared/hand-over.js";
import { addTexts, tell } from "../shared/i18n.js";
import { Interop } from "../shared/interop.js";
import { english as interopErrors } from "../text/en/interop-errors.js";
import { fileNameOf } from "./attachments.js";
import { GivingView } from "./giving-view.js";
import { t } from "./text.js";

/**
 * @typedef {import("../vault/types.js").Role} Role
 * @typedef {import("../vault/types.js").Row} Row
 * @typedef {import("../vault/types.js").Subject} Subject
 * @typedef {import("../../pkg/mdawa.js").Evidence} Evidence
 * @typedef {import("./page-types.js").House} House
 * @typedef {import("./page-types.js").Open} Open
 * @typedef {import("./page-types.js").Paths} Paths
 * @typedef {import("./page-types.js").Server} Server
 * @typedef {import("./giving-view.js").Press} Press
 */

// The module says what is wrong in these.
await addTexts({ "interop-errors": interopErrors });

const FHIR = "application/fhir+json";
/** Where the server is kept among the values of the vault. */
const SERVER = "server";
/** A spreadsheet takes a file without this for one in the letters of its own country. */
const BYTE_ORDER_MARK = "\uFEFF";
/** What the module makes of a record. */
const MAKERS = /** @type {const} */ ({ ips: "ipsDocument", ktc: "ktcCollection", send: "transactionOf" });

export class Giving {
  #house;
  #paths;
  #codes;
  #view;
  #print;
  #interop = new Interop();
  /** Of the locked file that was made last. @type {string | undefined} */
  #key;
  #link = "";
  /** What a server answered while the records were locked. @type {{ vault: string, tell: () => Promise<void> }[]} */
  #unsaid = [];
  #ended = new AbortController();

  /** @param {ParentNode} root @param {House} house @param {Paths} paths @param {import("../shared/codes.js").Codes} codes @param {(person: Subject) => Promise<void>} print */
  constructor(root, house, paths, codes, print) {
    this.#house = house;
    this.#paths = paths;
    this.#codes = codes;
    this.#print = print;
    const { attempt } = house;
    this.#view = new GivingView(part(root, "#giving", HTMLElement), {
      onPress: (press) => this.#press(press),
      onTable: (section) => this.#confirmed("export", (person) => this.#saveTable(person, section)),
      onLink: (where) => attempt(() => this.#makeLink(where)),
      onServer: (server) => attempt(() => this.#keepServer(server)),
    });
  }

  /** @param {Subject} person */
  async show(person) {
    const { keeping } = this.#paths.here();
    const server = await keeping.value(SERVER);
    this.#paths.here();
    this.#view.show(person.title, server);
    this.#house.show({ phase: "giving", person });
  }

  clear() {
    this.#key = undefined;
    this.#link = "";
    this.#interop.restart();
    this.#view.clear();
  }

  /** Writes down what was answered while nothing could be written. */
  async catchUp() {
    const { id } = this.#paths.here();
    const own = this.#unsaid.filter(({ vault }) => vault === id);
    this.#unsaid = this.#unsaid.filter(({ vault }) => vault !== id);
    for (const { tell } of own) await tell();
  }

  /** @param {Press} press */
  #press(press) {
    if (press === "back") this.#house.safely(() => this.#paths.back());
    else if (press === "csv-choose") this.#house.attempt(() => this.#chooseTable());
    else if (press === "link-copy") copy(this.#link, t("link-copied"));
    else if (press === "print") this.#confirmed("print", (person) => this.#print(person));
    else if (press === "link") this.#confirmed("share", (person) => this.#saveLocked(person));
    else if (press === "send") this.#confirmed("share", (person) => this.#send(person));
    else if (press === "fhir") this.#confirmed("export", (person) => this.#saveFhir(person));
    else this.#confirmed("export", (person) => this.#saveDocument(person, press));
  }

  /** Does what needs a secret, for whoever is open, and shows the ways again. @param {"export" | "print" | "share"} purpose @param {(person: Subject) => Promise<void>} then */
  #confirmed(purpose, then) {
    const state = this.#house.state();
    if (state.phase !== "giving") return;
    const { person } = state;
    this.#house.confirmed(purpose, async () => {
      this.#house.show({ phase: "giving", person });
      await then(person);
    });
  }

  // Files

  /** @param {Subject} person */
  async #saveFhir(person) {
    const bundles = await this.#here.bundles(person);
    await this.#save(person, bundles, "fhir.json", FHIR);
  }

  /** @param {Subject} person @param {"ips" | "ktc"} kind */
  async #saveDocument(person, kind) {
    const documents = await this.#make(person, kind, await this.#here.bundles(person));
    await this.#save(person, documents, `${kind}.fhir.json`, FHIR);
  }

  /** Makes something valid of a record, and says what had to be changed for that. @param {Subject} person @param {keyof typeof MAKERS} kind @param {string[]} bundles */
  async #make(person, kind, bundles) {
    const { keeping, role } = this.#paths.here();
    const created = nowUnixSeconds();
    const evidence = evidenceOf(await keeping.rows(person), role, created);
    /** @type {string[]} */
    const made = [];
    /** @type {string[]} */
    const repairs = [];
    for (const bundle of bundles) {
      made.push(await this.#interop.call(MAKERS[kind], bundle, { created, evidence }));
      const all = await this.#interop.call("exportRepairs", bundle, kind === "ips");
      repairs.push(...all.map(({ code }) => code));
    }
    this.#view.tellRepairs(repairs);
    return made;
  }

  async #chooseTable() {
    const state = this.#house.state();
    if (state.phase !== "giving") return;
    const sections = await this.#here.sections(await this.#whole(state.person));
    if (sections.length === 0) throw new Failure("nothing-to-give");
    this.#view.choose(
      sections.map(({ title, kind }) => title || (kind ? tell("section", kind) : t("section-untitled"))),
    );
  }

  /** @param {Subject} person @param {number} section */
  async #saveTable(person, section) {
    const table = await this.#interop.call("sectionCsv", await this.#whole(person), section);
    await this.#save(person, [BYTE_ORDER_MARK + table], "csv", "text/csv;charset=utf-8");
  }

  /** @param {Subject} person @param {string[]} texts @param {string} ending @param {string} type */
  async #save({ title }, texts, ending, type) {
    const count = texts.length;
    for (const [at, text] of texts.entries()) {
      const part = count > 1 ? ` ${at + 1} of ${count}` : "";
      saveFile(`${fileNameOf(title)}${part}.${ending}`, new Blob([text], { type }));
    }
    await this.#here.note("record-exported");
    // Last, so that no other news takes its place.
    announce(t(count > 1 ? "saved-open-parts" : "saved-open", { count }));
  }

  // A locked file, and its link

  /** @param {Subject} person */
  async #saveLocked(person) {
    const [document = ""] = await this.#make(person, "ips", [await this.#whole(person)]);
    const { jwe, key } = await this.#interop.call("sealHealthLinkFile", document, FHIR);
    this.#key = key;
    saveFile(`${fileNameOf(person.title)}.jose`, new Blob([jwe], { type: "application/jose" }));
    await this.#tell(person, "link-file-made", "done", { way: "locked" });
    this.#view.askWhere();
    announce(t("locked-saved"));
  }

  /** @param {{ url: string, label: string }} where */
  async #makeLink({ url, label }) {
    const address = guardedAddress(url);
    // Others fetch it: on this device it would be of no use to them.
    if (address?.protocol !== "https:" || !this.#key) {
      this.#view.problem("link-url", t("address-not-https"));
      return;
    }
    // To one file, that is fetched without a manifest.
    const parts = { url: address.href, key: this.#key, label: label || undefined, flag: "U" };
    this.#link = await this.#interop.call("healthLink", parts);
    const qr = await this.#codes.call("qrModules", this.#link).catch(() => undefined);
    this.#view.showLink(this.#link, qr);
    announce(t("link-is-made"));
  }

  // The clinic's server

  /** @param {Server | undefined} typed */
  async #keepServer(typed) {
    const { keeping } = this.#paths.here();
    if (!typed) {
      await keeping.put(SERVER, undefined, "server-removed");
      this.#view.serve(undefined, t("server-forgotten"));
      return;
    }
    const address = guardedAddress(typed.base);
    if (!address || address.search || address.hash) {
      this.#view.problem("server", t(address ? "address-not-base" : "address-not-https"));
      return;
    }
    const before = await keeping.value(SERVER);
    const base = address.href.replace(/\/+$/, "");
    // A token is for one server: it does not go to another without being typed for it.
    const token = typed.token ?? (before?.base === base ? before.token : undefined);
    const server = { base, token };
    await keeping.put(SERVER, server, "server-set");
    this.#view.serve(server, t("server-kept"));
    announce(t("server-kept"));
  }

  /** @param {Subject} person */
  async #send(person) {
    const { id } = this.#paths.here();
    const errand = this.#errandOf(person);
    // At once, as long as the browser takes it for the press's doing.
    sendTo("exchange.html", errand, (outcome) => this.#answered(id, person, outcome), this.#ended.signal);
    await errand;
  }

  /** @param {Subject} person */
  async #errandOf(person) {
    const { keeping } = this.#paths.here();
    /** @type {Server} */
    const server = await keeping.value(SERVER);
    const [record = ""] = await this.#make(person, "send", [await this.#whole(person)]);
    await keeping.note("record-sent", "asked");
    return { to: /** @type {const} */ ("send"), record, server };
  }

  /** @param {string} vault @param {Subject} person @param {import("../shared/hand-over.js").Outcome} outcome */
  #answered(vault, person, outcome) {
    if (!("sent" in outcome)) return;
    const { status, count, to } = outcome.sent;
    const result = status === 0 ? "unsure" : count > 0 ? "done" : "refused";
    const how = result === "refused" ? undefined : { way: /** @type {const} */ ("sent"), to };
    this.#unsaid.push({ vault, tell: () => this.#tell(person, "record-sent", result, how) });
    // Else when they are open again: they are locked when the other tab is in front for a minute.
    if (this.#paths.isOpen()) this.#house.safely(() => this.catchUp());
  }

  /** Writes down what was handed out, with a receipt. @param {Subject} person @param {string} event @param {string} result @param {{ way: "locked" | "sent", to?: string }} [how] */
  async #tell(person, event, result, how) {
    const rows = await this.#here.rows(person);
    const given = how && { ...how, subject: person.id, name: person.title, rows };
    await this.#here.change([], [event], { given, result });
  }

  /** A record in one piece. @param {Subject} person */
  async #whole(person) {
    const [bundle = "", ...more] = await this.#here.bundles(person);
    if (more.length > 0) throw new Failure("record-too-long");
    return bundle;
  }

  get #here() {
    return this.#paths.here().keeping;
  }
}

/**
 * One word for all of a record, hence the weakest that holds for each of its entries.
 *
 * @param {Row[]} rows
 * @param {Role} role of whose vault: what is written in a doctor's is not the patient's word
 * @param {number} read
 * @returns {Evidence}
 */
function evidenceOf(rows, role, read) {
  const isOwn = role === "patient" || role === "caretaker";
  const [first] = rows;
  const issuer = first?.source.vouch === "issuer" ? first.source.issuer : undefined;
  const isVerified = rows.every(
    ({ source }) =>
      source.vouch === "issuer" && source.issuer?.url === issuer?.url && !source.issuer?.revoked,
  );
  if (issuer && isVerified) {
    const { url, name, issued } = issuer;
    return { kind: "issuer-verified", issuer: url, issuerName: name, issued, read };
  }
  const patients = new Set(isOwn ? ["self", "patient", "signed"] : ["patient", "signed"]);
  const isPatients = rows.every(({ source }) => patients.has(source.vouch));
  return { kind: isPatients ? "patient-supplied" : "not-checked", read };
}
