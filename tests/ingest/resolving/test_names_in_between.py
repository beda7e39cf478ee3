"""Whom "he", "it" and "the Times" mean where somebody is named who has not spoken yet."""

from __future__ import annotations

import pytest

from disputes.ingest.resolving.names import Names
from disputes.ingest.resolving.openings import begins_to_speak, is_role
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.model.terms import SourceKind

from .marked import resolved, sources

VOCABULARY = load_vocabulary()
NAMES = Names(VOCABULARY)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Rebel envoy", True),
        ("The environment secretary,", True),
        ("Her coach,", True),
        ("Former champion", True),
        ("The head of the union,", True),
        ("A spokeswoman for the charity,", True),
        ("The killing of officer", False),
        ("Police arrested engineer", False),
        ("After talks with envoy", False),
        ("When envoy", False),
        ("The rebels met envoy", False),
        ("In Zenda, minister", False),
        ("", False),
    ],
)
def test_only_a_role_stands_before_a_name(words: str, told: bool) -> None:
    assert is_role([*NAMES.words(words, 0, len(words))], VOCABULARY) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (" disagreed.", True),
        (" hit back at him.", True),
        (", has been speaking to reporters.", True),
        (" agreed with him.", True),
        (" agreed to resign.", False),
        (" has been arrested.", False),
        (" posted bail.", False),
        (" posted on a website.", True),
        ("", False),
    ],
)
def test_somebody_begins_to_speak(words: str, told: bool) -> None:
    assert begins_to_speak([*NAMES.words(words, 0, len(words))], VOCABULARY) is told


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("Rebel envoy Karl Roth disagreed.", "karl-roth"),
        ("Karl Roth, the envoy, was there.", None),
        ("His deputy, Karl Roth, hit back on Friday.", "karl-roth"),
        ("Labour's Karl Roth responded.", "karl-roth"),
        ("Karl Roth disagreed. Otto Braun was ill.", None),
        ("Police arrested engineer Karl Roth.", "peter-kohl"),
        ("The envoy Anna Roth disagreed.", "peter-kohl"),  # is no "he"
    ],
)
def test_he_is_who_began_to_speak(between: str, who: str | None) -> None:
    found = sources(
        "[Minister Peter Kohl] (said) <it rained>.", between, "<That is so>, [he] (said)."
    )
    assert found == [["peter-kohl"], [who]]


def test_he_is_not_who_spoke_before_where_a_paragraph_names_another() -> None:
    before, after = "[Minister Peter Kohl] (said) <it rained>.\n\n", "<That is so>, [he] (said)."
    assert sources(before, "Rain wet a coat of Karl Roth.", after)[1] == [None]
    assert sources(before, "Kohl wet a coat of Karl Roth.", after)[1] == ["peter-kohl"]
    assert sources(before, "Rain wet the coat.", after)[1] == ["peter-kohl"]


def test_she_is_not_the_last_speaker_where_another_is_known_for_a_woman() -> None:
    found = sources(
        "[Minister Quill Moss] (said) <it rained>.",
        "He was questioned by Rachel Roth.",
        "<It did>, [she] (said).",
    )
    assert found[1] == [None]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Contractor Betonix", "Betonix", SourceKind.ORGANISATION),
        ("The insurer, Nordlife", "Nordlife", SourceKind.ORGANISATION),
        ("supplement maker PureLift", "PureLift", SourceKind.ORGANISATION),
        ("the Home Builder Association", "Home Builder Association", SourceKind.ORGANISATION),
        ("Contractor Joan Reed", "Contractor Joan Reed", SourceKind.PERSON),
        ("the regional road agency", "regional road agency", SourceKind.ORGANISATION),
        ("the Nord news agency", "Nord", SourceKind.AGENCY),
        ("Former champion Joan Reed", "Joan Reed", SourceKind.PERSON),
        ("Labour's Joan Reed", "Joan Reed", SourceKind.PERSON),
        ("Nord's Harbour Trust", "Nord's Harbour Trust", SourceKind.ORGANISATION),
        ("The presidency", "presidency", SourceKind.ORGANISATION),
    ],
)
def test_what_a_new_source_is(words: str, name: str, kind: SourceKind) -> None:
    proposal = resolved(f"[{words}] (said) <it rained>.")[0].speakers[0].proposal
    assert proposal is not None
    assert (proposal.name, proposal.kind) == (name, kind)


@pytest.mark.parametrize("behind", ["67", "prosecuting", "of Zenda"])
def test_what_is_no_role(behind: str) -> None:
    proposal = resolved(f"[Joan Reed, {behind},] (said) <no>.")[0].speakers[0].proposal
    assert proposal is not None
    assert (proposal.name, proposal.role) == ("Joan Reed", None)


@pytest.mark.parametrize("words", ["Two former employees", "locals", "Villagers", "a clerk"])
def test_ordinary_people_can_speak(words: str) -> None:
    assert resolved(f"[{words}] (said) <no>.")[0].speakers[0].proposal is not None


def test_it_is_the_company_that_spoke_right_before() -> None:
    found = sources(
        "[The interior ministry] (said) <it fell>.",
        "[Contractor Betonix] (denied) <that>.",
        "<All was well>, [it] (said).",
    )
    assert found == [["interior-ministry"], ["betonix"], ["betonix"]]


def test_a_surname_behind_a_role_is_that_of_the_full_name() -> None:
    found = sources(
        "[Sprinter Adeyo] (denied) <that>.\n\n",
        "World champion Tariq Adeyo is out. [Adeyo] (said) <no>.",
        "<It is so>, [he] (said).",
    )
    assert found == [["tariq-adeyo"]] * 3


def test_the_times_is_no_broadcaster_told_of_before() -> None:
    found = sources(
        "[State television] (said) <yes>.", "[The Times] (said) <no>.", "[The Vesti] (said) <no>."
    )
    assert found == [["state-television"], ["times"], ["vesti"]]


def test_the_newspaper_is_the_one_told_of_before() -> None:
    found = sources("[The Strelsau Post] (said) <yes>.", "[The newspaper] (said) <no>.")
    assert found == [["strelsau-post"], ["strelsau-post"]]


def test_the_top_diplomat_is_the_foreign_minister_told_of_before() -> None:
    found = sources(
        "[Foreign Minister Igor Lavrin] (said) <no>.",
        "[The top diplomat] (said) <yes>.",
        "[He] (said) <so>.",
        "[A top diplomat] (said) <never>.",
    )
    assert found[:3] == [["igor-lavrin"]] * 3
    assert found[3] != ["igor-lavrin"]


def test_a_ministry_of_a_state_that_is_never_named_is_another() -> None:
    one = resolved("[The Ministry of Defence] (said) <no>.")[0].speakers[0]
    assert one.proposal is not None
    assert one.candidates == ("ruritanian-mod", "russian-mod")
    here = resolved("Rain fell on Ruritania. [The Ministry of Defence] (said) <no>.")[0]
    assert here.speakers[0].proposal is None
