"""Units of time, money and medicine, and the nouns that a count counts."""

from __future__ import annotations

# Hours in one unit; a month is a twelfth of a year of 365.25 days.
HOURS: dict[str, float] = {
    "second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "weekend": 48, "week": 168,
    "fortnight": 336, "month": 730.5, "year": 8766, "decade": 87_660, "century": 876_600,
}  # fmt: skip
_SHORT = {
    "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour",
    "wk": "week", "wks": "week", "yr": "year", "yrs": "year", "centuries": "century",
}  # fmt: skip
TIME_UNITS: dict[str, str] = _SHORT | {unit: unit for unit in HOURS} | {unit + "s": unit for unit in HOURS}
# A bare plural lasts from two of its units to where a writer would take the next larger unit.
BARE: dict[str, tuple[float, float]] = {
    "seconds": (2, 60), "minutes": (2, 60), "hours": (2, 24), "days": (2, 14), "weeks": (2, 8),
    "months": (2, 18), "years": (2, 20), "decades": (2, 10), "centuries": (2, 10),
}  # fmt: skip
# Words before a bare plural that make it something else than a stretch of time.
NOT_BARE = frozenset(
    "opening working office business visiting school waking peak daylight late early small these those "
    "recent the his her their our my your contact sick teenage golden teen childhood later formative "
    "previous summer winter spring autumn colder warmer most all other extra alternate consecutive "
    "certain rest holy old final dog bad good".split()
)

CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR",
    "euro": "EUR", "¥": "JPY", "yen": "JPY", "₹": "INR", "rs": "INR", "inr": "INR", "rupee": "INR", "c$": "CAD",
    "ca$": "CAD", "cad": "CAD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "nz$": "NZD", "nzd": "NZD", "chf": "CHF",
    "cent": "USD", "penny": "GBP", "pence": "GBP", "quid": "GBP",
}  # fmt: skip
MONEY_WORDS = {
    "dollar": 1.0, "dollars": 1.0, "euro": 1.0, "euros": 1.0, "cent": 0.01, "cents": 0.01, "pence": 0.01, "quid": 1.0,
    "yen": 1.0, "rupee": 1.0, "rupees": 1.0, "usd": 1.0, "eur": 1.0, "gbp": 1.0, "aud": 1.0, "cad": 1.0, "chf": 1.0,
}  # fmt: skip
MONEY_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9,
    "trillion": 1e12,
}  # fmt: skip

# Written unit -> (unit of the quantity, factor). Masses come out in mg, volumes in ml.
DOSES: dict[str, tuple[str, float]] = {
    "mg": ("mg", 1), "mgs": ("mg", 1), "milligram": ("mg", 1), "milligrams": ("mg", 1), "mcg": ("mg", 1e-3),
    "µg": ("mg", 1e-3), "μg": ("mg", 1e-3), "ug": ("mg", 1e-3), "microgram": ("mg", 1e-3),
    "micrograms": ("mg", 1e-3), "g": ("mg", 1e3), "gram": ("mg", 1e3), "grams": ("mg", 1e3), "gramme": ("mg", 1e3),
    "grammes": ("mg", 1e3), "ng": ("mg", 1e-6), "nanogram": ("mg", 1e-6), "nanograms": ("mg", 1e-6), "ml": ("ml", 1),
    "mls": ("ml", 1), "cc": ("ml", 1), "millilitre": ("ml", 1), "millilitres": ("ml", 1), "milliliter": ("ml", 1),
    "milliliters": ("ml", 1), "iu": ("iu", 1), "ius": ("iu", 1),
}  # fmt: skip
# Measures that are no dose: read as plain numbers with a unit.
MEASURES = frozenset(
    "kg kgs kilo kilos kilogram kilograms lb lbs pound pounds stone oz ounce ounces inch inches cm mm km "
    "metre metres meter meters mile miles foot feet kilometre kilometres kilometer kilometers degree "
    "degrees celsius fahrenheit mmhg mmol calorie calories kcal kcals kilojoules kj litre litres liter "
    "liters hz khz mhz ghz joules nm millimetre millimetres millimeter millimeters centimetre centimetres "
    "centimeter centimeters watts points decibels db gallons pints acres".split()
)

_COUNTED = (
    "people person patient woman man child kid adult baby infant newborn toddler teen teenager adolescent "
    "boy girl volunteer participant subject individual respondent recipient member user smoker survivor "
    "veteran athlete runner student pupil worker employee nurse doctor physician dentist psychiatrist "
    "psychologist scientist researcher expert specialist clinician therapist American Briton Australian "
    "Canadian European mother father parent twin couple family household sufferer resident consumer "
    "customer client player soldier donor case death fatality hospitalisation hospitalization injury "
    "overdose suicide birth pregnancy session treatment infusion injection dose tablet capsule pill gummy "
    "drop puff spray shot jab course cycle visit appointment procedure surgery operation transplant study "
    "trial experiment paper article review survey report sample test scan episode attack seizure migraine "
    "headache step serving portion cup glass bottle teaspoon tablespoon cigarette drink meal egg unit "
    "hospital clinic centre center site country state city school university company mouse rat animal "
    "monkey pig rabbit dog enrollee inmate prisoner firefighter pensioner senior immigrant refugee "
    "caregiver carer driver drinker vegetarian vegan pair group arm ingredient strain gene drug medicine "
    "medication vaccine prescription symptom".split()
)
_IRREGULAR = {"person": "persons", "people": "people", "woman": "women", "man": "men", "child": "children",
              "mouse": "mice"}  # fmt: skip


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


PLURALS = frozenset(_plural(noun.lower()) for noun in _COUNTED) | {"cans"}
COUNTED = PLURALS | frozenset(noun.lower() for noun in _COUNTED)
CHILDREN = frozenset("children kids infants boys girls babies child".split())
PEOPLE_BEFORE_AGE = frozenset(
    "people adults women men patients those anyone everyone children aged age all person persons "
    "americans users individuals someone girls boys".split()
)
# A number after one of these names a thing: "type 2", "phase 3 trials", "figure 1".
LABELS = frozenset(
    "type phase stage figure fig fig. figs table step grade level class chapter section page pp pp. p. "
    "no. nos vol vol. volume omega covid sars version part appendix vitamin schedule category tier room "
    "ward suite route question tip isbn doi pmid issn issue glp il factor channel tel tel. phone day week "
    "month".split()
)
# These name a thing only where nothing countable follows: "trial 2", but "the trial: 40 patients".
WEAK_LABELS = frozenset(
    "study trial group arm cohort article series call text extension fax number reason episode".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split()
)
