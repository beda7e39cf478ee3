"""Where the program begins and ends: the one boundary for exceptions and exit statuses."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and exit: the entry point of the console script."""
    # The process ends with the answer: looking for cycles until then, or then, only takes time.
    gc.disable()
    if sys.argv[1:] == ["--version"]:  # answered before click, which takes longer than that
        from disputes import __version__

        print(f"disputes {__version__}")  # noqa: T201
        sys.exit(0)
    from disputes.cli.boundary import run

    status = run(sys.argv[1:])
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
