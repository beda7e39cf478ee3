"""One stretch of a text, parsed: its words, what hangs on what, and which of it is quoted."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from disputes.ingest.attribution import Extent
from disputes.ingest.quotations import Quotation, may_be_scare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from disputes.ingest.nlp.scheme import Scheme

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})


@dataclass(frozen=True)
class Tree:
    """A parsed stretch that begins `offset` characters into the text.

    `quotations` are those in it, in places of the text, cut at its ends; the first `enters` when it
    began before, the last `leaves` when it goes on behind. The first stretch `heads` the text.
    `quoting` are the words before "saying" where somebody is quoted; `raised` are the cues that
    share the speaker of another (`attachment.raised`).
    """

    doc: Doc
    offset: int
    scheme: Scheme
    quotations: Sequence[Quotation]
    quoting: frozenset[str]
    enters: bool = False
    leaves: bool = False
    heads: bool = False
    raised: dict[int, Token] = field(default_factory=dict)

    @cached_property
    def quoted(self) -> list[int]:
        """Give for each token the number of the quotation that holds it, -1 where none does."""
        starts = [quotation.start for quotation in self.quotations]
        held: list[int] = []
        for token in self.doc:
            at = self.offset + token.idx
            number = bisect_right(starts, at) - 1
            held.append(number if number >= 0 and at < self.quotations[number].end else -1)
        return held

    @cached_property
    def written(self) -> str:
        """Give the text of the stretch."""
        return self.doc.text

    def span(self, place: Extent) -> Span | None:
        """Give the tokens of a place of the text, None where it has none."""
        start, end = place.start - self.offset, place.end - self.offset
        return self.doc.char_span(start, end, alignment_mode="expand") if end > start else None

    def extent(self, first: Token, last: Token) -> Extent:
        """Give the places of the text from one token to another, both included."""
        return Extent(self.offset + first.idx, self.offset + last.idx + len(last))

    def children(self, token: Token, names: frozenset[str]) -> Iterator[Token]:
        """Give what hangs on a token by one of the relations named, in the text's order."""
        return (child for child in token.children if child.dep_ in names)

    def text(self, start: int, end: int) -> str:
        """Give what stands from one place of the text to another, as far as it is in the tree."""
        return self.written[max(start - self.offset, 0) : max(end - self.offset, 0)]

    def scare(self, quotation: Quotation) -> bool:
        """Tell whether a quotation could be a word held at a distance."""
        start, end = quotation.start - self.offset, quotation.end - self.offset
        if start < 0 or end > len(self.written):
            return False
        moved = Quotation(start, end, quotation.opens - self.offset, quotation.closes - self.offset)
        return may_be_scare(self.written, moved)

    def child(self, token: Token, names: frozenset[str]) -> Token | None:
        """Give the first of what hangs on a token by one of the relations named."""
        return next(self.children(token, names), None)

    def subject(self, token: Token) -> Token | None:
        """Give the token's own subject, of whatever voice."""
        return self.child(token, self.scheme.subjects | self.scheme.passive_subjects)

    def passive(self, token: Token) -> bool:
        """Tell whether a verb stands in the passive, as far as the parse shows.

        So does a participle alone that says what was done: "Asked about it, he …".
        """
        if any(
            child.dep_ in self.scheme.passive_subjects or child.dep_ in {"auxpass", "aux:pass"}
            for child in token.children
        ):
            return True
        scheme = self.scheme
        alone = token.dep_ in scheme.adverbial_clauses | scheme.noun_clauses
        past = self.has(token, "VerbForm", "Part") and self.has(token, "Tense", "Past")
        return alone and past and not self.child(token, scheme.auxiliaries | scheme.subjects)

    def place(self, quotation: Quotation) -> Extent:
        """Give the places of a quotation with its marks."""
        return Extent(quotation.start, quotation.end)

    @staticmethod
    def has(token: Token, feature: str, value: str) -> bool:
        """Tell whether a word has a value of a grammatical feature, as far as the model knows."""
        return value in token.morph.get(feature, [])

    def finite(self, verb: Token) -> bool:
        """Tell whether a verb or one of its auxiliaries has a tense."""
        verbs = [verb, *self.children(verb, self.scheme.auxiliaries)]
        return any(self.has(one, "VerbForm", "Fin") for one in verbs)

    def phrases(self, token: Token) -> Iterator[tuple[Token, Token]]:
        """Give the prepositional phrases of a token: the preposition, and the head of the phrase.

        The head may be that of a clause ("after saying …").
        """
        if self.scheme.adpositions_govern:
            for preposition in self.children(token, self.scheme.phrases):
                for head in preposition.children:
                    if head.dep_ == "pobj" or head.dep_ in self.scheme.phrase_clauses:
                        yield preposition, head
                        break
                else:
                    # "as to whether", "out of fear": one preposition on another
                    for inner in self.children(preposition, self.scheme.phrases):
                        for head in inner.children:
                            if head.dep_ == "pobj" or head.dep_ in self.scheme.phrase_clauses:
                                yield preposition, head
                                break
        else:
            for head in self.children(token, self.scheme.phrases | self.scheme.phrase_clauses):
                if introduced := self.child(head, frozenset({"case", "mark"})):
                    yield introduced, head

    def governor(self, token: Token) -> tuple[Token, Token] | None:
        """Give the word on which a phrase headed by `token` hangs, and its preposition."""
        if self.scheme.adpositions_govern:
            preposition = token.head
            if preposition.i != token.i and preposition.dep_ in self.scheme.phrases:
                return preposition.head, preposition
            return None
        names = self.scheme.phrases | self.scheme.phrase_clauses
        introduced = self.child(token, frozenset({"case", "mark"}))
        if token.dep_ in names and introduced is not None:
            return token.head, introduced
        return None

    def phrase(self, head: Token, without: Collection[str] = ()) -> Extent:
        """Give a noun phrase as it is written, without clauses and asides that hang on its head.

        With `without`, what hangs on the head by these relations is left out too.
        """
        scheme = self.scheme
        left_out = scheme.relative_clauses | scheme.asides | scheme.adverbial_clauses
        left_out |= scheme.clauses | scheme.noun_clauses | {"punct", *without}
        first, last = self._reach(head, left_out)
        # What is quoted beside a name is not part of it, whatever the parser says.
        for token in reversed(self.doc[first.i : head.i]):
            if self.quoted[token.i] != self.quoted[head.i]:
                first = token.nbor(1)
                break
        for token in self.doc[head.i + 1 : last.i + 1]:
            if token.dep_ in left_out - {"punct"} or self.quoted[token.i] != self.quoted[head.i]:
                last = self.doc[max(min(token.left_edge.i, token.i) - 1, head.i)]
                break
        return self._trimmed(first, head, last)

    def _reach(self, head: Token, left_out: frozenset[str]) -> tuple[Token, Token]:
        """Give the ends of what hangs on a noun, up to the first clause behind it."""
        first = last = head
        for child in head.children:
            if child.i < head.i and child.dep_ not in left_out:
                first = min(first, child.left_edge, key=_place)
            elif child.i > head.i and child.dep_ in left_out - {"punct"}:
                break
            elif child.i > head.i and self.child(child, self.scheme.phrase_clauses):
                # "accused by drivers of closing it"
                break
            elif child.i > head.i and child.dep_ != "punct":
                last = max(last, child.right_edge, key=_place)
        return first, last

    def _trimmed(self, first: Token, head: Token, last: Token) -> Extent:
        """Give a phrase without punctuation at its ends, but with a bracket that it opened."""
        while first.i < head.i and (first.is_punct or first.is_space):
            first = first.nbor(1)
        while last.i > head.i and (last.is_punct or last.is_space) and last.text not in {")", "."}:
            last = last.nbor(-1)
        if last.i > head.i and last.pos_ == "PRON" and last.dep_ in self.scheme.appositions:
            # "Holm and Ek both", "the mayor himself"
            last = last.nbor(-1)
        words = {token.text for token in self.doc[first.i : last.i + 1]}
        if "(" in words and ")" not in words and self.doc[last.i + 1 : last.i + 2].text == ")":
            last = last.nbor(1)
        return self.extent(first, last)

    def content(self, head: Token) -> set[Token]:
        """Give the words of a clause, without cues that share the speaker of the one outside."""
        words = set(head.subtree)
        for number in self.raised:
            other = self.doc[number]
            if other in words and other.i != head.i:
                words -= set(other.subtree)
        return words

    def complement(self, verb: Token) -> Token | None:
        """Give the head of the clause that a verb takes.

        One that a parser takes for an adverbial clause ("said on Monday he would go") is it too,
        where no word introduces it.
        """
        if clause := self.child(verb, self.scheme.clauses):
            return clause
        for clause in self.children(verb, self.scheme.adverbial_clauses):
            if (
                clause.i > verb.i
                and self.subject(clause)
                and self.finite(clause)
                and not self.child(clause, self.scheme.markers)
                and not any(self.has(child, "PronType", "Int") for child in clause.children)
                and not self.child(verb, self.scheme.objects)
            ):
                return clause
        return None

    def pieces(self, tokens: Iterable[Token]) -> list[Extent]:
        """Give the places of these tokens, those that follow one another as one.

        White space, and punctuation other than quotation marks, is cut off at the ends.
        """
        found: list[Extent] = []
        numbers = sorted({token.i for token in tokens})
        at = 0
        while at < len(numbers):
            stop = at
            while stop + 1 < len(numbers) and numbers[stop + 1] == numbers[stop] + 1:
                stop += 1
            first, last = numbers[at], numbers[stop]
            while first <= last and self._loose(first):
                first += 1
            while last >= first and self._loose(last):
                last -= 1
            if first <= last:
                found.append(self.extent(self.doc[first], self.doc[last]))
            at = stop + 1
        return found

    def _loose(self, number: int) -> bool:
        token = self.doc[number]
        return (
            token.is_space
            or token.dep_ == "cc"
            or (token.is_punct and self.quoted[number] < 0 and token.text not in {"?", "!", "..."})
        )

    @staticmethod
    def closes(token: Token) -> bool:
        """Tell whether a sentence ends with what hangs on a token, but for marks."""
        behind = token.doc[token.right_edge.i + 1 : token.sent.end]
        return all(one.is_punct or one.is_space for one in behind)

    def verb(self, token: Token) -> bool:
        """Tell whether a token can be a verb: a dash can be tagged one too."""
        return token.pos_ in {"VERB", "AUX"} and token.is_alpha

    def nominal(self, token: Token) -> bool:
        """Tell whether a token can be a name, a noun or a pronoun."""
        return token.pos_ in _NOMINAL


def _place(token: Token) -> int:
    return token.i
