"""What a word may be, told by the lexicon and its neighbours: one letter a word.

The rules look at a sentence as at a string of these letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disputes.ingest.lexicon import Lexicon, Phrase, VerbForm

NAME: Final = "N"
NOUN: Final = "n"
PERSON: Final = "r"
NUMBER: Final = "#"
DETERMINER: Final = "D"
POSSESSIVE: Final = "O"
PRONOUN: Final = "P"
OBJECT: Final = "o"
RELATIVE: Final = "R"
CLITIC: Final = "S"
ADVERB: Final = "A"
AUXILIARY: Final = "X"
NEGATION: Final = "!"
CUE: Final = "V"
GERUND: Final = "G"
VERB: Final = "F"
THAT: Final = "T"
QUESTION: Final = "H"
TO: Final = "t"
PREPOSITION: Final = "p"
CONJUNCTION: Final = "c"
SUBORDINATOR: Final = "s"
DAY: Final = "d"
QUOTE: Final = "Q"
STOP: Final = "."
DASH: Final = "-"

NOMINAL: Final = frozenset("NnrP#DOod")
"""The tags that a noun phrase is made of."""

# Shorter words with the ending of an adverb are mostly none.
_SHORT: Final = 4
# A later table gives way to an earlier one.
_WORDS: Final = (
    ("auxiliaries", AUXILIARY),
    ("negations", NEGATION),
    ("that", THAT),
    ("infinitive", TO),
    ("relatives", RELATIVE),
    ("possessives", POSSESSIVE),
    ("determiners", DETERMINER),
    ("pronouns", PRONOUN),
    ("objects", OBJECT),
    ("prepositions", PREPOSITION),
    ("conjunctions", CONJUNCTION),
    ("questions", QUESTION),
    ("subordinators", SUBORDINATOR),
    ("adverbs", ADVERB),
    ("weekdays", DAY),
    ("months", DAY),
    ("days", DAY),
)
_PUNCTUATION: Final = {
    **dict.fromkeys(".!?…", STOP),
    **dict.fromkeys("—–―-", DASH),
    "--": DASH,
    "---": DASH,
    "'s": CLITIC,
    "’s": CLITIC,
    "'": CLITIC,
    "’": CLITIC,
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
}


class Tagger:
    """Tells the tags of words by a lexicon. Making one takes a few milliseconds."""

    __slots__ = (
        "_adverb",
        "_alone",
        "_capitals",
        "_further",
        "_gerunds",
        "_homographs",
        "_months",
        "_negations",
        "_nouns",
        "_plural",
        "_standing",
        "_told",
        "claimed",
        "expressed",
        "gerund_endings",
        "known",
        "lexicon",
        "modifiers",
        "openers",
        "past_endings",
        "plural_endings",
        "verbs",
    )

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.verbs: Mapping[str, tuple[VerbForm, ...]] = lexicon.verbs
        people = lexicon.people["roles"] | lexicon.people["anonymous"] | lexicon.people["texts"]
        people |= lexicon.people["presses"]
        known: dict[str, str] = dict.fromkeys(people, PERSON)
        known.update(dict.fromkeys(lexicon.common, VERB))
        for word, forms in lexicon.verbs.items():
            gerund = all("gerund" in form.forms for form in forms)
            known[word] = GERUND if gerund else CUE
        for name, tag in reversed(_WORDS):
            known.update(dict.fromkeys(lexicon.words[name], tag))
        known.update(_PUNCTUATION)
        self.known = known
        self.claimed = lexicon.nouns.keys() | lexicon.words["told-things"]
        self.openers = frozenset(phrase.words[0] for phrase in lexicon.phrases)
        self.expressed = frozenset(words[0] for words in lexicon.expressions)
        self._nouns = people | lexicon.nouns.keys()
        self._plural = lexicon.words["plurals"]
        self._standing = lexicon.words["pronouns"]
        self.modifiers = lexicon.words["modifiers"]
        self._alone = lexicon.words["alone"]
        self._told = lexicon.words["told"]
        self._capitals = lexicon.words["capitals"]
        self._negations = lexicon.words["negations"]
        # The second words of "no longer" and the like.
        self._further = frozenset(word.partition("-")[2] for word in self._negations if "-" in word)
        self._homographs = lexicon.words["homographs"]
        self._gerunds = lexicon.words["gerund-auxiliaries"]
        self._months = lexicon.words["months"]
        self._adverb = tuple(sorted(lexicon.words["adverb-endings"]))
        self.gerund_endings = tuple(sorted(lexicon.words["gerund-endings"]))
        self.past_endings = tuple(sorted(lexicon.words["past-endings"]))
        self.plural_endings = tuple(sorted(lexicon.words["plural-endings"]))

    def phrase_at(self, words: list[str], at: int) -> Phrase | None:
        """Give the phrase that introduces a source and stands at a word, or None."""
        if words[at] in self.openers:
            for phrase in self.lexicon.phrases:
                if tuple(words[at : at + len(phrase.words)]) == phrase.words:
                    return phrase
        return None

    def tag(self, word: str, lower: str, tags: list[str], words: list[str], first: bool) -> str:
        """Tell the tag of a word after those before it in its sentence; `first` begins one."""
        tag = self.known.get(lower)
        if lower in self._further and words and f"{words[-1]}-{lower}" in self._negations:
            return NEGATION
        if tag is None:
            if not word[0].isalnum() and word[0] not in "$£€@":
                return ""
            if word[0].isupper() or (word[0] == "@" and len(word) > 1):
                return NAME
            if word[0].isdigit():
                return NUMBER
            return ADVERB if lower.endswith(self._adverb) and len(lower) > _SHORT else NOUN
        if word != lower and (
            (tag in "VGFr" and not first) or (lower in self._capitals and word.isupper())
        ):
            return NAME
        if tag == CLITIC and tags and tags[-1] in "PRTH":
            return AUXILIARY
        if tag == CUE:
            return self._cue(lower, tags, words)
        if tag == VERB and tags and tags[-1] in "DO#" and words[-1] not in self._standing:
            # "the lives of many", but "those killed"
            return NOUN
        if tag == GERUND and tags and tags[-1] in "DOSn":
            return NOUN
        if tag == AUXILIARY and word != lower and lower in self._months and not first:
            return DAY
        if tag == AUXILIARY and lower in self._gerunds and tags and tags[-1] == CUE:
            # "denied having closed it"
            return NOUN
        return tag

    def _cue(self, lower: str, tags: list[str], words: list[str]) -> str:
        """Tell a verb from a noun or adjective that is written the same way."""
        noun = PERSON if lower in self._nouns else NOUN
        at = len(tags) - 1
        while at >= 0 and tags[at] in "A!":
            at -= 1 + (words[at] in self._further and tags[at] == NEGATION)
        if at < 0:
            return CUE
        before = tags[at]
        if before == CUE and tags[-1] == NEGATION:
            # "neither confirm nor deny"
            return CUE
        if before == CUE and tags[-1] == CUE and lower in self._homographs:
            # "rejected calls for it"
            return noun
        if before == TO and at and words[at - 1] in self.openers:
            return noun
        kinds = {kind for form in self.verbs[lower] for kind in form.forms}
        if kinds & {"past", "participle"} and not kinds & {"base", "third"}:
            if before == "D" and lower in self._told and {words[at], words[-1]} & self._alone:
                return CUE
            owned = before in "OSp" or (before == "D" and words[at] not in self._plural)
            return noun if owned else CUE
        if before in "XtRPQ,)c-:.(;H" or words[at] in self._plural:
            return CUE
        if before in "DOSp#os":
            return noun
        if lower in self._homographs and self._is_object(tags, words, at):
            # "denied recent media reports that it was so"
            return noun
        if "past" in kinds and before in "Nr":
            return CUE
        if "third" in kinds:
            return CUE if before in "Nrd" or noun == NOUN else noun
        # The base form follows a plural, or two joined by "and".
        plural = words[at].endswith(self.plural_endings)
        joined = "c" in tags[max(0, at - 3) : at]
        return CUE if before in "Nrn" and (plural or joined) else noun

    def _is_object(self, tags: list[str], words: list[str], at: int) -> bool:
        """Tell whether the nouns up to `at` follow a verb of denial at once, as its object."""
        first = at
        while first >= 0 and at - first < _SHORT and tags[first] in "nrA":
            first -= 1
        if not 0 <= first < at or tags[first] != CUE:
            return False
        return any(
            form.verb.stance is Stance.DENIES and "object" in form.verb.takes
            for form in self.verbs.get(words[first], ())
        )
