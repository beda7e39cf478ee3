"""What is in question: a question with its rival answers and the claims around it.

The claims of a cluster are true or false together in a few *worlds*, each of which keeps to all
relations and exclusions of the cluster. A party that speaks from one world never contradicts
itself; parties that speak from two worlds disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from benchmarks.cast import World, shares
from benchmarks.words import WORDS, name, pick, sentence, slug

_PLACES = 20_000
_WORLDS = 16
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(slots=True)
class Claim:
    """A claim; bit *w* of ``worlds`` says whether it is true in world *w*."""

    id: str
    text: str
    worlds: int
    assertions: int = 0
    answers: bool = False
    value: str = ""
    when: str = ""
    where: str = ""
    relations: list[tuple[str, str, str]] = field(default_factory=list)

    def relate(self, kind: str, other: str, why: str = "") -> None:
        """Add a relation to another claim."""
        self.relations.append((kind, other, why))


@dataclass(frozen=True, slots=True)
class Question:
    """A question and how many worlds its claims tell apart."""

    id: str
    text: str
    kind: str
    topic: int
    worlds: int
    unit: str = ""
    when: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A question with its claims."""

    index: int
    question: Question
    claims: list[Claim]


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer: its value, how the claim says it, and the interval that it stands for."""

    value: str
    words: str
    low: int
    high: int


class Clusters:
    """All clusters of a world, each made when asked for."""

    def __init__(self, world: World) -> None:
        """Divide the claims and the assertions among the questions."""
        self._world = world
        scale = world.scale
        weights = [
            (3 + bits % 8) * (4 if bits % 41 == 0 else 1)
            for bits in (world.mix(10, index) for index in range(scale.questions))
        ]
        spare = scale.claims - 2 * scale.questions
        self._sizes = [2 + share for share in shares(max(0, spare), weights)]
        self._quotas = shares(scale.assertions, self._sizes)

    def topic(self, index: int) -> int:
        """Give the topic of the cluster."""
        return index * self._world.scale.topics // self._world.scale.questions

    def question(self, index: int) -> Question:
        """Make the question of the cluster."""
        return self._start(index)[0]

    def cluster(self, index: int) -> Cluster:
        """Make the whole cluster."""
        question, answers, template = self._start(index)
        size = self._sizes[index]
        extra = size // 3 if question.kind != "open" else 0
        if question.kind == "open":
            claims = self._open_claims(index, question, size)
        else:
            claims = _closed_claims(self._stem(index), template, answers)
            if question.kind == "number" and len(answers) > 2:
                _imply_ranges(claims, answers)
            self._set_scopes(index, claims)
        claims += self._extras(index, question, claims, extra)
        self._reach_back(index, claims)
        rest = self._quotas[index] - len(claims)
        busy = shares(max(0, rest), [max(1, 8 - 2 * place) for place in range(len(claims))])
        for claim, share in zip(claims, busy, strict=True):
            claim.assertions = 1 + share
        return Cluster(index, question, claims)

    def _stem(self, index: int) -> str:
        bits = self._world.mix(11, index)
        return f"{slug(name(_PLACES + index))}-{self._pattern(bits)[1][0]}"

    def _pattern(self, bits: int) -> tuple[str, list[str]]:
        kind = pick(("number", "number", "number", "date", "choice", "choice", "open"), bits)
        pool = {"number": "counts", "date": "dates", "choice": "causes", "open": "opens"}[kind]
        patterns: list[list[str]] = WORDS[pool]
        return kind, patterns[(bits >> 8) % len(patterns)]

    def _day(self, index: int) -> int:
        opening = self._world.opening_day(self.topic(index))
        return opening - 5 - self._world.mix(12, index) % 40

    def _start(self, index: int) -> tuple[Question, list[_Answer], str]:
        bits = self._world.mix(11, index)
        kind, pattern = self._pattern(bits)
        place, day = name(_PLACES + index), self._day(index)
        size = self._sizes[index]
        count = size - size // 3
        answers: list[_Answer] = []
        template, unit, text = "", "", pattern[1]
        if kind == "number":
            unit, text, template = pattern[1:]
            answers = _number_answers(count, 20 + (bits >> 16) % 400, 10 + (bits >> 24) % 9)
        elif kind == "date":
            template = pattern[2]
            answers = _date_answers(count, day)
        elif kind == "choice":
            template = pattern[2]
            answers = _choice_answers(count)
        points = [answer for answer in answers if answer.low == answer.high]
        scoped = (bits >> 32) % 10 < 7
        question = Question(
            id=f"{self._stem(index)}-question",
            text=text.format(place=place, day=_said_day(day)),
            kind=kind,
            topic=self.topic(index),
            worlds=min(_WORLDS, len(points)) or _WORLDS,
            unit=unit,
            when=_iso(day) if scoped and kind != "date" else "",
            where=place if scoped else "",
        )
        return (
            question,
            answers,
            template.replace("{place}", place).replace("{day}", _said_day(day)),
        )

    def _open_claims(self, index: int, question: Question, size: int) -> list[Claim]:
        stem = self._stem(index)
        claims = []
        for place in range(size):
            bits = self._world.mix(13, index, place)
            text = self._proposition(index, place, question.topic)
            claims.append(Claim(f"{stem}-{place + 1}", text, bits & 0xFFFF, answers=True))
        if size > 3:
            top, opposite, low, middle = claims[:4]
            opposite.worlds = ~top.worlds & 0xFFFF
            opposite.relate("negates", top.id)
            middle.worlds &= top.worlds
            low.worlds &= middle.worlds
            low.relate("implies", middle.id, WORDS["whys"][2])
            middle.relate("implies", top.id)
        if size > 4:
            claims[4].worlds &= ~claims[2].worlds
            claims[4].relate("contradicts", claims[2].id, WORDS["whys"][3])
        for claim in claims[5:]:
            claim.relate("supports", claims[self._world.mix(14, index) % 4].id)
        return claims

    def _extras(
        self, index: int, question: Question, answers: list[Claim], count: int
    ) -> list[Claim]:
        stem, every = self._stem(index), (1 << question.worlds) - 1
        claims = []
        for place in range(len(answers), len(answers) + count):
            text = self._proposition(index, place, question.topic)
            worlds = self._world.mix(13, index, place) & every
            claims.append(Claim(f"{stem}-{place + 1}", text, worlds))
        for place, claim in enumerate(claims):
            match place:
                case 0:
                    claim.worlds |= answers[0].worlds
                    answers[0].relate("implies", claim.id)
                case 1:
                    claim.worlds = every & ~claims[0].worlds
                    claim.relate("negates", claims[0].id)
                case 2:
                    claim.worlds &= ~answers[1].worlds
                    claim.relate("contradicts", answers[1].id, WORDS["whys"][1])
                case _:
                    kind = "supports" if claim.worlds & 1 else "weakens"
                    claim.relate(kind, answers[place % len(answers)].id)
        return claims

    def _proposition(self, index: int, place: int, topic: int) -> str:
        language = self._world.language(topic)
        if language != "en":
            made = sentence(language, _PLACES + index, self._world.mix(15, index, place))
            return f"{made.text} ({place + 1}){made.stop}"
        words = WORDS["propositions"]
        turn, number = divmod(place + self._world.mix(16, index) % len(words), len(words))
        text: str = words[number].format(
            place=name(_PLACES + index), day=_said_day(self._day(index))
        )
        return f"{text}{', says version ' + str(turn + 1) if turn else ''}."

    def _set_scopes(self, index: int, claims: list[Claim]) -> None:
        day = self._day(index)
        for place, claim in enumerate(claims):
            bits = self._world.mix(17, index, place)
            if bits % 8 == 0:
                claim.when = f"{_iso(day - 1)}..{_iso(day + bits // 8 % 3)}"
            if bits % 12 == 0:
                claim.where = name(_PLACES + index)

    def _reach_back(self, index: int, claims: list[Claim]) -> None:
        bits = self._world.mix(18, index)
        if index == 0 or self.topic(index - 1) != self.topic(index):
            return
        earlier = f"{self._stem(index - 1)}-1"
        if bits % 3 == 0:
            claims[-1].relate(("supports", "weakens")[bits // 3 % 2], earlier)
        elif bits % 25 == 1 and not claims[-1].answers:
            size, kind = self._sizes[index - 1], self.question(index - 1).kind
            if kind != "open" and size > 2:
                claims[-1].relate("implies", f"{self._stem(index - 1)}-{size - size // 3 + 1}")


def _closed_claims(stem: str, template: str, answers: list[_Answer]) -> list[Claim]:
    points = [answer.low for answer in answers if answer.low == answer.high][:_WORLDS]
    claims = []
    for place, answer in enumerate(answers):
        worlds = sum(1 << w for w, at in enumerate(points) if answer.low <= at <= answer.high)
        text = template.replace("{value}", answer.words)
        text = text[0].upper() + text[1:]
        claim_id = f"{stem}-{place + 1}"
        claims.append(Claim(claim_id, text, worlds, answers=True, value=answer.value))
    return claims


def _imply_ranges(claims: list[Claim], answers: list[_Answer]) -> None:
    for claim, answer in zip(claims[:2], answers, strict=False):
        for other, wider in zip(claims, answers, strict=True):
            if wider.low < wider.high and wider.low <= answer.low and answer.high <= wider.high:
                claim.relate("implies", other.id)
                break


def _number_answers(count: int, base: int, step: int) -> list[_Answer]:
    first, second, rounded = base, base + step, (base + step) // 10 * 10
    top = 1 << 40
    forms = [
        _Answer(f"{first}", f"{first}", first, first),
        _Answer(f"{second}", f"{second}", second, second),
        _Answer(f"{second}..", f"at least {second}", second, top),
        _Answer(f"{first - 3}..{first + 4}", f"{first - 3} to {first + 4}", first - 3, first + 4),
        _Answer(f"~{rounded}", f"about {rounded}", rounded * 9 // 10, rounded * 11 // 10),
        _Answer(f"..{first}", f"at most {first}", 0, first),
    ]
    for place in range(6, count):
        value = second + (place - 5) * step
        forms.append(_Answer(f"{value}", f"{value}", value, value))
    return forms[:count]


def _date_answers(count: int, day: int) -> list[_Answer]:
    on = date.fromordinal(day)
    start = on.replace(day=1).toordinal()
    end = date(on.year + on.month // 12, on.month % 12 + 1, 1).toordinal() - 1
    month = f"in {_MONTHS[on.month - 1]} {on.year}"
    span = f"between {_said_day(day)} and {_said_day(day + 2)}"
    hour = f"{_iso(day + 2)}T04:30+02:00"
    forms = [
        _Answer(_iso(day), f"on {_said_day(day)}", day, day),
        _Answer(_iso(day + 1), f"on {_said_day(day + 1)}", day + 1, day + 1),
        _Answer(_iso(day)[:7], month, start, end),
        _Answer(f"{_iso(day)}..{_iso(day + 2)}", span, day, day + 2),
        _Answer(hour, f"at 4.30 a.m. on {_said_day(day + 2)}", day + 2, day + 2),
        _Answer(f"..{_iso(day + 1)}", f"not later than {_said_day(day + 1)}", 0, day + 1),
    ]
    for place in range(6, count):
        later = day + place - 3
        forms.append(_Answer(_iso(later), f"on {_said_day(later)}", later, later))
    return forms[:count]


def _choice_answers(count: int) -> list[_Answer]:
    answers = []
    for place in range(count):
        turn, number = divmod(place, len(WORDS["choices"]))
        words = WORDS["choices"][number] + (f" of type {turn + 1}" if turn else "")
        value = "" if place == 3 else words.removeprefix("an ").removeprefix("a ")
        answers.append(_Answer(value, words, place, place))
    return answers


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _said_day(day: int) -> str:
    on = date.fromordinal(day)
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
