"""Text exports of press databases: Nexis, Factiva and ProQuest put many articles into one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.article import Origin
from index.ingest.date_forms import WEEKDAYS
from index.ingest.date_forms import read as read_date
from index.ingest.values import Fields
from index.patterns import lazy

_NEXIS_FIRST = lazy(r"^[ \t]*\d{1,5} of \d{1,5} DOCUMENTS[ \t]*$", re.MULTILINE)
_NEXIS_END = lazy(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_NEXIS_LABEL = lazy(
    r"(?P<name>BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|BODY|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC"
    r"|SERIES|TYPE|SOURCE|URL|SUBJECT|CORRECTION|CORRECTION-DATE|COLUMN|DISTRIBUTION)\s*:\s*(?P<value>.*)\Z",
    re.IGNORECASE,
)
_NEXIS_BEHIND = frozenset(
    {"load-date", "language", "publication-type", "journal-code", "subject", "graphic", "url", "source"}
)
_RIGHTS = lazy(
    r"(?:copyright\b|©|all rights reserved|page \d+ of \d+|\S+ edition\Z|link to (?:image|pdf|the original))",
    re.I,
)
_FACTIVA_END = lazy(r"^Document [A-Z0-9]{6,12}\d{8}[a-z0-9]+[ \t]*$", re.MULTILINE)
_FACTIVA_CODE = lazy(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CX|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART|CLM|DJN|GC)"
    r"(?:[ \t]+(\S.*))?[ \t]*\Z"
)
_PROQUEST_RULE = lazy(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
_PROQUEST_LABEL = lazy(
    r"(Full text|Abstract|Title|Author|Publication (?:title|info|date|year|subject|note)|Language of publication"
    r"|Section|Subject|Location|People|Company / organization|Pages|First page|Publisher|Place of publication"
    r"|Dateline|Column|Country of publication|e?-?ISSN|Source type|Document type"
    r"|ProQuest document ID|Document URL|Copyright|Last updated"
    r"|Database|Links|Identifier / keyword|Classification|Edition)\s*:\s*(.*)\Z"
)


@dataclass(slots=True)
class Record:
    """One article of an export."""

    body: str = ""
    fields: Fields = field(default_factory=dict)

    def state(self, name: str, value: str) -> None:
        """Keep a field unless it is empty or was stated before."""
        if value.strip():
            self.fields.setdefault(name, (" ".join(value.split()), Origin.HEADER))


def records(text: str) -> list[Record] | None:
    """Return the articles of a database's export in their order, or None for any other text.

    An article whose text is missing has an empty body.
    """
    if _NEXIS_FIRST.search(text) and re.search(r"^[ \t]*(?:LENGTH|BODY|LOAD-DATE):", text, re.MULTILINE):
        return [_nexis(part) for part in _NEXIS_FIRST.split(text)[1:] if part.strip()]
    if _NEXIS_END.search(text) and re.search(
        r"^[ \t]*(?:Length:|Load-Date:|Body[ \t]*$)", text, re.MULTILINE
    ):
        return [_nexis(part) for part in _NEXIS_END.split(text) if len(part.split()) > 8]
    if re.search(r"^HD(?:[ \t]|$)", text, re.MULTILINE) and re.search(
        r"^(?:LP|TD)[ \t]*$", text, re.MULTILINE
    ):
        return [_factiva(part) for part in _factiva_parts(text)]
    if _PROQUEST_RULE.search(text) and re.search(
        r"^(?:Full text|ProQuest document ID)\s*:", text, re.MULTILINE
    ):
        return [
            _proquest(part)
            for part in _PROQUEST_RULE.split(text)
            if re.search(r"^(?:Full text|Publication title|Title):", part, re.MULTILINE)
        ]
    return None


def _nexis(text: str) -> Record:
    """Read one document of Nexis: its newer form has the title first, the older the outlet."""
    record = Record()
    top: list[str] = []
    body: list[str] = []
    inside = begun = behind = False
    for row in text.split("\n"):
        line = row.strip()
        label = _NEXIS_LABEL.match(line)
        name = label["name"].lower() if label else ""
        if behind or (inside and begun and label and name in _NEXIS_BEHIND and label["name"][0].isupper()):
            behind = True
            _nexis_field(name, label["value"] if label else "", record)
        elif inside and begun:
            body.append(line)
        elif line.lower() in ("body", "body:"):
            inside = True
        elif label:
            _nexis_field(name, label["value"], record)
            inside = inside or name in ("length", "body")
            if name == "body" and label["value"]:
                body.append(label["value"])
                begun = True
        elif inside and line:
            body.append(line)
            begun = True
        elif line and not _RIGHTS.match(line):
            top.append(line)
    _nexis_top(top, record)
    record.body = "\n".join(
        row for row in body if not re.match(r"(?:copyright \d{4}|all rights reserved)", row, re.I)
    ).strip()
    _without_title(record)
    return record


def _nexis_field(name: str, value: str, record: Record) -> None:
    """Keep what a label states."""
    meaning = {"byline": "author", "headline": "title", "language": "language", "url": "url"}.get(name)
    if meaning:
        record.state(meaning, value.title() if meaning == "language" and value.isupper() else value)


def _nexis_top(top: list[str], record: Record) -> None:
    """Read the lines without labels: title, outlet and day, or outlet, day and title."""
    at = next((number for number, line in enumerate(top[:6]) if _day(line)), None)
    if at is None:
        record.state("title", top[0] if top else "")
        return
    record.state("published", _day(top[at]) or "")
    if at >= 2 or (at == 1 and "title" not in record.fields and len(top) == 2 and len(top[0].split()) > 6):
        record.state("outlet", top[at - 1] if at >= 2 else "")
        record.state("title", " ".join(top[: at - 1]) if at >= 2 else top[0])
        return
    record.state("outlet", top[0] if at else "")
    record.state("title", top[at + 1] if at + 1 < len(top) else "")


def _day(line: str) -> str | None:
    """Return the day that a line begins with; Nexis puts weekday, edition and time behind it."""
    words = line.replace("\u00a0", " ").split()[:5]
    for number in range(len(words), 2, -1):
        stated = " ".join(word for word in words[:number] if word.strip(",.").lower() not in WEEKDAYS)
        found = read_date(stated, None)
        if found is not None and found.grain in ("day", "time"):
            return found.iso[:10]
    return None


def _factiva_parts(text: str) -> Iterator[str]:
    """Yield the documents of a Factiva export, each of which ends with its number."""
    if _FACTIVA_END.search(text):
        yield from (part for part in _FACTIVA_END.split(text) if re.search(r"^HD\b", part, re.MULTILINE))
        return
    yield from (f"HD{part}" for part in re.split(r"^HD\b", text, flags=re.MULTILINE)[1:])


def _factiva(text: str) -> Record:
    """Read one document of Factiva: two letters before each field."""
    values: dict[str, list[str]] = {}
    rows: list[str] = []
    for row in text.split("\n"):
        code = _FACTIVA_CODE.match(row.strip("\r"))
        if code:
            rows = values.setdefault(code[1], [])
            rows.append(code[2] or "")
        else:
            rows.append(row.strip())
    record = Record("\n".join([*values.get("LP", []), "", *values.get("TD", [])]).strip())
    for code_, name in (("HD", "title"), ("BY", "author"), ("SN", "outlet"), ("LA", "language")):
        record.state(name, " ".join(values.get(code_, [])))
    record.state("published", " ".join([*values.get("PD", []), *values.get("ET", [])]))
    return record


def _proquest(text: str) -> Record:
    """Read one document of ProQuest: labels at the beginning of lines."""
    values: dict[str, list[str]] = {}
    top: list[str] = []
    rows = top
    for row in text.split("\n"):
        label = _PROQUEST_LABEL.match(row.strip())
        if label:
            rows = values.setdefault(label[1], [])
            rows.append(label[2])
        elif not re.match(r"\s*(?:Document \d+ of \d+|https?://\S+)\s*\Z", row):
            rows.append(row.strip())

    def said(name: str) -> str:
        return " ".join(values.get(name, []))

    record = Record("\n".join(values.get("Full text", [])).strip())
    record.state("title", said("Title") or next((line for line in top if line), ""))
    record.state("outlet", re.split(r";| \[", said("Publication title") or said("Publication info"))[0])
    record.state("author", re.sub(r"^([^,;]+), ([^,;]+?)[.]?$", r"\2 \1", said("Author")))
    record.state("published", said("Publication date"))
    record.state("language", said("Language of publication"))
    return record


def _without_title(record: Record) -> None:
    """Take a title that stands in the text again out of it."""
    title = record.fields.get("title", ("", Origin.UNKNOWN))[0]
    first, _, rest = record.body.partition("\n")
    if title and first.strip() == title and rest.strip():
        record.body = rest.strip()
