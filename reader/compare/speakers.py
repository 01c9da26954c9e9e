"""Who is quoted in a story: the speakers that its sentences name, over all articles, each under its fullest name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Kind
from reader.compare.details import Detail, Reading, read_sentence
from reader.compare.details.source_words import source_class
from reader.compare.details.wordlist import words
from reader.compare.diverge.notes import short_for
from reader.compare.model import Comparison, DifferenceKind, Ref
from reader.compare.views import Mention

Key = tuple[str, ...]

_TITLES = words(
    """
    mr mrs ms miss dr sir rep reps sen sens gov lt col gen capt sgt president senator representative governor mayor
    minister secretary judge justice former vice chief director
    """
)
_LEFT_OUT = _TITLES | words("several many some two three four five six other another")
_VAGUE = words(
    """
    group company agency firm command organization organisation official officials source sources spokesman spokeswoman
    spokesperson man woman newspaper paper site website network channel office operator statement department ministry
    force team department person people
    """
)
"""Nouns that name nobody with "the" alone: somebody of that sort was named before."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody to whom the articles of a story attribute what they report."""

    name: str
    """The fullest words that the articles use."""
    mentions: tuple[Mention, ...]
    """Where it stands, in order of the articles."""

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that quote this speaker, each once, in order."""
        return tuple(dict.fromkeys(mention.ref.article for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class _Said:
    """One mention of a speaker."""

    mention: Mention
    text: str
    key: Key
    """Stems of its words, titles and small words left out."""
    named: bool
    """Whether a name stands in it."""
    vague: bool
    """Whether it only points back: "the group"."""


def speakers(comparison: Comparison) -> tuple[Speaker, ...]:
    """Return the speakers of a story, the one that most articles quote first.

    Pronouns and documents are left out, and so is what points back to somebody who cannot be told.
    """
    found: dict[Key, list[_Said]] = defaultdict(list)
    for said in _mentions(comparison):
        found[said.key].append(said)
    joined: dict[Key, list[_Said]] = defaultdict(list)
    names = {key for key, group in found.items() if any(said.named for said in group)}
    for key, group in found.items():
        home = _home(key, names, pointing=all(said.vague for said in group))
        if home is not None:
            joined[home] += group
    gathered = [
        Speaker(_name(group), tuple(said.mention for said in sorted(group, key=_place)))
        for group in joined.values()
    ]
    gathered.sort(key=lambda s: (-len(s.articles), -len(s.mentions), s.mentions[0].ref))
    return tuple(gathered)


def _place(said: _Said) -> tuple[Ref, int]:
    return said.mention.ref, said.mention.span.start


def _mentions(comparison: Comparison) -> Iterator[_Said]:
    for n, group in enumerate(comparison.sentences):
        for m, sentence in enumerate(group):
            if sentence.kind is not Kind.SENTENCE:
                continue
            reading = read_sentence(sentence)
            for detail in reading.of(DifferenceKind.ATTRIBUTION):
                if not detail.modifier and (key := _key(reading, detail)):
                    mention = Mention(Ref(n, m), detail.span)
                    named, vague = _named(reading, detail), _vague(reading, detail)
                    yield _Said(mention, " ".join(detail.text.split()), key, named, vague)


def _key(reading: Reading, detail: Detail) -> Key:
    """Return what makes two mentions one speaker at once: the stems of the words, "United States" as "us"."""
    tokens = reading.tokens
    stems = [
        tokens.stems[i].removesuffix("'s")
        for i in range(detail.token, detail.upto)
        if (tokens.contents[i] or tokens.low[i] == "us") and tokens.low[i] not in _LEFT_OUT
    ]
    if len(stems) > 1 and tokens.low[detail.upto - len(stems) : detail.upto - len(stems) + 2] == [
        "united",
        "states",
    ]:
        stems = ["us", *stems[2:]]
    return tuple(stems) or tuple(
        tokens.contents[i] for i in range(detail.token, detail.upto) if tokens.contents[i]
    )


def _named(reading: Reading, detail: Detail) -> bool:
    tokens = reading.tokens
    return any(
        tokens.capitals[i] and tokens.contents[i] and not (i == 0 and source_class(tokens.low[i]))
        for i in range(detail.token, detail.upto)
    )


def _vague(reading: Reading, detail: Detail) -> bool:
    """Whether a mention only points back: "the group", "the news agency"."""
    low = reading.tokens.low
    return (
        low[detail.token] in {"the", "that", "this"}
        and low[detail.upto - 1] in _VAGUE
        and not _named(reading, detail)
    )


def _home(key: Key, names: set[Key], *, pointing: bool) -> Key | None:
    """Return the key of the speaker that a mention belongs to, its own where it stands for itself, None for nobody."""
    fuller = [other for other in names if other != key and _short_form(key, other)]
    # Two that it may stand for: better apart than together.
    longest = max(fuller, key=len, default=None)
    if longest is not None and all(other == longest or _short_form(other, longest) for other in fuller):
        return longest
    return None if pointing else key


def _short_form(short: Key, full: Key) -> bool:
    """Whether one key is the other's short form: its last word or words, its beginnings, or it without "us"."""
    if len(short) < len(full) and full[-len(short) :] == short:
        return True
    plain = tuple(word for word in short if word != "us") or short
    return len(plain) == 1 < len(full) and len(plain[0]) > 2 and short_for(plain[0], list(full))


def _name(group: Sequence[_Said]) -> str:
    """Return the fullest name: the one of most words, the first of these."""
    best = max(group, key=lambda said: (said.named, len(said.key), -len(said.text)))
    return best.text
