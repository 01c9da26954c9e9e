"""Preparation: clauses, quotations over several sentences, names and short forms."""

from __future__ import annotations

from index.article import Kind, Sentence
from reader.compare.aliases import label_aliases
from reader.compare.prepare import Prepared, prepare
from reader.compare.terms import build_terms


def lines(*texts: str, kind: Kind = Kind.SENTENCE) -> Prepared:
    found, at = [], 0
    for text in texts:
        found.append(Sentence(at, at + len(text), text, kind))
        at += len(text) + 1
    return prepare("\n".join(texts), found)


def test_offsets_count_from_the_start_of_the_article() -> None:
    text = "First line here.\nSecond line stands below."
    ready = lines(*text.split("\n"))
    for words in ready.words:
        for start, end, form in zip(words.starts, words.ends, words.forms, strict=True):
            assert text[start:end].lower() == form.word


def test_captions_take_no_part() -> None:
    assert lines("A ship at sea.", kind=Kind.CAPTION).words == ()


def test_a_sentence_of_function_words_takes_no_part() -> None:
    assert lines("It was to be.").words == ()


def test_clauses_need_words_of_their_own() -> None:
    (words,) = lines(
        "The ferry ran aground near Korsund on Monday, and rescue crews brought eighty passengers ashore, he said."
    ).words
    assert len(words.clauses) == 2
    assert words.forms[words.clauses[1]].word == "rescue"


def test_a_quotation_runs_over_sentences() -> None:
    ready = lines('"The bridge is unsafe', 'Close it now," Marsh said.', "Traffic continued.")
    assert all(ready.words[0].quoted)
    assert ready.words[1].quoted[0]
    assert not ready.words[1].quoted[-1]
    assert not any(ready.words[2].quoted)


def test_an_unclosed_quotation_marks_nothing() -> None:
    ready = lines('"The bridge is unsafe', "Traffic continued.")
    assert not any(ready.words[1].quoted)


def test_short_forms_stand_for_what_introduced_them() -> None:
    ready = lines(
        "The National Ferry Board (NFB) closed the route.",
        "NFB inspectors found cracks.",
        "Later the National Ferry Board reopened it.",
        "The board promised repairs.",
    )
    terms = build_terms([ready])
    label = {terms.keys.index("nfb")}
    for row in range(4):
        inside = terms.alias[terms.first[row] : terms.first[row + 1]]
        assert label <= set(inside.tolist()), row


def test_acronyms_match_the_words_they_abbreviate() -> None:
    one = lines("The Northern Transport Union called a strike.")
    other = lines("Members of the NTU will strike, and NTU leaders agreed.")
    terms = build_terms([one, other])
    short = terms.keys.index("ntu")
    assert short in terms.alias[: terms.first[1]].tolist()


def test_labels_are_made_for_empty_stories() -> None:
    assert len(label_aliases([], [], {})) == 0
