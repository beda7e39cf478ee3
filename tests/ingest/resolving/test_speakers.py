"""Who is meant by the words for a speaker."""

from __future__ import annotations

import pytest

from disputes.ingest.resolving.records import By, Certainty
from disputes.model.terms import SourceKind

from .marked import resolved, sources


@pytest.mark.parametrize(
    ("words", "source", "by"),
    [
        ("Ruritania", "ruritania", By.NAME),
        ("Strelsau", "ruritania", By.ALIAS),
        ("RNA", "rna", By.NAME),
        ("rna", "rna", By.NAME),
        ("RNA news agency", "rna", By.NAME),
        ("the U.S.", "us", By.NAME),
        ("The United States", "us", By.NAME),
        ("Fritz Tarlenheim", "tarlenheim", By.NAME),
        ("Mr. Fritz Tarlenheim", "tarlenheim", By.NAME),
        ("Foreign Minister Fritz Tarlenheim", "tarlenheim", By.NAME),
        ("Fritz Tarlenheim, the foreign minister", "tarlenheim", By.NAME),
        ("Russia's foreign minister, Fritz Tarlenheim", "tarlenheim", By.NAME),
        ("Fritz Tarlenheim on Tuesday", "tarlenheim", By.NAME),
        ("Earlier on Tuesday Fritz Tarlenheim", "tarlenheim", By.NAME),
        ("Fritz Tarlenheim, who leads the talks", "tarlenheim", By.NAME),
        ("Spokesman Maj. Gen. Adnan", "adnan", By.SURNAME),
        ("Major General Abu Mohamed al-Adnan", "adnan", By.NAME),
        ("Abu Mohammed al-Adnan", "adnan", By.NAME),
        ("Sergey Sapt", "sapt", By.NAME),
        ("Ruritania’s defence ministry", "ruritanian-mod", By.NAME),
        ("the Russian Ministry of Defense", "russian-mod", By.NAME),
        ("the Department of State of the U.S.", "us-state", By.NAME),
        ("Foreign Minister Tarlenheim", "tarlenheim", By.SURNAME),
        ("the Russian foreign minister", "tarlenheim", By.ROLE),
        ("a statement by the Observatory for Rivers", "observatory", By.NAME),
        ("Ruritania's report", "ruritania", By.NAME),
    ],
)
def test_words_mean_a_source(words: str, source: str, by: By) -> None:
    one = resolved(f"[{words}] (said) <it rained>.")[0]
    assert [(speaker.source, speaker.by) for speaker in one.speakers] == [(source, by)]


@pytest.mark.parametrize(
    "words", ["Ruritanian officials", "the Russians", "a ministry", "Tarlenheim's brother"]
)
def test_nobody_is_given_the_words_of_his_people(words: str) -> None:
    one = resolved(f"[{words}] (said) <it rained>.")[0].speakers[0]
    assert one.by is By.NEW
    assert one.proposal is not None


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    one = resolved("[President Anna Flavia's spokesman Otto Krafstein] (said) <no>.")[0].speakers[0]
    assert one.proposal is not None
    assert one.proposal.name == "Otto Krafstein"
    assert one.proposal.kind is SourceKind.PERSON
    assert one.proposal.role == "President Anna Flavia's spokesman"
    assert one.proposal.speaks_for == ("flavia",)


@pytest.mark.parametrize(
    "words", ["Its deputy head, Judge Rosa Holm", "The mayor, Justice Ann Roe"]
)
def test_a_name_behind_a_role_may_have_a_title(words: str) -> None:
    proposal = resolved(f"[{words}] (said) <it rained>.")[0].speakers[0].proposal
    assert proposal is not None
    assert proposal.name == " ".join(words.split()[-2:])
    assert proposal.kind is SourceKind.PERSON
    assert proposal.role == words.split(",", maxsplit=1)[0].removeprefix("The ")


@pytest.mark.parametrize(
    "words",
    ["bookkeeper Janet Rowe", "star striker Peter Marlow", "Detective Constable Ravi Nair"],
)
def test_words_before_a_first_name_are_no_part_of_the_name(words: str) -> None:
    proposal = resolved(f"[{words}] (said) <it rained>.")[0].speakers[0].proposal
    assert proposal is not None
    assert proposal.name == " ".join(words.split()[-2:])
    assert proposal.kind is SourceKind.PERSON


def test_those_who_speak_jointly_are_several() -> None:
    assert sources(
        "[Senators Rupert Hentzau and Anna Flavia] (said) <it rained>.",
        "[Mr Hentzau and Ms Flavia] (added) <it would rain>.",
        "[The US and Russia] (agreed) <it rained>.",
        "[Anna Flavia, the president, and Rupert Hentzau] (said) <no>.",
        "[They] (said) <it rained>.",
    ) == [
        ["hentzau", "flavia"],
        ["hentzau", "flavia"],
        ["us", "russia"],
        ["flavia", "hentzau"],
        ["flavia", "hentzau"],
    ]


def test_a_name_with_and_in_it_is_one() -> None:
    one = resolved("[The Ministry of Roads and Rivers] (said) <it rained>.")[0].speakers
    assert [speaker.proposal and speaker.proposal.name for speaker in one] == [
        "Ministry of Roads and Rivers"
    ]


class TestSurname:
    def test_after_the_full_name(self) -> None:
        one = resolved("Fritz Tarlenheim came.", "[Tarlenheim] (said) <it rained>.")[0].speakers[0]
        assert (one.source, one.by, one.certainty) == ("tarlenheim", By.SURNAME, Certainty.LIKELY)

    def test_alone_is_only_a_candidate(self) -> None:
        one = resolved("[Tarlenheim] (said) <it rained>.")[0].speakers[0]
        assert (one.source, one.candidates) == (None, ("tarlenheim",))

    def test_of_two_is_neither(self) -> None:
        one = resolved("Boris Bersonin met Karl Bersonin.", "[Mr Bersonin] (said) <it rained>.")[
            0
        ].speakers[0]
        assert (one.source, one.candidates) == (None, ("bersonin-b", "bersonin-k"))

    def test_of_one_of_two_whom_the_article_names(self) -> None:
        assert sources("Karl Bersonin came.", "[Bersonin] (said) <it rained>.") == [["bersonin-k"]]

    def test_of_somebody_new(self) -> None:
        first, second = resolved(
            "[Dr. Jane Roe, an economist,] (said) <it rained>.", "[Roe] (said) <no>."
        )
        assert first.speakers[0].source == second.speakers[0].source == "jane-roe"
        assert second.speakers[0].proposal == first.speakers[0].proposal
        assert first.speakers[0].proposal is not None
        assert first.speakers[0].proposal.role == "economist"

    def test_of_one_whom_the_article_names_in_several_ways(self) -> None:
        assert sources(
            "It was Jane Roe who came with Democrat Jane Roe.",
            "Although Roe went, [Jane A. Roe] (said) <no>.",
            "[Roe] (said) <yes>.",
            "[Senator Jane Roe of Maine] (said) <no>.",
        ) == [["jane-roe"], ["jane-roe"], ["jane-roe"]]

    def test_of_a_namesake_is_not_the_known_one(self) -> None:
        assert sources("Maria Tarlenheim came.", "[Tarlenheim] (said) <it rained>.") == [
            ["maria-tarlenheim"]
        ]


class TestPronoun:
    def test_he_is_who_spoke_last(self) -> None:
        assert sources(
            "[Fritz Tarlenheim] (said) <Rupert Hentzau was wrong>.\n\n", "[He] (added) <it rained>."
        ) == [["tarlenheim"], ["tarlenheim"]]

    def test_behind_his_own_words(self) -> None:
        assert sources(
            "[Fritz Tarlenheim] (said) <it rained>.\n\n",
            "<“Rupert Hentzau was wrong,”> [he] (said).",
        ) == [["tarlenheim"], ["tarlenheim"]]

    def test_two_who_could_be_meant(self) -> None:
        one = resolved(
            "[Fritz Tarlenheim] (said) <it rained>.",
            "Rupert Hentzau came later.",
            "[He] (said) <it snowed>.",
        )[1].speakers[0]
        assert (one.source, one.candidates) == (None, ("hentzau", "tarlenheim"))

    def test_the_subject_is_preferred_and_the_other_told(self) -> None:
        one = resolved("Fritz Tarlenheim met Rupert Hentzau.", "[He] (said) <no>.")[0].speakers[0]
        assert (one.source, one.certainty) == ("tarlenheim", Certainty.WEAK)
        assert one.candidates == ("hentzau",)

    def test_agrees_in_gender(self) -> None:
        assert sources(
            "[Mr. Fritz Tarlenheim] (said) <it rained>.",
            "[Mrs. Anna Flavia] (said) <it snowed>.",
            "[He] (said) <no>.",
            "[She] (said) <yes>.",
        )[2:] == [["tarlenheim"], ["flavia"]]

    def test_a_spokesman_may_be_a_woman(self) -> None:
        assert sources(
            "[Ms Maria Zapt] (said) <no>.",
            "[Spokesman Anna Flavia] (said) <yes>.",
            "[She] (said) <no>.",
        ) == [["maria-zapt"], ["flavia"], ["flavia"]]

    def test_they_are_several_and_it_is_a_thing(self) -> None:
        said = sources(
            "[Fritz Tarlenheim] (said) <it rained>.",
            "[They] (said) <no>.",
            "[The Observatory for Rivers] (said) <it snowed>.",
            "[It] (said) <yes>.",
            "[Local officials] (said) <it snowed>.",
            "[They] (said) <yes>.",
        )
        assert said[1] == [None]
        assert said[3] == ["observatory"]
        assert said[4] == said[5] == ["zenda-courier-local-officials"]

    def test_who_is_named_right_before(self) -> None:
        assert sources("It was Fritz Tarlenheim, [who] (said) <no>.") == [["tarlenheim"]]

    def test_of_nobody(self) -> None:
        assert sources("[He] (said) <it rained>.", "[They] (said) <no>.") == [[None], [None]]

    def test_not_of_paragraphs_ago(self) -> None:
        gap = "It rained.\n\n" * 5
        assert sources("[Fritz Tarlenheim] (said) <no>.\n\n", gap, "[He] (said) <yes>.") == [
            ["tarlenheim"],
            [None],
        ]


class TestDescription:
    def test_means_the_latest_who_fits(self) -> None:
        assert sources(
            "[Russia's Defense Ministry] (said) <it rained>.\n\n",
            "[Fritz Tarlenheim, the foreign minister,] (said) <no>.",
            "[The ministry] (said) <it snowed>.",
            "[The minister] (said) <no>.",
        )[2:] == [["russian-mod"], ["tarlenheim"]]

    def test_that_fits_two_is_not_resolved(self) -> None:
        one = resolved(
            "Ruritania's Ministry of Defence wrote to Russia's Defence Ministry.",
            "[The ministry] (said) <no>.",
        )[0].speakers[0]
        assert (one.source, one.candidates) == (None, ("ruritanian-mod", "russian-mod"))

    def test_of_an_agency(self) -> None:
        assert sources("[RNA] (said) <it rained>.", "[The agency] (added) <it snowed>.") == [
            ["rna"],
            ["rna"],
        ]

    def test_of_a_group_told_of_before(self) -> None:
        first, second = sources(
            "[Three village elders and officials] (said) <no>.", "[The officials] (said) <yes>."
        )
        assert set(second) <= set(first)

    def test_by_a_role_whose_holder_the_article_names(self) -> None:
        first, second = resolved(
            "[A U.S. State Department spokesman] (said) <no>.", "[Sergei Sapt] (said) <yes>."
        )
        assert first.speakers[0].source == second.speakers[0].source == "sapt"
        assert first.speakers[0].certainty is Certainty.WEAK

    def test_by_a_role_whose_holder_it_does_not_name(self) -> None:
        one = resolved("[A U.S. State Department spokesman] (said) <no>.")[0].speakers[0]
        assert one.by is By.NEW
        assert one.candidates == ("sapt",)
        assert one.proposal is not None
        assert one.proposal.kind is SourceKind.ANONYMOUS
        assert one.proposal.speaks_for == ("us-state",)
        assert (
            one.proposal.name == "U.S. State Department spokesman (The Zenda Courier, 2031-05-14)"
        )

    def test_of_a_foreign_minister_of_no_matter_where(self) -> None:
        one = resolved("[The foreign minister] (said) <no>.")[0].speakers[0]
        assert (one.source, one.candidates) == (None, ("tarlenheim",))

    def test_the_unnamed_of_another_article_are_others(self) -> None:
        words = "[Two senior officials] (said) <it rained>."
        assert resolved(words)[0].speakers[0].source == "two-officials"
        other = resolved(words, published="2031-05-15")[0].speakers[0]
        assert (other.by, other.candidates) == (By.NEW, ("two-officials",))

    def test_a_text_of_nobody_speaks_for_nobody(self) -> None:
        assert sources("[A leaked report] (said) <no>.", "[Both sides] (said) <yes>.") == [
            [None],
            [None],
        ]


@pytest.mark.parametrize(
    ("words", "name", "kind", "owners"),
    [
        ("The Washington Post", "Washington Post", SourceKind.OUTLET, ()),
        ("the militant group Lantern", "Lantern", SourceKind.GROUP, ()),
        ("the Moscow newspaper Utro", "Utro", SourceKind.OUTLET, ()),
        ("Turkey", "Turkey", SourceKind.STATE, ()),
        (
            "the Russian Interior Ministry",
            "Russian Interior Ministry",
            SourceKind.ORGANISATION,
            ("russia",),
        ),
        ("U.N. envoy for Syria Stefan de Mauban", "Stefan de Mauban", SourceKind.PERSON, ()),
        ("Secretary of State John Rassendyll", "John Rassendyll", SourceKind.PERSON, ()),
        ("Russian Deputy Minister Ivan Strofzin", "Ivan Strofzin", SourceKind.PERSON, ("russia",)),
        (
            "Russian officials",
            "Russian officials (The Zenda Courier, 2031-05-14)",
            SourceKind.ANONYMOUS,
            ("russia",),
        ),
    ],
)
def test_a_new_source_is_proposed_as_the_words_say(
    words: str, name: str, kind: SourceKind, owners: tuple[str, ...]
) -> None:
    proposal = resolved(f"[{words}] (said) <it rained>.")[0].speakers[0].proposal
    assert proposal is not None
    assert (proposal.name, proposal.kind) == (name, kind)
    assert proposal.speaks_for + proposal.member_of == owners


def test_proposed_ids_are_free_and_the_same_for_the_same_words() -> None:
    said = sources(
        "[Vesti Club] (said) <no>.",
        "[The Vesti Club] (said) <no>.",
        "[Here] (said) <no>.",
        "[Строганов] (said) <no>.",
    )
    assert said == [["vesti-club"], ["vesti-club"], ["here-2"], ["source"]]


@pytest.mark.parametrize("both", ["Both parties", "Both sides", "Both", "The two sides"])
def test_both_parties_are_the_two_that_spoke_right_before(both: str) -> None:
    last = resolved(
        "[Russia's Defence Ministry] (said) <it rained>.\n\n",
        "[The Department of State of the U.S.] (said) <it snowed>.\n\n",
        f"[{both}] (said) <it was cold>.",
    )[-1]
    found = [(one.source, one.by, one.certainty) for one in last.speakers]
    if both == "The two sides":
        assert {source for source, _, _ in found} != {"russian-mod", "us-state"}
    else:
        assert found == [
            (source, By.MENTION, Certainty.WEAK) for source in ("russian-mod", "us-state")
        ]


@pytest.mark.parametrize(
    "before",
    [
        [],
        ["[Russia] (said) <it rained>. "],
        ["[Russia] (said) <it rained>. ", "[Anna Flavia] (said) <it snowed>. "],
        ["[Russia] (said) <so>. ", "[Ruritania] (said) <so>. ", "[RNA] (said) <so>. "],
        ["[Russia and Ruritania] (said) <so>. ", "[RNA] (said) <so>. "],
        ["[Russia] (said) <so>. ", "[RNA] (said) <so>.\n\n", "So.\n\n", "So.\n\n"],
    ],
)
def test_both_parties_are_nobody_where_they_could_be_others(before: list[str]) -> None:
    last = resolved(*before, "[Both parties] (said) <it was cold>.")[-1]
    assert [one.source for one in last.speakers] == [None]


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("Ruritania's intervention", False),
        ("Ruritania's intervention in the ongoing war", False),
        ("the minister's resignation", False),
        ("Ruritania's government", True),
        ("Ruritania's coalition", True),
        ("the ferry's management", True),
        ("the minister's lawyer", True),
        ("Ruritania's Foundation", True),
    ],
)
def test_what_somebody_does_says_nothing(words: str, speaks: bool) -> None:
    speaker = resolved(f"[{words}] (raised) <doubts about it>.")[0].speakers[0]
    assert (speaker.source is not None) == speaks


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (["US, [Russia] (Note) <Progress in Talks>"], ["us", "russia"]),
        (["Strelsau, [US] (say) <talks are near>\n\n", "It rained."], ["ruritania", "us"]),
        (["In Strelsau, [Russia] (said) <it rained>."], ["russia"]),
        (["US, [Russia] (said) <it rained>."], ["russia"]),
        (["It rained: US, [Russia] (Note) <Progress>"], ["russia"]),
    ],
)
def test_two_names_at_the_head_of_a_headline_speak_together(
    pieces: list[str], found: list[str]
) -> None:
    assert [one.source for one in resolved(*pieces)[0].speakers] == found


class TestTwoOfOneSurname:
    def test_titles_tell_them_apart(self) -> None:
        assert sources(
            "John Smith and Mary Smith founded the firm.",
            "[Mr. Smith] (said) <it rained>.",
            "[Ms. Smith] (said) <no>.",
            "[Smith] (said) <it snowed>.",
        ) == [["john-smith"], ["mary-smith"], [None]]

    def test_titles_alone_do_so_too(self) -> None:
        assert sources(
            "[Mr. Smith] (said) <it rained>.",
            "[Ms. Smith] (said) <no>.",
            "[Smith] (said) <it snowed>.",
        ) == [["mr-smith"], ["ms-smith"], [None]]

    def test_a_title_that_is_anothers_is_not_hers(self) -> None:
        assert sources("Mary Smith came.", "[Mr. Smith] (said) <it rained>.") == [["mr-smith"]]

    def test_a_name_that_tells_no_gender_is_either(self) -> None:
        assert sources("Kim Smith met John Smith.", "[Mr. Smith] (said) <no>.") == [[None]]

    def test_one_of_a_surname_is_meant_with_any_title(self) -> None:
        assert sources(
            "Mary Smith came.", "[Mrs. Smith] (said) <no>.", "[Smith] (said) <it rained>."
        ) == [["mary-smith"], ["mary-smith"]]


class TestHolderOfARole:
    def test_who_is_named_later_is_the_same(self) -> None:
        assert sources(
            "[The police chief] (said) <it rained>.", "[Police chief Ian Marsh] (said) <no>."
        ) == [["ian-marsh"], ["ian-marsh"]]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("A police chief", "Police chief Ian Marsh"),
            ("The harbour police chief", "Police chief Ian Marsh"),
            ("The spokesman", "Spokesman Ian Marsh"),
        ],
    )
    def test_of_several_there_may_be_he_is_not(self, first: str, second: str) -> None:
        one, other = sources(f"[{first}] (said) <it rained>.", f"[{second}] (said) <no>.")
        assert one != other == ["ian-marsh"]

    def test_of_two_who_are_named_he_is_neither(self) -> None:
        one, other = sources(
            "[The police chief] (said) <it rained>.",
            "[Police chief Ian Marsh] (said) <no>.",
            "It was police chief Bo Ek who left.",
        )
        assert one != other
