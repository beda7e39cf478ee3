"""What the rules look at: the knowledge base, and what several of them work out of it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from disputes.check.doubt import Doubt, find_doubt, without_doubtful_answers
from disputes.check.reports import Via, vias
from disputes.finding import Finding, Level
from disputes.load import LoadResult
from disputes.load.text import FileText
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.terms import Side
from disputes.reason.implications import Implications, build_implications
from disputes.reason.implied import Implied
from disputes.reason.impossible import Impossible, find_impossible
from disputes.reason.opposed import Together, find_opposed
from disputes.reason.reachability import reached
from disputes.reason.roles import Roles

if TYPE_CHECKING:
    from disputes.archive.folder import Archive
    from disputes.check.evidence import Examined
    from disputes.check.order import Misplaced


@dataclass(frozen=True)
class Subject:
    """A knowledge base to be checked, drafts as if they were published.

    ``archive`` is ``None`` where there is no folder of texts. ``referred`` has all ids that
    anything refers to, also from records that could not be read; ``broken`` the ids of the records
    in which the reader found ``errors``; ``whole`` is false where a file was not read to its end. A
    rule that concludes from something missing asks these, or ``doubt``, so that one mistake gives
    one finding.
    """

    kb: KnowledgeBase
    archive: Archive | None = None
    referred: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    whole: bool = True
    texts: Mapping[str, FileText] = field(default_factory=dict, repr=False)
    errors: tuple[Finding, ...] = field(default=(), repr=False)

    @cached_property
    def doubt(self) -> Doubt:
        """What the reader's errors leave open; they cost one reading of each record with some."""
        if not self.errors and self.whole:
            return Doubt({})
        return find_doubt(self.kb, self.errors, lost=not self.whole)

    @cached_property
    def sound(self) -> KnowledgeBase:
        """The knowledge base without answers of which it is in doubt what they exclude."""
        return without_doubtful_answers(self.kb, self.doubt)

    @cached_property
    def implications(self) -> Implications:
        """The implications between literals that the relations surely give."""
        return build_implications(self.sound)

    @cached_property
    def impossible(self) -> Impossible:
        """What the relations alone rule out."""
        return find_impossible(self.sound)

    @cached_property
    def ruled_out(self) -> frozenset[int]:
        """All literals that the relations alone rule out."""
        return self.impossible.all_in(self.implications)

    @cached_property
    def implied(self) -> Implied:
        """Which claims imply which, directly or through others."""
        return Implied(self.kb)

    @cached_property
    def opposed(self) -> tuple[Together, ...]:
        """The acts that may be opposed to others of the same party; few, as a rule."""
        return tuple(find_opposed(self.kb, self.implications, self.ruled_out))

    @cached_property
    def touched(self) -> set[int]:
        """The literals that some stance may take, and all that follows from them; linear."""
        numbers = self.implications.numbers
        open_claims = [
            name
            for name in self.doubt.fields
            if name in numbers and self.doubt.concerns(name, "assertions")
        ]
        taken = {
            2 * numbers[one.claim] + (one.stance.side is Side.AGAINST)
            for one in self.kb.assertions()
            if one.stance.side is not None and not one.conditional
        }
        taken.update(2 * numbers[name] + side for name in open_claims for side in (0, 1))
        return reached(taken, self.implications.edges)

    @cached_property
    def roles(self) -> Roles:
        """Who speaks for whom, and when."""
        return Roles(self.kb.sources)

    @cached_property
    def vias(self) -> tuple[Via, ...]:
        """The chains through which words came, as they are written."""
        return tuple(vias(self.kb))

    @cached_property
    def examined(self) -> Examined:
        """What came of looking up all quotes in the archive; nothing where there is none."""
        from disputes.check.evidence import Examined, examine

        return Examined() if self.archive is None else examine(self.kb, self.archive)

    @cached_property
    def misplaced(self) -> tuple[Misplaced, ...]:
        """The mappings whose members are out of order; costs one reading of all files."""
        from disputes.check.order import find_misplaced

        return find_misplaced(self.texts)


def subject_of(loaded: LoadResult, archive: Archive | None) -> Subject:
    """Make the subject of the rules from what was loaded."""
    errors = tuple(finding for finding in loaded.findings if finding.level is Level.ERROR)
    broken = {finding.record for finding in errors if finding.record is not None}
    return Subject(
        replace(loaded.kb, drafts=frozenset()),
        archive,
        loaded.referred,
        frozenset(broken),
        loaded.whole,
        loaded.texts,
        errors,
    )
