"""Numbers of every region and kind, as people write them and as they get them wrong, with what the package says."""

import random

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

KINDS = {
    PhoneNumberType.FIXED_LINE: "fixed",
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "fixed_or_mobile",
    PhoneNumberType.TOLL_FREE: "toll_free",
    PhoneNumberType.PREMIUM_RATE: "premium_rate",
    PhoneNumberType.SHARED_COST: "shared_cost",
    PhoneNumberType.VOIP: "voip",
    PhoneNumberType.PERSONAL_NUMBER: "personal_number",
    PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "uan",
    PhoneNumberType.VOICEMAIL: "voicemail",
    PhoneNumberType.UNKNOWN: "unknown",
}
# Scripts whose digits a keyboard may type.
SCRIPTS = ("०", "٠", "۰", "০", "௦", "０", "၀")

# What may stand about a number, and mostly digits.
NOISE = "0123456789" * 6 + "+ -()/.x#,;*ext:~"


def rows():
    """`typed, country, E.164 or -, kind, region or -, extension or -`, no row twice."""
    draw = random.Random(20)
    seen = {}
    for typed, country in cases(draw):
        if "\t" not in typed and "\n" not in typed:
            seen.setdefault((typed, country), None)
    return [(typed, country, *answer(typed, country)) for typed, country in seen]


def answer(typed, country):
    try:
        number = phonenumbers.parse(typed, country or None)
    except NumberParseException:
        return "-", "unknown", "-", "-"
    return (
        phonenumbers.format_number(number, PhoneNumberFormat.E164),
        KINDS[phonenumbers.number_type(number)],
        phonenumbers.region_code_for_number(number) or "-",
        number.extension or "-",
    )


def cases(draw):
    regions = sorted(phonenumbers.SUPPORTED_REGIONS)
    for region in regions:
        code = str(phonenumbers.country_code_for_region(region))
        examples = set()
        for kind in KINDS:
            example = phonenumbers.example_number_for_type(region, kind)
            if example:
                examples.add(phonenumbers.format_number(example, PhoneNumberFormat.E164))
        for e164 in sorted(examples):
            number = phonenumbers.parse(e164)
            national = phonenumbers.national_significant_number(number)
            yield e164, ""
            yield phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL), region
            yield draw.choice((
                phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL),
                phonenumbers.format_number(number, PhoneNumberFormat.RFC3966),
                phonenumbers.format_out_of_country_calling_number(number, region),
            )), draw.choice(regions)
            yield from mistakes(draw, code, national, region)
        for _ in range(3):
            yield "".join(draw.choices("0123456789", k=draw.randint(2, 17))), region
            yield "".join(draw.choices(NOISE, k=draw.randint(3, 22))), region
    for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        example = phonenumbers.example_number_for_non_geo_entity(code)
        e164 = phonenumbers.format_number(example, PhoneNumberFormat.E164)
        yield e164, ""
        yield e164[:-1], "IN"
    for _ in range(300):
        yield "+" + "".join(draw.choices("0123456789", k=draw.randint(2, 18))), ""


def mistakes(draw, code, national, region):
    place = draw.randrange(len(national))
    changed = national[:place] + draw.choice("0123456789") + national[place + 1:]
    zero = ord(draw.choice(SCRIPTS))
    everything = [
        (f"+{code}{changed}", ""),
        (changed, region),
        (code + national, region),
        (f"+{code}{national[:place]}{national[place + 1:]}", ""),
        (f"+{code}{national[:place]}{draw.choice('0123456789')}{national[place:]}", ""),
        ("0" + national, region),
        (f"+{code} (0) {national}", region),
        (f"00{code}{national}", region),
        ("".join(chr(zero + int(digit)) for digit in national), region),
        (f"Tel.: {national[:3]}/{national[3:]}.", region),
        (national + draw.choice((" x12", " ext. 345", "#12", ";ext=7", ", 89", " int 4")), region),
        (national[:4] + draw.choice(("abc", " or ", "FLOWERS", "x", "*", "\x00", "+")) + national[4:], region),
    ]
    yield from draw.sample(everything, 2)
