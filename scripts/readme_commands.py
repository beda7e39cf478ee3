"""Print one of the install commands of the README, so that CI runs the very line that it shows.

    python3 scripts/readme_commands.py run|test|uv

Only the standard library: this runs before anything is installed.
"""

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
SECTION = "## Install and run"
NAMES = ("run", "test", "uv")


def commands(text: str) -> dict[str, str]:
    """Find the commands by name: the `sh` blocks of the section, in the order of ``NAMES``."""
    _, found, rest = text.partition(f"\n{SECTION}\n")
    section = rest.partition("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    if not found or len(blocks) != len(NAMES):
        raise ValueError(f"{README.name} must have {len(NAMES)} sh blocks under {SECTION!r}")
    return dict(zip(NAMES, (block.strip() for block in blocks), strict=False))


def main(arguments: list[str]) -> int:
    """Print the command of a name."""
    if len(arguments) != 1 or arguments[0] not in NAMES:
        print(f"usage: readme_commands.py {'|'.join(NAMES)}", file=sys.stderr)
        return 2
    print(commands(README.read_text(encoding="utf-8"))[arguments[0]])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
