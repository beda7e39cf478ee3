"""A knowledge base to be edited."""

from __future__ import annotations

from pathlib import Path

KB = """\
# What was said about the rain.
disputes: 1

sources:
  ann: {name: Ann, kind: person}
  ministry:
    name: Ministry of Weather  # since 2010
    kind: organisation
    aliases: [MoW]
  bob:
    name: Bob
    kind: person
    speaks_for: ministry

documents:
  post: {title: Rain, publisher: ann, published: 2015-10-07, text: rain.txt}
  paper: {title: Rain again, based_on: [post, bob]}

claims:
  rain:
    text: It rained.
    assertions:
      # The first to say so.
      - asserts: ann
        in: post
        quote: "it had rained all night"
      - denies: [ann, bob]
        in: [post, paper]
        quote: "no rain"
  # disputes: ignore[D201] dry is dry, and rain is rain
  dry:
    text: It was dry.
    contradicts: [{claim: rain, why: Rain is wet.}]
    assertions:
      - asserts: bob
        said: 2015-10-08
        if: rain
        reports:
          - {in: paper, quote: "dry, if it did not rain", via: [post]}
"""

RAIN = "The mayor said that it had rained all night in the valley.\n"


def folder(tmp_path: Path) -> Path:
    """Make a folder with a knowledge base ``data/claims.yaml`` and an archive."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(KB, encoding="utf-8", newline="")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "rain.txt").write_text(RAIN, encoding="utf-8", newline="")
    return tmp_path


def text_in(folder: Path) -> str:
    """Give the knowledge base as it is."""
    return (folder / "data" / "claims.yaml").read_bytes().decode()
