"""General English word lists that several finders share; none of them is taken from a corpus."""

from __future__ import annotations

from reader.compare.details.wordlist import words

STOP_WORDS = words(
    """
    a about above after again against all also although am among an and any are around as at be because
    been before being below between both but by can could did do does doing down during each either else
    even ever every few for from further get gets getting got had has have having he her here hers
    herself him himself his how however i if in into is it its itself just like made make makes many may
    me might mine more most much must my myself neither no nor not now of off on once one only onto or
    other others our ours out over own per rather same shall she should since so some such than that the
    their theirs them themselves then there these they this those though through thus to too toward
    towards under until up upon us very via was we well were what when where whether which while who
    whom whose why will with within without would yet you your yours mr mrs ms dr sir said say says
    saying told tell tells telling
    """
)
"""Words that carry no content when two sentences are weighed against each other."""

CLAUSE_OPENERS = words(
    """
    and but while as when which who whom whose after before that because although though if whether
    since until than where including according
    """
)
"""Words that open a new clause or phrase."""

NATIONS = {
    word: forms[0]
    for forms in (
        line.split()
        for line in """
        america american americans usa
        britain british uk briton britons
        england english
        france french
        germany german germans
        russia russian russians kremlin moscow
        china chinese beijing
        japan japanese
        iran iranian iranians tehran
        iraq iraqi iraqis
        israel israeli israelis
        kuwait kuwaiti kuwaitis
        jordan jordanian
        saudi saudis
        turkey turkish turks turk
        syria syrian syrians
        egypt egyptian egyptians
        libya libyan libyans
        ukraine ukrainian ukrainians
        europe european europeans
        canada canadian canadians
        mexico mexican mexicans
        india indian indians
        pakistan pakistani pakistanis
        afghanistan afghan afghans
        korea korean koreans
        spain spanish
        italy italian italians
        greece greek greeks
        australia australian australians
        poland polish
        sweden swedish
        norway norwegian
        denmark danish
        netherlands dutch
        ireland irish
        scotland scottish
        wales welsh
        brazil brazilian
        cuba cuban cubans
        democrat democratic democrats
        republican republicans gop
        senate senator senators sen
        congress congressional congressman congresswoman
        representative representatives rep reps
        president presidential
        governor gov governors gubernatorial
        """.strip().splitlines()
    )
    for word in forms
}
"""Names and offices to one form: nation, adjective and people; title and its abbreviation."""

WEEKDAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
UNITS = {
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
"""Number words that are no pronouns ("one" is mostly one)."""
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9, "mil": 1e6, "bil": 1e9,
    "tn": 1e12, "trn": 1e12, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}  # fmt: skip
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
"""Ordinals; "first" is left out because it is mostly an adverb."""
TIME_UNITS = {
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "weekend": "weekend", "month": "month",
    "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
}  # fmt: skip
