"""Which sentences pass on what another medium reported: "told the Lonn Post", "according to The New York Times"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from index.article import Article, Kind, Sentence
from reader.compare.agencies import agency_hints, bears_a_name, capitals, named_agencies
from reader.compare.model import Ref
from reader.compare.parties import MEDIA, bare_name, is_party, quotes_the_firm, short_name
from reader.compare.wordlists import word_set

_PAPERS = word_set(
    """
    Times Post Journal News Herald Tribune Gazette Guardian Telegraph Chronicle Observer Radio TV Television Daily Star
    Mail Courier Globe Register Inquirer Sentinel Magazine Independent Standard Ledger Dispatch Bulletin
    """
)
"""Words that newspapers and stations are called by; most have others before them."""
_SHORT = _PAPERS | MEDIA
_LONG = (
    *("Al Jazeera", "Al Arabiya", "Die Zeit", "Le Monde", "Le Figaro", "El País", "El Pais", "El Mundo"),
    *("Corriere della Sera", "La Repubblica", "The Economist"),
)
_OPENERS = frozenset({"Daily", "Radio"})
"""Words of these that have others behind them: "the Daily Quay"."""
_BEHIND_OPENER = re.compile(r"(?: [A-Z][\w’'-]+)*")
_GENERAL = word_set("news tv television radio daily magazine star standard mail")
"""Words that are no medium's name alone, with or without an article."""
_BEFORE = re.compile(
    r"(?:\b[Aa]ccording to|\b[Aa]s|\b[Pp]er|\btold"
    r"|\b(?:reported|published|quoted|obtained|reviewed|carried|cited|aired) (?:first )?(?:by|in|on)"
    r"|\b(?:seen|heard|viewed|verified|examined|compiled|count|tally|poll|analysis|investigation) by"
    r"|\b(?:said|confirmed|denied|revealed|admitted|explained|leaked|spoke|speaking|suggested|sent|provided|given"
    r"|e-?mail|statement|comments|message) to"
    r"|\b(?:shared|spoke|speaking) with|\b[Cc]iting|\binterview(?:ed)? (?:with|by|in|for|to|on)|\b[Qq]uoted"
    r"|\b(?:column|essay|article|op-ed) (?:for|in)"
    r"|\b(?:said|spoke|[Ss]peaking|[Aa]ppear(?:ed|ing|ance)) on|[,”\"’] (?:reports|reported|writes|wrote))"
    r"(?: (?:a report|an article|an interview|a (?:count|tally|poll|review)|reports))?(?: (?:in|by|from|of|with))?"
    r"(?: the| The| an?| newspaper| broadcaster| daily| local newspaper| website| (?:state )?news agency)*\s*\Z"
)
"""What stands before a medium that is somebody's source."""
_BEHIND = re.compile(
    r"(?:['’]s? report"
    r"|(?: news agency| television|,? (?:has|had|first|also|later|which|newspaper|on \w+|\w+day))*"
    r",? (?:reports?|reported|revealed|wrote|writes|learned|found|published|broke|cited|quoted|citing|quoting"
    r"|said|says|understands)\b"
    r"|(?:['’]s?)? (?:tally|count|poll|investigation|review|analysis)\b"
    r"|(?:['’]s?)? (?:witness|reporter|journalist|correspondent|crew|team)(?:e?s)?\b.{0,30}"
    r" (?:said|saw|seen|counted|heard|found|reported|witnessed)\b)"
)
"""What stands behind one."""
_LOOKS = 60
"""Characters before and behind a medium's name that are read."""
_HEAD = re.compile(r"(?:\b(?!(?:As|On|In|At|But|And|When|While|According|By|Two|A)\s)[A-Z][\w’'&-]*\s)+\Z")
_NO_MORE = frozenset({"", "The ", " News", " news agency", " News Agency"})
"""What may stand around an agency's name in an outlet's."""
_LEADS = re.compile(r"(?:.*\b(?:The|the)\s+)?(.*)", re.DOTALL)


def find_citations(
    articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]]
) -> dict[Ref, frozenset[str]]:
    """Return, per sentence that names one as its source, the media it passes on, by ``medium_key``.

    Known are the story's own outlets, what is called like a newspaper or a station, and some famous names.
    So is the company, party or union that published a press release of the story. News agencies are known by all their
    names. "The Times" is the paper that the story calls so in full, if there is one only.
    """
    outlets = {bare_name(a.outlet) for a in articles if a.outlet and len(a.outlet) > 2}
    own = sorted(outlets, key=len, reverse=True)
    parties = {bare_name(a.outlet or "") for a in articles if is_party(a)}
    short = {short_name(name): medium_key(name) for name in parties if short_name(name) != name}
    the_firm = medium_key(next(iter(parties))) if len(parties) == 1 else ""
    long = [(name, capitals(name)) for name in (*own, *_LONG)]
    found: dict[Ref, set[str]] = defaultdict(set)
    for i, (article, group) in enumerate(zip(articles, sentences, strict=True)):
        text = article.text
        written = capitals(text)
        there = [*written & _SHORT, *(name for name, words in long if written >= words and name in text)]
        there += written & short.keys()
        wires = agency_hints(text)
        person = "Bloomberg" in wires and bears_a_name(text)
        for j, sentence in enumerate(group if there or wires or the_firm else ()):
            if sentence.kind is Kind.SENTENCE:
                found[Ref(i, j)].update(short.get(key.title(), key) for key in _sources(sentence.text, there))
                if the_firm and quotes_the_firm(sentence.text):
                    found[Ref(i, j)].add(the_firm)
                if any(hint in sentence.text for hint in wires):
                    found[Ref(i, j)].update(_agencies(sentence.text, person=person))
    return _in_full({ref: names for ref, names in found.items() if names}, {medium_key(name) for name in own})


def medium_key(name: str) -> str:
    """Return what is compared of a medium's name: without "The" and what stands before it, and "News", in one case."""
    name = bare_name(name)
    match = _LEADS.match(name)
    key = " ".join((match.group(1) if match else name).casefold().split())
    for wire, first, end in named_agencies(name):
        if name[:first] + name[end:] in _NO_MORE:
            return wire.casefold()
    return key.removesuffix(" news") or key


def _sources(text: str, hints: Sequence[str]) -> Iterator[str]:
    """Yield the keys of the media in a sentence of which the words around say that they reported something."""
    for hint in hints:
        first = text.find(hint)
        while first >= 0:
            end = first + len(hint)
            if not (text[end : end + 1].isalnum() or text[max(0, first - 1) : first].isalnum()):
                end += len(" News") * text.startswith(" News", end)
                if hint in _OPENERS and (rest := _BEHIND_OPENER.match(text, end)):
                    end = rest.end()
                key = medium_key(text[_begin(text, first) if hint in _PAPERS else first : end])
                if key not in _GENERAL and _is_source(text, first, end):
                    yield key
            first = text.find(hint, end)


def _agencies(text: str, *, person: bool) -> Iterator[str]:
    """Yield the keys of the agencies in a sentence of which the words around say that they reported something."""
    for name, first, end in named_agencies(text, person=person):
        if _is_source(text, first, end):
            yield name.casefold()


def _begin(text: str, first: int) -> int:
    """Return where the name of a paper begins that ends in the word at ``first``: "Lonn Evening" before "Post"."""
    head = _HEAD.search(text, max(0, first - _LOOKS), first)
    return head.start() if head else first


def _is_source(text: str, first: int, end: int) -> bool:
    first = _begin(text, first)
    if _BEHIND.match(text, end):
        return True
    return _BEFORE.search(text[max(0, first - _LOOKS) : first]) is not None


def _in_full(found: dict[Ref, set[str]], own: set[str]) -> dict[Ref, frozenset[str]]:
    """Replace short names by the one long name that ends in them: "the times" by "new york times"."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in own.union(*found.values()):
        words = name.split()
        for place in range(1, len(words)):
            longer[" ".join(words[place:])].add(name)

    def full(name: str) -> str:
        return next(iter(longer[name])) if len(longer.get(name, ())) == 1 else name

    return {ref: frozenset(map(full, names)) for ref, names in found.items()}
