"""Which names exclude each other: places, given names of one family name, speakers, and wordings of one utterance."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from reader.compare.details import Detail, Reading
from reader.compare.details.names import without_umlauts
from reader.compare.details.noun_groups import head_ends
from reader.compare.details.once import kept
from reader.compare.details.tokens import fold_marks
from reader.compare.details.vocabulary import NATIONS
from reader.compare.details.wordlist import table, words
from reader.compare.diverge.around.stretches import around, content_tokens
from reader.compare.diverge.candidate import Candidate, Topic
from reader.compare.diverge.values.gazetteer import level
from reader.compare.model import DifferenceKind


def identity_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield places, persons and speakers that differ where the words around them agree."""
    yield from place_candidates(a, b)
    yield from _persons(a, b)
    yield from _speakers(a, b)
    yield from _quotations(a, b)


def place_candidates(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Yield places that differ where neither sentence names the other's."""
    for x in a.of(DifferenceKind.PLACE):
        if _named(x, b) or x.modifier == "from":
            continue
        for y in b.of(DifferenceKind.PLACE):
            if not _named(y, a) and y.modifier != "from" and level(str(x.value)) == level(str(y.value)) != "":
                strength = 1.0 if x.head == y.head and x.head else 0.5 if x.modifier == y.modifier else 0.0
                yield Candidate(DifferenceKind.PLACE, Topic.PLACE, x, y, around(a, x), around(b, y), strength)


def _persons(a: Reading, b: Reading) -> Iterator[Candidate]:
    """One family name with two given names."""
    for x, first_x, last_x in people(a):
        for y, first_y, last_y in people(b):
            if without_umlauts(last_x) != without_umlauts(last_y) or same_given(first_x, first_y):
                continue
            # "Mayor Ines Calder" and "Teacher Ines Calder": what stands before the last two words is no given name.
            if without_umlauts(str(x.value)).split()[-2:] == without_umlauts(str(y.value)).split()[-2:]:
                continue
            # Where one sentence has both, they are two people of one family.
            if first_x not in b.tokens.low and first_y not in a.tokens.low:
                yield Candidate(DifferenceKind.NAME, Topic.PERSON, x, y, around(a, x), around(b, y))


def _speakers(a: Reading, b: Reading) -> Iterator[Candidate]:
    """Two sources for what is said in like words: neither sentence names the other's."""
    if not a.of(DifferenceKind.ATTRIBUTION) or not b.of(DifferenceKind.ATTRIBUTION):
        return
    whole_a, whole_b = content_tokens(a, 0, len(a.tokens)), content_tokens(b, 0, len(b.tokens))
    for x in a.of(DifferenceKind.ATTRIBUTION):
        if x.modifier or _speaks(x, b):
            continue
        for y in b.of(DifferenceKind.ATTRIBUTION):
            if not y.modifier and not _speaks(y, a):
                named = _named_person(a, x), _named_person(b, y)
                if _journalist(x) or _journalist(y) or (any(named) and not all(named)):
                    # Who passes on what was said is no other source; an office may be the person who holds it.
                    strength = 0.5
                else:
                    strength = 2.0 if all(named) and _quote_alike(a, b) else 1.0
                yield Candidate(DifferenceKind.ATTRIBUTION, Topic.SPEAKER, x, y, whole_a, whole_b, strength)


def _speaks(speaker: Detail, other: Reading) -> bool:
    """Whether the other sentence has the word that a speaker is known by, also in other letters: Sæther, Saether."""
    word = str(speaker.value)
    if word in other.content:
        return True
    plain = without_umlauts(word)
    return any(plain == without_umlauts(one) for one in other.content if plain != word or not one.isascii())


_PRESS = words(
    "reporter reporters correspondent journalist newspaper magazine news times post agency blog website"
)


def _journalist(speaker: Detail) -> bool:
    return not _PRESS.isdisjoint(speaker.text.lower().split())


def _named_person(reading: Reading, speaker: Detail) -> bool:
    """Whether a speaker is named, not only described: "Ms. Vale", not "the president" or "an aide to Ms. Vale"."""
    upto = head_ends(reading.tokens, speaker.token, speaker.upto)
    last = upto - 1
    if last > 0 and reading.tokens.capitals[last] and str(speaker.value) == reading.tokens.stems[last]:
        # "Kettle said": a family name alone.
        return level(reading.tokens.low[last]) == "town"
    names = [d for d in reading.of(DifferenceKind.NAME) if d.token < upto and d.upto > speaker.token]
    return any(level(str(d.value)) == "town" for d in names)


def _quote_alike(a: Reading, b: Reading) -> bool:
    """Whether both sentences quote much the same words, three of substance at least."""
    for x in a.of(DifferenceKind.QUOTE):
        for y in b.of(DifferenceKind.QUOTE):
            common = x.context & y.context
            if len(common) >= 3 and len(common) >= 0.75 * min(len(x.context), len(y.context)):
                return True
    return False


_FEWEST_QUOTED = 5


def _quotations(a: Reading, b: Reading) -> Iterator[Candidate]:
    """One utterance in two wordings: much the same words, neither a part of the other, the same way to begin."""
    for x in a.of(DifferenceKind.QUOTE):
        for y in b.of(DifferenceKind.QUOTE):
            one, two = str(x.value).split(), str(y.value).split()
            if min(len(one), len(two)) < _FEWEST_QUOTED or one[:2] != two[:2] or one[-1] == two[-1]:
                continue
            common = sum(
                block.size for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
            )
            likeness = 2 * common / (len(one) + len(two))
            if common < 0.9 * min(len(one), len(two)) and 0.45 <= likeness <= 0.85:
                same = speaker_keys(a) & speaker_keys(b) or (one[:3] == two[:3] and _one_pronoun(a, b))
                yield Candidate(
                    DifferenceKind.QUOTE,
                    Topic.QUOTE,
                    x,
                    y,
                    around(a, x),
                    around(b, y),
                    1.0 if same else likeness,
                )


def _one_pronoun(a: Reading, b: Reading) -> bool:
    """Whether both sentences lay what they quote to "he", or both to "she"."""
    said = [
        {d.text.lower() for d in r.of(DifferenceKind.ATTRIBUTION) if d.modifier == "pronoun"} for r in (a, b)
    ]
    return bool(said[0] & said[1] & {"he", "she"})


def speaker_keys(reading: Reading) -> set[str]:
    """Return the key words of a sentence's speakers, pronouns left out."""
    return {str(d.value) for d in reading.of(DifferenceKind.ATTRIBUTION) if not d.modifier}


@kept
def people(reading: Reading) -> tuple[tuple[Detail, str, str], ...]:
    """Return the names of a sentence that read like a person's, each with its given and its family name."""
    named = [(name, *_parts(name)) for name in reading.of(DifferenceKind.NAME)]
    return tuple((name, given, family) for name, given, family in named if given)


def _parts(name: Detail) -> tuple[str, str]:
    """Return given and family name of what reads like a person's name; empty strings for anything else."""
    if "'s " in fold_marks(name.text):
        return "", ""
    words = [w for w in str(name.value).replace(" .", "").split() if w not in _BEHIND]
    if not 2 <= len(words) <= 3 or not all(w.isalpha() for w in words) or len(words[0]) < 3:
        return "", ""
    if any(w in NATIONS for w in words[:-1]):
        return "", ""
    if (
        words[1] in {"the", "of", "and", "for"}
        or words[-1] in _NO_FAMILY
        or words[-1].endswith("s")
        or words[0] in _NO_GIVEN
        or level(str(name.value)) != "town"
    ):
        return "", ""
    return words[0], words[-1]


_BEHIND = words("jr sr ii iii iv vi vii viii xi xii xiii xiv xvi kc qc mp msp mbe obe cbe phd md esq")
"""What may stand behind a family name."""
_NO_FAMILY = words(
    """
    united rovers wanderers albion athletic hotspur madrid milan munich rangers fc afc forest villa hotel bank hospital
    university college school ag sa se nv spa gmbh asa oyj llc llp inc ltd plc corp group holdings airlines airways
    motors valley
    party street avenue river lake county city state island islands beach airport bridge day act league
    cup team tower center centre institute museum church mosque road news general amendment
    """
)
_NO_GIVEN = words(
    """
    the staff cancel stop urge ask meet see watch read top leading citing fifth first second former new
    old north south east west replace saint san los las great united central national international big
    royal
    """
)
_SHORT = {short: line.split()[0] for line in table("given_names.txt") for short in line.split()[1:]}
"""Short forms of given names."""


def same_given(x: str, y: str) -> bool:
    """Whether two given names may be one person's: a short form, an initial, or one the beginning of the other."""
    x, y = _SHORT.get(x, x), _SHORT.get(y, y)
    return x == y or (x[0] == y[0] and (min(len(x), len(y)) <= 2 or x[:3] == y[:3]))


def _named(name: Detail, other: Reading) -> bool:
    """Whether the other sentence has a word of a name as well, also in other letters: Düsseldorf, Duesseldorf."""
    words = [w for w in str(name.value).split() if len(w) > 2]
    if any(w in other.tokens.low or f"{w}'s" in other.tokens.low for w in words):
        return True
    plain = {without_umlauts(w) for w in other.tokens.low if w.isalpha()}
    return any(without_umlauts(w) in plain for w in words)
