"""Draw what real commands print as SVG: the pictures in the README and in docs/.

    python scripts/picture.py           # write the pictures in docs/
    python scripts/picture.py --check   # end with status 1 if one is stale

The commands run in this process, on a console of rich that records; `graph` draws its own picture.
They name fonts that every system has and load nothing from anywhere.
"""

import sys
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import click
from rich.console import Console

from disputes.cli.session import Session
from disputes.reason.analysis import Analysis
from disputes.report.page import Page
from disputes.report.text_page import StyledPage
from disputes.view.evidence import Evidence

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE_BASE = ROOT / "data" / "claims.yaml"


class Picture(NamedTuple):
    """A file below docs/, the command whose output it shows, and how many columns wide."""

    file: str
    command: str
    width: int = 106


PICTURES = (
    Picture("report.svg", "report --topic cruise-missiles"),
    Picture("drawing.svg", "graph su30-mistake --format svg"),
    Picture("gallery/report-wide.svg", "report --topic cruise-missiles", 140),
    Picture("gallery/why.svg", "why violations-accidental nato"),
    Picture("gallery/party.svg", "show nato"),
    Picture("gallery/against.svg", "show russia --against united-states", 140),
    Picture("gallery/question.svg", "show why-russia-is-there"),
    Picture("gallery/matrix.svg", "matrix"),
    Picture("gallery/matrix-claims.svg", "matrix --claims --topic turkish-airspace"),
    Picture("gallery/timeline.svg", "timeline turkish-airspace", 120),
    Picture("gallery/graph-claim.svg", "graph missiles-fell-in-iran --format svg"),
    Picture("gallery/graph-party.svg", "graph --draw party --format svg"),
    Picture("gallery/check.svg", "check"),
)

FORMAT = """\
<svg class="rich-terminal" role="img" viewBox="0 0 {width} {height}" \
xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
    font-family: Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
    font-size: {char_height}px;
    line-height: {line_height}px;
    white-space: pre;
}}
.{unique_id}-title {{
    font-family: Helvetica, Arial, "DejaVu Sans", sans-serif;
    font-size: 18px;
    font-weight: bold;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" \
clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


class RecordingSession(Session):
    """A session on the shipped knowledge base, without texts, whose page is recorded."""

    def __init__(self, console: Console, width: int) -> None:
        super().__init__(str(KNOWLEDGE_BASE), None)
        self._console = console
        self._width = width

    def page(self, format_: str = "text") -> Page:  # noqa: ARG002
        """Give a page on the console that records."""
        return StyledPage(self._console, self._width)

    def evidence(self, analysis: Analysis, *, full: bool = True) -> Evidence:
        """Give no way to the documents' texts, whatever is configured here."""
        return Evidence(analysis.kb, full=full)


def draw(picture: Picture) -> str:
    """Run a command and give what it printed as an SVG, one element a line."""
    name, *arguments = picture.command.split()
    console = Console(
        record=True,
        file=StringIO(),
        width=picture.width,
        color_system="truecolor",
        force_terminal=True,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    command: click.Command = import_module(f"disputes.cli.commands.{name}").command
    printed = StringIO()
    with redirect_stdout(printed):
        status = command.main(
            args=arguments,
            prog_name=name,
            standalone_mode=False,
            obj=RecordingSession(console, picture.width),
        )
    if status:
        raise RuntimeError(f"disputes {picture.command}: ended with status {status}")
    if printed.getvalue().startswith("<"):
        return printed.getvalue()
    console.print(printed.getvalue(), end="")
    drawn = console.export_svg(
        title=f"disputes {picture.command}", code_format=FORMAT, unique_id="disputes"
    )
    lines = drawn.replace("><text ", ">\n<text ").splitlines()
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def main(arguments: list[str]) -> int:
    """Write the pictures, or check them."""
    if arguments not in ([], ["--check"]):
        print("usage: picture.py [--check]", file=sys.stderr)
        return 2
    stale = 0
    for picture in PICTURES:
        file = ROOT / "docs" / picture.file
        drawn = draw(picture)
        if file.is_file() and file.read_text(encoding="utf-8") == drawn:
            continue
        shown = file.relative_to(ROOT)
        if arguments:
            print(f"{shown}: stale; run `python scripts/picture.py`", file=sys.stderr)
            stale = 1
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(drawn, encoding="utf-8")
            print(f"{shown}: written")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
