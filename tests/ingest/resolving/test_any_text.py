"""Resolving takes any text and any attributions, in time that grows with them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from clock import grows_at_most
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.attribution import Attribution, Content, Extent
from disputes.ingest.resolving.records import Certainty, Speaker
from disputes.ingest.resolving.resolve import resolve
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.load.fields import is_id
from disputes.model.period import parse_date, read_date
from disputes.model.terms import Speech, Stance

from .marked import PUBLISHED, knowledge_base

KB = knowledge_base()
VOCABULARY = load_vocabulary()
DATE = read_date(PUBLISHED)

_PIECES = st.sampled_from(
    [
        "he",
        "She",
        "they said",
        "it",
        "who",
        "the ministry",
        "The spokesman",
        "officials",
        "Fritz Tarlenheim",
        "Tarlenheim",
        "Anna Flavia",
        "Mr. Bersonin",
        "Karl Bersonin",
        "Russia's Defence Ministry",
        "U.S.",
        "RNA",
        "told",
        "as quoted by",
        "on Tuesday",
        "last week",
        "statement from",
        "both",
        "and",
        "said",
        "of",
        "“no”",
        "'",
        "’s",
        ",",
        ".",
        "(",
        ")",
        "--",
        "\n\n",
        "\u2029",
        "İ",
        "ﬁ",
        "_",
        "á̂",
        "Ⅷ",
        "²",
        "\x00",
    ]
)


@st.composite
def attributed(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    pieces = draw(st.lists(_PIECES | st.text(max_size=4), max_size=40))
    text = " ".join(pieces)
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece) + 1)
    spans = [Extent(start, end - 1) for start, end in pairwise(starts)] or [Extent(0, 0)]
    anywhere = st.sampled_from(spans) | st.builds(
        lambda one, other: Extent(min(one.start, other.start), max(one.end, other.end)),
        st.sampled_from(spans),
        st.sampled_from(spans),
    )
    made = st.builds(
        Attribution,
        st.lists(anywhere, min_size=1, max_size=2).map(Content.of),
        st.none() | anywhere,
        st.none() | anywhere,
        st.sampled_from(Speech),
        st.just(Stance.ASSERTS),
        st.just("any"),
        st.lists(anywhere, max_size=2).map(tuple),
        st.none() | anywhere,
    )
    return text, draw(st.lists(made, max_size=6))


@pytest.mark.slow
@given(attributed(), st.sampled_from(["courier", "nobody", None]), st.booleans())
def test_what_is_given_holds_together(
    given_: tuple[str, list[Attribution]], publisher: str | None, dated: bool
) -> None:
    text, attributions = given_
    published = DATE if dated else None
    found = resolve(text, attributions, KB, publisher, published, vocabulary=VOCABULARY)
    assert [one.attribution for one in found] == attributions
    proposed: dict[str, object] = {}
    for one in found:
        if one.said is not None:
            parse_date(one.said)
        for speaker in (*one.speakers, *(one.via or ()), *(one.likely_via or ())):
            _holds_together(speaker, publisher)
            if speaker.proposal is not None:
                assert (
                    proposed.setdefault(speaker.proposal.id, speaker.proposal) == speaker.proposal
                )
    assert found == resolve(text, attributions, KB, publisher, published, vocabulary=VOCABULARY)


def _holds_together(speaker: Speaker, publisher: str | None) -> None:
    assert speaker.source not in speaker.candidates
    if speaker.source is None:
        assert speaker.certainty is None
        assert speaker.proposal is None
    elif speaker.proposal is not None:
        assert speaker.source == speaker.proposal.id
        assert speaker.source not in KB.sources
        assert is_id(speaker.source)
        assert speaker.proposal.name
        assert {*speaker.proposal.speaks_for, *speaker.proposal.member_of} <= KB.sources.keys()
    else:
        assert speaker.source == publisher or speaker.source in KB.sources
        assert isinstance(speaker.certainty, Certainty)


_REPEATED = [
    "he said it",
    "they said so, ",
    "John Smith said no.\n\n",
    "the ministry said on Tuesday no.",
    "the officials said x to RNA, ",
    "Fritz Tarlenheim and Anna Flavia and Igor X said hm",
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", _REPEATED)
def test_time_grows_with_the_text(unit: str) -> None:
    def work(times: int) -> None:
        text = f"{unit} " * times
        said = unit.index("said")
        attributions = [
            Attribution(
                Content.of([Extent(at + said + 4, at + said + 6)]),
                Extent(at, at + said - 1),
                Extent(at + said, at + said + 4),
                Speech.INDIRECT,
                Stance.ASSERTS,
                "repeated",
            )
            for at in range(0, len(text), len(unit) + 1)
        ]
        resolve(text, attributions, KB, "courier", DATE, vocabulary=VOCABULARY)

    grows_at_most(16, work, 1000, 8000)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A " * 20_000, marks=pytest.mark.slow),
        *("." * 50_000, "John Smith " * 3_000, "x" * 100_000, ", " * 20_000),
    ],
)
def test_one_source_as_long_as_the_text(text: str) -> None:
    whole = Extent(0, len(text))
    one = Attribution(
        Content.of([whole]), whole, whole, Speech.DIRECT, Stance.ASSERTS, "x", (whole,), whole
    )
    assert len(resolve(text, [one], KB, "courier", DATE, vocabulary=VOCABULARY)) == 1
