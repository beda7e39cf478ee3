"""Whether words name somebody who can speak: a violence, a tunnel or a blast cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disputes.ingest.resolving.names import Word
    from disputes.ingest.resolving.phrase import Phrase
    from disputes.ingest.resolving.vocabulary import Vocabulary


def can_speak(phrase: Phrase, vocabulary: Vocabulary, is_common: Callable[[Word], bool]) -> bool:
    """Tell whether the words for a speaker are a name, or a noun for people or for what they form.

    A name has a capital where its noun stands: "the Harbour Trust", "Greenpeace in London". Words
    with which a sentence begins are none if they are common, as the article has them elsewhere.
    """
    if phrase.name or _is_noun_of_people(phrase.head, vocabulary):
        return True
    noun = next((word for word in phrase.words if word.folded == phrase.head), None)
    if noun is None or not noun.capital or not noun.text[:1].isalpha():
        return False
    return noun is not phrase.words[0] or phrase.definite is not None or not is_common(noun)


def is_sign(name: Sequence[Word]) -> bool:
    """Tell whether a name is only a letter, for whoever asks or answers: "Q:", "A:"."""
    return len(name) == 1 and len(name[0].text.strip(".")) == 1


def _is_noun_of_people(noun: str, vocabulary: Vocabulary) -> bool:
    persons = vocabulary.persons
    return (
        vocabulary.is_person(noun)
        or vocabulary.is_title(noun)
        or noun in persons["plural"]
        or noun in persons["unnamed"]
        or vocabulary.is_person(vocabulary.singular(noun))
        or any(
            noun in nouns or noun.removesuffix("s") in nouns for nouns in vocabulary.kinds.values()
        )
        or noun in vocabulary.places
        or vocabulary.ends_as_person(noun)
        or vocabulary.ends_as_persons(noun)
    )


def agency_in(words: Sequence[Word], vocabulary: Vocabulary) -> int | None:
    """Give how many of the words of a name are a news agency's own; None where it is none.

    Of "Nord news agency" that is one, of "Agence France-Presse" all of them. "Nord Space Agency" is
    no news agency.
    """
    name = tuple(part for word in words for part in word.text.lower().replace("-", " ").split())
    agencies = vocabulary.wires
    capitals = len(words) == 1 and words[0].text.isupper() and name[0] in agencies["capitals"]
    if capitals or name in vocabulary.agencies:
        return len(words)
    end = len(words)
    while end > 1 and not words[end - 1].capital and words[end - 1].folded in agencies["behind"]:
        end -= 1
    behind = {word.folded for word in words[end:]}
    if behind & agencies["nouns"] and any(word.capital for word in words[:end]):
        return end
    if not agencies["parts"].isdisjoint(name):
        return len(words)
    if len(words) < 2 or not words[-1].capital or words[-1].folded not in agencies["nouns"]:
        return None
    before = words[-2].folded
    news = before in agencies["behind"]
    return len(words) if news or (len(words) == 2 and before not in agencies["others"]) else None
