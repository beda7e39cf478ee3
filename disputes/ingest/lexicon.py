"""The words by which a language tells who says what: data from `lexicons`, one file a language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, cast

from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Takes: TypeAlias = Literal["quote", "clause", "that", "whether", "to", "object", "addressee"]
Form: TypeAlias = Literal["base", "third", "past", "participle", "gerund"]

_FOLDER: Final = Path(__file__).parent / "lexicons"
_FORMS: Final[tuple[frozenset[Form], ...]] = (
    frozenset({"base"}),
    frozenset({"third"}),
    frozenset({"past"}),
    frozenset({"participle"}),
    frozenset({"gerund"}),
)
# Words that a star stands for, at most.
_GAP: Final = 3
_STANCES: Final = {stance.word: stance for stance in Stance}


class Verb(NamedTuple):
    """A reporting verb in one stance: `lemma` is its base form, `particle` the words after it."""

    lemma: str
    particle: tuple[str, ...]
    stance: Stance
    takes: frozenset[Takes]


class VerbForm(NamedTuple):
    """What one written form can be of a verb; ``said`` is a past and a participle."""

    verb: Verb
    forms: frozenset[Form]


class Phrase(NamedTuple):
    """Words that introduce a source, as "according to" does."""

    words: tuple[str, ...]
    stance: Stance


class Saying(NamedTuple):
    """Words within what is said by which it has a stance itself, as "have no comment" has.

    Each place has its alternatives; one without any stands for up to three words of any kind.
    """

    places: tuple[frozenset[str], ...]
    stance: Stance

    def stands(self, words: Sequence[str], at: int) -> bool:
        """Tell whether it stands in a row of words, from a place on."""
        for number, place in enumerate(self.places):
            if not place:
                rest = self._replace(places=self.places[number + 1 :])
                return any(rest.stands(words, at + more) for more in range(_GAP + 1))
            if at >= len(words) or words[at] not in place:
                return False
            at += 1
        return True


class Lexicon(NamedTuple):
    """The cues and small words of one language, all in lower case. Load one with `load_lexicon`.

    `verbs` has all written forms, those with a particle first; `nouns`, `adjectives` and
    `expressions` have the stance of each; `sayings` are those within what is said, by the word that
    one begins with; `words` and `people` are the sets of the file's tables.
    """

    language: str
    verbs: Mapping[str, tuple[VerbForm, ...]]
    nouns: Mapping[str, Stance]
    adjectives: Mapping[str, Stance]
    phrases: tuple[Phrase, ...]
    expressions: Mapping[tuple[str, ...], Stance]
    sayings: Mapping[str, tuple[Saying, ...]]
    words: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    common: frozenset[str]


def languages() -> list[str]:
    """Give the languages that have a lexicon, by their BCP 47 tags, sorted."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def load_lexicon(language: str = "en") -> Lexicon:
    """Read the lexicon of a language; takes about 10 milliseconds.

    Raises:
        FileNotFoundError: when there is none.
    """
    import tomllib

    with (_FOLDER / f"{language}.toml").open("rb") as file:
        return read_lexicon(tomllib.load(file))


def read_lexicon(tables: Mapping[str, Any]) -> Lexicon:
    """Make a lexicon of the tables of its file.

    Raises:
        KeyError: when a table or a stance is missing.
    """
    return Lexicon(
        language=tables["language"],
        verbs=_verbs(tables["verbs"]),
        nouns=_stances(tables["nouns"]),
        adjectives=_stances(tables["adjectives"]),
        phrases=tuple(
            Phrase(words, _STANCES[table["stance"]])
            for table in tables["phrases"]
            for words in _lines(table["forms"])
        ),
        expressions={
            words: _STANCES[table["stance"]]
            for table in tables["expressions"]
            for words in _lines(table["forms"])
        },
        sayings=_sayings(tables["sayings"]),
        words=_sets(tables["words"]),
        people=_sets(tables["people"]),
        common=frozenset(tables["common"]["forms"].split()),
    )


def _verbs(tables: Iterable[Mapping[str, str]]) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    for table in tables:
        stance = _STANCES[table["stance"]]
        takes = frozenset(cast("list[Takes]", table["takes"].split()))
        for words in _lines(table["forms"]):
            verb = Verb(words[0], words[5:], stance, takes)
            kinds: dict[str, frozenset[Form]] = {}
            for form, written in zip(_FORMS, words, strict=False):
                for variant in written.split("/"):
                    kinds[variant] = kinds[variant] | form if variant in kinds else form
            for written, forms in kinds.items():
                found.setdefault(written, []).append(VerbForm(verb, forms))
    return {
        written: tuple(sorted(forms, key=_longest_first) if len(forms) > 1 else forms)
        for written, forms in found.items()
    }


def _sayings(tables: Iterable[Mapping[str, str]]) -> dict[str, tuple[Saying, ...]]:
    found: dict[str, list[Saying]] = {}
    for table in tables:
        for words in _lines(table["forms"]):
            places = tuple(frozenset(() if word == "*" else word.split("/")) for word in words)
            for first in sorted(places[0]):
                found.setdefault(first, []).append(Saying(places, _STANCES[table["stance"]]))
    return {first: tuple(sayings) for first, sayings in found.items()}


def _longest_first(form: VerbForm) -> tuple[int, tuple[str, ...]]:
    return -len(form.verb.particle), form.verb.particle


def _stances(tables: Iterable[Mapping[str, str]]) -> dict[str, Stance]:
    return {word: _STANCES[table["stance"]] for table in tables for word in table["forms"].split()}


def _sets(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table.items()}


def _lines(words: str) -> Iterator[tuple[str, ...]]:
    for line in words.splitlines():
        if line.strip():
            yield tuple(line.split())
