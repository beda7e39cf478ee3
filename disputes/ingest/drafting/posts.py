"""The days of a live page's posts, for what was said in them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from disputes.model.period import read_date

if TYPE_CHECKING:
    from disputes.ingest.reading.article import Article
    from disputes.ingest.resolving.records import Resolved
    from disputes.model.period import Date


class Posts:
    """Tells of which day the post is in which a place of an article lies."""

    def __init__(self, article: Article) -> None:
        """Take an article, which need not be a live page."""
        self._posts = article.posts
        self._starts = [post.extent.start for post in article.posts]
        self._published = article.published.value if article.published else None

    def day_at(self, place: int) -> Date | None:
        """Give the day of the post that a place lies in, if it is in one."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._posts[number].extent.end:
            return None
        return read_date(self._posts[number].day, "post: ")

    def limited(self, one: Resolved) -> Resolved:
        """Give what was resolved, said by the day of its post where that is not the article's."""
        day = self.day_at(one.attribution.content.start) if one.said is None else None
        if day is None or day.text == self._published:
            return one
        return one._replace(said=f"..{day.text}")
