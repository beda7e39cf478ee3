"""The words by which a language tells who says what."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from disputes.ingest import lexicon as module
from disputes.ingest.lexicon import Lexicon, languages, load_lexicon, read_lexicon
from disputes.model.terms import Stance

PATH = Path(module.__file__).parent / "lexicons" / "en.toml"


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("form", "stance"),
    [
        ("said", Stance.ASSERTS),
        ("stated", Stance.ASSERTS),
        ("claimed", Stance.ASSERTS),
        ("denied", Stance.DENIES),
        ("rejected", Stance.DENIES),
        ("dismissed", Stance.DENIES),
        ("disagreed", Stance.DENIES),
        ("doubted", Stance.DOUBTS),
        ("questioned", Stance.DOUBTS),
        ("suggested", Stance.SUGGESTS),
        ("declined", Stance.DECLINES),
        ("withdrew", Stance.RETRACTS),
        ("disowned", Stance.DISOWNS),
    ],
)
def test_a_cue_has_the_stance_that_its_word_has(
    form: str, stance: Stance, lexicon: Lexicon
) -> None:
    plain = [one.verb for one in lexicon.verbs[form] if not one.verb.particle]
    assert [verb.stance for verb in plain] == [stance]


def test_a_verb_stands_in_the_lexicon_once(tables: dict[str, Any]) -> None:
    seen = Counter[str]()
    for table in tables["verbs"]:
        for line in table["forms"].split("\n"):
            words = line.split()
            if words:
                assert len(words) >= 5, line
                seen[" ".join([words[0], *words[5:]])] += 1
    assert [verb for verb, count in seen.items() if count > 1] == []
    assert len(seen) > 800


def test_every_stance_has_cues(lexicon: Lexicon) -> None:
    stances = {form.verb.stance for forms in lexicon.verbs.values() for form in forms}
    assert stances == set(Stance)


def test_what_is_said_against_something_asserts_nothing_of_it(lexicon: Lexicon) -> None:
    against = {
        (form.verb.lemma, *form.verb.particle): form.verb.stance
        for forms in lexicon.verbs.values()
        for form in forms
        if form.verb.particle[-1:] == ("against",)
    }
    assert len(against) > 10
    assert set(against.values()) == {Stance.DENIES}


def test_fears_and_concerns_are_suggestions_in_every_word(lexicon: Lexicon) -> None:
    assert {lexicon.nouns[word] for word in ("fear", "concern", "worries")} == {Stance.SUGGESTS}
    assert {lexicon.adjectives[word] for word in ("afraid", "worried")} == {Stance.SUGGESTS}
    verbs = [one.verb for word in ("feared", "worried") for one in lexicon.verbs[word]]
    assert {verb.stance for verb in verbs if not verb.particle} == {Stance.SUGGESTS}


def test_verbs_with_a_particle_come_first(lexicon: Lexicon) -> None:
    for forms in lexicon.verbs.values():
        sizes = [len(form.verb.particle) for form in forms]
        assert sizes == sorted(sizes, reverse=True)


def test_everything_is_in_lower_case(lexicon: Lexicon) -> None:
    words = [*lexicon.verbs, *lexicon.nouns, *lexicon.adjectives, *lexicon.common]
    words += [word for some in (*lexicon.words.values(), *lexicon.people.values()) for word in some]
    assert [word for word in words if word != word.lower()] == []


def test_the_languages_are_those_that_have_a_file() -> None:
    assert languages() == ["en"]
    assert load_lexicon("en").language == "en"
    with pytest.raises(FileNotFoundError):
        load_lexicon("xx")


def test_an_unknown_stance_is_an_error(tables: dict[str, Any]) -> None:
    broken = tables | {"nouns": [{"stance": "says", "forms": "word"}]}
    with pytest.raises(KeyError):
        read_lexicon(broken)
