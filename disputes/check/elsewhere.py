"""In which other archived texts a quote stands that its own document does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from disputes.check.evidence import plain_words
from disputes.check.reports import Wording
from disputes.check.subject import Subject

_MOST_QUOTES = 100
_MOST_CHARACTERS = 32_000_000
_SHORTEST = 20
_MOST_NAMED = 3
_WORD = re.compile(r"[A-Za-z0-9]+|[^\W_]+")


def holders(subject: Subject, wordings: Iterable[Wording]) -> dict[str, tuple[str, ...]]:
    """Give the documents whose texts hold quotes, by quote.

    Only the first hundred quotes are looked for, and only such as would not stand somewhere by
    chance, and no more than so many characters are gone through.
    """
    from disputes.archive.files import ArchiveProblem, read_archived
    from disputes.archive.normalise import normalise
    from disputes.archive.quotes import stands

    sought: dict[str, tuple[str, str]] = {}
    for wording in wordings:
        words = plain_words(wording.quote)
        if words is not None and len(words) >= _SHORTEST and len(sought) < _MOST_QUOTES:
            probe = max(_WORD.findall(words), key=len, default="")
            sought[wording.quote] = (words, probe)
    if not sought or subject.archive is None:
        return {}
    found: dict[str, list[str]] = {}
    left = _MOST_CHARACTERS
    for name, document in subject.kb.documents.items():
        if document.text is None or name in subject.examined.problems or left <= 0:
            continue
        read = read_archived(subject.archive.root, document.text, left)
        if isinstance(read, ArchiveProblem):
            continue
        left -= len(read.text)
        # A word stands in a text as it is, whatever becomes of the spaces and marks round it.
        likely = [(quote, words) for quote, (words, probe) in sought.items() if probe in read.text]
        if not likely:
            continue
        text = normalise(read.text).text
        left -= len(text) * (1 + len(likely) // 10)
        for quote, words in likely:
            if stands(text, words) and len(found.setdefault(quote, [])) < _MOST_NAMED:
                found[quote].append(name)
    return {quote: tuple(names) for quote, names in found.items()}
