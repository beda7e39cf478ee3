"""The walk through what there is to look at: what comes next, and what the keys do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from disputes.cli.reviewing.cards import card
from disputes.cli.reviewing.choosing import Chosen
from disputes.cli.reviewing.desk import Desk, Done, Refused, Written
from disputes.cli.reviewing.editor import edit
from disputes.cli.reviewing.keys import HELP, LAST, offered
from disputes.cli.reviewing.remembering import Memory
from disputes.cli.reviewing.screen import Terminal
from disputes.edit.write import Changed
from disputes.errors import WrongUse
from disputes.escape.terminal import visible
from disputes.finding import Level
from disputes.view.review import Key, Matter

_NO_SUCH_KEY = "there is no such key here"
_TRIES = 3
"""How often a decision is carried out anew where others write the same file."""


class _Undo(NamedTuple):
    """How to take back the last decision about something."""

    key: Key
    written: Written
    counted: bool


class Walk:
    """One walk; ``chosen`` tells which things are wanted.

    With ``skipped``, those skipped in earlier walks come again.
    """

    _terminal: Terminal

    def __init__(
        self,
        desk: Desk,
        memory: Memory,
        chosen: Chosen,
        *,
        skipped: bool,
    ) -> None:
        self._desk = desk
        self._memory = memory
        self._chosen = chosen
        self._passed: set[Key] = set() if skipped else set(memory.now.skipped)
        self._skipped: set[Key] = set()  # in this walk
        self._seen: list[Matter] = []
        self._undo: list[_Undo] = []
        self._decided = 0
        self._gone = 0  # decided, or edited away
        self._message = ""
        self._at: Matter | None = None
        self._whole = False

    def run(self, terminal: Terminal) -> None:
        """Go through everything on a terminal until nothing is left, or the user leaves."""
        self._terminal = terminal
        if self._memory.damaged:
            self._message = self._memory.damaged
        while True:
            queue = self._queue()
            if not queue:
                if not self._again() and not self._last():
                    return
                continue
            matter = self._next(queue)
            if self._one(matter, queue) == "q":
                return

    @property
    def message(self) -> str:
        """What is still to be told of the last decision."""
        return self._message

    @property
    def decided(self) -> int:
        """How many things were decided."""
        return self._decided

    def left(self) -> list[Matter]:
        """Give what remains, what was skipped included."""
        looked_at = self._memory.now.looked_at
        return [one for one in self._chosen(self._desk.matters()) if one.key not in looked_at]

    def _queue(self) -> list[Matter]:
        return [one for one in self.left() if one.key not in self._passed]

    def _again(self) -> bool:
        """Offer what was skipped once more; tell whether it is wanted."""
        skipped = [one for one in self.left() if one.key in self._passed]
        if not skipped:
            return False
        number = "1 was" if len(skipped) == 1 else f"{len(skipped):,} were"
        if not self._ask(["All others are done."], f"{number} skipped. Look again now?"):
            return False
        self._passed.clear()
        self._at = None
        return True

    def _last(self) -> bool:
        """Let the last decision be taken back where nothing is left; tell whether it was wanted."""
        if not self._undo or self.left():
            return False
        message, self._message = self._message or self._memory.trouble, ""
        self._terminal.show(["Nothing is left to look at."], message, whole=True)
        pressed = self._terminal.key("", LAST)
        if pressed == "u":
            self._attempt(self._take_back)
        elif pressed != "q":
            self._message = _NO_SUCH_KEY
        return pressed != "q"

    def _next(self, queue: list[Matter]) -> Matter:
        """Give what comes next: the same, if it is there still, else the first behind it."""
        if self._at is None:
            return queue[0]
        for one in queue:
            if one.key == self._at.key:
                return one
        order = self._at.order()
        return next((one for one in queue if one.order() >= order), queue[0])

    def _one(self, matter: Matter, queue: list[Matter]) -> str:
        """Show one thing, ask what to do with it, and do it; give the key."""
        if self._at is None or matter.key != self._at.key:
            self._whole = False
        self._at = matter
        width = self._terminal.width
        shown = card(matter, self._desk.loaded, self._desk.beside(matter, 2 * width), width)
        message, self._message = self._message or self._memory.trouble, ""
        whole = self._terminal.show(shown, message, whole=self._whole)
        keys = offered(
            matter,
            back=bool(self._seen),
            undo=bool(self._undo),
            more=not whole,
            baseline=self._desk.has_baseline,
        )
        done = self._gone + len(self._skipped & self._passed)
        place, total = done + queue.index(matter) + 1, done + len(queue)
        pressed = self._terminal.key(f"{place:,} of {total:,}", list(keys.values()))
        if pressed not in keys:
            self._message = f"{_NO_SUCH_KEY}; ? tells what each does"
            return ""
        if pressed != "q":
            self._act(pressed, matter)
        return pressed

    def _act(self, key: str, matter: Matter) -> None:
        actions: dict[str, Callable[[Matter], None]] = {
            "u": lambda _: self._take_back(),
            "a": self._accept,
            "r": self._reject,
            "f": self._mend,
            "p": self._to_baseline,
            "e": self._edit,
            "s": self._skip,
            "b": self._back,
            "m": self._more,
            "?": self._help,
        }
        self._attempt(lambda: actions[key](matter))

    def _attempt(self, action: Callable[[], None]) -> None:
        """Do something, or tell why it cannot be done."""
        try:
            action()
        except Refused as error:
            self._message = str(error)
        except Changed:
            told = "the files have changed meanwhile and were read again"
            self._message = "; ".join((told, *self._read_again()))
        except WrongUse as error:
            self._message = f"{error.message}{f' ({error.hint})' if error.hint else ''}"
        except OSError as error:
            if error.filename is None:  # not a file, but the terminal
                raise
            self._message = f"{error.filename}: {error.strerror}"

    def _accept(self, matter: Matter) -> None:
        if matter.kind == "quote":
            self._memory.look_at(matter.key)
            self._done(matter, Done("remembered as looked at; the quote stays unverified", {}))
        elif matter.finding is not None:
            reason = self._terminal.text("Reason, to stand in the file (empty: leave it as it is):")
            if not reason:
                return
            self._carry(matter, lambda now: self._desk.silence(now, reason))
        else:
            self._carry(matter, self._desk.accept)
            if self._desk.all_accepted(matter.path):
                self._offer_publishing(matter.path)

    def _mend(self, matter: Matter) -> None:
        self._carry(matter, self._desk.mend)

    def _to_baseline(self, matter: Matter) -> None:
        self._carry(matter, self._desk.to_baseline)

    def _reject(self, matter: Matter) -> None:
        if not self._terminal.ask(f"Remove {matter.message} from {matter.path}?"):
            return
        try:
            self._carry(matter, lambda now: self._desk.reject(now, force=False))
        except Changed:
            raise
        except WrongUse as error:
            if not error.hint.startswith("--force"):
                raise
            if self._ask(error.message.split("\n"), "Remove these too?"):
                self._carry(matter, lambda now: self._desk.reject(now, force=True))

    def _offer_publishing(self, path: str) -> None:
        told = [
            f"Every record of {path} is accepted.",
            f"`disputes accept {path}` moves them to the other files.",
        ]
        if not self._desk.can_be_published(path):
            self._message = " ".join(told)
            return
        told.append("Or the file takes part in reports itself, without its `draft: true`.")
        if self._ask(told, "Take it out now?"):
            done = self._desk.publish(path)
            self._undo.append(_Undo(("draft",), done.written, counted=False))
            self._message = done.what

    def _edit(self, matter: Matter) -> None:
        trouble = edit(Path(matter.path), matter.span.line, matter.span.column)
        new = self._read_again()
        there = any(one.key == matter.key for one in self.left())
        gone = not there and not self._desk.is_broken(matter.path)
        told = [f"{matter.message}: not there any more"] if gone else []
        self._message = trouble or "; ".join([*told, *new])
        self._gone += gone
        self._seen.append(matter)

    def _read_again(self) -> list[str]:
        """Read everything anew, and go to the first new error; tell of these.

        Where there is none, but what was looked at is gone, go to the first new thing of its kind.
        """
        before = {one.key for one in self._desk.matters()}
        self._desk.read()
        queue = self._queue()
        new = [one for one in queue if one.key not in before]
        errors = [one for one in new if _is_error(one)]
        if errors:
            self._at = errors[0]
        elif self._at is not None and all(one.key != self._at.key for one in queue):
            kind = self._at.kind
            self._at = next((one for one in new if one.kind == kind), self._at)
        if not errors:
            return []
        return ["there is a new error" if len(errors) == 1 else f"{len(errors):,} errors are new"]

    def _skip(self, matter: Matter) -> None:
        self._memory.skip(matter.key)
        self._passed.add(matter.key)
        self._skipped.add(matter.key)
        self._seen.append(matter)
        self._undo.append(_Undo(matter.key, {}, counted=False))

    def _back(self, matter: Matter) -> None:
        there = {one.key: one for one in self.left()}
        while self._seen:
            earlier = self._seen.pop()
            if earlier.key in there and earlier.key != matter.key:
                self._come_again(earlier.key)
                self._at = there[earlier.key]
                return
        self._message = "nothing before this is left; [u]ndo takes back what was decided"

    def _take_back(self) -> None:
        last = self._undo.pop()
        if last.written:
            try:
                self._desk.put_back(last.written)
            except Changed as error:
                self._desk.read()
                raise Refused("the file has changed since, so that is not taken back") from error
        self._memory.forget(last.key)
        if last.key in self._passed:
            self._come_again(last.key)
        elif last.counted:
            self._gone -= 1
            self._decided -= 1
        self._at = next((one for one in self.left() if one.key == last.key), self._at)
        self._message = "taken back"

    def _come_again(self, key: Key) -> None:
        """Let something that was skipped come again."""
        if key in self._passed:
            self._passed.discard(key)
            self._memory.forget(key)

    def _carry(self, matter: Matter, decision: Callable[[Matter], Done]) -> None:
        """Carry a decision out, anew where somebody else has just written the same file."""
        for left in reversed(range(_TRIES)):
            try:
                self._done(matter, decision(matter))
            except Changed:
                if not left:
                    raise
                self._read_again()
                found = next((one for one in self.left() if one.key == matter.key), None)
                if found is None:
                    raise
                matter = found
            else:
                return

    def _done(self, matter: Matter, done: Done) -> None:
        self._message = done.what
        self._undo.append(_Undo(matter.key, done.written, counted=True))
        self._seen.append(matter)
        if matter.kind != "quote":
            self._memory.forget(matter.key)
        self._passed.discard(matter.key)
        self._decided += 1
        self._gone += 1

    def _more(self, _: Matter) -> None:
        self._whole = True

    def _ask(self, lines: list[str], question: str) -> bool:
        """Ask something below the last message and some lines."""
        message, self._message = self._message, ""
        self._terminal.show([visible(line) for line in lines], message, whole=True)
        return self._terminal.ask(question)

    def _help(self, _: Matter) -> None:
        self._terminal.show(HELP, "", whole=True)
        self._terminal.wait()


def _is_error(matter: Matter) -> bool:
    return matter.finding is not None and matter.finding.level is Level.ERROR
