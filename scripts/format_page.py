"""Write the tables of docs/format.md from the table of fields, by which files are read.

    python scripts/format_page.py           # write them
    python scripts/format_page.py --check   # end with status 1 if one is stale

A table stands between `<!-- fields: source -->`, or another name of ``TABLES``, and `<!-- end -->`;
the text around it is written by hand.
"""

import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from disputes.model.fields import ASSERTION, RECORD_TYPES, Field, FieldType, RecordType
from disputes.model.period import FORMS
from disputes.model.terms import Stance

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "format.md"
_REGION = re.compile(r"(<!-- ([a-z ]+(?:: [a-z ]+)?) -->\n).*?(<!-- end -->\n)", re.DOTALL)


def fields(kind: RecordType) -> str:
    """Give the fields of a record, after what the record is."""
    rows = [
        (f"`{spec.name}`", _value(spec), "yes" if spec.required else "", _refers(spec), spec.about)
        for spec in kind.fields.values()
    ]
    table = _table(("field", "value", "required", "refers to", "meaning"), rows)
    return f"{kind.about}\n\n{table}"


def stances() -> str:
    """Give the stances, with the side that each takes and how firmly."""
    rows = [
        (
            f"`{stance.word}`",
            ASSERTION.fields[stance.word].about,
            stance.side.value if stance.side else "",
            stance.force.value if stance.force else "",
        )
        for stance in Stance
    ]
    return _table(("stance", "who", "side", "force"), rows)


def dates() -> str:
    """Give the forms of a date."""
    *forms, last = re.split(r", | or ", FORMS)
    return f"A date is written {', '.join(f'`{form}`' for form in forms)} or `{last}`.\n"


TABLES: dict[str, Callable[[], str]] = {
    **{f"fields: {name}": partial(fields, kind) for name, kind in RECORD_TYPES.items()},
    "stances": stances,
    "dates": dates,
}


def _value(spec: Field) -> str:
    if spec.words:
        return "one of " + ", ".join(f"`{word}`" for word in spec.words)
    if spec.type is FieldType.SECTION:
        return f"a mapping from ids to {spec.record}s"
    if spec.type is FieldType.RECORDS:
        return f"a list of {spec.record}s"
    return spec.type.expected


def _refers(spec: Field) -> str:
    return ", ".join(f"`{section}`" for section in spec.refers_to)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    cells = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def rendered(text: str) -> str:
    """Give the page with its tables as they should be; raise ``ValueError`` if one is missing."""
    seen: list[str] = []

    def renew(match: re.Match[str]) -> str:
        if match[2] not in TABLES:
            raise ValueError(f"there is no table {match[2]!r}")
        seen.append(match[2])
        return f"{match[1]}{TABLES[match[2]]()}{match[3]}"

    page = _REGION.sub(renew, text)
    if sorted(seen) != sorted(TABLES):
        raise ValueError(f"each of these must stand once: {', '.join(TABLES)}")
    return page


def main(arguments: list[str]) -> int:
    """Write the tables, or check them."""
    if arguments not in ([], ["--check"]):
        print("usage: format_page.py [--check]", file=sys.stderr)
        return 2
    shown = PAGE.relative_to(ROOT)
    text = PAGE.read_text(encoding="utf-8")
    page = rendered(text)
    if not arguments:
        PAGE.write_text(page, encoding="utf-8")
        print(f"{shown}: written")
    elif page != text:
        print(f"{shown}: stale; run `python scripts/format_page.py`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
