"""Words that end in a dot without ending a sentence, by what may follow them, and words that begin sentences."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms mx dr drs prof profs rev revs hon fr gen gens lt col cols maj capt cmdr cdr sgt cpl pvt pfc spc adm "
    "brig cmdt sen sens rep reps gov govs lieut pres messrs mme mlle supt det insp amb atty st ste mt "
    "v vs cf viz e.g i.e approx dist asst assoc cong sra srta bzw z.b d.h ca"
)
"""Never the last word of a sentence: a name or a number follows."""

NUMBERED = _words("no nos art arts sec secs fig figs vol vols p pp ch para pt op bd nr núm abs § c pop h hrs")
"""Abbreviations only before a number; elsewhere the same letters are words ("No.")."""

CAREFUL = _words(
    "inc corp co cos ltd llc llp plc bros jr sr esq etc al dept depts est govt gmbh ag s.a ave blvd rd hwy rte tel ext "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri "
    "ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev okla "
    "ore pa penn tenn tex va vt wash wis wisc wyo ont que alta sask mex sask "
    "ph.d m.d b.a m.a m.sc b.sc mph min max ft lb lbs oz km cm sq usw evtl mio mrd tsd"
)
"""May end a sentence, but only where the next word clearly begins one."""

STARTERS = _words(
    "The A An He She It They We I You This That These Those There Here His Her Its Their Our My Your But And Or So Yet "
    "Nor If When While As Although Though Because Since After Before In On At By For From With Without To During Under "
    "Over Between Among Amid Despite According However Meanwhile Still Also Now Then Once Until Unlike Like Such Even "
    "What Who Why How Where Which Whose Whether Some Many Most Several All Both Each Every Any No Not One Two Three "
    "Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Nearly About Almost Only Just Earlier Later Shortly "
    "Officials Police Authorities Moreover Furthermore Additionally Instead Thus Therefore Perhaps Indeed "
    "Asked Speaking "
    "Last Next Nobody Someone Everyone Nothing Something Others Another Either Neither Today Yesterday Tomorrow Let "
    "Soon Today's It's That's There's He's She's They're We're I'm I've We've Don't Il Elle Le La Les Der Die Das Ein "
    "Eine Er Sie Es Und El Los Las Un Una"
)
"""Words that, capitalised, most often begin a sentence."""

MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
BEFORE_MONTH = _words("in since until till by of last this next early late mid during")
"""Words behind which a month's abbreviation that no number follows ends a sentence."""

GERMAN_MONTHS = _words(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
)
BEFORE_ORDINAL = _words("der dem den des am vom zum zur im bis seit das")
"""German words behind which a number with a dot is an ordinal."""

NAME_LIKE = _words("An So You My A To By La Le Der Die Los Las El Un Ten In Si")
"""Starters that are also parts of names; they do not end a run of initials."""

CLOCK_FOLLOWERS = _words(
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST AEST AEDT SGT Eastern Central Pacific "
    "Mountain Greenwich Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)
"""What follows "a.m." and "p.m." inside a sentence."""

EXCLAIMED_NAMES = _words("Yahoo! Jeopardy! Jeb! Mamma Mia! Oklahoma! Yum! Joker! Airplane! E! Hamilton!")
"""Names that end in an exclamation mark."""
