"""A git repository with a small knowledge base of several files, made for a test."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

KNOWLEDGE_BASE = {
    "data/sources.yaml": """\
sources:
  ann: {name: Ann, kind: person}
  gazette: {name: The Gazette, kind: outlet}
""",
    "data/documents.yaml": """\
documents:
  gazette-1: {title: Rain at last, publisher: gazette, published: 2020-05-02}
""",
    "data/claims/weather.yaml": """\
claims:
  rain:
    text: It rained on 1 May 2020.
    assertions:
      - asserts: ann
        said: 2020-05-01
        in: gazette-1
        quote: it rained
""",
    # What is tested here is where findings come from, not what other rules have to say.
    "disputes.toml": 'kb = "data"\n[check]\nselect = ["D101", "D102"]\n',
}
GIT_SETTINGS = {
    "user.name": "A Tester",
    "user.email": "tester@example.org",
    "init.defaultBranch": "main",
    "core.autocrlf": "false",
    "protocol.file.allow": "always",
}


def clean_environment(settings: Mapping[str, str] = GIT_SETTINGS) -> dict[str, str]:
    """Give an environment in which git knows no other repository and only these settings."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("GIT_", "DISPUTES_KB", "PRE_COMMIT"))
        and key not in ("PYTHONPATH", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "SKIP")
    }
    pairs = enumerate(settings.items())
    numbered = {
        f"GIT_CONFIG_{what}_{number}": text
        for number, pair in pairs
        for what, text in zip(("KEY", "VALUE"), pair, strict=True)
    }
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return kept | numbered | nowhere | {"GIT_CONFIG_COUNT": str(len(settings))}


@dataclass
class Repository:
    """A repository, or a linked work tree of one."""

    folder: Path
    environment: dict[str, str] = field(default_factory=clean_environment)

    def git(self, *arguments: str, **more: str) -> str:
        """Run git, which has to succeed; give what it prints."""
        done = self.run("git", *arguments, **more)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository, its streams as one; ``more`` goes to the environment."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def write(self, name: str, text: str) -> Path:
        """Write a file of the work tree."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace what stands once in a file of the work tree."""
        text = (self.folder / name).read_bytes().decode()
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))

    def head(self) -> str:
        """Give the commit that is checked out."""
        return self.git("rev-parse", "HEAD")

    def start(self, files: Mapping[str, str] = KNOWLEDGE_BASE) -> None:
        """Make the repository, with a first commit of these files."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q")
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "-m", "first")
