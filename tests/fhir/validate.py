"""Validates exported records (FHIR R4) in a folder, without this project's own code.

First by the models of fhir.resources: elements, types, cardinalities, formats. Then by rules that these do not know:
bundles and documents (bdl-7 to bdl-12), where references lead, narratives (txt-1, txt-2), containment (dom-2 to dom-5),
Composition (cmp-1, cmp-2), a few invariants of resources, and what the International Patient Summary (IPS 2.0) asks of
the Bundle, the Composition and the Patient. Prints what is wrong and how many are valid; fails where one is not.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from fhir.resources.R4B.bundle import Bundle

LOINC = "http://loinc.org"
IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/"
REQUIRED_SECTIONS = ("11450-4", "48765-2", "10160-0")
# What a section of a summary may list, by its code.
LISTED = {
    "11450-4": {"Condition", "DocumentReference"},
    "48765-2": {"AllergyIntolerance", "DocumentReference"},
    "10160-0": {"MedicationStatement", "MedicationRequest", "MedicationAdministration", "MedicationDispense", "DocumentReference"},
    "11369-6": {"Immunization", "DocumentReference"},
    "30954-2": {"Observation", "DiagnosticReport", "Media", "ImagingStudy", "DocumentReference"},
    "47519-4": {"Procedure", "DocumentReference"},
    "46264-8": {"DeviceUseStatement", "DocumentReference"},
}
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HTML = set("a abbr acronym b big blockquote br caption code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li "
           "ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var".split())


def each(value, path=""):
    """Every object in a value with its path, the outer before the inner."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from each(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from each(inner, f"{path}[{index}]")


def codes(concept, system=LOINC):
    return [it.get("code") for it in (concept or {}).get("coding", []) if it.get("system") == system]


def narrative(text, path):
    try:
        root = ET.fromstring(text["div"])
    except ET.ParseError as error:
        return [f"{path}: the narrative is no XML: {error}"]
    wrong = []
    if root.tag != "{http://www.w3.org/1999/xhtml}div":
        wrong.append(f"{path}: the narrative is no XHTML div")
    for element in root.iter():
        name = element.tag.rsplit("}")[-1]
        if name not in HTML:
            wrong.append(f"{path}: txt-1: {name}")
        if element.attrib:
            wrong.append(f"{path}: attributes {sorted(element.attrib)} in the narrative")
    if not "".join(root.itertext()).strip():
        wrong.append(f"{path}: txt-2: an empty narrative")
    return wrong


def resource_rules(resource, path, urls):
    wrong = []
    contained = resource.get("contained", [])
    ids = {it.get("id") for it in contained}
    links = [it["reference"] for _, it in each(resource) if isinstance(it.get("reference"), str)]
    for link in links:
        if link.startswith("#"):
            if link != "#" and link[1:] not in ids:
                wrong.append(f"{path}: {link} leads to nothing that is contained")
        elif link not in urls:
            wrong.append(f"{path}: {link} leads to nothing in the bundle")
    own = json.dumps(resource)
    for inner in contained:
        if f'"#{inner.get("id")}"' not in own and '"reference": "#"' not in json.dumps(inner):
            wrong.append(f"{path}: dom-3: nothing refers to the contained {inner.get('id')}")
        if "contained" in inner:
            wrong.append(f"{path}: dom-2")
        if {"versionId", "lastUpdated", "security"} & set(inner.get("meta", {})):
            wrong.append(f"{path}: dom-4, dom-5")
    for place, it in each(resource, path):
        if place.endswith(".text") and "div" in it:
            wrong += narrative(it, place)
        for key, value in it.items():
            if value in ("", [], {}) or value is None:
                wrong.append(f"{place}.{key}: ele-1: empty")
        if it.get("url") and ("extension" in it) == any(key.lstrip("_").startswith("value") for key in it) and re.search(r"xtension(\[\d+\])?$", place):
            wrong.append(f"{place}: ext-1")
        if it.get("data") and "sigFormat" not in it and "origin" not in it and "contentType" not in it and it.get("resourceType") != "Binary":
            wrong.append(f"{place}: att-1")
        if "code" in it and "value" in it and isinstance(it["value"], (int, float)) and "system" not in it:
            wrong.append(f"{place}: qty-3")
    kind = resource["resourceType"]
    status = lambda key: next((c.get("code") for c in resource.get(key, {}).get("coding", [])), None)
    if kind == "AllergyIntolerance":
        mistake = status("verificationStatus") == "entered-in-error"
        if mistake == ("clinicalStatus" in resource):
            wrong.append(f"{path}: ait-1, ait-2")
    if kind == "Condition":
        if status("verificationStatus") == "entered-in-error" and "clinicalStatus" in resource:
            wrong.append(f"{path}: con-5")
        if any(key.startswith("abatement") for key in resource) and status("clinicalStatus") in ("active", "recurrence", "relapse"):
            wrong.append(f"{path}: con-4")
    if kind == "Observation" and "dataAbsentReason" in resource and any(key.startswith("value") for key in resource):
        wrong.append(f"{path}: obs-6")
    if kind == "Organization" and not resource.get("name") and not resource.get("identifier"):
        wrong.append(f"{path}: org-1")
    if kind == "Consent" and not resource.get("policy") and not resource.get("policyRule"):
        wrong.append(f"{path}: ppc-1")
    return wrong


def bundle_rules(bundle):
    wrong, kind = [], bundle["type"]
    entries = bundle.get("entry", [])
    urls = [entry.get("fullUrl") for entry in entries]
    if len(set(urls)) != len(urls) or None in urls:
        wrong.append("bdl-7: an address is missing, or there twice")
    for index, entry in enumerate(entries):
        path, url, resource = f"entry[{index}].resource", entry["fullUrl"], entry["resource"]
        if url.startswith("urn:uuid:"):
            if not UUID.fullmatch(url):
                wrong.append(f"{path}: {url} is no UUID")
        elif "/_history/" in url or not url.endswith(f"/{resource['resourceType']}/{resource.get('id')}"):
            wrong.append(f"{path}: bdl-8: {url}")
        if (kind == "transaction") != ("request" in entry):
            wrong.append(f"{path}: bdl-3")
        if "search" in entry or "response" in entry:
            wrong.append(f"{path}: bdl-2, bdl-4")
        wrong += resource_rules(resource, path, set(urls))
    if kind == "document":
        wrong += document_rules(bundle, entries)
    return wrong


def document_rules(bundle, entries):
    wrong = []
    if not bundle.get("identifier", {}).get("system") or not bundle["identifier"].get("value"):
        wrong.append("bdl-9")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", bundle.get("timestamp", "")):
        wrong.append("bdl-10")
    if not entries or entries[0]["resource"]["resourceType"] != "Composition":
        return wrong + ["bdl-11"]
    kinds = [entry["resource"]["resourceType"] for entry in entries]
    if kinds.count("Composition") != 1:
        wrong.append("IPS: one Composition")
    if bundle.get("meta", {}).get("profile") != [IPS + "Bundle-uv-ips"]:
        wrong.append("the Bundle does not say that it is a summary")
    by_url = {entry["fullUrl"]: entry["resource"] for entry in entries}
    composition = entries[0]["resource"]
    patient = by_url.get(composition.get("subject", {}).get("reference"), {})
    if patient.get("resourceType") != "Patient":
        wrong.append("IPS: the subject is no Patient of the bundle")
    if not any({"family", "given", "text"} & set(name) for name in patient.get("name", [])):
        wrong.append("ips-pat-1")
    if "birthDate" not in patient and "_birthDate" not in patient:
        wrong.append("IPS: Patient.birthDate")
    if "60591-5" not in codes(composition.get("type")):
        wrong.append("IPS: Composition.type")
    if not composition.get("author") or not composition.get("title") or not composition.get("date"):
        wrong.append("IPS: Composition.author, title, date")
    seen = []
    for index, section in enumerate(composition.get("section", [])):
        path = f"section[{index}]"
        if "section" in section:
            wrong.append(f"{path}: IPS: a section within a section")
        if "text" not in section or not section.get("title"):
            wrong.append(f"{path}: IPS: no text or title")
        if "emptyReason" in section and section.get("entry"):
            wrong.append(f"{path}: cmp-2")
        for code in codes(section.get("code")):
            if code in REQUIRED_SECTIONS and "emptyReason" not in section and not section.get("entry"):
                wrong.append(f"{path}: ips-comp-1")
            if code in LISTED:
                listed = {by_url[it["reference"]]["resourceType"] for it in section.get("entry", []) if it.get("reference") in by_url}
                if listed - LISTED[code]:
                    NOTES.append(f"{path} ({code}) lists {sorted(listed - LISTED[code])}, as its author had it")
            seen.append(code)
    for code in REQUIRED_SECTIONS:
        if seen.count(code) != 1:
            wrong.append(f"IPS: {seen.count(code)} sections {code}")
    wrong += [f"entry {url} is reached from nothing" for url in unreached(entries)]
    return wrong


def unreached(entries):
    """What a document holds and nothing in it leads to, or from: the specification wants none of this listed, so only clinical resources count."""
    by_url = {entry["fullUrl"]: entry["resource"] for entry in entries}
    reached, waiting = set(), [entries[0]["fullUrl"]]
    while waiting:
        url = waiting.pop()
        if url in reached or url not in by_url:
            continue
        reached.add(url)
        waiting += [it["reference"] for _, it in each(by_url[url]) if isinstance(it.get("reference"), str)]
        waiting += [it["url"] for _, it in each(by_url[url]) if isinstance(it.get("url"), str)]
    administrative = {"Endpoint", "HealthcareService", "Location", "MessageHeader", "Organization", "Practitioner", "PractitionerRole", "Provenance", "AuditEvent"}
    return [url for url in by_url if url not in reached and by_url[url]["resourceType"] not in administrative]


NOTES = []


def main():
    folder = Path(sys.argv[1])
    files = sorted(folder.glob("*.json"))
    valid = {}
    for file in files:
        text = file.read_text(encoding="utf-8")
        wrong = []
        try:
            Bundle.model_validate_json(text)
        except ValueError as error:
            wrong.append(str(error))
        NOTES.clear()
        wrong += bundle_rules(json.loads(text))
        kind = file.name.split("__")[0]
        good, all_ = valid.get(kind, (0, 0))
        valid[kind] = (good + (not wrong), all_ + 1)
        for line in wrong[:20]:
            print(f"{file.name}: {line}")
        for note in NOTES:
            print(f"{file.name}: note: {note}")
    for kind, (good, all_) in valid.items():
        print(f"{kind}: {good} of {all_} valid")
    if not files:
        print(f"no exports in {folder}")
    return 0 if files and all(good == all_ for good, all_ in valid.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
