"""Where sentences end."""

from __future__ import annotations

import re
from typing import Final

_CLOSING: Final = "\"')\\]}»›」』）"
_OPENING: Final = "\"'([{«‹「『（¿¡"

# What may end a sentence, with the marks that close after it. The look-behind makes each run of
# full stops be tried once, from its beginning.
STOP: Final = re.compile(
    rf"(?<![.!?…؟۔।])(?P<stop>[.!?…؟۔।]+)[{_CLOSING}]*(?= )|(?P<wide>[。！？]+)[{_CLOSING}]*"
)

# Abbreviations followed by names, so that a capital letter after them begins no sentence.
_TITLES: Final = (
    " Adm Amb Asst Brig Bros Capt Cdr Cmdr Co Col Corp Cpl Dep Det Dr Fr Ft Gen Gov Hon Inc Insp Jr"
    " Lt Ltd Maj Messrs Mlle Mme Mr Mrs Ms Mt Pres Prof Rep Rev Sen Sgt Sr St Ste Supt Vs vs "
)
# Abbreviations followed by numbers.
_NUMBERED: Final = (
    " Apr Art Aug Ch Dec Feb Fig Jan Jul Jun Mar No Nos Nov Oct Sec Sep Sept Vol art ch fig no nos"
    " p para pp sec vol "
)
_LONGEST_ABBREVIATION: Final = 12


def ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop or its like ends a sentence, going by the words round it."""
    if stop["wide"]:
        return True
    follows = text[stop.end() + 1 : stop.end() + 2]
    if not follows or (follows not in _OPENING and (follows.islower() or not follows.isalnum())):
        return False
    if stop[0] != ".":
        return True
    before = text[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
    word = before.replace("-", " ").rpartition(" ")[2].lstrip(_OPENING)
    if f" {word} " in _NUMBERED:
        return not follows.isdigit()
    letters = word.split(".")
    if len(letters) == 1:
        return f" {word} " not in _TITLES and not (len(word) == 1 and word.isupper())
    return not all(len(letter) == 1 and letter.isalpha() for letter in letters)
