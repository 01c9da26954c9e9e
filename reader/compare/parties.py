"""Press releases among the articles of a story: whoever quotes one, or whom it is from, depends on it."""

from __future__ import annotations

import re

from index.article import Article
from reader.compare.agencies import named_agencies
from reader.compare.details.wordlist import words

_LEGAL = re.compile(
    r",? (?:plc|inc|ltd|limited|llc|corp|co|gmbh|ag|se|sa|s\.a|nv|ab|asa|oyj|spa)\.?\Z", re.IGNORECASE
)
"""What a firm's full name ends in."""
_MEDIA = words(
    """
    times post journal news herald tribune gazette guardian telegraph chronicle observer radio tv television daily star
    mail courier globe register inquirer sentinel magazine independent standard ledger dispatch bulletin press wire
    online today review echo mercury argus examiner current weekly
    """
)
"""Words in the names of media."""
_OF_ITSELF = 3
"""How often whoever publishes a press release is named in it at least; a medium seldom names itself."""
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


def is_party(article: Article) -> bool:
    """Whether an article is a press release: it names its own publisher from the beginning, again and again."""
    name, title = bare_name(article.outlet or ""), article.title or ""
    if not name or not _MEDIA.isdisjoint(name.lower().split()) or any(named_agencies(name)):
        return False
    opens = name in title or name in article.text[:_LEAD]
    return opens and title.count(name) + article.text.count(name) >= _OF_ITSELF


def quotes_the_firm(sentence: str) -> bool:
    """Whether "the company" is quoted, which is the one whose press release a story has."""
    return _FIRM.search(sentence) is not None
