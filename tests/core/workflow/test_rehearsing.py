"""What a format would lose is told before anything is written, and said again when it is."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZipFile

import pytest

from annotations import formats
from annotations.errors import InputError, ProjectError
from annotations.formats import Format, Loss, Problem
from annotations.formats.flat import flat
from annotations.formats.jsonl import RatifyJsonl
from annotations.formats.numbering import numbered
from annotations.formats.zips import write_zip
from annotations.model import Annotation, ArticleState, Record
from annotations.review import set_state
from annotations.schema import Schema
from annotations.store import Store
from annotations.workflow import Split, export, import_files, rehearse, split_of
from tests.core.workflow.records import every_file, numbered_articles, rows, write


class Flat(Format):
    """Keeps the longest spans and nothing else."""

    name = "flat"
    title = "Flat rows"
    suffixes = (".flat.jsonl",)
    can_read = True
    can_write = True

    def fit(self, record: Record, schema: Schema) -> tuple[Record, tuple[Loss, ...]]:
        del schema
        annotation = record.annotation or Annotation()
        kept, losses = flat(annotation.spans)
        told = (Loss("agreements", "Agreements are left out."),) * len(annotation.agreements)
        return replace(record, annotation=numbered(Annotation(tuple(kept)), ())), (*losses, *told)

    def read(self, path: Path) -> Iterator[Record | Problem]:
        return RatifyJsonl().read(path)

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        RatifyJsonl().write((self.fit(record, schema)[0] for record in records), out, schema=schema)

    def beside(self, schema: Schema) -> Mapping[str, bytes]:
        return {".labels.txt": "\n".join(schema.label).encode()}


class Folder(RatifyJsonl):
    """One file an article."""

    name = "folder"
    title = "Folder"
    suffixes = (".folder.zip",)
    can_read = False

    def write(self, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        del schema
        write_zip(((f"{record.article.key}.txt", record.article.text.encode()) for record in records), out)


@pytest.fixture(autouse=True)
def _two_formats_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, Flat(), Folder()))


@pytest.fixture
def many(store: Store, tmp_path: Path) -> Store:
    """A project with twenty articles that are done, and no annotation."""
    import_files(store, [write(tmp_path / "in.jsonl", numbered_articles(20))])
    for article in store.articles.ids():
        set_state(store, article, ArticleState.DONE)
    (tmp_path / "in.jsonl").unlink()
    return store


def test_losses_are_grouped_counted_and_lead_to_their_places(deal: Store) -> None:
    kept, lost = rehearse(deal, [RatifyJsonl(), Flat()], layer="machine", status="all")
    assert (kept.articles, kept.groups) == (1, ())
    assert [(group.kind, group.count, group.articles) for group in lost.groups] == [
        ("agreements", 1, 1),
        ("nested", 1, 1),
    ]
    place = lost.groups[1].places[0]
    assert str(place).startswith("deal, 28 to 33 “space”: It lies inside an AGREEMENT")
    assert json.loads(json.dumps(lost.facts()))["losses"][1]["places"][0]["start"] == place.start


def test_strict_writes_nothing_and_names_the_first_places(deal: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.flat.jsonl"
    with pytest.raises(InputError, match=r"nested: 1 in 1 of 1 articles\n  deal, 28 to 33 “space”"):
        export(deal, out, layer="machine", status="all", strict=True)
    assert not out.exists()
    export(deal, tmp_path / "out.jsonl", layer="machine", status="all", strict=True)


def test_an_export_tells_what_it_lost_and_is_compared_with_what_it_kept(deal: Store, tmp_path: Path) -> None:
    report = export(deal, tmp_path / "out.flat.jsonl", layer="machine", status="all")
    assert {group.kind: group.count for group in report.losses} == {"nested": 1, "agreements": 1}
    assert len(rows(tmp_path / "out.flat.jsonl")[0]["entities"]) == 8
    assert (tmp_path / "out.labels.txt").read_text(encoding="utf-8").startswith("PERSON")
    assert [path.name for path, _ in report.files] == ["out.flat.jsonl", "out.labels.txt"]


@pytest.mark.parametrize("shares", [(80, 10, 10), (3, 1)])
def test_a_split_holds_each_article_once_and_is_the_same_each_time(
    many: Store, tmp_path: Path, shares: tuple[int, ...]
) -> None:
    names = Split(shares).names
    once = export(many, tmp_path / "gold.jsonl", split=Split(shares, seed=1))
    assert [path.name for path, _ in once.files] == [f"gold-{name}.jsonl" for name in names]
    assert [count for _, count in once.files] == {3: [16, 2, 2], 2: [15, 5]}[len(shares)]
    first = {path: path.read_bytes() for path, _ in once.files}
    assert sorted(row["id"] for path in first for row in rows(path)) == sorted(f"a{nth}" for nth in range(20))
    export(many, tmp_path / "gold.jsonl", split=Split(shares, seed=1))
    assert {path: path.read_bytes() for path in first} == first
    export(many, tmp_path / "gold.jsonl", split=Split(shares, seed=2))
    assert {path: path.read_bytes() for path in first} != first


def test_a_split_that_cannot_be_is_refused(deal: Store, tmp_path: Path) -> None:
    for text in ("80", "80/x", "80/0/20", "1/1/1/1", ""):
        with pytest.raises(InputError, match="is no split"):
            split_of(text)
    with pytest.raises(InputError, match="1 article cannot make 3 parts"):
        export(deal, tmp_path / "out.jsonl", layer="machine", status="all", split=split_of("80/10/10"))


def test_a_part_that_fails_leaves_all_the_old_files(many: Store, tmp_path: Path) -> None:
    def stop(done: int, _total: int | None) -> None:
        if done == 38:
            raise KeyboardInterrupt

    old = tmp_path / "gold-train.jsonl"
    old.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        export(many, tmp_path / "gold.jsonl", split=Split((8, 1, 1)), progress=stop)
    assert old.read_bytes() == b"old"
    assert [name for name in every_file(tmp_path) if "gold" in name] == ["gold-train.jsonl"]


def test_a_format_of_many_files_makes_a_zip_or_a_folder(many: Store, tmp_path: Path) -> None:
    export(many, tmp_path / "out.folder.zip")
    export(many, tmp_path / "out", format="folder")
    with ZipFile(io.BytesIO((tmp_path / "out.folder.zip").read_bytes())) as archive:
        names = archive.namelist()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    with pytest.raises(InputError, match="name a new folder"):
        export(many, tmp_path / "out", format="folder")


def test_a_file_that_cannot_be_opened_afterwards_is_refused(
    many: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Any, records: Iterable[Record], out: BinaryIO, *, schema: Schema) -> None:
        del self, schema
        out.write(b"PK" * len(list(records)))

    monkeypatch.setattr(Folder, "write", broken)
    with pytest.raises(ProjectError, match="cannot be opened"):
        export(many, tmp_path / "out.folder.zip")
    assert not (tmp_path / "out.folder.zip").exists()
