"""The configuration: where the knowledge base and the archive are, and the limits of reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from disputes.config.check import CheckSettings, check_settings
from disputes.errors import WrongUse

DEFAULT_KB = Path("data") / "claims.yaml"

_NO_PROGRAM = {"pager": "the program is named by DISPUTES_PAGER or PAGER"}


class Settings(NamedTuple):
    """What the configuration says; paths are absolute or relative to the working folder.

    ``exclude`` has patterns over paths below the knowledge base's folder; ``max_file_mib`` is the
    size in MiB over which a file is not read; ``cache`` tells whether what was read of large
    knowledge bases is kept for the next time. ``file`` is the configuration's own. ``pager`` tells
    whether answers go through one on a terminal; which one is for the user to say, since the
    configuration comes with the knowledge bases of others.
    """

    kb: Path | None = None
    archive: Path | None = None
    exclude: tuple[str, ...] = ()
    max_file_mib: int = 256
    file: Path | None = None
    check: CheckSettings = CheckSettings()
    cache: bool = True
    pager: bool = True


def read_settings(start: Path) -> Settings:
    """Read the nearest configuration from a folder upward.

    In each folder ``disputes.toml`` comes first, then the table ``[tool.disputes]`` of
    ``pyproject.toml``. Raises ``WrongUse`` where it cannot be read or says something unknown.
    """
    for folder in (start, *start.parents):
        own = folder / "disputes.toml"
        if own.is_file():
            return _settings(own, _toml(own))
        project = folder / "pyproject.toml"
        if project.is_file() and b"tool.disputes" in _bytes(project):
            tool = _toml(project).get("tool")
            table = tool.get("disputes") if isinstance(tool, dict) else None
            if isinstance(table, dict):
                return _settings(project, table)
            if table is not None:
                raise WrongUse(f"{project}: tool.disputes must be a table")
    return Settings()


def settings_in(file: Path, data: bytes) -> Settings | None:
    """Give what the bytes of a configuration say, as if they stood in that file, if anything.

    Raises ``WrongUse`` as ``read_settings``.
    """
    table: Any = _parsed(file, data)
    if file.name == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("disputes") if isinstance(tool, dict) else None
    return _settings(file, table) if isinstance(table, dict) else None


def find_default_kb(start: Path) -> Path | None:
    """Find ``data/claims.yaml`` from a folder upward."""
    for folder in (start, *start.parents):
        candidate = folder / DEFAULT_KB
        if candidate.is_file():
            return candidate
    return None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise WrongUse(f"{file}: cannot be read: {error.strerror}") from error


def _toml(file: Path) -> Mapping[str, Any]:
    return _parsed(file, _bytes(file))


def _parsed(file: Path, data: bytes) -> Mapping[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file}: not UTF-8", "save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"{file}: {error}", "correct the TOML") from error


def _settings(file: Path, table: Mapping[str, Any]) -> Settings:
    known = {"kb", "archive", "exclude", "max_file_mib", "check", "cache", "pager"}
    for key in table:
        if key not in known:
            raise WrongUse(
                f"{file}: there is no setting {key!r}",
                f"the settings are {', '.join(sorted(known))}",
            )
    paths = {}
    for key in ("kb", "archive"):
        value = table.get(key)
        if value is not None and not isinstance(value, str):
            raise WrongUse(f"{file}: {key} must be a path in quotation marks")
        paths[key] = file.parent / value if value is not None else None
    exclude = table.get("exclude", [])
    if not isinstance(exclude, list) or not all(isinstance(one, str) for one in exclude):
        raise WrongUse(f"{file}: exclude must be a list of patterns")
    limit = table.get("max_file_mib", Settings().max_file_mib)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise WrongUse(f"{file}: max_file_mib must be a whole number of MiB, 1 or more")
    check = check_settings(file, table.get("check", {}))
    for key in ("cache", "pager"):
        if not isinstance(table.get(key, True), bool):
            raise WrongUse(f"{file}: {key} must be true or false", _NO_PROGRAM.get(key, ""))
    cache, pager = table.get("cache", True), table.get("pager", True)
    return Settings(paths["kb"], paths["archive"], tuple(exclude), limit, file, check, cache, pager)
