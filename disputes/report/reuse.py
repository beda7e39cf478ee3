"""Passages that texts share, on a page: side by side, with what only one text has in braces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.view.labels import Labels

Data = dict[str, Any]

_MOST_NAMED = 5
_MOST_GROUPS = 10
_MOST_STOCK = 20
_MOST_PROPOSED = 20

_WHY = {
    "named-in-both": "as named beside the words that they share",
    "published-earlier": "as published earlier",
}


def print_reuse(page: Page, data: Data, labels: Labels, *, passages: bool) -> None:
    """Print what texts share; ``passages`` asks for the words, not only for how many."""
    names = _Names(data, labels)
    pairs, texts = data["pairs"], data["texts"]
    total = sum(text["words"] for text in texts)
    page.line(f"{words.count(len(texts), 'text')}, {words.count(total, 'word')}")
    for one in data["unread"]:
        page.line("not read: ", (one["text"], "id"), f": {one['why']}", indent=2, hang=2)
    _summary(page, data, names)
    if pairs and passages:
        page.blank()
        page.line(
            "Passages stand as in the texts. What only one of the two has, or spells otherwise, is "
            "in {braces}.",
            hang=2,
        )
        for pair in pairs:
            _pair(page, pair, names, labels)
    elif pairs:
        _table(page, pairs)
    _utterances(page, data["utterances"], names, labels)
    _stock(page, data["stock"])
    _proposals(page, data["proposals"], labels)


class _Names:
    """How texts are called: by their publisher and date, where they are documents."""

    def __init__(self, data: Data, labels: Labels) -> None:
        self._coded = {text["id"]: text["coded"] for text in data["texts"]}
        self._labels = labels

    def title(self, text: str) -> str:
        return self._labels.document(text) if self._coded[text] else text

    def parts(self, text: str) -> list[Part]:
        """Give the name of a text with its id, where that is another."""
        if not self._coded[text]:
            return [(text, "id")]
        return [(self._labels.document(text), "strong"), "  ", (text, "id")]


def _summary(page: Page, data: Data, names: _Names) -> None:
    what = f"runs of {data['least']} words and more in common"
    if data["threshold"]:
        what += f", and at least {100 * data['threshold']:g} % of the wording of one"
    pairs = data["pairs"]
    if not pairs:
        page.line(f"No two texts have {what}.", hang=2)
        return
    have = "has" if len(pairs) == 1 else "have"
    page.line(f"{words.count(len(pairs), 'pair')} of texts {have} {what}.", hang=2)
    groups = data["groups"]
    if len(groups) > _MOST_GROUPS:
        page.line(f"They make {len(groups):,} groups of texts.", indent=2)
        return
    for group in groups:
        listed = _few([names.title(text) for text in group])
        page.line(f"together: {listed}", indent=2, hang=2)


def _table(page: Page, pairs: list[Data]) -> None:
    page.blank()
    page.line("`--passages` shows the words; so does naming two texts.", hang=2)
    page.blank()
    rows: list[list[Part]] = [
        [
            f"{pair['words']:,}",
            f"{pair['containment']:.0%}".replace("%", " %"),
            str(len(pair["unusual"]) or "·"),
            (pair["texts"][0], "id"),
            (pair["texts"][1], "id"),
        ]
        for pair in sorted(pairs, key=lambda one: (-one["words"], one["texts"]))
    ]
    page.table(["words", "share", "unusual", "one text", "other text"], rows, pinned=1)


def _pair(page: Page, pair: Data, names: _Names, labels: Labels) -> None:
    one, other = pair["texts"]
    page.blank()
    page.heading(f"{names.title(one)} × {names.title(other)}")
    if (names.title(one), names.title(other)) != (one, other):
        page.line((one, "id"), " × ", (other, "id"))
    number = words.count(len(pair["passages"]), "passage")
    shares = " and ".join(f"{share:.0%}" for share in pair["shares"]).replace("%", " %")
    page.line(
        f"They share {words.count(pair['words'], 'word')} in {number}: {shares} of their words.",
        hang=2,
    )
    _known(page, pair, names, labels)
    for unusual in pair["unusual"]:
        _unusual(page, unusual, names)
    for passage in pair["passages"]:
        page.blank()
        _passage(page, passage)


def _known(page: Page, pair: Data, names: _Names, labels: Labels) -> None:
    if pair["earlier"] is None:
        page.line(("Dates do not tell which was published first.", "faint"))
    else:
        page.line((f"Published earlier: {names.title(pair['earlier'])}", "faint"), hang=2)
    if pair["in_common"]:
        listed = words.listed([labels.origin(link) for link in pair["in_common"]])
        page.line(f"On record, both draw on: {listed}", hang=2)
    if pair["named_in_both"]:
        named = words.listed([one["name"] for one in pair["named_in_both"]])
        page.line(f"Named beside the words in both: {named}", hang=2)


def _unusual(page: Page, unusual: Data, names: _Names) -> None:
    told = unusual["places"][0]["words"].split()
    lines = words.listed([f"{place['lines'][0]:,}" for place in unusual["places"]])
    page.line(
        "Unusual wording in both, perhaps a shared error: ",
        (" ".join(told), "strong"),
        f" (lines {lines})",
        hang=2,
    )
    if unusual["elsewhere"] is None:
        page.line(f"'{told[1]}' and '{told[2]}' do not usually follow one another", indent=2)
        return
    listed = _few([names.title(text) for text in unusual["in"]])
    page.line(
        f"'{unusual['elsewhere']}' beside '{told[0]}' or '{told[2]}': {listed}", indent=2, hang=2
    )


def _few(names: list[str]) -> str:
    """Join names as in a sentence, not all of them where they are many."""
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1:,} more"]
    return words.listed(names)


def _passage(page: Page, passage: Data) -> None:
    left, right = passage["places"]
    same = f"{words.count(passage['words'], 'word')} the same"
    if not left["only_here"] and not right["only_here"]:
        page.line((same, "strong"), ", word for word")
        for place in (left, right):
            page.line((place["text"], "id"), (f"  {_where(place)}", "faint"), indent=2, hang=2)
        page.prose((" ".join(left["words"].split()), "quote"), indent=4)
        return
    page.line((same, "strong"))
    page.beside(_side(left), _side(right), 2)


def _side(place: Data) -> Callable[[Page, int], None]:
    def write(page: Page, indent: int) -> None:
        page.line((place["text"], "id"), (f"  {_where(place)}", "faint"), indent=indent, hang=2)
        page.prose(*_marked(place), indent=indent + 2)

    return write


def _marked(place: Data) -> list[Part]:
    """Give the words of a place, with braces round those that only this text has."""
    text, offset = place["words"], place["span"][0]
    parts: list[Part] = []
    at = 0
    for start, end in place["only_here"]:
        parts.append((_flat(text[at : start - offset]), "quote"))
        parts.append((f"{{{_flat(text[start - offset : end - offset])}}}", "strong"))
        at = end - offset
    parts.append((_flat(text[at:]), "quote"))
    return parts


def _flat(text: str) -> str:
    """Give a text on one line, with one space for any white space, also at its ends."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def _where(place: Data) -> str:
    first, last = place["lines"]
    start, end = place["span"]
    lines = f"line {first:,}" if first == last else f"lines {first:,}–{last:,}"
    return f"{lines}, characters {start:,}–{end:,}"


def _utterances(page: Page, utterances: list[Data], names: _Names, labels: Labels) -> None:
    if not utterances:
        return
    page.blank()
    page.heading("Perhaps one utterance in several translations or wordings")
    for one in utterances:
        page.blank()
        who = words.listed([labels.speaker(source) for source in one["speakers"]])
        named = f"beside each: {', '.join(one['named'][:_MOST_NAMED])}" if one["named"] else ""
        alike = f"alike to {one['similarity']} of 100"
        page.line((who or named or "speaker not on record", "strong"), f", {alike}", hang=2)
        for wording in one["wordings"]:
            page.prose((f"“{_flat(wording['places'][0]['words']).strip()}”", "quote"), indent=2)
            for place in wording["places"]:
                page.line(
                    *names.parts(place["text"]), (f"  {_where(place)}", "faint"), indent=4, hang=2
                )
        _recorded(page, one, labels)


def _recorded(page: Page, one: Data, labels: Labels) -> None:
    for act in one["as_one"]:
        told = f"on record as reports of one act: {_act(act, labels)} "
        page.line(told, (act["claim"], "id"), indent=2, hang=2)
    if one["as_one"]:
        return
    page.line(
        "Proposed: if it is one utterance, record the wordings as reports of one assertion.",
        indent=2,
        hang=2,
    )
    for (who, claim), number in Counter(
        (_act(act, labels), act["claim"]) for act in one["apart"]
    ).items():
        told = f"on record in {words.count(number, 'assertion')}: {who} "
        page.line(told, (claim, "id"), indent=4, hang=2)


def _stock(page: Page, stock: list[Data]) -> None:
    if not stock:
        return
    page.blank()
    page.heading("Wording that many texts have, counted for no pair")
    page.blank()
    ordered = sorted(stock, key=lambda one: (-len(one["places"]) * one["length"], one["words"]))
    for one in ordered[:_MOST_STOCK]:
        page.line(
            (words.count(len(one["places"]), "text"), "strong"),
            f", {one['length']} words",
            indent=2,
        )
        page.prose((_flat(one["words"]).strip(), "quote"), indent=4)
        page.line((_few([place["text"] for place in one["places"]]), "faint"), indent=4, hang=2)
    if len(ordered) > _MOST_STOCK:
        page.line(f"and {len(ordered) - _MOST_STOCK:,} more; JSON has them all", indent=2)


def _proposals(page: Page, proposals: Data, labels: Labels) -> None:
    if not proposals["based_on"] and not proposals["via"]:
        return
    page.blank()
    page.heading("What could be recorded, once you have looked")
    based_on: dict[tuple[str, str], list[list[Part]]] = {}
    for one in proposals["based_on"]:
        key = f"based_on: [{one['value']}]", _WHY[one["why"]]
        based_on.setdefault(key, []).append([(one["text"], "id")])
    for (value, why), rows in sorted(based_on.items()):
        _proposed(page, [(value, "id"), f" {why}, for"], rows)
    via: dict[tuple[str, str], list[list[Part]]] = {}
    for one in proposals["via"]:
        value = f"via: [{', '.join(one['value'])}]" if one["value"] else "via"
        row: list[Part] = [(one["claim"], "id"), f"  {_act(one, labels)}"]
        via.setdefault((value, words.listed(one["documents"])), []).append(row)
    for (value, documents), rows in sorted(via.items()):
        told: list[Part] = [(value, "id"), ", or ", ("via: []", "id"), " where it is first hand,"]
        _proposed(page, [*told, f" for reports in {documents}, which now count apart"], rows)


def _act(one: Data, labels: Labels) -> str:
    return f"{words.listed([labels.source(source) for source in one['sources']])} {one['stance']}"


def _proposed(page: Page, told: list[Part], rows: list[list[Part]]) -> None:
    page.blank()
    page.line(*told, indent=2, hang=2)
    for row in rows[:_MOST_PROPOSED]:
        page.line(*row, indent=4, hang=2)
    if len(rows) > _MOST_PROPOSED:
        page.line(f"and {len(rows) - _MOST_PROPOSED:,} more; JSON has them all", indent=4)
