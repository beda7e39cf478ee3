"""The command group: finds its commands in the folder, and imports only the one that is run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

import click

from disputes import __version__
from disputes.cli.completion.values import files, folders
from disputes.cli.screen import Screen
from disputes.cli.session import Session
from disputes.report.width import page_width

# By os.path: importing pathlib takes a fifth of the time that --help does.
_COMMANDS = os.path.join(os.path.dirname(__file__), "commands")  # noqa: PTH118, PTH120


class CommandsInFolder(click.Group):
    """A group whose commands are the modules of a folder, each with a ``command``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """Give the names of the modules, sorted."""
        names = (name for name in os.listdir(_COMMANDS) if name.endswith(".py"))  # noqa: PTH208
        return sorted(name[:-3] for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; ``None`` where there is none of the name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"disputes.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with the first line of its module, without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_line(name)) for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named, or say which may have been meant."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(_no_command(args[0], self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)


def _first_line(name: str) -> str:
    with open(os.path.join(_COMMANDS, f"{name}.py"), encoding="utf-8") as module:  # noqa: PTH118, PTH123
        return module.readline().strip().strip('"')


def _no_command(name: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, names, 1)
    hint = f"did you mean '{near[0]}'?" if near else f"the commands are {', '.join(names)}"
    return f"there is no command '{name}'; {hint}"


@click.group(
    cls=CommandsInFolder,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "terminal_width": min(100, page_width()),
    },
    epilog="Exit status: 0 done, 1 the knowledge base has errors, 2 wrong use, 3 a bug.",
)
@click.option(
    "--kb",
    metavar="PATH",
    envvar="DISPUTES_KB",
    shell_complete=files,
    help="The knowledge base: a YAML file, or a folder of them. [default: the configuration's, "
    "else data/claims.yaml here or above]",
)
@click.option(
    "--archive",
    metavar="DIR",
    shell_complete=folders,
    help="The folder with the documents' full texts.",
)
@click.option("--no-pager", is_flag=True, help="Print straight to the terminal.")
@click.option("--debug", is_flag=True, help="Show where a bug happened.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def app(
    ctx: click.Context,
    kb: str | None,
    archive: str | None,
    no_pager: bool,
    debug: bool,  # noqa: ARG001 - the boundary looks for it
) -> None:
    """Track how sources disagree: who takes which stance on which claim, in which exact words."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
    screen = Screen(pager=not no_pager)
    ctx.call_on_close(screen.close)
    ctx.obj = Session(kb, archive, screen)
