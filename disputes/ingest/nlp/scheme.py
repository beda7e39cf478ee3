"""What the relations of a parse are called: models name them after one of two schemes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Scheme:
    """The names of the relations that the rules ask for.

    Where `adpositions_govern`, a preposition stands between a word and its phrase; else it hangs
    on the phrase.
    """

    subjects: frozenset[str]
    passive_subjects: frozenset[str]
    objects: frozenset[str]
    recipients: frozenset[str]
    clauses: frozenset[str]
    open_clauses: frozenset[str]
    predicates: frozenset[str]
    agents: frozenset[str]
    asides: frozenset[str]
    adverbial_clauses: frozenset[str]
    noun_clauses: frozenset[str]
    relative_clauses: frozenset[str]
    conjuncts: frozenset[str]
    phrases: frozenset[str]
    phrase_clauses: frozenset[str]
    markers: frozenset[str]
    auxiliaries: frozenset[str]
    particles: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    joints: frozenset[str]
    owners: frozenset[str]
    appositions: frozenset[str]
    adpositions_govern: bool


CLEAR: Final = Scheme(
    subjects=frozenset({"nsubj", "csubj"}),
    passive_subjects=frozenset({"nsubjpass", "csubjpass"}),
    objects=frozenset({"dobj"}),
    recipients=frozenset({"dative"}),
    clauses=frozenset({"ccomp"}),
    open_clauses=frozenset({"xcomp"}),
    predicates=frozenset({"oprd", "attr", "acomp"}),
    agents=frozenset({"agent"}),
    asides=frozenset({"parataxis"}),
    adverbial_clauses=frozenset({"advcl"}),
    noun_clauses=frozenset({"acl"}),
    relative_clauses=frozenset({"relcl"}),
    conjuncts=frozenset({"conj"}),
    phrases=frozenset({"prep", "dative", "agent"}),
    phrase_clauses=frozenset({"pcomp"}),
    markers=frozenset({"mark"}),
    auxiliaries=frozenset({"aux", "auxpass"}),
    particles=frozenset({"prt"}),
    negations=frozenset({"neg"}),
    adverbs=frozenset({"advmod"}),
    joints=frozenset({"preconj", "cc"}),
    owners=frozenset({"poss"}),
    appositions=frozenset({"appos"}),
    adpositions_govern=True,
)
"""ClearNLP's, which the English models use."""

UNIVERSAL: Final = Scheme(
    subjects=frozenset({"nsubj", "csubj", "nsubj:outer"}),
    passive_subjects=frozenset({"nsubj:pass", "csubj:pass"}),
    objects=frozenset({"obj"}),
    recipients=frozenset({"iobj"}),
    clauses=frozenset({"ccomp"}),
    open_clauses=frozenset({"xcomp"}),
    predicates=frozenset({"xcomp"}),
    agents=frozenset({"obl:agent"}),
    asides=frozenset({"parataxis"}),
    adverbial_clauses=frozenset({"advcl"}),
    noun_clauses=frozenset({"acl"}),
    relative_clauses=frozenset({"acl:relcl"}),
    conjuncts=frozenset({"conj"}),
    phrases=frozenset({"obl", "obl:arg", "obl:mod", "obl:agent", "nmod"}),
    phrase_clauses=frozenset({"advcl"}),
    markers=frozenset({"mark"}),
    auxiliaries=frozenset({"aux", "aux:pass", "cop"}),
    particles=frozenset({"compound:prt"}),
    negations=frozenset(),
    adverbs=frozenset({"advmod"}),
    joints=frozenset({"cc:preconj", "cc"}),
    owners=frozenset({"nmod:poss", "det:poss"}),
    appositions=frozenset({"appos"}),
    adpositions_govern=False,
)
"""Universal Dependencies', which most other models use."""


def scheme_of(model: Language) -> Scheme:
    """Give the scheme that a model's parser names its relations after."""
    labels = model.pipe_labels.get("parser", [])
    return CLEAR if "dobj" in labels else UNIVERSAL
