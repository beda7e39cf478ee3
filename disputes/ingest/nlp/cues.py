"""Which words of a tree are cues, as far as the lexicon knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disputes.ingest.attribution import Extent
from disputes.ingest.nlp.negation import negations

if TYPE_CHECKING:
    from spacy.tokens import Token

    from disputes.ingest.lexicon import Lexicon, Verb
    from disputes.ingest.nlp.tree import Tree

# A particle may stand behind an object: "called the allegation out".
_REACH = 1


@dataclass(frozen=True)
class Cues:
    """The cues of one tree."""

    tree: Tree
    lexicon: Lexicon

    def verbs(self, token: Token) -> list[Verb]:
        """Give what a verb can be: its uses with the longest particle that stands here."""
        found: list[Verb] = []
        infinitive = self.lexicon.words.get("infinitive", frozenset())
        for form in self.lexicon.verbs.get(token.lower_, ()):
            verb = form.verb
            # The "to" of "vow to" may be that of an infinitive, which "vow" takes by itself.
            longest = found[0].particle if found else ()
            if len(verb.particle) < len(longest) and longest[-1] not in infinitive:
                break
            if not verb.particle or self._particle(token, verb):
                found.append(verb)
        return found

    def told(self, token: Token) -> bool:
        """Tell whether a verb is a participle of whom others told: "Roe, asked about it, left"."""
        subject = self.tree.subject(token)
        if subject is None or subject.i > token.i:
            return False
        if self.tree.child(token, self.tree.scheme.auxiliaries):
            return False
        commas = [at for at in range(subject.i + 1, token.i) if self.tree.doc[at].text == ","]
        addressed = any("addressee" in verb.takes for verb in self.verbs(token))
        return addressed and commas == [token.i - 1]

    def _particle(self, token: Token, verb: Verb) -> bool:
        doc, count = token.doc, len(verb.particle)
        for start in range(token.i + 1, min(token.i + 2 + _REACH, len(doc) - count + 1)):
            if all(doc[start + n].lower_ == verb.particle[n] for n in range(count)):
                return True
            if doc[start].dep_ not in self.tree.scheme.adverbs:
                break
        if count == 1:
            particles = self.tree.scheme.particles
            return any(
                child.lower_ == verb.particle[0] for child in self.tree.children(token, particles)
            )
        return False

    def extent(self, token: Token) -> Extent:
        """Give the cue as it is written, with what makes its tense, voice and negation."""
        scheme = self.tree.scheme
        near = scheme.auxiliaries | scheme.negations | scheme.particles
        numbers = {token.i}
        numbers.update(child.i for child in self.tree.children(token, near))
        first = last = token.i
        # Only what stands by it, or with nothing but adverbs between.
        adverbs = {child.i for child in self.tree.children(token, scheme.adverbs)}
        while first - 1 in numbers or (first - 1 in adverbs and self._reaches(first - 1, numbers)):
            first -= 1
        while last + 1 in numbers:
            last += 1
        negating = negations(self.tree, self.lexicon, token)
        if negating and negating[0].i < first:
            # "neither confirmed nor denied", "no longer says"
            between = self.tree.quoted[negating[0].i : first]
            first = first if max(between) > min(between) else negating[0].i
        return self.tree.extent(token.doc[first], token.doc[last])

    @staticmethod
    def _reaches(number: int, numbers: set[int]) -> bool:
        return any(number - step in numbers for step in (1, 2))
