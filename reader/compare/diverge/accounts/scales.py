"""Which end of a scale a sentence takes: a calm sea or a heavy swell, a full crew or one that is short.

Two accounts of one such thing may share no word, so these also say which sentences of a story are worth setting
against each other. General English vocabulary, written for this project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.patterns import lazy
from reader.compare.details import Reading
from reader.compare.details.once import kept
from reader.compare.diverge.around.stretches import stretch
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.model import DifferenceKind

_SEA = r"(?:seas?|swell|waves?|waters?|surf)"
_WIND = r"(?:winds?|breeze)"
_SIGHT = r"(?:visibility|skies|sky|weather)"
_HANDS = r"(?:crew|staff|hands|officers|nurses|doctors|teachers|workers|guards|posts?|positions?)"
_BROUGHT_DOWN = (
    r"(?:downed|downing|(?:brought|bringing|sho(?:t|oting))(?: it| them)? down|sunk|sank|sinking"
    r"|blew up|blown up|blowing up|sabotag(?:ed|ing))"
)
_ATTACKED = "whether it was an attack"
"""The one scale whose first end is a denial; the other is what somebody claims to have done, or claims was done."""
_GAP = r"(?:\W+\w+){0,4}?\W+"

_SCALES: tuple[tuple[str, str, str, str], ...] = (
    (
        "the sea",
        "sea swell wave water surf",
        rf"(?:calm|smooth|slight|flat|gentle)\W+{_SEA}\b|\b{_SEA}{_GAP}(?:calm|smooth|slight|flat|gentle)\b",
        rf"(?:heavy|rough|high|huge|big|large|choppy|stormy|mountainous|towering)\W+{_SEA}\b"
        rf"|\b{_SEA}{_GAP}(?:rough|heavy|choppy|stormy|mountainous|huge)\b"
        r"|\bwaves\W+(?:crash|pound|batter|broke|break|smash|wash|lash)\w*\W+(?:over|into|against|across|on)\b",
    ),
    (
        "the wind",
        "wind breeze gale",
        rf"(?:light|gentle|slight|little)\W+{_WIND}\b|\bno wind\b|\b{_WIND}{_GAP}(?:light|gentle|slight)\b",
        rf"(?:strong|fierce|high|gale-force|storm-force|howling|violent)\W+{_WIND}\b|\bgales?\b"
        rf"|\b{_WIND}{_GAP}(?:strong|fierce|howling|violent)\b",
    ),
    (
        "how far one could see",
        "visib sky skies weather fog mist",
        rf"(?:clear|good|excellent|fine|sunny|cloudless)\W+{_SIGHT}\b|\b{_SIGHT}{_GAP}(?:clear|good|excellent|fine)\b",
        rf"(?:poor|bad|low|limited|near-zero)\W+{_SIGHT}\b|\b{_SIGHT}{_GAP}(?:poor|bad|limited)\b"
        r"|(?:thick|dense|heavy|in)\W+(?:fog|mist)\b",
    ),
    (
        "the road",
        "road motorway highway runway track street",
        r"(?:road|motorway|highway|runway|track|street)s?(?:\W+\w+){0,2}?\W+dry\b|\bdry\W+(?:road|runway|track)s?\b",
        r"(?:road|motorway|highway|runway|track|street)s?(?:\W+\w+){0,2}?\W+(?:icy|wet|slippery|flooded)\b"
        r"|\b(?:icy|wet|slippery|flooded)\W+(?:road|runway|track|motorway|highway)s?\b",
    ),
    (
        "whether all hands were there",
        "crew staff manned handed post position complement vacan short understaff undermann underhand undercrew",
        r"full\W+(?:complement|crew|staff|strength)\b|\bfully\W+(?:crewed|staffed|manned)\b"
        r"|\b(?:every|all|each)\b(?:\W+\w+){0,2}?\W+(?:posts?|positions?|jobs?)\b(?:\W+\w+){0,4}?\W+filled\b",
        rf"{_HANDS}(?:\W+members)?\W+short\b|\bshort\W+of\W+{_HANDS}\b|\b(?:short|under)-?(?:staffed|manned|handed|crewed)\b"
        r"|\b(?:posts?|positions?|jobs?)\b(?:\W+\w+){0,3}?\W+(?:unfilled|vacant|empty)\b",
    ),
    (
        _ATTACKED,
        "claim hostil enemy attack missile rocket torpedo bomb sabotage",
        r"(?:not|n't)\W+(?:\w+\W+){0,2}?(?:due to|caused by|the result of|result from|because of)\W+"
        r"(?:\w+\W+){0,2}?(?:hostil\w+|enemy|attack|missiles?|rockets?|torpedo|bomb|sabotage)\b"
        r"(?:\W+(?:fire|action|attack|activity))?",
        rf"claim(?:s|ed|ing)?\b(?:\W+[\w-]+){{0,8}}?\W+{_BROUGHT_DOWN}\b",
    ),
)
"""Scales: what it is about, what a word begins with of any sentence that takes an end, and the two ends."""
_DENIED = re.compile(r"\b(?:not|no|never|nor|neither|without|if|hardly|\w+n't)\W+(?:\w+\W+){0,2}$")

_WITHIN = re.compile(r"\b(?:not|never|hardly|less|neither|\w+n't)\b")


@dataclass(frozen=True, slots=True)
class _Scale:
    name: str
    ends: tuple[re.Pattern[str], re.Pattern[str]]


_READ = tuple(
    _Scale(name, (lazy(rf"(?:\b|(?=n't))(?:{low})"), lazy(rf"\b(?:{high})")))
    for name, _, low, high in _SCALES
)


def _by_start() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the hints of all scales with the numbers of these, by the hints' first letters."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, (_, hints, _, _) in enumerate(_SCALES):
        for hint in hints.split():
            found.setdefault(hint[:_START], []).append((hint, number))
    return found


_START = 3
_BY_START = _by_start()


@kept
def ends_taken(reading: Reading) -> tuple[tuple[int, int, int, int], ...]:
    """Return the ends a sentence takes: number of the scale, which end (0 or 1), and where the words stand.

    A sentence that names both ends of a scale, or denies one, takes none.
    """
    begun = [word for word in reading.written if word[:_START] in _BY_START]
    hinted = {n for word in begun for hint, n in _BY_START[word[:_START]] if word.startswith(hint)}
    if not hinted:
        return ()
    low = reading.folded.lower()
    if len(low) != len(reading.folded):
        return ()
    found = []
    for number in sorted(hinted):
        scale = _READ[number]
        hits = [end.search(low) for end in scale.ends]
        if all(hits):
            continue
        for end, hit in enumerate(hits):
            denies = scale.name == _ATTACKED and end == 0
            plain = denies or not _WITHIN.search(hit.group() if hit else "")
            if hit and plain and not _DENIED.search(low[: hit.start()]):
                found.append((number, end, hit.start(), hit.end()))
    return tuple(found)


def scale_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield the scales of which two sentences take opposite ends."""
    for scale, end, *where_a in ends_taken(a):
        for other, other_end, *where_b in ends_taken(b):
            if scale == other and end != other_end:
                x, y = _tokens(a, *where_a), _tokens(b, *where_b)
                kind = DifferenceKind.ACCOUNT
                yield Candidate(kind, Topic.SCALE, stretch(a, kind, *x), stretch(b, kind, *y), (), ())


def _tokens(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return the first token and the one after the last between two offsets of the sentence."""
    tokens = reading.tokens
    inside = [i for i in range(len(tokens)) if tokens.ends[i] > start and tokens.starts[i] < end]
    if not inside:
        return 0, min(1, len(tokens))
    first, upto = inside[0], inside[-1] + 1
    if tokens.low[first].startswith("claim"):
        # What was brought down belongs to the claim.
        last, clause = upto + 4, tokens.clauses[upto - 1]
        while upto < min(last, len(tokens)) and tokens.clauses[upto] == clause:
            upto += 1
    return first, upto


MOST = 40
"""Pairs that scales may propose in a story; with more, the thing is no single one."""


def opposed(readings: Sequence[Sequence[Reading | None]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the sentences of different articles, by (article, sentence), that take opposite ends of one scale."""

    def text(article: int, sentence: int) -> str:
        reading = readings[article][sentence]
        return reading.sentence.text if reading is not None else ""

    taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for n, group in enumerate(readings):
        for m, reading in enumerate(group):
            for scale, end, *_ in ends_taken(reading) if reading is not None else ():
                taken.setdefault((scale, end), []).append((n, m))
    found = []
    for (scale, end), places in taken.items():
        if end == 0:
            others = taken.get((scale, 1), ())
            both = [(p, q) for p in places for q in others if p[0] != q[0]]
            if _READ[scale].name == _ATTACKED:
                # Reports repeat the denial and the claim; one pair of two articles shows the conflict: the one that
                # is told first, whichever article is named first.
                both.sort(
                    key=lambda pair: (pair[0][1] + pair[1][1], pair[0][1], *(text(*place) for place in pair))
                )
                both = list({frozenset((p[0], q[0])): (p, q) for p, q in reversed(both)}.values())
            found += [(min(p, q), max(p, q)) for p, q in both] if len(both) <= MOST else []
    return sorted(set(found))
