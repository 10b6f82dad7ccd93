"""Makes src/contact/phones-1.bin and its test sample from the metadata in the Python package `phonenumbers`.

`script/phones` runs this with the version of the package that it pins. The same version makes the same bytes.
"""

import struct
import sys
from pathlib import Path

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

import coder
import sample
from automaton import DEAD, Automaton

ROOT = Path(__file__).resolve().parent.parent.parent

# In this order src/contact/table.rs tries them: the first that matches says what kind of number it is.
DESCRIPTIONS = (
    "general_desc", "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
    "fixed_line", "mobile",
)


def plans():
    """Every numbering plan: of a region, or of a calling code of no region ("001")."""
    for calling_code, regions in sorted(COUNTRY_CODE_TO_REGION_CODE.items()):
        for region in regions:
            if region == "001":
                yield region, PhoneMetadata.metadata_for_nongeo_region(calling_code)
            else:
                yield region, PhoneMetadata.metadata_for_region(region)


def letters(lengths):
    """Lengths as letters: `a` is one digit."""
    return "".join(chr(ord("a") + length - 1) for length in lengths)


def roots(automaton, plan):
    general = plan.general_desc
    for name in DESCRIPTIONS:
        described = getattr(plan, name)
        if not (described and described.national_number_pattern):
            yield DEAD
            continue
        # The general description is matched without its lengths when a prefix is weighed, so they are apart.
        lengths = () if described is general else described.possible_length or general.possible_length
        yield automaton.add(described.national_number_pattern, lengths)


def example(region, plan):
    """A mobile number if there is one of the region's own: some only have their neighbour's."""
    described = (plan.mobile, plan.fixed_line)
    examples = [found.example_number for found in described if found and found.example_number]
    for national in examples:
        number = phonenumbers.parse(f"+{plan.country_code}{national}")
        if phonenumbers.region_code_for_number(number) == region:
            return national
    return examples[0] if examples else ""


def line(region, plan):
    return "\t".join((
        str(plan.country_code),
        region,
        letters(plan.general_desc.possible_length),
        letters(plan.general_desc.possible_length_local_only),
        example(region, plan),
        plan.international_prefix or "",
        plan.national_prefix_for_parsing or "",
        plan.national_prefix_transform_rule or "",
        plan.leading_digits or "",
    ))


def main():
    automaton = Automaton()
    rows, lines = [], []
    for region, plan in plans():
        lines.append(line(region, plan))
        rows.append(list(roots(automaton, plan)))
    numbered, encoded = coder.encode(automaton.states, rows)
    text = f"libphonenumber metadata, phonenumbers {phonenumbers.__version__}\n" + "\n".join(lines) + "\n"
    table = struct.pack(">HHH", len(text.encode()), len(automaton.states), numbered) + text.encode() + encoded
    (ROOT / "src/contact/phones-1.bin").write_bytes(table)
    print(f"{len(rows)} plans, {len(automaton.states)} states, {numbered} numbered:",
          f"{len(text.encode())} bytes of text, {len(encoded)} of automaton")
    rows = sample.rows()
    name = f"phone-sample-phonenumbers-{phonenumbers.__version__}.tsv"
    (ROOT / "tests/vectors" / name).write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} numbers in tests/vectors/{name}")


if __name__ == "__main__":
    sys.exit(main())
