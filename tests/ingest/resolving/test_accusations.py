"""Whoever denies what he was accused of is not taken for his accuser."""

from __future__ import annotations

import pytest

from disputes.ingest.attribution import Attribution
from disputes.ingest.resolving.records import By, Certainty, Resolved
from disputes.ingest.resolving.resolve import resolve
from disputes.model.period import read_date
from disputes.model.terms import Stance

from .marked import PUBLISHED, knowledge_base, mark


def answered(*pieces: str, stance: Stance = Stance.ASSERTS) -> Resolved:
    """Resolve the last attribution of pieces, which has a stance."""
    text, found = mark(*pieces)
    attributions: list[Attribution] = [*found[:-1], found[-1]._replace(stance=stance)]
    date = read_date(PUBLISHED)
    return resolve(text, attributions, knowledge_base(), "courier", date)[-1]


def who(*pieces: str, stance: Stance = Stance.ASSERTS) -> str | None:
    (speaker,) = answered(*pieces, stance=stance).speakers
    return speaker.source


@pytest.mark.parametrize(
    "accusation",
    [
        "<[Mayor Petra Holm] (accused) Fritz Tarlenheim of hiding the report>.",
        "<[Mayor Sasha Holm] (accused) Fritz Tarlenheim of hiding the report>.",
        "<[Rupert Hentzau] (blamed) Fritz Tarlenheim for the deaths>.",
        "<[Rupert Hentzau] (blamed) the deaths on Fritz Tarlenheim>.",
        "[Prosecutors] (allege) <that Tarlenheim took bribes>. Fritz Tarlenheim is 50.",
        "[Rupert Hentzau] (charged) <that Fritz Tarlenheim took bribes>.",
        "[Rupert Hentzau] (alleges) <Fritz Tarlenheim took bribes>.",
        "[Prosecutors] (charged) Fritz Tarlenheim with fraud.",
        "Rupert Hentzau left. Fritz Tarlenheim was accused of fraud.",
        "Fritz Tarlenheim came. <[Rupert Hentzau] (accused) him of fraud>.",
    ],
)
def test_who_denies_is_the_accused(accusation: str) -> None:
    assert who(accusation, "[He] (denies) <it>.", stance=Stance.DENIES) == "tarlenheim"


def test_so_does_who_rejects_the_accusation() -> None:
    accusation = "<[Rupert Hentzau] (accused) Fritz Tarlenheim of lying>."
    assert who(accusation, "[He] (rejected) <the charge>.", stance=Stance.DENIES) == "tarlenheim"


def test_a_new_paragraph_goes_on() -> None:
    accusation = "<[Rupert Hentzau] (accused) Fritz Tarlenheim of lying>.\n\n"
    assert who(accusation, "[He] (denied) <the charge>.", stance=Stance.DENIES) == "tarlenheim"


def test_the_head_of_something_is_accused() -> None:
    one = answered(
        "<[Rupert Hentzau] (accused) the head of the union of theft>.",
        "[He] (denied) <it>.",
        stance=Stance.DENIES,
    ).speakers[0]
    assert one.proposal is not None
    assert one.proposal.name.startswith("Head of the union")


@pytest.mark.parametrize("words", ["it was not true", "the figures were false", "that is a lie"])
def test_what_may_be_a_denial_is_nobodys(words: str) -> None:
    one = answered(
        "<[Rupert Hentzau] (accused) Fritz Tarlenheim of lying>.", f"[He] (said) <{words}>."
    ).speakers[0]
    assert (one.source, one.by) == (None, By.PRONOUN)
    assert one.candidates == ("hentzau", "tarlenheim")


def test_who_turns_something_else_down_is_nobody() -> None:
    accusation = "<[Rupert Hentzau] (accused) Fritz Tarlenheim of lying>."
    assert who(accusation, "[He] (opposed) <the sale>.", stance=Stance.DENIES) is None


def test_other_words_are_the_accusers() -> None:
    one = answered(
        "<[Rupert Hentzau] (accused) Fritz Tarlenheim of lying>.", "[He] (said) <he would sue>."
    ).speakers[0]
    assert (one.source, one.certainty) == ("hentzau", Certainty.WEAK)
    assert one.candidates == ("tarlenheim",)


@pytest.mark.parametrize(
    "accusation",
    [
        "<[Rupert Hentzau] (blamed) the weather for the floods>.",
        "<[Rupert Hentzau] (accused) Anna Flavia of lying>.",
        "<[Rupert Hentzau] (charged) 5 crowns for the report>.",
        "[Rupert Hentzau] (said) <it rained>.",
    ],
)
def test_where_nobody_else_can_be_meant_the_speaker_goes_on(accusation: str) -> None:
    assert who(accusation, "[He] (said) <it was not true>.") == "hentzau"


@pytest.mark.parametrize(
    ("pronoun", "accused", "name"),
    [("It", "the council", "council"), ("They", "council officials", "council officials")],
)
def test_others_than_persons_answer_too(pronoun: str, accused: str, name: str) -> None:
    one = answered(
        f"<[Residents] (blamed) {accused} for the deaths>.",
        f"[{pronoun}] (denied) <it>.",
        stance=Stance.DENIES,
    ).speakers[0]
    assert one.proposal is not None
    assert one.proposal.name.lower().startswith(name)


def test_it_is_none_of_two_who_are_accused() -> None:
    accusation = "<[Residents] (blamed) Vesti and the Zenda Courier for the rumour>."
    assert who(accusation, "[It] (denied) <it>.", stance=Stance.DENIES) is None


def test_a_first_name_tells_a_man_from_a_woman() -> None:
    spoken = ("[Petra Holm] (said) <it rained>.", "[Otto Vik] (said) <no>.")
    assert who(*spoken, "[She] (said) <it snowed>.") == "petra-holm"
    assert who(*spoken[::-1], "[He] (said) <it snowed>.") == "otto-vik"


def test_who_is_alleged_to_have_done_it_may_be_told_by_what_he_is() -> None:
    one = answered(
        "[Anna Flavia] (said) <it rained>. Rupert Hentzau left.",
        "[Prosecutors] (alleged) <that the harbour chief lied>.",
        "[He] (denied) <it>.",
        stance=Stance.DENIES,
    ).speakers[0]
    assert one.proposal is not None
    assert one.proposal.role == "harbour chief"


def test_an_alleged_deed_accuses_nobody() -> None:
    before = "[Rupert Hentzau] (spoke) of the alleged theft by Fritz Tarlenheim."
    assert who(before, "[He] (denied) <it>.", stance=Stance.DENIES) == "hentzau"
