"""What is compared with what: within a budget, and never missing what is the same."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from disputes.check.folding import Folder, variants
from disputes.check.nearness import WINDOW, earliest_alike, near_pairs

TEXTS = st.lists(st.text("ab", max_size=3), max_size=60)
WORDS = st.text("abcehijlnpswyz0", min_size=1, max_size=12)
SPELLINGS = (("", "h"), ("a", ""), ("s", "z"), ("c", "s"), ("ab", "ba"), ("f", "ph"), ("h", ""))


def pairs_of(texts: Sequence[str], buckets: int) -> tuple[set[tuple[int, int]], int]:
    asked: list[tuple[int, int]] = []

    def alike(one: int, other: int) -> bool:
        asked.append((one, other))
        return texts[one] == texts[other]

    entries = [(hash(text) % n, i) for i, text in enumerate(texts) for n in range(1, buckets + 1)]
    found = [*near_pairs(entries, texts.__getitem__, alike)]
    assert len(found) == len(set(found))
    assert len(asked) <= (WINDOW + 1) * len(entries)
    return set(found), len(asked)


@given(TEXTS, st.integers(min_value=1, max_value=3))
def test_what_is_the_same_is_found_within_the_budget(texts: list[str], buckets: int) -> None:
    found, _ = pairs_of(texts, buckets)
    assert all(one < other and texts[one] == texts[other] for one, other in found)
    later = {late for late, _ in earliest_alike(found, lambda number: number)}
    assert later == {i for i, text in enumerate(texts) if text in texts[:i]}


def test_a_bucket_of_thousands_costs_no_more_than_the_budget() -> None:
    found, asked = pairs_of([str(number) for number in range(5_000)], 1)
    assert not found
    assert asked <= (WINDOW + 1) * 5_000


def test_the_earliest_is_told_by_the_order_asked_for() -> None:
    assert earliest_alike([(0, 1), (1, 2)], lambda number: -number) == [(1, 2), (0, 1)]


@given(WORDS, st.lists(st.tuples(st.integers(0, 12), st.sampled_from(SPELLINGS)), max_size=3))
def test_whatever_are_variants_share_an_outline(
    word: str, changes: list[tuple[int, tuple[str, str]]]
) -> None:
    other = word
    for place, (old, new) in changes:
        other = other[:place] + other[place:].replace(old, new, 1)
    if word != other and variants(word, other, 4):
        folder = Folder(4)
        assert folder.keys(word)[1] == folder.keys(other)[1]
        assert variants(other, word, 4)
        assert (word + other).isalpha()


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    words = Folder(4).words(text)
    assert Folder(4).words(" ".join(words)) == words
    assert Folder(4).keys(text)[0] == "".join(words)


def test_a_thousand_accents_on_a_letter_are_folded_in_no_time() -> None:
    assert Folder(4).words("e" + "\u0301\u0323" * 50_000) == ["e"]
