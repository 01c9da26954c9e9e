"""Press releases among the articles of a story: whoever quotes one, or whom it is from, depends on it."""

from __future__ import annotations

import re

from index.article import Article
from reader.compare.agencies import named_agencies
from reader.compare.details.wordlist import words
from reader.compare.wordlists import word_set

_LEGAL = re.compile(
    r",? (?:plc|inc|ltd|limited|llc|corp|co|gmbh|ag|se|sa|s\.a|nv|ab|asa|oyj|spa)\.?\Z", re.IGNORECASE
)
"""What a firm's full name ends in."""
MEDIA = word_set(
    """
    BBC CNN NBC ABC CBS NPR PBS MSNBC CNBC RTE RTÉ ARD ZDF ORF RAI RTL NHK CBC Politico Axios BuzzFeed ProPublica
    HuffPost Bellingcat Spiegel Haaretz Kommersant Meduza Newsweek
    """
)
"""Media with names of their own."""
_MEDIA = frozenset(name.lower() for name in MEDIA) | words(
    """
    times post journal news herald tribune gazette guardian telegraph chronicle observer radio tv television daily star
    mail courier globe register inquirer sentinel magazine independent standard ledger dispatch bulletin press wire
    online today review echo mercury argus examiner current weekly
    """
)
"""Words in the names of media."""
_OF_ITSELF = 3
"""How often whoever publishes a press release is named in it at least; a medium seldom names itself."""
_REACH = 24
_TOLD_TO = re.compile(r"\b(?:told|spoke to|speaking to|interview with|interviewed by) (?:the )?\Z")
_LEAD = 300
"""Characters of a text in which that begins."""
FIRMS = words(
    "company firm manufacturer maker operator group carrier bank retailer airline party union charity"
)
"""What whoever has published the press release of a story is called beside his name."""
_FIRM = re.compile(
    rf"\b[Tt]he (?:{'|'.join(sorted(FIRMS))})"
    r"(?:, [^,.\n]{3,80},)?(?: also| has| had)? (?:said|says|told|confirmed|added|insisted|announced|denied|stated)\b"
)


def bare_name(outlet: str) -> str:
    """Return an outlet's name without what only says that it is a firm."""
    return _LEGAL.sub("", outlet)


_NO_SHORT_NAME = words(
    "new old north south east west united national royal federal first general great big free bank port university"
)
"""Words that open names and are nobody's for short."""


def short_name(name: str) -> str:
    """Return the first word of a name of several, by which its bearer may be called for short; else the name."""
    first, _, rest = name.removeprefix("The ").partition(" ")
    return first if rest and first.lower() not in _NO_SHORT_NAME else name


def is_party(article: Article) -> bool:
    """Whether an article is a press release: it names its own publisher from the beginning, again and again.

    What somebody told is told to a medium: "she told the Quay".
    """
    name, title = bare_name(article.outlet or ""), article.title or ""
    if not name or not _MEDIA.isdisjoint(name.lower().split()) or any(named_agencies(name)):
        return False
    if name not in title and name not in article.text[:_LEAD]:
        return False
    own = rf"(?<!\w){re.escape(name)}(?!\w)"
    told = f"{title}\n{article.text}"
    places = [match.start() for match in re.finditer(own, told)]
    if len(places) < _OF_ITSELF or places[0] > len(title) + _LEAD:
        return False
    return not any(_TOLD_TO.search(told, max(0, at - _REACH), at) for at in places)


def quotes_the_firm(sentence: str) -> bool:
    """Whether "the company" is quoted, which is the one whose press release a story has."""
    return _FIRM.search(sentence) is not None
