"""What no file of a knowledge base can say: what was skipped, and which quotes were looked at.

It is kept in a small file in the user's folder for such things, written whole or not at all.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from disputes.disk.locks import beside, taken
from disputes.disk.replacing import fill, keep_names
from disputes.view.review import Key

FORMAT = "disputes-review-state/1"

_TRIES = 500
_PAUSE = 0.02


class Remembered(NamedTuple):
    """What was skipped, and what was looked at, each by its key."""

    skipped: frozenset[Key] = frozenset()
    looked_at: frozenset[Key] = frozenset()


class Memory:
    """The file that keeps what is remembered; every change is written at once.

    What other programs have written there meanwhile stays. ``trouble`` tells why it cannot be kept,
    if it cannot; then it is remembered for this run. ``damaged`` tells of a file that was no such.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self.trouble = ""
        self.damaged = ""
        self.now = self._read()

    def skip(self, key: Key) -> None:
        """Remember that something was skipped."""
        self._change(lambda now: now._replace(skipped=now.skipped | {key}))

    def look_at(self, key: Key) -> None:
        """Remember that something was looked at, so that it does not come again."""
        self._change(lambda now: Remembered(now.skipped - {key}, now.looked_at | {key}))

    def forget(self, key: Key) -> None:
        """Forget about one thing."""
        if key in self.now.skipped or key in self.now.looked_at:
            self._change(lambda now: Remembered(now.skipped - {key}, now.looked_at - {key}))

    def forget_all(self) -> None:
        """Begin anew."""
        if self.now != Remembered():
            self._change(lambda _: Remembered())

    def _change(self, change: Callable[[Remembered], Remembered]) -> None:
        if self.trouble:  # it cannot be kept, which has been told
            self.now = change(self.now)
            return
        for _ in range(_TRIES):
            try:
                self._write(change)
            except BlockingIOError:  # another program is just writing it
                time.sleep(random.uniform(0, _PAUSE))  # noqa: S311 - so that two do not meet again
                continue
            except OSError as error:
                self.now = change(self.now)
                self._fail(error.strerror or str(error))
            return
        self.now = change(self.now)
        self._fail("another program is writing it")

    def _write(self, change: Callable[[Remembered], Remembered]) -> None:
        """Change what the file has, with no other program's change in between."""
        place = Path(os.path.realpath(self._file))
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with taken(beside(place)) as lock:
            now = change(self._read())
            data = {
                "format": FORMAT,
                "skipped": sorted(now.skipped),
                "looked_at": sorted(now.looked_at),
            }
            fill(lock.beside, [json.dumps(data, indent=1).encode(), b"\n"])
            lock.beside.replace(place)
        keep_names(place.parent)
        self.now = now

    def _fail(self, why: str) -> None:
        self.trouble = (
            f"what is skipped or looked at cannot be kept in {self._file} ({why}): it is only "
            "remembered until the end"
        )

    def _read(self) -> Remembered:
        try:
            data = json.loads(self._file.read_bytes())
            return _remembered(data)
        except FileNotFoundError:
            return Remembered()
        except OSError as error:
            self._fail(error.strerror or str(error))
            return Remembered()
        except (ValueError, TypeError, KeyError, RecursionError):
            aside = self._file.with_name(f"{self._file.name}.damaged")
            with suppress(OSError):
                self._file.replace(aside)
            self.damaged = f"{self._file} was damaged, and is now {aside.name}; it begins anew"
            return Remembered()


def memory_for(kb: Path) -> Path:
    """Give the file that remembers for a knowledge base, in the user's folder for such things."""
    digest = blake2b(os.fsencode(os.path.realpath(kb)), digest_size=12).hexdigest()
    return _home() / "disputes" / "review" / f"{digest}.json"


def _home() -> Path:
    given = os.environ.get("XDG_STATE_HOME", "")
    if given and Path(given).is_absolute():
        return Path(given)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - it may be unknown, which is no error
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return home / ".local" / "state"


def _remembered(data: Any) -> Remembered:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(FORMAT)
    return Remembered(_keys(data["skipped"]), _keys(data["looked_at"]))


def _keys(listed: Any) -> frozenset[Key]:
    keys = [tuple(one) for one in listed if isinstance(one, list)]
    if len(keys) != len(listed) or not all(isinstance(part, str) for key in keys for part in key):
        raise ValueError("expected lists of texts")
    return frozenset(keys)
