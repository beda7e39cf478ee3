"""What tests of reading articles share."""

from __future__ import annotations

import pytest

from disputes.ingest.engines import engine
from disputes.ingest.lexicon import Lexicon, load_lexicon

from .found import Draft


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def draft(lexicon: Lexicon) -> Draft:
    """Draft a text's attributions with the plain engine."""
    plain = engine("plain")
    return lambda text: plain.attributions(text, lexicon)
