"""What is said: the assertions of a cluster, each with its reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from benchmarks.cast import Document, World
from benchmarks.clusters import Claim, Cluster
from benchmarks.words import WORDS, Sentence, pick, sentence

_FOR = ("asserts", "asserts", "asserts", "suggests")
_AGAINST = ("denies", "denies", "doubts")
_EARLY = 60
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Report:
    """What documents have on record; ``via`` is ``None`` where nothing is said about it."""

    documents: tuple[str, ...]
    quote: str = ""
    via: tuple[str, ...] | None = None
    speech: str = ""
    at: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """An assertion, its sources named by their numbers."""

    stance: str
    sources: tuple[int, ...]
    said: str
    reports: tuple[Report, ...]
    condition: str = ""
    inferred: bool = False
    own: bool = False
    note: str = ""


class Acts:
    """Everything that is said, made in the order of the clusters from one random sequence."""

    def __init__(self, world: World) -> None:
        """Begin the sequence."""
        self._world = world
        self._random = Random(world.seed).random
        self._topic = -1
        self._speakers: list[int] = []
        self._narrators: list[str] = []

    def of(self, cluster: Cluster) -> Iterator[list[Act]]:
        """Give the assertions of each claim of the cluster."""
        topic = cluster.question.topic
        if topic != self._topic:
            self._topic = topic
            self._speakers = self._world.speakers(topic)
            self._narrators = [
                self._world.sources[index].id for index in self._world.narrators(topic)
            ]
        for claim in cluster.claims:
            yield self._acts(cluster, claim)

    def _acts(self, cluster: Cluster, claim: Claim) -> list[Act]:
        acts: list[Act] = []
        turn = self._below(len(self._speakers))
        before: tuple[int, int] | None = None
        for _ in range(claim.assertions):
            number = self._pick_document()
            document = self._world.documents[number]
            chance = self._random()
            if before is not None and chance > 0.965 and document.published > before[1] + 4:
                stance = "retracts" if chance < 0.99 else "disowns"
                acts.append(self._act(stance, (before[0],), number, document.published))
                before = None
                continue
            publisher = self._world.sources[document.publisher]
            narrated = publisher.narrates and chance < 0.14
            day = document.published - (0, 0, 0, 1, 1, 2, 3)[self._below(7)]
            source, own, holds = document.publisher, False, False
            for _ in range(1 if narrated else _TRIES):
                if not narrated:
                    turn = (turn + 1) % len(self._speakers)
                    source = self._speakers[turn]
                    own = chance > 0.98 and bool(self._world.sources[source].roles)
                party = source if own else self._world.party(source, day)
                holds = self._holds(cluster, claim, party)
                in_office = own or party != source or not self._world.sources[source].roles
                if in_office and (holds or self._random() < 0.3):
                    break
            early = self._random() < 0.008
            if early:
                day, holds = self._world.opening_day(cluster.question.topic) - _EARLY, not holds
            stance = pick(_FOR if holds else _AGAINST, self._below(12))
            if chance < 0.02:
                stance = "declines"
            sources: tuple[int, ...] = (source,)
            if 0.14 < chance < 0.2 and not early:
                sources = self._joined(cluster, claim, source, day, holds)
            condition = self._condition(cluster, claim) if 0.3 < chance < 0.32 else ""
            acts.append(
                self._act(
                    stance,
                    sources,
                    number,
                    day,
                    undated=not early and chance * 97 % 1 < 0.3,
                    condition=condition,
                    inferred=0.4 < chance < 0.44,
                    own=own,
                )
            )
            can_end = stance != "declines" and len(sources) == 1 and not condition
            before = (source, day) if can_end else None
        return acts

    def _holds(self, cluster: Cluster, claim: Claim, party: int) -> bool:
        bits = self._world.mix(20, cluster.index, party)
        world = 0 if bits % 5 < 2 else (bits >> 8) % cluster.question.worlds
        return bool(claim.worlds >> world & 1)

    def _joined(
        self, cluster: Cluster, claim: Claim, source: int, day: int, holds: bool
    ) -> tuple[int, ...]:
        start = self._below(len(self._speakers))
        for step in range(6):
            other = self._speakers[(start + step) % len(self._speakers)]
            party = self._world.party(other, day)
            if other != source and self._holds(cluster, claim, party) == holds:
                return (source, other)
        return (source,)

    def _condition(self, cluster: Cluster, claim: Claim) -> str:
        other = cluster.claims[self._below(len(cluster.claims))]
        return "" if other is claim else other.id

    def _act(
        self,
        stance: str,
        sources: tuple[int, ...],
        number: int,
        day: int,
        *,
        undated: bool = False,
        condition: str = "",
        inferred: bool = False,
        own: bool = False,
    ) -> Act:
        document = self._world.documents[number]
        said = date.fromordinal(day).isoformat()
        chance = self._random()
        if undated:
            said = ""
        elif chance < 0.05 and day < document.published:
            said += f"T{8 + int(chance * 200):02}:30+03:00"
        reports = [self._report(number, sources)]
        if chance > 0.8:
            for other in (self._pick_document() for _ in range(2 if chance > 0.95 else 1)):
                record = self._world.documents[other]
                report = self._report(other, sources)
                named = {name for known in reports for name in known.documents}
                if record.published >= day and named.isdisjoint(report.documents):
                    reports.append(report)
        note = pick(WORDS["notes"], self._below(999)) if 0.5 < chance < 0.6 else ""
        return Act(stance, sources, said, tuple(reports), condition, inferred, own, note)

    def _report(self, number: int, sources: tuple[int, ...]) -> Report:
        world, document = self._world, self._world.documents[number]
        speaks = document.publisher in sources
        index = document.used % document.passages
        document.used += 1
        passage = world.passage(number, index)
        chance = self._random()
        quote = passage.text
        if chance < 0.06 and len(passage.pieces) > 2:
            quote = passage.joint.join((passage.pieces[0], "[…]", passage.pieces[-1]))
        speech = "own" if speaks else spoken(passage, index)
        if speech == "direct" and chance > 0.7:
            quote = f'"{quote}"'
        written = chance * 31 % 1 < (0.3 if speaks else 0.55)
        names: tuple[str, ...] = (document.id,)
        if document.child is not None and 0.3 < chance < 0.6:
            names = (document.id, world.documents[document.child].id)
        at = ""
        if chance * 57 % 1 < 0.35:
            at = (
                "headline",
                f"paragraph {index + 1}",
                f"p. {index + 2}",
                f"00:{10 + index % 50}:05",
            )[self._below(4)]
        translation = ""
        if document.language != "en" and chance * 73 % 1 < 0.5:
            bits = world.mix(21, number, index)
            translation = sentence("en", world.topic_place(document.topic), bits).text
        via = self._via(document, sources) if chance * 91 % 1 < 0.3 and not speaks else None
        return Report(names, quote, via, speech if written else "", at, translation)

    def _via(self, document: Document, sources: tuple[int, ...]) -> tuple[str, ...]:
        left_out = {self._world.sources[one].id for one in (document.publisher, *sources)}
        chance = self._random()
        if chance < 0.1:
            return ()
        narrators = {
            self._narrators[self._below(len(self._narrators))]
            for _ in range(2 if chance > 0.85 else 1)
        }
        return tuple(sorted(narrators - left_out))

    def _pick_document(self) -> int:
        documents = self._world.documents_of(self._topic)
        return documents.start + self._below(len(documents))

    def _below(self, end: int) -> int:
        return int(self._random() * end)


def spoken(passage: Sentence, index: int) -> str:
    """Tell in whose words a document has the passage of its ``index``-th paragraph."""
    if passage.marked:
        return "mixed"
    return "direct" if index % 3 == 0 else "indirect"
