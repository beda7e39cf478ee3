"""Plain texts: what is told of the document, and which lines are the site's."""

from __future__ import annotations

from collections import Counter

import pytest
from clock import within
from hypothesis import example, given, settings
from hypothesis import strategies as st

from disputes.errors import WrongUse
from disputes.ingest.reading.article import Article, PartKind
from disputes.ingest.reading.reader import read_article

LEAD = (
    "The ferry between the two islands will sail again from Monday, the harbour office said, after"
    " talks on its fares had gone on for a week."
)
MORE = (
    "“We are glad that the ferry will sail,” said its spokeswoman Ida Berg, who had led the talks"
    " for the harbour office since spring and will go on doing so."
)
TITLE = "Ferry to sail again after talks on fares"


def read(*lines: str) -> Article:
    return read_article("\n\n".join(lines).encode(), "ferry.txt")


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(part.kind.value, article.text[slice(*part.extent)]) for part in article.parts]


def points(article: Article) -> list[str]:
    return [point.message for point in article.open_points]


def test_title_date_and_author_stand_over_an_article() -> None:
    article = read("Home", TITLE, "By Ann Lee | October 7, 2015, 5:08 am", LEAD, MORE)
    assert article.title is not None
    assert (article.title.value, article.title.sure) == (TITLE, True)
    assert article.published is not None
    assert article.published.value == "2015-10-07"
    assert article.published.how == "printed in line 5"
    assert article.author is not None
    assert article.author.value == "Ann Lee"
    assert article.publisher is None
    assert points(article) == ["nothing tells who published it"]
    assert kinds(article) == [
        ("site", "Home"),
        ("title", TITLE),
        ("byline", "By Ann Lee | October 7, 2015, 5:08 am"),
    ]


def test_a_section_or_a_slogan_is_not_the_title() -> None:
    article = read("Island News Agency", "Sea and Weather", TITLE, LEAD, MORE)
    assert article.title is not None
    assert article.title.value == TITLE
    assert article.publisher is not None
    assert (article.publisher.value, article.publisher.sure) == ("Island News Agency", False)
    assert [kind for kind, _ in kinds(article)] == ["site", "site", "title"]


def test_a_line_below_the_title_stays_the_article() -> None:
    article = read(TITLE, "Islands agree on fares for the ferry and on a new harbour", LEAD, MORE)
    assert article.title is not None
    assert article.title.value == TITLE
    assert [kind for kind, _ in kinds(article)] == ["title"]


def test_a_text_that_begins_at_once_has_no_title() -> None:
    article = read(LEAD, MORE)
    assert article.title is None
    assert points(article) == [
        "no date of publication is printed",
        "no line could be told to be the title",
        "nothing tells who published it",
    ]
    assert article.parts == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("07/10/2015", "the date printed in line 3 may be 2015-07-10 or 2015-10-07"),
        (
            "Thursday, October 7, 2015",
            "the date printed in line 3 is 2015-10-07, which was another day of the week",
        ),
        (
            "Last updated: October 9, 2015",
            "no date of publication is printed, only one of a change (printed in line 3)",
        ),
        ("October 7", "no date of publication is printed"),
    ],
)
def test_a_date_that_is_not_certain_stays_open(line: str, message: str) -> None:
    article = read(TITLE, line, LEAD, MORE)
    assert article.published is None
    assert points(article)[0] == message


def test_two_dates_stay_open_unless_one_is_called_that_of_publication() -> None:
    article = read(TITLE, "October 7, 2015", "October 9, 2015", LEAD, MORE)
    assert article.published is None
    assert points(article)[0] == (
        "several dates are printed where one of publication stands: 2015-10-07, 2015-10-09"
    )
    article = read(TITLE, "October 7, 2015", "Published: October 9, 2015", LEAD, MORE)
    assert article.published is not None
    assert article.published.value == "2015-10-09"


def test_a_date_in_running_text_is_not_the_articles() -> None:
    article = read(TITLE, LEAD, "It first sailed on October 7, 2015, the office said.", MORE)
    assert article.published is None
    article = read("October 7, 2015 was the day on which the ferry sailed first " * 3, MORE)
    assert article.published is None


def test_agencies_are_credited_but_not_taken_for_the_publisher() -> None:
    article = read(TITLE, "GENEVA, Oct 7, 2015 (Reuters) – " + LEAD, MORE, "--AFP")
    assert [told.value for told in article.agencies] == ["AFP", "Reuters"]
    assert article.publisher is None
    assert article.published is not None
    assert article.published.how == "printed in the dateline of line 3"
    assert kinds(article)[-1] == ("byline", "--AFP")


def test_credits_at_the_end_tell_author_and_publisher() -> None:
    article = read(TITLE, LEAD, MORE, "Harbour Post and agencies")
    assert article.author is not None
    assert article.author.value == "Harbour Post and agencies"
    assert article.publisher is not None
    assert (article.publisher.value, article.publisher.sure) == ("Harbour Post", False)
    article = read(
        TITLE, "By Ann Lee", LEAD, MORE, "Staff writer Bo Ray contributed to this report."
    )
    assert article.author is not None
    assert article.author.value == "Ann Lee; Bo Ray contributed"
    article = read(TITLE, LEAD, MORE, "-Ann Lee")
    assert article.author is not None
    assert article.author.value == "Ann Lee"


def test_the_last_point_of_a_list_is_not_its_author() -> None:
    article = read(TITLE, LEAD, MORE, "- North Island", "- South Island")
    assert article.author is None


def test_what_stands_below_an_article_is_the_sites() -> None:
    below = ["Share", "Tags: ferry, fares", "Related posts", "Fares rise again", "ida berg",
             "Storm closes harbour for a week", "Leave a Comment", MORE + MORE]  # fmt: skip
    article = read(TITLE, LEAD, MORE, *below)
    assert [text for _, text in kinds(article)[1:]] == below
    assert all(part.kind.furniture for part in article.parts[1:])
    assert Counter(part.kind for part in article.furniture) == {
        PartKind.SHARE: 1, PartKind.SITE: 1, PartKind.RELATED: 4, PartKind.COMMENTS: 2
    }  # fmt: skip


def test_links_within_an_article_end_where_it_goes_on() -> None:
    article = read(TITLE, LEAD, "Related stories", "Fares rise again", MORE, LEAD)
    assert kinds(article)[1:] == [("related", "Related stories"), ("related", "Fares rise again")]


def test_a_heading_within_an_article_opens_nothing() -> None:
    for heading in ("Related content", "Latest news", "More on fares", "See also"):
        assert kinds(read(TITLE, LEAD, heading, MORE, LEAD))[1:] == []


def test_a_counter_of_comments_does_not_end_an_article() -> None:
    brief = "The ferry will sail again, the harbour office said on Monday after long talks."
    article = read(
        "3 Comments", TITLE, brief, "3 Comments", MORE, LEAD, MORE, LEAD, "Comments", "No!"
    )
    assert [text for _, text in kinds(article)] == [
        "3 Comments", TITLE, "3 Comments", "Comments", "No!"
    ]  # fmt: skip


def test_a_box_about_the_author_may_have_sentences() -> None:
    welcome = (
        "Welcome to Harbour Watch. I write on ferries and hope that you will like what I write"
        " about them and about the sea."
    )
    box = ["About Ann Lee 12 Articles", welcome, "Contact: Website"]
    article = read(TITLE, LEAD, MORE, *box)
    assert [kind for kind, _ in kinds(article)[1:]] == ["about-author"] * 3
    assert article.publisher is not None
    assert article.publisher.value == "Harbour Watch"
    assert article.author is not None
    assert (article.author.value, article.author.sure) == ("Ann Lee", False)


def test_captions_are_marked_and_are_no_furniture() -> None:
    article = read(TITLE, "File photo of the ferry [Xinhua]", "Photo by: DoH", "Photo by: DoH",
                   "Ida Berg speaks at the harbour.", LEAD, MORE)  # fmt: skip
    assert [kind for kind, _ in kinds(article)] == ["title"] + ["caption"] * 4
    assert article.furniture == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Follow us on: ", "share"),
        ("Share | Tweet | Email", "share"),
        ("SUBSCRIBE TO OUR NEWSLETTER", "newsletter"),
        ("Sign up for our daily news alerts", "newsletter"),
        ("This site uses cookies to work well.", "cookies"),
        ("Advertisement", "advertisement"),
        ("The Largest Job Market of the Islands - JOIN NOW", "advertisement"),
        ("READ MORE: Fares rise again", "related"),
        ("View all posts by Ann Lee", "about-author"),
        ("Your email address will not be published.", "comments"),
        ("© 2015 The Harbour Herald. All rights reserved.", "site"),
        ("Editing by Bo Ray", "byline"),
    ],
)
def test_lines_of_a_site_are_told_wherever_they_stand(line: str, kind: str) -> None:
    article = read(TITLE, LEAD, line, MORE, LEAD)
    assert kinds(article)[1:] == [(kind, line.strip())]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "“Follow us on Sunday to the harbour,” said Berg.",
        "Support for the ferry grew.",
        "Related talks went on.",
        "Comments came from both islands.",
        "He said by phone that the ferry was late.",
        "Ann Lee is the harbour’s chief.",
        "Russian airstrikes",
        "'Eye for an eye'",
        "More from the islands came to watch the ferry sail.",
        "Register of ships",
    ],
)
def test_an_articles_own_lines_are_left_alone(line: str) -> None:
    assert kinds(read(TITLE, LEAD, line, MORE, LEAD))[1:] == []


def test_furniture_is_told_in_the_language_that_is_given() -> None:
    title, lead = (
        "Fähre fährt wieder nach Gesprächen",
        "Die Fähre fährt nach Gesprächen wieder, " * 6,
    )
    data = "\n\n".join([title, lead, "Lesen Sie auch", "Preise steigen", "Anzeige"]).encode()
    article = read_article(data, "a", language="de-AT")
    assert [part.kind.value for part in article.furniture] == [
        "related",
        "related",
        "advertisement",
    ]
    assert read_article(data, "a").furniture == ()


def test_a_text_without_lines_has_its_date_and_credits_told() -> None:
    text = f"Wed 07 Oct 2015 {LEAD} {MORE} Reporting by Ann Lee; Editing by Bo Ray"
    article = read(text)
    assert kinds(article) == [
        ("date", "Wed 07 Oct 2015"),
        ("byline", "Reporting by Ann Lee; Editing by Bo Ray"),
    ]
    assert article.published is not None
    assert (article.published.value, article.published.sure) == ("2015-10-07", False)


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The ferry between the two islands will sail again\n"
        "from Monday, the harbour office said, after talks\n"
        "on its fares had gone on for a week and a day and\n"
        "more than that."
    )
    article = read(TITLE, wrapped, MORE)
    assert kinds(article) == [("title", TITLE)]
    assert article.title is not None
    assert article.title.sure


def test_line_ends_of_all_kinds_divide_lines_and_move_nothing() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"):
        text = end.join(["\ufeffHome", "", TITLE, "", LEAD, "", "Share"])
        article = read_article(text.encode(), "a.txt")
        assert article.text == text
        assert [text for _, text in kinds(article)] == ["Home", TITLE, "Share"]


def test_what_is_given_stands_over_what_is_told() -> None:
    data = "\n\n".join([TITLE, "October 7, 2015", LEAD]).encode()
    article = read_article(data, "a", published="2015-10", publisher="harbour-herald")
    assert article.published is not None
    assert article.publisher is not None
    assert (article.published.value, article.published.how) == ("2015-10", "given")
    assert article.publisher.value == "harbour-herald"
    assert article.open_points == ()
    with pytest.raises(WrongUse, match="published: 'October' is not a date"):
        read_article(data, "a", published="October")


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf\n", "\u3000\n".encode()])
def test_an_empty_file_holds_no_text(data: bytes) -> None:
    with pytest.raises(WrongUse, match=r"a\.txt holds no text"):
        read_article(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 x", "a PDF"),
        (b"PK\x03\x04 x", "a packed file"),
        (b"{\\rtf1 x}", "rich text"),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n", "MHTML"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "XML"),
    ],
)
def test_other_formats_are_named_and_refused(data: bytes, what: str) -> None:
    with pytest.raises(WrongUse) as caught:
        read_article(data, "a")
    assert what in caught.value.message
    assert caught.value.hint


def test_a_text_longer_than_any_article_is_refused() -> None:
    with pytest.raises(WrongUse) as caught:
        read_article(b"sheds " * 400_000, "sheds.txt")
    assert caught.value.message == (
        "sheds.txt has 2,400,000 characters, and no article has 2,000,000"
    )
    assert caught.value.hint == "give the article alone"


SOME_LINES = st.sampled_from(
    [TITLE, LEAD, MORE, "By Ann Lee", "October 7, 2015", "07/10/2015", "Related posts", "Comments",
     "Share", "", "About Ann Lee", "x", "Photo by: DoH", "- AFP", "GENEVA (AFP) – x", "\u3000"]
)  # fmt: skip


@settings(max_examples=30)
@given(
    st.lists(st.one_of(SOME_LINES, st.text(max_size=40))), st.sampled_from(["\n", "\n\n", "\r\n"])
)
@example(["Read also"], "\n")
@example(["A.", "Read also"], "\n")
def test_any_text_is_read_and_parts_are_in_order(lines: list[str], end: str) -> None:
    data = end.join(lines).encode("utf-8", "surrogatepass")
    try:
        article = read_article(data, "a")
    except WrongUse:
        return
    again = read_article(data, "a")
    assert article == again
    done = 0
    for part in article.parts:
        assert done <= part.extent.start < part.extent.end <= len(article.text)
        assert article.text[slice(*part.extent)].strip()
        done = part.extent.end


@pytest.mark.parametrize(
    "text",
    [
        "a\n" * 200_000,
        "\n" * 200_000 + "x",
        "word " * 40_000,
        LEAD + "\n" + "Related posts\n" * 20_000,
        "October 7, 2015\n" * 20_000,
        "By Ann Lee, " * 20_000,
        '"' * 200_000,
        LEAD + " Read also" * 20_000,
        "ABC, " * 40_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    within(2, lambda: read_article(text.encode(), "a"))
