"""The keys of the walk, and what each does."""

from __future__ import annotations

from disputes.view.review import Matter

HELP = (
    "What the keys do. Each decision is written at once: leave whenever you like.",
    "",
    "a  accept. Of a finding, a comment in its place silences it, with your reason.",
    "   Of a draft's record, a comment says so, and `disputes accept` merges it.",
    "   Of a quote, it is remembered that you looked; it stays unverified.",
    "r  reject a record of a draft: it is removed.",
    "f  fix it, as `check --fix` would.",
    "p  put it by: into the baseline, so that it is not told any more.",
    "e  edit the file at this line, in VISUAL or EDITOR; it is then read again.",
    "s  skip: it comes again at the end, and with `disputes review --skipped`.",
    "b  back to what came before, if that is still there.",
    "u  undo the last decision.",
    "m  more of what does not fit on the screen.",
    "q  quit: what is left comes the next time.",
    "",
    "`disputes explain CODE` tells what a rule demands, and why.",
)

LAST = ("[u]ndo", "[q]uit")
"""The keys where nothing is left."""


def offered(
    matter: Matter, *, back: bool, undo: bool, more: bool, baseline: bool
) -> dict[str, str]:
    """Give the keys that make sense for a thing, with the words that offer them."""
    finding = matter.finding
    keys = {
        "a": "[a]ccept" if matter.acceptable else "",
        "r": "[r]eject" if matter.kind == "draft" else "",
        "f": "[f]ix" if finding is not None and finding.fixable else "",
        "p": "[p]ut by" if baseline and finding is not None and matter.acceptable else "",
        "e": "[e]dit",
        "s": "[s]kip",
        "b": "[b]ack" if back else "",
        "u": "[u]ndo" if undo else "",
        "m": "[m]ore" if more else "",
        "q": "[q]uit",
        "?": "[?]help",
    }
    return {key: words for key, words in keys.items() if words}
