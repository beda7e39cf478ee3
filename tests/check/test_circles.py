"""Circles are found if and only if all their links hold at one time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from clock import within
from hypothesis import given
from hypothesis import strategies as st

from disputes.check.circles import Link, find_circles
from disputes.model.period import Period

ENDS = st.one_of(st.none(), st.integers(min_value=0, max_value=6))


@st.composite
def all_links(draw: st.DrawFn) -> list[Link]:
    names = st.sampled_from("abcdef")
    links = []
    for index in range(draw(st.integers(min_value=0, max_value=12))):
        start, end = draw(ENDS), draw(ENDS)
        if start is not None and end is not None and end <= start:
            end = start + 1
        links.append(Link(draw(names), draw(names), index, Period(start, end)))
    return links


def on_circles(links: list[Link], instant: float) -> set[str]:
    """Find who reaches itself by the links that hold at an instant, by brute force."""
    reach = {
        (link.tail, link.head)
        for link in links
        if (link.period.start is None or link.period.start <= instant)
        and (link.period.end is None or instant < link.period.end)
    }
    while True:
        more = {(a, d) for a, b in reach for c, d in reach if b == c} - reach
        if not more:
            return {a for a, b in reach if a == b}
        reach |= more


@given(all_links())
def test_against_brute_force(links: list[Link]) -> None:
    found = find_circles(links)
    expected = [on_circles(links, instant) for instant in (-1, *range(8))]
    members = [link.tail for circle in found for link in circle]
    assert len(members) == len(set(members))
    for circle in found:
        assert all(one.head == other.tail for one, other in pairwise((*circle, circle[0])))
        assert circle[0].tail == min(link.tail for link in circle)
        names = {link.tail for link in circle}
        assert any(names <= here for here in expected)
        starts = [link.period.start for link in circle if link.period.start is not None]
        ends = [link.period.end for link in circle if link.period.end is not None]
        assert not starts or not ends or max(starts) < min(ends)
    assert bool(found) == any(expected)
    assert find_circles(links[::-1]) == found


@pytest.mark.slow
def test_many_links_and_long_chains_take_no_time() -> None:
    long = [Link(f"s{n}", f"s{(n + 1) % 30_000}", 0) for n in range(30_000)]
    dense = [Link(f"s{a}", f"s{b}", b) for a in range(150) for b in range(150)]
    dated = [
        Link(f"s{n}", f"s{(n * 7 + k) % 5_000}", k, Period(n * 3 + k, n * 3 + k + 2))
        for n in range(5_000)
        for k in range(3)
    ]
    circles = within(10, lambda: [find_circles(links) for links in (long, dense, dated)])
    assert [len(circle) for circle in circles[0]] == [30_000]
    assert len(circles[1]) == 1
