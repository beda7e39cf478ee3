"""Views of the database: what people ask first, with names in place of ids."""

from __future__ import annotations


def _parties(side: str) -> str:
    """Give a query for the parties on one side of a claim, narrators marked."""
    return f"""\
  (SELECT group_concat(name, '; ') FROM (
    SELECT coalesce(sources.name, sources.id)
      || CASE WHEN narrator THEN ' (narrator)' ELSE '' END AS name
    FROM positions JOIN sources ON sources.id = positions.party
    WHERE positions.claim = claims.id AND side = '{side}' AND NOT undecided
    ORDER BY sources.id)) AS parties_{side}"""  # noqa: S608


VIEWS = (
    f"""\
CREATE VIEW disputed_claims AS
SELECT claims.id, claims.title, claims.topic, claims.status, claims.by_inference, claims.dispute,
{_parties("for")},
{_parties("against")}
FROM claims WHERE claims.dispute IS NOT NULL
ORDER BY claims.dispute, claims.id""",  # noqa: S608
    """\
CREATE VIEW named_positions AS
SELECT positions.claim, claims.title, claims.status, positions.party, sources.name AS party_name,
  positions.side, positions.force, positions.direct, positions.derived, positions.follows_from
FROM positions
JOIN claims ON claims.id = positions.claim
JOIN sources ON sources.id = positions.party
ORDER BY positions.claim, positions.side DESC, positions.party""",
    """\
CREATE VIEW quotes AS
SELECT reports.id AS report, assertion_sources.source, sources.name AS source_name,
  assertions.stance, assertions.claim, claims.title, assertions.said, assertions.inferred,
  assertion_sources.standing, reports.quote, reports.speech, reports.document,
  documents.title AS document_title, documents.published, documents.url
FROM reports
JOIN assertions ON assertions.id = reports.assertion
JOIN assertion_sources ON assertion_sources.assertion = assertions.id
JOIN sources ON sources.id = assertion_sources.source
JOIN claims ON claims.id = assertions.claim
LEFT JOIN documents ON documents.id = reports.document
ORDER BY assertions.claim, assertions.said_until, reports.id""",
)
