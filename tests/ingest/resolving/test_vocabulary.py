"""The words of a language are data: another language is another file."""

from __future__ import annotations

import pytest

from disputes.ingest.resolving.dates import date_said
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.model.period import read_date
from disputes.model.terms import SourceKind


def test_english_has_what_is_needed() -> None:
    english = load_vocabulary()
    assert english.language == "en"
    assert set(english.kinds) == set(SourceKind) - {SourceKind.PERSON, SourceKind.ANONYMOUS}
    assert english.is_person("spokesman")
    assert english.is_title("mr")
    assert english.gender(("deputy", "spokeswoman")) == "female"
    assert english.singular("senators") == "senator"
    assert english.singular("police") == "police"
    assert ("united", "kingdom") in english.countries
    assert len(english.dates.weekdays.keys() - {"tues", "thur", "thurs"}) == 14
    assert max(english.dates.months.values()) == 11


def test_every_word_is_written_as_it_is_looked_for() -> None:
    english = load_vocabulary()
    tables = (english.small, english.pronouns, english.persons, english.titles, english.texts)
    words = {word for table in tables for group in table.values() for word in group}
    words |= {word for group in english.kinds.values() for word in group}
    words |= english.dates.classes.keys()
    assert {word for word in words if word != word.lower()} == set()


@pytest.mark.parametrize("means", sorted({form.means for form in load_vocabulary().dates.forms}))
def test_every_form_of_a_date_is_understood(means: str) -> None:
    """Build the shortest words of each form; all but those of the future name a date."""
    dates = load_vocabulary().dates
    written = {
        "UNIT": "week",
        "YEAR": "2014",
        "DAYNUMBER": "6",
        "ISO": "2014-10-06",
        "MONTH": "October",
        ",": ",",
    }
    for form in dates.forms:
        if form.means == means:
            words = " ".join(
                written.get(name) or min(w for w, names in dates.classes.items() if name in names)
                for name, optional in form.classes
                if not optional
            )
            found = date_said(words.title(), read_date("2015-10-18"), dates)
            assert (found is None) == (means == "future"), words


def test_a_language_that_there_is_not() -> None:
    with pytest.raises(FileNotFoundError):
        load_vocabulary("tlh")
