"""A knowledge base to be reviewed, and what a terminal shows of the review."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from cli.terminal import PROGRAM, Terminal, start

KB = """\
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
documents:
  post: {title: Rain in the valley, publisher: ann, published: 2015-10-07, url: "https://example.org/rain"}
claims:
  rain:
    text: It rained.
    assertions:
      # The first to say so.
      - asserts: ann
        in: post
        quote: "it had rained all night"
  dry:
    text: It was dry.
    assertions:
      - denies: bob
        in: post
        speech: direct
        quote: "not a word of it"
"""

DRAFT = """\
# Drafted from post.
draft: true
sources:
  cem:
    name: Cem
    kind: person  # line 12: "the mayor"
claims:
  rain:
    text: It rained.
    assertions:
      - doubts: cem
        in: post
  snow:
    text: It snowed.
    contradicts: [rain]
    assertions:
      - asserts: cem
        in: post
        quote: "snow, at last"
"""

EDITOR = """\
#!{python}
import sys
from pathlib import Path
place, path = sys.argv[1:]
file = Path(path)
Path({log!r}).open("a").write(place + " " + file.name + "\\n")
file.write_text(file.read_text().replace({old!r}, {new!r}))
"""

_CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
_SPACE = re.compile(r"\x1b\[(\d+)D\x1b\[(\d+)C")
"""How a space at the end of a line is written: back to its beginning, and one further."""

_BACK = re.compile(r"\x1b\[\d+D")
_OVER = re.compile(r"[^\n]*\r(?=[^\n])|\r")
"""What is written over."""

_CLEARED = "\x1b[H\x1b[2J\x1b[3J"


def folder(tmp_path: Path, kb: str = KB, draft: str | None = DRAFT) -> Path:
    """Make a folder with a knowledge base ``data/claims.yaml`` and a draft beside it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(kb, encoding="utf-8", newline="")
    (tmp_path / "disputes.toml").write_text('kb = "data"\n', encoding="utf-8")
    if draft is not None:
        (tmp_path / "data" / "draft.yaml").write_text(draft, encoding="utf-8", newline="")
    return tmp_path


def text_of(tmp_path: Path, name: str = "claims") -> str:
    """Give a file as it is."""
    return (tmp_path / "data" / f"{name}.yaml").read_bytes().decode()


def editor(tmp_path: Path, old: str, new: str) -> str:
    """Make an editor that replaces a text in the file, and keeps where it was opened."""
    script = tmp_path / "editor"
    log = str(tmp_path / "edited")
    script.write_text(
        EDITOR.format(python=sys.executable, log=log, old=old, new=new), encoding="utf-8"
    )
    script.chmod(0o755)
    return str(script)


def review(
    tmp_path: Path, *arguments: str, env: Mapping[str, str] | None = None, rows: int = 24
) -> Terminal:
    """Start a review on a terminal."""
    surroundings = {"XDG_STATE_HOME": str(tmp_path / "state"), **(env or {})}
    return start([*PROGRAM, "review", *arguments], surroundings, cwd=tmp_path, rows=rows)


def screens(seen: str) -> str:
    """Give what was seen as text, a line of signs between one screen and the next."""
    seen = _SPACE.sub(lambda match: " " * (int(match[2]) - int(match[1])), seen)
    plain = re.sub("\r+\n", "\n", _BACK.sub("\r", seen))
    whole = [_OVER.sub("", _CODES.sub("", one)).strip("\n") for one in plain.split(_CLEARED)]
    return f"\n{'─' * 80}\n".join(one for one in whole if one) + "\n"
