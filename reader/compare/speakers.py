"""Who is quoted in a story: the speakers that its sentences name, over all articles, each under its fullest name."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.article import Kind
from reader.compare.details import Detail, Reading, read_sentence
from reader.compare.details.attribution import CALLS
from reader.compare.details.noun_groups import head_ends, is_named
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import Tokens, tokenize
from reader.compare.details.wordlist import words
from reader.compare.diverge.unshared_names import short_for
from reader.compare.model import Comparison, DifferenceKind, Ref
from reader.compare.quoted import quoted_stretches
from reader.compare.speaker_names import TITLES, Key, agreed, bearers, person_name
from reader.compare.speaker_words import body_in_full, person_in_full, with_addition
from reader.compare.views import Mention

_LEFT_OUT = TITLES | words("several many some two three four five six other another")
_APART = frozenset({"younger", "elder", "older"})
"""Words for one of two people of one family name."""
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
    added: bool
    """Whether it is told what somebody knows who is not named: "a person close to the inquiry"."""


def speakers(comparison: Comparison) -> tuple[Speaker, ...]:
    """Return the speakers of a story, the one that most articles quote first.

    Pronouns and documents are left out, and so is what points back to somebody who cannot be told. A family name
    alone is whoever the same article calls so in full first.
    """
    said = _resolved(list(_mentions(comparison)), comparison)
    found: dict[Key, list[_Said]] = defaultdict(list)
    for one in said:
        found[one.key].append(one)
    joined: dict[Key, list[_Said]] = defaultdict(list)
    names = {key for key, group in found.items() if any(one.named and not one.described for one in group)}
    people = {key for key, group in found.items() if any(one.person or one.family for one in group)}
    pairs = {key for key, group in found.items() if all(one.pair for one in group)}
    for key, group in found.items():
        person = key in people
        homes = names - pairs if person else names
        home = _home(key, homes, pointing=all(one.vague for one in group), person=person)
        if home is not None:
            joined[home] += group
    texts = _texts(comparison)
    gathered = [
        Speaker(_name(group, texts), tuple(one.mention for one in sorted(group, key=_place)))
        for group in joined.values()
    ]
    gathered.sort(key=lambda s: (-len(s.articles), -len(s.mentions), s.mentions[0].ref))
    return tuple(gathered)


def _place(said: _Said) -> tuple[Ref, int]:
    return said.mention.ref, said.mention.span.start


def _mentions(comparison: Comparison) -> Iterator[_Said]:
    """Yield the speakers that the sentences name; who speaks inside a quotation is quoted by its speaker."""
    for n, group in enumerate(comparison.sentences):
        quoted = list(quoted_stretches(comparison.articles[n].text))
        for m, sentence in enumerate(group):
            if sentence.kind is not Kind.SENTENCE:
                continue
            reading = read_sentence(sentence)
            named = (d for d in reading.of(DifferenceKind.ATTRIBUTION) if d.modifier in {"", CALLS})
            for detail in {detail.span: detail for detail in named}.values():
                if not _inside(detail.span.start, quoted):
                    said = _said(reading, detail, Mention(Ref(n, m), detail.span))
                    if said.key:
                        yield said


def _inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (place, place)) - 1
    return at >= 0 and stretches[at][0] < place < stretches[at][1]


def _said(reading: Reading, detail: Detail, mention: Mention) -> _Said:
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
        all_words = _stems(tokens, detail.token, shown)
    return _Said(
        mention,
        " ".join(tokens.words(detail.token, shown).split()),
        name if alone or (office and len(name) > 1) else all_words,
        len(all_words),
        _named(reading, detail),
        _vague(reading, detail),
        described,
        office and bool(name),
        "and" in low,
        _written(tokens, detail) if alone else "",
        shown > detail.upto,
    )


def _written(tokens: Tokens, detail: Detail) -> str:
    """Return the last word of a mention as it is written."""
    last = head_ends(tokens, detail.token, detail.upto) - 1
    return tokens.words(last, last + 1).removesuffix("'s")


def _resolved(said: Sequence[_Said], comparison: Comparison) -> list[_Said]:
    """Return the mentions, those of a family name alone under the full name of who bears it.

    "The council" is the one council that its article names.
    """
    texts = _texts(comparison)
    full: dict[str, list[Key | None]] = {
        name: bearers(name, texts) for name in {one.family for one in said if one.family}
    }
    result: list[_Said] = []
    for one in said:
        found = full.get(one.family)
        name = found and (found[one.mention.ref.article] or agreed(found))
        # A word alone that nobody bears is no person's: "Reuters".
        resolved = replace(one, key=name) if name else replace(one, family="")
        text = comparison.articles[one.mention.ref.article].text
        result.append(_told_before(_body(resolved, text), result))
    return result


def _told_before(said: _Said, before: Sequence[_Said]) -> _Said:
    """Return "the source" as the one of "a source with knowledge of it", if its article told of one such before."""
    if not said.vague or len(said.key) != 1:
        return said
    of_the_article = (one for one in before if one.mention.ref.article == said.mention.ref.article)
    told = {one.key for one in of_the_article if one.added and one.key[:1] == said.key}
    return replace(said, key=told.pop()) if len(told) == 1 else said


def _body(said: _Said, text: str) -> _Said:
    """Return a mention of "the council" as one of the only council that its article names, if there is one."""
    first, _, noun = said.text.partition(" ")
    if first.lower() != "the" or said.named or noun.endswith("s") or source_class(noun) != "body":
        return said
    full = body_in_full(noun, text, said.mention.span.start)
    if not full:
        return said
    tokens = tokenize(full)
    key = _stems(tokens, 0, len(tokens))
    return replace(said, text=full, key=key, full=len(key), named=True, vague=False)


def _texts(comparison: Comparison) -> list[str]:
    return [f"{article.title or ''}\n{article.text}" for article in comparison.articles]


def _key(reading: Reading, detail: Detail) -> Key:
    """Return what makes two mentions one speaker at once."""
    tokens = reading.tokens
    return _stems(tokens, detail.token, detail.upto) or tuple(
        tokens.contents[i] for i in range(detail.token, detail.upto) if tokens.contents[i]
    )


def _stems(tokens: Tokens, first: int, end: int) -> Key:
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
    return (
        low[detail.token] in {"the", "that", "this"}
        and low[detail.upto - 1] in _VAGUE
        and not _named(reading, detail)
    )


def _home(key: Key, names: set[Key], *, pointing: bool, person: bool) -> Key | None:
    """Return the key of the speaker that a mention belongs to, its own where it stands for itself, None for nobody."""
    fuller = [other for other in names if other != key and _short_form(key, other, person=person)]
    # Two that it may stand for: better apart than together.
    longest = max(fuller, key=len, default=None)
    if longest is not None and all(other == longest or _ends_in(other, longest) for other in fuller):
        return longest
    return None if pointing else key


def _ends_in(short: Key, full: Key) -> bool:
    return len(short) < len(full) and full[-len(short) :] == short


def _short_form(short: Key, full: Key, *, person: bool) -> bool:
    """Whether one key is the other's short form: its last word or words, its beginnings, or it without "us".

    A person's is the last words only.
    """
    if _ends_in(short, full) or person:
        return _ends_in(short, full)
    plain = tuple(word for word in short if word != "us") or short
    return len(plain) == 1 < len(full) and len(plain[0]) > 2 and short_for(plain[0], list(full))


def _name(group: Sequence[_Said], texts: Sequence[str]) -> str:
    """Return the fullest name: the one of most words, the first of these; of a family name what stands in full."""
    best = max(group, key=lambda said: (said.named, said.full, -len(said.text)))
    if best.full == 1 and best.family and len(best.key) > 1:
        own = dict.fromkeys(one.mention.ref.article for one in group)
        return person_in_full(best.family, best.key, [texts[n] for n in own]) or best.text
    return best.text
