"""Running rules over a large knowledge base in several processes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.load.workers import process_count, share

Found = list[Problem]


def run_rules(
    rules: Sequence[tuple[str, Callable[[], Found]]],
    subject: Subject,
    *,
    processes: int | None = None,
) -> list[Found]:
    """Run rules, each given with its family; give what each of them found, in their order.

    The rules of a family share what they work out, so they run in one process. The answer is the
    same in one process and in many.
    """
    if processes is None:
        processes = process_count()
    if processes == 1:
        return [run() for _, run in rules]
    members = [
        [number for number, (family, _) in enumerate(rules) if family == wanted]
        for wanted in sorted({family for family, _ in rules})
    ]
    found: dict[int, Found] = {}

    def here(job: int) -> None:
        found.update((number, rules[number][1]()) for number in members[job])

    def there(job: int) -> bytes:
        return pickle.dumps([rules[number][1]() for number in members[job]])

    _ = subject.implications  # worked out once, before the processes part
    for job, result in share(len(members), processes, here, there):
        # Out of a pipe from a copy of this very process: nobody else can have written it.
        found.update(zip(members[job], pickle.loads(result), strict=True))  # noqa: S301
    return [found[number] for number in range(len(rules))]
