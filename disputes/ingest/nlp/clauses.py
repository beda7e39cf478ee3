"""Cues with a clause: "said that …", "…, he said", "saying …", and the speaker's words as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.nlp.channels import outlet
from disputes.ingest.nlp.draft import Draft
from disputes.ingest.nlp.negation import negations
from disputes.ingest.nlp.speakers import speaker
from disputes.ingest.nlp.unsaid import withheld
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from disputes.ingest.attribution import Extent
    from disputes.ingest.lexicon import Verb
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.tree import Tree

# What stands behind these is a sentence of its own.
_APART: Final = frozenset({":", ";", "("})
_STOPS: Final = frozenset({".", "!", "?"})
_CLAUSAL: Final = frozenset({"quote", "clause", "that", "whether"})


def drafts(tree: Tree, cues: Cues) -> Iterator[Draft]:
    """Give what cues with a clause for their content tell, those within such content left out."""
    within: set[int] = set()
    last: tuple[int, Extent] | None = None
    for token in tree.doc:
        if token.i in within or not tree.verb(token) or tree.quoted[token.i] >= 0:
            continue
        if cues.told(token):
            continue
        found = _content(tree, cues, token)
        if found is None:
            continue
        head, content = found
        subject = tree.subject(token)
        source = speaker(tree, token)
        if last and subject is None and _joined(tree, token, last[0]):
            # "met Ek, who said this but denied that"
            source = last[1]
        relative = token.dep_ in tree.scheme.relative_clauses
        last = (max(one.i for one in content), source) if relative and source else None
        unnamed = source is None and _unnamed(tree, cues, token)
        if source is None and not unnamed:
            continue
        if head.i > token.i and not outlet(tree, cues.lexicon, tree.subject(token)):
            # What an outlet passes on may have been said by somebody.
            within.update(one.i for one in content)
        verbs = _clausal(cues, token)
        draft = Draft(
            cue=token,
            words=cues.extent(token),
            source=source,
            pieces=tree.pieces(content),
            stance=verbs[0].stance if verbs else Stance.ASSERTS,
            pattern="passive" if unnamed else "",
            head=head,
        )
        if held := withheld(tree, cues, token):
            draft.words = tree.extent(held[0], token)
            draft.stance, draft.settled = held[1], True
            if negations(tree, cues.lexicon, held[0]):
                continue
        yield draft


def _unnamed(tree: Tree, cues: Cues, token: Token) -> bool:
    """Tell whether a passive tells what is said by nobody named: "it is understood that …"."""
    subject = tree.child(token, tree.scheme.passive_subjects)
    return subject is not None and subject.lower_ in cues.lexicon.words["expletive"]


def _joined(tree: Tree, token: Token, end: int) -> bool:
    """Tell whether only "and" or "but" stands between a cue and what was said last."""
    return end in (token.i - 1, token.i - 2) and tree.doc[token.i - 1].dep_ == "cc"


def _content(tree: Tree, cues: Cues, token: Token) -> tuple[Token, set[Token]] | None:
    """Give the words that a cue has for its content, and the head of their clause."""
    clausal = _clausal(cues, token) or withheld(tree, cues, token)
    if clause := _clause(tree, cues, token):
        if clause.i < token.i and _apart(tree, token):
            return None
        if clause.i < token.i and _quoted_last(tree, token):
            return None
        if clause.i > token.i and (_headless(tree, cues, clause) or _endless(tree, cues, token)):
            return None
        if clausal or (clause.i > token.i and _opens(tree, cues, token, clause)):
            return _said(tree, token, clause)
    elif clausal and (host := _host(tree, token) or _as(tree, cues, token)):
        return host, set(host.subtree) - set(token.subtree)
    elif clausal and (aside := _aside(tree, token)):
        sentence = token.sent
        content = {one for one in sentence if not aside[0] <= one.i <= aside[1]}
        return (sentence[0], content) if _stands(tree, content) else None
    return None


def _quoted_last(tree: Tree, token: Token) -> bool:
    """Tell whether a quotation that is a sentence of its own stands before a cue and its subject.

    What stands before it, though a parser may see one sentence, is then not said.
    """
    subject = tree.subject(token)
    first = token if subject is None else min(subject.left_edge, token, key=lambda one: one.i)
    number = tree.quoted[first.i - 1] if first.i > 0 else -1
    if number < 0:
        return False
    quotation = tree.quotations[number]
    before = tree.text(tree.offset + token.sent[0].idx, quotation.start).rstrip()
    return before[-1:] in _STOPS and tree.text(quotation.opens, quotation.closes)[:1].isupper()


def _headless(tree: Tree, cues: Cues, clause: Token) -> bool:
    """Tell whether a clause has lost its subject: "referred to a talk had taken place"."""
    if tree.quoted[clause.i] >= 0 or tree.subject(clause) or not tree.finite(clause):
        return False
    first = clause.left_edge.lower_
    words = cues.lexicon.words
    return not any(first in words[kind] for kind in ("questions", "things", "that", "conditions"))


def _endless(tree: Tree, cues: Cues, token: Token) -> bool:
    """Tell whether what is said on the side takes up all the sentence, its main clause too.

    So it does without a comma: "Despite Holm saying that it was safe the drivers left".
    """
    first = token.sent[0]
    if first.lower_ not in cues.lexicon.words["accompanying"] or tree.subject(token):
        return False
    behind = tree.doc[token.i + 1 : token.sent.end]
    last = all(one.is_punct or one.is_space for one in behind if one.i > token.right_edge.i)
    return last and not any(one.text == "," for one in behind)


def _said(tree: Tree, token: Token, clause: Token) -> tuple[Token, set[Token]]:
    """Give the head and the words of a clause, from where the cue takes it to where it ends.

    A semicolon ends what stands behind a cue: the next sentence may be the writer's. What stands
    before one is all the sentence, though a parser may see two clauses there.
    """
    words = tree.content(clause)
    if clause.i < token.i:
        for other in tree.children(token, tree.scheme.clauses):
            if clause.i < other.i < token.i:
                words |= tree.content(other)
                clause = other
        return clause, words
    stop = next((one.i for one in sorted(words) if _ends(tree, token, one)), len(tree.doc))
    words = {one for one in words if one.i < stop}
    while clause.i >= stop:
        inner = [one for one in tree.children(clause, tree.scheme.clauses) if one in words]
        if not inner:
            break
        clause = inner[0]
    return clause, words


def _ends(tree: Tree, cue: Token, mark: Token) -> bool:
    """Tell whether a mark behind a cue ends what is said: ";", unless "that" goes on with it."""
    if mark.text != ";" or mark.i < cue.i or tree.quoted[mark.i] >= 0:
        return False
    behind = tree.doc[mark.i + 1 : mark.i + 3]
    return not any(one.dep_ in tree.scheme.markers for one in behind)


def _clause(tree: Tree, cues: Cues, token: Token) -> Token | None:
    """Give the head of the clause that a cue takes, past an aside: "reported, citing X, that …"."""
    scheme = tree.scheme
    clause = tree.complement(token)
    if clause is not None and clause.i < token.i and _apart(tree, token):
        # "It failed: Holm said it was old."
        behind = (one for one in tree.children(token, scheme.clauses) if one.i > token.i)
        clause = next(behind, clause)
    if clause is not None:
        marks = [one.lower_ for one in tree.children(clause, scheme.markers)]
        if not cues.lexicon.words["as"].isdisjoint(marks):
            # "shouted the crowd as Berg said"
            return None
        when = clause.left_edge.lower_ in cues.lexicon.words["subordinators"]
        return None if when and clause.dep_ in scheme.adverbial_clauses else clause
    for aside in tree.children(token, scheme.adverbial_clauses | scheme.open_clauses):
        if aside.i > token.i and aside.lower_ in cues.lexicon.words["quoting"]:
            return tree.child(aside, scheme.clauses)
    return None


def _stands(tree: Tree, words: set[Token]) -> bool:
    """Tell whether words have a verb with a subject that is not but a circumstance."""
    scheme = tree.scheme
    hung = scheme.adverbial_clauses | scheme.relative_clauses | scheme.noun_clauses
    hung |= scheme.phrase_clauses
    return any(
        tree.verb(one)
        and one.dep_ not in hung
        and tree.subject(one)
        and not any(above in words and above.dep_ in hung for above in one.ancestors)
        for one in words
    )


def _clausal(cues: Cues, token: Token) -> list[Verb]:
    return [verb for verb in cues.verbs(token) if verb.takes & _CLAUSAL]


def _opens(tree: Tree, cues: Cues, token: Token, clause: Token) -> bool:
    """Tell whether a verb that the lexicon lacks takes this clause as words or thought."""
    if token.pos_ != "VERB" or cues.verbs(token) or token.lower_ in cues.lexicon.common:
        return False
    subject = tree.subject(token)
    if subject is not None and subject.lower_ in cues.lexicon.words["things"]:
        # "it emerged that"
        return False
    if tree.passive(token):
        return False
    if clause.left_edge.lower_ in cues.lexicon.words["subordinators"]:
        # "began when", "left as"
        return False
    return tree.subject(clause) is not None and tree.finite(clause)


def _host(tree: Tree, token: Token) -> Token | None:
    """Give the verb of the sentence into which "he said" is thrown, if it is."""
    host = token.head
    subject = tree.subject(token)
    if subject is None or tree.has(subject, "PronType", "Rel"):
        return None
    if _apart(tree, token):
        return None
    return host if token.dep_ in tree.scheme.asides and host.pos_ in {"VERB", "AUX"} else None


def _apart(tree: Tree, token: Token) -> bool:
    """Tell whether a cue and its subject stand apart from what is before them: "…: he said"."""
    if tree.child(token, tree.scheme.markers):
        return True
    subject = tree.subject(token)
    first = token if subject is None else min(subject.left_edge, token, key=lambda one: one.i)
    return first.i > 0 and tree.doc[first.i - 1].text in _APART


def _as(tree: Tree, cues: Cues, token: Token) -> Token | None:
    """Give the verb to which "as he said" belongs."""
    scheme, words = tree.scheme, cues.lexicon.words.get("as", frozenset())
    if token.dep_ not in scheme.adverbial_clauses or not tree.subject(token):
        return None
    if not any(mark.lower_ in words for mark in tree.children(token, scheme.markers)):
        return None
    first = token.left_edge
    if not first.is_sent_start and tree.doc[first.i - 1].text != ",":
        return None
    # "as he put it"
    own = {word for verb in cues.verbs(token) for word in verb.particle}
    taken = tree.children(token, scheme.objects | scheme.open_clauses)
    return None if any(one.lower_ not in own for one in taken) else token.head


def _aside(tree: Tree, token: Token) -> tuple[int, int] | None:
    """Give the ends of ", he said," where it stands between commas in a sentence."""
    subject = tree.subject(token)
    scheme = tree.scheme
    if subject is None or tree.child(token, scheme.objects | scheme.open_clauses):
        return None
    if token.dep_ in scheme.relative_clauses | scheme.noun_clauses | scheme.adverbial_clauses:
        return None
    doc, sentence = tree.doc, token.sent
    first = min(subject.left_edge.i, token.i)
    last = max(subject.right_edge.i, token.i)
    near = tree.scheme.adverbs | {"npadvmod", "obl:tmod"} | tree.scheme.phrases
    while last + 1 < sentence.end and doc[last + 1].text != ",":
        top = doc[last + 1]
        while top.head.i != top.i and top.head.i > last and top.head.i != token.i:
            top = top.head
        if top.head.i != token.i or top.dep_ not in near:
            break
        last = top.right_edge.i
    if last + 1 < sentence.end and doc[last + 1].text != "," and not doc[last + 1].is_sent_end:
        return None
    opened = first > sentence.start and doc[first - 1].text == ","
    return (first, last) if opened else None
