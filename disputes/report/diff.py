"""What changed between two revisions, on a page: what follows first, then what the files say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disputes.report import words
from disputes.report.causes import print_causes
from disputes.report.claims import print_assertion
from disputes.report.page import Page, Part
from disputes.view.labels import STATUS_SIGNS, Labels

Data = dict[str, Any]

_STEP = 2
_DIGITS = 10
_MOST_PAIRS = 8
_DISPUTES = {
    "opened": "Disputes opened",
    "settled": "Disputes settled",
    "split": "Disputes split",
    "merged": "Disputes merged",
    "regrouped": "Disputes regrouped",
    "changed": "Disputes changed",
}
_CHANGES = ("new", "removed", "changed")
_KINDS = ("topic", "source", "document", "question")


def print_diff(page: Page, data: Data, labels: Labels) -> None:
    """Print what changed, or that nothing did."""
    before, after = data["before"], data["after"]
    page.heading(f"Disputes: {_name(before)} → {_name(after)}")
    _scope(page, data)
    if not data["changed"]:
        page.line("Nothing changed: both say the same, and the same follows from it.")
        return
    page.line(*_summary(data), hang=_STEP)
    page.line((_totals(before, after), "faint"), hang=_STEP)
    told = _Told(page, data, labels)
    for change, title in _DISPUTES.items():
        told.part(title, [one for one in data["disputes"] if one["change"] == change], told.dispute)
    told.part("Statuses changed", data["statuses"], told.status)
    for change, title in (("new", "New denials"), ("removed", "Denials that are gone")):
        told.part(title, [one for one in data["denials"] if one["change"] == change], told.denial)
    told.part("Positions changed", data["stands"], told.stand)
    witnessed = [one for one in data["positions"] if one["change"] == "changed"]
    witnessed = [one for one in witnessed if one["gained"] or one["lost"]]
    told.part("Origins gained and lost", witnessed, told.origins)
    for change in _CHANGES:
        claims = [one for one in data["claims"] if one["change"] == change]
        told.part(f"{change.title()} claims", claims, told.claim)
    for change in _CHANGES:
        acts = [one for one in data["assertions"] if one["change"] == change]
        told.folded(f"{change.title()} assertions", acts, told.assertion)
    told.folded("Relations", data["relations"], told.relation)
    for kind in _KINDS:
        records = [one for one in data["records"] if one["kind"] == kind]
        told.folded(f"{kind.title()}s", records, told.record)
    told.folded("Other ids", data["renamed"], told.renamed)


def _name(point: Data) -> str:
    if point["revision"] is None:
        return "work tree"
    short = point["commit"][:_DIGITS]
    return (
        short if point["commit"].startswith(point["revision"]) else f"{point['revision']} ({short})"
    )


def _scope(page: Page, data: Data) -> None:
    before, after = data["before"], data["after"]
    parts = []
    if before["path"] != after["path"]:
        places = [point["path"] or "no knowledge base" for point in (before, after)]
        parts.append(f"read from {' → '.join(places)}")
    if data["as_of"]:
        parts.append(f"as of {data['as_of']}")
    if data["by"] == "source":
        parts.append("every source for itself")
    if not data["complete"]:
        parts.append("there are errors, so this may be incomplete")
    if parts:
        page.line((" · ".join(parts), "faint"))


def _summary(data: Data) -> list[Part]:
    """Give the counts of what matters most in one line."""
    disputes = [one["change"] for one in data["disputes"]]
    parts = [
        f"{words.count(disputes.count(change), 'dispute')} {change}"
        for change in _DISPUTES
        if change in disputes
    ]
    if data["statuses"]:
        parts.append(f"{words.count(len(data['statuses']), 'status', 'statuses')} changed")
    for change, what in (("new", "new denial"), ("removed", "denial gone")):
        number = sum(one["change"] == change for one in data["denials"])
        if number:
            many = "denials gone" if change == "removed" else None
            parts.append(words.count(number, what, many))
    if data["stands"]:
        parts.append(f"{words.count(len(data['stands']), 'position')} changed")
    for change in _CHANGES:
        for key, what in (("claims", "claim"), ("assertions", "assertion")):
            number = sum(one["change"] == change for one in data[key])
            if number:
                parts.append(words.count(number, f"{change} {what}"))
    told = " · ".join(map(_kept, parts))
    return [(told, "strong")] if parts else ["No dispute and no claim changed."]


def _totals(before: Data, after: Data) -> str:
    """Give how many disputes and contested claims there were, and are."""
    old, new = before["counts"], after["counts"]
    parts = [f"{before['disputes']:,} → {words.count(after['disputes'], 'dispute')}"]
    parts += [
        f"{STATUS_SIGNS[name]} {old[name]:,} → {new[name]:,} {name}"
        for name in old
        if old[name] != new[name]
    ]
    return "  ".join(map(_kept, parts))


def _kept(text: str) -> str:
    """Keep a number with what it counts: the text is not broken between lines."""
    return text.replace(" ", "\u00a0")


class _Told:
    """Prints the parts of one difference."""

    def __init__(self, page: Page, data: Data, labels: Labels) -> None:
        self._page = page
        self._labels = labels
        self._explained = {
            claim
            for one in data["disputes"]
            for each in (*one["before"], *one["after"])
            for claim in each["claims"]
        }

    def part(self, title: str, rows: list[Data], write: Callable[[Data], None]) -> None:
        """Print a part if there is anything in it."""
        if rows:
            self._page.blank()
            self._page.heading(f"{title} ({len(rows):,})")
            for row in rows:
                write(row)

    def folded(self, title: str, rows: list[Data], write: Callable[[Data], None]) -> None:
        """Print a part that is folded where it can be, if there is anything in it."""

        def write_all(_: Page) -> None:
            for row in rows:
                write(row)

        if rows:
            self._page.blank()
            self._page.fold(f"{title} ({len(rows):,})", write_all)

    def dispute(self, one: Data) -> None:
        page, change = self._page, one["change"]
        old, new = one["before"], one["after"]
        page.blank()
        named: list[Part] = [("Dispute ", "heading"), (one["id"], "id")]
        if change == "changed" and old[0]["id"] != one["id"]:
            named += [", before named ", (old[0]["id"], "id")]
        page.line(*named, self._size(one), hang=_STEP)
        if one["text"]:
            page.prose((one["text"], "strong"), indent=_STEP)
        if change in ("opened", "settled"):
            self._paired("between", one["opposed"] or one["no_longer_opposed"])
        elif change != "changed":
            for what, disputes in (("before", old), ("now", new)):
                for each in disputes:
                    self._bullet(f"{what}: ", (each["id"], "id"), f" ({', '.join(each['claims'])})")
        for what, key in (("claim joined:", "joined"), ("claim left:", "left")):
            for claim in one[key] if change not in ("opened", "settled") else ():
                self._bullet(f"{what} ", (claim, "id"), f": {self._labels.claim(claim)}")
        if change not in ("opened", "settled"):
            self._paired("newly opposed:", one["opposed"])
            self._paired("no longer opposed:", one["no_longer_opposed"])
            if all(each["by_inference"] for each in new) and not all(
                each["by_inference"] for each in old
            ):
                self._bullet("now by inference only")
        print_causes(page, one["because"], self._labels, _STEP)

    def status(self, one: Data) -> None:
        self._bullet(
            f"{words.status(one['before'])} → {words.status(one['after'])}  ",
            (one["claim"], "id"),
            f": {one['text'] or ''}",
        )
        if one["claim"] not in self._explained:
            print_causes(self._page, one["because"], self._labels, 2 * _STEP)

    def denial(self, one: Data) -> None:
        speakers = [act["source"] for act in one["assertions"] if act["source"] != one["party"]]
        names = list(dict.fromkeys(self._labels.source(source) for source in speakers))
        through = f" (through {words.listed(names)})" if names else ""
        self._bullet(
            (self._labels.source(one["party"]), "strong"),
            f"{through} on ",
            (one["claim"], "id"),
            f": {one['text'] or ''}",
        )
        if one["change"] == "new" and one["after"]["stand"] == "divided":
            still = "still" if one["before"]["for"] else "also"
            self._page.line(
                f"now divided: {still} for it{self._by_whom(one)}", indent=2 * _STEP, hang=_STEP
            )

    def _by_whom(self, one: Data) -> str:
        """Say through whom a party that denies a claim is for it as well."""
        sources = dict.fromkeys(act["source"] for act in one["for"])
        if not sources:
            return " by inference"
        others = [self._labels.source(source) for source in sources if source != one["party"]]
        through = f" through {words.listed(others)}" if others else ""
        if one["party"] in sources:
            return f" directly, and{through}" if others else " directly"
        return through

    def stand(self, one: Data) -> None:
        self._bullet(
            (self._labels.source(one["party"]), "strong"),
            " on ",
            (one["claim"], "id"),
            f": {_stand(one['before'])} → {_stand(one['after'])}",
        )

    def origins(self, one: Data) -> None:
        counts = [len(one[key]["origins"]) for key in ("before", "after")]
        self._page.line(
            (self._labels.source(one["party"]), "strong"),
            f" {one['side']} ",
            (one["claim"], "id"),
            f": {counts[0]} → {words.count(counts[1], 'origin')}",
            indent=_STEP,
            hang=_STEP,
        )
        for key in ("gained", "lost"):
            for origin in one[key]:
                self._page.line(
                    f"{key}: {self._labels.origin(origin)}", indent=2 * _STEP, hang=_STEP
                )

    def claim(self, one: Data) -> None:
        told = one["after"] or one["before"]
        self._bullet(f"{words.status(told)}  ", (one["id"], "id"), f": {one['text'] or ''}")
        if one["change"] == "changed":
            self._fields(one)

    def assertion(self, one: Data) -> None:
        page, labels = self._page, self._labels
        if one["change"] != "changed":
            told = one["after"] or one["before"]
            print_assertion(page, None, told["source"], told, labels, _STEP)
            return
        page.line(
            (one["claim"], "id"), f": {words.listed(_named(one['fields']))} changed", indent=_STEP
        )
        for lead, key in (("was", "before"), ("is", "after")):
            page.line(f"{lead}:", indent=2 * _STEP)
            print_assertion(page, one["claim"], one[key]["source"], one[key], labels, 3 * _STEP)

    def relation(self, one: Data) -> None:
        why = f": {one['why']}" if one["why"] else ""
        self._page.line(
            f"{one['change']}: ",
            (one["claim"], "id"),
            f" {one['relation']} ",
            (one["other"], "id"),
            why,
            indent=_STEP,
            hang=_STEP,
        )

    def record(self, one: Data) -> None:
        name = f" {one['name']}" if one["name"] else ""
        self._page.line(f"{one['change']}: ", (one["id"], "id"), name, indent=_STEP, hang=_STEP)
        if one["change"] == "changed":
            self._fields(one)

    def renamed(self, one: Data) -> None:
        self._bullet(f"{one['kind']} ", (one["before"], "id"), " is now ", (one["after"], "id"))

    def _fields(self, one: Data) -> None:
        for field in one["fields"]:
            name = field["field"].replace("_", " ")
            for what, key in (("was", "before"), ("is", "after")):
                shown = _shown(field[key])
                self._page.prose(f"{name} {what}: {shown}", indent=2 * _STEP, hang=_STEP)

    def _bullet(self, *parts: Part) -> None:
        self._page.line(*parts, indent=_STEP, hang=_STEP)

    def _size(self, one: Data) -> str:
        counts = [sum(len(each["claims"]) for each in one[key]) for key in ("before", "after")]
        told = words.count(counts[1], "claim")
        if one["change"] in ("opened", "settled") or counts[0] == counts[1]:
            told = words.count(max(counts), "claim")
        else:
            told = f"{counts[0]:,} → {told}"
        return f" · {_kept(told)}"

    def _paired(self, lead: str, pairs: list[list[str]]) -> None:
        names = [[self._labels.source(party) for party in pair] for pair in pairs[:_MOST_PAIRS]]
        shown = [" × ".join(pair) for pair in names]
        if len(pairs) > _MOST_PAIRS:
            shown.append(f"… {len(pairs) - _MOST_PAIRS:,} more pairs")
        if shown:
            self._bullet(f"{lead} {'; '.join(shown)}")


def _stand(told: Data) -> str:
    """Say where a party stands on a claim; firm and direct is what goes without saying."""
    sides = [
        ", ".join(
            [
                side,
                *(["hedged"] if told[side]["force"] == "hedged" else []),
                *(["by inference"] if told[side]["by_inference"] else []),
            ]
        )
        for side in ("for", "against")
        if told[side]
    ]
    if told["stand"] in ("divided", "undecided"):
        return f"{told['stand']} ({'; '.join(sides)})"
    return sides[0] if sides else "silent"


def _named(fields: list[str]) -> list[str]:
    return [field.replace("_", " ") for field in fields if field != "said_given"] or ["date"]


def _shown(value: Any) -> str:
    if value is None:
        return "(absent)"
    if isinstance(value, list):
        return ", ".join(one if isinstance(one, str) else one["source"] for one in value)
    return str(value)
