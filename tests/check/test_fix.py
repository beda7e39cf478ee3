"""What becomes of small knowledge bases by all that their findings offer: see ``casefile``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from casefile import Case, read_cases, rewrite

from check.test_cases import findings_of, settings_of
from disputes.check.run import Checked, check
from disputes.edit.fix import Fixed, fix
from disputes.load import LoadResult, load_texts

CASES = [
    case
    for file in sorted(Path(__file__).with_name("cases").glob("*.txt"))
    for case in read_cases(file)
    if any(name.startswith("fixed ") for name in case.sections)
]


def fixed(case: Case, texts: Mapping[str, bytes], folder: Path) -> Fixed:
    for name, data in case.archived:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)

    def recheck(now: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        loaded = load_texts(now.items())
        return loaded, check(loaded, settings_of(case), folder if case.archived else None)

    return fix(texts, *recheck(texts), recheck, lambda now: check(now).findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    texts = dict(case.texts)
    result = fixed(case, texts, tmp_path)
    after = {**texts, **result.texts}
    assert fixed(case, after, tmp_path).texts == {}
    for path, data in texts.items():
        crlf = b"\r\n" in data
        assert after[path].count(b"\r\n") == (after[path].count(b"\n") if crlf else 0)
    if request.config.getoption("--update-golden"):
        findings = findings_of(case, tmp_path)
        rewrite(case, lambda name: findings if name == "findings" else _written(after, name))
        return
    for section, expected in case.sections.items():
        if section.startswith("fixed "):
            assert _written(after, section) == expected


def _written(texts: Mapping[str, bytes], section: str) -> str:
    text = texts[section.removeprefix("fixed ")].decode().replace("\r\n", "\n")
    return text if text.endswith("\n") else text + "\n"
