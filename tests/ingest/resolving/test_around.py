"""Through whom and when, as the words round a cue tell it, and whose voice it is."""

from __future__ import annotations

import pytest

from disputes.ingest.resolving.own import is_own_voice
from disputes.ingest.resolving.records import By
from disputes.ingest.resolving.resolve import resolve
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.model.knowledge_base import KnowledgeBase

from .marked import mark, resolved


@pytest.mark.parametrize(
    ("piece", "chain"),
    [
        ("[Anna Flavia] (told) RNA that <it rained>.", ["rna"]),
        ("[Anna Flavia] (told) the RNA news agency on Monday that <it rained>.", ["rna"]),
        ("<“It rained,”> [Anna Flavia] (said) in an interview with Vesti.", ["vesti"]),
        ("<“It rained,”> [Anna Flavia] (said), as quoted by RNA.", ["rna"]),
        ("<“It rained,”> [Anna Flavia] (told) Vesti, RNA reported.", ["vesti", "rna"]),
        ("<“It rained,”> (said) [spokeswoman Anna Flavia in RNA].", ["rna"]),
        (
            "Speaking to Vesti, [Anna Flavia] (said) <it rained>, as reported by RNA.",
            ["vesti", "rna"],
        ),
        ("{RNA} (quoted) [Anna Flavia] as saying <it rained>.", ["rna"]),
        ("[Anna Flavia] (told) the Turkish newspaper Gece that <it rained>.", ["gece"]),
        ("[Anna Flavia] (told) news agency Zarya that <it rained>.", ["zarya"]),
        ("[Anna Flavia] (told) the daily Al-Gece that <it rained>.", ["al-gece"]),
        ("[Anna Flavia] (told) state television that <it rained>.", ["state-television"]),
        ("[Anna Flavia] (told) the state news agency that <it rained>.", ["state-news-agency"]),
        ("[Anna Flavia] (told) a local newspaper on Monday <it rained>.", ["local-newspaper"]),
        ("<“It rained,”> [Anna Flavia] (said), as quoted by local media.", ["local-media"]),
        ("[Anna Flavia] (told) the state news agency Zarya that <it rained>.", ["zarya"]),
    ],
)
def test_through_whom(piece: str, chain: list[str]) -> None:
    one = resolved(piece)[0]
    assert [speaker.source for speaker in one.speakers] == ["flavia"]
    assert one.via is not None
    assert [link.source for link in one.via] == chain


@pytest.mark.parametrize(
    ("piece", "chain", "beside"),
    [
        ("{RNA and Vesti both} (quoted) [Anna Flavia] as saying <it rained>.", "rna", ["vesti"]),
        ("{Vesti, RNA} (quoted) [Anna Flavia] as saying <it rained>.", "vesti", ["rna"]),
        ("[Anna Flavia] (told) RNA and Vesti that <it rained>.", "rna", ["vesti"]),
        ("<“It rained,”> [Anna Flavia] (said), as quoted by RNA and the Vesti.", "rna", ["vesti"]),
        ("<It rained>, [Anna Flavia] (said), reported today by RNA and Vesti.", "rna", ["vesti"]),
        ("{Reuters and the Nord news agency} (cited) [Anna Flavia].", "reuters", ["nord"]),
        ("{the Post and Courier} (cited) [Anna Flavia].", "post-and-courier", []),
        ("[Anna Flavia] (told) RNA and the Courier that <it rained>.", "rna", []),
    ],
)
def test_two_that_pass_words_on_side_by_side(piece: str, chain: str, beside: list[str]) -> None:
    one = resolved(piece)[0]
    assert [speaker.source for speaker in one.speakers] == ["flavia"]
    assert one.via is not None
    assert [link.source for link in one.via] == [chain]
    assert [link.source for link in one.beside] == beside


def test_told_to_the_publisher_and_another_is_first_hand() -> None:
    one = resolved("[Anna Flavia] (told) the Courier and RNA that <it rained>.")[0]
    assert one.via == ()
    assert [link.source for link in one.beside] == ["rna"]


def test_who_quotes_what_was_told_to_another_is_the_end_of_the_chain() -> None:
    one = resolved("{RNA} (quoted) [Anna Flavia] as telling Vesti <it rained>.")[0]
    assert one.via is not None
    assert [link.source for link in one.via] == ["vesti", "rna"]
    assert one.beside == ()


@pytest.mark.parametrize(
    "piece",
    [
        "[Anna Flavia] (said) <it rained>.",
        "[Anna Flavia] (told) reporters that <it rained>.",
        "[Anna Flavia] (told) Rupert Hentzau that <it rained>.",
        "[Anna Flavia] (told) state television reporters that <it rained>.",
        "[Anna Flavia] (told) state prosecutors that <it rained>.",
        "[Anna Flavia] (told) local people that <it rained>.",
        "[Anna Flavia] (told) the official that <it rained>.",
        "[Anna Flavia] (said) <it rained>. RNA reported snow.",
        "[Anna Flavia] (said) <RNA reported snow>.",
    ],
)
def test_through_nobody_that_is_told(piece: str) -> None:
    assert resolved(piece)[0].via is None


def test_said_to_the_publisher_is_first_hand() -> None:
    assert resolved("[Anna Flavia] (told) the Courier that <it rained>.")[0].via == ()


@pytest.mark.parametrize(
    ("piece", "date"),
    [
        ("On Tuesday, [Anna Flavia] (said) <it rained>.", "2031-05-13"),
        ("But on Tuesday [Anna Flavia] (said) <it rained>.", "2031-05-13"),
        ("[Anna Flavia] on Tuesday (said) <it rained>.", "2031-05-13"),
        ("[Anna Flavia on Tuesday] (said) <it rained>.", "2031-05-13"),
        ("[Anna Flavia] (said) Wednesday that <it rained>.", "2031-05-14"),
        ("[Anna Flavia] (told) reporters on Friday that <it rained>.", "2031-05-09"),
        ("<“It rained,”> [Anna Flavia] (said) in a speech last week.", "2031-05-05..2031-05-11"),
        ("[Anna Flavia] (said) <it had rained on Tuesday>.", None),
        ("[Anna Flavia, who came on Monday,] (said) <it rained>.", None),
        ("When she came on Monday, [Anna Flavia] (said) <it rained>.", None),
        ("[Anna Flavia] (spoke) of the flood on Monday: <it rained>.", None),
        ("[Anna Flavia] (said) after a meeting on Monday that <it rained>.", None),
        ("[Anna Flavia] (said) <it rained>. On Monday it snowed.", None),
    ],
)
def test_when(piece: str, date: str | None) -> None:
    assert resolved(piece)[0].said == date
    assert resolved(piece, published=None)[0].said is None


def test_what_the_article_told_right_before_is_likely_still_so() -> None:
    first, second, third, last = resolved(
        "[Anna Flavia] (told) RNA on Tuesday that <it rained>.\n\n",
        "<“It snowed,”> [she] (said).",
        "[Rupert Hentzau] (said) <no>.",
        "[Flavia] (said) <yes>.",
    )
    assert (first.said, first.likely_said, first.likely_via) == ("2031-05-13", None, None)
    assert (second.said, second.via) == (None, None)
    assert (second.likely_said, second.likely_via) == (first.said, first.via)
    assert (third.likely_said, last.likely_said) == (None, None)


@pytest.mark.parametrize("words", ["we", "I", "This reporter", "the Zenda Courier", "Courier"])
def test_the_article_speaks_for_itself(words: str) -> None:
    one = resolved(f"[{words}] (said) <it rained>.")[0]
    assert one.own
    assert [speaker.source for speaker in one.speakers] == ["courier"]


def test_the_voice_of_an_unknown_outlet() -> None:
    one = resolved("[We] (said) <it rained>.", publisher=None)[0]
    assert one.own
    assert [(speaker.source, speaker.by) for speaker in one.speakers] == [(None, By.OUTLET)]


@pytest.mark.parametrize("words", ["they", "a reporter", "our reporter in Paris", "weeds", "US"])
def test_voices_that_are_not_the_articles_own(words: str) -> None:
    assert not is_own_voice(words, load_vocabulary())


def test_attributions_keep_their_order() -> None:
    text, found = mark("[Anna Flavia] (said) <no>.", "[She] (said) <yes>.")
    forwards = resolve(text, found, KnowledgeBase())
    backwards = resolve(text, found[::-1], KnowledgeBase())
    assert forwards == backwards[::-1]
    assert [one.attribution for one in forwards] == found
