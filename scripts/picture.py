"""Draw what a real command prints as an SVG: the picture in the README.

    python scripts/picture.py           # write docs/report.svg
    python scripts/picture.py --check   # end with status 1 if it is stale

The command runs in this process, on a console of rich that records. The picture names fonts that
every system has and loads nothing from anywhere.
"""

import sys
from importlib import import_module
from io import StringIO
from pathlib import Path

import click
from rich.console import Console

from disputes.cli.session import Session
from disputes.reason.analysis import Analysis
from disputes.report.page import Page
from disputes.report.text_page import StyledPage
from disputes.view.evidence import Evidence

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "report.svg"
KNOWLEDGE_BASE = ROOT / "data" / "claims.yaml"
COMMAND = ("report", "--topic", "cruise-missiles")
WIDTH = 106

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

    def __init__(self, console: Console) -> None:
        super().__init__(str(KNOWLEDGE_BASE), None)
        self._console = console

    def page(self, format_: str = "text") -> Page:  # noqa: ARG002
        """Give a page on the console that records."""
        return StyledPage(self._console, WIDTH)

    def evidence(self, analysis: Analysis, *, full: bool = True) -> Evidence:
        """Give no way to the documents' texts, whatever is configured here."""
        return Evidence(analysis.kb, full=full)


def draw() -> str:
    """Run the command and give what it printed as an SVG, one element a line."""
    console = Console(
        record=True,
        file=StringIO(),
        width=WIDTH,
        color_system="truecolor",
        force_terminal=True,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    name, *arguments = COMMAND
    command: click.Command = import_module(f"disputes.cli.commands.{name}").command
    status = command.main(
        args=arguments, prog_name=name, standalone_mode=False, obj=RecordingSession(console)
    )
    if status:
        raise RuntimeError(f"disputes {' '.join(COMMAND)}: ended with status {status}")
    picture = console.export_svg(
        title=f"disputes {' '.join(COMMAND)}", code_format=FORMAT, unique_id="disputes"
    )
    lines = picture.replace("><text ", ">\n<text ").splitlines()
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def main(arguments: list[str]) -> int:
    """Write the picture, or check it."""
    if arguments not in ([], ["--check"]):
        print("usage: picture.py [--check]", file=sys.stderr)
        return 2
    shown = PICTURE.relative_to(ROOT)
    picture = draw()
    if not arguments:
        PICTURE.write_text(picture, encoding="utf-8")
        print(f"{shown}: written")
    elif not PICTURE.is_file() or PICTURE.read_text(encoding="utf-8") != picture:
        print(f"{shown}: stale; run `python scripts/picture.py`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
