"""Whole dialogues of `disputes add`: what is asked, what is refused, what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest

from cli.conftest import Run
from cli.editing import KB, folder, text_in
from disputes.cli.asking import asker
from disputes.cli.asking.question import LEFT, Question

ARCHIVE = ("--archive", "archive")


@dataclass
class Script:
    """Answers questions from a list; ends as Ctrl-C does when there are no more answers.

    An answer that is refused is noted in ``refused``, and the next one taken in its place.
    """

    answers: list[str]
    asked: list[Question] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.shown.append(text)

    def show(self, difference: str) -> None:
        self.shown.append(difference)

    def ask(self, question: Question) -> str:
        self.asked.append(question)
        while self.answers:
            typed = self.answers.pop(0)
            if typed == "=":
                typed = question.given
            else:
                fitting = question.choices(typed)
                if len(fitting) == 1:
                    question = question._replace(given=fitting[0].value)
                if fitting:
                    continue
            answer = question.settled(typed)
            wrong = question.refusal(answer)
            if not wrong:
                return answer
            self.refused.append(wrong)
        raise click.Abort(LEFT)

    @property
    def labels(self) -> list[str]:
        """What was asked for."""
        return [question.label for question in self.asked]


Answers = Callable[[Iterable[str]], Script]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Let commands ask somebody who answers from a list; ``=`` takes what is proposed."""

    def prepare(given: Iterable[str]) -> Script:
        script = Script(list(given))
        monkeypatch.setattr(asker, "can_ask", lambda: True)
        monkeypatch.setattr(asker, "open_asker", lambda: script)
        return script

    return prepare


def test_a_source_from_nothing(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers(
        ["", "Eve Ng", "singer", "per", "minstrel", "ministry from 2011 until 2012-13", "ministry",
         "role Deputy", "aliases", "Ng", "E. Ng", "", "", "Eve", "=", "y"]
    )  # fmt: skip
    ran = call("add", "source")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "disputes: added source 'eve-ng' in data/claims.yaml:14\n"
    assert text_in(tmp_path) == KB.replace(
        "\ndocuments:",
        "  eve-ng:\n    name: Eve Ng\n    kind: person\n    role: Deputy\n"
        "    speaks_for: ministry\n    aliases: [Ng, E. Ng]\n\ndocuments:",
    )
    assert script.refused == [
        "an answer is needed here; Ctrl-C leaves",
        (
            "found 'singer', expected one of person, organisation, state, outlet, agency, group, "
            "anonymous"
        ),
        "no source has the id 'minstrel'; did you mean 'ministry'?",
        (
            "found '2012-13': there is no month 13; expected 2015-10-07, 2015-10, 2015, "
            "2015-10-07T14:30+03:00, a..b, ..b or a.."
        ),
        "'Eve' is no id: a-z, 0-9, joined by single - _ or .; for example eve",
    ]
    assert script.labels == [
        *("Name", "Kind", "Speaks for", "More", "More", "Aliases", "Aliases, another"),
        *("Aliases, another", "More", "Id", "Write this to data/claims.yaml? [Y/n/e]"),
    ]
    assert "+  eve-ng:\n" in script.shown[-1]


def test_what_was_given_is_not_asked_again(
    call: Run,
    tmp_path: Path,
    answers: Answers,
) -> None:
    folder(tmp_path)
    script = answers(["group", "", "", "y"])
    assert call("add", "source", "--name", "Eve", "--id", "eve", "--role", "x").status == 0
    assert script.labels[:3] == ["Kind", "Speaks for", "More"]
    assert "role" not in [offer.value for offer in script.asked[2].offers("")]
    script = answers([])
    assert call("add", "source", "--name", "Zed", "--kind", "group").status == 0
    assert script.asked == []


def test_an_assertion_from_nothing(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers(
        ["it was dry", "thinks", "den", "Ann, bob, eve", "Ann, bob", "post", "it rained all day",
         "it had  rained", "said 2015-10-0x", "said 2015-10-06", "own", "via paper", "why", "", "y"]
    )  # fmt: skip
    ran = call(*ARCHIVE, "add", "assertion")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "disputes: added an assertion on 'dry' in data/claims.yaml:40\n"
    assert text_in(tmp_path) == KB + (
        "      - denies: [ann, bob]\n        said: 2015-10-06\n        in: post\n"
        '        via: [paper]\n        quote: "it had rained"\n        own: true\n'
    )
    assert script.refused == [
        (
            "there is no stance 'thinks'; it is one of asserts, suggests, doubts, denies, "
            "declines, retracts, disowns"
        ),
        "no source has the id 'eve'",
        (
            "the text of 'post' does not hold this quote: it has 'had' where the quote has nothing "
            "and no 'day' behind 'all'; the closest passage, in line 1, is: it had rained all"
        ),
        (
            "found '2015-10-0x': not a date; expected 2015-10-07, 2015-10, 2015, "
            "2015-10-07T14:30+03:00, a..b, ..b or a.."
        ),
        "there is no field 'why'; it is one of speech, at, translation, if, inferred, note, report",
    ]


def test_several_reports_of_one_act(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    answers(
        ["post", "rained all night", "report", "paper", "no rain", "speech ind", "", "first", "",
         "y"]
    )  # fmt: skip
    ran = call(*ARCHIVE, "add", "assertion", "rain", "--suggests", "ann", "--ask")
    assert ran.status == 0
    assert ran.err.endswith("\n  the quote was not looked up in the archive\n")
    assert (
        "      - suggests: ann\n        reports:\n          - in: post\n"
        '            quote: "rained all night"\n            via: []\n          - in: paper\n'
        '            quote: "no rain"\n            speech: indirect\n'
    ) in text_in(tmp_path)


def test_a_report_of_an_assertion(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers(["rain", "9", "no rain", "post", "the mayor said", "The mayor said", "", "y"])
    ran = call(*ARCHIVE, "add", "report")
    assert ran.err == "disputes: added a report to assertion 2 on 'rain' in data/claims.yaml:31\n"
    assert (
        "      - denies: [ann, bob]\n        reports:\n          - in: [post, paper]\n"
        '            quote: "no rain"\n          - in: post\n'
        '            quote: "The mayor said"\n'
    ) in text_in(tmp_path)
    offers = script.asked[1].offers("")
    assert [(one.value, one.about) for one in offers] == [
        ("1", "ann asserts · 2015-10-07 · quote: it had rained all night"),
        ("2", "ann, bob denies · 2015-10-07 · quote: no rain"),
    ]


def test_a_relation(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers(["rained", "supp", "dry", "Just: because.", "y"])
    ran = call("add", "relation")
    assert ran.err == "disputes: added that 'rain' supports 'dry' in data/claims.yaml:23\n"
    assert script.labels[:4] == ["Claim", "Relation", "Supports which claim", "Why"]
    assert '{claim: dry, why: "Just: because."}' in text_in(tmp_path)


def test_a_document_from_the_archive(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    letter = "The rain was heavier than thought\nBy Ann, 9 October 2015\n\nIt rained.\n"
    (tmp_path / "archive" / "letter.txt").write_text(letter)
    script = answers(["rain.txt", "heavier", "=", "ann", "=", "language en", "", "=", "y"])
    ran = call(*ARCHIVE, "add", "document")
    assert ran.err == "disputes: added document 'ann-2015-10-09' in data/claims.yaml:18\n"
    assert script.refused == ["rain.txt is the text of 'post' already, in data/claims.yaml:16"]
    assert "  published from line 2: By Ann, 9 October 2015" in script.shown
    assert (
        "    title: The rain was heavier than thought\n    publisher: ann\n"
        "    published: 2015-10-09\n    language: en\n    text: letter.txt\n"
    ) in text_in(tmp_path)


def test_where_there_are_several_files(call: Run, tmp_path: Path, answers: Answers) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    for name in ("a", "b"):
        (kb / f"{name}.yaml").write_text(f"topics:\n  {name}: {{name: {name}}}\n")
    script = answers(["Sea", "", "elsewhere.yaml", "kb/.c.yaml", "kb/new/c.yaml", "=", "y"])
    ran = call("--kb", "kb", "add", "topic")
    assert ran.err == "disputes: added topic 'sea' in a new file, kb/new/c.yaml:2\n"
    assert (kb / "new" / "c.yaml").read_text() == "topics:\n  sea:\n    name: Sea\n"
    assert [one.partition(" ")[2][:22] for one in script.refused] == [
        "does not lie below the",
        "would not be read: hid",
    ]


def test_no_and_leaving_write_nothing(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    whole = ["dry", "denies", "ann", "post", "", "", "n"]
    for number in range(len(whole) + 1):
        script = answers(whole[:number])
        ran = call(*ARCHIVE, "add", "assertion")
        said = "nothing was written" if number == len(whole) else "interrupted; nothing was written"
        assert (ran.status, ran.out, ran.err) == (130, "", f"disputes: {said}\n")
        assert len(script.asked) == min(number + 1, len(whole))
    assert text_in(tmp_path) == KB


def test_a_dry_run_asks_but_not_whether_to_write(
    call: Run,
    tmp_path: Path,
    answers: Answers,
) -> None:
    folder(tmp_path)
    answers(["Eve", "person", "", "", "="])
    ran = call("add", "source", "--dry-run")
    assert ran.status == 0
    assert "+  eve:\n" in ran.out
    assert text_in(tmp_path) == KB


def test_somebody_writes_while_one_is_asked(
    call: Run,
    tmp_path: Path,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder(tmp_path)
    script = answers(["Eve", "person", "", "", "=", "y", "y"])
    show, file = script.show, tmp_path / "data" / "claims.yaml"

    def meanwhile(difference: str) -> None:
        show(difference)
        file.write_text("# Mine.\n" + KB)

    monkeypatch.setattr(script, "show", meanwhile)
    ran = call("add", "source")
    assert ran.err == "disputes: added source 'eve' in data/claims.yaml:15\n"
    assert text_in(tmp_path).startswith("# Mine.\n# What was said")


def test_without_a_terminal_nobody_is_asked(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("add", "assertion", "rain", "--asserts", "ann", "--ask")
    assert ran.err == (
        "disputes: nobody can be asked: this is no terminal\n  give options, and no --ask\n"
    )


def test_no_ask_on_a_terminal(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers([])
    ran = call("add", "source", "--name", "Eve", "--no-ask")
    assert (ran.status, script.asked) == (2, [])
    assert ran.err.startswith("disputes: Missing option '--kind'.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("source", "--kind", "person", "--speaks-for", "anna"),
            "--speaks-for: no source has the id",
        ),
        (("document", "--published", "x"), "--published: found 'x': not a date"),
        (("assertion", "rainy"), "no claim has the id 'rainy'\n  did you mean 'rain'?"),
        (("assertion", "rain", "--in", "posts"), "--in: no document has the id 'posts'"),
        (("report", "rainy"), "no claim has the id 'rainy'"),
        (("report", "wet"), "there is no assertion on 'wet' yet\n  `disputes add assertion wet`"),
        (("relation", "rainy"), "no claim has the id 'rainy'"),
    ],
)
def test_what_was_given_wrong_is_told_first(
    call: Run, tmp_path: Path, answers: Answers, arguments: tuple[str, ...], said: str
) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    file.write_text(f"{KB}  wet:\n    text: It was wet.\n")
    script = answers([])
    ran = call("add", *arguments)
    assert (ran.status, script.asked) == (2, [])
    assert ran.err.startswith(f"disputes: {said}"), ran.err


def test_back_to_the_questions_before(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers(
        ["<", "rain", "<", "dry", "denies", "ann", "post", "<", "=", "it had rained", "<", "=", "",
         "<", "=", "=", "y"]
    )  # fmt: skip
    assert call(*ARCHIVE, "add", "assertion").status == 0
    assert script.refused == ["this is the first question; Ctrl-C leaves"]
    assert script.labels == [
        *("Claim", "Stance", "Claim", "Stance", "Who denies", "In", "Quote", "In", "Quote"),
        *("More", "Quote", "More", "Write this to data/claims.yaml? [Y/n/e]", "More"),
        "Write this to data/claims.yaml? [Y/n/e]",
    ]
    assert [one.given for one in script.asked[2:4]] == ["rain", ""]
    assert script.asked[10].given == "it had rained"
    assert text_in(tmp_path) == (
        f'{KB}      - denies: ann\n        in: post\n        quote: "it had rained"\n'
    )


def test_through_the_answers_again(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    again = ["dry", "asserts", "bob", "=", "=", "=", "=", "=", "y"]
    script = answers(["rain", "denies", "ann", "post", "it had rained", "own", "", "e", *again])
    assert call(*ARCHIVE, "add", "assertion").status == 0
    assert [one.given for one in script.asked[8:12]] == ["rain", "denies", "", "post"]
    assert text_in(tmp_path) == (
        f'{KB}      - asserts: bob\n        in: post\n        quote: "it had rained"\n'
        "        own: true\n"
    )


def test_an_error_does_not_cost_the_answers(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers(["dry", "contra", "rain", "", "y", "=", "implies", "rain", "", "n"])
    ran = call("add", "relation")
    assert (ran.status, ran.err) == (
        1,
        "disputes: that would make an error; nothing was written\n",
    )
    assert script.shown[1].startswith("'dry' contradicts 'rain' already, in data/claims.yaml:")
    assert script.asked[5].given == "dry"
    assert text_in(tmp_path) == KB


def test_a_few_words_are_no_quote(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    (tmp_path / "archive" / "rain.txt").write_text("A turn \U0001f648. Then Ann took it.\n")
    for typed in (["turn", "="], ["took ann", "="], ["turn … took", "="]):
        script = answers(["post", *typed, "", "y"])
        ran = call(*ARCHIVE, "add", "assertion", "rain", "--suggests", "ann", "--ask")
        assert ran.status == 0, (typed, script.refused, script.labels)
    assert 'quote: "A turn \U0001f648."' in text_in(tmp_path)
    assert 'quote: "Then Ann took it."' in text_in(tmp_path)
    assert 'quote: "A turn \U0001f648. Then Ann took it."' in text_in(tmp_path)


def test_found_by_role(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    file = tmp_path / "data" / "claims.yaml"
    file.write_text(KB.replace("name: Ann,", "name: Ann, role: Captain,"))
    answers(["Eve", "person", "", "member_of capt", "", "=", "y"])
    assert call("add", "source").status == 0
    assert "    member_of: ann\n" in text_in(tmp_path) or "member_of: [ann]" in text_in(tmp_path)


def test_a_new_topic(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    script = answers(["It blew.", "Gossip X", "wind", "", "=", "y"])
    assert call("add", "claim").status == 0
    assert "is no id" in script.refused[0]
    assert script.asked[1].about.endswith("Empty: not said.")
    assert "    topic: wind\n" in text_in(tmp_path)


def test_where_there_is_nothing_to_refer_to(call: Run, tmp_path: Path, answers: Answers) -> None:
    (tmp_path / "kb.yaml").write_text("topics:\n  sea: {name: Sea}\n")
    answers([])
    ran = call("--kb", "kb.yaml", "add", "assertion")
    assert (ran.status, ran.err) == (
        2,
        "disputes: there is no claim yet\n  `disputes add claim` adds one\n",
    )
    (tmp_path / "kb.yaml").write_text("claims:\n  sea: {text: Sea}\n")
    answers(["sea"])
    ran = call("--kb", "kb.yaml", "add", "assertion")
    assert (ran.status, ran.err.partition("\n")[0]) == (2, "disputes: there is no source yet")


def test_no_quote_is_told_at_a_terminal(call: Run, tmp_path: Path, answers: Answers) -> None:
    folder(tmp_path)
    answers([])
    ran = call("add", "assertion", "dry", "--denies", "ann", "--in", "post")
    assert ran.status == 0
    assert ran.err.endswith("\n  no quote was given; --ask asks for it\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"caf\xe9", "the text cannot be taken: 'new.txt' is not UTF-8 at byte 4"),
        (b" \n", "the text cannot be taken: 'new.txt' holds not a word"),
    ],
)
def test_a_text_that_cannot_be_taken(call: Run, tmp_path: Path, text: bytes, said: str) -> None:
    folder(tmp_path)
    (tmp_path / "archive" / "new.txt").write_bytes(text)
    ran = call(*ARCHIVE, "add", "document", "new.txt", "--title", "x")
    assert (ran.status, ran.err) == (2, f"disputes: {said}\n")
