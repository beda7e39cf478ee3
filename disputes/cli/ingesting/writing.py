"""Writing what was drafted: to standard output, or to a file that is not there yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from disputes.cli.session import write, write_json
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Collection

    from disputes.ingest.drafting.drafted import Drafted
    from disputes.model.knowledge_base import KnowledgeBase


def demand_new(output: Path | None) -> None:
    """Demand that nothing is in the place of a file that is to be written; raises ``WrongUse``."""
    if output is not None and os.path.lexists(output):
        raise WrongUse(f"{output} is there already", "name a new file with --output")


def put_json(drafted: Drafted, filed: str | None, output: Path | None) -> None:
    """Write all that was found, as data; raises ``WrongUse`` where it cannot be written."""
    from disputes.escape.json import json_lines
    from disputes.ingest.drafting.data import ingest_data

    data = ingest_data(drafted, filed)
    if output is None:
        write_json(data)
    else:
        _create(output, "".join(json_lines(data)))


def put_draft(
    drafted: Drafted,
    kb: KnowledgeBase,
    taken: Collection[str],
    name: str,
    filed: str | None,
    output: Path | None,
) -> None:
    """Write a draft of what was read under a name, on a terminal in lines that it can show.

    Raises ``WrongUse`` where it cannot be written.
    """
    from disputes.edit.drafting import draft_text
    from disputes.ingest.drafting.comments import head
    from disputes.ingest.drafting.records import records_of

    text = draft_text(head(drafted, Path(name).name, filed), records_of(drafted, kb, filed, taken))
    if output is not None:
        _create(output, text)
    elif sys.stdout is not None and sys.stdout.isatty():
        from disputes.cli.ingesting.narrow import narrowed
        from disputes.report.width import page_width

        write(narrowed(text, page_width()))
    else:
        write(text)


def _create(output: Path, text: str) -> None:
    from disputes.edit.create import create_files

    if create_files(output.parent, {PurePosixPath(output.name): text.encode()}):
        raise WrongUse(f"{output} has been made meanwhile, nothing was written", "name another")
