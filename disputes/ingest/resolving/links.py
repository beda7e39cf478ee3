"""Who the agencies and outlets are that passed words on, by the names an article gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.resolving.called import is_noun_of_outlets
from disputes.ingest.resolving.phrase import Phrases
from disputes.ingest.resolving.records import By, Certainty, Speaker
from disputes.ingest.resolving.voices import agency_in
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.resolving.called import Called
    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.mentions import Article
    from disputes.ingest.resolving.names import Names, Word
    from disputes.ingest.resolving.proposing import Proposals
    from disputes.ingest.resolving.recent import Recent

# Characters within which the noun stands before a name: "the news agency Vesti".
_NEAR: Final = 20


class Publisher(NamedTuple):
    """Who publishes an article: the id of a source, None where none is known, and folded names."""

    source: str | None
    names: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, source: str | None, written: str | None, known: Known) -> Publisher:
        """Make it of an id and of how it is called in the text; both may be missing."""
        record = known.sources.get(source or "")
        names = (written, *((record.name, *record.aliases) if record is not None else ()))
        return cls(source, tuple(known.names.written(name) for name in names if name))


class Links:
    """Resolves the links of the chains of one article, in the order of the text."""

    def __init__(
        self,
        article: Article,
        known: Known,
        called: Called,
        proposals: Proposals,
        recent: Recent,
        publisher: Publisher,
    ) -> None:
        self._article = article
        self._known = known
        self._names: Names = known.names
        self._vocabulary = known.names.vocabulary
        self._called = called
        self._phrases = Phrases(known.names)
        self._proposals = proposals
        self._recent = recent
        self._publisher = publisher

    def links(self, words: Sequence[Word]) -> list[Speaker]:
        """Give the agencies or outlets that words name, which passed on what others said.

        They are several where they stand side by side: "Reuters and the BBC both". In the Eastmoor
        Gazette "the Gazette" is itself, which `By.OUTLET` tells.
        """
        pair = self._vocabulary.pronouns["pair"]
        words = [word for word in words if word.folded not in pair or word.capital]
        known = self._called.is_known(words)
        parts = [words] if known else self._beside(words)
        return [self._link(part) for part in parts if part]

    def _beside(self, words: Sequence[Word]) -> list[Sequence[Word]]:
        """Divide the words of a list of names; "the Post and Courier" is one name."""
        small = self._vocabulary.small
        parts: list[list[Word]] = [[]]
        articles = 0
        for word in words:
            if word.mark or word.folded in small["joining"]:
                parts.append([])
            elif parts[-1] or word.folded not in small["definite"]:
                parts[-1].append(word)
            else:
                articles += len(parts) > 1
        parts = [part for part in parts if any(word.text[:1].isupper() for word in part)]
        nouns = self._vocabulary.kinds[SourceKind.OUTLET]
        short = all(len(part) == 1 for part in parts) and not articles
        one = short and any(part[0].folded in nouns for part in parts)
        return [words] if one or not parts else [*parts]

    def _link(self, words: Sequence[Word]) -> Speaker:
        start, end = words[0].start, words[-1].end
        known = self._called.named(self._names.name_of(words), start, end)
        known = self._shortened(words, known) or known or self._called.narrator(words)
        if known is not None:
            return known
        phrase = self._phrases.phrase(words)
        behind = self._article.text[max(0, start - _NEAR) : start].split()[-1:]
        nouns = {phrase.folded[-1], *(word.lower() for word in behind)}
        agency = not nouns.isdisjoint(self._vocabulary.kinds[SourceKind.AGENCY])
        agency = agency or agency_in(phrase.words, self._vocabulary) is not None
        kind = SourceKind.AGENCY if agency else SourceKind.OUTLET
        name = phrase.words
        while agency and len(name) > 1 and self._has_noun_behind(name):
            # "Nord news agency" is Nord.
            name = name[:-1]
        named = phrase._replace(name=name, kind=kind, role=(), plural=False)
        _, proposal = self._proposals.described(named)
        return Speaker(named.start, named.end, proposal.id, By.NEW, None, (), proposal)

    def _has_noun_behind(self, name: Sequence[Word]) -> bool:
        return name[0].capital and is_noun_of_outlets(name[-1], self._vocabulary)

    def _shortened(self, words: Sequence[Word], known: Speaker | None) -> Speaker | None:
        """Give the outlet whose name ends with words such as "the Gazette", told of in full.

        No id where the words could be several's: the publisher's, or an outlet's named before.
        """
        last, name = words[-1], self._names.name_of(words)
        if known is None and name in self._publisher.names:
            return Speaker(words[0].start, last.end, self._publisher.source, By.OUTLET)
        if not last.capital or last.folded not in self._vocabulary.kinds[SourceKind.OUTLET]:
            return None
        own = any(_ends_with(whole, name) for whole in self._publisher.names)
        if known is not None and not own:
            return known
        told = {one.key for one in self._recent.told() if one.kind is SourceKind.OUTLET}
        found = {key for key in told if _ends_with(self._name(key), name)}
        if known is not None and known.source is not None:
            found.add(known.source)
        found.discard(self._publisher.source or "")
        start, end = words[0].start, last.end
        if own and not found:
            return Speaker(start, end, self._publisher.source, By.OUTLET, Certainty.LIKELY)
        if not found:
            return None
        proposals = {key: self._proposals.get(key) for key in sorted(found)}
        ids = tuple(sorted(one.id if one else key for key, one in proposals.items()))
        if own or len(ids) > 1:
            return Speaker(start, end, None, By.MENTION, None, ids)
        proposal = next(iter(proposals.values()))
        return Speaker(start, end, ids[0], By.MENTION, Certainty.LIKELY, (), proposal)

    def _name(self, key: str) -> tuple[str, ...]:
        source, proposal = self._known.sources.get(key), self._proposals.get(key)
        written = source.name if source is not None else proposal.name if proposal else None
        return self._names.written(written or "")


def _ends_with(whole: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether a folded name has more words before those of another."""
    return len(whole) > len(name) and whole[-len(name) :] == name
