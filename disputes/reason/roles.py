"""Whose words a source's words count as: the party at the end of the *speaks for* chain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping

from disputes.model.period import ALWAYS, Period
from disputes.model.records import Source

Targets = Callable[[str], tuple[str, ...]]


class Roles:
    """Answers for which parties a source speaks in a period; remembers what it has worked out."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._timeless: dict[str, tuple[str, ...]] = {}
        self._dated: dict[tuple[int, int], dict[str, tuple[str, ...]]] = {}
        self._depends_on_time = _reaching_dated_roles(sources)
        periods = [role.period for source in sources.values() for role in source.speaks_for]
        self._begins = sorted(period.start for period in periods if period.start is not None)
        self._ends = sorted(period.end for period in periods if period.end is not None)

    def parties(self, source: str, period: Period) -> tuple[str, ...]:
        """Give the parties, sorted, for which a source speaks at a date.

        A role holds when its period and the stance's meet. A source that reaches itself by the
        roles holding then is its own party and nothing else, and a chain that meets one ends
        there. Linear in the number of roles for each period asked about.
        """
        if source not in self._depends_on_time:
            known, at = self._timeless, ALWAYS
        else:
            known, at = self._dated.setdefault(self._holding(period), {}), period
        if source not in known:
            _resolve(source, lambda name: self._targets(name, at), known)
        return known[source]

    def chain(self, source: str, party: str, period: Period) -> tuple[str, ...]:
        """Give the shortest chain of sources from one to its party, both included."""
        parents = {source: source}
        pending = [source]
        for name in pending:
            if name == party:
                break
            if self.parties(name, period) == (name,):
                continue  # the end of another chain, perhaps a circle
            for target in self._targets(name, period):
                if target not in parents:
                    parents[target] = name
                    pending.append(target)
        if party not in parents:
            return (source,)
        chain = [party]
        while chain[-1] != source:
            chain.append(parents[chain[-1]])
        return tuple(reversed(chain))

    def _holding(self, period: Period) -> tuple[int, int]:
        """Give a key that periods share in which the same dated roles hold."""
        begun = len(self._begins) if period.end is None else bisect_left(self._begins, period.end)
        over = 0 if period.start is None else bisect_right(self._ends, period.start)
        return begun, over

    def _targets(self, name: str, period: Period) -> tuple[str, ...]:
        record = self._sources.get(name)
        if record is None:
            return ()
        held = {
            role.source
            for role in record.speaks_for
            if not role.period.empty and role.period.meets(period)
        }
        return tuple(sorted(held))


def _reaching_dated_roles(sources: Mapping[str, Source]) -> set[str]:
    """Find the sources whose party depends on the date, since a dated role lies on their way."""
    speakers: dict[str, list[str]] = {}
    pending: list[str] = []
    for name, source in sources.items():
        for role in source.speaks_for:
            speakers.setdefault(role.source, []).append(name)
            if role.since is not None or role.until is not None:
                pending.append(name)
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(speakers.get(name, ()))
    return found


def _resolve(source: str, targets: Targets, known: dict[str, tuple[str, ...]]) -> None:
    """Work out the parties of a source and of all that it reaches, ends of chains first."""
    for circle in components(source, targets, known):
        if len(circle) > 1 or circle[0] in targets(circle[0]):
            for name in circle:
                known[name] = (name,)
            continue
        name = circle[0]
        ends = {party for target in targets(name) for party in known[target]}
        known[name] = tuple(sorted(ends)) or (name,)


def components(start: str, targets: Targets, done: Mapping[str, object]) -> Iterable[list[str]]:
    """Give the strongly connected components below a source, each after those that it reaches.

    Tarjan's algorithm (1972), with a stack of its own in place of recursion.
    """
    order: dict[str, int] = {start: 0}
    low: dict[str, int] = {start: 0}
    path = [start]
    on_path = {start}
    work = [(start, iter(targets(start)))]
    while work:
        name, ahead = work[-1]
        for target in ahead:
            if target in done:
                continue
            if target not in order:
                order[target] = low[target] = len(order)
                path.append(target)
                on_path.add(target)
                work.append((target, iter(targets(target))))
                break
            if target in on_path:
                low[name] = min(low[name], order[target])
        else:
            work.pop()
            if work:
                above = work[-1][0]
                low[above] = min(low[above], low[name])
            if low[name] == order[name]:
                component = [path.pop()]
                while component[-1] != name:
                    component.append(path.pop())
                on_path.difference_update(component)
                yield component
