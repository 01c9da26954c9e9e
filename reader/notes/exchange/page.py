"""A report as one HTML page that needs nothing else: no script, no picture, no network."""

from __future__ import annotations

from html import escape

from reader.compare.steps import each
from reader.notes.exchange.report import VERSION, Report, Section, Statement, in_order
from reader.notes.identity import iri_safe

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, blockquote, .note, .label, a, strong { unicode-bidi: isolate; }
h1, h2, .who, .status { font-family: system-ui, sans-serif; }
h2 { border-top: 1px solid; padding-top: 1rem; font-size: 1.2rem; }
blockquote { border-left: 3px solid; margin: .4rem 0 .4rem .2rem; padding-left: .8rem; white-space: pre-line; }
.status span { border: 1px solid; border-radius: 3px; padding: 0 .4rem; }
.who, .note { margin: .4rem 0; }
.note { white-space: pre-line; padding-left: 1rem; font-size: .95rem; }
.label { border-bottom: 1px dotted; margin-left: .6rem; font-size: .9rem; }
.look-red { color: #c0392b; } .look-green { color: #1e8449; } .look-yellow { color: #9a7d0a; }
.look-blue { color: #2471a3; } .look-magenta { color: #884ea0; }
.look-cyan { color: #117a65; } .look-grey { color: #707b7c; }
.look-bold { font-weight: bold; } .look-italic { font-style: italic; } .look-strike { text-decoration: line-through; }
.look-underline { text-decoration: underline; } .look-dim { opacity: .7; } .look-reverse { outline: 2px solid; }
@media print { body { max-width: none; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(report: Report) -> str:
    """Return a report as an HTML page; all foreign text is escaped, links lead to http and https alone."""
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="crossread">\n<meta name="crossread-report" content="{VERSION}">\n'
        f"<title>{_text(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    body = [f"<h1>{_text(report.title)}</h1>", f"<p>{_text(report.summary)}</p>"]
    for section in report.sections:
        body += _section(section)
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def _section(section: Section) -> list[str]:
    rows = ["<section>", f"<h2>{_text(section.heading)}</h2>"]
    if section.status:
        looks = " ".join(f"look-{word}" for word in section.look)
        meaning = f" {_text(section.definition)}" if section.definition else ""
        rows.append(
            f'<p class="status">Status: <span class="{looks}">{_text(section.status)}</span>{meaning}</p>'
        )
    if section.rationale:
        rows.append(f'<p class="note">{_text(section.rationale)}</p>')
    rows += [f'<p class="status">Another version: {_text(version)}</p>' for version in section.versions]
    for statement in each("Writing the notes", section.statements):
        rows += _statement(statement)
    return [*rows, "</section>"]


def _statement(statement: Statement) -> list[str]:
    named = ", ".join(part for part in (statement.outlet, statement.published) if part)
    who = f"<strong>{_text(named)}</strong>"
    title = statement.title if statement.title != statement.outlet else ""
    if statement.url:
        address = escape(iri_safe(statement.url), quote=True)
        who += f' – <a rel="noreferrer noopener" href="{address}">{_text(title or statement.url)}</a>'
    elif title:
        who += f" – {_text(title)}"
    who += "".join(f'<span class="label">{_text(label)}</span>' for label in statement.labels)
    rows = [f'<article id="{escape(statement.id, quote=True)}">', f'<p class="who">{who}</p>']
    if statement.quote:
        rows.append(f"<blockquote>{_text(statement.quote)}</blockquote>")
    rows += [f'<p class="note">{_text(note)}</p>' for note in statement.notes]
    return [*rows, "</article>"]


def _text(text: str) -> str:
    return escape(in_order(text), quote=True)
