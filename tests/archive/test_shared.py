"""What texts share: runs, passages, likeness and stock, against brute force on small texts."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from clock import within
from hypothesis import given
from hypothesis import strategies as st

from disputes.archive.shared.comparison import Comparison, compare
from disputes.archive.shared.grams import NOWHERE, grams_of_sizes, holders, shared_grams
from disputes.archive.shared.likeness import SHINGLE, Likeness, alike, connected
from disputes.archive.shared.passages import WIDEST_CHANGE, Passage, passages
from disputes.archive.shared.runs import MOST_PLACES, Run, places_of, shared_runs
from disputes.archive.shared.stock import MANY
from disputes.archive.shared.words import Vocabulary, read_all

SIZE = 3
Words = list[int]


def numbers(words: Sequence[int]) -> array[int]:
    return array("q", words)


def compared(texts: Sequence[str], least: int = 8, threshold: float = 0.05) -> Comparison:
    _, worded = read_all(texts)
    return compare([one.words for one in worded], least, threshold)


def runs_of(first: Words, second: Words, size: int = SIZE) -> list[Run]:
    names = shared_grams([numbers(first), numbers(second)], size)
    return [*shared_runs(names[0], names[1], places_of(names[1]), size)]


def maximal(first: Words, second: Words) -> Iterator[Run]:
    """Find by brute force the shared runs that cannot be longer on either side."""
    for at in range(len(first)):
        for place in range(len(second)):
            if at and place and first[at - 1] == second[place - 1]:
                continue
            length = 0
            while (
                at + length < len(first)
                and place + length < len(second)
                and first[at + length] == second[place + length]
            ):
                length += 1
            if length >= SIZE:
                yield Run(at, place, length)


few_words = st.lists(st.integers(0, 3), max_size=30)


@st.composite
def without_repeats(draw: st.DrawFn) -> Words:
    """Make a text that has no run of words twice: the numbers from 0 to 39, cut and shuffled."""
    cuts = sorted(draw(st.sets(st.integers(0, 40), max_size=8)) | {0, 40})
    pieces = [[*range(low, high)] for low, high in pairwise(cuts)]
    return [word for piece in draw(st.permutations(pieces)) for word in piece]


@given(without_repeats(), without_repeats())
def test_runs_are_those_that_brute_force_finds(first: Words, second: Words) -> None:
    assert runs_of(first, second) == sorted(maximal(first, second))


@given(few_words, few_words)
def test_runs_in_texts_that_repeat_themselves(first: Words, second: Words) -> None:
    found = runs_of(first, second)
    used: tuple[set[int], set[int]] = set(), set()
    for run in found:
        assert run.length >= SIZE
        assert first[run.first :][: run.length] == second[run.second :][: run.length]
        for taken, start in zip(used, run[:2], strict=True):
            grams = set(range(start, start + run.length - SIZE + 1))
            assert not taken & grams
            taken |= grams
    # What was left aside has no free counterpart among the places that are looked at.
    places = places_of(shared_grams([numbers(first), numbers(second)], SIZE)[1])
    names = shared_grams([numbers(first), numbers(second)], SIZE)[0]
    for at, name in enumerate(names):
        if name != NOWHERE and at not in used[0]:
            assert used[1].issuperset(places[name][:MOST_PLACES])


@given(st.lists(few_words, max_size=5), st.sets(st.integers(1, 7), min_size=1))
def test_grams_have_a_name_where_two_texts_have_them(texts: list[Words], sizes: set[int]) -> None:
    every = grams_of_sizes([numbers(text) for text in texts], sorted(sizes))
    for size, names in zip(sorted(sizes), every, strict=True):
        known: dict[int, Words] = {}
        grams = [[text[at : at + size] for at in range(len(text) - size + 1)] for text in texts]
        for number, text in enumerate(grams):
            assert len(names[number]) == len(text)
            for gram, name in zip(text, names[number], strict=True):
                others = any(gram in other for other in grams if other is not text)
                assert (name != NOWHERE) == others
                if name != NOWHERE:
                    assert known.setdefault(name, gram) == gram
        assert len({*map(tuple, known.values())}) == len(known)
        for name, having in enumerate(holders(names)):
            assert having == [at for at, text in enumerate(grams) if known[name] in text]


def test_a_size_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        shared_grams([numbers([1])], 0)


@given(few_words, few_words)
def test_passages_are_runs_in_order_and_share_no_word(first: Words, second: Words) -> None:
    runs = runs_of(first, second)
    found = passages(numbers(first), numbers(second), runs)
    used: tuple[list[int], list[int]] = [], []
    for passage in found:
        assert passage.words == sum(run.length for run in passage.runs)
        for run, following in pairwise(passage.runs):
            gaps = [following[side] - run[side] - run.length for side in (0, 1)]
            assert min(gaps) >= 0 < max(gaps) <= WIDEST_CHANGE
        for run in passage.runs:
            assert first[run.first :][: run.length] == second[run.second :][: run.length]
            for side in (0, 1):
                used[side].extend(range(run[side], run[side] + run.length))
    assert all(len(words) == len(set(words)) for words in used)


def one_passage(first: str, second: str) -> Passage:
    (pair,) = compared([first, second]).pairs
    (passage,) = pair.passages
    return passage


TEN = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("first", "second", "runs"),
    [
        (f"{TEN} x {TEN}".replace("ten x one", "ten x 1"), "", []),
        (f"{TEN} now go home again", f"{TEN} go home again", [10, 3]),
        (f"go home again now {TEN}", f"go home again {TEN}", [3, 10]),
        (f"{TEN} now go home", f"{TEN} go home", [10]),
        (f"{TEN} a b c go home again", f"{TEN} d e f go home again", [10, 3]),
        (f"{TEN} a b c d go home again", f"{TEN} go home again", [10]),
    ],
)
def test_passages_go_on_over_small_changes(first: str, second: str, runs: list[int]) -> None:
    found = [run.length for run in one_passage(first, second).runs] if second else []
    assert found == runs


def test_passages_go_on_to_another_run() -> None:
    other = " ".join(f"w{number}" for number in range(9))
    changed = " ".join(f"x{number}" for number in range(8))
    assert [
        run.length for run in one_passage(f"{TEN} {changed} {other}", f"{TEN} {other}").runs
    ] == [10, 9]
    (pair,) = compared([f"{TEN} {changed} more {other}", f"{TEN} {other}"]).pairs
    assert [passage.words for passage in pair.passages] == [10, 9]


@given(st.lists(few_words, max_size=5), st.floats(0, 1))
def test_likeness_is_the_share_of_the_one_with_fewer_shingles(
    texts: list[Words], threshold: float
) -> None:
    arrays = [numbers(text) for text in texts]
    shingles = [
        {tuple(text[at : at + SHINGLE]) for at in range(len(text) - SHINGLE + 1)} for text in texts
    ]
    expected = []
    for one in range(len(texts)):
        for other in range(one + 1, len(texts)):
            both = len(shingles[one] & shingles[other])
            if both:
                share = both / min(len(shingles[one]), len(shingles[other]))
                if share >= threshold:
                    expected.append(Likeness(one, other, both, share))
    assert alike(arrays, shared_grams(arrays, SHINGLE), threshold) == expected


def test_pairs_connect_what_they_have_in_common() -> None:
    assert connected([(1, 5), (0, 3), (5, 2), (4, 6)]) == [(0, 3), (1, 2, 5), (4, 6)]
    assert connected([]) == []


def test_what_many_texts_have_is_told_once() -> None:
    phrase = "said on Monday by telephone from the old town hall"
    texts = [f"only{number} here {phrase} and then{number}" for number in range(MANY + 1)]
    found = compared(texts)
    assert not found.pairs
    (stock,) = found.stock
    assert stock.length == len(f"here {phrase} and".split())
    assert stock.places == tuple((number, 1) for number in range(MANY + 1))
    few = compared(texts[:-1])
    assert not few.stock
    assert len(few.pairs) == MANY * (MANY - 1) // 2


def test_stock_ends_where_too_few_go_on() -> None:
    phrase = "said on Monday by telephone from the old town hall"
    texts = [f"{phrase} in Ann's street" if number < 9 else phrase for number in range(MANY + 9)]
    (stock,) = compared(texts).stock
    assert (stock.length, len(stock.places)) == (10, MANY + 9)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("The U.S. and e.g. others", "the us and eg others"),
        ("co-operation, ‘Russia’s’ – it's", "cooperation russias its"),
        ("a_b 1,000 Ünïcode", "a b 1 000 ünïcode"),
        ("cafe\u0301 caf\u00e9 co\u00adop", "café café coop"),
        ("中文 और ไท", "中 文 और ไ ท"),
        ("", ""),
        ("— … “”", ""),
    ],
)
def test_words(written: str, words: str) -> None:
    vocabulary = Vocabulary()
    found = vocabulary.read(written)
    assert " ".join(vocabulary.spellings[number] for number in found.words) == words
    assert [*found.words] == vocabulary.words(written)


@given(st.text(max_size=80))
def test_words_of_any_text_have_places(text: str) -> None:
    vocabulary = Vocabulary()
    found = vocabulary.read(text)
    end = 0
    for at in range(len(found)):
        start, stop = found.span(at, at + 1)
        assert end <= start < stop
        end = stop
        assert vocabulary.words(text[start:stop]) == [found.words[at]]


def hostile(size: int) -> dict[str, list[str]]:
    """Make texts that are as like one another, or as odd, as texts can be."""
    return {
        "one word": ["word " * 100 * size] * 2 + ["word " * 10],
        "two words": ["a b " * 50 * size, "b a " * 50 * size],
        "one letter": [
            *("x" * 200 * size, "x-" * 100 * size + "é", "x." * 100 * size),
            "é" + "\u0301" * 100 * size,
        ],
        "equal": [f"{TEN} {TEN[::-1]} " * 5] * size,
        "nearly equal": [f"{TEN} x{number} {TEN[::-1]}" for number in range(size)],
        "empty": ["", "…"] * size,
        "chance": [" ".join(random.Random(seed).choices("ab", k=4 * size)) for seed in range(4)],
    }


@pytest.mark.parametrize("size", [200, pytest.param(5_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", hostile(1))
def test_hostile_texts_take_linear_time(name: str, size: int) -> None:
    texts = hostile(size)[name]
    found = within(size / 200, lambda: compared(texts))
    assert len(found.pairs) <= 6
