"""A finding is silenced by a comment that does just that, or not at all: over all rules' cases."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from casefile import Case, read_cases
from check.test_cases import settings_of

from cli.conftest import ROOT
from disputes.check.baseline import Known, known_as
from disputes.check.run import check
from disputes.cli.reviewing.desk import Desk, Refused
from disputes.cli.session import Session
from disputes.config.check import CheckSettings
from disputes.errors import WrongUse
from disputes.finding import Level
from disputes.load import load
from disputes.view.review import Matter

FILES = sorted((ROOT / "tests" / "check" / "cases").glob("*.txt"))
REASON = "as was said 🇸🇾"


def placed(case: Case, folder: Path, *, crlf: bool) -> tuple[Path, Path | None]:
    """Write the files of a case; give the folders of the knowledge base and of the archive."""
    kb, archive = folder / "kb", folder / "archive"
    for name, data in case.texts:
        (kb / name).parent.mkdir(parents=True, exist_ok=True)
        lines = data.replace(b"\r\n", b"\n")
        (kb / name).write_bytes(lines.replace(b"\n", b"\r\n") if crlf else data)
    for name, data in case.archived:
        (archive / name).parent.mkdir(parents=True, exist_ok=True)
        (archive / name).write_bytes(data)
    return kb, archive if case.archived else None


def known(kb: Path, settings: CheckSettings, archive: Path | None) -> Counter[Known]:
    return Counter(map(known_as, check(load(kb), settings, archive).findings))


def is_bare(old: bytes, new: bytes, comment: str) -> bool:
    """Tell whether a file is another with a comment, at the end of a line or on one of its own."""
    before, words, after = new.partition(comment.encode())
    if not words:
        return False
    behind = before.removesuffix(b"  ") + after == old
    newline = b"\r\n" if after.startswith(b"\r\n") else b"\n"
    above = before.rstrip(b" ") + after.removeprefix(newline) == old
    return behind or above


def silence(case: Case, folder: Path, number: int, *, crlf: bool) -> str:
    """Accept a finding, by its number, in a fresh copy of a case; give why not, if not."""
    kb, archive = placed(case, folder, crlf=crlf)
    settings = settings_of(case)
    desk = Desk(Session(str(kb), str(archive) if archive else None), settings)
    finding = desk.checked.findings[number]
    about = finding._replace(level=Level.WARNING)  # the comments of errors are no different
    matter = Matter("finding", finding.path, finding.span, "", "", (), about)
    before = known(kb, settings, archive)
    old = {path: Path(path).read_bytes() for path in desk.loaded.texts}
    try:
        done = desk.silence(matter, REASON)
    except (Refused, WrongUse) as error:
        assert {path: Path(path).read_bytes() for path in old} == old
        return str(error)
    (path,) = done.written
    comment = f"# disputes: ignore[{finding.code}] {REASON}"
    assert is_bare(old[path], Path(path).read_bytes(), comment)
    after = known(kb, settings, archive)
    assert before - after == Counter([known_as(finding)])
    assert not any(code == "D601" for _, code, _, _ in after - before)
    return ""


def outcomes(file: Path, folder: Path, *, most: int, crlf: bool = False) -> list[str]:
    """Accept findings of a rule's cases, each in a copy of its own; give what came of them."""
    found: list[str] = []
    code = file.stem.partition("-")[0]
    for number, case in enumerate(read_cases(file)):
        kb, archive = placed(case, folder / str(number), crlf=crlf)
        for at, finding in enumerate(check(load(kb), settings_of(case), archive).findings):
            if finding.code == code and len(found) < most:
                here = folder / f"{number}-{at}"
                found.append(silence(case, here, at, crlf=crlf))
    return found


def is_known(why: str, file: Path) -> bool:
    """Tell whether it was done, or refused for a reason that there may be."""
    if file.stem.startswith("D6"):
        return why.endswith(" is not accepted here: edit the file, or skip it")
    return (
        not why
        or "until that is mended the file is not edited" in why
        or re.search(r"would silence (another|[0-9]+ other) findings? too", why) is not None
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem.partition("-")[0])
def test_a_finding_of_each_rule(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = outcomes(file, tmp_path, most=1)
    assert is_known(found, file)


@pytest.mark.slow
@pytest.mark.parametrize("crlf", [False, True])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem.partition("-")[0])
def test_every_finding_of_every_case(
    file: Path, crlf: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = outcomes(file, tmp_path, most=1000, crlf=crlf)
    assert [why for why in found if not is_known(why, file)] == []
