"""Who speaks and where it is on record: the sources and documents of a generated knowledge base."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from random import Random

from benchmarks.words import LANGUAGES, WORDS, Sentence, mix, name, pick, sentence, slug, title

BLOCK = 30
_KINDS = (
    *("state",) * 2,
    *("organisation",) * 5,
    *("person",) * 12,
    *("outlet",) * 6,
    *("agency",) * 2,
    *("group",) * 2,
    "anonymous",
)
_FOREIGN = {21: 0, 23: 1, 26: 2}
_TURNS = ("ru", "ar", "zh", "fr", "de", "tr")
_CAPITALS = 200_000
_TOPICS = 5_000
_EPOCH = date(2010, 1, 10).toordinal()
_YEARS = 5_500
_SPAN = 240
_FIRST, _LAST = date(1990, 1, 1).toordinal(), date(2040, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Role:
    """That a source speaks for another from one day to another, both included."""

    source: int
    since: int = _FIRST
    until: int = _LAST

    @property
    def dated(self) -> bool:
        """Whether the role is bounded in time."""
        return (self.since, self.until) != (_FIRST, _LAST)


@dataclass(frozen=True, slots=True)
class Source:
    """A source; other sources are named by their numbers."""

    id: str
    name: str
    kind: str
    language: str
    title: str = ""
    roles: tuple[Role, ...] = ()
    member_of: tuple[int, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def narrates(self) -> bool:
        """Whether it is an outlet or an agency."""
        return self.kind in ("outlet", "agency")


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything there is."""

    assertions: int
    claims: int
    sources: int
    documents: int
    questions: int
    topics: int

    @classmethod
    def of(cls, assertions: int, documents: int | None = None) -> Scale:
        """Give the sizes that go with a number of assertions."""
        questions = max(1, round(assertions * 0.04))
        return cls(
            assertions=assertions,
            claims=min(assertions, max(2 * questions, round(assertions * 0.35))),
            sources=BLOCK * max(1, round(assertions * 0.03 / BLOCK)),
            documents=max(1, round(assertions * 0.08) if documents is None else documents),
            questions=questions,
            topics=max(1, round(assertions / 400)),
        )


@dataclass(slots=True)
class Document:
    """A document; ``used`` counts the passages that were quoted from it."""

    id: str
    topic: int
    publisher: int
    published: int
    language: str
    passages: int
    parent: int | None = None
    child: int | None = None
    used: int = 0


@dataclass(slots=True)
class World:
    """Everything that a knowledge base is made of, except what is said."""

    scale: Scale
    seed: int
    key: int = field(init=False)
    sources: list[Source] = field(init=False)
    documents: list[Document] = field(init=False)

    def __post_init__(self) -> None:
        """Make the sources and the documents."""
        self.key = Random(self.seed).getrandbits(48)
        self.sources = [self._source(index) for index in range(self.scale.sources)]
        self.documents = []
        for topic in range(self.scale.topics):
            count, total = self.scale.documents, self.scale.topics
            for index in range(topic * count // total, (topic + 1) * count // total):
                self._add_document(index, topic)

    def mix(self, *numbers: int) -> int:
        """Give 64 bits that depend on the seed and the numbers."""
        return mix(self.key, *numbers)

    def documents_of(self, topic: int) -> range:
        """Give the numbers of a topic's documents, of which there is at least one."""
        count, total = self.scale.documents, self.scale.topics
        first, end = topic * count // total, (topic + 1) * count // total
        return range(first, end) if first < end else range(min(first, count - 1), first + 1)

    def opening_day(self, topic: int) -> int:
        """Give the day on which a topic's first document comes out."""
        return _EPOCH + self.mix(1, topic) % _YEARS

    def language(self, topic: int) -> str:
        """Give the language in which a topic's open claims are worded."""
        bits = self.mix(2, topic)
        return pick(LANGUAGES, bits >> 8) if bits % 4 == 0 else "en"

    def topic_place(self, topic: int) -> int:
        """Give the number of the place that a topic is about."""
        return _TOPICS + topic

    def topic_id(self, topic: int) -> str:
        """Give a topic's id."""
        return f"{slug(name(self.topic_place(topic)))}-affair-{topic + 1}"

    def speakers(self, topic: int) -> list[int]:
        """Give the sources that take stances in a topic, narrators apart."""
        members = [index for index in self._blocks(topic) if not self.sources[index].narrates]
        return sorted(members, key=lambda index: self.mix(3, topic, index))

    def narrators(self, topic: int) -> list[int]:
        """Give the outlets and agencies that report on a topic."""
        return [index for index in self._blocks(topic) if self.sources[index].narrates]

    def party(self, source: int, day: int) -> int:
        """Give the end of the chain that the source speaks for on a day."""
        for _ in range(BLOCK):
            for role in self.sources[source].roles:
                if role.since <= day <= role.until:
                    source = role.source
                    break
            else:
                break
        return source

    def passage(self, document: int, index: int) -> Sentence:
        """Give the sentence of a document that can be quoted from its ``index``-th paragraph."""
        record = self.documents[document]
        bits = self.mix(4, document, index)
        made = sentence(record.language, self.topic_place(record.topic), bits)
        if bits % 37 or made.marked:
            return made
        pieces = (*made.pieces[:-1], f"{made.pieces[-1]} {pick(WORDS['emoji'], bits >> 20)}")
        return made._replace(pieces=pieces)

    def title(self, document: int) -> str:
        """Give a document's title."""
        record = self.documents[document]
        place = self.topic_place(record.topic)
        return title(record.language, place, self.mix(5, document), document + 1)

    def _blocks(self, topic: int) -> list[int]:
        blocks = self.scale.sources // BLOCK
        home = topic * blocks // self.scale.topics
        chosen = sorted({0, home, (home + 1) % blocks})
        return [block * BLOCK + place for block in chosen for place in range(BLOCK)]

    def _add_document(self, index: int, topic: int) -> None:
        own = self.documents_of(topic)
        bits = self.mix(6, index)
        narrators = self.narrators(topic)
        publisher = narrators[bits % len(narrators)]
        if (bits >> 16) % 6 == 0:
            offices = [
                number for number in self.speakers(topic) if self.sources[number].kind != "person"
            ]
            publisher = offices[(bits >> 20) % len(offices)]
        published = self.opening_day(topic) + (index - own.start) * _SPAN // len(own)
        iso = date.fromordinal(published).isoformat()
        source = self.sources[publisher]
        record = Document(
            id=f"{source.id}-{iso}-{index + 1}",
            topic=topic,
            publisher=publisher,
            published=published,
            language=source.language,
            passages=max(4, self.scale.assertions * 3 // (2 * self.scale.documents)),
        )
        if index > own.start and (bits >> 32) % 4 == 0:
            parent = own.start + (bits >> 36) % (index - own.start)
            if self.documents[parent].parent is None:
                record.parent = parent
                self.documents[parent].child = index
        self.documents.append(record)

    def _source(self, index: int) -> Source:
        block, place = divmod(index, BLOCK)
        base, bits, own = block * BLOCK, self.mix(7, index), name(index)
        state = base + place % 2
        language = pick(LANGUAGES, self.mix(8, state))
        foreign = tuple(name(index, script) for script in ("ru", "ar", "zh"))
        kind = _KINDS[place]
        role = ""
        roles: tuple[Role, ...] = ()
        aliases: tuple[str, ...] = ()
        member_of: tuple[int, ...] = ()
        match kind:
            case "state":
                label, aliases = f"Republic of {own}", (name(_CAPITALS + index), *foreign)
            case "organisation" if place == 6:
                label, language, aliases = f"{own} Observatory", "en", foreign[:1]
            case "organisation":
                office = WORDS["offices"][(place - 2) // 2 + 2 * (block % 4)]
                label, roles = f"{office} of {name(state)}", (Role(state),)
            case "person":
                label = f"{pick(WORDS['first_names'], bits)} {own}"
                roles = _person_roles(base, place, bits)
                role = pick(WORDS["roles"], bits >> 12) if roles else ""
                aliases = foreign[bits % 3 : bits % 3 + 1] if bits % 5 < 2 else ()
            case "outlet" | "agency":
                language = "en"
                if place in _FOREIGN:
                    language = pick(_TURNS, 3 * block + _FOREIGN[place])
                ending = "News Agency" if kind == "agency" else pick(WORDS["outlets"], bits >> 8)
                label = f"{own} {ending}"
                member_of = (state,) if kind == "agency" else ()
                aliases = foreign[bits % 3 : bits % 3 + 1] if language != "en" else ()
            case "group":
                label = f"{own} {pick(WORDS['groups'], bits)}"
                member_of = (base + 27,) if place == 28 else ()
            case _:
                label, language = f"Unnamed official {block + 1}", "en"
                member_of = (base + 2 + bits % 4,)
        return Source(slug(label), label, kind, language, role, roles, member_of, aliases)


def _person_roles(base: int, place: int, bits: int) -> tuple[Role, ...]:
    office = base + 2 + place % 4
    other = base + 2 + (place + 2) % 4
    turn = _EPOCH + bits % _YEARS
    roles = {
        11: (Role(office, since=_EPOCH - bits % 2_000),),
        12: (Role(office, since=_EPOCH - bits % 2_000),),
        13: (Role(office, since=_EPOCH - 900, until=turn), Role(other, since=turn + 1)),
        14: (Role(base + place % 2),),
        15: (Role(base + 6),),
        16: (Role(base + 27),),
        17: (Role(office, until=turn),),
        18: (),
    }
    return roles.get(place, (Role(office),))


def shares(total: int, weights: list[int]) -> list[int]:
    """Divide a total in proportion to the weights, to the last unit."""
    whole = sum(weights)
    ends = [0, *(total * part // whole for part in accumulate(weights))]
    return [end - start for start, end in pairwise(ends)]
