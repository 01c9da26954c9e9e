"""A report as Markdown (CommonMark): claims, who says what, quotes with links."""

from __future__ import annotations

import re

from reader.compare.steps import each
from reader.notes.exchange.report import VERSION, Report, Section, Statement, in_order
from reader.notes.identity import iri_safe

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_STARTS = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def markdown(report: Report) -> str:
    """Return a report as Markdown; foreign text can neither start markup nor HTML."""
    parts = [f"# {_plain(report.title)}", _plain(report.summary)]
    for section in report.sections:
        parts += _section(section)
    parts.append(f"<!-- crossread report, version {VERSION} -->")
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> list[str]:
    parts = [f"## {_plain(section.heading)}"]
    if section.status:
        meaning = f" ({_plain(section.definition.rstrip('.'))})" if section.definition else ""
        parts.append(f"**Status: {_plain(section.status)}**{meaning}")
    if section.rationale:
        parts.append(_plain(section.rationale, lines=True))
    parts += [f"Another version: {_plain(version)}" for version in section.versions]
    for statement in each("Writing the notes", section.statements):
        parts += _statement(statement)
    return parts


def _statement(statement: Statement) -> list[str]:
    named = ", ".join(part for part in (statement.outlet, statement.published) if part)
    head = f"**{_plain(named)}**"
    title = statement.title if statement.title != statement.outlet else ""
    if statement.url:
        head += f" – [{_plain(title or statement.url)}](<{_address(statement.url)}>)"
    elif title:
        head += f" – {_plain(title)}"
    if statement.labels:
        head += f" – {_plain(', '.join(statement.labels))}"
    parts = [head]
    if statement.quote:
        parts.append(
            "\n".join(f"> {row}".rstrip() for row in _plain(statement.quote, lines=True).split("\n"))
        )
    for note in statement.notes:
        parts.append("- " + _plain(note, lines=True).replace("\n", "\n  "))
    return parts


def _address(url: str) -> str:
    """Return an address that stays inside its angle brackets."""
    return iri_safe(url).replace("(", "%28").replace(")", "%29")


def _plain(text: str, *, lines: bool = False) -> str:
    """Return foreign text so that Markdown shows it as it is; on one line unless ``lines``."""
    text = in_order(text)
    text = re.sub(r"[ \t]+", " ", text) if lines else " ".join(text.split())
    return _STARTS.sub(lambda m: f"{m[1]}{_escaped_start(m[2])}", _SPECIAL.sub(r"\\\1", text))


def _escaped_start(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"
