"""What is proposed as a new source: one for each who speaks, and nobody who cannot."""

from __future__ import annotations

import pytest

from disputes.ingest.resolving.records import Proposal
from disputes.model.terms import SourceKind

from .marked import resolved, sources


def proposed(*pieces: str) -> list[Proposal | None]:
    """Give what is proposed for the speaker of each attribution marked."""
    return [one.speakers[0].proposal for one in resolved(*pieces)]


@pytest.mark.parametrize(
    "words",
    [
        "the flooding",
        "two culverts running under an old part of the dyke close to a police station",
        "the fierce quarrels in the delta",
        "dont you",
        "rainfall",
        "her promotion of the dam",
    ],
)
def test_a_thing_does_not_speak(words: str) -> None:
    speaker = resolved(f"[{words}] (said) <it rained>.")[0].speakers[0]
    assert (speaker.source, speaker.proposal) == (None, None)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Hentzauer", "Hentzauer", SourceKind.ORGANISATION),
        ("Riverwatch in Zenda", "Riverwatch in Zenda", SourceKind.ORGANISATION),
        ("the Dyke Trust", "Dyke Trust", SourceKind.ORGANISATION),
        ("Ruritania's air force", "Ruritania's air force", SourceKind.ORGANISATION),
        ("a lock-keeper", "Lock-keeper", SourceKind.ANONYMOUS),
        ("a shopkeeper near the quay", "Shopkeeper near the quay", SourceKind.ANONYMOUS),
        ("people living in the delta", "People living in the delta", SourceKind.ANONYMOUS),
        ("one of the guards of the lock", "One of the guards of the lock", SourceKind.GROUP),
        ("a number of boatmen", "Number of boatmen", SourceKind.GROUP),
    ],
)
def test_a_name_or_a_noun_for_people_does(words: str, name: str, kind: SourceKind) -> None:
    proposal = proposed(f"It was so, [{words}] (said) <it rained>.")[0]
    assert proposal is not None
    assert proposal.name.partition(" (")[0] == name
    assert proposal.kind is kind


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Reuters", "Reuters"),
        ("The AP", "AP"),
        ("SANA", "SANA"),
        ("Agence France-Presse", "Agence France-Presse"),
        ("Deutsche Presse-Agentur", "Deutsche Presse-Agentur"),
        ("Xinhua", "Xinhua"),
        ("Interfax news agency", "Interfax"),
        ("Nord news agency", "Nord"),
        ("the state-run agency Nord", "Nord"),
        ("the Elbe Agency", "Elbe Agency"),
        ("the Elbe Valley News Agency", "Elbe Valley News Agency"),
    ],
)
def test_a_news_agency_is_an_agency(words: str, name: str) -> None:
    proposal = proposed(f"[{words}] (said) <it rained>.")[0]
    assert proposal is not None
    assert (proposal.name, proposal.kind) == (name, SourceKind.AGENCY)


@pytest.mark.parametrize(
    "words", ["the Space Agency", "the Elbe River Protection Agency", "the Zenda Free Press"]
)
def test_another_agency_is_none_of_the_press(words: str) -> None:
    proposal = proposed(f"[{words}] (said) <it rained>.")[0]
    assert proposal is not None
    assert proposal.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET)


def test_a_person_may_be_called_like_an_agency() -> None:
    assert sources("[Sana Petra] (said) <no>.", "[Petra] (said) <yes>.") == [["sana-petra"]] * 2


def test_an_agency_that_passes_words_on_is_one_too() -> None:
    (one,) = resolved("[Rupert Hentzau] (said) <it rained>, {Interfax news agency} told.")
    assert one.via is not None
    proposal = one.via[0].proposal
    assert proposal is not None
    assert (proposal.name, proposal.kind) == ("Interfax", SourceKind.AGENCY)


class TestOnePerson:
    def test_a_surname_that_ends_a_sentence_and_begins_the_next(self) -> None:
        assert sources(
            "[Otto Roe, the dyke warden,] (said) <it rained>.",
            "The warden was replaced by Roe. [Roe] (said) <it snowed>.",
        ) == [["otto-roe"], ["otto-roe"]]

    def test_an_abbreviation_ends_no_sentence(self) -> None:
        assert sources("It was Gen. Otto Roe. [Roe] (said) <it snowed>.") == [["otto-roe"]]

    @pytest.mark.parametrize(
        "role", ["head of the Dyke Trust", "a spokesman for the port", "manager of the lock"]
    )
    def test_with_his_role_and_no_comma(self, role: str) -> None:
        first, second = proposed(
            f"[Otto al-Roe {role}] (said) <it rained>.", "[Otto al-Roe] (said) <it snowed>."
        )
        assert first is not None
        assert first == second
        assert (first.name, first.kind) == ("Otto al-Roe", SourceKind.PERSON)
        assert first.role == role.removeprefix("a ")

    def test_the_head_of_a_house_is_not_called_like_it(self) -> None:
        (proposal,) = proposed("[Dyke Trust head of staff] (said) <it rained>.")
        assert proposal is not None
        assert proposal.kind is not SourceKind.PERSON

    @pytest.mark.parametrize("named", ["The spokesman, Otto Roe,", "Otto Roe, the spokesman,"])
    def test_who_is_named_after_he_spoke(self, named: str) -> None:
        said = resolved(
            "[A harbour spokesman] (said) <it rained>.",
            f"[{named}] (said) <it snowed>.",
            "[The spokesman] (said) <it froze>.",
        )
        assert [one.speakers[0].source for one in said] == ["otto-roe"] * 3
        assert {one.speakers[0].proposal for one in said} == {said[1].speakers[0].proposal}

    @pytest.mark.parametrize(
        "other", ["Otto Roe", "Otto Roe, a spokesman,", "The warden, Otto Roe,"]
    )
    def test_who_may_be_another_is_not_taken_for_him(self, other: str) -> None:
        first, second = sources(
            "[A harbour spokesman] (said) <it rained>.", f"[{other}] (said) <it snowed>."
        )
        assert second == ["otto-roe"]
        assert first != second


class TestTwoOfOneName:
    def test_a_husband_and_his_wife(self) -> None:
        said = resolved(
            "Mr Roe, 43, and [his wife, Ida Roe,] (said) <they saw nothing>.",
            "[Roe] (said) <he ran>.",
        )
        assert said[0].speakers[0].source == "ida-roe"
        assert said[1].speakers[0].source is None
        assert said[1].speakers[0].candidates == ("ida-roe", "roe")

    def test_who_speak_together_are_both(self) -> None:
        assert sources(
            "[Mr Roe, 43, and his wife, Ida Roe,] (said) <they saw nothing>.",
            "[Roe] (said) <he ran>.",
        ) == [["roe", "ida-roe"], [None]]

    def test_a_surname_in_a_headline_is_hers(self) -> None:
        assert sources(
            "Roe resigns over dyke\n\n", "[Ida Roe] (said) <no>.", "[Roe] (said) <yes>."
        ) == [
            ["ida-roe"],
            ["ida-roe"],
        ]
