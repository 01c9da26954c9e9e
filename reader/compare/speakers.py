"""Who is quoted in a story: the speakers that its sentences name, over all articles, each under its fullest name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from index.article import Kind
from reader.compare.details.names import without_umlauts
from reader.compare.details.source_words import source_class
from reader.compare.details.tokens import tokenize
from reader.compare.diverge.unshared_names import short_for
from reader.compare.model import Comparison, Mention, Ref
from reader.compare.parties import FIRMS, bare_name, is_party, short_name
from reader.compare.pronoun_speakers import with_pronouns
from reader.compare.speaker_mentions import Said, mentions_of, stems_of
from reader.compare.speaker_names import Key, agreed, bearers
from reader.compare.speaker_words import body_in_full, holder, person_in_full
from reader.compare.spoken_on import spoken_on
from reader.compare.transcripts import turns


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


def speakers(comparison: Comparison) -> tuple[Speaker, ...]:
    """Return the speakers of a story, the one that most articles quote first.

    Documents are left out, and so are pronouns and what else points back to somebody who cannot be told. A family
    name alone is whoever the same article calls so in full first. Whoever is quoted over several sentences is by each.
    """
    said = _resolved(with_pronouns(list(mentions_of(comparison)), comparison), comparison)
    said += [*spoken_on(said, comparison), *turns(comparison)]
    found: dict[Key, list[Said]] = defaultdict(list)
    for one in said:
        found[tuple(without_umlauts(word) for word in one.key)].append(one)
    joined: dict[Key, list[Said]] = defaultdict(list)
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
        Speaker(_shown(_name(group, texts)), tuple(one.mention for one in sorted(group, key=_place)))
        for group in joined.values()
    ]
    gathered.sort(key=lambda s: (-len(s.articles), -len(s.mentions), s.mentions[0].ref))
    return tuple(gathered)


def _place(said: Said) -> tuple[Ref, int]:
    return said.mention.ref, said.mention.span.start


def _resolved(said: Sequence[Said], comparison: Comparison) -> list[Said]:
    """Return the mentions, those of a family name alone under the full name of who bears it.

    "The council" is the one council that its article names.
    """
    texts = _texts(comparison)
    # Headlines put words with capitals beside each other that are no name: "Governor Picks Ex-Aide".
    told = ["\n".join(s.text for s in group if s.kind is Kind.SENTENCE) for group in comparison.sentences]
    full: dict[str, list[Key | None]] = {
        name: bearers(name, texts) for name in {one.family for one in said if one.family}
    }
    parties = {bare_name(article.outlet or "") for article in comparison.articles if is_party(article)}
    party = parties.pop() if len(parties) == 1 else ""

    @cache
    def body(noun: str, article: int) -> str:
        return body_in_full(noun, comparison.articles[article].text)

    @cache
    def of_all(office: str) -> str:
        return holder(office, told)

    @cache
    def in_office(office: str, article: int) -> str:
        # What one's own article says comes first.
        return holder(office, told[article : article + 1]) or of_all(office)

    result: list[Said] = []
    for one in said:
        if party and _is_party(one, party):
            result.append(_as_body(one, party))
            continue
        found = full.get(one.family)
        name = found and (found[one.mention.ref.article] or agreed(found))
        # A word alone that nobody bears is no person's: "Reuters".
        resolved = replace(one, key=name) if name else replace(one, family="")
        text = comparison.articles[one.mention.ref.article].text
        result.append(_told_before(_office(_body(resolved, text, body), in_office), result))
    return result


def _told_before(said: Said, before: Sequence[Said]) -> Said:
    """Return "the source" as the one of "a source with knowledge of it", if its article told of one such before.

    "The ministry" is the health ministry in the same way.
    """
    if not said.vague or len(said.key) != 1:
        return said
    of_the_article = [one for one in before if one.mention.ref.article == said.mention.ref.article]
    told = {one.key for one in of_the_article if one.added and one.key[:1] == said.key}
    told |= {
        one.key
        for one in of_the_article
        if one.key[-1:] == said.key and len(one.key) > 1 and not (one.described or one.added)
    }
    return replace(said, key=told.pop()) if len(told) == 1 else said


def _body(said: Said, text: str, body: Callable[[str, int], str]) -> Said:
    """Return a mention of "the council" as one of the only council that its article has named so far, if any."""
    first, _, noun = said.text.partition(" ")
    if first.lower() != "the" or said.named or noun.endswith("s") or source_class(noun) != "body":
        return said
    full = body(noun, said.mention.ref.article)
    return _as_body(said, full) if full and text.find(full) < said.mention.span.start else said


def _as_body(said: Said, name: str) -> Said:
    """Return a mention as one of a body by its name."""
    tokens = tokenize(name)
    key = stems_of(tokens, 0, len(tokens))
    return replace(
        said, text=name, key=key, full=len(key), named=True, vague=False, human=False, person=False, family=""
    )


def _is_party(said: Said, party: str) -> bool:
    """Whether a mention is of whoever published the press release of a story: "the company", or his name cut short."""
    first, _, noun = said.text.partition(" ")
    return noun in FIRMS if first.lower() == "the" else said.text in {party, short_name(party)}


def _office(said: Said, in_office: Callable[[str, int], str]) -> Said:
    """Return a mention of "the prime minister" as one of the only person whom the articles call so by name."""
    first, _, noun = said.text.partition(" ")
    if first.lower() != "the" or said.added or noun.endswith("s"):
        return said
    name = in_office(noun, said.mention.ref.article)
    if not name:
        return said
    tokens = tokenize(name)
    # What the reports write themselves is better to be called by.
    return replace(
        said, text=name, key=stems_of(tokens, 0, len(tokens)), full=0, vague=False, human=True, person=True
    )


def _texts(comparison: Comparison) -> list[str]:
    return [f"{article.title or ''}\n{article.text}" for article in comparison.articles]


def _home(key: Key, names: set[Key], *, pointing: bool, person: bool) -> Key | None:
    """Return the key of the speaker that a mention belongs to, its own where it stands for itself, None for nobody."""
    fuller = [other for other in names if other != key and _short_form(key, other, person=person)]
    # Two that it may stand for: better apart than together.
    longest = max(fuller, key=len, default=None)
    if longest is not None and all(
        # "US Centcom" is the Central Command as well.
        other == longest or _short_form(other, longest, person=person)
        for other in fuller
    ):
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


_THEIRS = re.compile(
    r"(?i:its|his|her|their|my|our) (?!\w*(?:wife|husband|partner|widow|mother|father|brother|sister|son|daughter)\b)"
    r"(?=(?:(?!(?:in|of|for|at)\b)[a-z’'-]+ )+[A-Z])"
)


def _shown(name: str) -> str:
    """Return a name as it opens a line, without "its" before an office: whose it is stands in another sentence."""
    own = _THEIRS.sub("", name, count=1) if _THEIRS.match(name) else name
    # "eBay" is written so.
    return own[:1].upper() + own[1:] if own.partition(" ")[0].islower() else own


def _name(group: Sequence[Said], texts: Sequence[str]) -> str:
    """Return the fullest name: the one of most words, the first of these; of a family name what stands in full."""
    best = max(group, key=lambda said: (said.named, said.full, -len(said.text)))
    if best.full == 1 and best.family and len(best.key) > 1:
        own = dict.fromkeys(one.mention.ref.article for one in group)
        return person_in_full(best.family, best.key, [*(texts[n] for n in own), *texts]) or best.text
    return best.text
