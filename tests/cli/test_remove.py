"""`disputes remove`."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Run
from cli.editing import KB, folder, text_in


def test_what_is_in_use_is_not_removed(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("remove", "ann")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "disputes: 'ann' is referred to 3 times, so it was not removed\n"
        "  data/claims.yaml:16:34: 'post', publisher\n"
        "  data/claims.yaml:24:18: an assertion on 'rain', asserts\n"
        "  data/claims.yaml:27:18: an assertion on 'rain', denies\n"
        "  --force removes these too\n"
    )
    assert text_in(tmp_path) == KB


def test_what_nothing_refers_to_goes(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("remove", "dry")
    assert ran.err == "disputes: removed 'dry' from data/claims.yaml:31\n"
    assert text_in(tmp_path) == KB[: KB.index("  # disputes: ignore")]


def test_by_force_all_goes_that_refers_to_it(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("remove", "ann", "--force")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "disputes: removed 'ann' from data/claims.yaml:5, and what referred to it, there before "
        "the edit:\n"
        "  data/claims.yaml:16:34: 'post', publisher\n"
        "  data/claims.yaml:24:9: an assertion on 'rain'\n"
        "  data/claims.yaml:27:18: an assertion on 'rain', denies\n"
    )
    expected = KB.replace("  ann: {name: Ann, kind: person}\n", "")
    expected = expected.replace("publisher: ann, ", "").replace("[ann, bob]", "[bob]")
    first = expected.index("      # The first")
    expected = expected[:first] + expected[expected.index("      - denies") :]
    assert text_in(tmp_path) == expected


def test_what_was_said_on_a_condition_is_not_said_without_it(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    assert call("remove", "rain", "--force").status == 0
    after = text_in(tmp_path)
    assert after == KB[: KB.index("  rain:\n")] + (
        "  # disputes: ignore[D201] dry is dry, and rain is rain\n  dry:\n    text: It was dry.\n"
    )


def test_a_report_goes_with_its_document_and_a_role_with_its_source(
    call: Run, tmp_path: Path
) -> None:
    folder(tmp_path)
    assert call("remove", "paper", "--force").status == 0
    after = text_in(tmp_path)
    assert "in: [post]\n" in after
    assert "if: rain" not in after
    assert "paper" not in after
    assert call("remove", "ministry", "--force").status == 0
    assert "speaks_for" not in text_in(tmp_path)
    assert call("check", "--select", "D0,D1").status in (0, 1)


def test_a_section_goes_with_its_last_record(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "data" / "claims.yaml").write_text(
        "# Rain.\n\nsources:\n  ann: {name: Ann, kind: person}\n\n"
        "# The papers.\ndocuments:\n  # It rained.\n  post: {title: Rain}\n"
    )
    assert call("remove", "post").status == 0
    assert text_in(tmp_path) == "# Rain.\n\nsources:\n  ann: {name: Ann, kind: person}\n"


def test_references_in_several_files_go(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.yaml").write_text("sources:\n  ann: {name: Ann, kind: person}\n")
    (kb / "b.yaml").write_text(
        "draft: true\nsources:\n  bob: {name: Bob, kind: person, member_of: [ann]}\n"
    )
    ran = call("--kb", "kb", "remove", "ann")
    assert "kb/b.yaml:3:46: 'bob', member_of" in ran.err
    ran = call("--kb", "kb", "remove", "ann", "--force", "--dry-run")
    assert "--- a/kb/a.yaml" in ran.out
    assert "--- a/kb/b.yaml" in ran.out
    assert call("--kb", "kb", "remove", "ann", "--force").status == 0
    assert (kb / "a.yaml").read_text() == ""
    assert (kb / "b.yaml").read_text() == (
        "draft: true\nsources:\n  bob: {name: Bob, kind: person}\n"
    )


def test_wrong_use(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("remove", "an")
    assert (ran.status, ran.err) == (
        2,
        "disputes: no record has the id 'an'\n  did you mean 'ann'?\n",
    )
    (tmp_path / "data" / "claims.yaml").write_text(
        "sources:\n  ann: {name: Ann, kind: person}\ndocuments:\n  ann: {title: Ann}\n"
    )
    ran = call("remove", "ann")
    assert ran.status == 2
    assert ran.err == (
        "disputes: the id 'ann' is defined more than once, at data/claims.yaml:2:3 and "
        "data/claims.yaml:4:3\n  give one of them another id by hand\n"
    )


def test_what_would_leave_a_retraction_of_nothing_is_not_removed(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    text = (
        "sources:\n  ann: {name: Ann, kind: person}\ndocuments:\n"
        "  a: {title: A, published: 2020-01-01}\n  b: {title: B, published: 2020-01-02}\n"
        "claims:\n  x:\n    text: X.\n    assertions:\n      - {asserts: ann, in: a}\n"
        "      - {retracts: ann, in: b}\n"
    )
    (tmp_path / "data" / "claims.yaml").write_text(text, encoding="utf-8")
    ran = call("remove", "a", "--force")
    assert (ran.status, text_in(tmp_path)) == (1, text)
    assert ": D401 " in ran.out
