"""What an outlet passes on: "X denied that …, Reuters reported" is of X, through Reuters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain.channels import is_outlet
from disputes.ingest.plain.tags import RELATIVE, THAT
from disputes.model.terms import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disputes.ingest.plain.draft import Draft, Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# Outlets of one sentence that are looked at: each is read again.
_MOST: Final = 4
# What stands before a main clause has no verb, and opens no clause.
_CLAUSES: Final = re.compile("[XFVGsHR]")
_PATTERNS: Final = re.compile(r"clause-.*|according-to|.*-(?:that|clause)")


def opened(
    sentence: Sentence,
    found: Sequence[Draft],
    tagger: Tagger,
    read: Callable[[Sentence], list[Draft]],
) -> list[Draft]:
    """Give drafts, those of outlets replaced by what they pass on, if that is what somebody said.

    `read` gives the drafts of a sentence: here of the words that an outlet is said to report.
    """
    kept: list[Draft] = []
    left = _MOST
    for draft in found:
        passing = left > 0 and _passes_on(sentence, draft, tagger)
        left -= passing
        kept += (_passed_on(sentence, draft, tagger, read) if passing else []) or [draft]
    return kept


def _passes_on(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether a draft is of an outlet that reports something in its own words."""
    if draft.source is None or draft.stance.side is not Side.FOR or not draft.content:
        return False
    reports = _PATTERNS.fullmatch(draft.pattern) is not None
    return reports and is_outlet(sentence, draft.source[0], tagger)


def _passed_on(
    sentence: Sentence,
    draft: Draft,
    tagger: Tagger,
    read: Callable[[Sentence], list[Draft]],
) -> list[Draft]:
    if draft.source is None:
        return []
    tokens = [at for piece in draft.content for at in range(*piece)]
    if sentence.tags[tokens[0]] == THAT:
        tokens = tokens[1:]
    part = _part(sentence, tokens)
    inner = [one for one in read(part) if one.content]
    if not any(_is_main(part, one, tagger.lexicon.words["expletive"]) for one in inner):
        return []
    return [_placed(one, tokens, draft.source) for one in inner]


def _is_main(part: Sentence, draft: Draft, expletive: frozenset[str]) -> bool:
    """Tell whether a draft is of the main clause of its sentence, by what stands before it."""
    if draft.source is None or draft.cue is None or part.tags[draft.source[0]] == RELATIVE:
        return False
    if part.words[slice(*draft.source)] in ([word] for word in expletive):
        # "the BBC said it had asked him": the outlet itself
        return False
    if draft.pattern.startswith(("participle", "owner")):
        return False
    first = min(draft.source[0], draft.content[0][0], draft.cue[0])
    return not _CLAUSES.search(part.tags, 0, first)


def _part(sentence: Sentence, tokens: Sequence[int]) -> Sentence:
    """Give some tokens of a sentence as a sentence."""
    return sentence._replace(
        starts=[sentence.starts[at] for at in tokens],
        ends=[sentence.ends[at] for at in tokens],
        words=[sentence.words[at] for at in tokens],
        tags="".join(sentence.tags[at] for at in tokens),
        quotes={
            number: sentence.quotes[at] for number, at in enumerate(tokens) if at in sentence.quotes
        },
        opening=False,
    )


def _placed(draft: Draft, tokens: Sequence[int], outlet: Range) -> Draft:
    """Give a draft of some tokens of a sentence as one of the whole sentence."""

    def place(span: Range | None) -> Range | None:
        return (tokens[span[0]], tokens[span[1] - 1] + 1) if span else None

    return draft._replace(
        content=tuple(piece for span in draft.content for piece in _runs(tokens[slice(*span)])),
        source=place(draft.source),
        cue=place(draft.cue),
        via=(*(piece for span in draft.via if (piece := place(span))), outlet),
        said=place(draft.said),
        followed=False,
    )


def _runs(tokens: Sequence[int]) -> list[Range]:
    """Give tokens in order as ranges of those that follow one another."""
    runs: list[Range] = []
    for at in tokens:
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs
