"""What words are completed to, as each of the shells is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.conftest import ROOT, Run
from disputes.cli.app import app
from disputes.cli.completion.matching import Offer, leads_on, matching, narrowed
from disputes.cli.completion.typed import split_line, unquoted

KB = """\
topics:
  sheds: {name: Sheds in the harbour}
  fires: {}
sources:
  port: {name: Port authority, kind: organisation, aliases: [Harbour office, "O'Hara & Søn"]}
  portugal: {name: Portugal, kind: state}
  union: {name: "Dockers' union", kind: organisation}
  ermin: {name: Zoë Erdoğan, kind: person, speaks_for: union}
documents:
  courier-march: {title: Fire in the harbour, publisher: union}
questions:
  number: {text: "How many sheds burnt?", kind: number}
claims:
  one-shed: {text: One shed burnt down., topic: fires, assertions: [{asserts: port}]}
  three-sheds: {text: Three sheds burnt down., assertions: [{asserts: union}]}
"""
HOSTILE = r"""
sources:
  a1: {name: "Evil \e[31m\e]0;title\a one", kind: person}
  a2: {name: "Evil\nsecond\tline", kind: person}
  a3: {name: "Evil $(touch pwned) `touch pwned` ;touch pwned", kind: person}
  a4: {name: ":files", kind: person, aliases: [Evil colon]}
  b5: {name: "%F{red}%n Evil 'single \"double", kind: person, aliases: ["Evil \\ back"]}
"""

Ask = Callable[..., list[str]]


@pytest.fixture
def ask(call: Run, tmp_path: Path) -> Ask:
    """Ask as fish does: give each offer with what is told about it."""
    (tmp_path / "kb.yaml").write_text(KB, encoding="utf-8")

    def start(*words: str, by: str = "fish", **env: str) -> list[str]:
        ran = call(*words, _DISPUTES_COMPLETE=by, **{"DISPUTES_KB": "kb.yaml", **env})
        assert (ran.status, ran.err) == (0, "")
        return ran.out.splitlines()

    return start


def values(lines: list[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rep", "report"),
        ("show courier", "courier-march"),
        ("show COURIER", "courier-march"),
        ("show port", "port portugal"),
        ("show Harb", ":several courier-march port sheds"),
        ("show authority", ":one port"),
        ("show dockers", ":one union"),
        ("show erdog", ":one ermin"),
        ("show Erdoğ", ":one ermin"),
        ("show o\\'ha", ":one port"),
        ("show 'Harbour of", ":one port"),
        ('show "Harbour of', ":one port"),
        ("show Harbour\\ of", ":one port"),
        ("show fires", "fires"),
        ("show arbour", ""),
        ("why thr", "three-sheds"),
        ("why Dockers", ""),
        ("why one-shed dock", ":one union"),
        ("why one-shed one", ""),
        ("why one-shed --by so", "source"),
        ("report --topic ", "fires sheds"),
        ("report --topic=fi", "--topic=fires"),
        ("report --status cont", "contested"),
        ("report --format ", "text json markdown csv"),
        ("show port --against dock", ":one union"),
        ("explain D204", "D204"),
        ("explain forced", ":one D204"),
        ("check --select D2,D204", "D2,D204"),
        ("check --level D204", "D204="),
        ("check --format sar", "sarif"),
        ("check kb", ":files"),
        ("check --baseline x", ":files"),
        ("--kb ", ":files"),
        ("--kb=", ":files"),
        ("--archive ", ":folders"),
        ("completion ", "bash zsh fish"),
        ("no-such-command ", ""),
        ("show port extra ", ""),
        ("show --no-such-option po", "port portugal"),
    ],
)
def test_what_is_offered(ask: Ask, words: str, found: str) -> None:
    offered = values(ask(*_split(words)))
    assert offered == found.split()


def _split(words: str) -> list[str]:
    """Split as shells do, which leave the quotes."""
    if "'H" in words or '"H' in words or "\\" in words:
        return words.split(" ", 1)
    return words.split(" ")


def test_options_are_told_about(ask: Ask) -> None:
    offered = dict(line.split("\t") for line in ask("report", "--"))
    assert offered["--topic"] == "Only claims of this topic."
    assert "--as-of" in offered


def test_every_id_is_offered_with_what_it_is_called(ask: Ask) -> None:
    assert ask("show", "") == [
        "courier-march\tFire in the harbour",
        "ermin\tZoë Erdoğan",
        "fires\t",
        "number\tHow many sheds burnt?",
        "one-shed\tOne shed burnt down.",
        "port\tPort authority",
        "portugal\tPortugal",
        "sheds\tSheds in the harbour",
        "three-sheds\tThree sheds burnt down.",
        "union\tDockers' union",
    ]


def test_bash_is_told_about_several_and_never_loses_what_was_typed(ask: Ask) -> None:
    assert ask("disputes show Harb", by="bash", COMP_TYPE="9") == [
        " ",
        "courier-march  Fire in the harbour",
        "port           Port authority",
        "sheds          Sheds in the harbour",
    ]
    inserted = ask("disputes show Harb", by="bash", COMP_TYPE="37")
    assert inserted == ["courier-march", "port", "sheds"]
    assert ask("disputes report --topic=fi", by="bash") == ["fires"]
    assert ask("disputes report --topic=fi", by="bash", COMP_WORDBREAKS=" ") == ["--topic=fires"]
    assert ask("disputes check --level D204", by="bash") == [":nospace", "D204="]
    assert ask("disputes show port", by="bash", COMP_TYPE="9")[0].startswith("port  ")
    assert ask("disputes show sheds", by="bash") == ["sheds"]
    assert ask("disputes --kb kb.yaml show auth", by="bash", DISPUTES_KB="") == ["port"]
    assert ask("disputes --kb=kb.yaml show 'Harbour o", by="bash") == ["port"]


def test_zsh_is_told_when_to_keep_what_was_typed(ask: Ask) -> None:
    assert ask("show", "Harb", by="zsh")[0] == ":keep"
    assert ask("show", "po", by="zsh") == [
        "port\tport     -- Port authority",
        "portugal\tportugal -- Portugal",
    ]


def test_what_is_told_fits_the_width(ask: Ask) -> None:
    for width in ("40", "80"):
        shown = [line.split("\t")[1] for line in ask("show", "", by="zsh", COLUMNS=width)]
        assert max(map(len, shown)) < int(width)


@pytest.mark.parametrize("text", ["claims: [", "\0", "claims: {a: {text: A}", None], ids=str)
def test_a_broken_or_absent_knowledge_base(ask: Ask, tmp_path: Path, text: str | None) -> None:
    if text is None:
        (tmp_path / "kb.yaml").unlink()
    else:
        (tmp_path / "kb.yaml").write_text(text, encoding="utf-8")
    assert values(ask("show", "zz")) == []
    assert ask("disputes show zz", by="bash") == []


def test_a_broken_configuration_and_an_unknown_shell(ask: Ask, tmp_path: Path) -> None:
    assert ask("show", "", by="tcsh") == []
    assert ask("show", "", by="bash_source") == []
    (tmp_path / "disputes.toml").write_text("= nonsense", encoding="utf-8")
    assert ask("show", "") == []


def test_drafts_are_not_offered(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    folder.mkdir()
    (folder / "a.yaml").write_text("claims: {a-one: {text: One.}}", encoding="utf-8")
    (folder / "b.yaml").write_text("draft: true\nclaims: {a-two: {text: T.}}", encoding="utf-8")
    assert values(ask("show", "a", DISPUTES_KB="kb")) == ["a-one"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_hostile_names_are_harmless(ask: Ask, tmp_path: Path, shell: str) -> None:
    (tmp_path / "kb.yaml").write_text(HOSTILE, encoding="utf-8")
    # The reader does not take the name of the first, which could do something to a terminal.
    words = ["disputes show Evil"] if shell == "bash" else ["show", "Evil"]
    lines = ask(*words, by=shell, COLUMNS="200")
    assert {line[:2] for line in lines} == {
        "a2", "a3", "a4", "b5", {"bash": " ", "zsh": ":k", "fish": ":s"}[shell]
    }  # fmt: skip
    assert all(line.replace("\t", "").isprintable() for line in lines)
    assert len(lines) == 5


def test_fish_lists_only_so_many_itself(ask: Ask, tmp_path: Path) -> None:
    sources = "".join(f"  s{n}: {{name: Common, kind: person}}\n" for n in range(5000))
    (tmp_path / "kb.yaml").write_text(f"sources:\n{sources}", encoding="utf-8")
    lines = ask("show", "Comm")
    assert (lines[0], len(lines), lines[-1]) == (":several", 32, "… 4,970 more")


def test_hooks_are_given_to_whatever_names_records() -> None:
    ctx = click.Context(app)
    for name in app.list_commands(ctx):
        command = app.get_command(ctx, name)
        assert command is not None
        for param in command.params:
            if str(param.metavar).strip("[]") in ("ID", "CLAIM", "PARTY", "RULE...", "RULES"):
                assert param._custom_shell_complete is not None, f"{name} {param.name}"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed(call: Run, shell: str) -> None:
    ran = call("completion", shell)
    script = ROOT / "disputes" / "cli" / "completion" / f"disputes.{shell}"
    assert (ran.status, ran.out) == (0, script.read_text(encoding="utf-8"))
    assert call("completion", "tcsh").status == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("disputes show ", ["disputes", "show", ""]),
        ("disputes  show po", ["disputes", "show", "po"]),
        ("disputes show 'a b", ["disputes", "show", "a b"]),
        ('disputes show "a \\" b', ["disputes", "show", 'a " b']),
        ("disputes show a\\ b", ["disputes", "show", "a b"]),
        ("disputes '' x", ["disputes", "", "x"]),
        ("", [""]),
    ],
)
def test_a_line_is_split(line: str, words: list[str]) -> None:
    assert split_line(line) == words


@given(st.text(alphabet="a '\"\\$`=\n"))
def test_any_line_and_word_can_be_read(line: str) -> None:
    assert split_line(line)
    assert len(unquoted(line)) <= len(line)


OFFERS = st.lists(
    st.builds(
        Offer,
        st.text("ab-", min_size=1, max_size=4),
        st.just(""),
        st.tuples(st.text("abÄ -", max_size=6)),
    ),
    unique_by=lambda offer: offer.value,
)


@given(OFFERS, st.text("abA ", max_size=3))
def test_what_a_shell_inserts_begins_with_what_was_typed(offers: list[Offer], typed: str) -> None:
    found = matching(offers, typed)
    assert {offer.value for offer in found} <= {offer.value for offer in offers}
    chosen = narrowed(found, typed)
    assert bool(chosen) == bool(found)
    if any(offer.by_name for offer in chosen) and len(chosen) > 1 and leads_on(chosen, typed):
        assert all(offer.value.startswith(typed.casefold()) for offer in chosen)


def test_the_help_can_be_copied_from(call: Run) -> None:
    out = call("completion", "--help").out
    assert "\\b" not in out
    assert all(one.isprintable() or one == "\n" for one in out)
    assert '\n  eval "$(disputes completion zsh)"\n' in out
    assert "\n  disputes completion fish > ~/.config/fish/completions/disputes.fish\n" in out
    assert max(map(len, out.splitlines())) <= 80
