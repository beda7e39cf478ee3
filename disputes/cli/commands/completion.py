"""Print what makes a shell complete commands, options and ids."""

from __future__ import annotations

import click

from disputes.cli.session import DONE, Session, write

SHELLS = ("bash", "zsh", "fish")


@click.command(name="completion", short_help=__doc__)
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
@click.pass_obj
def command(session: Session, shell: str) -> int:
    """Print the script that completes `disputes` in bash, zsh or fish.

    Commands, options and their values are completed, and the ids of the knowledge base: by their
    beginning, or by that of any word of a name, title or claim.

    \b
    In bash, with the package bash-completion:
    disputes completion bash > ~/.local/share/bash-completion/completions/disputes

    \b
    In bash without it, in ~/.bashrc:
    eval "$(disputes completion bash)"

    \b
    In zsh, in ~/.zshrc, after compinit:
    eval "$(disputes completion zsh)"

    \b
    In fish:
    disputes completion fish > ~/.config/fish/completions/disputes.fish
    """  # noqa: D301 - click wants the character itself
    from pathlib import Path

    import disputes.cli.completion as scripts

    session.paged()
    folder = Path(scripts.__file__).parent
    write((folder / f"disputes.{shell}").read_text(encoding="utf-8"))
    return DONE
