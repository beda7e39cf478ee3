"""Who is named as the speaker of a quotation, and where names are credits."""

from __future__ import annotations

import pytest

from disputes.archive.marks import quoted_spans
from disputes.model.knowledge_base import KnowledgeBase
from disputes.view.reuse.agencies import Names
from disputes.view.reuse.credits import credited
from disputes.view.reuse.sentences import Sentences
from disputes.view.reuse.speakers import in_common, speaker


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("", "” said Ann Ash, the keeper.", "Ann Ash"),
        ("", ",” Ash said.", "Ash"),
        ("", ",” Ash\nsaid.", "Ash"),
        ("", "” said Norland’s deputy trade minister, Ann Ash. Bo Berg wept.", "Ann Ash"),
        ("", "” said Norland’s Trade Ministry spokesman Bo Berg in the Courier.", "Bo Berg"),
        ("", ",” minister Ash was quoted as saying by Nordpress.", "Ash"),
        ("", ",” Ash’s rival Bo Berg said.", "Bo Berg"),
        ("", "” the Harbour Council for Safe Ships said", "Harbour Council for Safe Ships"),
        ("Ann Ash, the keeper, said on Monday: “", "”", None),
        ("Bo Berg wept. Ann Ash said on Monday: “", "”", "Ann Ash"),
        ("", "” a witness told Nordpress.", None),
        ("", "” Ash told Nordpress.", "Ash"),
        ("", "” the keeper said.", None),
        ("The Norlandish ", "” said nobody.", None),
        ("Ann Ash said so on Monday. “", "” he added.", "Ann Ash"),
        ("Ann Ash wept on Monday. “", "” he added.", None),
        ("Ann Ash wept near", "” and Bo Berg was there.", None),
        ("", "”\n\nAnn Ash said that it rained.", None),
        ("", "” said the American.", None),
        ("", "", None),
    ],
)
def test_a_speaker_is_named_with_a_verb_of_speech(
    before: str, after: str, name: str | None
) -> None:
    found = speaker(before, after)
    assert (" ".join(found) if found else None) == name


@pytest.mark.parametrize(
    ("names", "texts", "common"),
    [
        (["Ann Ash", "Ash"], [], "Ash"),
        (["Ann Ash", "Minister Ann Ash"], [], "Ann Ash"),
        (["Ash", "Ash"], ["It rained. Ann Ash said so."], None),
        (["Ash", "Ash"], ["It rained, and Ann Ash said so."], "Ash"),
        (["Ash", "Ash"], ["“We go,” minister Ash said."], "Ash"),
        (["Norland", "Norland"], ["in Ash’s Norland it rains"], None),
        (["Norland", "Norland"], ["In Norland it rained. From Norland they came."], None),
        (["Ann Ash", "Bo Berg"], [], None),
        (["Ministry", "Ministry"], ["the Trade Ministry said"], None),
        (["Trade Ministry", "Trade Ministry"], [], "Trade Ministry"),
        (["Trade Ministry", "Health Ministry"], [], None),
    ],
)
def test_names_of_one_speaker(names: list[str], texts: list[str], common: str | None) -> None:
    found = in_common([tuple(name.split()) for name in names], texts)
    assert (" ".join(found) if found else None) == common


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It rained.\n\nSource: TASS", {"TASS"}),
        ("It rained. Source TASS", {"TASS"}),
        ("By Ann Ash, Reuters\nIt rained.", {"Reuters"}),
        ("Reuters and AFP\nIt rained.", {"Reuters", "AFP"}),
        ("PORT, May 2 (Reuters) – It rained.", {"Reuters"}),
        ("MOSCOW, May 2. /TASS/. It rained.", {"TASS"}),
        ("A sources at the port told TASS that it rained.", set()),
        ("A source told us. The source TASS named is not known.", set()),
        ("Photo: Reuters\nIt rained.", set()),
        ("By a photographer, photo Reuters\nIt rained.", set()),
        ("The port in May [Reuters]\nIt rained.", set()),
        ("Reuters says it rained\nIt rained.", set()),
        ("It rained (Reuters has said).", set()),
    ],
)
def test_credits(text: str, names: set[str]) -> None:
    found = credited(text, Names(KnowledgeBase()).places(text))
    assert {one.name for one in found} == names


@pytest.mark.parametrize(
    ("text", "words", "around"),
    [
        ("It rained. It is wet here. It was so.", "is wet", "It is wet here."),
        ("He wept. “It rained. All is lost,” Ash told TASS. Bo Berg wept.", "It rained", None),
        ("He wept. “It rained. All is lost.” Ash told TASS so. Bo wept.", "All is lost", None),
        ("“All is lost.”\n\nAsh told TASS so.", "All is lost", "“All is lost.”"),
        ("no full stop", "full", "no full stop"),
    ],
)
def test_sentences(text: str, words: str, around: str | None) -> None:
    start = text.index(words)
    found = Sentences(text, quoted_spans(text)).round(start, start + len(words))
    told = text[slice(*found)].strip()
    if around is None:
        assert told.startswith("“It rained")
        assert "TASS" in told
        assert "wept" not in told
    else:
        assert told == around
