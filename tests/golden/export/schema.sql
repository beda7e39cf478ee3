CREATE TABLE "topics" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "note" TEXT,
  PRIMARY KEY ("id")
) WITHOUT ROWID;
CREATE TABLE "sources" (
  "id" TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT,
  "role" TEXT,
  "note" TEXT,
  PRIMARY KEY ("id")
) WITHOUT ROWID;
CREATE TABLE "aliases" (
  "source" TEXT NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("source", "alias"),
  FOREIGN KEY ("source") REFERENCES "sources" ("id")
) WITHOUT ROWID;
CREATE TABLE "roles" (
  "source" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "speaks_for" TEXT NOT NULL,
  "since" TEXT,
  "until" TEXT,
  PRIMARY KEY ("source", "number"),
  FOREIGN KEY ("source") REFERENCES "sources" ("id"),
  FOREIGN KEY ("speaks_for") REFERENCES "sources" ("id")
) WITHOUT ROWID;
CREATE INDEX "roles_speaks_for" ON "roles" ("speaks_for");
CREATE TABLE "memberships" (
  "source" TEXT NOT NULL,
  "member_of" TEXT NOT NULL,
  PRIMARY KEY ("source", "member_of"),
  FOREIGN KEY ("source") REFERENCES "sources" ("id"),
  FOREIGN KEY ("member_of") REFERENCES "sources" ("id")
) WITHOUT ROWID;
CREATE INDEX "memberships_member_of" ON "memberships" ("member_of");
CREATE TABLE "documents" (
  "id" TEXT NOT NULL,
  "title" TEXT,
  "publisher" TEXT,
  "published" TEXT,
  "published_from" TEXT,
  "published_until" TEXT,
  "author" TEXT,
  "url" TEXT,
  "archived_url" TEXT,
  "accessed" TEXT,
  "language" TEXT,
  "text" TEXT,
  "sha256" TEXT,
  "note" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("publisher") REFERENCES "sources" ("id")
) WITHOUT ROWID;
CREATE INDEX "documents_publisher" ON "documents" ("publisher");
CREATE TABLE "based_on" (
  "document" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "origin_source" TEXT,
  "origin_document" TEXT,
  PRIMARY KEY ("document", "number"),
  FOREIGN KEY ("document") REFERENCES "documents" ("id"),
  FOREIGN KEY ("origin_source") REFERENCES "sources" ("id"),
  FOREIGN KEY ("origin_document") REFERENCES "documents" ("id")
) WITHOUT ROWID;
CREATE INDEX "based_on_origin_source" ON "based_on" ("origin_source");
CREATE INDEX "based_on_origin_document" ON "based_on" ("origin_document");
CREATE TABLE "questions" (
  "id" TEXT NOT NULL,
  "title" TEXT,
  "kind" TEXT NOT NULL,
  "unit" TEXT,
  "topic" TEXT,
  "scope_when" TEXT,
  "scope_where" TEXT,
  "note" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("topic") REFERENCES "topics" ("id")
) WITHOUT ROWID;
CREATE INDEX "questions_topic" ON "questions" ("topic");
CREATE TABLE "claims" (
  "id" TEXT NOT NULL,
  "title" TEXT,
  "topic" TEXT,
  "question" TEXT,
  "value" TEXT,
  "scope_when" TEXT,
  "scope_where" TEXT,
  "status" TEXT NOT NULL,
  "by_inference" INTEGER NOT NULL,
  "dispute" TEXT,
  "note" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("topic") REFERENCES "topics" ("id"),
  FOREIGN KEY ("question") REFERENCES "questions" ("id"),
  FOREIGN KEY ("dispute") REFERENCES "disputes" ("id")
);
CREATE INDEX "claims_topic" ON "claims" ("topic");
CREATE INDEX "claims_question" ON "claims" ("question");
CREATE INDEX "claims_dispute" ON "claims" ("dispute");
CREATE TABLE "relations" (
  "claim" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "relation" TEXT NOT NULL,
  "other" TEXT NOT NULL,
  "why" TEXT,
  PRIMARY KEY ("claim", "number"),
  FOREIGN KEY ("claim") REFERENCES "claims" ("id"),
  FOREIGN KEY ("other") REFERENCES "claims" ("id")
) WITHOUT ROWID;
CREATE INDEX "relations_other" ON "relations" ("other");
CREATE TABLE "assertions" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "claim" TEXT NOT NULL,
  "stance" TEXT NOT NULL,
  "side" TEXT,
  "force" TEXT,
  "said" TEXT,
  "said_from" TEXT,
  "said_until" TEXT,
  "said_given" INTEGER NOT NULL,
  "conditional" INTEGER NOT NULL,
  "condition" TEXT,
  "inferred" INTEGER NOT NULL,
  "own" INTEGER NOT NULL,
  "note" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("claim") REFERENCES "claims" ("id"),
  FOREIGN KEY ("condition") REFERENCES "claims" ("id")
) WITHOUT ROWID;
CREATE INDEX "assertions_claim" ON "assertions" ("claim");
CREATE INDEX "assertions_condition" ON "assertions" ("condition");
CREATE TABLE "assertion_sources" (
  "assertion" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "standing" INTEGER NOT NULL,
  PRIMARY KEY ("assertion", "source"),
  FOREIGN KEY ("assertion") REFERENCES "assertions" ("id"),
  FOREIGN KEY ("source") REFERENCES "sources" ("id")
) WITHOUT ROWID;
CREATE INDEX "assertion_sources_source" ON "assertion_sources" ("source");
CREATE TABLE "assertion_parties" (
  "assertion" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "party" TEXT NOT NULL,
  PRIMARY KEY ("assertion", "source", "party"),
  FOREIGN KEY ("assertion") REFERENCES "assertions" ("id"),
  FOREIGN KEY ("source") REFERENCES "sources" ("id"),
  FOREIGN KEY ("party") REFERENCES "sources" ("id")
) WITHOUT ROWID;
CREATE INDEX "assertion_parties_source" ON "assertion_parties" ("source");
CREATE INDEX "assertion_parties_party" ON "assertion_parties" ("party");
CREATE TABLE "reports" (
  "id" TEXT NOT NULL,
  "assertion" TEXT NOT NULL,
  "document" TEXT,
  "quote" TEXT,
  "speech" TEXT NOT NULL,
  "speech_given" INTEGER NOT NULL,
  "at" TEXT,
  "translation" TEXT,
  "first_hand" INTEGER,
  "origin_source" TEXT,
  "origin_document" TEXT,
  "span_start" INTEGER,
  "span_end" INTEGER,
  "note" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("assertion") REFERENCES "assertions" ("id"),
  FOREIGN KEY ("document") REFERENCES "documents" ("id"),
  FOREIGN KEY ("origin_source") REFERENCES "sources" ("id"),
  FOREIGN KEY ("origin_document") REFERENCES "documents" ("id")
);
CREATE INDEX "reports_assertion" ON "reports" ("assertion");
CREATE INDEX "reports_document" ON "reports" ("document");
CREATE INDEX "reports_origin_source" ON "reports" ("origin_source");
CREATE INDEX "reports_origin_document" ON "reports" ("origin_document");
CREATE TABLE "via" (
  "report" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "source" TEXT,
  "document" TEXT,
  PRIMARY KEY ("report", "number"),
  FOREIGN KEY ("report") REFERENCES "reports" ("id"),
  FOREIGN KEY ("source") REFERENCES "sources" ("id"),
  FOREIGN KEY ("document") REFERENCES "documents" ("id")
) WITHOUT ROWID;
CREATE INDEX "via_source" ON "via" ("source");
CREATE INDEX "via_document" ON "via" ("document");
CREATE TABLE "ended" (
  "assertion" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "ended_by" TEXT NOT NULL,
  "stance" TEXT NOT NULL,
  PRIMARY KEY ("assertion", "source", "stance"),
  FOREIGN KEY ("assertion") REFERENCES "assertions" ("id"),
  FOREIGN KEY ("source") REFERENCES "sources" ("id"),
  FOREIGN KEY ("ended_by") REFERENCES "assertions" ("id")
) WITHOUT ROWID;
CREATE INDEX "ended_source" ON "ended" ("source");
CREATE INDEX "ended_ended_by" ON "ended" ("ended_by");
CREATE TABLE "positions" (
  "claim" TEXT NOT NULL,
  "party" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "force" TEXT NOT NULL,
  "direct" TEXT,
  "derived" TEXT,
  "narrator" INTEGER NOT NULL,
  "divided" INTEGER NOT NULL,
  "undecided" INTEGER NOT NULL,
  "follows_from" TEXT,
  "follows_from_side" TEXT,
  PRIMARY KEY ("claim", "party", "side"),
  FOREIGN KEY ("claim") REFERENCES "claims" ("id"),
  FOREIGN KEY ("party") REFERENCES "sources" ("id"),
  FOREIGN KEY ("follows_from") REFERENCES "claims" ("id")
) WITHOUT ROWID;
CREATE INDEX "positions_party" ON "positions" ("party");
CREATE INDEX "positions_follows_from" ON "positions" ("follows_from");
CREATE TABLE "disputes" (
  "id" TEXT NOT NULL,
  "title" TEXT,
  "claim" TEXT NOT NULL,
  "topic" TEXT,
  "by_inference" INTEGER NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("claim") REFERENCES "claims" ("id"),
  FOREIGN KEY ("topic") REFERENCES "topics" ("id")
) WITHOUT ROWID;
CREATE INDEX "disputes_claim" ON "disputes" ("claim");
CREATE INDEX "disputes_topic" ON "disputes" ("topic");
CREATE TABLE "opposed" (
  "dispute" TEXT NOT NULL,
  "party" TEXT NOT NULL,
  "other" TEXT NOT NULL,
  PRIMARY KEY ("dispute", "party", "other"),
  FOREIGN KEY ("dispute") REFERENCES "disputes" ("id"),
  FOREIGN KEY ("party") REFERENCES "sources" ("id"),
  FOREIGN KEY ("other") REFERENCES "sources" ("id")
) WITHOUT ROWID;
CREATE INDEX "opposed_party" ON "opposed" ("party");
CREATE INDEX "opposed_other" ON "opposed" ("other");
CREATE TABLE "about" (
  "name" TEXT NOT NULL,
  "value" TEXT,
  PRIMARY KEY ("name")
) WITHOUT ROWID;
CREATE VIEW disputed_claims AS
SELECT claims.id, claims.title, claims.topic, claims.status, claims.by_inference, claims.dispute,
  (SELECT group_concat(name, '; ') FROM (
    SELECT coalesce(sources.name, sources.id)
      || CASE WHEN narrator THEN ' (narrator)' ELSE '' END AS name
    FROM positions JOIN sources ON sources.id = positions.party
    WHERE positions.claim = claims.id AND side = 'for' AND NOT undecided
    ORDER BY sources.id)) AS parties_for,
  (SELECT group_concat(name, '; ') FROM (
    SELECT coalesce(sources.name, sources.id)
      || CASE WHEN narrator THEN ' (narrator)' ELSE '' END AS name
    FROM positions JOIN sources ON sources.id = positions.party
    WHERE positions.claim = claims.id AND side = 'against' AND NOT undecided
    ORDER BY sources.id)) AS parties_against
FROM claims WHERE claims.dispute IS NOT NULL
ORDER BY claims.dispute, claims.id;
CREATE VIEW named_positions AS
SELECT positions.claim, claims.title, claims.status, positions.party, sources.name AS party_name,
  positions.side, positions.force, positions.direct, positions.derived, positions.follows_from
FROM positions
JOIN claims ON claims.id = positions.claim
JOIN sources ON sources.id = positions.party
ORDER BY positions.claim, positions.side DESC, positions.party;
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
ORDER BY assertions.claim, assertions.said_until, reports.id;
