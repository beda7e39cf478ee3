"""Bring the files into one style: order, indentation, quoting and folding."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from disputes.cli.completion.values import files
from disputes.cli.session import DONE, FINDINGS, Session, write
from disputes.errors import WrongUse
from disputes.escape.terminal import visible

_STDIN = "stdin"


@click.command(name="fmt", short_help=__doc__)
@click.argument("paths", metavar="[PATH|-]...", nargs=-1, shell_complete=files)
@click.option("--check", is_flag=True, help="Only list the files that would change; status 1.")
@click.option(
    "--diff",
    "--dry-run",
    "diff",
    is_flag=True,
    help="Only show what would change; status 1 if any.",
)
@click.option(
    "--stdin-filename",
    metavar="PATH",
    shell_complete=files,
    help="The file that the text on standard input is of.",
)
@click.pass_obj
def command(
    session: Session, paths: tuple[str, ...], check: bool, diff: bool, stdin_filename: str | None
) -> int:
    """Bring the files of the knowledge base into one style, with every comment in its place.

    PATH is a file, or a folder with files; by default all of the knowledge base. With `-` the text
    on standard input is formatted, to standard output.

    Sections and fields are put in order; records keep theirs. A file that cannot be read is left
    as it is, and so is one that would come to say something else; then the exit status is 1.
    """
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("`-` is the text on standard input, so it goes with no PATH")
        return _standard_input(session, stdin_filename, check=check, diff=diff)
    if stdin_filename is not None:
        raise click.UsageError("--stdin-filename needs `-`: `disputes fmt -`")
    session.phase("reading the files")
    before, after, left = _formatted(_read(session, paths))
    for why in left:
        _say(f"{why}; left as it is")
    if diff:
        _put_diff(before, after)
    if check and not diff:
        write("".join(f"{visible(path)}\n" for path in after))
    if check or diff:
        _say(f"{_files(len(after))} would change, {len(before) - len(after):,} would not")
        return FINDINGS if after or left else DONE
    if after:
        from disputes.edit.write import write_files

        write_files({Path(path): (before[path], data) for path, data in after.items()})
    for path in after:
        _say(f"formatted {path}")
    kept = len(before) - len(after) - len(left)
    _say(f"{_files(len(after))} formatted, {kept:,} as they were, {len(left):,} left")
    return FINDINGS if left else DONE


def _formatted(
    texts: Iterable[tuple[str, bytes | str]],
) -> tuple[dict[str, bytes], dict[str, bytes], list[str]]:
    """Give the files as they are, those that are to change as they will be, and what is left."""
    from disputes.edit.format.outcome import format_file

    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    left: list[str] = []
    for path, data in texts:
        if isinstance(data, str):
            left.append(f"{path}: {data}")
            before[path] = b""
            continue
        outcome = format_file(path, data)
        before[path] = data
        if outcome.why:
            left.append(outcome.why)
        elif outcome.after != data:
            after[path] = outcome.after
    return before, after, left


def _read(session: Session, paths: tuple[str, ...]) -> Iterator[tuple[str, bytes | str]]:
    """Read the files that were named, each once: its bytes, or why it cannot be read."""
    from disputes.load.files import Unreadable, find_files, read_bytes, shown_path

    settings = session.settings
    seen: set[Path] = set()
    for name in [Path(path) for path in paths] or [session.path()]:
        for file in find_files(name, settings):
            place = Path(file.resolve())
            if place in seen:
                continue
            seen.add(place)
            data = read_bytes(file, settings)
            yield shown_path(file), data[1] if isinstance(data, Unreadable) else data


def _standard_input(session: Session, filename: str | None, *, check: bool, diff: bool) -> int:
    """Format the text on standard input; one of a file that is none of ours is passed through."""
    if sys.stdin is None:
        raise WrongUse("there is no standard input to read from")
    data = sys.stdin.buffer.read()
    name = filename or _STDIN
    texts = [(name, data)]
    if filename is not None and not _is_ours(session, Path(filename), data):
        _say(f"{filename} is not part of the knowledge base, so not formatted")
        texts = []
    before, after, left = _formatted(texts)
    for why in left:
        _say(why)
    if diff:
        _put_diff(before, after)
    elif check:
        write("".join(f"{visible(path)}\n" for path in after))
    elif not left:
        _put(after.get(name, data))
    return FINDINGS if left or ((check or diff) and after) else DONE


def _is_ours(session: Session, file: Path, data: bytes) -> bool:
    from disputes.load.files import find_files, place_unsaved

    found = find_files(session.path(file), session.settings, unsaved=[file])
    return bool(place_unsaved(found, {file: data}))


def _put(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _put_diff(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    from disputes.report.difference import difference

    for piece in difference(before, after):
        write(piece)


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number:,} files"


def _say(message: str) -> None:
    click.echo(visible(f"disputes: {message}"), err=True)
