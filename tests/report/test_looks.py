"""Matrices and timelines of random knowledge bases are printed whole, at any width."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle.strategies import Case, cases, to_yaml

from disputes.api import Analysis, analyse, load_texts
from disputes.report.markdown_page import MarkdownPage
from disputes.report.matrix import print_matrix, print_positions
from disputes.report.page import Page
from disputes.report.rows import text_width
from disputes.report.text_page import TextPage
from disputes.report.timeline import print_timeline
from disputes.view.evidence import Evidence
from disputes.view.labels import Labels
from disputes.view.matrix import Choice, matrix_data, positions_data
from disputes.view.timeline import timeline_data

few = settings(max_examples=8, derandomize=True)
many = settings(max_examples=150)
widths = st.integers(64, 160)  # dates and ids, which are never cut, are up to 60 wide


def print_all(page: Page, analysis: Analysis, *, lanes: bool) -> None:
    labels = Labels(analysis.kb)
    evidence = Evidence(analysis.kb, full=True)
    for choice in (Choice(), Choice(disputed=True), Choice(parties=analysis.parties[:1])):
        print_matrix(page, matrix_data(analysis, choice), labels)
        print_positions(page, positions_data(analysis, choice), labels)
    for record in (None, *analysis.kb.claims, *analysis.kb.sources):
        for few_ in (None, 0):
            data = timeline_data(analysis, evidence, record, few=few_)
            print_timeline(page, data, labels, lanes=lanes)


def printed(case: Case, width: int) -> None:
    analysis = analyse(load_texts(to_yaml(case.files)).kb, case.as_of, case.by)
    stream = StringIO()
    with TextPage(stream, width) as page:
        print_all(page, analysis, lanes=True)
    assert max(map(text_width, stream.getvalue().splitlines())) <= width
    stream = StringIO()
    with MarkdownPage(stream) as page:
        print_all(page, analysis, lanes=False)
    assert stream.getvalue()


@few
@given(cases(), widths)
def test_any_knowledge_base_can_be_looked_at(case: Case, width: int) -> None:
    printed(case, width)


@pytest.mark.slow
@many
@given(cases(), widths)
def test_many_can(case: Case, width: int) -> None:
    printed(case, width)
