"""Documents that share a passage should say through whom, or from what, they both have it.

Reports of one origin are one witness. Where two documents have the same words round a quote, one of
them may draw on the other, or both on a third; as long as neither `via` nor `based_on` names
anything that they have in common, they are counted as two.

Only words that stand where the quote does are compared: eight and more in a row, of which four or
the whole quote are the quote's. Letter case and marks do not count. That the words are the same
does not show who had them first.

Archive courier.txt:

    The harbour burnt all night. “We have lost everything that we had,” the keeper told our wire.

Archive herald.txt:

    Rain fell. “We have lost everything that we had,” the keeper told our wire. He wept.

Bad:

    sources:
      keeper: {name: The keeper, kind: person}
    documents:
      courier: {title: Fire, text: courier.txt}
      herald: {title: Rain and fire, text: herald.txt}
    claims:
      lost:
        text: The keeper lost everything.
        assertions:
          - asserts: keeper
            in: [courier, herald]
            quote: We have lost everything that we had

Good:

    sources:
      keeper: {name: The keeper, kind: person}
      wire: {name: The wire, kind: agency}
    documents:
      courier: {title: Fire, text: courier.txt}
      herald: {title: Rain and fire, text: herald.txt}
    claims:
      lost:
        text: The keeper lost everything.
        assertions:
          - asserts: keeper
            in: [courier, herald]
            via: [wire]
            quote: We have lost everything that we had

Fix: name the agency or outlet from which both have it in `via`, or in `based_on` of both documents;
where the one draws on the other, name that. A report with `via: []` has it at first hand, and is
let be. `disputes reuse` shows the passages side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disputes.archive.shared.grams import shared_grams
from disputes.archive.shared.runs import places_of, shared_runs
from disputes.archive.shared.words import Vocabulary
from disputes.check.evidence import Surrounded
from disputes.check.places import file_order
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.check.written import is_lost
from disputes.finding import Code, Level
from disputes.model.place import Place
from disputes.model.records import Assertion
from disputes.reason.drawn import links_of

CODE = Code("D405", "common-words", Level.WARNING)
NEEDS_ARCHIVE = True

_LEAST = 8
_OF_THE_QUOTE = 4
_NEAR = 80
_MOST_COMPARED = 8

_Gram = tuple[int, ...]


class _Witness(NamedTuple):
    """A report that is counted by itself, unless its links say otherwise."""

    document: str
    place: Place
    links: frozenset[str]
    surrounded: Surrounded


def check(subject: Subject) -> Iterator[Problem]:
    """Find documents with a passage in common and nothing else; linear in quotes and reports.

    Of many that share the same words each is compared with the first eight.
    """
    vocabulary = Vocabulary()
    for assertion in subject.kb.assertions():
        if len(assertion.reports) < 2:  # nearly always
            continue
        witnesses = [*_witnesses(subject, assertion)]
        if len(witnesses) < 2 or frozenset.intersection(*(one.links for one in witnesses)):
            continue
        found = _sharing(vocabulary, witnesses)
        if found:
            yield _problem(assertion, witnesses, found)


def _witnesses(subject: Subject, assertion: Assertion) -> Iterator[_Witness]:
    for report in assertion.reports:
        place = report.place or assertion.place
        document = report.document
        if document is None or report.via == () or document in subject.broken:
            continue
        surrounded = subject.examined.surrounded.get((*file_order(place), document))
        if surrounded is not None and not is_lost(subject, place, "via"):
            yield _Witness(document, place, links_of(subject.kb, report), surrounded)


def _sharing(vocabulary: Vocabulary, witnesses: Sequence[_Witness]) -> list[tuple[int, int]]:
    """Give the reports that share words with an earlier one and no link, each with the first."""
    found: dict[int, int] = {}
    having: dict[_Gram, list[int]] = {}
    for number, one in enumerate(witnesses):
        for gram in _grams(vocabulary, one.surrounded):
            others = having.setdefault(gram, [])
            if number not in found:
                for other in others[:_MOST_COMPARED]:
                    if one.links.isdisjoint(witnesses[other].links):
                        found[number] = other
                        break
            others.append(number)
    return [(other, number) for number, other in sorted(found.items())]


def _grams(vocabulary: Vocabulary, surrounded: Surrounded) -> Iterator[_Gram]:
    """Give the runs of eight words of which enough are the quote's, each once."""
    before, quote, after = surrounded
    words = vocabulary.words(quote)
    if not words:
        return
    least = min(_OF_THE_QUOTE, len(words))
    room = _LEAST - least
    ahead = vocabulary.words(before[-_NEAR:])[-room:]
    words = [*ahead, *words, *vocabulary.words(after[:_NEAR])[:room]]
    yield from dict.fromkeys(zip(*(words[at:] for at in range(_LEAST)), strict=False))


def _words_shared(one: Surrounded, other: Surrounded) -> int:
    """Count the words of the longest run in two quotes and what stands round them."""
    vocabulary = Vocabulary()
    texts = [vocabulary.read("".join(each)).words for each in (one, other)]
    first, second = shared_grams(texts, _LEAST)
    runs = shared_runs(first, second, places_of(second), _LEAST)
    return max((run.length for run in runs), default=_LEAST)


def _problem(
    assertion: Assertion, witnesses: Sequence[_Witness], found: Sequence[tuple[int, int]]
) -> Problem:
    one, other = (witnesses[number] for number in found[0])
    shared = _words_shared(one.surrounded, other.surrounded)
    more = [f"'{witnesses[number].document}'" for _, number in found[1:]]
    also = ""
    if more:
        listed = more[0] if len(more) == 1 else f"{len(more)} more documents"
        also = f"; {listed} {'has' if len(more) == 1 else 'have'} words of one of them too"
    return problem(
        other.place,
        f"the texts of '{one.document}' and '{other.document}' share at least {shared} words where "
        f"the quote stands, but have no `via` or `based_on` in common, so they count as two "
        f"witnesses{also}",
        field="in",
        hint="name through whom or from what both have it; `via: []` says first hand; "
        f"`disputes reuse {one.document} {other.document}` shows the words",
        record=assertion.claim,
        related=()
        if file_order(one.place) == file_order(other.place)
        else (related(one.place, f"'{one.document}' is recorded here", "in"),),
    )
