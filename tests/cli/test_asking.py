"""Putting questions: on a screen by keys, on a plain terminal by lines; what fits what is typed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial

import click
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from disputes.cli.asking.checking import wrong_value
from disputes.cli.asking.dates import begun
from disputes.cli.asking.fitting import MOST, Fitting
from disputes.cli.asking.plain import PlainAsker
from disputes.cli.asking.question import LEFT, Question, agreed
from disputes.cli.asking.screen import ScreenAsker
from disputes.cli.asking.shown import around
from disputes.cli.completion.matching import Offer
from disputes.escape.terminal import HIDDEN, one_line
from disputes.report.rows import cut

DOWN, ALT_DOWN, ALT_UP = "\x1b[B", "\x1b\x1b[B", "\x1b\x1b[A"
PEOPLE = Fitting(
    [
        Offer("ann", "Ann Lós", ("Ann Lós", "The Mayor")),
        Offer("anna-b", "Anna B", ("Anna B",)),
        Offer("bob", "Bob Ng", ("Bob Ng", "Robert")),
    ]
)
HOSTILE = "a\x1b]52;c;eA==\x07\x1b[31mred\x9b1m \u202edlrow\u2066 <b>[/]&{x}%s \u200f\ud800 end"


def known(answer: str) -> str:
    """Demand one of the people."""
    return "" if PEOPLE.named(answer) else f"nobody is '{answer}'"


WHO = Question(
    "Who",
    "Who it was.",
    needed=True,
    offers=PEOPLE,
    settled=lambda typed: PEOPLE.one(typed) or typed,
    wrong=known,
)


TURNS = [Offer("a turn"), Offer("a second turn")]
FEW = Question(
    "Quote",
    offers=lambda words: [one for one in TURNS if words and words in one.value],
    choices=lambda words: [one for one in TURNS if words in one.value and words != one.value],
    open=False,
    passage=True,
)


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """Give where keys are typed."""
    with create_pipe_input() as given:
        yield given


def typed(question: Question, text: str) -> str:
    """Answer a question with some keys, behind which the input ends."""
    with create_pipe_input() as given, create_app_session(given, DummyOutput()):
        given.send_text(text)
        given.close()
        return ScreenAsker(given, DummyOutput()).ask(question)


class TestScreen:
    def test_an_answer_by_id_and_by_name(self) -> None:
        assert typed(WHO, "bob\r") == "bob"
        assert typed(WHO, "mayor\r") == "ann"
        assert typed(WHO, "los\r") == "ann"

    def test_a_wrong_answer_stays_to_be_mended(self) -> None:
        assert typed(WHO, "\rbo\x7f\x7feve\r\x7f\x7f\x7fbob\r") == "bob"

    def test_several_are_not_decided_by_guess(self) -> None:
        assert typed(WHO, "an\r\x15bob\r") == "bob"

    def test_left_empty(self) -> None:
        assert typed(Question("Note"), "\r") == ""
        assert typed(Question("Note", given="this"), "\r") == "this"
        assert typed(Question("Note", given="this"), " too \r") == "this too"

    @pytest.mark.parametrize("key", ["\x03", "\x04", "half\x04", "half\x03"])
    def test_leaving(self, key: str) -> None:
        with pytest.raises(click.Abort, match=LEFT):
            typed(WHO, key)

    def test_yes_and_no(self, keys: PipeInput) -> None:
        asker = ScreenAsker(keys, DummyOutput())
        keys.send_text("\rperhaps\r\x15N\ryes\r")
        keys.close()
        assert [agreed(asker, "Now?", default=True) for _ in range(2)] == [True, False]
        assert agreed(asker, "Now?", default=False)

    def test_a_passage_is_moved(self) -> None:
        passage = Question("Quote", moved=lambda text, by: f"{text}{by:+}")
        assert typed(passage, f"x{ALT_DOWN}{ALT_UP}\r") == "x+1-1"

    def test_some_words_are_no_quote(self) -> None:
        assert typed(FEW, "second\r\r") == "a second turn"
        assert typed(FEW, "second\r" + "\x7f" * 5 + "\r") == "a second"
        assert typed(FEW, "second\r\x15turn\r\r") == "turn"
        assert typed(FEW, "\x1b[200~turn\x1b[201~\r") == "turn"

    @pytest.mark.parametrize("no_color", [True, False])
    def test_nothing_hostile_reaches_the_terminal(
        self, keys: PipeInput, monkeypatch: pytest.MonkeyPatch, no_color: bool
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1" if no_color else "")
        offers = [Offer("ann", HOSTILE, (HOSTILE,)), Offer(HOSTILE, HOSTILE), Offer("z", "Z")]
        question = Question(
            HOSTILE, HOSTILE, offers=lambda _: offers, told=lambda _: HOSTILE, given=HOSTILE
        )
        stream = io.StringIO()
        shown = Vt100_Output(stream, lambda: Size(24, 80), term="xterm-256color")
        asker = ScreenAsker(keys, shown)
        asker.say(HOSTILE)
        asker.show(f"+{HOSTILE}\n-{HOSTILE}")
        keys.send_text("\t\r")
        keys.close()
        assert asker.ask(question)
        printed = re.sub(r"\x1b(?:\[[?>]?[0-9;]*[A-Za-z]|[=>])", "", stream.getvalue())
        assert set(re.findall(HIDDEN, printed)) <= {"\r", "\n", "\b"}
        assert "]52;c;" in printed
        assert ("\x1b[31mred" in stream.getvalue()) is False
        assert bool(re.search(r"\x1b\[0;[39]\d", stream.getvalue())) is not no_color


class TestPlain:
    @staticmethod
    def ask(question: Question, *lines: str) -> tuple[str, str]:
        shown = io.StringIO()
        asker = PlainAsker(io.StringIO("".join(f"{line}\n" for line in lines)), shown)
        return asker.ask(question), shown.getvalue()

    def test_numbers_and_names(self) -> None:
        assert self.ask(WHO, "2") == (
            "anna-b",
            (
                "(Who it was.)\n   1  ann     Ann Lós\n   2  anna-b  Anna B\n   3  bob     Bob Ng\n"
                "Who:   = anna-b\n"
            ),
        )
        assert self.ask(WHO, "rob")[0] == "bob"

    def test_what_is_wrong_and_what_is_like_it(self) -> None:
        answer, shown = self.ask(WHO, "", "ann-b", "? an", "2")
        assert answer == "anna-b"
        assert "  an answer is needed here; Ctrl-C leaves\n" in shown
        assert "  nobody is 'ann-b'\n   1  anna-b  Anna B\n   2  ann     Ann Lós\n" in shown
        assert shown.endswith("Who:    1  ann     Ann Lós\n   2  anna-b  Anna B\nWho:   = anna-b\n")

    def test_a_passage_is_chosen_and_changed(self) -> None:
        passages = [Offer("it had rained. All night.", "line 3")]
        question = Question(
            "Quote",
            offers=lambda typed: passages if typed else (),
            wrong=lambda answer: "" if answer.startswith("it had") else "it is not there",
            open=False,
            passage=True,
            moved=lambda text, by: text[: by * 14],
        )
        answer, shown = self.ask(question, "raind", "1", "+", "")
        assert answer == "it had rained."
        assert "   1  line 3: it had rained. All night.\n" in shown
        assert "Quote [it had rained. All night.]: " in shown
        assert self.ask(question, "raind", "1", "it had")[0] == "it had"

    def test_numbers_stay_after_a_wrong_answer(self) -> None:
        assert self.ask(WHO, "9", "1")[0] == "ann"
        assert self.ask(WHO, "? zebra", "3")[0] == "bob"

    def test_what_is_proposed_is_left_out(self) -> None:
        assert self.ask(Question("Note", given="this"), "''") == (
            "",
            "(Enter takes what is proposed; '' leaves it out.)\nNote [this]: ",
        )

    def test_some_words_are_no_quote(self) -> None:
        assert self.ask(FEW, "turn", "2", "")[0] == "a second turn"
        assert self.ask(FEW, "second", "")[0] == "a second turn"
        assert self.ask(FEW, "second", "second")[0] == "second"
        assert self.ask(FEW, "turn", "turn")[0] == "turn"

    def test_the_end_of_input_leaves(self) -> None:
        with pytest.raises(click.Abort, match=LEFT):
            self.ask(WHO, "")

    def test_nothing_hostile_is_printed(self) -> None:
        offers = [Offer(HOSTILE, HOSTILE)]
        question = Question(HOSTILE, HOSTILE, given=HOSTILE, offers=lambda _: offers)
        _, shown = self.ask(question, "? x", "")
        assert set(re.findall(HIDDEN, shown)) <= {"\n"}


class TestFitting:
    def test_words_in_any_order_and_slips(self) -> None:
        claims = Fitting(
            [
                Offer("two-incursions", "x", ("Russian aircraft entered Turkish airspace twice",)),
                Offer("missiles", "y", ("Cruise missiles fell in Iran",)),
            ]
        )
        assert [one.value for one in claims("airspace russ")] == ["two-incursions"]
        assert [one.value for one in claims("mislies fell")] == ["missiles"]
        assert claims.one("iran") == "missiles"
        assert claims.one("mislies fell") == "missiles"
        assert claims.one("tidings") is None
        assert claims.one("airsp zebra") is None
        assert claims("…") == claims("()") == ()

    def test_the_likeliest_first(self) -> None:
        names = ("old border", "port road", "the order of the day", "zebra")
        offers = Fitting([Offer(f"x{number}", "", (name,)) for number, name in enumerate(names)])
        assert offers("ordr")[0].value == "x2"

    def test_a_slip_is_no_other_word(self) -> None:
        found = Fitting([Offer("tidings", "", ("Good tidings",)), Offer("steven", "", ("Steven",))])
        assert found.one("tidng") == "tidings"
        assert found.one("evening") is None
        assert found.one("tidn") is None

    def test_all_for_nothing_and_a_bound_for_much(self) -> None:
        many = Fitting([Offer(f"id-{number}", "", ("Some name",)) for number in range(1000)])
        assert len(many("")) == 1000
        assert len(many("some")) == MOST
        assert many.one("some") is None
        assert many.one("id-17") == "id-17"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        *((text, False) for text in ("2", "2015", "2015-", "2015-1", "2015-0", "2015-10-3", "..2")),
        *((text, False) for text in ("2015.", "2015..", "2015-10..2015-1", "2015-10-07T1", "0")),
        *((text, False) for text in ("2015-10-07T14:30", "2015-10-07T14:30+03:00")),
        *((text, True) for text in ("x", "2015x", "2015-13", "2015-02-3", "2015..2014-", "...")),
    ],
)
def test_a_date_may_go_on(text: str, wrong: bool) -> None:
    said = begun(text, partial(wrong_value, "assertion", {}, "said"))
    assert bool(said) is wrong, said


@pytest.mark.parametrize(
    ("record", "name", "value", "said"),
    [
        ("source", "kind", "state", ""),
        ("source", "name", "Ann \U0001f648 \\ud83d", ""),
        ("source", "kind", "stat", "found 'stat', expected one of"),
        ("document", "sha256", "12", "found a text, expected 64"),
        ("document", "published", "2015-02-30", "found '2015-02-30'"),
        ("report", "speech", "loud", "found 'loud', expected one of direct"),
        ("assertion", "quote", "a\u202eb", "found the bidirectional control U+202E"),
        ("role", "from", "x", None),
    ],
)
def test_the_reader_says_what_is_wrong(
    record: str, name: str, value: str, said: str | None
) -> None:
    if said is None:
        found = wrong_value("source", {}, "speaks_for", {"source": "x", name: value})
        assert found.startswith("found 'x': not a date")
    else:
        assert wrong_value(record, {}, name, value).startswith(said)
        assert bool(said) == bool(wrong_value(record, {}, name, value))


def test_what_is_shown_is_one_line() -> None:
    assert one_line("a\n\n b\x1b") == "a b\\x1b"
    assert cut("abcdef", 4) == "abc…"
    assert cut("新华社新华社", 5) == "新华…"
    assert around("one two three four five six", "five", 14) == "…four five six"
    assert around("one two three four five six", "one", 14) == "one two three…"
