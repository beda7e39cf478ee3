"""Write what the commands and programs on the pages print into the pages, after a change.

    python scripts/doc_output.py

Only output blocks that are there already are filled; those in which a line `…` stands for others
are left to be corrected by hand. A test fails when a page is stale, so this has no `--check`.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Refresh all pages; print the names of those that changed."""
    sys.path.insert(0, str(ROOT / "tests"))
    from docs import blocks

    install = blocks.install_lines()
    for page in blocks.PAGES:
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        for info in blocks.RUNNABLE:
            found = [
                block
                for block in blocks.blocks_in(page)
                if block.info == info and block.text.strip() not in install.values()
            ]
            if not found:
                continue
            with TemporaryDirectory() as folder:
                outputs = blocks.RUN[info](found, blocks.prepare(Path(folder)))
            for block, output in zip(found, outputs, strict=True):
                shown = block.output
                if shown is not None and not blocks.same_output(shown, output):
                    if "…" in shown.splitlines():
                        print(f"{block.name}: correct its output by hand")
                        continue
                    before = f"```{info}\n{block.text}```\n\n```text\n"
                    text = text.replace(f"{before}{shown}```", f"{before}{output}```")
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(f"{page}: refreshed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
