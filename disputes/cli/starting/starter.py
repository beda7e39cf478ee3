"""The files of a new knowledge base: a small example, the configuration, hook and editor settings.

Their texts lie in the folder ``files`` beside this module.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import NamedTuple

CLAIMS = PurePosixPath("data/claims.yaml")
CONFIGURATION = PurePosixPath("disputes.toml")
SCHEMA = PurePosixPath("data/knowledge-base.schema.json")
_TEXTS = "texts"
_ARCHIVE = b"archive ="


class StarterFile(NamedTuple):
    """A file to write: its path below the folder, its bytes, and what it is for.

    ``missing`` says what to do where there is another file in its place that has not ``sign`` in
    it; the text of a ``long`` one is not shown. ``example`` is whether it belongs to the made-up
    example.
    """

    path: PurePosixPath
    data: bytes
    about: str
    missing: str = ""
    sign: bytes | None = None
    long: bool = False
    example: bool = False


class Start(NamedTuple):
    """What there is to write, and what is left as it is.

    ``lacking`` has the files of ``kept`` that hold something else than would have been written,
    and to which that should be added. ``elsewhere`` is the knowledge base that the folder has
    already, where that is not the example's file.
    """

    new: tuple[StarterFile, ...]
    kept: tuple[StarterFile, ...]
    lacking: tuple[StarterFile, ...]
    elsewhere: Path | None = None

    def without(self, paths: Collection[PurePosixPath]) -> Start:
        """Give the same where somebody else has written some of the files meanwhile."""
        beaten = tuple(file for file in self.new if file.path in paths)
        new = tuple(file for file in self.new if file.path not in paths)
        return self._replace(new=new, kept=(*self.kept, *beaten))


def plan_start(folder: Path) -> Start:
    """Look at what a folder has and lacks; raises ``WrongUse`` where nothing can be put there.

    The example is written only where there is no knowledge base, and the configuration only where
    there is none.
    """
    from disputes.edit.create import is_there

    files = starter_files()
    kept = tuple(file for file in files if is_there(folder, file.path))
    unwanted = {file.path for file in kept}
    configured, elsewhere = _settings_of(folder)
    if configured:
        unwanted.add(CONFIGURATION)
    if elsewhere or CLAIMS in unwanted:
        unwanted.update(file.path for file in files if file.example)
        if not (folder / _TEXTS).is_dir():
            files = tuple(_without_texts(file) for file in files)
    return Start(
        tuple(file for file in files if file.path not in unwanted),
        kept,
        tuple(file for file in kept if file.missing and _lacks(folder, file)),
        elsewhere,
    )


def starter_files() -> tuple[StarterFile, ...]:
    """Give the files in the order in which they are written: the knowledge base comes last."""
    from disputes.view.schema import schema_text

    return (
        _copied("disputes.toml", "where the knowledge base and the texts are"),
        _copied(
            ".pre-commit-config.yaml",
            "checks before each commit",
            missing="add this hook to it:",
            sign=b"disputes-check",
        ),
        _copied(
            ".vscode/settings.json",
            "completion and hover in VS Code",
            missing="add this to it:",
            sign=SCHEMA.name.encode(),
        ),
        StarterFile(
            SCHEMA,
            schema_text().encode(),
            "the file format, for editors",
            "`disputes schema --output FILE` writes the present one",
            long=True,
        ),
        _copied("texts/courier-2024-03-11.txt", "an article of the example", example=True),
        _copied("texts/port-2024-03-12.txt", "a statement of the example", example=True),
        _copied(str(CLAIMS), "the knowledge base: an example", example=True),
    )


def _copied(
    path: str,
    about: str,
    *,
    missing: str = "",
    sign: bytes | None = None,
    example: bool = False,
) -> StarterFile:
    where = PurePosixPath(path)
    name = where if where.parts[0] == "texts" else PurePosixPath(where.name.removeprefix("."))
    data = Path(__file__).with_name("files").joinpath(name).read_bytes()
    return StarterFile(where, data, about, missing, sign, example=example)


def _without_texts(file: StarterFile) -> StarterFile:
    """Give the configuration for a folder that has no archive: the line is there, to be used."""
    if file.path != CONFIGURATION:
        return file
    return file._replace(data=file.data.replace(_ARCHIVE, b"# " + _ARCHIVE))


def _settings_of(folder: Path) -> tuple[bool, Path | None]:
    """Tell whether a folder has a configuration, and which other knowledge base that names."""
    from disputes.config import read_settings

    folder = folder.absolute()
    settings = read_settings(folder)
    if settings.file is None or settings.file.parent != folder:
        return False, None
    there = settings.kb is not None and settings.kb.exists() and settings.kb != folder / CLAIMS
    return True, settings.kb if there else None


def _lacks(folder: Path, file: StarterFile) -> bool:
    """Tell whether what is in a file's place lacks what would have been written."""
    path = folder / file.path
    try:
        if not path.is_file():  # reading a pipe would never end
            return True
        data = path.read_bytes()
    except OSError:
        return True
    return data != file.data and (file.sign is None or file.sign not in data)
