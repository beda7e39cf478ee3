"""Small knowledge bases around points that are easy to get wrong, and rare by chance."""

from .hand import claim, files, says
from .records import Record
from .strategies import Case

PEOPLE = dict.fromkeys(("p", "q", "r", "s"), "person")
ONE, TWO, THREE, FOUR = (f"2015-10-0{day}" for day in range(1, 5))


def _about(*acts: Record, sources: dict[str, object] | None = None, **other: Record) -> Case:
    """A case of one claim with these acts, and perhaps of others."""
    claims = {"c": claim(*acts), **other}
    return Case(files(sources={**PEOPLE, **(sources or {})}, claims=claims), None, "party")


def _answers(kind: str, first: str, second: str, **scopes: str) -> Case:
    question = {"text": "Which?", "kind": kind, **scopes}
    claims = {
        "c": claim(says("asserts", "p"), answers="w", value=first),
        "d": claim(says("suggests", "q"), answers="w", value=second),
    }
    return Case(files(sources=PEOPLE, questions={"w": question}, claims=claims), None, "party")


def _quoted(*acts: Record) -> list[Record]:
    return [{**act, "quote": f"words {place}"} for place, act in enumerate(acts)]


def _at(case: Case, as_of: str, by: str = "party") -> Case:
    return Case(case.files, as_of, by)


WIRE: dict[str, object] = {"wire": "agency"}
ROLE = {"source": "p", "from": TWO, "until": "2015-10"}
VOICE: dict[str, object] = {"voice": {"kind": "person", "speaks_for": ROLE}}

# Ends (a) even though it does not stand itself: "d" on Thursday rules out the denial.
ENDED_BY_WHAT_DOES_NOT_STAND = _about(
    says("asserts", "p", ONE),
    says("denies", "p", TWO),
    d=claim(says("asserts", "p", THREE), implies=["c"]),
)
ENDED_IN_A_CHAIN = _about(
    says("suggests", "p", ONE),
    d=claim(says("asserts", "p", TWO), contradicts=["c"]),
    e=claim(says("asserts", "p", THREE), contradicts=["d"]),
)
RETRACTED_TWICE = _about(
    says("asserts", "p", ONE),
    says("retracts", "p", "2015-10-03"),
    says("retracts", "p", TWO, quote="the first"),
    says("retracts", "p", "2015-10-02..2015-10-03"),
    says("retracts", "p", "..2015-10-04"),
    says("disowns", "p", THREE),
    says("suggests", "p", FOUR),
)

EXAMPLES = {
    "a later stance that does not stand still ends an earlier one": ENDED_BY_WHAT_DOES_NOT_STAND,
    "a stance ended by what does not stand is revived": ENDED_IN_A_CHAIN,
    "the first of several retractions ended the stance": RETRACTED_TWICE,
    "as it looked before the second retraction": _at(RETRACTED_TWICE, TWO),
    "declining between does not part a restatement": _about(
        *_quoted(says("denies", "p", ONE), says("declines", "p", TWO), says("doubts", "p", THREE))
    ),
    "retracting between parts a restatement": _about(
        *_quoted(says("asserts", "p", ONE), says("retracts", "p", TWO), says("asserts", "p", THREE))
    ),
    "a conditional act between parts nothing": _about(
        *_quoted(
            says("asserts", "p", ONE),
            says("denies", "p", TWO, **{"if": "d"}),
            says("asserts", "p", THREE),
        ),
        d=claim(),
    ),
    "a conditional retraction ends nothing": _about(
        says("asserts", "p", ONE), says("retracts", "p", TWO, **{"if": "d"}), d=claim()
    ),
    "an act on one day as the retraction is not withdrawn": _about(
        says("asserts", "p", ONE), says("retracts", "p", ONE), says("retracts", "q", TWO)
    ),
    "an undated retraction ends nothing, a dated one no undated stance": _about(
        says("asserts", "p", ONE),
        says("retracts", "p"),
        says("asserts", "q"),
        says("retracts", "q", ONE),
    ),
    "hedged parties and a firm narrator do not agree": _about(
        says("suggests", ["p", "q"]), says("asserts", "wire"), sources=WIRE
    ),
    "one firm party and a narrator do not agree": _about(
        says("asserts", ["p", "wire"]), sources=WIRE
    ),
    "undecided is not against": _about(
        says("asserts", ["p", "q"]), says("suggests", "r"), says("doubts", "r")
    ),
    "firm on one side and hedged on the other is divided": _about(
        says("asserts", "p"), says("doubts", "p")
    ),
    "a divided party opposes others on both sides": _about(
        says("asserts", "p"), says("doubts", "p"), says("denies", "q"), says("suggests", "r")
    ),
    "a role holds on its first day": _about(says("asserts", "voice", TWO), sources=VOICE),
    "a role does not hold the day before": _about(says("asserts", "voice", ONE), sources=VOICE),
    "a role holds to the end of its last month": _about(
        says("asserts", "voice", "2015-10-31T23:59:59Z"), sources=VOICE
    ),
    "a role does not hold a second later": _about(
        says("asserts", "voice", "2015-11-01T01:00:00+01:00"), sources=VOICE
    ),
    "a role holds for a stance of a longer period": _about(
        says("asserts", "voice", "2014..2016"), says("denies", "voice"), sources=VOICE
    ),
    "own words in a role are no others'": _about(
        says("asserts", "voice", TWO, own="true"), says("denies", "voice", TWO), sources=VOICE
    ),
    "a later word of his own replaces one in the role": _about(
        says("asserts", "voice", TWO), says("denies", "voice", THREE, own="true"), sources=VOICE
    ),
    "by source nobody speaks for another": _at(
        _about(says("asserts", "voice", TWO), says("denies", "p", TWO), sources=VOICE),
        "2016",
        "source",
    ),
    "a chain ends at a circle": _about(
        says("asserts", ["p", "q", "r", "in", "out"]),
        sources={
            "p": {"kind": "person", "speaks_for": ["q", "out"]},
            "q": {"kind": "person", "speaks_for": "p"},
            "in": {"kind": "person", "speaks_for": ["r", "p"]},
            "out": "person",
        },
    ),
    "a circle holds only while its roles do": _about(
        says("asserts", "p", ONE),
        says("asserts", "p", THREE, quote="later"),
        sources={
            "p": {"kind": "person", "speaks_for": "q"},
            "q": {"kind": "person", "speaks_for": [{"source": "p", "from": THREE}, "r"]},
        },
    ),
    "who speaks for himself is his own party": _about(
        says("asserts", "p"), sources={"p": {"kind": "person", "speaks_for": ["p", "q"]}}
    ),
    "many pairs of few parties name no dispute": _about(
        says("asserts", ["p", "q"]),
        says("denies", ["r", "s"]),
        d=claim(says("asserts", "p"), says("denies", ["q", "r", "s", "wire"]), contradicts=["c"]),
        sources=WIRE,
    ),
    "supporting joins no dispute": _about(
        says("asserts", "p"),
        says("denies", "q"),
        d=claim(says("asserts", "p"), says("denies", "q"), supports=["c"], weakens=["e"]),
        e=claim(says("asserts", "p"), says("denies", "q")),
    ),
    "what denying implies": _about(
        says("denies", "p"),
        d=claim(negates=["c"]),
        e=claim(says("denies", "q"), implies=[{"claim": "c", "why": "It is part of it."}]),
        f=claim(says("suggests", "r"), contradicts=["d"]),
    ),
    "a claim that rules itself out": _about(
        says("asserts", "p"),
        says("suggests", "q"),
        d=claim(implies=["e"]),
        e=claim(contradicts=["c"]),
        f=claim(),
    ),
    "a second's name is a second": _answers("date", "2015-10-02T14:30:00Z", "2015-10-02T14:30:30Z"),
    "a minute's name is a minute": _answers(
        "date", "2015-10-02T14:30Z", "2015-10-02T16:30:59+02:00"
    ),
    "days are of one time line": _answers("date", "2015-10-02T00:30+02:00", "2015-10-02"),
    "round numbers": _answers("number", "~20", "22"),
    "round numbers below": _answers("number", "~-20", "-17.9"),
    "round numbers below, within": _answers("number", "~-20", "-18.0"),
    "ends that meet": _answers("number", "..5", "5.."),
    "decimals": _answers("number", "0.1", "0.10"),
    "choices are compared exactly": _answers("choice", "yes", "Yes"),
    "a scope of the question does not part its answers": _answers(
        "number", "1", "2", when="2015", where="Here"
    ),
    "joint acts are told alike in any order": _about(
        *_quoted(says("asserts", ["p", "q", "r"], ONE), says("asserts", ["q", "p"], ONE)),
        says("asserts", ["r", "p", "q"], ONE),
    ),
    "a date that is given and one that is not are told alike in any order": Case(
        files(
            sources=PEOPLE,
            documents={"d": {"title": "D", "published": ONE}, "e": {"title": "E"}},
            claims={
                "c": claim(
                    says("asserts", "p", **{"in": "d"}),
                    says("asserts", "p", ONE, **{"in": "d"}),
                    says("asserts", "p", ONE, **{"in": ["e", "d"]}, quote="words", via=[]),
                )
            },
        ),
        None,
        "party",
    ),
    "words from before the role are not the party's": _about(
        *_quoted(says("asserts", "voice", ONE), says("asserts", "voice", TWO)), sources=VOICE
    ),
}
