"""Write docs/schemas/knowledge-base.json, the schema of the file format, from the table of fields.

python scripts/schema_page.py           # write it
python scripts/schema_page.py --check   # end with status 1 if it is stale
"""

import sys
from pathlib import Path

from disputes.view.schema import schema_text

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "schemas" / "knowledge-base.json"


def main(arguments: list[str]) -> int:
    """Write the schema, or check it."""
    if arguments not in ([], ["--check"]):
        print("usage: schema_page.py [--check]", file=sys.stderr)
        return 2
    shown = FILE.relative_to(ROOT)
    text = schema_text()
    if not arguments:
        FILE.write_text(text, encoding="utf-8")
        print(f"{shown}: written")
    elif not FILE.is_file() or FILE.read_text(encoding="utf-8") != text:
        print(f"{shown}: stale; run `python scripts/schema_page.py`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
