"""Lines that only say who wrote, who published it and when: ``By A Doe | The Herald | Updated 3 May 2025``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.ingest.date_forms import MONTHS, WEEKDAYS
from index.ingest.date_forms import read as read_date
from index.ingest.outlets import is_outlet
from index.patterns import lazy

LONGEST = 160
"""Characters of such a line."""

_PARTS = lazy(
    r"\s*[|‖·•;]\s*|\s+[-–—]\s+|\t\s*|\s{3,}|(?<=[a-z\d])  (?=[A-Z\d])"
    r"|,\s+(?=(?:last\s+)?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato)\b)",
    re.IGNORECASE,
)
_WHEN = lazy(
    r"(?:(?:first|last|originally)\s+)?(?P<word>published|updated|posted|modified|created|released|issued|aired|date|veröffentlicht"
    r"|aktualisiert|erstellt|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd)\b"
    r"(?:\s+(?:on|at|online|am|le|el|il|op))*\s*:?\s*(?P<rest>\S.*)\Z",
    re.IGNORECASE,
)
_LATER = frozenset({"updated", "modified", "aktualisiert", "actualizado", "aggiornato", "mis à jour"})
_UHR = lazy(r"(.*\d)\s*(?:uhr|hrs?\.?|h)\b\.?\Z", re.IGNORECASE)
_FOREIGN = lazy(
    r"(?:(?:mo|tu|di|mi|we|do|fr|sa|so|su|lu|ma|me|je|ve|gi|ju|vi|sá|dom)[^\W\d_]{0,8},?\s+)?(?:den\s+|le\s+)?\d{1,2}(?:\.|º|er)?\s+(?:de\s+)?"
    r"(?:jan|feb|fév|fev|mär|mar|apr|avr|abr|mai|may|mag|maj|mei|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|oct|okt|ott|out"
    r"|nov|dec|dez|déc|dic)[^\W\d_]{0,8}\.?,?\s+(?:de\s+|del\s+)?\d{4}"
    r"(?:,?\s+(?:um|à|a las|alle|ore|kl\.?|-)?\s*\d{1,2}[:.h]\d{2}.{0,8})?\Z",
    re.IGNORECASE,
)
"""A day of a month of another language; the language of the text decides how it is read."""
_FIGURES = lazy(r"\d{1,2}[./]\d{1,2}[./]\d{4}(?:,?\s+(?:um\s+|at\s+)?\d{1,2}[:.]\d{2})?\Z")
_NOISE = lazy(
    r"(?:(?:published |updated |posted )?(?:\d{1,2} ?[hdm](?: ago)?"
    r"|(?:\d+|an?|one|two|three|four|five|six|a few)[\s-]*(?:sec|min|hour|hr|day|week|month)[a-z]*\.?"
    r"[\s-]+(?:ago|read|reading time))"
    r"|(?:reading time|estimated reading time|read time|lesezeit)\s*:?\s*\d.{0,20}"
    r"|vor \d+ \w+|hace \d+ \w+|il y a \d+ \w+"
    r"|share(?: this| on .{2,40}| article)?|save|print|listen(?: to (?:this )?article)?"
    r"|copy link|bookmark|gift(?: this)? article|comments?|\d+ (?:comments?|shares?|views?)|comments? ?\(\d+\)"
    r"|(?:published|updated|posted)(?:\W+(?:published|updated|posted))*\W*|breaking(?: news)?|exclusive|image|photo"
    r"|page\s+[a-z]?\d{1,3}(?:\s+of\s+\d{1,3})?|(?:rush )?transcript|urgent|bulletin|newsalert"
    r"|(?-i:(?:BC|AM|PM)-[A-Z][A-Z0-9/]*(?:-[A-Z0-9/]+)*(?:[ ,].{0,30})?)"
    r")\.?\Z",
    re.IGNORECASE,
)
_BY = lazy(
    r"(?:(?:written|words|text|story|report(?:ed|ing)?|posted|published)\s+)?(?:by|von|par|por|di|door|av|af)\s*:?\s+(\S.*)\Z",
    re.IGNORECASE,
)
_DATE_BY = lazy(r"(.{6,60}?\d)\s+by\s+(\S.*)\Z", re.IGNORECASE)
_ROLE = lazy(
    r"(?:(?:senior|chief|staff|special|political|foreign|deputy|contributing|associate|national|world|europe|business|health"
    r"|science|crime|home|diplomatic|security|defen[cs]e|environment|economics?|technology|sports?|transport|education"
    r"|legal|religion|climate|culture|media|city|local|regional|parliamentary|investigations?|court|energy)[ ]+)*"
    r"(?:writer|reporter|correspondent|editor|staff|journalist|columnist|contributor|freelancer|producer|intern)s?\b.{0,40}\Z",
    re.IGNORECASE,
)
_POST = lazy(
    r"[A-Z][a-z]+(?:[ -][a-z]+){0,2} (?:writer|reporter|correspondent|editor|journalist|columnist)s?"
    r"(?:, [A-Z][\w .]{2,40})?\Z"
)
"""What somebody is for a paper, alone on the line below the name: ``Maritime correspondent``."""
_LABELLED = lazy(r"(?:rush )?transcript\s*[,:]\s+(\S.*)\Z", re.IGNORECASE)
_PERSON = lazy(
    r"[A-Z][\w.'’-]*(?:\s+(?:(?:de|da|di|van|von|der|bin|al|el|la|le|du|ten)\s+)*[A-Z][\w.'’-]*){1,3}\Z"
)
_PEOPLE = lazy(
    r"(?:(?:the|our) (?:[\w-]+ ){0,3}(?:desk|team|bureau|newsroom|staff|editors)|(?i:staff|agencies|wires?))\Z|"
    r"(?:(?:the|our|a|an|staff)\s+)?[^\W\d_a-z][\w.'’-]*"
    r"(?:[,\s]+(?:and|und|et|y|e|og|&|of|the|de|da|di|van|von|der|den"
    r"|bin|al|el|la|le|du|ten|staff|agencies|correspondents?|reporters?|writers?|[^\W\d_a-z][\w.'’-]*)){0,11}\Z"
)
_PLACE = lazy(r"\s+(?:in|at|for)\s+(?:the\s+)?(?=[A-Z])")


@dataclass(slots=True)
class Credit:
    """What a line says."""

    fields: dict[str, str] = field(default_factory=dict)
    """Outlet, author and published."""
    sure: bool = False
    """Whether the line can be nothing else; a name alone may be a heading as well."""
    noise: bool = False
    """Whether some of it says nothing about the article: reading time, buttons."""

    def state(self, name: str, value: str) -> None:
        """Keep a field unless it was stated before."""
        self.fields.setdefault(name, value.strip(" ,;"))


def read_credit(line: str) -> Credit | None:
    """Return what a line states if it states nothing else, or None."""
    line = line.strip().strip("*_").strip()
    if not 3 <= len(line) <= LONGEST or line.endswith(("?", "!")):
        return None
    if line[0] in "([" and line[-1] in ")]":
        line = line[1:-1].strip()
    credit = Credit()
    later: list[str] = []
    dated = _WHEN.match(line)
    whole = dated is not None and _stamp(dated["rest"]) is not None  # "Aired May 3, 2025 - 18:00 ET"
    for part in [line] if whole else filter(None, _PARTS.split(line)):
        if not _read_part(part, credit, later):
            return None
    for stamp in later:
        credit.state("published", stamp)
    if (
        set(credit.fields) <= {"outlet", "author"}
        and not (credit.sure or credit.noise)
        and line.endswith(".")
    ):
        return None
    return credit if credit.fields or credit.noise else None


def is_post(line: str) -> bool:
    """Return whether a line says nothing but what somebody is for a paper; below a name, it belongs to that."""
    return bool(_POST.match(line.strip()) or _ROLE.match(line.strip()))


def _read_part(part: str, credit: Credit, later: list[str]) -> bool:
    """Read one part of a line; ``later`` takes the days of updates. Return whether it was understood."""
    labelled = _LABELLED.match(part)
    part = labelled[1] if labelled else part
    if _NOISE.match(part):
        credit.noise = True
        return True
    when = _WHEN.match(part)
    stamp = _stamp(when["rest"] if when else part)
    if stamp is not None:
        if when and when["word"].lower() in _LATER:
            later.append(stamp)
        else:
            credit.state("published", stamp)
        credit.sure = True
        return True
    both = _DATE_BY.match(when["rest"] if when else part)
    if both and (stamp := _stamp(both[1])) is not None and _read_part(f"by {both[2]}", credit, later):
        credit.state("published", stamp)
        return True
    by = _BY.match(part)
    if by:
        return _read_byline(by[1], credit)
    return _read_name(part, credit) or _read_list(part, credit, later)


def _stamp(text: str) -> str | None:
    """Return a date as it can be read later, or None for what is none."""
    plain = text.strip(" ,.;()[]")
    clock = _UHR.match(plain)
    plain = clock[1] if clock else plain
    if (
        len(plain) > 60
        or not plain[-1:].isalnum()
        or not re.search(r"\d", plain)
        or re.fullmatch(r"\d{4}", plain)
    ):
        return None
    known = read_date(plain, None)
    if known is not None:
        return plain if known.grain in ("day", "time") else None
    return plain if _FIGURES.match(plain) or _FOREIGN.match(plain) else None


def author_named(pieces: Sequence[str]) -> str | None:
    """Return the author that the pieces of an element name, or None where they say something else.

    What stands behind the name (a role, a date, a button) is left out as far as need be.
    """
    if pieces and (pieces[0][:1] == "," or (_BY.match(f"{pieces[-1]} A") and not _BY.match(pieces[-1]))):
        return None
    for count in range(min(len(pieces), 8), 0, -1):
        line = pieces[0]
        for piece in pieces[1:count]:
            line += f", {piece}" if _ROLE.match(piece) else f" {piece}"
        line = re.sub(r"\s*\([^()]*\)\Z", "", " ".join(line.split())).strip(" ,")
        credit = read_credit(line if _BY.match(line) else f"By {line}")
        if credit and "author" in credit.fields:
            return credit.fields["author"]
    return None


def _read_byline(names: str, credit: Credit) -> bool:
    """Read who wrote: people, what they are, for whom, and a date."""
    credit_before = dict(credit.fields)
    names, *places = _PLACE.split(names)
    for outlet in filter(is_outlet, places):
        credit.state("outlet", outlet)
    head, *rest = re.split(r",\s+", names.rstrip(" ,"))
    people = [head]
    for number, piece in enumerate(rest):
        stamp = _stamp(", ".join(rest[number:]))
        if stamp is not None:
            credit.state("published", stamp)
            break
        if is_outlet(piece):
            credit.state("outlet", piece)
        elif not _ROLE.match(piece) and (len(rest) > 1 or " and " in piece) and _PEOPLE.match(piece):
            people.append(piece)
        elif not (_ROLE.match(piece) or _PEOPLE.match(piece)):
            credit.fields = credit_before
            return False
    if not head.strip():
        return False
    first = head.split()[0].casefold().rstrip(".")
    if not _PEOPLE.match(head) or first in WEEKDAYS or first in MONTHS or head.casefold() == "the numbers":
        credit.fields = credit_before
        return False
    if len(people) == 1 and is_outlet(head):
        credit.state("outlet", head[0].upper() + head[1:])
    else:
        credit.state("author", ", ".join(people))
    credit.sure = True
    return True


def _read_name(part: str, credit: Credit) -> bool:
    """Read a part that is nothing but an outlet's or a person's name."""
    if is_outlet(part):
        credit.state("outlet", part)
    elif _ROLE.match(part):
        pass
    elif _PERSON.match(part) and "author" not in credit.fields:
        credit.state("author", part)
    else:
        return False
    return True


def _read_list(part: str, credit: Credit, later: list[str]) -> bool:
    """Read names and a date parted by commas: ``Jane Doe, Skelby Post, 3 May 2025``."""
    cut = part.find(", ")
    while cut > 0:
        head, rest = part[:cut], part[cut + 2 :]
        if _read_name(head, credit):
            return _read_part(rest, credit, later)
        cut = part.find(", ", cut + 1)
    return False
