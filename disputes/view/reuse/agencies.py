"""Whom texts name as those who had it first: agencies and outlets, near what the texts share."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.terms import SourceKind

KNOWN: Final = (
    "AFP/Agence France-Presse",
    "ANSA",
    "AP/Associated Press",
    "Anadolu Agency/Anadolu",
    "DPA/dpa",
    "EFE",
    "Fars News Agency",
    "IRNA",
    "Interfax",
    "Kyodo",
    "PTI/Press Trust of India",
    "RIA Novosti",
    "Reuters",
    "SANA/Syrian Arab News Agency",
    "TASS/ITAR-TASS/Itar-Tass",
    "Tasnim",
    "UPI/United Press International",
    "Xinhua",
)
"""Agencies by their names, for texts of which nothing is coded."""

_WORD: Final = re.compile(r"(?<!\w)\w+")


class Named(NamedTuple):
    """An agency or outlet by its name; ``source`` is its id, if it has a record."""

    name: str
    source: str | None = None


class Mention(NamedTuple):
    """Where somebody is named in a text, end exclusive."""

    start: int
    end: int
    named: Named


class Names:
    """Finds names of agencies and outlets in texts."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._beginning: dict[str, list[tuple[str, Named]]] = {}
        known = {}
        for names in KNOWN:
            first, *others = names.split("/")
            known.update(dict.fromkeys((first, *others), Named(first)))
        for source in kb.sources.values():
            if source.kind in (SourceKind.AGENCY, SourceKind.OUTLET) and source.name:
                named = Named(source.name, source.id)
                same = {known[name] for name in (source.name, *source.aliases) if name in known}
                known.update((name, named) for name, other in known.items() if other in same)
                known.update(dict.fromkeys((source.name, *source.aliases), named))
        for name, named in known.items():
            word = _WORD.search(name)
            if word is not None and word.start() == 0:
                self._beginning.setdefault(word[0], []).append((name, named))

    def places(self, text: str) -> list[Mention]:
        """Give where a text names them, in order; linear."""
        found = []
        for word in _WORD.finditer(text):
            for name, named in self._beginning.get(word[0], ()):
                behind = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[behind : behind + 1].isalnum():
                    found.append(Mention(word.start(), behind, named))
        return found
