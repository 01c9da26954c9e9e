"""Where the articles of a story name a speaker: each mention with the words that tell whom it means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.article import Kind
from reader.compare.details import Detail, Reading, read_sentence
from reader.compare.details.attribution import CALLS
from reader.compare.details.noun_groups import head_ends, is_named
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens
from reader.compare.details.wordlist import words
from reader.compare.model import Comparison, DifferenceKind, Mention, Ref
from reader.compare.quoted import quoted_stretches
from reader.compare.speaker_names import TITLES, Key, person_name
from reader.compare.speaker_words import with_addition

_LEFT_OUT = TITLES | words("several many some two three four five six other another")
_APART = frozenset({"younger", "elder", "older"})
"""Words for one of two people of one family name."""
_VAGUE = words(
    """
    group company agency firm command organization organisation official officials source sources spokesman spokeswoman
    spokesperson man woman newspaper paper site website network channel office operator statement department ministry
    force team person people
    """
)
"""Nouns that name nobody with "the" alone: somebody of that sort was named before."""
_TOLD_APART = words("ministry department office command agency association")
"""Of these a word before them tells which."""
_ANY = words("news press same local national")
"""But these do not."""


@dataclass(frozen=True, slots=True)
class Said:
    """One mention of a speaker."""

    mention: Mention
    text: str
    key: Key
    """Stems of a person's name, or of all words without titles and small ones."""
    full: int
    """How many words it has, titles and small ones left out."""
    named: bool
    """Whether a name stands in it."""
    vague: bool
    """Whether it only points back: "the group"."""
    described: bool
    """Whether it is told by whom it belongs to: "a lawyer for Ms. Calder"."""
    person: bool
    """Whether an office or a title stands before a name."""
    pair: bool
    """Whether two are named in it."""
    family: str
    """The family name that stands alone in it, as it is written."""
    human: bool
    """Whether it is a person, by name or by what he is."""
    pronoun: str
    """"he" or "she" where that stands for somebody told before, else empty."""
    added: bool
    """Whether it is told what somebody knows who is not named: "a person close to the inquiry"."""


def mentions_of(comparison: Comparison) -> Iterator[Said]:
    """Yield the speakers that the sentences name; who speaks inside a quotation is quoted by its speaker."""
    for n, group in enumerate(comparison.sentences):
        quoted = list(quoted_stretches(comparison.articles[n].text))
        for m, sentence in enumerate(group):
            if sentence.kind is not Kind.SENTENCE:
                continue
            reading = read_sentence(sentence)
            every = {detail.span: detail for detail in reading.of(DifferenceKind.ATTRIBUTION)}
            for detail in every.values():
                pronoun = detail.text.lower() if '"' in reading.tokens.low else ""
                if _inside(detail.span.start, quoted):
                    continue
                said = _read(reading, detail, Mention(Ref(n, m), detail.span))
                if detail.modifier == "pronoun" and pronoun in {"he", "she"}:
                    yield replace(said, pronoun=pronoun)
                elif detail.modifier in {"", CALLS} and said.key:
                    yield said


def _inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (place, place)) - 1
    return at >= 0 and stretches[at][0] < place < stretches[at][1]


def _read(reading: Reading, detail: Detail, mention: Mention) -> Said:
    tokens = reading.tokens
    low = tokens.low[detail.token : detail.upto]
    all_words = _key(reading, detail)
    name, office = person_name(tokens, detail.token, detail.upto)
    head = head_ends(tokens, detail.token, detail.upto)
    described = not name and head < detail.upto and not is_named(tokens, head - 1)
    alone = len(name) == 1 and (office or len(low) == 1) and _APART.isdisjoint(low)
    if described:
        all_words = (tokens.stems[head - 1], *all_words)
    shown = with_addition(tokens, detail.token, detail.upto)
    if shown > detail.upto:
        all_words = stems_of(tokens, detail.token, shown)
    return Said(
        mention,
        " ".join(tokens.words(detail.token, shown).split()),
        name if alone or (len(name) > 1 and (office or head < detail.upto)) else all_words,
        len(all_words),
        _named(reading, detail),
        _vague(reading, detail),
        described,
        office and bool(name),
        "and" in low,
        _written(tokens, detail) if alone else "",
        (bool(name) and low[0] != "the") or source_class(tokens.low[head - 1]) == "person",
        "",
        shown > detail.upto,
    )


def _written(tokens: Tokens, detail: Detail) -> str:
    """Return the last word of a mention as it is written."""
    last = head_ends(tokens, detail.token, detail.upto) - 1
    return tokens.words(last, last + 1).removesuffix("'s")


def _key(reading: Reading, detail: Detail) -> Key:
    """Return what makes two mentions one speaker at once."""
    tokens = reading.tokens
    return stems_of(tokens, detail.token, detail.upto) or tuple(
        tokens.contents[i] for i in range(detail.token, detail.upto) if tokens.contents[i]
    )


def stems_of(tokens: Tokens, first: int, end: int) -> Key:
    """Return the stems of a speaker's words but for titles and small ones, "United States" as "us"."""
    stems = [
        tokens.stems[i].removesuffix("'s")
        for i in range(first, end)
        if (tokens.contents[i] or tokens.low[i] == "us") and tokens.low[i] not in _LEFT_OUT
    ]
    if len(stems) > 1 and tokens.low[end - len(stems) : end - len(stems) + 2] == ["united", "states"]:
        stems = ["us", *stems[2:]]
    return tuple(stems)


def _named(reading: Reading, detail: Detail) -> bool:
    tokens = reading.tokens
    return any(
        tokens.capitals[i] and tokens.contents[i] and not (i == 0 and source_class(tokens.low[i]))
        for i in range(detail.token, detail.upto)
    )


def _vague(reading: Reading, detail: Detail) -> bool:
    """Whether a mention only points back: "the group", "the news agency"."""
    low = reading.tokens.low
    if (
        detail.upto - detail.token > 2
        and low[detail.upto - 1] in _TOLD_APART
        and low[detail.upto - 2] not in _ANY
    ):
        # "The health ministry" is one of several.
        return False
    return (
        low[detail.token] in {"the", "that", "this"}
        and low[detail.upto - 1] in _VAGUE
        and not _named(reading, detail)
    )
