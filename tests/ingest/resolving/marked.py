"""Texts with their attributions marked: [who] (says) <what>, one attribution a piece."""

from __future__ import annotations

import re
from typing import Final

from disputes.ingest.attribution import Attribution, Content, Extent
from disputes.ingest.resolving.records import Resolved
from disputes.ingest.resolving.resolve import resolve
from disputes.load import load_texts
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import read_date
from disputes.model.terms import Speech, Stance

_MARK: Final = re.compile(r"[\[\]()<>{}]")
PUBLISHED: Final = "2031-05-14"  # a Wednesday

KB: Final = b"""
sources:
  ruritania: {name: Ruritania, kind: state, aliases: [Strelsau]}
  us: {name: United States, kind: state}
  russia: {name: Russia, kind: state}
  ruritanian-mod:
    {name: Ministry of Defence of Ruritania, kind: organisation, speaks_for: ruritania}
  russian-mod: {name: Russia's Defence Ministry, kind: organisation, speaks_for: russia}
  us-state: {name: US Department of State, kind: organisation, speaks_for: us}
  observatory: {name: Observatory for Rivers, kind: organisation, role: Flood monitor}
  tarlenheim:
    {name: Fritz Tarlenheim, kind: person, role: Foreign Minister of Russia, speaks_for: russia}
  sapt: {name: Sergei Sapt, kind: person, role: Spokesman of the US Department of State}
  hentzau: {name: Rupert Hentzau, kind: person, role: US Senator}
  flavia: {name: Anna Flavia, kind: person, role: President of Ruritania}
  bersonin-b: {name: Boris Bersonin, kind: person}
  bersonin-k: {name: Karl Bersonin, kind: person}
  adnan: {name: Abu Mohamed al-Adnan, kind: person, aliases: [Maj. Gen. Adnan]}
  rna: {name: RNA, kind: agency}
  vesti: {name: Vesti, kind: outlet}
  courier: {name: The Zenda Courier, kind: outlet, aliases: [Courier]}
  two-officials: {name: "Two senior officials (Zenda Courier, 14 May 2031)", kind: anonymous}
documents:
  here: {title: Floods, publisher: courier, published: 2031-05-14}
claims:
  c:
    text: It rained.
    assertions:
      - {asserts: two-officials, in: here}
"""


def knowledge_base() -> KnowledgeBase:
    return load_texts([("kb.yaml", KB)]).kb


def mark(*pieces: str) -> tuple[str, list[Attribution]]:
    """Give the text of pieces, with a space between, and the attributions marked in them.

    A piece may have ``{via}`` and marks of one kind several times, but for who and says.
    """
    text = ""
    found = []
    for piece in pieces:
        places: dict[str, list[Extent]] = {}
        opened: dict[str, int] = {}
        for part in re.split(r"([\[\]()<>{}])", piece):
            if part in tuple("[(<{"):
                opened[part] = len(text)
            elif part in tuple("])>}"):
                kind = "[(<{"["])>}".index(part)]
                places.setdefault(kind, []).append(Extent(opened[kind], len(text)))
            else:
                text += part
        if "[" in places or "(" in places:
            content = places.get("<") or [Extent(len(text), len(text))]
            found.append(
                Attribution(
                    Content.of(content),
                    places.get("[", [None])[0],
                    places.get("(", [None])[0],
                    Speech.INDIRECT,
                    Stance.ASSERTS,
                    "marked",
                    tuple(places.get("{", ())),
                )
            )
        text += "" if piece.endswith("\n") else " "
    return text, found


def resolved(
    *pieces: str, publisher: str | None = "courier", published: str | None = PUBLISHED
) -> tuple[Resolved, ...]:
    """Resolve what is marked in pieces by the knowledge base above."""
    text, attributions = mark(*pieces)
    date = read_date(published) if published else None
    return resolve(text, attributions, knowledge_base(), publisher, date)


def sources(*pieces: str) -> list[list[str | None]]:
    """Give the ids of the speakers of each attribution marked."""
    return [[speaker.source for speaker in one.speakers] for one in resolved(*pieces)]
