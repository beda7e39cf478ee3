"""Print what makes a shell complete commands, options and ids."""

from __future__ import annotations

import click

from disputes.cli.session import DONE, Session, write

SHELLS = ("bash", "zsh", "fish")


@click.command(name="completion", short_help=__doc__)
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
@click.pass_obj
def command(session: Session, shell: str) -> int:
    r"""Print the script that completes `disputes` in bash, zsh or fish.

    Commands, options and their values are completed, and the ids of the knowledge base: by their
    beginning, or by that of any word of a name, title or claim.

    \b
    bash  disputes completion bash > ~/.local/share/bash-completion/completions/disputes
          or, without the package bash-completion, in ~/.bashrc:
          eval "$(disputes completion bash)"
    zsh   in ~/.zshrc, after compinit:
          eval "$(disputes completion zsh)"
    fish  disputes completion fish > ~/.config/fish/completions/disputes.fish
    """
    from pathlib import Path

    import disputes.cli.completion as scripts

    session.paged()
    folder = Path(scripts.__file__).parent
    write((folder / f"disputes.{shell}").read_text(encoding="utf-8"))
    return DONE
