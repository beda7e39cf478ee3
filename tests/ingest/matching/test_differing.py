"""Words that say otherwise than a claim: it is offered still, and nobody but a person takes it."""

from __future__ import annotations

import pytest

from disputes.ingest.drafting.placing import mentioned, placed
from disputes.ingest.matching.matcher import Matcher
from disputes.ingest.matching.offers import Offer
from disputes.load import load_texts
from disputes.model.terms import Stance

from .small import offered

KB = b"""\
sources:
  navy: {name: Navy, kind: organisation}
  norland: {name: Norland, kind: state, aliases: [Norlanders]}
  westria: {name: Westria, kind: state}
  france: {name: France, kind: state}
  vela: {name: Ada Vela, kind: person}
  gazette: {name: The Gazette, kind: outlet}
documents:
  gazette-3-may: {title: Port, publisher: gazette, published: 2021-05-03}
questions:
  lost: {text: How many boats were lost?, kind: number, unit: boats}
claims:
  five-barges-sank:
    text: Five barges sank in the canal.
    assertions:
      - {asserts: vela, in: gazette-3-may, quote: five barges sank in the canal}
  forty-boats-lost:
    {text: At least forty boats were lost off the cape., answers: lost, value: "40.."}
  lock-opens: {text: The lock on the canal will reopen in March 2022.}
  navy-rammed: {text: Norland rammed the trawlers of Westria at the reef.}
  both-signed: {text: The Norland and Westria fleets have signed the fishing treaty.}
  norland-signed: {text: The Norland fleet has signed the treaty on whales with Westria.}
  vela-lied:
    text: Ada Vela hid the letter about the dredging.
    assertions:
      - {denies: vela, in: gazette-3-may, quote: denied hiding the letter about the dredging}
  berg-fled: {text: The smuggler Berg fled the harbour at dawn.}
"""


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_texts([("kb.yaml", KB)]).kb)


def ask(matcher: Matcher, words: str, claim: str, stance: Stance = Stance.ASSERTS) -> Offer:
    """Give the offer of a claim; tell that it is placed if and only if nothing differs."""
    offers = matcher.offers(words, ["vela"], stance)
    offer = offered(offers, claim)
    taken = placed(offers)
    assert (offer in taken) == (not offer.differs), offer.why
    assert offer in taken or offer in mentioned(offers, taken, 3)
    return offer


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("five barges sank in the canal", "five-barges-sank"),
        ("5 barges sank in the canal", "five-barges-sank"),
        ("forty-five boats were lost off the cape", "forty-boats-lost"),
        ("at least forty boats were lost off the cape", "forty-boats-lost"),
        ("the lock on the canal would reopen in March", "lock-opens"),
        ("in March 2022 the lock on the canal will reopen", "lock-opens"),
        ("the trawlers of Westria at the reef were rammed by Norland", "navy-rammed"),
        ("the Norlanders rammed Westria's trawlers at the reef", "navy-rammed"),
        ("the fleets of Westria and Norland have signed the fishing treaty", "both-signed"),
        ("she had not hidden the letter about the dredging", "vela-lied"),
        ("the smuggler Berg fled the harbour at dawn", "berg-fled"),
    ],
)
def test_what_says_the_same_is_placed(matcher: Matcher, words: str, claim: str) -> None:
    assert ask(matcher, words, claim).differs == ()


@pytest.mark.parametrize(
    ("words", "claim", "differs"),
    [
        ("six barges sank in the canal", "five-barges-sank", "says “six”, not “Five”"),
        ("7 barges sank in the canal", "five-barges-sank", "says “7”, not “Five”"),
        ("a dozen barges sank in the canal", "five-barges-sank", "says “dozen”, not “Five”"),
        ("hundreds of barges sank in the canal", "five-barges-sank", "says “hundreds”, not “Five”"),
        (
            "five hundred barges sank in the canal",
            "five-barges-sank",
            "says “five hundred”, not “Five”",
        ),
        ("barges sank in the canal", "five-barges-sank", "says nothing of “Five”"),
        ("at least five barges sank in the canal", "five-barges-sank", "says “at least”"),
        ("more than 5 barges sank in the canal", "five-barges-sank", "says “more than”"),
        ("five barges sank in the canal on Friday", "five-barges-sank", "says “Friday”"),
        ("five barges sank in the canal in 1998", "five-barges-sank", "says “1998”"),
        ("five barges sank in the bay", "five-barges-sank", "says “bay”, not “canal”"),
        ("it was false that five barges sank in the canal", "five-barges-sank", "says “false”"),
        ("the rumour that five barges sank in the canal", "five-barges-sank", "says “rumour”"),
        ("it hoped five barges sank in the canal", "five-barges-sank", "says “hoped”"),
        ("the crew says five barges sank in the canal", "five-barges-sank", "says “says”"),
        ("if five barges sank in the canal", "five-barges-sank", "says “if”"),
        (
            "twelve boats were lost off the cape",
            "forty-boats-lost",
            "says “twelve”, not “at least” and “forty”",
        ),
        (
            "the lock on the canal will reopen in June 2022",
            "lock-opens",
            "says “June”, not “March”",
        ),
        (
            "the lock on the canal will reopen in March 2024",
            "lock-opens",
            "says “2024”, not “2022”",
        ),
        ("the lock on the canal reopened in March 2022", "lock-opens", "says nothing of “will”"),
        (
            "Westria rammed the trawlers of Norland at the reef",
            "navy-rammed",
            "has “Westria” and “Norland” the other way round",
        ),
        (
            "Norland was rammed by the trawlers of Westria at the reef",
            "navy-rammed",
            "has “Westria” and “Norland” the other way round",
        ),
        (
            "France rammed the trawlers of Westria at the reef",
            "navy-rammed",
            "says “France”, not “Norland”",
        ),
        (
            "the Norland fleet has signed the fishing treaty",
            "both-signed",
            "says nothing of “Westria”",
        ),
        (
            "the Norland and Westria fleets have signed the treaty on whales",
            "norland-signed",
            "has “Norland” and “Westria” together",
        ),
        ("the smuggler Lind fled the harbour at dawn", "berg-fled", "says “Lind”, not “Berg”"),
        (
            "the smuggler Berg fled the harbour at dawn and the pilot did not",
            "berg-fled",
            "may negate something else",
        ),
    ],
)
def test_what_says_something_else_is_only_named(
    matcher: Matcher, words: str, claim: str, differs: str
) -> None:
    offer = ask(matcher, words, claim)
    assert offer.differs[0] == differs
    assert offer.why.startswith(f"near, but {differs}")


def test_a_not_turns_what_else_is_the_same(matcher: Matcher) -> None:
    offer = ask(matcher, "the smuggler Berg never fled the harbour at dawn", "berg-fled")
    assert (offer.stance, offer.differs) == (Stance.DENIES, ())


def test_who_only_suggests_may_say_may(matcher: Matcher) -> None:
    words = "five barges may have sunk in the canal"
    assert ask(matcher, words, "five-barges-sank", Stance.SUGGESTS).differs == ()
    assert ask(matcher, words, "five-barges-sank").differs == ("says “may”",)


def test_who_speaks_need_not_name_himself(matcher: Matcher) -> None:
    words = "I hid the letter about the dredging"
    assert ask(matcher, words, "vela-lied").differs == ()
    other = offered(matcher.offers(words, ["norland"]), "vela-lied")
    assert other.differs == ("says nothing of “Ada Vela”",)
