"""The knowledge base as it is being reviewed, and what is decided about it, written at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from disputes.archive.folder import open_archive
from disputes.check.baseline import Known, extended, known_as, make_baseline, read_baseline
from disputes.check.comments import accepted_in
from disputes.check.run import Checked, check
from disputes.cli.checking.mending import mended, write_mended
from disputes.cli.checking.writing import put
from disputes.cli.reviewing.drafts import path_in
from disputes.cli.session import Session
from disputes.config.check import CheckSettings
from disputes.edit.apply import OF_FILES, Files, Ready, new_errors, prepare
from disputes.edit.operations.accepting import take_out
from disputes.edit.operations.along import with_headings
from disputes.edit.operations.ignoring import accepted, ignore_comment, silenced
from disputes.edit.operations.publishing import publish
from disputes.edit.operations.removing import remove_record
from disputes.edit.plan import Plan
from disputes.edit.write import Changed, write_files
from disputes.finding import Finding, Level
from disputes.load import LoadResult
from disputes.load.record_lines import RecordLines, record_lines
from disputes.model.comments import ACCEPTED
from disputes.view.beside import Shown, beside
from disputes.view.review import Matter, adds_to, matters_of

Written = Mapping[str, tuple[bytes, bytes]]
"""The bytes of files before and after a decision."""


class Refused(Exception):
    """Something that cannot be done; nothing was written. It says why."""


class Done(NamedTuple):
    """What was done, in words, and the files that it changed."""

    what: str
    written: Written


class Desk:
    """Reads and checks the knowledge base, and carries out what is decided.

    Raises ``Changed`` where somebody else has written a file meanwhile, ``WrongUse`` where one
    cannot be edited, and ``Refused``.
    """

    def __init__(self, session: Session, settings: CheckSettings) -> None:
        self._session = session
        self._settings = settings
        path = session.path()
        self.root = path if path.is_dir() else path.parent
        self._matters: list[Matter] | None = None
        self.read()

    @property
    def has_baseline(self) -> bool:
        """Whether there is a baseline to put findings in."""
        return self._settings.baseline is not None

    def read(self) -> None:
        """Read everything anew."""
        self._keep(*self._checked(None))

    def matters(self) -> list[Matter]:
        """Give all that there is to look at, in the order in which it comes."""
        if self._matters is None:
            archive = self._session.root is not None
            self._matters = matters_of(
                self.loaded, self.checked.findings, self.root, archive=archive
            )
        return self._matters

    def beside(self, matter: Matter, room: int) -> Shown:
        """Give the quotes of what is looked at with so many characters of the texts round them."""
        root = self._session.root
        return beside(matter, self.loaded, open_archive(root) if root is not None else None, room)

    def is_broken(self, path: str) -> bool:
        """Tell whether a file cannot be read whole, so that what stands in it is not seen."""
        found = (one for one in self.loaded.findings if one.path == path)
        return any(one.code.startswith(OF_FILES) and one.level is Level.ERROR for one in found)

    def silence(self, matter: Matter, reason: str) -> Done:
        """Write a comment that silences a finding, only that, and says why."""
        finding = _finding_of(matter)
        if not matter.acceptable:
            raise Refused(f"{finding.code} is not accepted here: edit the file, or skip it")
        comment = ignore_comment(finding.code, reason)
        why = "no comment can be about this place alone, without a change of what the file says"
        for ready in silenced(self._files(), finding, comment):
            after = self._checked(ready)
            trouble = _beyond(finding, self.checked, after[1])
            if not trouble:
                where = _first_difference(ready, finding.path)
                return self._write(ready, after, f"wrote `{comment}` in {where}")
            why = trouble
        otherwise = "[p]ut it by" if self.has_baseline else "use a baseline (`check --baseline`)"
        raise Refused(f"{why}: [e]dit it, [s]kip it, or {otherwise}")

    def to_baseline(self, matter: Matter) -> Done:
        """Put a finding in the baseline that the settings name."""
        finding, file = _finding_of(matter), self._settings.baseline
        if file is None:
            raise Refused("the configuration names no baseline")
        if not file.exists():
            put([make_baseline((), file)], file)
        old = file.read_bytes()
        new = extended(read_baseline(file), finding).encode()
        write_files({file: (old, new)})
        self.read()
        return Done(f"put it in the baseline {file}", {str(file): (old, new)})

    def mend(self, matter: Matter) -> Done:
        """Mend a finding as `check --fix` does, and nothing else."""
        finding = _finding_of(matter)
        key = known_as(finding)

        def only(checked: Checked) -> Checked:
            same = (one for one in checked.findings if known_as(one) == key)
            return checked._replace(findings=tuple(same))

        fixed, before = mended(
            self.loaded,
            Checked((finding,)),
            lambda unsaved: self._session.load(unsaved=unsaved, cache=False),
            lambda loaded: only(self._check(loaded)).without_edits(),
            lambda loaded: check(
                loaded, CheckSettings(plugins=self._settings.plugins), self._session.root
            ),
        )
        if not fixed.texts:
            raise Refused("it was not mended: something else would become wrong")
        write_mended(fixed, before)
        self.read()
        written = {path: (before[path], data) for path, data in fixed.texts.items()}
        return Done(f"mended {finding.code} in {finding.path}", written)

    def accept(self, matter: Matter) -> Done:
        """Write the comment that accepts a record of a draft."""
        record = _record_of(matter)
        if any(one.level is Level.ERROR for one in matter.findings):
            raise Refused("it has an error: edit it first")
        before = self._accepted(self.loaded, matter.path)
        for ready in accepted(self._files(), matter.path, record.first, ACCEPTED):
            after = self._checked(ready)
            now = self._accepted(after[0], matter.path)
            if now == before | {record[:2]} and _known(after[1]) == _known(self.checked):
                return self._write(ready, after, f"accepted {matter.message}")
        raise Refused("no comment can be about this record alone: edit the file")

    def reject(self, matter: Matter, *, force: bool) -> Done:
        """Take a record out of a draft; by force, what refers to it too."""
        record = _record_of(matter)
        files = self._files()
        known = self.loaded.kb.record(record.id)
        if known is not None and known.place.path == matter.path:
            plan = remove_record(files, self.loaded, record.id, force=force)
            changes = with_headings(plan.changes[matter.path], [record[:2]])
            plan = plan._replace(changes={**plan.changes, matter.path: changes})
        else:  # it adds to a record elsewhere, to which all references lead
            plan = take_out(files, matter.path, record.section, record.id)
        return self._carry(files, plan, f"removed {matter.message}")

    def all_accepted(self, path: str) -> bool:
        """Tell whether every record of a draft is accepted."""
        ids = {record[:2] for record in record_lines(self.loaded.texts[path])}
        return bool(ids) and ids <= self._accepted(self.loaded, path)

    def can_be_published(self, path: str) -> bool:
        """Tell whether a draft lies in the knowledge base, and no record of it adds to another."""
        outside = any(path_in(self.loaded, file) == path for file in self._session.more)
        adding = any(one.path == path and adds_to(one) for one in self.loaded.findings)
        return not outside and not adding

    def publish(self, path: str) -> Done:
        """Take `draft: true` out of a draft, and the comments that accept its records."""
        files = self._files()
        return self._carry(files, publish(files, self.loaded, path), f"{path} is no draft any more")

    def put_back(self, written: Written) -> None:
        """Undo what was written; raises ``Changed`` where the files are not as it left them."""
        write_files({Path(path): (new, old) for path, (old, new) in written.items()})
        self.read()

    def _carry(self, files: Files, plan: Plan, what: str) -> Done:
        ready = prepare(files, plan.changes, plan.comments)
        after = self._checked(ready)
        wrong = new_errors(self.loaded, after[0])
        if wrong:
            first = wrong[0]
            place = f"{first.path}:{first.span.line}:{first.span.column}"
            raise Refused(f"that would make an error: {place}: {first.code} {first.message}")
        return self._write(ready, after, what)

    def _write(self, ready: Ready, after: tuple[LoadResult, Checked], what: str) -> Done:
        written = {path: (ready.before[path], data) for path, data in ready.after.items()}
        write_files({Path(path): data for path, data in written.items()})
        self._keep(*after)
        return Done(what, written)

    def _files(self) -> Files:
        return Files(self.loaded, lambda path: Path(path).read_bytes())

    def _checked(self, ready: Ready | None) -> tuple[LoadResult, Checked]:
        unsaved = None
        if ready is not None:
            unsaved = {Path(path): data for path, data in ready.after.items()}
        loaded = self._session.load(unsaved=unsaved)
        if ready is not None:
            self._demand_unchanged(loaded, ready)
        return loaded, self._check(loaded)

    def _demand_unchanged(self, loaded: LoadResult, ready: Ready) -> None:
        """Demand that all other files are as they were; raises ``Changed``."""
        before = {path: one.data for path, one in self.loaded.texts.items()}
        now = {path: one.data for path, one in loaded.texts.items()}
        for path in sorted({*before, *now} - ready.after.keys()):
            if before.get(path) != now.get(path):
                raise Changed(f"{path} has changed meanwhile, nothing was written", "try again")

    def _check(self, loaded: LoadResult) -> Checked:
        self._session.phase("checking")
        baseline = None
        if self._settings.baseline is not None and self._settings.baseline.exists():
            baseline = read_baseline(self._settings.baseline)
        return check(loaded, self._settings, self._session.root, baseline)

    def _keep(self, loaded: LoadResult, checked: Checked) -> None:
        self.loaded = loaded
        self.checked = checked
        self._matters = None

    @staticmethod
    def _accepted(loaded: LoadResult, path: str) -> frozenset[tuple[str, str]]:
        found = accepted_in(loaded.texts[path])
        return frozenset(record[:2] for one in found for record in one.records)


def _first_difference(ready: Ready, path: str) -> str:
    """Give the place where a file will first differ from what it was, as ``path:line``."""
    before, after = (one[path].splitlines() for one in (ready.before, ready.after))
    same = takewhile(lambda lines: lines[0] == lines[1], zip(before, after, strict=False))
    return f"{path}:{sum(1 for _ in same) + 1}"


def _finding_of(matter: Matter) -> Finding:
    if matter.finding is None:
        raise TypeError(f"{matter.kind} is no finding")
    return matter.finding


def _record_of(matter: Matter) -> RecordLines:
    if matter.lines is None:
        raise TypeError(f"{matter.kind} is no record of a draft")
    return matter.lines


def _beyond(finding: Finding, before: Checked, after: Checked) -> str:
    """Tell what a comment does beyond silencing one finding; nothing where it does just that.

    What the finding was graver than, in its very place, may be told now.
    """
    old, new = _known(before), _known(after)
    wanted: Counter[Known] = Counter([known_as(finding)])
    gone = old - new
    if wanted - gone:
        return "no comment here would silence it"
    others = (gone - wanted).total()
    if others:
        which = "another finding" if others == 1 else f"{others:,} other findings"
        return f"a comment here would silence {which} too"
    appeared = new - old
    for one in after.findings:
        place = (one.record, one.span.column)
        if appeared[known_as(one)] and place != (finding.record, finding.span.column):
            return f"then there would be {one.code}: {one.message}"
    return ""


def _known(checked: Checked) -> Counter[Known]:
    return Counter(map(known_as, checked.findings))
