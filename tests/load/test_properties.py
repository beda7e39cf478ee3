"""What holds of every knowledge base and every change to one."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, note, settings
from hypothesis import strategies as st
from oracle.strategies import knowledge_bases, to_yaml

from disputes.load import LoadResult, load_texts
from disputes.model.fields import SECTIONS
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place

Texts = list[tuple[str, bytes]]

few = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
many = settings(few, max_examples=1000, phases=[Phase.explicit, Phase.generate])

texts = knowledge_bases().map(to_yaml)
fragments = st.sampled_from(
    ['"', "'", "[", "]", "{", "}", ":", ": ", " #", ",", "-", "- ", "\t", "\n", "\r", "\r\n", "&a ",
     "*a", "!t ", "<<: ", "? ", "| ", "> ", "%", "@", "---\n", "...\n", "\x00", "\x85", "\u2028",
     "\ufeff", "\u202e", "\\", "\\x", "é", "🇸🇾", " ", "\n\n", "x", "0", "<<<<<<< a\n", "=======\n"]
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> Texts:
    """A valid knowledge base with one change."""
    files = draw(texts)
    which = draw(st.integers(0, len(files) - 1))
    path, data = files[which]
    how = draw(st.sampled_from(("drop", "double", "cut", "replace", "insert", "swap", "byte")))
    if how in ("drop", "double", "swap"):
        lines = data.splitlines(keepends=True)
        at = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        if how == "drop":
            del lines[at]
        elif how == "double":
            lines.insert(other, lines[at])
        else:
            lines[at], lines[other] = lines[other], lines[at]
        data = b"".join(lines)
    else:
        at = draw(st.integers(0, len(data) - 1))
        if how == "cut":
            data = data[:at]
        elif how == "byte":
            data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
        else:
            data = data[:at] + draw(fragments).encode() + data[at + (how == "replace") :]
    files = [*files[:which], (path, data), *files[which + 1 :]]
    note(f"{how} in {path}:\n{data.decode(errors='backslashreplace')}")
    return files


def records(kb: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """Give the records as plain values, with their places but not with what finds fields there."""
    return {
        name: {key: plain(record) for key, record in found.items()}
        for name, found in kb.by_kind().items()
    }


def plain(value: Any) -> Any:
    if isinstance(value, Place):
        return (value.path, *value[1:])
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return value


def check_places(result: LoadResult, files: Texts) -> None:
    lines = {path: data.count(b"\n") + 1 for path, data in files}
    for finding in result.findings:
        assert finding.message
        for path, span in [
            (finding.path, finding.span),
            *((related.path, related.span) for related in finding.related),
        ]:
            assert (1, 1) <= span[:2] <= span[2:]
            assert span.line <= lines[path]


@few
@given(texts)
def test_a_valid_knowledge_base_has_no_findings(files: Texts) -> None:
    first, second = (load_texts(files, pure=pure) for pure in (False, True))
    assert first.findings == second.findings == ()
    assert records(first.kb) == records(second.kb)
    assert first.kb.drafts == second.kb.drafts


@settings(few, max_examples=30)
@given(changed())
@example([("a.yaml", b"")])
@example([("a.yaml", b'claims:\n  a: {text: x}\n  b: {text: "x}\n\n\n')])
def test_any_change_is_read(files: Texts) -> None:
    check_change(files)


@pytest.mark.slow
@many
@given(changed())
def test_many_changes_are_read(files: Texts) -> None:
    check_change(files)


def check_change(files: Texts) -> None:
    first, second = (load_texts(files, pure=pure) for pure in (False, True))
    check_places(first, files)
    check_places(second, files)
    assert first.findings == second.findings
    assert records(first.kb) == records(second.kb)


@few
@given(changed(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(files: Texts, order: random.Random) -> None:
    shuffled = files.copy()
    order.shuffle(shuffled)
    first, second = load_texts(files), load_texts(shuffled)
    assert first.findings == second.findings
    assert records(first.kb) == records(second.kb)
    assert list(first.kb.claims) == list(second.kb.claims)


@few
@given(texts, st.integers(0, 2**16))
def test_a_broken_record_hides_no_other(files: Texts, seed: int) -> None:
    path, data = random.Random(seed).choice([file for file in files if b"\n  " in file[1]])
    lines = data.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line[:2] == b"  " and line[2:3] > b" "]
    at = random.Random(seed).choice(starts)
    name = lines[at].split(b":")[0].strip(b' "').decode()
    broken = b"".join([*lines[: at + 1], b'    text: "x" y\n', *lines[at + 1 :]])
    note(broken.decode())
    before = load_texts(files).kb
    after = load_texts([(other, broken if other == path else rest) for other, rest in files]).kb
    for section, found in before.by_kind().items():
        assert set(found) - {name} <= set(after.by_kind()[section])
        assert name not in after.by_kind()[section]


@few
@given(texts)
def test_line_ends_do_not_matter(files: Texts) -> None:
    crlf = [(path, data.replace(b"\n", b"\r\n")) for path, data in files]
    assert records(load_texts(crlf).kb) == records(load_texts(files).kb)
    assert load_texts(crlf).findings == ()


@few
@given(texts, st.randoms(use_true_random=False), st.sampled_from(("colon", "one", "two")))
def test_a_wrong_line_of_a_section_is_one_finding(
    files: Texts, chance: random.Random, how: str
) -> None:
    headings = [
        (path, number)
        for path, data in files
        for number, line in enumerate(data.splitlines())
        if line.removesuffix(b":").decode() in SECTIONS and (how != "two" or number > 0)
    ]
    assume(headings)
    path, number = chance.choice(headings)
    data = dict(files)[path]
    lines = data.splitlines(keepends=True)
    name = lines[number].strip().removesuffix(b":")
    indent = {"colon": b"", "one": b" ", "two": b"  "}[how]
    lines[number] = indent + name + (b"\n" if how == "colon" else b":\n")
    # The value of a field of the file would go on in an indented line below it.
    assume(how == "colon" or lines[number - 1][:1] == b" " or number == 0)
    # Of a file's first section, all that follows stands deeper too, or nothing does.
    assume(how == "colon" or any(line[:1] not in b" #\n" for line in lines[:number]))
    changed = b"".join(lines)
    note(changed.decode())
    result = load_texts([(other, changed if other == path else old) for other, old in files])
    codes = [(finding.code, finding.path, finding.span.line) for finding in result.findings]
    assert codes == [("D008" if how == "colon" else "D018", path, number + 1)]
    assert records(result.kb) == records(load_texts(files).kb)
