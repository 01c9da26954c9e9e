"""Articles that cannot be compared, or only in part, are named; texts in any script get an answer."""

from __future__ import annotations

import pytest

from index.article import Article, article_id
from reader.compare import limits
from reader.compare.limits import LONG, tell_limits
from reader.compare.model import Comparison, Ref, Status
from reader.compare.story import compare_articles

CHINESE = (
    "周一晚上，横跨洛恩河的一座步行桥倒塌，造成十九人落水。两艘驳船在几分钟内将所有人救起。市议会将于周四开会讨论赔偿问题。",
    "洛恩河上的一座步行桥于周一晚间坍塌，许多人掉入水中。附近的面包店将继续营业。当地居民说，桥上的木板早已腐烂。",
)
JAPANESE = (
    "月曜日の夜、ロン川にかかる歩道橋が崩落し、19人が川に落ちた。数分以内に2隻のはしけが全員を救助した。",
    "ロン川の歩道橋が月曜夜に崩れ、12人が水に落ちた。近くのパン屋は営業を続ける。",
)
ARABIC = (
    "انهار جسر للمشاة فوق نهر لون مساء الاثنين، مما أدى إلى سقوط تسعة عشر شخصا في الماء. "
    "أنقذ قاربان الجميع خلال دقائق.",
    "سقط اثنا عشر شخصا في نهر لون عندما انهار جسر للمشاة مساء الاثنين. ستبقى المخبزة القريبة مفتوحة.",
)
ENGLISH = (
    "A footbridge over the river Lonn collapsed on Monday evening and nineteen people fell into the water."
)


def article(text: str, outlet: str, language: str | None = None) -> Article:
    return Article(article_id(text, outlet), text, outlet=outlet, language=language)


def compared(*articles: Article) -> Comparison:
    return compare_articles(articles)


@pytest.mark.parametrize("texts", [CHINESE, JAPANESE, ARABIC])
def test_one_fact_is_found_in_scripts_of_all_sorts(texts: tuple[str, str]) -> None:
    found = compared(article(texts[0], "A"), article(texts[1], "B"))
    assert [(link.a, link.b) for link in found.links] == [(Ref(0, 0), Ref(1, 0))]
    assert found.messages == ()


def test_languages_are_told_apart_where_no_article_says_its_own() -> None:
    (message,) = compared(article(CHINESE[0], "Ribao"), article(ARABIC[0], "Sahifa")).messages
    assert "different languages" in message
    assert "Ribao" in message and "Sahifa" in message


def test_regions_of_one_language_are_one_language() -> None:
    assert compared(article(ENGLISH, "A", "en-GB"), article(ENGLISH, "B", "en_US")).messages == ()


def test_many_articles_in_two_languages_get_one_message() -> None:
    articles = [article(f"{ENGLISH} {n}", f"Outlet {n}", "de" if n % 2 else "en") for n in range(30)]
    messages = tell_limits(articles, tuple(compare_articles([a]).sentences[0] for a in articles))
    assert len(messages) == 1
    assert "12 more" in messages[0]


def test_many_empty_articles_are_counted() -> None:
    articles = [article("", f"Outlet {n}") for n in range(9)]
    messages = compared(*articles).messages
    assert len(messages) == 4
    assert messages[-1].startswith("6 more articles")


def test_a_very_long_article_is_named() -> None:
    long = "\n".join(f"Item {n} of the register names plot {n * 7}." for n in range(LONG))
    messages = compared(article(long, "Register"), article(ENGLISH, "Post")).messages
    assert any("Register is very long" in message for message in messages)


def test_of_a_story_too_long_the_beginnings_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"Ferry {n} sank off Orran with {n + 3} sailors aboard." for n in range(9)]
    short = article("Ferry 0 sank off Orran with 3 sailors aboard.", "Short")
    long = [article("\n".join(lines), name) for name in ("Long", "Longer")]
    story = [long[0], short, long[1]]
    whole = compared(*story)
    assert whole.messages == ()
    monkeypatch.setattr(limits, "MOST", 9)
    found = compared(*story)
    assert found.sentences == whole.sentences
    (message,) = found.messages
    assert message == "Of Long, Longer only the beginning is compared, since the story is too long."
    linked = {ref for link in found.links for ref in (link.a, link.b)}
    assert max(ref.sentence for ref in linked) == 3
    assert {found.statuses[0][n] for n in range(4, 9)} == {Status.UNIQUE}
    assert compare_articles(story, previous=compare_articles(story[:2])) == found


def test_endless_sentences_count_by_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST", 9)
    one, two = (article("\n".join([f"The {name} " + "sailed on " * 100 + "."] * 9), name) for name in "AB")
    found = compared(one, two)
    assert "beginning" in found.messages[-1]
    assert len(limits.beginnings((one, two), found.sentences)[1][0]) == 1
