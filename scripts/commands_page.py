"""Write docs/commands.md and the man page from the commands themselves.

python scripts/commands_page.py           # write docs/commands.md and man/disputes.1
python scripts/commands_page.py --check   # end with status 1 if one is stale
"""

import re
import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import NamedTuple

import click

from disputes import __version__
from disputes.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "commands.md"
MANUAL = ROOT / "man" / "disputes.1"
WIDTH = 88

Rows = tuple[tuple[str, str], ...]

_HELP = ["-h", "--help"]
_RANGE = re.compile(r" ?\[x[<>]=?\d+\]")

INTRODUCTION = """\
This page is written by `scripts/commands_page.py` from the commands themselves, and so is the man
page, `man/disputes.1`. `disputes COMMAND --help` tells the same in a terminal;
[completion.md](completion.md) has how to let the shell complete commands and ids."""

KNOWLEDGE_BASE = """\
The knowledge base is the file or folder that `--kb` names, else `DISPUTES_KB`, else `kb` in the
configuration, else `data/claims.yaml`, looked for in the working folder and then in those above
it. Answers go to standard output, everything else to standard error."""

TERMINAL = """\
On a terminal an answer goes through a pager, as with git: `DISPUTES_PAGER`, else `PAGER`, else
`less`. An empty value and `cat` mean none, and so do `--no-pager` and `pager = false` in the
configuration. Work that takes more than a second shows on standard error how far it is. There are
colours only on a terminal, and they say nothing that words do not say too."""

STATUSES: Rows = (
    ("0", "Done. For `check`: no finding is at or above the level that fails."),
    (
        "1",
        (
            "Findings. For a reading command: the knowledge base has errors, so the answer may be "
            "incomplete; it is printed all the same. With `diff --exit-code`: something changed. "
            "For `add`, `set`, `remove` and `rename`: it would make an error, so it is not written."
        ),
    ),
    ("2", "Wrong use, a wrong configuration, no knowledge base, or a file that cannot be written."),
    ("3", "A bug, told in one line that asks for a report; `--debug` shows where."),
    ("130", "Interrupted."),
)

ENVIRONMENT: Rows = (
    ("DISPUTES_KB", "The knowledge base, where `--kb` names none."),
    ("DISPUTES_NO_CACHE", "Set to anything: what was read before is neither used nor kept."),
    ("DISPUTES_PAGER", "The pager. It comes before `PAGER`; empty, there is none."),
    ("PAGER", "The pager, where `DISPUTES_PAGER` is not set."),
    ("LESS, LV", "Passed on to the pager; where they are not set, as `FRX` and `-c`."),
    ("NO_COLOR", "Set to anything: no colours."),
    ("COLUMNS", "The width, from 40 to 400; without it, that of the terminal, else 80."),
    ("TERM", "Empty or `dumb`: no pager, and nothing is shown of how far the work is."),
    ("GITHUB_ACTIONS", "`true`: `check` prints annotations for GitHub."),
    ("GITHUB_STEP_SUMMARY", "The file to which `check --format github` adds a summary."),
    ("XDG_CACHE_HOME", "Where the key of the cache is kept; without it, `~/.cache`."),
)

FILES: Rows = (
    (
        "disputes.toml",
        (
            "The configuration: `kb`, `archive`, `exclude`, `max_file_mib`, `cache`, `pager` and "
            "the table `check`. Found in the working folder or above it; paths are relative to it."
        ),
    ),
    ("pyproject.toml", "The same, in the table `tool.disputes`."),
    ("data/claims.yaml", "The knowledge base, where nothing names another."),
    (".disputes/cache", "What was read of a large knowledge base; it may be removed at any time."),
)


class Described(NamedTuple):
    """A command as it is told about: its paragraphs, its options, and what follows them."""

    name: str
    usage: str
    summary: str
    paragraphs: tuple[str, ...]
    options: Rows
    epilog: str


def described(command: click.Command, name: str, parent: click.Context | None) -> Described:
    """Give what a command says of itself, in a width of its own."""
    ctx = click.Context(command, info_name=name, parent=parent, help_option_names=_HELP)
    pieces = command.collect_usage_pieces(ctx)
    if parent is None:  # releases of click differ in whether this is in brackets
        pieces = ["[OPTIONS]", "COMMAND", "[ARGS]..."]
    usage = " ".join([ctx.command_path, *pieces])
    shown = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    if parent is not None:
        shown = [param for param in shown if "--help" not in param.opts]
    records = filter(None, (param.get_help_record(ctx) for param in shown))
    options = tuple((left, _RANGE.sub("", " ".join(right.split()))) for left, right in records)
    formatter = click.HelpFormatter(width=WIDTH)
    command.format_epilog(ctx, formatter)
    text = cleandoc(command.help or "").partition("\f")[0]
    return Described(
        name,
        usage,
        command.get_short_help_str(limit=200),
        tuple(re.split(r"\n\s*\n", text.strip())),
        options,
        formatter.getvalue().strip("\n") if parent is not None else "",
    )


def commands() -> tuple[Described, ...]:
    """Give the program itself, and then its commands by name."""
    ctx = click.Context(app, info_name="disputes", help_option_names=_HELP)
    found = [described(app, "disputes", None)]
    for name in app.list_commands(ctx):
        command = app.get_command(ctx, name)
        if command is not None and not command.hidden:
            found.append(described(command, name, ctx))
        if isinstance(command, click.Group):
            within = click.Context(command, info_name=name, parent=ctx, help_option_names=_HELP)
            for inner, one in sorted(command.commands.items()):
                found.append(described(one, inner, within)._replace(name=f"{name} {inner}"))
    return tuple(found)


def page() -> str:
    """Give docs/commands.md."""
    program, *others = commands()
    lines = [
        "# Commands",
        "",
        " ".join(INTRODUCTION.split()),
        "",
        *_block(program.usage),
        "",
        " ".join(KNOWLEDGE_BASE.split()),
        "",
        "| command | does |",
        "| --- | --- |",
        *(
            f"| [`{one.name}`](#{one.name.replace(' ', '-')}) | {_cell(one.summary)} |"
            for one in others
        ),
        "",
        "These options stand before the command:",
        "",
        *_table(("option", "meaning"), program.options),
        "",
        " ".join(TERMINAL.split()),
    ]
    for one in others:
        lines += ["", f"## {one.name}", "", *_block(one.usage)]
        for paragraph in one.paragraphs:
            lines += ["", *_paragraph(paragraph)]
        if one.epilog:
            lines += ["", *_block(cleandoc(one.epilog))]
        if one.options:
            lines += ["", *_table(("option", "meaning"), one.options)]
    for title, head, rows in (
        ("Exit status", "status", STATUSES),
        ("Environment", "variable", ENVIRONMENT),
        ("Files", "file", FILES),
    ):
        lines += ["", f"## {title}", "", *_table((head, "meaning"), rows)]
    return "\n".join(lines) + "\n"


def _block(text: str) -> list[str]:
    return ["```text", *text.splitlines(), "```"]


def _paragraph(text: str) -> list[str]:
    if text.startswith("\b"):
        return _block(text.removeprefix("\b").strip("\n"))
    return [_options_marked(" ".join(text.split()))]


def _table(head: tuple[str, str], rows: Rows) -> list[str]:
    shown = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    for name, meaning in rows:
        code = ", ".join(f"`{part}`" for part in name.split(", "))
        shown.append(f"| {_cell(code)} | {_cell(_options_marked(meaning))} |")
    return shown


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _options_marked(text: str) -> str:
    """Put options that stand in a sentence into backticks."""
    parts = text.split("`")
    parts[::2] = [re.sub(r"(?<![\w-])--[a-z][a-z-]*", r"`\g<0>`", part) for part in parts[::2]]
    return "`".join(parts)


def manual() -> str:
    """Give the man page."""
    program, *others = commands()
    lines = [
        '.\\" Written by scripts/commands_page.py from the commands themselves.',
        f'.TH DISPUTES 1 "" "disputes {_roff(__version__)}" "User Commands"',
        ".SH NAME",
        f"disputes \\- {_roff(program.summary[0].lower() + program.summary[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        _line(f"`{program.usage}`"),
        ".SH DESCRIPTION",
        *(line for text in program.paragraphs for line in _prose(text)),
        *_prose(KNOWLEDGE_BASE),
        *_prose(TERMINAL),
        ".SH OPTIONS",
        "These options stand before the command.",
        *_tagged(program.options),
        ".SH COMMANDS",
    ]
    for one in others:
        lines += [f".SS {_roff(one.name)}", _line(f"`{one.usage}`")]
        for paragraph in one.paragraphs:
            lines += _prose(paragraph)
        if one.epilog:
            lines += _prose(f"\b\n{cleandoc(one.epilog)}\n")
        lines += _tagged(one.options)
    for title, rows in (
        ("EXIT STATUS", STATUSES),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
    ):
        lines += [f".SH {title}", *_tagged(rows)]
    return "\n".join(lines) + "\n"


def _prose(text: str) -> Iterator[str]:
    yield ".PP"
    if text.startswith("\b"):
        yield ".nf"
        yield from (
            _protected(_roff(line)) for line in text.removeprefix("\b").strip("\n").split("\n")
        )
        yield ".fi"
    else:
        yield _line(" ".join(text.split()))


def _tagged(rows: Rows) -> Iterator[str]:
    for name, meaning in rows:
        yield ".TP"
        yield _line(f"`{name}`")
        yield _line(meaning)


def _line(text: str) -> str:
    """Give a line of roff; what stands in backticks is bold."""
    parts = [_roff(part) for part in text.split("`")]
    parts[1::2] = [f"\\fB\\%{part}\\fR" for part in parts[1::2]]
    return _protected("".join(parts))


def _protected(line: str) -> str:
    """Keep a line from being taken for a request, and an empty one from ending a paragraph."""
    return f"\\&{line}" if line[:1] in (".", "'", "", " ") else line


_ROFF = {
    "\\": "\\e",
    "-": "\\-",
    "'": "\\(aq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    '"': "\\(dq",
}


def _roff(text: str) -> str:
    """Escape a text for roff, so that it is printed as it is."""
    return "".join(
        _ROFF.get(one) or (one if one.isascii() else f"\\[u{ord(one):04X}]") for one in text
    )


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    if arguments not in ([], ["--check"]):
        print("usage: commands_page.py [--check]", file=sys.stderr)
        return 2
    status = 0
    for file, text in ((PAGE, page()), (MANUAL, manual())):
        shown = file.relative_to(ROOT)
        if not arguments:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            print(f"{shown}: written")
        elif not file.is_file() or file.read_text(encoding="utf-8") != text:
            print(f"{shown}: stale; run `python scripts/commands_page.py`", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
