"""Names as they are compared: their words without case, accents, titles of honour and articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.check.folding import Folder, sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.resolving.vocabulary import Vocabulary

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’‘`.&/-]\w+)*['’]?|[,;()&]|--|[—–]")
_LONGEST_FOLDED: Final = 60


class Word(NamedTuple):
    """A word of a text: as written without what makes it a genitive, folded, and its place."""

    text: str
    folded: str
    start: int
    end: int
    owns: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, or with a figure."""
        return self.text[:1].isupper() or self.text[:1].isdigit()

    @property
    def mark(self) -> bool:
        """Whether it is a mark, not a word."""
        return not self.folded


class Names:
    """Folds and compares names by the words of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._folder = Folder(4)
        self._folded: dict[str, str] = {}
        self._heard: dict[str, tuple[str, ...]] = {}
        small = vocabulary.small
        self._articles = small["definite"] | small["indefinite"]
        self._longest_short = max(map(len, vocabulary.short), default=0)

    def fold(self, word: str) -> str:
        """Give a word without case, accents and marks."""
        folded = self._folded.get(word)
        if folded is None:
            folded = word.lower()
            if len(word) <= _LONGEST_FOLDED:
                folded = "".join(self._folder.words(word.replace(".", "")))
            self._folded[word] = folded
        return folded

    def words(self, text: str, start: int, end: int) -> Iterator[Word]:
        """Give the words and marks of a stretch of a text in even form."""
        for found in _WORD.finditer(text, start, end):
            written = found[0]
            owns = False
            if len(written) > 2 and written[-2:] in ("'s", "’s"):
                written, owns = written[:-2], True
            elif written[-1] in "'’":
                written, owns = written[:-1], written[-2:-1] == "s"
            yield Word(
                written, self.fold(written), found.start(), found.start() + len(written), owns
            )

    def name(self, words: Sequence[str]) -> tuple[str, ...]:
        """Give the folded words of a name as they are compared: no article, nothing shortened."""
        while words and words[0] in self._articles and len(words) > 1:
            words = words[1:]
        short = self.vocabulary.short
        made: list[str] = []
        at = 0
        while at < len(words):
            for length in range(min(self._longest_short, len(words) - at), 0, -1):
                meant = short.get(tuple(words[at : at + length]))
                if meant:
                    made += meant
                    at += length
                    break
            else:
                made.append(words[at])
                at += 1
        return tuple(made)

    def name_of(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Give what `name` gives, of words of a text."""
        return self.name([part for word in words for part in self.parts(word)])

    def written(self, name: str) -> tuple[str, ...]:
        """Give what `name` gives, of a name as it is written."""
        return self.name_of([*self.words(name.replace("’", "'"), 0, len(name))])

    def parts(self, word: Word) -> tuple[str, ...]:
        """Give the folded words of a word: "al-Adnani" and "surface-to-air" have several."""
        if "-" not in word.text and "/" not in word.text:
            return (word.folded,) if word.folded else ()
        return tuple(self._folder.words(word.text.replace(".", "")))

    def bag(self, name: Sequence[str]) -> frozenset[str]:
        """Give the words of an organisation's name or a role, in whatever order and spelling.

        "Russia's Defence Ministry" and "Ministry of Defense of the Russians" have the same ones.
        """
        silent, peoples = self.vocabulary.small["silent"], self.vocabulary.peoples
        bag: set[str] = set()
        for word in name:
            if word not in silent:
                heard = self._heard.get(word)
                if heard is None:
                    heard = tuple(map(sound, peoples.get(word, (word,))))
                    self._heard[word] = heard
                bag.update(heard)
        return frozenset(bag)

    def surname(self, name: Sequence[str]) -> str | None:
        """Give the last word of a person's name, but for what stands behind it, as "Jr"."""
        for word in reversed(name):
            if word not in self.vocabulary.titles["after"]:
                return word
        return None
