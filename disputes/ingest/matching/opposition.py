"""Which side words take: whether they say what a passage says, or its opposite."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from disputes.ingest.matching.terms import folded, without_un
from disputes.model.terms import Side, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from disputes.ingest.lexicon import Lexicon

OPPOSITE: Final[Mapping[Stance, Stance]] = MappingProxyType(
    {
        Stance.ASSERTS: Stance.DENIES,
        Stance.SUGGESTS: Stance.DOUBTS,
        Stance.DOUBTS: Stance.SUGGESTS,
        Stance.DENIES: Stance.ASSERTS,
    }
)
"""The stance on a claim of whoever takes one on its opposite; others have none."""

# Words behind a "not" among which what is negated stands.
_REACH: Final = 3
_CUT_SHORT: Final = ("n't", "n’t")
# A dispute and a contest are things, and say nothing of the side that words take.
_SURELY_VERBS: Final = ("past", "participle", "gerund")


class Opposition:
    """Tells by a lexicon's negations and its verbs of denial."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        negations = words.get("negations", frozenset()) | words.get("opposing", frozenset())
        # "Neither … nor" negates once.
        self._turning = negations - words.get("conjunctions", frozenset())
        self._turning |= {
            written
            for written, forms in lexicon.verbs.items()
            if any(
                form.verb.stance is Stance.DENIES
                and not form.verb.particle
                and not form.verb.takes.isdisjoint(("that", "whether"))
                and not form.forms.isdisjoint(_SURELY_VERBS)
                for form in forms
            )
        }

    def opposed(self, words: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether one of two texts alike has the opposite sense: a "not" more, or a denial.

        Of each are given the words as written. An even number of negations is none.
        """
        ours, theirs = ({folded(word) for word in some} for some in (words, others))
        turns = sum(self._turns(word) for some in (words, others) for word in some)
        return (turns + _turned(ours, theirs) + _turned(theirs, ours)) % 2 == 1

    def turning(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Give for each word that negates or denies the next words, as they are compared."""
        return [
            tuple(folded(word) for word in words[at + 1 : at + 1 + _REACH])
            for at, word in enumerate(words)
            if self._turns(word)
        ]

    def _turns(self, written: str) -> bool:
        word = written.lower()
        return word in self._turning or word.endswith(_CUT_SHORT)


def turned(stance: Stance, opposed: bool) -> Stance:
    """Give a stance, or the one on the opposite."""
    return OPPOSITE.get(stance, stance) if opposed else stance


def is_against(stance: Stance) -> bool:
    """Tell whether a stance is one against what is claimed."""
    return stance.side is Side.AGAINST


def _turned(words: Set[str], others: Set[str]) -> int:
    """Count the words that begin with "un" where the other text has them without."""
    return sum((bare := without_un(word)) != word and bare in others for word in words - others)
