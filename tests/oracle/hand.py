"""Short ways to write tiny knowledge bases by hand."""

from typing import Any

from .naive import report
from .records import Record

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (f"2015-10-0{day}" for day in range(5, 9))


def files(**sections: Any) -> list[Record]:
    """One file of these sections; sources may be given by kind alone."""
    sources = sections.pop("sources", {})
    written = {
        name: {"name": name, **({"kind": source} if isinstance(source, str) else source)}
        for name, source in sources.items()
    }
    return [{"path": "kb.yaml", "data": {"sources": written, **sections}}]


def claim(*assertions: Record, **fields: Any) -> Record:
    """A claim with these assertions."""
    return {"text": "So it is.", **fields, "assertions": list(assertions)}


def says(stance: str, source: str | list[str], said: str | None = None, **more: object) -> Record:
    """An assertion; its date may be left out."""
    return {stance: source, **({} if said is None else {"said": said}), **more}


def tolls(ten: list[Record], fifteen: list[Record], **more: Record) -> list[Record]:
    """Two answers of one question, that exclude each other, with these assertions."""
    return files(
        sources={"army": "organisation", "town": "group", "wire": "agency"},
        questions={"dead": {"text": "How many dead?", "kind": "number"}},
        claims={
            "ten": claim(*ten, answers="dead", value="10"),
            "fifteen": claim(*fifteen, answers="dead", value="15"),
        },
        **more,
    )


def claim_of(kb: list[Record], name: str, as_of: str | None = None, by: str = "party") -> Record:
    """What the oracle says of one claim."""
    claims: list[Record] = report(kb, as_of, by)["claims"]
    return next(record for record in claims if record["id"] == name)


def side(record: Record, which: str) -> dict[str, str]:
    """The parties on a side of a claim, with the force of each."""
    return {position["party"]: position["force"] for position in record[which]}
