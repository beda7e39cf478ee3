"""The stance that what is said has by its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.attribution import Attribution, Content, Extent
from disputes.ingest.lexicon import Lexicon
from disputes.ingest.modality import worded
from disputes.model.terms import Speech, Stance

from .found import Draft


def said(words: str, lexicon: Lexicon, stance: Stance = Stance.ASSERTS) -> Stance:
    """Give the stance of somebody who says words, as a cue has it at first."""
    content = Content.of([Extent(0, len(words))])
    one = Attribution(content, None, None, Speech.DIRECT, stance, "made")
    return worded(words, one, lexicon).stance


@pytest.mark.parametrize(
    "words",
    [
        "he had no comment",
        "“I have nothing to add,”",
        "“I have no opinion on that”",
        "she did not wish to comment on the ferry",
        "she did “not have anything specific” on the ferry",
        "he did not have anything specific on the ferry",
        "“We don’t have anything new on that,”",
        "that it had no further information on the crash",
        "they could neither confirm nor deny the crash",
        "it would not comment on the crash",
        "“I can't discuss the case,”",
        "he was not in a position to confirm the crash",
    ],
)
def test_who_says_that_he_has_nothing_to_say_declines(words: str, lexicon: Lexicon) -> None:
    assert said(words, lexicon) is Stance.DECLINES


@pytest.mark.parametrize(
    "words",
    [
        "the ferry is likely to sink",
        "“The ferry may sink,”",
        "“For the ferry, we have some indications that it sank,”",
        "that this was a further sign that the crew had been careless",
        "the harbour could not rule out a leak",
        "the ferry had probably been moved",
        "it was possible that the ferry sank",
        "The cause of the crash might be the weather",
    ],
)
def test_who_says_that_it_may_be_so_suggests(words: str, lexicon: Lexicon) -> None:
    assert said(words, lexicon) is Stance.SUGGESTS


@pytest.mark.parametrize(
    "words",
    [
        "the ferry sank",
        "the ferry lost a mast in May",
        "the harbour master had no comment",  # another declines, as the speaker tells
        "the ferry that is likely to sink was sold",
        "the crew sank the ferry, which may be raised",
        "“The crew are looking for it and the ferry is likely to be found,”",
        "“The ferry may sink,” he said. “We have to help it.”",
        "“The ferry sank. It may be raised,”",
        "“The ferry sank. We have no comment,”",
        "if it sank, the crew sold it",
    ],
)
def test_the_first_clause_of_one_sentence_tells(words: str, lexicon: Lexicon) -> None:
    assert said(words, lexicon) is Stance.ASSERTS


@pytest.mark.parametrize(
    "words",
    [
        "there was no indication of an attack",
        "there was no sign that the door had been forced",
        "there were no longer any indications of a leak",
        "there weren't any signs of a fight",
        "the crew had not seen any sign of a leak",
        "it was not possible that the ferry had sunk",
        "it cannot possibly be true",
        "she died without any sign of violence",
    ],
)
def test_that_there_is_no_sign_is_a_plain_statement(words: str, lexicon: Lexicon) -> None:
    assert said(words, lexicon) is Stance.ASSERTS


@pytest.mark.parametrize(
    "words",
    [
        "the ferry may not have sunk",
        "there were signs that no one had been on board",
        "there are indications of no great damage",
        "the crew had seen signs of a leak that nobody mended",
        "the harbour cannot rule out a leak",
        "the ferry was unlikely to sink",
        "the ferry probably did not sink",
    ],
)
def test_a_sign_that_something_is_not_so_suggests_it(words: str, lexicon: Lexicon) -> None:
    assert said(words, lexicon) is Stance.SUGGESTS


@pytest.mark.parametrize("stance", [one for one in Stance if one is not Stance.ASSERTS])
def test_only_a_plain_statement_changes(stance: Stance, lexicon: Lexicon) -> None:
    for words in ("he had no comment", "the ferry is likely to sink"):
        assert said(words, lexicon, stance) is stance


@given(words=st.text("he had.no comment “”may’\n\u2029, is likely to\u0130", max_size=60))
def test_any_text_has_a_stance(words: str, lexicon: Lexicon) -> None:
    assert said(words + ".", lexicon) in (Stance.ASSERTS, Stance.SUGGESTS, Stance.DECLINES)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The spokesman said he did 'not have anything specific' on it.", Stance.DECLINES),
        ("“I have nothing to add,” Holm said.", Stance.DECLINES),
        ("“The ferry is likely to sink,” said Holm.", Stance.SUGGESTS),
        ("Holm denied that the ferry was likely to sink.", Stance.DENIES),
        ("Holm said the ferry had sunk.", Stance.ASSERTS),
    ],
)
def test_the_engine_tells_so(text: str, stance: Stance, draft: Draft) -> None:
    assert [one.stance for one in draft(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "quoted", "cue", "stance"),
    [
        ("“It was not us,” denied Holm.", "“It was not us,”", "denied", Stance.ASSERTS),
        ("Holm denied it: “We did not.”", "“We did not.”", "denied", Stance.ASSERTS),
        ("“It may not have been us,” denied Holm.", "“It may not", "denied", Stance.SUGGESTS),
        ("Holm denied “any part” in it.", "“any part”", "denied", Stance.DENIES),
    ],
)
def test_what_is_said_in_denial_is_asserted(
    text: str, quoted: str, cue: str, stance: Stance, lexicon: Lexicon
) -> None:
    start, at = text.index(quoted), text.index(cue)
    content = Content.of([Extent(start, start + len(quoted))])
    one = Attribution(
        content, None, Extent(at, at + len(cue)), Speech.DIRECT, Stance.DENIES, "made"
    )
    assert worded(text, one, lexicon).stance is stance


@pytest.mark.parametrize(
    ("words", "stance", "content"),
    [
        ("she doubted that the ferry sank", Stance.DOUBTS, "the ferry sank"),
        ("that he questioned whether the ferry sank", Stance.DOUBTS, "the ferry sank"),
        ("“I seriously doubt that the ferry sank,”", Stance.DOUBTS, "the ferry sank,”"),
        ("they were not convinced that it sank", Stance.DOUBTS, "it sank"),
        ("he had never told anyone that it sank", Stance.DISOWNS, "it sank"),
        ("I never said that the ferry sank", Stance.DISOWNS, "the ferry sank"),
    ],
)
def test_who_says_that_he_doubts_or_never_said_it_is_told_so_of_that(
    words: str, stance: Stance, content: str, lexicon: Lexicon
) -> None:
    whole = Content.of([Extent(0, len(words))])
    one = worded(
        words, Attribution(whole, None, None, Speech.INDIRECT, Stance.ASSERTS, "made"), lexicon
    )
    assert one.stance is stance
    assert words[one.content.start : one.content.end] == content


@pytest.mark.parametrize(
    "words",
    [
        "others doubted that the ferry sank",
        "he never doubted that the ferry sank",
        "she did not doubt that the ferry sank",
        "the crew questioned whether the ferry sank",
        "he was convinced that the ferry sank",
        "she had never said so",
        "“I never doubted that,”",
        "he doubted that",
        "he doubted the count",
    ],
)
def test_who_says_what_others_doubt_or_what_he_holds_asserts_it(
    words: str, lexicon: Lexicon
) -> None:
    assert said(words, lexicon) is Stance.ASSERTS


@pytest.mark.parametrize("words", ["“I never said that,”", "he had never said that to anybody"])
def test_who_never_said_that_disowns_it_and_names_no_content(words: str, lexicon: Lexicon) -> None:
    whole = Content.of([Extent(0, len(words))])
    one = Attribution(whole, None, None, Speech.DIRECT, Stance.ASSERTS, "made")
    assert worded(words, one, lexicon) == one._replace(stance=Stance.DISOWNS)
