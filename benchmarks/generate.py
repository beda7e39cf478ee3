"""Write a realistic, valid knowledge base of any size.

The same arguments write the same bytes. Everything in it is invented: names, places, events and
words. ``python -m benchmarks.generate --help`` tells how to use it.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from benchmarks.acts import Act, Acts, Report
from benchmarks.cast import Role, Scale, Source, World
from benchmarks.clusters import Claim, Cluster, Clusters
from benchmarks.texts import full_text, wrap
from benchmarks.words import WORDS, name, pick

_WIDTH = 76
_INLINE = -1
_FOLDER = 1_000


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, write the knowledge base and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="the file, or with --files a folder")
    parser.add_argument("--assertions", type=int, required=True, metavar="N")
    parser.add_argument("--files", type=int, metavar="K", help="write K files into the folder OUT")
    parser.add_argument("--documents", type=int, metavar="D", help="default: 8 %% of N")
    parser.add_argument("--archive", type=Path, metavar="DIR", help="also write the full texts")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    if given.assertions < 2 or (given.files is not None and given.files < 1):
        parser.error("at least two assertions in at least one file, please")
    if given.documents is not None and given.documents < 1:
        parser.error("at least one document, please")
    if given.files is not None and given.out.exists() and any(given.out.iterdir()):
        parser.error(f"{given.out} is not empty")
    world = World(Scale.of(given.assertions, given.documents), given.seed)
    lines, size = Generator(world, given.archive).write(given.out, given.files)
    print(
        f"{given.out}: {world.scale}, {lines:,} lines, {size:,} bytes,"
        f" {lines / given.assertions:.2f} lines an assertion"
    )
    return 0


class Generator:
    """Writes the files of one world, record by record."""

    def __init__(self, world: World, archive: Path | None) -> None:
        """Prepare to write; with ``archive`` documents get their full texts there."""
        self._world = world
        self._clusters = Clusters(world)
        self._acts = Acts(world)
        self._archive = archive

    def write(self, out: Path, files: int | None) -> tuple[int, int]:
        """Write one file, or as many as asked for; give the numbers of lines and bytes."""
        if files is None:
            return self._write_file(out, 0, 1)
        out.mkdir(parents=True, exist_ok=True)
        sizes = [
            self._write_file(out / f"part-{part + 1:04}.yaml", part, files) for part in range(files)
        ]
        return sum(lines for lines, _ in sizes), sum(size for _, size in sizes)

    def _write_file(self, path: Path, part: int, files: int) -> tuple[int, int]:
        lines = 0
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            for record in self._records(part, files):
                stream.write(record)
                lines += record.count("\n")
        return lines, path.stat().st_size

    def _records(self, part: int, files: int) -> Iterator[str]:
        scale = self._world.scale
        clusters = _part(scale.questions, part, files)
        topics = sorted({self._clusters.topic(index) for index in clusters})
        common = topics[0] if len(topics) == 1 else None
        yield "# A generated knowledge base; every name, place and event in it is invented.\n"
        yield "disputes: 1\n"
        if common is not None:
            yield f"topic: {self._world.topic_id(common)}\n"
        if part == 0:
            yield "\ntopics:\n"
            for topic in range(scale.topics):
                place = name(self._world.topic_place(topic))
                yield f"  {self._world.topic_id(topic)}: {{name: The {place} affair}}\n"
        yield from _section("sources", self._sources(_part(scale.sources, part, files)))
        yield from _section("documents", self._documents(_part(scale.documents, part, files)))
        yield from _section("questions", (self._question(index, common) for index in clusters))
        yield from _section("claims", self._claims(clusters, common))

    def _sources(self, indices: range) -> Iterator[str]:
        for index in indices:
            source = self._world.sources[index]
            yield "".join(f"{line}\n" for line in self._source(index, source))

    def _source(self, index: int, source: Source) -> Iterator[str]:
        sources = self._world.sources
        yield f"  {source.id}:"
        yield f"    name: {source.name}"
        yield f"    kind: {source.kind}"
        if source.title:
            yield f"    role: {source.title}"
        if len(source.roles) == 1 and not source.roles[0].dated:
            yield f"    speaks_for: {sources[source.roles[0].source].id}"
        elif len(source.roles) == 1:
            yield f"    speaks_for: {self._role(source.roles[0])}"
        elif source.roles:
            yield "    speaks_for:"
            yield from (f"      - {self._role(role)}" for role in source.roles)
        if source.member_of:
            yield f"    member_of: [{', '.join(sources[other].id for other in source.member_of)}]"
        if source.aliases:
            yield f"    aliases: [{', '.join(source.aliases)}]"
        if self._world.mix(40, index) % 12 == 0:
            yield f"    note: {pick(WORDS['notes'], self._world.mix(41, index))}"

    def _role(self, role: Role) -> str:
        bounds = f"{{source: {self._world.sources[role.source].id}"
        always = Role(role.source)
        if role.since != always.since:
            bounds += f", from: {date.fromordinal(role.since).isoformat()}"
        if role.until != always.until:
            bounds += f", until: {date.fromordinal(role.until).isoformat()}"
        return bounds + "}"

    def _documents(self, indices: range) -> Iterator[str]:
        for index in indices:
            yield "".join(f"{line}\n" for line in self._document(index))

    def _document(self, index: int) -> Iterator[str]:
        world, document = self._world, self._world.documents[index]
        bits = world.mix(42, index)
        published = date.fromordinal(document.published)
        site = f"https://example.org/{world.sources[document.publisher].id}"
        yield f"  {document.id}:"
        yield f"    title: {_scalar(world.title(index), bits, 4, 0)}"
        yield f"    publisher: {world.sources[document.publisher].id}"
        yield f"    published: {published.isoformat()}"
        if bits % 3 == 0:
            yield f"    author: {pick(WORDS['first_names'], bits >> 8)} {name(bits >> 20 & 0xFFF)}"
        yield f"    url: {site}/{published:%Y/%m}/{index + 1}.html?lang={document.language}#top"
        if bits % 4 == 0:
            yield f"    archived_url: https://example.net/web/{published:%Y%m%d}/{site}/{index + 1}"
        if bits % 2 == 0:
            yield f"    accessed: {date.fromordinal(document.published + 9).isoformat()}"
        yield f"    language: {document.language}"
        if self._archive is not None:
            path = f"{index // _FOLDER:03}/{document.id}.txt"
            yield f"    text: {path}"
            yield f"    sha256: {self._keep(self._archive / path, index)}"
        if document.parent is not None:
            yield f"    based_on: [{world.documents[document.parent].id}]"
        if bits % 9 == 0:
            yield f"    note: {pick(WORDS['notes'], bits >> 30)}"

    def _keep(self, path: Path, index: int) -> str:
        data = full_text(self._world, index).encode("utf-8")
        with suppress(FileExistsError):
            path.parent.mkdir(parents=True)
        path.write_bytes(data)
        return hashlib.sha256(data).hexdigest()

    def _question(self, index: int, common: int | None) -> str:
        question = self._clusters.question(index)
        text = f"  {question.id}:\n    text: {question.text}\n    kind: {question.kind}\n"
        if question.unit:
            text += f"    unit: {question.unit}\n"
        if common is None:
            text += f"    topic: {self._world.topic_id(question.topic)}\n"
        if question.when:
            text += f"    when: {question.when}\n"
        if question.where:
            text += f"    where: {question.where}\n"
        return text

    def _claims(self, indices: range, common: int | None) -> Iterator[str]:
        for index in indices:
            cluster = self._clusters.cluster(index)
            yield f"  # {'-' * 70}\n  # {cluster.question.text}\n\n"
            for claim, acts in zip(cluster.claims, self._acts.of(cluster), strict=True):
                yield "".join(f"{line}\n" for line in self._claim(cluster, claim, acts, common))

    def _claim(
        self, cluster: Cluster, claim: Claim, acts: list[Act], common: int | None
    ) -> Iterator[str]:
        bits = self._world.mix(43, len(claim.text), cluster.index, claim.worlds)
        yield f"  {claim.id}:"
        yield f"    text: {_scalar(claim.text, bits, 4, 0)}"
        if common is None:
            yield f"    topic: {self._world.topic_id(cluster.question.topic)}"
        if claim.answers:
            yield f"    answers: {cluster.question.id}"
        if claim.value:
            yield f'    value: "{claim.value}"' if bits % 2 else f"    value: {claim.value}"
        if claim.when:
            yield f"    when: {claim.when}"
        if claim.where:
            yield f"    where: {claim.where}"
        yield from _relations(claim)
        if bits % 4 == 0:
            yield f"    note: {pick(WORDS['notes'], bits >> 16)}"
        yield "    assertions:"
        for act in acts:
            yield from self._act(act)
        yield ""

    def _act(self, act: Act) -> Iterator[str]:
        names = [self._world.sources[index].id for index in act.sources]
        yield f"      - {act.stance}: {_one_or_list(names)}"
        if act.said:
            yield f"        said: {act.said}"
        for field, value in (("if", act.condition), ("note", act.note)):
            if value:
                yield f"        {field}: {value}"
        if act.inferred:
            yield "        inferred: true"
        if act.own:
            yield "        own: true"
        bits = len(act.reports[0].quote) + len(names[0])
        if len(act.reports) == 1:
            yield from (f"        {line}" for line in _report(act.reports[0], bits, 8))
            return
        yield "        reports:"
        for place, report in enumerate(act.reports):
            if place and bits % 2:
                yield f"          - {{{', '.join(_report(report, _INLINE, 12))}}}"
                continue
            lead = "- "
            for line in _report(report, bits + place, 12):
                yield f"          {lead}{line}"
                lead = "  "


def _report(report: Report, bits: int, indent: int) -> Iterator[str]:
    yield f"in: {_one_or_list(report.documents)}"
    if report.via is not None:
        yield f"via: [{', '.join(report.via)}]"
    if report.speech:
        yield f"speech: {report.speech}"
    if report.at:
        yield f'at: "{report.at}"' if ":" in report.at else f"at: {report.at}"
    yield f"quote: {_scalar(report.quote, bits, indent, 1)}"
    if report.translation:
        yield f"translation: {_scalar(report.translation, bits, indent, 1)}"


def _relations(claim: Claim) -> Iterator[str]:
    for kind in dict.fromkeys(kind for kind, _, _ in claim.relations):
        related = [(other, why) for own, other, why in claim.relations if own == kind]
        if any(why for _, why in related):
            yield f"    {kind}:"
            for other, why in related:
                yield f"      - {{claim: {other}, why: {why}}}" if why else f"      - {other}"
        else:
            yield f"    {kind}: [{', '.join(other for other, _ in related)}]"


def _one_or_list(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else f"[{', '.join(ids)}]"


def _scalar(text: str, bits: int, indent: int, fold: int) -> str:
    """Write a text in one of the styles that people use, folded where it is long."""
    if bits == _INLINE:
        return f'"{_escaped(text)}"'
    pad = "\n" + " " * (indent + 2)
    width = _WIDTH - indent
    safe = text[0].isalnum() and ": " not in text and " #" not in text and " :" not in text
    style = bits % 5
    if fold and style < 2 and not text.endswith("\n"):
        return f">-{pad}{wrap(text, width, pad)}"
    if style < 4 and safe:
        return wrap(text, width, pad)
    if style == 2 and not fold:
        return "'" + wrap(text.replace("'", "''"), width, pad) + "'"
    return f'"{wrap(_escaped(text), width, pad)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _section(title: str, records: Iterator[str]) -> Iterator[str]:
    heading = f"\n{title}:\n"
    for record in records:
        yield heading + record
        heading = ""


def _part(count: int, part: int, files: int) -> range:
    return range(part * count // files, (part + 1) * count // files)


if __name__ == "__main__":
    sys.exit(main())
