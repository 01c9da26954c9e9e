"""Whether words name an outlet by themselves (``Skelby Post``, ``BBC``, ``herald.example``), and names in titles."""

from __future__ import annotations

import re

from index.patterns import lazy

_KINDS = frozenset(
    """post times news herald tribune gazette guardian journal star chronicle observer standard mirror telegraph
    independent mail express sun globe courier examiner inquirer register dispatch press record bulletin echo argus
    sentinel review reporter today daily online radio tv television network media magazine agency wire weekly monitor
    mercury advertiser broadcasting leader beacon messenger digest insider ledger advocate enquirer gleaner statesman
    intelligencer clarion bugle packet bbc cnn zeitung nachrichten rundschau
    anzeiger allgemeine tagblatt tageblatt kurier spiegel presse bote merkur stern figaro monde libération dépêche
    parisien croix humanité país pais mundo vanguardia faro diario correo periódico heraldo nación nacion prensa
    corriere repubblica stampa gazzetta giornale messaggero jornal folha estado público dagblad volkskrant telegraaf
    politiken aftenposten dagbladet rundfunk agencia agence""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that stand at the end of an outlet's name."""
_FIRST = frozenset(
    """figaro monde dépêche parisien croix humanité diario correo periódico heraldo faro gazzetta corriere giornale
    messaggero jornal agencia agence radio bbc cnn nachrichten""".split()  # noqa: SIM905 - reads best as words
)
"""Words that stand at its beginning, after an article."""
_BRANDS = {
    name.casefold(): name
    for name in re.split(
        r"\|",
        "BBC|BBC News|CNN|NPR|PBS|ABC News|CBS News|NBC News|Fox News|MSNBC|CNBC|Sky News|ITV News|Channel 4 News|"
        "Reuters|AP|PA|PA Media|Associated Press|The Associated Press|AFP|Agence France-Presse|Bloomberg|UPI|"
        "DPA|ANSA|EFE|TASS|Xinhua|Anadolu|"
        "Kyodo|Yonhap|Interfax|PTI|IANS|ANI|Al Jazeera|Al Arabiya|Deutsche Welle|DW|France 24|RFI|Euronews|RT|NHK|CBC|"
        "RTÉ|RTE|ARD|ZDF|ORF|SRF|NDR|WDR|MDR|RTVE|RAI|NOS|NRK|SVT|DR|YLE|Guardian|The Guardian|Telegraph|Independent|"
        "Axios|Politico|Vox|Vice|Slate|Salon|Quartz|HuffPost|BuzzFeed|ProPublica|The Economist|The Atlantic|"
        "The New Yorker|Time|Newsweek|Forbes|Fortune|The Hill|The Intercept|USA Today|Haaretz|Dawn|The Hindu|NDTV|"
        "India Today|Mint|Scroll|The Wire|Straits Times|The Straits Times|Le Monde|Le Figaro|Libération|Le Point|"
        "Der Spiegel|Spiegel|Die Zeit|Die Welt|Welt|FAZ|Süddeutsche|Bild|taz|Tagesschau|"
        "El País|El Mundo|ABC|La Vanguardia|"
        "Corriere della Sera|La Repubblica|La Stampa|Folha|O Globo|Clarín|La Nación|NYT|WSJ|WaPo|MercoPress|Meduza|"
        "Yahoo News|MSN|Business Insider|TechCrunch|Ars Technica|Wired|The Verge|The Conversation|The Register",
    )
}
"""Names that no word tells of, as they are written."""
_SMALL = frozenset(
    "of the and for de del della des du la le les el los di da do y e et und der die das van on in &".split()  # noqa: SIM905
)
_PREPOSITIONS = frozenset({"of", "and", "for", "on", "in", "y", "e", "et", "und", "&"})
_DOMAIN = lazy(
    r"(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|info|news|press|tv|int|edu|gov|example|[a-z]{2})\Z",
    re.IGNORECASE,
)
_SUFFIX = lazy(r"(.{8,}\S)\s*(?:\s[-–—·•«»]\s|\s?[|‖]\s?)\s*([^|‖–—·•«»]{2,48})\Z", re.DOTALL)
_PREFIX = lazy(r"\[([^\[\]\n]{2,40})\]\s*(\S.{7,})\Z", re.DOTALL)
LONGEST = 6
"""Words of an outlet's name."""


def is_outlet(name: str) -> bool:
    """Return whether a text is an outlet's name beyond doubt: a known one, a domain, or one that ends like one."""
    plain = name.strip().rstrip(".")
    if plain.casefold() in _BRANDS or (_DOMAIN.match(plain) and not plain[-1].isdigit()):
        return True
    words = plain.split()
    if not 1 < len(words) <= LONGEST or any(mark in plain for mark in '?!:;,"“”'):
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words):
        return False
    last = words[-1].strip("()").casefold()
    first = words[1 if words[0].lower() in _SMALL else 0].casefold()
    return words[0].lower() not in _PREPOSITIONS and (last in _KINDS or first in _FIRST)


def known_outlet(name: str) -> str | None:
    """Return the known outlet that some letters mean in any case, as it is written."""
    return _BRANDS.get(name.casefold())


def part_title(title: str) -> tuple[str, str] | None:
    """Part a title from the outlet's name behind it (``… - The Herald``) or before it (``[The Herald] …``)."""
    behind = _SUFFIX.match(title) if len(title) <= 400 else None
    if behind and is_outlet(behind[2]):
        return behind[1].strip(), behind[2].strip()
    before = _PREFIX.match(title) if title[:1] == "[" and len(title) <= 400 else None
    if before and is_outlet(before[1]):
        return before[2].strip(), before[1].strip()
    return None
