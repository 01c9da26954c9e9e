"""What a line or a sentence is when it is no part of the report: caption, credit, disclaimer, agency line, prompt."""

from __future__ import annotations

import re

from index.article import Kind
from index.patterns import lazy

_AGENCY = "|".join(
    (
        "Reuters|AFP|Agence France-Presse|AP|(?:The )?Associated Press|PTI|IANS|ANI|UPI|UNI|DPA|dpa|EFE|ANSA|TASS",
        "Xinhua|Anadolu|AA|Bloomberg|BNO News|Kyodo|Yonhap|PA(?: Media)?|Press Association|Interfax|CNN Wire",
        "Getty(?: Images)?|(?i:agency|agencies|wires?|staff|bureau)",
    )
)
_AGENCIES = rf"(?:{_AGENCY})(?:(?:, and |, | and | & |/)(?:{_AGENCY}))*"

_CAPTION = (
    r"(?i:\[?(?:image|photo|photograph|picture|pic|caption|video|graphic|map|chart|illustration|file|infographic"
    r"|file (?:photo|image|pic|picture)|in this (?:photo|image|picture)|representati(?:ve|onal) image)"
    r"\s*(?::|\||–|—| - ))",
    r"FILE\b(?=.{0,12}(?:[-–—:]|photo))",
    r"In this (?:[A-Z][a-z]+\.? \d|photo|image|picture|file|undated)",
    r"(?i:an? (?:file|undated|handout) (?:photo|photograph|image|picture)\b)",
)
_DISCLAIMER = (
    r"(?i:\(?disclaimers?\s*[:.\-–—])",
    r"(?i:editor(?:'|’)?s(?:'|’)? note\s*:|correction\s*:|clarification\s*:)",
    r"(?i:©|\(c\) ?\d{4}|copyright (?:©|\d{4})|all rights reserved)",
    r"(?i:(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in|by|here|are))",
    r"(?i:this (?:article|story|material|report|content|post|copy|piece|text)(?: \w+){0,3} "
    r"(?:may not|has not been|was (?:originally|first|auto)|originally|is (?:auto|republished|published from)"
    r"|is for information|has been (?:published|auto|edited|updated|corrected|sourced|generated)))",
    r"(?i:\(?except for the headline|all (?:content|material) (?:is|on))",
)
_AGENCY_LINE = (
    r"(?i:[\[(]?\s*with (?:additional )?(?:agency |news agency )?(?:inputs?|reporting|reports?) (?:from|by)\b.{0,80})",
    r"[\[(]?\s*(?:(?i:with) )?[\w, /&]{0,40}\binputs\s*[\])]?\.?$",
    rf"[\[(]?\s*(?:(?:—|–|-{{1,2}}|(?i:source:|agency:|via))\s*)?{_AGENCIES}\s*[\])]?\.?\s*$",
    rf"{_AGENCIES} contributed to this (?:report|story|article)\b.{{0,40}}",
    r"(?i:[\[(]?inputs? from .{1,60})",
)
_NAME = r"[A-Z][\w.’'-]+"
_CREDIT = (
    r"(?i:[\[(]?(?:additional |further )?(?:reporting|writing|editing|edited|written|compiled|reported|translated"
    r"|photographs?|photos?|graphics?|research|production|interview|story) by\b)",
    rf"(?i:by) {_NAME}(?: {_NAME}){{1,4}}(?:,? (?:and|&) .{{3,40}}|, [\w ]{{3,40}})?$",
    r"(?i:(?:(?:photo|image|picture|video|photograph)s? )?(?:credits?|courtesy)\s*[:\-])",
    r"(?i:(?:source|author|byline)\s*:)",
    r".{0,80}\bcontributed (?:reporting|to this (?:report|story|article))\b",
    r"(?i:(?:first )?(?:published|updated|posted|last (?:updated|modified))(?: on| at)?\s*:?\s*(?=.{0,20}\d)"
    r"[^.]{4,60}$)",
    r"(?i:date:? \d{4}-\d{2}-\d{2}$)",
)
_PROMPT = (
    r"(?:also|must|further) read\b",
    r"read (?:more|also|next|the full|full|here|this)\b(?!.{90})|read:",
    r"(?:also )?see also\b|related\s*:|related (?:stories|articles|news|coverage)\b",
    r"(?:also )?watch(?: here| this| now| the video| video| live| more| below)?\s*:",
    r"watch (?:here|now|the video|video)\b(?!.{60})|listen(?: here| now)?\s*:",
    r"click (?:here|to|on)\b|tap (?:here|to)\b",
    r"(?:please )?(?:sign up|subscribe|register|log ?in|sign in)"
    r"(?: (?:to|for|here|now|today|with|and|our|us|in|free)\b.*|[!.]?$)",
    r"follow (?:us|\S+) (?:on|at)\b(?!.{90})|join (?:us|our) (?:on|whatsapp|telegram|channel|newsletter)",
    r"share (?:this|on|via)\b(?!.{60})",
    r"advertisement[.]?$|advertisement\s*[-:]|(?:sponsored|promoted)(?: content)?$",
    r"(?:story|article) continues\b|continue reading\b|scroll (?:down )?to (?:continue|read)|skip (?:to|past)\b",
    r"most (?:read|popular)$|(?:recommended|trending)(?: now| for you| stories| videos)?$",
    r"(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies",
    r"by (?:clicking|continuing|signing up|subscribing)\b",
    r"download (?:the|our) app|get (?:the|our) (?:app|newsletter|latest|free|daily)",
    r"support (?:our|quality|independent) journalism|stay (?:tuned|updated|informed)\b",
    r"for (?:more|all the latest) (?:news|updates|stories)\b|comments?(?: \(\d+\))?$",
    r"to continue reading|already a subscriber|you(?:'|’)ve (?:reached|read)\b.{0,40}(?:articles|limit)",
    r"newsletter$|details here\.?$|view (?:all|more|comments|gallery|this post)\b(?!.{40})",
    r"here(?:'|’)s the (?:link|video)\s*:",
)
_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.CAPTION, lazy("|".join(_CAPTION))),
    (Kind.DISCLAIMER, lazy("|".join(_DISCLAIMER))),
    (Kind.AGENCY, lazy("|".join(_AGENCY_LINE))),
    (Kind.CREDIT, lazy("|".join(_CREDIT))),
    (Kind.PROMPT, lazy(rf"(?i:[\[(►▶→»>]*\s*(?:{'|'.join(_PROMPT)}))")),
)
_TAIL_CREDIT = lazy(
    r"(?:\((?:photo|image|picture|pic|source|ap photo|credit)[^)]{0,80}\)"
    r"|(?:photo|image|picture|photograph)s?(?: by| credit)?\s*:\s*[^.]{2,80}"
    r"|/\s*(?:AP|AFP|Reuters|Getty Images|EPA|Bloomberg|Shutterstock|ANI|PTI)(?: Photo| via [\w ]{2,30})?"
    r"|via (?:AP|AFP|Reuters|Getty Images))\)?\.?$",
    re.IGNORECASE,
)
_SHORT_PROMPT = lazy(r"(?:watch|see|listen|look|read|click)(?: \w+){0,3} ?:$", re.IGNORECASE)
_FIRST = lazy(r"[\s\[(►▶→»>—–-]*([^\W\d_]+|©|\()")
_TRIGGERS = frozenset(
    """image photo photograph picture pic caption video graphic map chart illustration file in representational
    representative infographic a an disclaimer disclaimers editor editors correction clarification © c copyright all
    the views opinions this except with input inputs source agency via additional further reporting writing editing
    edited written compiled reported translated photographs photos images pictures graphics graphic research
    production interview by credit credits courtesy author byline story first published updated posted last date
    also must read see related watch listen click tap please sign subscribe register log login follow join share
    advertisement sponsored promoted article continue scroll skip most recommended trending we accept download get
    support stay for comment comments to already you newsletter details view here reuters afp agence ap associated
    pti ians ani upi dpa efe ansa tass xinhua anadolu aa bloomberg bno kyodo yonhap pa press interfax uni cnn getty
    agencies wire wires staff bureau""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""The words with which the patterns of ``_LINES`` begin: looking here first is ten times faster than trying them."""


def line_kind(line: str) -> Kind | None:
    """Return the kind a whole line has because of how it begins or ends, or None for the report's own text."""
    probe = line[:400]
    first = _FIRST.match(probe)
    if (first and first[1].lower() in _TRIGGERS) or "contributed" in probe or "nputs" in probe:
        for kind, pattern in _LINES:
            if pattern.match(probe):
                return None if kind is Kind.AGENCY and len(line) > 160 else kind
    end = line[-90:]
    if (
        len(line) <= 400
        and ("/" in end or "(" in end or ": " in end or "via " in end)
        and _TAIL_CREDIT.search(line)
    ):
        return Kind.CAPTION
    return None


def sentence_kind(sentence: str) -> Kind | None:
    """Return the kind of one sentence that stands among sentences of the report, or None for the report's own."""
    if len(sentence) > 200:
        return None
    if sentence[-1] == ":" and _SHORT_PROMPT.fullmatch(sentence):
        return Kind.PROMPT
    return line_kind(sentence)
