"""Running the program many times over, in forks of a process that has imported all of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cli.conftest import ROOT

_SERVER = """\
import ctypes, json, os, subprocess, sys, time, traceback
from disputes.cli.boundary import run
WARM = 'sources:\\n  ann: {name: Ann, kind: person}\\n'
with open('warm.yaml', 'w') as file:
    file.write(WARM)
for words in (('set', 'ann', 'name', 'x'), ('rename', 'ann', 'eve'), ('remove', 'eve')):
    run(['--kb', 'warm.yaml', *words])
for line in sys.stdin:
    asked = json.loads(line)
    ready, go = os.pipe()
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # let strace come near
        for name, descriptor in (('out', 1), ('err', 2)):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
        os.close(go)
        os.read(ready, 1)
        found = {'run': run, 'status': 99}
        try:
            exec(asked['code'], found)
            sys.stdout.flush()
        except BaseException:
            traceback.print_exc()
        os._exit(found['status'])
    if asked['strace']:
        with open('strace', 'w+') as told:
            strace = subprocess.Popen([*asked['strace'], '-p', str(child)], stderr=told)
            while 'attached' not in open('strace').read() and strace.poll() is None:
                time.sleep(0.001)
    os.write(go, b'x')
    os.close(go)
    os.close(ready)
    if asked['kill'] is not None:
        time.sleep(asked['kill'])
        os.kill(child, 9)
    _, status = os.waitpid(child, 0)
    if asked['strace']:
        strace.wait()
    print(json.dumps(os.waitstatus_to_exitcode(status)), file=sys.__stdout__, flush=True)
"""


class Forking:
    """Runs code in forks, in a folder; used in a ``with`` statement."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVER],
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "DISPUTES_NO_CACHE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Forking:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.communicate(timeout=60)

    def run(self, code: str, *, strace: Sequence[str] = (), kill: float | None = None) -> int:
        """Run code that sets ``status``, and give that; killed after some seconds, if at all."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        asked = {"code": code, "strace": list(strace), "kill": kill}
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        status = json.loads(self._server.stdout.readline())
        assert isinstance(status, int)
        return status

    @property
    def out(self) -> str:
        """What the last run wrote to standard output."""
        return (self.folder / "out").read_text()

    @property
    def err(self) -> str:
        """What the last run wrote to standard error."""
        return (self.folder / "err").read_text()
