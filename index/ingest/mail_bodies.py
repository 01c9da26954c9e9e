"""What stands in a mail beside its article: what was forwarded or answered, signatures, addresses, the foot."""

from __future__ import annotations

import re
from html import unescape

from index.article import Origin
from index.ingest.values import Fields
from index.patterns import lazy

NOTE = 60
"""Words that somebody may write over what they forward, or below which a reply is not what its mail is kept for."""
LOOKED_AT = 8_000
"""Characters at the top among which a message was forwarded."""
LONGEST = 300
"""Characters of a line that says who wrote what is quoted below it."""
FOOT = 20
"""Lines at the end among which a newsletter says how to be rid of it, or a signature stands."""
LEAST = 40
"""Words that are left of a text whose foot is taken off."""

_LABELS = {
    "outlet": "from|von|de|da|van|från|fra",
    "published": "date|sent|datum|gesendet|envoyé|fecha|enviado|data|verzonden|skickat|sendt",
    "title": "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne",
    "": "to|cc|bcc|reply-to|an|kopie|à|para|a|aan|til",
}
"""Fields, and what programs call them over a forwarded message."""
_FIELDS = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
_LABEL = "|".join(_FIELDS)
_MARK = (
    r"-{2,} ?(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|message d['’]origine|mensaje reenviado|mensaje original|messaggio inoltrato|doorgestuurd bericht)"
)
_FORWARDED = lazy(
    rf"^[ \t]*(?:{_MARK}[^\n]{{0,40}}|begin forwarded message:)[^\S\n]*\n(?:[> \t]*\n)*"
    rf"((?:[> *]*(?:{_LABEL})\b *[*]? *:[^\n]{{0,500}}\n(?:[> ]{{0,20}}[ \t][^\n]{{1,200}}\n)?)+)",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWERED = lazy(r"[\s-]*(?:original|ursprüngliche|message d.origine|mensaje original)", re.IGNORECASE)
_MARKUP = r"(?:\s|&nbsp;|<[^<>]{0,1000}>)*"
_FORWARDED_PAGE = lazy(
    rf"(?:{_MARK}[ -]{{0,40}}|begin forwarded message:){_MARKUP}|<(?:b|strong)\b[^<>]{{0,200}}>(?=(?:from|von)\s*:)",
    re.IGNORECASE,
)
_ROW = lazy(
    rf"{_MARKUP}({_LABEL}){_MARKUP}:((?:[^<\n]|<(?!br|/?p\b|/?div|/td|/tr)[^<>]{{0,1000}}>|\n(?!\n)){{0,2000}})",
    re.IGNORECASE,
)
_QUOTED_PAGE = lazy(
    r"<(?:div|blockquote|section)\b[^<>]{0,300}(?:gmail_quote|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg|type=[\"']?cite)",
    re.IGNORECASE,
)
_WROTE = lazy(
    r"\b(?:wrote *|(?:schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\b.{0,80}):\s*\Z",
    re.IGNORECASE,
)
_WHEN = lazy(r"\s*(?:on|am|le|el|il|op|den|em)\b.{0,80}?(?:\d{4}|\d{1,2}[:.]\d\d|@)", re.IGNORECASE)
_QUOTED = lazy(r"^[ \t]*>[^\n]*(?:\n|\Z)", re.MULTILINE)
_QUOTE_MARK = lazy(r"^[ \t]*> ?", re.MULTILINE)
_SIGNATURE = lazy(r"^-- $.*", re.MULTILINE | re.DOTALL)
_BARE_SIGNATURE = lazy(r"^--[ \t]*\n(?:[^\n]{0,60}\n){0,9}[^\n]{0,60}\Z", re.MULTILINE)
_LINKED = lazy(
    r"(?<![ \t])[ \t]*(?:<https?://[^\s<>]{1,2000}>|\(\s?https?://[^\s()]{1,2000}\s?\)|\[https?://[^\s\[\]]{1,2000}\])"
)
_ADDRESSES = lazy(r"^[ \t]*(?:\[\d{1,3}\][ \t]*)?<?https?://\S{1,2000}[ \t]*$", re.MULTILINE)
_NUMBERED = lazy(r"[ \t]?\[\d{1,3}\](?![ \t]*(?:https?:|\w))")
_RULE = lazy(r"^[ \t]*[*=_~#—–-]{3,}[ \t]*$", re.MULTILINE)
_FOOT = lazy(
    r"[\W\d]{0,6}(?:you(?:(?:'|’)re| are)? (?:receiv(?:ed|ing)|getting) this|to unsubscribe"
    r"|unsubscribe(?=\s*(?:[^\w\s]|\Z|(?:here|from|now|at|or|by|instead|below|https?)\b))"
    r"|manage (?:your )?preferences|if you no longer wish|abmelden|newsletter abbestellen"
    r"|this (?:e-?mail|message|newsletter) was sent (?:to (?:you\b|<?\S+@)|because|from <?\S+@)"
    r"|se désabonner|darse de baja|annulla (?:l['’])?iscrizione)\b",
    re.IGNORECASE,
)


def without_forwarding(text: str, fields: Fields) -> str:
    """Take off what a mail program puts over a forwarded message; its sender, date and subject are the article's."""
    found = _FORWARDED.search(text[:LOOKED_AT])
    if not found:
        return text
    if len(text[: found.start()].split()) > NOTE:
        return text[: found.start()] if _ANSWERED.match(found[0]) else text
    for row in found[1].split("\n"):
        label, _, value = row.partition(":")
        _state(fields, label, value)
    rest = text[found.end() :]
    return _QUOTE_MARK.sub("", rest) if _mostly_quoted(rest) else rest


def page_without_forwarding(page: str, fields: Fields) -> str:
    """Return a mail's page from where a forwarded message begins, whose fields are taken; without what it answers."""
    from index.ingest.html import plain

    found = _FORWARDED_PAGE.search(page)
    if found and len(plain(page[: found.start()]).split()) <= NOTE:
        rows: list[re.Match[str]] = []
        at = found.end()
        while len(rows) < 8 and (row := _ROW.match(page, at)):
            rows.append(row)
            at = row.end()
        if any(_FIELDS.get(row[1].lower()) == "title" for row in rows):
            for row in rows:
                _state(fields, row[1], unescape(re.sub(r"<[^<>]{0,1000}>", "", row[2])))
            return page[at:]
    quoted = _QUOTED_PAGE.search(page)
    if quoted and len(plain(page[: quoted.start()]).split()) > NOTE:
        return page[: quoted.start()]
    return page


def _state(fields: Fields, label: str, value: str) -> None:
    """Keep what a row over a forwarded message states."""
    field = _FIELDS.get(label.strip(" *>").lower())
    said = re.sub(r"\s*<[^<>]*>\s*\Z", "", " ".join(value.strip(" *").split())).strip().strip("\"'")
    if field and said and not (field == "outlet" and "@" in said):
        fields[field] = (said, Origin.HEADER)


def without_quoted(text: str, *, reply: bool) -> str:
    """Return a mail's text without what it quotes of the one that it answers, or what it quotes where it adds little.

    ``reply`` says that the mail answers another one; of any other, lines marked as quoted are its own.
    """
    quoted = _QUOTED.findall(text)
    if not quoted:
        return text
    rows: list[str] = []
    for row in _QUOTED.sub("", text).split("\n"):
        says_when = len(row) < LONGEST and _WHEN.match(row)
        if len(row) < LONGEST and _WROTE.search(row) and (says_when or (rows and _WHEN.match(rows[-1]))):
            reply = True
            del rows[len(rows) - (not says_when) :]
        else:
            rows.append(row)
    if not reply:
        return _QUOTE_MARK.sub("", text)
    own = "\n".join(rows)
    if len(own.split()) > NOTE or len(own.split()) >= len("".join(quoted).split()):
        return own
    return _QUOTE_MARK.sub("", "".join(quoted))


def _mostly_quoted(text: str) -> bool:
    """Return whether more than half of the words of a text stand in lines that are marked as quoted."""
    return 2 * len("".join(_QUOTED.findall(text)).split()) > len(text.split())


def without_foot(text: str) -> str:
    """Return a mail's text without its signature, addresses of pages, rules, and what a newsletter has at its end."""
    text = _BARE_SIGNATURE.sub("", _SIGNATURE.sub("", text))
    bare = _RULE.sub("", _ADDRESSES.sub("", text))
    if bare != text and "[1]" in text:
        bare = re.sub(r"(?mi)^[ \t]*(?:links|references):[ \t]*$", "", _NUMBERED.sub("", bare))
    rows = _LINKED.sub("", bare).rstrip().split("\n")
    for at in range(max(0, len(rows) - FOOT), len(rows)):
        if _FOOT.match(rows[at]) and len(" ".join(rows[:at]).split()) >= LEAST:
            return "\n".join(rows[:at])
    return "\n".join(rows)
