"""Decisions about files in any style: each changes what it shall, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputes.cli.reviewing.desk import Desk, Refused
from disputes.cli.session import Session
from disputes.config.check import CheckSettings
from disputes.edit.write import Changed
from disputes.errors import WrongUse
from disputes.view.review import Matter

ACCEPTED = "# disputes: accepted"


def desk(folder: Path, text: str, *, settings: CheckSettings | None = None) -> Desk:
    (folder / "kb.yaml").write_bytes(text.encode())
    return Desk(Session(str(folder / "kb.yaml"), None), settings or CheckSettings())


def matter(found: Desk, record: str) -> Matter:
    return next(one for one in found.matters() if one.record == record)


def text_of(folder: Path) -> str:
    return (folder / "kb.yaml").read_bytes().decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "draft: true\r\nsources:\r\n  ann: {name: Ann,\r\n    kind: person}\r\n",
            "draft: true\r\nsources:\r\n  ann: {name: Ann,  @\r\n    kind: person}\r\n",
        ),
        (
            "draft: true\nsources:\n  ann:  # hers\n    name: Ann\n    kind: person",
            "draft: true\nsources:\n  @\n  ann:  # hers\n    name: Ann\n    kind: person",
        ),
        (
            'draft: true\nclaims:\n  ann: {text: A.}\n  bob: {text: "\\e"}\n',
            "the file is not edited before the control character is gone",
        ),
        (
            'draft: true\nclaims:\n  ann: {text: "A 🇸🇾\n    B"}\n',
            'draft: true\nclaims:\n  @\n  ann: {text: "A 🇸🇾\n    B"}\n',
        ),
        (
            "draft: true\nsources: {ann: {name: Ann, kind: person}}\n",
            "draft: true\nsources: {ann: {name: Ann, kind: person}}  @\n",
        ),
    ],
)
def test_a_record_is_accepted_in_any_style(tmp_path: Path, text: str, expected: str) -> None:
    found = desk(tmp_path, text)
    if "@" not in expected:
        with pytest.raises((Refused, WrongUse)):
            found.accept(matter(found, "ann"))
        assert text_of(tmp_path) == text
        return
    done = found.accept(matter(found, "ann"))
    assert text_of(tmp_path) == expected.replace("@", ACCEPTED)
    assert found.all_accepted(done_path(found))
    found.put_back(done.written)
    assert text_of(tmp_path) == text


def done_path(found: Desk) -> str:
    (path,) = found.loaded.texts
    return path


def test_two_records_on_one_line_are_not_accepted_one_by_one(tmp_path: Path) -> None:
    text = "draft: true\nsources: {a: {name: A, kind: person}, b: {name: B, kind: person}}\n"
    found = desk(tmp_path, text)
    with pytest.raises(Refused, match="no comment can be about this record alone"):
        found.accept(matter(found, "a"))
    assert text_of(tmp_path) == text


def test_a_record_with_an_error_is_not_accepted(tmp_path: Path) -> None:
    found = desk(tmp_path, "draft: true\nsources:\n  a: {name: A, kind: persn}\n")
    draft = next(one for one in found.matters() if one.kind == "draft")
    with pytest.raises(Refused, match="it has an error: edit it first"):
        found.accept(draft)


def test_what_would_make_an_error_is_not_removed(tmp_path: Path) -> None:
    text = (
        "draft: true\ntopics:\n  one: {name: One}\n  two: {name: Two}\n"
        "claims:\n  c: {text: C., topic: two}\n"
    )
    found = desk(tmp_path, text)
    with pytest.raises(WrongUse, match="'two' is referred to once"):
        found.reject(matter(found, "two"), force=False)
    found.reject(matter(found, "two"), force=True)
    assert text_of(tmp_path) == text.replace("  two: {name: Two}\n", "").replace(", topic: two", "")


@pytest.mark.parametrize("adding", [False, True])
def test_the_comment_above_a_rejected_record_goes_with_it(tmp_path: Path, *, adding: bool) -> None:
    ann = "  # on Ann\n  ann:\n    name: Ann\n    kind: person\n"
    bob = "  bob:\n    name: Bob\n    kind: person\n"
    (tmp_path / "draft.yaml").write_text(f"draft: true\nsources:\n{ann}{bob}", encoding="utf-8")
    known = "sources:\n  ann: {name: Ann, kind: person}\n" if adding else ""
    (tmp_path / "kb.yaml").write_text(known, encoding="utf-8")
    found = Desk(Session(str(tmp_path), None), CheckSettings())
    found.reject(next(one for one in found.matters() if one.message == "source 'ann'"), force=False)
    text = (tmp_path / "draft.yaml").read_text(encoding="utf-8")
    assert text == f"draft: true\nsources:\n{bob}"


def test_nothing_is_taken_back_that_others_have_changed_since(tmp_path: Path) -> None:
    found = desk(tmp_path, "draft: true\nsources:\n  a: {name: A, kind: person}\n")
    done = found.accept(matter(found, "a"))
    (tmp_path / "kb.yaml").write_text("sources:\n", encoding="utf-8")
    with pytest.raises(Changed):
        found.put_back(done.written)
    assert text_of(tmp_path) == "sources:\n"


@pytest.mark.parametrize(
    ("reason", "why"), [("  ", "says why"), ("a\x1bb", "control"), ("a\u202eb", "control")]
)
def test_a_reason_must_be_one(tmp_path: Path, reason: str, why: str) -> None:
    found = desk(tmp_path, "sources:\n  a: {name: A, kind: person}\n")
    with pytest.raises(WrongUse, match=why):
        found.silence(matter(found, "a"), reason)


def test_a_draft_outside_or_that_adds_to_others_is_only_merged(tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text(
        "draft: true\nsources:\n  a: {name: A, kind: person}\n", encoding="utf-8"
    )
    (tmp_path / "kb.yaml").write_text("sources:\n  b: {name: B, kind: person}\n", encoding="utf-8")
    session = Session(str(tmp_path / "kb.yaml"), None).with_files([tmp_path / "draft.yaml"])
    outside = Desk(session, CheckSettings())
    (draft,) = outside.loaded.kb.drafts
    assert not outside.can_be_published(draft)
    inside = Desk(Session(str(tmp_path), None), CheckSettings())
    assert inside.can_be_published(draft)
    (tmp_path / "kb.yaml").write_text("sources:\n  a: {name: A, kind: person}\n", encoding="utf-8")
    inside.read()
    assert not inside.can_be_published(draft)


def test_a_published_draft_keeps_comments_but_no_notes(tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").write_text(
        '# drafted\ndraft: true\nsources:\n  #? line 3: "A"\n  # disputes: accepted\n'
        "  a: {name: '#? A', kind: person}  #? who?\n  # Not to be confused with B.\n",
        encoding="utf-8",
    )
    found = Desk(Session(str(tmp_path), None), CheckSettings())
    (draft,) = found.loaded.kb.drafts
    found.publish(draft)
    assert (tmp_path / "draft.yaml").read_text("utf-8") == (
        "# drafted\nsources:\n  a: {name: '#? A', kind: person}\n  # Not to be confused with B.\n"
    )


def test_a_change_of_another_file_meanwhile_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "kb").mkdir()
    first, second = tmp_path / "kb" / "a.yaml", tmp_path / "kb" / "b.yaml"
    first.write_text("sources:\n  a: {name: A, kind: person}\n", encoding="utf-8")
    second.write_text("sources:\n  b: {name: B, kind: person}\n", encoding="utf-8")
    found = Desk(Session(str(tmp_path / "kb"), None), CheckSettings())
    second.write_text("claims:\n  b: {text: B.}\n", encoding="utf-8")
    with pytest.raises(Changed, match=r"b\.yaml has changed meanwhile"):
        found.silence(matter(found, "a"), "is to speak")
    assert "#" not in first.read_text(encoding="utf-8")
    found.read()
    found.silence(matter(found, "a"), "is to speak")
    assert first.read_text(encoding="utf-8").endswith("  # disputes: ignore[D110] is to speak\n")
