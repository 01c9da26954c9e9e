"""The tags that ship, and what is said about a file of one's own that breaks a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import ConfigError, NoteError
from reader.notes import Axis, Tag, load_vocabulary
from reader.notes.query import parse_query
from reader.notes.vocabulary import parse_vocabulary, shipped_text, write_user_file

TAG = (
    '[[tag]]\naxis = "status"\nname = "odd"\nkey = "z"\ndefinition = "Odd."\nlook = "red bold"\nrating = 2\n'
)


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSREAD_CONFIG", str(tmp_path / "config" / "config.toml"))
    return tmp_path / "config" / "vocabulary.toml"


def test_the_shipped_tags_have_their_keys() -> None:
    vocabulary = load_vocabulary()
    keys = {entry.key: entry.tag.name for entry in vocabulary.axis(Axis.STATUS)}
    assert keys == {
        "u": "unverified",
        "a": "attributed",
        "k": "corroborated",
        "c": "confirmed",
        "d": "disputed",
        "r": "refuted",
        "x": "corrected",
        "w": "retracted",
        "s": "superseded",
        "o": "opinion",
    }
    assert {entry.key: entry.tag.name for entry in vocabulary.axis(Axis.STANCE)} == {
        "+": "support",
        "-": "deny",
        "?": "query",
        "~": "comment",
    }
    assert [entry.tag.name for entry in vocabulary.axis(Axis.CHECK)] == ["check", "minor", "not factual"]
    assert len(vocabulary.axis(Axis.BASIS)) == 7
    assert all(entry.key and entry.definition and entry.look for entry in vocabulary.entries)
    ratings = {entry.tag.name: entry.rating for entry in vocabulary.axis(Axis.STATUS) if entry.rating}
    assert ratings == {
        "confirmed": 5,
        "corroborated": 4,
        "attributed": 3,
        "unverified": 3,
        "disputed": 2,
        "refuted": 1,
    }


def test_what_people_type_becomes_a_tag() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary.resolve("Disputed") == Tag(Axis.STATUS, "disputed")
    assert vocabulary.resolve("basis: official") == Tag(Axis.BASIS, "official")
    assert vocabulary.resolve("  my  tag ") == Tag(Axis.FREE, "my tag")
    assert vocabulary.resolve("free:disputed") == Tag(Axis.FREE, "disputed")
    assert vocabulary.resolve("14:00") == Tag(Axis.FREE, "14:00")
    with pytest.raises(NoteError, match="no status tag") as caught:
        vocabulary.resolve("status:disputd")
    assert "disputed" in caught.value.hint
    with pytest.raises(NoteError, match="needs a name"):
        vocabulary.resolve(" \n ")


def test_a_file_of_ones_own_takes_its_place(config: Path) -> None:
    assert write_user_file() == config
    assert config.read_text("utf-8") == shipped_text()
    with pytest.raises(ConfigError, match="exists already"):
        write_user_file()
    config.write_text(TAG, "utf-8")
    vocabulary = load_vocabulary()
    assert vocabulary.path == config
    (entry,) = vocabulary.entries
    assert vocabulary.by_key("z") == entry == vocabulary.status("odd")
    assert (entry.look, entry.rating) == (("red", "bold"), 2)
    assert vocabulary.by_key("d") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('axis = "status"', 'axis = "mood"', r"line 2, axis: “mood” is none of"),
        ('name = "odd"', 'name = ""', r"line 3, name: the tag has no name"),
        ('name = "odd"\n', "", r"line 1: the tag has no name"),
        ('name = "odd"', 'name = "a:b"', r"line 3, name: a name is one line"),
        ('key = "z"', 'key = "zz"', r"line 4, key: “zz” is not one visible character"),
        ('key = "z"', "key = 7", r"line 4, key: 7 is not a text"),
        (
            'definition = "Odd."',
            'defintion = "Odd."',
            r"line 5, defintion: no such field; did you mean “definition”",
        ),
        ('look = "red bold"', 'look = "redd"', r"line 6, look: “redd” is no look; did you mean “red”"),
        ("rating = 2", "rating = 9", r"line 7, rating: a rating is a whole number"),
        ("rating = 2", "rating = 2\n[[tag]]\naxis=1", r"line 9, axis: 1 is not a text"),
        ("rating = 2\n", "rating = 2\n\n" + TAG, r"line 11, name: “odd” stands twice"),
        ("rating = 2\n", "\n" + TAG.replace("odd", "other"), r"line 11, key: “z” picks “odd” already"),
        ("[[tag]]", "colour = 1\n[[tag]]", r"line 1, colour: “colour” is not known here"),
        ("[[tag]]", "[tag]", r"line 1, tag: there must be at least one"),
        ('axis = "status"', "axis = ", r"not valid TOML: .*line 2"),
    ],
)
def test_a_broken_file_is_named_with_line_and_key(config: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        parse_vocabulary(TAG.replace(old, new), config)
    assert str(config) in caught.value.message


def test_a_file_that_cannot_be_read_is_named(config: Path) -> None:
    config.parent.mkdir()
    config.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_vocabulary()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since:someday", "“since:someday” was ignored"),
        ("tag:", "“tag:” was ignored"),
        ("is:blue", "“is:blue” was ignored"),
        ("-outlet:post", "“-outlet:post” was ignored"),
        ('note:""', "was ignored"),
        ("ferry tag:disputed " * 900, "Only the first 100 words were searched."),
    ],
)
def test_a_query_says_what_it_ignores_and_never_raises(query: str, said: str) -> None:
    (sentence,) = parse_query(query).ignored
    assert said in sentence


def test_a_colon_inside_a_word_is_part_of_it() -> None:
    (word,) = parse_query("14:00").wanted.words
    assert word.text == "14:00"
    (word,) = parse_query('-"two words"').wanted.words
    assert (word.text, word.wanted) == ("two words", False)
