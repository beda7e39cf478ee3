"""What is offered for a drafted attribution, and in which order."""

from __future__ import annotations

import pytest

from disputes.ingest.matching.matcher import MOST_OFFERS, Matcher
from disputes.ingest.matching.offers import Kind
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import read_date
from disputes.model.terms import Stance

from .small import TEXT, offered, small

SHUT = "We closed the harbour early, before the storm got to the breakwater"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(small())


def test_same_utterance_in_other_words_is_a_report(matcher: Matcher) -> None:
    first = matcher.offers(SHUT, ["vela"], said=read_date("2021-05-04"))[0]
    assert (first.kind, first.claim, first.assertion) == (Kind.REPORT, "harbour-closed", 0)
    assert first.stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("speaker", "said"),
    [("vela", "2021-05-09"), ("port-ministry", "2021-05-03"), ("osk", "2021-05-03")],
)
def test_other_speaker_or_other_days_make_a_new_assertion(
    matcher: Matcher, speaker: str, said: str
) -> None:
    first = matcher.offers(SHUT, [speaker], said=read_date(said))[0]
    assert (first.kind, first.claim, first.assertion) == (Kind.ASSERTION, "harbour-closed", None)


def test_date_of_a_known_document_counts_where_no_other_is_told(matcher: Matcher) -> None:
    first = matcher.offers(SHUT, ["vela"], document_id="gazette-4-may")[0]
    assert first.kind is Kind.REPORT
    assert "already" not in first.why


def test_a_report_that_is_there_already_is_told(matcher: Matcher) -> None:
    first = matcher.offers(SHUT, ["vela"], document_id="gazette-3-may")[0]
    assert first.why.endswith("; this document has a report of it already")


def test_report_of_a_firmer_assertion_tells_both_stances(matcher: Matcher) -> None:
    first = matcher.offers(SHUT, ["vela"], Stance.SUGGESTS)[0]
    assert (first.kind, first.stance) == (Kind.REPORT, Stance.ASSERTS)
    assert first.told is Stance.SUGGESTS
    assert "recorded as asserts, while these words tell suggests" in first.why


@pytest.mark.parametrize("stance", [Stance.ASSERTS, Stance.SUGGESTS])
def test_of_several_acts_it_is_the_one_with_the_stance_and_speakers(stance: Stance) -> None:
    """However alike the words of others are."""
    quote = "we shut the harbour early, before the storm reached the breakwater"
    acts = "".join(
        f'      - {{{one}: {who}, said: 2021-05-03, in: gazette-3-may, quote: "{words}"}}\n'
        for one, who, words in (
            ("asserts", "[vela, osk]", quote),
            ("suggests", "vela", quote.replace("early", "perhaps early")),
            ("asserts", "vela", quote.replace("early", "late")),
        )
    )
    head, _, rest = TEXT.partition("      - asserts: vela\n")
    matcher = Matcher(small(head + acts + rest[rest.index("  cranes-fell:") :]))
    first = matcher.offers(SHUT, ["vela"], stance)[0]
    assert (first.kind, first.stance, first.told) == (Kind.REPORT, stance, None)
    assert first.assertion == (2 if stance is Stance.ASSERTS else 1)


@pytest.mark.parametrize("said", ["2021-05-03", "2021-06-03"])
def test_what_is_like_words_that_a_claim_was_read_from_is_inferred(said: str) -> None:
    other = TEXT.replace("The harbour was closed because of the storm.", "Boats were warned.")
    day = "        said: 2021-05-03\n"
    for text, inferred in (
        (other.replace(day, f"{day}        inferred: true\n"), True),
        (other, False),
    ):
        first = Matcher(small(text)).offers(SHUT, ["vela"], said=read_date(said))[0]
        assert (first.claim, first.inferred) == ("harbour-closed", inferred)


def test_words_recorded_as_declining_are_a_report_whatever_their_cue(matcher: Matcher) -> None:
    same = offered(matcher.offers("he had nothing to add on the anthem", ["osk"]), "anthem-sung")
    assert (same.kind, same.stance) == (Kind.REPORT, Stance.DECLINES)
    other = offered(matcher.offers("he added that the anthem was sung", ["osk"]), "anthem-sung")
    assert other.kind is Kind.ASSERTION
    taken_back = matcher.offers("had nothing to add on the anthem", ["osk"], Stance.RETRACTS)
    assert offered(taken_back, "anthem-sung").kind is Kind.ASSERTION


def test_why_has_the_words_and_who_is_on_record(matcher: Matcher) -> None:
    first = matcher.offers("the harbour was closed by the storm", ["osk"])[0]
    assert first.why == "shares “harbour was closed” and “storm” with the claim"
    ministry = matcher.offers("the harbour was closed by the storm", ["port-ministry"])[0]
    assert ministry.why.endswith("; others who speak for United Norland are on record here")
    minister = matcher.offers("the harbour was closed by the storm", ["vela"])[0]
    assert minister.why.endswith("; Ada Vela is on record here")


def test_words_in_other_forms_are_not_said_to_be_shared(matcher: Matcher) -> None:
    first = matcher.offers("anthems", [])[0]
    assert (first.claim, first.why) == ("anthem-sung", "“anthems” is like words of the claim")


@pytest.mark.parametrize(
    ("words", "stance", "proposed"),
    [
        ("the anthem was sung on the quay", Stance.ASSERTS, Stance.ASSERTS),
        ("the anthem was sung on the quay", Stance.DENIES, Stance.DENIES),
        ("the anthem was sung on the quay", Stance.DOUBTS, Stance.DOUBTS),
        ("the anthem was not sung on the quay", Stance.ASSERTS, Stance.DENIES),
        ("the anthem wasn’t sung on the quay", Stance.SUGGESTS, Stance.DOUBTS),
        ("the anthem was not sung on the quay", Stance.DENIES, Stance.ASSERTS),
        ("nobody denied that the anthem was sung on the quay", Stance.ASSERTS, Stance.ASSERTS),
        ("neither anthem nor hymn was sung on the quay", Stance.ASSERTS, Stance.DENIES),
        ("anthem of the opposition sung on the quay", Stance.ASSERTS, Stance.ASSERTS),
        ("the anthem was sung on the quay", Stance.DECLINES, Stance.DECLINES),
        ("the anthem was not sung on the quay", Stance.RETRACTS, Stance.RETRACTS),
    ],
)
def test_negations_turn_the_stance(
    matcher: Matcher, words: str, stance: Stance, proposed: Stance
) -> None:
    offer = offered(matcher.offers(words, ["vela"], stance), "anthem-sung")
    against = proposed in (Stance.DENIES, Stance.DOUBTS)
    assert offer.stance is proposed
    assert offer.kind is (Kind.AGAINST if against else Kind.ASSERTION)


def test_uncoordinated_is_not_coordinated(matcher: Matcher) -> None:
    offer = matcher.offers("fishing subsidies are uncoordinated with Norland", ["osk"])[0]
    assert (offer.claim, offer.kind, offer.stance) == (
        "subsidies-coordinated",
        Kind.AGAINST,
        Stance.DENIES,
    )


@pytest.mark.parametrize(
    ("words", "stance", "proposed"),
    [
        ("the lighthouse keeper warned the ferry's pilot", Stance.DENIES, Stance.DENIES),
        ("the lighthouse keeper warned the ferry's pilot", Stance.ASSERTS, Stance.ASSERTS),
        ("denied that the keeper had warned the ferry's pilot", Stance.ASSERTS, Stance.DENIES),
    ],
)
def test_a_denial_on_record_is_matched_with_its_cue_or_without(
    matcher: Matcher, words: str, stance: Stance, proposed: Stance
) -> None:
    assert offered(matcher.offers(words, ["vela"], stance), "pilot-warned").stance is proposed


def test_another_number_is_another_answer(matcher: Matcher) -> None:
    words = "{} cranes toppled into the harbour basin on 3 May 2021"
    same = matcher.offers(words.format(40), ["vela"])
    other = matcher.offers(words.format(17), ["vela"])
    assert same[0].claim == "cranes-fell"
    assert "number" not in same[0].why
    assert offered(other, "cranes-fell").score < same[0].score
    assert "its number is none of the claim’s 40" in offered(other, "cranes-fell").why
    assert "another answer to crane-count" in next(one for one in other if not one.claim).why


def test_names_of_one_source_are_one(matcher: Matcher) -> None:
    for name in ("Norburg", "the Norlanders", "United Norland", "UN", "U.N."):
        words = f"subsidies for nets are agreed with {name}"
        assert matcher.offers(words, [])[0].claim == "subsidies-coordinated", name


def test_new_claim_first_where_none_is_near(matcher: Matcher) -> None:
    for words in ("", "of the", "whales were singing", "the quay needs paint and new lamps"):
        assert matcher.offers(words, ["vela"])[0].kind is Kind.NEW_CLAIM


def test_new_claim_is_offered_once_and_a_claim_once(matcher: Matcher) -> None:
    offers = matcher.offers("cranes sang the anthem of Norland when the harbour was closed")
    claims = [one.claim for one in offers]
    assert claims.count(None) == 1
    assert len(set(claims)) == len(claims) <= MOST_OFFERS + 1


def test_empty_knowledge_base_and_unknown_speakers() -> None:
    (only,) = Matcher(KnowledgeBase()).offers("anything", ["nobody"], document_id="none")
    assert (only.kind, only.why) == (Kind.NEW_CLAIM, "no claim has words of it")


def test_drafts_take_no_part() -> None:
    assert Matcher(small("draft: true\n" + TEXT)).offers(SHUT)[0].kind is Kind.NEW_CLAIM
