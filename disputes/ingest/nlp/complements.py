"""Cues with another content than a clause: "rejected the claim", "vowed to …", "spoke about"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.labels import rebutted, spoken, untrue
from disputes.ingest.nlp.negation import negations
from disputes.ingest.nlp.speakers import agent, speaker
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.lexicon import Verb
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree


def drafts(tree: Tree, cues: Cues, taken: set[int]) -> Iterator[Draft]:
    """Give what cues with an infinitive or a noun for their content tell."""
    for token in tree.doc:
        if token.i in taken or not tree.verb(token) or tree.quoted[token.i] >= 0:
            continue
        verbs = cues.verbs(token)
        if not verbs and (number := _number(tree, cues, token)):
            yield Draft(
                cue=token,
                words=cues.extent(token),
                source=speaker(tree, token),
                pieces=tree.pieces(number),
                stance=Stance.ASSERTS,
                pattern="subject-cue-object",
            )
        if not verbs or cues.told(token):
            continue
        if (denied := rebutted(tree, cues, token)) and not negations(tree, cues.lexicon, token):
            yield Draft(
                cue=token,
                words=cues.extent(token),
                source=speaker(tree, token),
                pieces=tree.pieces(denied),
                stance=Stance.DENIES,
                pattern="subject-cue-object",
                settled=True,
            )
            continue
        if _repeats(tree, cues, token):
            continue
        rule = _passive if tree.passive(token) else _active
        found = rule(tree, cues, token, verbs)
        if found and not _clipped(tree, cues, token, found[0]):
            content, pattern = found
            content += spoken(tree, cues, token, content)
            yield Draft(
                cue=token,
                words=cues.extent(token),
                source=speaker(tree, token),
                pieces=tree.pieces(content),
                stance=verbs[0].stance,
                pattern=pattern,
            )


def _clipped(tree: Tree, cues: Cues, token: Token, content: list[Token]) -> bool:
    """Tell whether a title names but a thing in one word, which says nothing: "Plays Down Risk"."""
    if not tree.heads or len(content) > 1 or token.is_sent_start or not token.is_title:
        return False
    words = cues.lexicon.nouns.keys() | cues.lexicon.words["told-things"]
    return all(one.lower_ not in words and one.is_title for one in content)


def _repeats(tree: Tree, cues: Cues, token: Token) -> bool:
    """Tell whether a verb but calls untrue what was just denied: "denied it, calling it a lie"."""
    first = token.head
    if token.dep_ not in tree.scheme.adverbial_clauses or first.i > token.i:
        return False
    if token.lower_ not in cues.lexicon.words["labelling"] or not untrue(cues, token):
        return False
    return any(verb.stance is Stance.DENIES for verb in cues.verbs(first))


def _number(tree: Tree, cues: Cues, token: Token) -> list[Token] | None:
    """Give what somebody gives a number of, with the number: "put the toll at 17"."""
    words = cues.lexicon.words
    thing = tree.child(token, tree.scheme.objects)
    if token.lower_ not in words["putting"] or thing is None or not tree.subject(token):
        return None
    for preposition, head in tree.phrases(token):
        numbers = any(one.pos_ == "NUM" for one in head.subtree)
        if preposition.lower_ in words["at"] and numbers and preposition.i > thing.i > token.i:
            last = max(preposition.right_edge.i, head.right_edge.i)
            return list(tree.doc[thing.left_edge.i : last + 1])
    return None


def _active(
    tree: Tree, cues: Cues, token: Token, verbs: list[Verb]
) -> tuple[list[Token], str] | None:
    scheme = tree.scheme
    infinitive = tree.child(token, scheme.open_clauses)
    if infinitive is None:
        infinitive = tree.child(token, scheme.clauses)
    if not _acts(tree, token):
        return None
    if infinitive is not None and _only_meant(tree, cues, token, infinitive):
        return None
    if infinitive is not None and any("to" in verb.takes for verb in verbs):
        return list(tree.content(infinitive)), "subject-cue-to"
    if not any("object" in verb.takes for verb in verbs) or _thing(tree, cues, token, verbs):
        return None
    led = infinitive is not None and verbs[0].particle[-1:] == (infinitive.lower_,)
    if (
        infinitive is not None
        and infinitive.i > token.i
        and not (led or _marked(tree, cues, infinitive))
    ):
        # "denied closing the bridge"
        return list(tree.content(infinitive)), "subject-cue-object"
    particle = max((verb.particle for verb in verbs), key=len)
    if particle:
        for preposition, head in tree.phrases(token):
            if preposition.lower_ == particle[-1]:
                return list(tree.content(head)) + _after(
                    tree, token, preposition
                ), "subject-cue-about"
    things = [one for one in tree.children(token, scheme.objects) if one.i > token.i]
    if things and token.lower_ in cues.lexicon.words["quoting"]:
        # "reported, citing two officials, that …": the clause is not theirs
        rest = [one for child in tree.children(token, scheme.phrases) for one in child.subtree]
        rest = [one for one in rest if one.i > things[0].i]
        return [*tree.content(things[0]), *rest], "subject-cue-object"
    named = scheme.clauses | scheme.predicates
    things += [one for one in tree.children(token, named) if one.i > token.i]
    if not things:
        return None
    first = min(things, key=lambda thing: thing.i)
    if particle and first.lower_ == particle[-1] and first.i <= token.i + len(particle):
        # "put it"
        return None
    return list(tree.content(first)) + _after(tree, token, first), "subject-cue-object"


def _marked(tree: Tree, cues: Cues, infinitive: Token) -> bool:
    """Tell whether a verb that hangs on another stands with "to"."""
    near = tree.scheme.auxiliaries | tree.scheme.markers
    words = cues.lexicon.words["infinitive"]
    return tree.finite(infinitive) or any(
        child.lower_ in words for child in tree.children(infinitive, near)
    )


def _thing(tree: Tree, cues: Cues, token: Token, verbs: list[Verb]) -> bool:
    """Tell whether a verb is about somebody or something itself, not about what is said of it.

    So it is in "questioned the drivers", "denied her a loan", "claimed three lives", and in deeds.
    """
    scheme, words, people = tree.scheme, cues.lexicon.words, cues.lexicon.people
    if _is_deed(tree, cues, token, verbs, _object(tree, token, verbs)):
        return True
    if token.lower_ in words["talking"] and not words["infinitive"].isdisjoint(verbs[0].particle):
        # "speaking to reporters"
        return True
    thing = tree.child(token, scheme.objects)
    if thing is None or thing.i < token.i or verbs[0].particle:
        return False
    head = thing.lower_
    if token.lower_ in words["calling"]:
        called = scheme.predicates | scheme.clauses | scheme.open_clauses
        return head in people["roles"] and tree.child(token, called) is None
    if token.lower_ in words["quoting"] and thing.right_edge.i == thing.i:
        # "citing officials": what they say stands elsewhere
        return thing.pos_ == "PROPN" or head in people["anonymous"] | people["roles"]
    if token.lower_ in words["claiming"]:
        return head in words["claimed-things"]
    if token.lower_ in words["writing"]:
        return head in people["texts"]
    if verbs[0].stance not in {Stance.DENIES, Stance.DOUBTS}:
        return False
    if tree.child(token, scheme.recipients):
        return True
    return thing.pos_ == "NOUN" and head in people["roles"] and head not in people["texts"]


def _only_meant(tree: Tree, cues: Cues, token: Token, infinitive: Token) -> bool:
    """Tell whether an infinitive is of words only meant, or of a name: "wanted to say that …"."""
    words = cues.lexicon.words
    if infinitive.lower_ in words["naming"] and tree.passive(infinitive):
        return True
    said = any("clause" in verb.takes for verb in cues.verbs(infinitive))
    return said and token.lower_ in words["willing"] and tree.complement(infinitive) is not None


def _object(tree: Tree, token: Token, verbs: list[Verb]) -> Token | None:
    """Give the head of what a verb is done to, with the particle that belongs to it or without."""
    if thing := tree.child(token, tree.scheme.objects):
        return thing
    particle = verbs[0].particle[-1:]
    heads = (head for preposition, head in tree.phrases(token) if preposition.lower_ in particle)
    return next(heads, None)


def _is_deed(tree: Tree, cues: Cues, token: Token, verbs: list[Verb], thing: Token | None) -> bool:
    """Tell whether something is done to a thing, not to what is said: "shot down a helicopter"."""
    words = cues.lexicon.words
    taken_back = verbs[0].stance is Stance.RETRACTS
    if thing is None or not (taken_back or token.lower_ in words["deeds"]):
        return False
    if tree.verb(thing) or tree.quoted[thing.i] >= 0 or tree.has(thing, "PronType", "Dem"):
        return False
    if any(tree.has(child, "Definite", "Ind") for child in thing.children):
        # "a number of towns"
        of = words["of"]
        thing = next((head for by, head in tree.phrases(thing) if by.lower_ in of), thing)
    told = thing.lower_ in cues.lexicon.nouns or thing.lower_ in words["told-things"]
    return not (told or (taken_back and thing.lower_ in cues.lexicon.people["texts"]))


def _acts(tree: Tree, token: Token) -> bool:
    """Tell whether a verb says what its subject does, not what something is for."""
    scheme = tree.scheme
    if tree.child(token, scheme.subjects):
        return True
    return token.dep_ in scheme.adverbial_clauses | scheme.conjuncts


def _after(tree: Tree, token: Token, first: Token) -> list[Token]:
    """Give what belongs to a verb after the first part of its content: "of treason"."""
    scheme = tree.scheme
    kinds = scheme.phrases | scheme.predicates | scheme.open_clauses | scheme.clauses
    return [
        one for child in tree.children(token, kinds) if child.i > first.i for one in child.subtree
    ]


def _passive(
    tree: Tree, cues: Cues, token: Token, verbs: list[Verb]
) -> tuple[list[Token], str] | None:
    scheme = tree.scheme
    subject = tree.child(token, scheme.passive_subjects)
    if subject is None or _is_deed(tree, cues, token, verbs, subject):
        return None
    if subject.lower_ in cues.lexicon.words["relatives"]:
        # "who is backed by Holm": what of him stands elsewhere
        return None
    content = list(subject.subtree)
    named = agent(tree, token)
    if named is None:
        if not tree.child(token, scheme.open_clauses | scheme.predicates) and not any(
            head.dep_ in scheme.phrase_clauses for _, head in tree.phrases(token)
        ):
            return None
        return content + _after(tree, token, token), "passive"
    if not any("object" in verb.takes for verb in verbs) or any(
        verb.particle[-1:] and verb.particle[-1] in cues.lexicon.words["agents"] for verb in verbs
    ):
        return None
    by = next((preposition for preposition, head in tree.phrases(token) if head.i == named.i), None)
    without = set(by.subtree) if by is not None else set()
    return [
        one for one in content + _after(tree, token, token) if one not in without
    ], "passive-agent"
