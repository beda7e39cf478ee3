"""Agencies that an article is credited to: sources of the knowledge base, but for its publisher."""

from __future__ import annotations

from pathlib import Path

from disputes.ingest.drafting.comments import on_document
from disputes.ingest.drafting.draft import draft
from disputes.ingest.reading.reader import read_article
from disputes.load import load

KB = "sources:\n  reuters: {name: Reuters, kind: agency}\n  afp: {name: AFP, kind: agency}\n"
LINES = (
    "Sheds in the harbour burn all night",
    "By Ann Ash, Reuters and AP",
    "The port said that four sheds in the harbour had burnt all night and that nobody was hurt.",
    "--AFP",
)


def drafted(path: Path, publisher: str | None) -> tuple[tuple[str, ...], list[str]]:
    path.write_text(KB, encoding="utf-8")
    article = read_article("\n\n".join(LINES).encode(), "sheds.txt", publisher=publisher)
    made = draft(article, load(path).kb, "plain")
    return made.credited, [line for line in on_document(made) if "based_on" in line]


def test_known_agencies_are_credited_and_others_are_open(tmp_path: Path) -> None:
    unknown = ['open: based_on: "AP", printed in line 3']
    assert drafted(tmp_path / "kb.yaml", None) == (("afp", "reuters"), unknown)


def test_what_an_agency_publishes_is_not_based_on_it(tmp_path: Path) -> None:
    credited, _ = drafted(tmp_path / "kb.yaml", "reuters")
    assert credited == ("afp",)
