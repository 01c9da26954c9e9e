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
    r"(?i:(?:image|media|video|photo|figure) (?:caption|source|credit),? )",
    r"(?:Getty Images|Shutterstock|Alamy|EPA-EFE|PA Media|iStock) (?=[A-Z])[^.!?]{3,200}$",
    r"FILE\b(?=.{0,12}(?:[-–—:]|photo))",
    r"In this (?:[A-Z][a-z]+\.? \d|photo|image|picture|file|undated)",
    r"(?i:an? (?:file|undated|handout) (?:photo|photograph|image|picture)\b)",
)
_STORY = r"(?:article|story|post|piece|headline|live ?blog)"
_THIS = rf"this (?:[a-z]+\.? \d{{1,2}} )?{_STORY}"
_CORRECTED = (
    r"(?:corrections?|clarifications?|corrected|corrections? (?:&|and) clarifications?)"
    r"(?:\s*[:—–]|[,\s(]+(?=[^:]{0,30}\d)[^:]{3,40}:)",
    r"a (?:correction|clarification) (?:(?:was|has been) (?:made|added|appended|published)(?! by\b)"
    rf"|to (?:this (?:{_STORY}|report|page|version)|an earlier)) ",
    r"(?:note\s*:\s*)?(?:an?|the) (?:earlier|previous|prior|first|original) "
    r"(?:version|edition|headline|photo caption)s?"
    rf"(?: (?:of|on|in|to|for) (?:this {_STORY}|this (?:report|page|text|transcript)|the {_STORY})\b"
    r"| (?:incorrectly|mistakenly|wrongly|misstated|misspelled|misidentified)\b|(?<=headline) said\b)",
    rf"{_THIS}(?: and its headline)? (?:was|has been|is being|have been) "
    r"(?:since |later )?(?:corrected|amended|revised|clarified|changed|refiled|modified)\b"
    r"(?! in \d{4}\b| by (?:a |the )?\w+)",
    r"the (?:story|headline|article) has been (?:corrected|updated) to\b",
    r"(?:this (?:version|story|article|report) |the (?:story|article) has been )corrects? (?:the|an?|to|that)\b",
    r"(?:berichtigung|korrektur(?:hinweis)?|richtigstellung|rectificatif|erratum|corrección|rectificación|fe de "
    r"(?:errores|erratas)|errata(?: corrige)?|correctie|rectificatie|erramos|rättelse|rettelse)\s*(?:vom [\d. ]+)?:",
    r"in einer (?:früheren|vorherigen|ersten|älteren) (?:version|fassung) (?:dieses|des) (?:artikels|textes|beitrags)",
    r"(?:dieser|der) (?:artikel|text|beitrag) wurde (?:nachträglich |am [\d. ]+ |später )*"
    r"(?:korrigiert|berichtigt|geändert)",
    r"une (?:première|précédente) version de (?:cet article|ce texte)|una versión anterior de est[ea]",
    r"una (?:precedente|prima) versione di quest|uma versão anterior dest|in een eerdere versie van dit",
)
"""How a text says that it was wrong before."""
_DISCLAIMER = (
    r"(?i:\(?disclaimers?\s*[:.\-–—])",
    rf"(?i:[*•†(\[\s]*(?:{'|'.join(_CORRECTED)}))",
    r"(?i:(?:editor(?:'|’)?s(?:'|’)?|editorial|publisher['’]s) note\s*[:—–]|(?:anmerkung|hinweis) der redaktion\s*:"
    r"|anm(?:erkung|\.)? d(?:er|\.) red(?:aktion|\.)\s*:|(?:note de la rédaction|ndlr"
    r"|nota (?:de la redacción|del editor|della redazione|da redação)|noot van de redactie)\s*:)",
    rf"(?i:(?:updates?\s*:\s*)?{_THIS} (?:was|has been|will be|is being) (?:last )?updated\b)",
    r"(?i:\(?this is an? (?:developing|breaking|evolving)(?: news)? story\b(?! (?:of|that|for)\b))",
    r"(?i:©|\(c\) ?\d{4}|copyright (?:©|\d{4})|all rights reserved)",
    r"(?i:(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in|by|here|are))",
    r"(?i:this (?:article|story|material|report|content|post|copy|piece|text)(?: \w+){0,3} "
    r"(?:appear(?:s|ed) in (?:the|our) (?:[\w-]+ ){0,3}print|may not|has not been|was (?:originally|first|auto)"
    r"|originally|is (?:auto|republished|published from)"
    r"|is for information|has been (?:published|auto|edited|updated|corrected|sourced|generated)))",
    r"(?i:\(?except for the headline|all (?:content|material) (?:is|on))",
    # What a later version of a report says of itself.
    r"(?i:[\[(](?:adds|updat(?:es|ed) (?:with|to|throughout)|recasts|corrects|rewrites|releads|refiles|removes)\b"
    r"[^\])]{3,200}[\])]\.?$)",
    r"(?i:eds: (?:updates?|adds|recasts|corrects|subs|ledes?|with|note)\b|(?:this is a )?rush transcript\b)",
    # "Updated with new engines, the ferry sailed" is a fact.
    r"(?i:updated(?: with(?!.{1,80}, (?:the|an?|its?|he|she|they|this|these)\b)| at \d{1,2}[:.]\d\d\b)"
    r" ?[^!?]{3,160}$)",
)
_AGENCY_LINE = (
    r"(?i:[\[(]?\s*with (?:additional )?(?:agency |news agency )?(?:inputs?|reporting|reports?) (?:from|by)\b.{0,80})",
    r"[\[(]?\s*(?:(?i:with) )?[\w, /&]{0,40}\binputs\s*[\])]?\.?$",
    rf"[\[(]?\s*(?:(?:—|–|-{{1,2}}|(?i:source:|agency:|via))\s*)?{_AGENCIES}\s*[\])]?\.?\s*$",
    r"(?i:[\[(]?(?:dpa|afp|apa|epd|kna|sid|ansa|efe|lusa|anp|ritzau|ntb|pap)(?: ?[/,-] ?[a-z]{2,8}){0,4}[\])]?\.?$)",
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
    r"(?:[^.]{4,60}|[^.]{2,58}(?:\d|\d ?[ap]m| (?:et|cet|eet|utc|gmt|bst|ist|[cemp][ds]t|ago))\.)$)",
    r"(?i:date:? \d{4}-\d{2}-\d{2}$)",
    r"[—–-]* ?[^.!?]{2,60} \(@\w{1,30}\)(?: [A-Z][a-z]+ \d{1,2}, \d{4})?$",
    r"(?i:(?:at |um )?\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[a-z]{2,5})?$)",
    r"\(\([^()]{3,80}@[^()]{3,120}\)\)$",
    rf"(?:{_AGENCIES}) (?:writer|reporter|journalist|correspondent|staff)s?\b.{{3,120}}\bcontributed\b.{{0,60}}$",
)
_PROMPT = (
    r"(?:also|must|further) read\b",
    r"(?:lesen sie (?:auch|mehr)|mehr zum thema|lire (?:aussi|également)|à lire aussi|lea (?:también|además|más)"
    r"|ver (?:también|además)|leggi anche|lees ook|läs (?:också|även)|les også|læs også|leia (?:também|mais))"
    r"\s*(?:[:|»>]|$)",
    r"was this (?:article|page|story|information) (?:helpful|useful)\b|a post shared by\b",
    r"(?:tags?|topics?|keywords?|filed under|schlagw[oö]rter|themen)\s*:[^.!?]{2,160}$",
    r"(?:got|have|do you have|know) (?:a|an|any|more)? ?(?:news |story |confidential )?"
    r"(?:tips?|information|story|about)\b.{0,60}\?",
    r"(?:contact|e-?mail|write to|reach|message|send (?:tips|your)|tips)\b"
    r"(?!.*\b(?:said|says|wrote|told|was|were|had|has|show(?:s|ed)?)\b).{0,80}\S@\S+\.\w",
    r"check back (?:for|here|later|soon|with us)\b|refresh (?:this|the) page|more (?:to come|to follow|follows)[.…]*$",
    # What a transcript says of the sound.
    r"(?<=[\[(])(?:(?:begin|end|start) (?:of )?(?:video|audio)|video ?clip|audio ?clip|commercial|crosstalk|inaudible"
    r"|unintelligible|laughter|applause|voice-?over|through (?:an )?(?:interpreter|translator))[^\])]{0,24}[\])]\.?$",
    r"(?:more (?:on this(?: story)?|from [^.!?]{1,30}|stories|news|to explore)|top stories|latest (?:news|stories)"
    r"|you (?:may|might) also (?:like|be interested in)|around the (?:web|bbc)|what to read next"
    r"|popular (?:now|stories)|editors?['’]s? picks?|don['’]t miss|in (?:other|case you missed) (?:news|it))\s*:?$",
    r"this (?:article|story|content|video) is (?:for|only for|available (?:only )?to|exclusive to|reserved for) "
    r"(?:our )?(?:paying |premium |registered |digital )?(?:subscribers|members|readers)\b",
    r"read (?:more|also|next|the full|full|here|this)\b(?!.{90})|read:",
    r"(?:also )?see also\b|related\s*:|related (?:stories|articles|news|coverage|content)\b"
    r"|related (?:topics|links|internet links|reading)\s*:?$",
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
    r"to continue reading|already a subscriber|you(?:(?:'|’)ve| have) (?:reached|read|used)\b.{0,40}(?:articles|limit)",
    r"newsletter$|details here\.?$|view (?:all|more|comments|gallery|this post)\b(?!.{40})",
    r"here(?:'|’)s the (?:link|video)\s*:",
    r"you(?:(?:'|’)re| are)? receiv(?:ed|ing) this (?:e-?mail|newsletter|message|because)|unsubscribe\b(?!.{90})",
    r"view (?:this (?:e-?mail|newsletter) )?(?:in|on) (?:your |the )?(?:browser|web)\b|manage (?:your )?preferences",
)
_SAYS_CORRECTED = lazy(rf"(?:\A|[.:!] )[*•†(\[\s]*(?:{'|'.join(_CORRECTED)})", re.IGNORECASE)
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
_FIRST = lazy(r"[\s\[(►▶→»>*•†—–-]*([^\W\d_]+|©|\()(?:[^\w]{1,3}([^\W\d_]+))?")
_BEGINNINGS = {
    Kind.CAPTION: """getty_images shutterstock alamy epa_efe pa_media istock image photo photograph picture pic
    caption video graphic map chart illustration file infographic representative representational in_this a_file
    a_undated a_handout an_file an_undated an_handout""",
    Kind.DISCLAIMER: """disclaimer disclaimers editor editors editorial publisher correction clarification corrections
    clarifications corrected a_correction a_clarification note_an note_the an_earlier an_original a_previous a_prior
    the_earlier the_previous the_first the_original this the_article the_story the_report the_post the_piece
    the_headline the_text the_page the_live the_copy update update_this update_the eds rush this_is berichtigung
    korrektur korrekturhinweis richtigstellung rectificatif erratum corrección rectificación fe_de errata correctie
    rectificatie erramos rättelse rettelse in_einer dieser der_artikel der_text der_beitrag une_première
    une_précédente una_versión una_precedente una_prima uma_versão in_een anmerkung anm hinweis_der note_de ndlr nota
    noot_van © c copyright all_rights adds updates updated recasts corrects rewrites releads refiles removes
    all_content all_material the_views the_opinions views opinions except this_article this_story this_material
    this_report this_content this_post this_copy this_piece this_text""",
    Kind.AGENCY: """apa epd kna sid lusa anp ritzau ntb pap with input inputs source agency via reuters afp agence ap
    associated the_associated pti ians ani upi uni dpa efe ansa tass xinhua anadolu aa bloomberg bno kyodo yonhap pa
    press interfax cnn getty agencies wire wires staff bureau""",
    Kind.CREDIT: """additional further reporting writing editing edited written compiled reported translated
    photograph photographs photo photos graphic graphics research production interview story_by by credit credits
    courtesy image images picture pictures video videos source author byline first_published first_updated
    first_posted first_last published updated posted last_updated last_modified date""",
    Kind.PROMPT: """lesen_sie mehr_zum lire_aussi lire_également à_lire lea_también lea_además lea_más ver_también
    ver_además leggi_anche lees_ook läs_också läs_även les_også læs_også leia_também leia_mais was_this a_post tag
    tags topic topics keyword keywords filed_under schlagwörter schlagworter themen got have do_you know contact e
    email write_to reach message send_tips send_your tips check_back refresh more_follows begin end start video
    videoclip audio commercial crosstalk inaudible unintelligible laughter applause voice voiceover through also_read
    also_see also_watch must_read further_read read see_also related watch listen click tap please_sign
    please_subscribe please_register please_log please_login sign subscribe register log login follow join share
    advertisement sponsored promoted story_continues article_continues continue scroll skip most_read most_popular
    recommended trending we_use we_uses this_site this_website accept by_clicking by_continuing by_signing
    by_subscribing download get support stay for_more for_all comment comments to_continue already you_ve you_have
    you_re you_are unsubscribe manage newsletter details view here_s more_on more_from more_stories more_news more_to
    top_stories latest_news latest_stories you_may you_might around_the what_to popular_now popular_stories editor
    editors you_received don_t in_other in_case this_article this_story this_content this_video""",
}
"""The first word, or the first two, of all that a pattern of ``_LINES`` matches: looking here first is ten times faster
than trying the patterns, and most of these are never even compiled."""
_NO_KINDS: frozenset[Kind] = frozenset()
_KINDS: dict[str, frozenset[Kind]] = {}
for _kind, _words in _BEGINNINGS.items():
    for _word in _words.split():
        _KINDS[_word] = _KINDS.get(_word, _NO_KINDS) | {_kind}


def _possible(probe: str) -> frozenset[Kind]:
    """Return the kinds whose patterns may match a line that begins so."""
    first = _FIRST.match(probe)
    found = _NO_KINDS
    if first:
        word = first[1].lower()
        found = _KINDS.get(word, _NO_KINDS)
        if first[2]:
            found |= _KINDS.get(f"{word}_{first[2].lower()}", _NO_KINDS)
    if "contributed" in probe:
        found |= {Kind.CREDIT}
    if "(@" in probe or (len(probe) < 20 and probe[:1].isdigit()) or probe.startswith("(("):
        found |= {Kind.CREDIT}
    if "nputs" in probe:
        found |= {Kind.AGENCY}
    return found


_LISTS = lazy(
    r"(?:related\b.{0,20}|more (?:on|from|stories|news|to)\b.{0,40}|(?:top|popular|latest) (?:stories|news|now)"
    r"|most (?:read|popular)|you (?:may|might) also.{0,30}|recommended(?: \w+){0,3}|trending(?: \w+){0,3}"
    r"|read (?:more|next|also)|also read|see also|around the .{0,10}|what to read next|editors?['’]s? picks?"
    r"|don['’]t miss|in (?:other|case).{0,20})\s*:?\Z",
    re.IGNORECASE,
)


def opens_list(line: str) -> bool:
    """Return whether a line, a prompt, stands over a list of other reports and nothing else: ``More on this story``."""
    return len(line) <= 50 and _LISTS.match(line) is not None


def says_corrected(line: str) -> bool:
    """Return whether a sentence or a line of several says that the report of which it is a part was wrong before."""
    return _SAYS_CORRECTED.search(line) is not None


def line_kind(line: str) -> Kind | None:
    """Return the kind a whole line has because of how it begins or ends, or None for the report's own text."""
    probe = line[:400]
    possible = _possible(probe)
    if possible:
        for kind, pattern in _LINES:
            if kind in possible and pattern.match(probe):
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
    return prompt_kind(sentence) or line_kind(sentence)


def prompt_kind(sentence: str) -> Kind | None:
    """Return ``Kind.PROMPT`` for a short sentence that asks to look at something ("Watch the clip:")."""
    short = sentence[-1] == ":" and len(sentence) <= 200 and _SHORT_PROMPT.fullmatch(sentence)
    return Kind.PROMPT if short else None
