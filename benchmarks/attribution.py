"""How well an engine of `disputes ingest` drafts attributions that people made by hand.

The texts are not ours to publish: DISPUTES_TEST_DATA names the folder that holds ``polnear`` with
the articles and the script that scores. See README.md for what is counted.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from disputes.ingest.engines import ENGINES, engine
from disputes.ingest.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import ModuleType

    from disputes.ingest.attribution import Attribution

VARIABLE: Final = "DISPUTES_TEST_DATA"
PRECISION: Final = Path(__file__).parent.parent / "disputes" / "ingest" / "precision.json"
HALVES: Final = ("all", "a", "b")
# Fewer drafts than this tell little of a pattern: it gets none of its own.
_FEWEST: Final = 10
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


def half_of(article: str) -> str:
    """Tell which half an article belongs to: rules are made looking at one, "a", only."""
    return "ab"[hashlib.sha256(article.encode()).digest()[0] % 2]


def read_articles(path: Path, half: str = "all") -> list[dict[str, Any]]:
    """Read the articles of a file, or those of one half of them."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if half in ("all", half_of(row["id"]))]


def load_scorer(path: Path) -> ModuleType:
    """Load the script that scores."""
    spec = importlib.util.spec_from_file_location("polnear_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_row(article: str, drafts: Iterable[Attribution]) -> dict[str, Any]:
    """Give drafts in the form that the script reads."""
    return {
        "id": article,
        "attributions": [
            {
                "source": [draft.source] if draft.source else [],
                "content": list(draft.content.pieces),
                "pattern": draft.pattern,
            }
            for draft in drafts
        ],
    }


def print_scores(
    scorer: ModuleType, articles: Sequence[Mapping[str, Any]], drafted: Sequence[Mapping[str, Any]]
) -> None:
    """Print what the script prints for these articles and drafts."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold", articles), ("drafts", drafted)):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            paths.append(str(path))
        scorer.main(*paths)


def by_pattern(
    scorer: ModuleType, articles: Sequence[Mapping[str, Any]], drafted: Sequence[Mapping[str, Any]]
) -> dict[str, tuple[int, int]]:
    """Tell of each pattern how many it drafted and how many of these the script counts as right."""
    right: Counter[str] = Counter()
    drawn: Counter[str] = Counter()
    for article, row in zip(articles, drafted, strict=True):
        gold, drafts = (
            [
                (scorer.chars(one["content"]), scorer.chars(one["source"]))
                for one in attributions
                if one["content"]
            ]
            for attributions in (article["attributions"], row["attributions"])
        )
        hits = scorer.pairs(gold, drafts, scorer.LEAST["overlap"])[1]
        for index, one in enumerate(row["attributions"]):
            drawn[one["pattern"]] += 1
            right[one["pattern"]] += index in hits
    return {pattern: (count, right[pattern]) for pattern, count in sorted(drawn.items())}


def write_precision(path: Path, name: str, patterns: Mapping[str, tuple[int, int]]) -> None:
    """Store the precision of the patterns of an engine, for the confidence of its drafts.

    ``*`` is that of all its drafts together, for patterns of which there were too few.
    """
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    drafted = sum(count for count, _ in patterns.values())
    right = sum(count for _, count in patterns.values())
    overall = round(right / max(drafted, 1), 2)
    stored[name] = {"*": overall} | {
        pattern: round(hits / count, 2)
        for pattern, (count, hits) in patterns.items()
        if count >= _FEWEST
    }
    path.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Draft, score and print; the status is 2 when there is nothing to score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--engine", choices=ENGINES, default="plain")
    parser.add_argument("--half", choices=HALVES, action="append", help="of the articles")
    parser.add_argument("--runs", type=int, default=3, help="rounds; the fastest counts")
    parser.add_argument("--drafts", type=Path, help="also write the drafts to this file")
    parser.add_argument("--write-precision", action="store_true", help=f"into {PRECISION.name}")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get(VARIABLE, ""), "polnear")
    if not (folder / "dev.jsonl").is_file():
        print(f"{VARIABLE} names no folder with polnear/dev.jsonl", file=sys.stderr)
        return 2
    scorer = load_scorer(folder / "score.py")
    articles = read_articles(folder / "dev.jsonl")
    lexicon = load_lexicon()
    drafter = engine(options.engine)
    seconds, drafts = _fastest(
        options.runs,
        lambda: [drafter.attributions(article["text"], lexicon) for article in articles],
    )
    drafted = [
        as_row(article["id"], found) for article, found in zip(articles, drafts, strict=True)
    ]
    for half in options.half or HALVES:
        chosen = [half in ("all", half_of(article["id"])) for article in articles]
        some = [article for article, keep in zip(articles, chosen, strict=True) if keep]
        theirs = [row for row, keep in zip(drafted, chosen, strict=True) if keep]
        print(f"{options.engine}, {'both halves' if half == 'all' else f'half {half}'}")
        print_scores(scorer, some, theirs)
        patterns = by_pattern(scorer, some, theirs)
        if half == "all":
            for pattern, (count, right) in patterns.items():
                print(f"  {pattern:28} {100 * right / count:5.1f} % of {count}")
            if options.write_precision:
                write_precision(PRECISION, options.engine, patterns)
    tokens = sum(len(_TOKEN.findall(article["text"])) for article in articles)
    print(f"{tokens / seconds:,.0f} tokens a second ({tokens:,} tokens in {seconds:.2f} s)")
    if options.drafts:
        options.drafts.write_text(
            "".join(json.dumps(row) + "\n" for row in drafted), encoding="utf-8"
        )
    return 0


def _fastest(runs: int, action: Callable[[], list[Any]]) -> tuple[float, list[Any]]:
    """Give the least time that an action took, in seconds, and what it gave."""
    least, result = float("inf"), []
    for _ in range(max(runs, 1)):
        start = time.perf_counter()
        result = action()
        least = min(least, time.perf_counter() - start)
    return least, result


if __name__ == "__main__":
    sys.exit(main())
