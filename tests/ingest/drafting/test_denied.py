"""What stands within the words that somebody denies is not drafted as said."""

from __future__ import annotations

import pytest

from disputes.ingest.drafting.drafted import Aside
from disputes.model.terms import Stance

from .test_wording import drafted


@pytest.mark.parametrize(
    "text",
    [
        "Ann Ash denied reports that Bo Berg said the bridge would open.",
        "Ann Ash doubted that Bo Berg had said that the bridge would open.",
    ],
)
def test_what_is_denied_is_nobodys(text: str) -> None:
    outer = [one for one in drafted(text).candidates if one.aside is None]
    assert [one.found.attribution.stance.side for one in outer] == [Stance.DENIES.side]
    assert all(one.aside is Aside.DENIED for one in drafted(text).candidates if one not in outer)


def test_what_is_said_to_be_denied_is_drafted() -> None:
    found = drafted("Ann Ash said that Bo Berg denied that the bridge would open.").candidates
    assert all(one.aside is None for one in found)


def test_nobody_is_called_by_the_sign_of_a_turn() -> None:
    text = "Q: Did it rain?\n\nA: It did not rain.\n\nQ: Are you sure?\n\nA: I am quite sure of it."
    assert {one.aside for one in drafted(text).candidates} <= {Aside.NOBODY}
