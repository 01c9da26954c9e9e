"""Headings, captions, credits, disclaimers, agency lines, prompts and repeats are told from the report itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Kind
from index.sentences import split_sentences
from index.sentences.kinds import line_kind

ARTICLES = Path(__file__).resolve().parents[3].parent / "shared" / "articles"

GLUED = [
    (
        "What we know about the sinking The MS Orra went down with six people on board.",
        "What we know about the sinking",
    ),
    ("Key Points Four sailors were killed when the ferry sank.", "Key Points"),
    (
        "Third ferry lost this year The ship was the third to sink in these waters.",
        "Third ferry lost this year",
    ),
    (
        "Port rules out sabotage Even as the inquiry began, the port said there was none.",
        "Port rules out sabotage",
    ),
    (
        "Council Approves The New Bridge At a meeting on Monday the council voted for it.",
        "Council Approves The New Bridge",
    ),
    ("Ferry owner denies blame In March, the owner had asked for more time.", "Ferry owner denies blame"),
    ("Council Backs Plan For New Bridge The Keld council voted for it.", "Council Backs Plan For New Bridge"),
    (
        "Captain charged after sinking His lawyer said on Monday that he was innocent.",
        "Captain charged after sinking",
    ),
    ("Ferry sinks off Keld KELD — A ferry sank on Monday with six people on board.", "Ferry sinks off Keld"),
]

NOT_GLUED = [
    "Officials told The Keld Courier that the ferry was old and slow.",
    "Mayor Falk said The Orran Post had printed the list without asking her.",
    "Police arrested Three Rivers council members on Monday night in Keld.",
    "The council met in The Hague with the others on Monday.",
    "Chapter Two describes how the bridge fell into the river.",
    "He said The ship, which was old, sank quickly.",
]

LINES = [
    ("Second ferry damaged but safe", Kind.HEADING),
    ("Why did the bridge fall?", Kind.HEADING),
    ("IMAGE: The ferry at its berth. Photograph: A. Holm/Agency", Kind.CAPTION),
    ("FILE - The bridge is seen on May 3.", Kind.CAPTION),
    ("The bridge after the collapse (Photo: A. Holm)", Kind.CAPTION),
    ("The mayor on Monday. Reuters/A. Holm/Getty Images", Kind.CAPTION),
    ("By Ines Falk and Tom Moe", Kind.CREDIT),
    ("Reporting by Ines Falk; editing by Tom Moe", Kind.CREDIT),
    ("Ines Falk contributed to this report.", Kind.CREDIT),
    ("Disclaimer: The Courier cannot verify these claims. They may be wrong.", Kind.DISCLAIMER),
    ("© 2024 The Courier. All rights reserved.", Kind.DISCLAIMER),
    ("The views expressed in this article are the author's own.", Kind.DISCLAIMER),
    ("With PTI, IANS inputs", Kind.AGENCY),
    ("(With inputs from agencies)", Kind.AGENCY),
    ("— Reuters", Kind.AGENCY),
    ("(AP)", Kind.AGENCY),
    ("The Associated Press contributed to this report.", Kind.AGENCY),
    ("Watch here:", Kind.PROMPT),
    ("Also read: Ten ways to cross a river", Kind.PROMPT),
    ("READ MORE", Kind.PROMPT),
    ("Sign up for our newsletter", Kind.PROMPT),
    ("Advertisement", Kind.PROMPT),
    ("Share this article", Kind.PROMPT),
    ("Follow us on Telegram", Kind.PROMPT),
    ("We use cookies to improve this site.", Kind.PROMPT),
    ("Story continues below", Kind.PROMPT),
    ("Correction, May 3, 2024: A previous version said five. It was six.", Kind.DISCLAIMER),
    ("* This article was amended on 3 May because it gave the wrong year.", Kind.DISCLAIMER),
    ("This article was amended on 3 May. It said that five had drowned. It was six.", Kind.DISCLAIMER),
    ("A correction was made on May 3: the barge is the Orra, not the Orla.", Kind.DISCLAIMER),
    ("Note: An earlier headline said that five had drowned.", Kind.DISCLAIMER),
    ("(This May 3 story has been corrected to say six, not five, in paragraph 2)", Kind.DISCLAIMER),
    ("Anmerkung der Redaktion: Wir haben das Jahr berichtigt.", Kind.DISCLAIMER),
    ("(This is a developing story. Check back for updates.)", Kind.DISCLAIMER),
    ("Eds: UPDATES: Adds details.", Kind.DISCLAIMER),
    ("Lesen Sie auch: Streit um die alte Brücke", Kind.PROMPT),
    ("Was this article helpful?", Kind.PROMPT),
    ("Tags: Keld, ferries, ports", Kind.PROMPT),
    ("Contact Ines Falk at ines.falk@courier.example", Kind.PROMPT),
    ("(BEGIN VIDEO CLIP)", Kind.PROMPT),
    ("dpa/ifa", Kind.AGENCY),
    ("(apa, red)", Kind.AGENCY),
    ("Last updated at 14:32 on 3 May 2024.", Kind.CREDIT),
    ("Published 3 May 2024 at 2:05 pm ET.", Kind.CREDIT),
    ("((ines.falk@agency.example; +00 555 1234))", Kind.CREDIT),
    ("— Ines Falk (@ifalk) May 3, 2024", Kind.CREDIT),
    ("2.05pm CET", Kind.CREDIT),
    ("14:05 Uhr", Kind.CREDIT),
    ("Getty Images The bridge after it fell", Kind.CAPTION),
]

REPORT = [
    "By Monday the water had reached the bridge.",
    "Share prices fell by a tenth on Monday.",
    "Follow-up talks are planned for Tuesday.",
    "Watch officers on the bridge saw the light first.",
    "All rights groups condemned the vote.",
    "Video of the crash showed a fire.",
    "File sharing was banned in March.",
    "This article of the treaty was never signed.",
    "Get out while you can, the mayor told residents.",
    "Subscribe or not, readers kept coming.",
    "Reuters reported on Monday that the bridge had fallen.",
    "Source material was lost in the fire.",
    "Most read the notice too late.",
    "Updated figures show a fall of 5 per cent.",
    "Correction officers found the door open on Monday.",
    "The original version of the bill said nothing of ferries.",
    "The story was changed twice by the witness.",
    "This article was amended in 1994 to forbid the practice.",
    "A correction was overdue, traders said on Monday.",
    "Commercial flights were stopped (all of them).",
    "Laughter broke out in court (twice).",
    "Contact was lost at noon, the coastguard said.",
    "Message boards were full of the rumour by noon.",
    "Sid Falk has died.",
    "Pap tests resume on Friday.",
    "Published in 1851, the novel sold 3,000 copies.",
    "Updated 3 times, the plan now costs 4 million kroner.",
    "Email records show that i.falk@firm.example approved the payment.",
    "A clarification was published by the ministry on Monday.",
    "A correction to this trend came on Monday.",
    "Check back with the tower, the pilot was told.",
    "This is a developing story of two towns, the mayor said.",
]


@pytest.mark.parametrize(("text", "heading"), GLUED)
def test_a_heading_glued_to_a_sentence_is_found(text: str, heading: str) -> None:
    first, second = split_sentences(text)
    assert (first.text, first.kind) == (heading, Kind.HEADING)
    assert second.kind is Kind.SENTENCE
    assert second.text == text[len(heading) + 1 :]


@pytest.mark.parametrize("text", NOT_GLUED)
def test_a_name_with_a_capital_article_is_not_a_heading(text: str) -> None:
    assert [s.kind for s in split_sentences(text)] == [Kind.SENTENCE]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_of_its_own_has_its_kind(line: str, kind: Kind) -> None:
    found = split_sentences(f"The bridge fell on Monday.\n\n{line}\n\nNobody was hurt, the mayor said.")
    assert [s.kind for s in found if s.paragraph == 1] == [kind] * sum(s.paragraph == 1 for s in found)


@pytest.mark.parametrize("sentence", REPORT)
def test_a_sentence_that_begins_like_boilerplate_is_still_report(sentence: str) -> None:
    assert [s.kind for s in split_sentences(sentence)] == [Kind.SENTENCE]


def test_a_template_date_before_the_text_is_set_apart() -> None:
    found = split_sentences(" date 2024-05-03 A ferry sank off Keld on Friday, the coast guard said.")
    assert [(s.text[:15], s.kind) for s in found] == [
        ("date 2024-05-03", Kind.CREDIT),
        ("A ferry sank of", Kind.SENTENCE),
    ]


def test_a_prompt_at_the_end_of_a_paragraph() -> None:
    found = split_sentences("Videos show the fire. Watch here:")
    assert [s.kind for s in found] == [Kind.SENTENCE, Kind.PROMPT]


def test_a_known_title_glued_to_the_text_is_found() -> None:
    found = split_sentences(
        "Ferry sinks, six missing Mayor Falk called it a tragedy.", title="Ferry sinks, six missing"
    )
    assert [(s.text, s.kind) for s in found] == [
        ("Ferry sinks, six missing", Kind.HEADING),
        ("Mayor Falk called it a tragedy.", Kind.SENTENCE),
    ]


def test_an_exact_repeat_is_marked_once_and_short_answers_are_not() -> None:
    text = "The ferry sank off Keld on Monday. No.\n\nThe ferry sank off Keld on Monday. No."
    assert [s.kind for s in split_sentences(text)] == [
        Kind.SENTENCE,
        Kind.SENTENCE,
        Kind.REPEAT,
        Kind.SENTENCE,
    ]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared articles are not here")
def test_no_glued_heading_of_the_real_articles_is_missed() -> None:
    kinds = [
        [s.kind for s in split_sentences(path.read_text("utf-8"))] for path in sorted(ARTICLES.glob("*.txt"))
    ]
    assert [k.count(Kind.HEADING) for k in kinds] == [2, 2, 0, 1, 2]
    assert kinds[1][0] is kinds[2][0] is Kind.CREDIT
    assert kinds[3][-1] is Kind.AGENCY
    assert kinds[0][-3:] == [Kind.DISCLAIMER] * 3


def test_headlines_in_a_list_of_other_reports_are_prompts_until_the_report_goes_on() -> None:
    text = (
        "The bridge is shut.\nMore on this story\nTwo ferries collide in fog, five hurt\n3 January\n"
        "The ferry will sail every hour, the harbour office said.\nWhat happens next\nNobody knows when it opens."
    )
    assert [s.text for s in split_sentences(text) if s.kind is Kind.PROMPT] == [
        "More on this story",
        "Two ferries collide in fog, five hurt",
        "3 January",
    ]
    assert [s.kind for s in split_sentences(text)][-2] is Kind.HEADING


@pytest.mark.parametrize("line", ["___", "* * *", "3", "- 12 -", "•"])
def test_a_line_without_a_letter_is_no_sentence(line: str) -> None:
    kinds = [s.kind for s in split_sentences(f"The bridge is shut.\n{line}\nNobody was hurt.")]
    assert kinds == [Kind.SENTENCE, Kind.PROMPT, Kind.SENTENCE]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("This article is for subscribers only.", Kind.PROMPT),
        ("This story is reserved for our premium members.", Kind.PROMPT),
        ("Associated Press writer Kari Moe in Oslo contributed.", Kind.CREDIT),
        ("Image caption, The bridge on Tuesday morning", Kind.CAPTION),
        ("Related topics", Kind.PROMPT),
        ("You may also like:", Kind.PROMPT),
        ("(Adds court ruling, reaction of the port)", Kind.DISCLAIMER),
        ("(Updates with closing prices, adds comment.)", Kind.DISCLAIMER),
        ("UPDATED with the mayor's remarks and comment from the crew.", Kind.DISCLAIMER),
        ("Updated at 09:30 with new figures from the port.", Kind.DISCLAIMER),
        ("(Update: the bridge has since been shut.)", None),
        ("Updated with new engines, the ferry sailed on Monday.", None),
        ("Updated maps show that the bridge is low.", None),
        ("Adds the mayor: the bridge is low.", None),
        ("This article is about a bridge.", None),
        ("Bad weather contributed.", None),
        ("More from the wreck was found.", None),
        ("Image problems trouble the bridge company.", None),
    ],
)
def test_what_pages_and_agencies_add(line: str, kind: Kind | None) -> None:
    assert line_kind(line) is kind


def test_what_was_corrected_goes_with_the_correction() -> None:
    text = "A ferry sank. This article was amended on 3 May. An earlier version of this article said five. It was six."
    assert [s.kind for s in split_sentences(text)] == [Kind.SENTENCE, *[Kind.DISCLAIMER] * 3]


def test_a_report_on_one_line_is_no_notice() -> None:
    report = (
        "The ferry sank off Keld on Monday with six people on board, the coastguard said in the evening. "
        * 20
    )
    kinds = [s.kind for s in split_sentences(f"Correction: It was six, not five. It was night. {report}")]
    assert kinds[:4] == [Kind.DISCLAIMER, Kind.DISCLAIMER, Kind.SENTENCE, Kind.REPEAT]


def test_a_time_behind_a_sentence_makes_no_heading_of_it() -> None:
    kinds = [s.kind for s in split_sentences("FALK: The ferry is lost. [18:05:12]")]
    assert kinds == [Kind.SENTENCE, Kind.PROMPT]


@pytest.mark.parametrize("mark", ["{0}", "“{0}”", "{0}!"])
def test_a_quotation_set_in_large_letters_is_a_repeat(mark: str) -> None:
    line = mark.format("There was a crack and then it all went down")
    text = (
        f"Ferry sinks\n\nA ferry sank.\n\n{line}\n\n“There was a crack, and then it all went down,” he said."
    )
    kinds = [s.kind for s in split_sentences(text, title="Ferry sinks")]
    assert kinds[2] is (Kind.SENTENCE if "!" in mark else Kind.REPEAT) and kinds[3] is Kind.SENTENCE
    told_once = text.replace("and then it all went down,", "and that was that,")
    assert Kind.REPEAT not in [s.kind for s in split_sentences(told_once)]
