"""A matrix on a page: parties by parties, or claims by parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from disputes.report import words
from disputes.report.grid import NOTHING
from disputes.report.page import Page, Part
from disputes.report.signs import legend, position_sign
from disputes.view.labels import STATUS_SIGNS, Labels

Data = dict[str, Any]

_WIDE = 110
"""From so many columns on, claims are told by their sentences as well."""

_LARGEST = 40
"""More parties than these are told as a list: nobody reads so large a grid."""


def print_matrix(page: Page, data: Data, labels: Labels, *, aligned: bool = True) -> None:
    """Print who opposes whom, and who agrees with whom, on how many claims.

    ``aligned`` fills the numbers up with spaces, so that they stand below one another.
    """
    _heading(page, data, "heard on", labels)
    parties = {party["id"]: party for party in data["parties"]}
    if len(data["parties"]) < 2:
        page.blank()
        page.line(_nothing(data))
        return
    page.blank()
    told = _Told()
    pairs = told.passing(data["pairs"])
    if len(data["parties"]) > _LARGEST + 1:
        _list(page, pairs, parties)
    elif data["party"]:
        _partners(page, list(pairs), parties, aligned=aligned)
    else:
        _grid(page, list(pairs), parties, aligned=aligned)
    if told.example is not None:
        page.blank()
        _reading(page, told.example, parties)


class _Told:
    """Remembers of the pairs that are printed the one of which most is to be said."""

    def __init__(self) -> None:
        self.example: Data | None = None
        self._most = (-1, -1)

    def passing(self, pairs: Iterable[Data]) -> Iterator[Data]:
        """Give the same pairs."""
        for pair in pairs:
            lists = [one for key in ("opposed_on", "agreed_on") for one in pair[key].values()]
            told = (sum(map(bool, lists)), pair["heard"])
            if told > self._most:
                self.example, self._most = pair, told
            yield pair


def _reading(page: Page, pair: Data, parties: dict[str, Data]) -> None:
    """Say what the signs mean, and read one cell of the table as an example."""
    page.line(
        "≠\u00a0opposed   =\u00a0agreed   +\u00a0by\u00a0inference   "
        "/\u00a0both\u00a0have\u00a0a\u00a0position",
        hang=2,
    )
    told = []
    for key, verb in (("opposed", "opposed"), ("agreed", "agreed")):
        if pair[key]:
            inferred = len(pair[f"{key}_on"]["by_inference"])
            by = f" ({inferred:,} of them only by inference)" if inferred else ""
            told.append(f"{verb} on {pair[key]:,}{by}")
    names = " and ".join(_name(parties[one]) for one in pair["parties"])
    page.line(
        f"For example {names}, {_cell(pair)}: {' and '.join(told) or 'neither opposed nor agreed'}"
        f", of {words.count(pair['heard'], 'claim')} on which both have a position.",
        hang=2,
    )


def print_positions(page: Page, data: Data, labels: Labels) -> None:
    """Print the parties' positions claim by claim, in a table for each topic."""
    _heading(page, data, "on", labels)
    names = {party["id"]: _name(party) for party in data["parties"]}
    used: set[str] = set()
    statuses: dict[str, str] = {}
    unheard = 0
    claims = sorted(data["claims"], key=lambda one: (one["topic"] is None, one["topic"] or ""))
    for topic, own in groupby(claims, key=lambda one: one["topic"]):
        told = []
        for claim in own:
            if claim["positions"]:
                told.append(claim)
            else:
                unheard += 1
        if told:
            page.blank()
            page.heading(labels.topic(topic))
            page.blank()
            _topic(page, told, names, used)
            statuses |= {STATUS_SIGNS[one["status"]]: one["status"] for one in told}
    page.blank()
    if used:
        page.line(legend(used), hang=2)
        signs = [sign for sign in STATUS_SIGNS.values() if sign in statuses]
        page.line(
            "Before a claim: ", "   ".join(f"{one}\u00a0{statuses[one]}" for one in signs), hang=2
        )
    else:
        page.line(_nothing(data))
    if unheard:
        page.line(f"{words.count(unheard, 'claim')} on which none of these parties is heard.")


def _heading(page: Page, data: Data, verb: str, labels: Labels) -> None:
    shown, everybody = len(data["parties"]), data["parties_in_all"]
    of = f" of {everybody:,}" if shown < everybody else ""
    noun = words.count(shown, "party", "parties")
    if of:
        noun = f"{shown:,}{of} parties"
    number = words.count(data["claims_in_all"], "claim")
    which = "disputed " if data["disputed"] else ""
    if which:
        number = number.replace(" ", f" {which}", 1)
    topic = f" · {labels.topic(data['topic'])}" if data["topic"] else ""
    page.line((f"{noun} {verb} {number}", "heading"), topic, hang=2)
    notes = []
    if data["as_of"]:
        notes.append(f"as of {data['as_of']}")
    if data["by"] == "source":
        notes.append("every source for itself")
    if of and data["cut"]:
        notes.append("those heard on the most claims; --all has every one")
    if notes:
        page.line((" · ".join(notes), "faint"))


def _nothing(data: Data) -> str:
    if not data["claims_in_all"]:
        return "No claim fits these options." if _filtered(data) else "There are no claims yet."
    return "No two parties are heard on these claims."


def _filtered(data: Data) -> bool:
    return bool(data["topic"] or data["disputed"])


def _grid(page: Page, pairs: list[Data], parties: dict[str, Data], *, aligned: bool) -> None:
    """Print each pair once, below the diagonal; who shares no claim with another stands below."""
    met = {party for pair in pairs for party in pair["parties"]}
    columns = [party for party in parties if any(party == pair["parties"][0] for pair in pairs)]
    cells: dict[str, dict[str, str]] = {party: {} for party in parties}
    for column in columns:
        own = [pair for pair in pairs if pair["parties"][0] == column]
        sizes = _sizes(own) if aligned else None
        for pair in own:
            cells[pair["parties"][1]][column] = _cell(pair, sizes)
    rows: list[list[Part]] = []
    passed: set[str] = set()
    for party, own_cells in cells.items():
        if own_cells:
            blank = [NOTHING if column in passed else "" for column in columns]
            filled = zip(columns, blank, strict=True)
            rows.append([_name(parties[party]), *(own_cells.get(one, no) for one, no in filled)])
        passed.add(party)
    if rows:
        page.table(["", *(_name(parties[column]) for column in columns)], rows)
    alone = [_name(parties[party]) for party in parties if party not in met]
    if alone:
        if rows:
            page.blank()
        page.line(f"On no claim together with another: {words.listed(alone)}.", hang=2)


def _sizes(pairs: Iterable[Data]) -> tuple[int, int, int]:
    """Give how wide the three numbers of a cell are, so that they stand below one another."""
    cells = [(_number(pair, "opposed"), _number(pair, "agreed"), pair["heard"]) for pair in pairs]
    first, second, third = (max(len(str(cell[n])) for cell in cells) for n in range(3))
    return first, second, third


def _cell(pair: Data, sizes: tuple[int, int, int] | None = None) -> str:
    """Give the numbers of a pair; below one another where it is said how wide they are."""
    opposed, agreed = _number(pair, "opposed"), _number(pair, "agreed")
    if sizes is None:
        parts = (opposed and f"{opposed}≠", agreed and f"{agreed}=", f"/{pair['heard']}")
        return " ".join(filter(None, parts))
    return (
        f"{opposed:>{sizes[0]}}{'≠' if opposed else ' '} "
        f"{agreed:>{sizes[1]}}{'=' if agreed else ' '} "
        f"/{pair['heard']:<{sizes[2]}}"
    )


def _number(pair: Data, key: str) -> str:
    on = pair[f"{key}_on"]
    direct, inferred = len(on["direct"]), len(on["by_inference"])
    if inferred:
        return f"{direct or ''}+{inferred}"
    return str(direct) if direct else ""


def _partners(page: Page, pairs: list[Data], parties: dict[str, Data], *, aligned: bool) -> None:
    sizes = _sizes(pairs) if aligned else None
    one = parties[pairs[0]["parties"][0]]
    rows: list[list[Part]] = [
        [_name(parties[pair["parties"][1]]), _cell(pair, sizes)] for pair in pairs
    ]
    page.table([(f"{_name(one)} and", "heading"), ""], rows)


def _list(page: Page, pairs: Iterable[Data], parties: dict[str, Data]) -> None:
    """Print pair by pair what is too large for a grid."""
    for party, own in groupby(pairs, key=lambda pair: pair["parties"][0]):
        page.line((_name(parties[party]), "strong"), " and", hang=2)
        for pair in own:
            other = _name(parties[pair["parties"][1]])
            page.line(f"{other}  ", _cell(pair), indent=2, hang=2)


def _topic(page: Page, claims: list[Data], names: dict[str, str], used: set[str]) -> None:
    """Print a table of a topic, or several with some of the parties each.

    A row is as long as a table has columns, however few of them say something; so many parties
    are told apart before their rows are made.
    """
    heard = {row["party"] for claim in claims for row in claim["positions"]}
    order = [party for party in names if party in heard]
    if len(order) <= _LARGEST:
        _table(page, claims, [names[party] for party in order], _signs(claims, order), used)
        return
    groups = [order[start : start + _LARGEST] for start in range(0, len(order), _LARGEST)]
    group_of = {party: number for number, group in enumerate(groups) for party in group}
    of: list[dict[str, Data]] = [{} for _ in groups]
    for claim in claims:
        for row in claim["positions"]:
            own = of[group_of[row["party"]]].setdefault(claim["id"], {**claim, "positions": []})
            own["positions"].append(row)
    for number, group in enumerate(groups):
        if number:
            page.blank()
        some = list(of[number].values())
        _table(page, some, [names[party] for party in group], _signs(some, group), used)


def _signs(claims: list[Data], order: list[str]) -> list[list[str]]:
    """Give the signs of parties, a row a claim."""
    rows = []
    for claim in claims:
        signs = {row["party"]: position_sign(row) for row in claim["positions"]}
        rows.append([signs.get(party, NOTHING) for party in order])
    return rows


def _table(
    page: Page, claims: list[Data], heads: list[str], signs: list[list[str]], used: set[str]
) -> None:
    for row in signs:
        used.update(row)
    wide = page.width >= _WIDE
    rows: list[list[Part]] = [
        [
            STATUS_SIGNS[claim["status"]],
            (claim["id"], "id"),
            *([claim["text"] or ""] if wide else []),
            *own,
        ]
        for claim, own in zip(claims, signs, strict=True)
    ]
    pinned = 3 if wide else 2
    page.table([*[""] * pinned, *heads], rows, pinned=pinned)


def _name(party: Data) -> str:
    return f"{party['name']} (narrator)" if party["narrator"] else str(party["name"])
