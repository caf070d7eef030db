"""Files, folders and ZIP files as records; whatever a stranger packed, nothing leaves its place."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from annotations.cli.guidelines import guidelines
from annotations.formats import Problem
from annotations.formats import archive as archive_module
from annotations.formats.columns import Columns
from annotations.formats.report import Report
from annotations.formats.summary import Summary
from annotations.model import Record
from annotations.schema import default_schema
from annotations.store import Store
from annotations.workflow import import_files, problem_file, read_files, save_problems
from annotations.workflow import table_of as table_of_path
from tests.builders import article

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats"
WORDS = "Ghana and Italy signed a memorandum of understanding in Accra on Tuesday."


def keys(found: list[Record | Problem]) -> list[str]:
    return [each.article.key for each in found if isinstance(each, Record)]


def reasons(found: list[Record | Problem]) -> list[str]:
    return [str(each) for each in found if isinstance(each, Problem)]


def zipped(path: Path, files: dict[str, bytes | str]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return path


def test_a_folder_is_read_with_all_its_folders(tmp_path: Path) -> None:
    for place in ("b.txt", "sub/b.txt", "sub/deep/c.md", ".hidden/x.txt", ".x.txt", "page.html", "page_files/ad.html"):
        path = tmp_path / "in" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(KEPT / "html" / "news.html", path) if path.suffix == ".html" else path.write_text(WORDS)
    found = list(read_files([tmp_path / "in"]))
    assert keys(found) == ["b", "page", "sub/b", "sub/deep/c"]
    assert reasons(found) == []


def test_files_of_other_kinds_are_counted_for_each_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "b.png", "c.png", "d"):
        (tmp_path / name).write_text(WORDS)
    found = list(read_files([tmp_path]))
    assert keys(found) == ["a"]
    assert reasons(found) == [f"{tmp_path}: left out, because their kind is not known: 2 × .png, 1 × no ending"]
    assert len(keys(list(read_files([tmp_path], format="text")))) == 4


def test_what_ratify_wrote_for_people_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    shutil.copy(KEPT / "html" / "news.html", tmp_path / "news.html")
    schema = default_schema()
    for name, known in (("report.html", Report()), ("summary.md", Summary())):
        with (tmp_path / name).open("wb") as out:
            known.write([Record(article(text=WORDS))], out, schema=schema)
    save_problems(tmp_path / "problems.csv", [Problem(tmp_path / "a.txt", None, "the file is empty")])
    Store.create(tmp_path / "news.ratify").close()
    guidelines(tmp_path / "news.ratify", tmp_path / "rules.md")
    found = list(read_files([tmp_path]))
    assert keys(found) == ["a", "news"]
    left_out = f"{tmp_path}: left out, because Ratify wrote them for people to read: 2 × .md, 1 × .csv, 1 × .html"
    assert left_out in reasons(found)


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert keys(list(read_files([tmp_path]))) == ["a"]


def test_every_kept_file_is_read_out_of_one_zip(tmp_path: Path) -> None:
    names = ["html/news.html", "pdf/three-pages.pdf", "docx/letter.docx", "markdown/letter.md", "table/articles.csv"]
    path = zipped(tmp_path / "all.zip", {name: (KEPT / name).read_bytes() for name in names})
    found = list(read_files([path]))
    assert keys(found) == ["html/news", "pdf/three-pages", "docx/letter", "markdown/letter", "n1", "n2", "n5"]
    assert reasons(found)[0] == f"{path}/table/articles.csv, line 5: the id 'n2' stands in line 4 already"


def test_names_that_lead_out_of_a_zip_are_left_out(tmp_path: Path) -> None:
    names = [
        "../led-out-of-a-zip.txt",
        "/etc/led-out-of-a-zip.txt",
        "a/../../led-out-of-a-zip.txt",
        "C:\\led-out-of-a-zip.txt",
        "good.txt",
    ]
    found = list(read_files([zipped(tmp_path / "bad.zip", dict.fromkeys(names, WORDS))]))
    assert keys(found) == ["good"]
    assert sum("leads out of the ZIP" in reason for reason in reasons(found)) == 4
    assert sorted(path.name for path in tmp_path.parent.rglob("led-out-of-a-zip.txt")) == []


def test_odd_names_in_a_zip_are_read(tmp_path: Path) -> None:
    names = ["ab:c.txt", "x" * 200 + ".txt", "한국.txt", "same.txt", "SAME.txt"]
    found = list(read_files([zipped(tmp_path / "odd.zip", dict.fromkeys(names, WORDS))]))
    assert keys(found)[2:] == ["한국", "same", "SAME"]
    assert len(found) == 5


def test_folders_of_older_programs_links_and_an_empty_zip(tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    link = ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with ZipFile(path, "w") as archive:
        archive.writestr("news\\one.txt", WORDS)
        archive.writestr("..\\two.txt", WORDS)
        archive.writestr(link, "/etc/hostname")
    found = list(read_files([path]))
    assert keys(found) == ["news/one"]
    assert reasons(found) == [
        f"{path}/../two.txt: its name leads out of the ZIP; it is left out",
        f"{path}/link.txt: it is a link, and only files are read",
    ]
    with ZipFile(path, "w"):
        pass
    assert reasons(list(read_files([path]))) == [f"{path}: the ZIP holds no files"]


def test_bombs_archives_in_archives_and_unknown_kinds_leave_the_rest(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"bomb.txt": b"a" * 30_000_000, "in.zip": b"PK", "x.png": b"x", "last.txt": WORDS}
    found = list(read_files([zipped(tmp_path / "mixed.zip", files)]))
    assert keys(found) == ["last"]
    told = " ".join(reasons(found))
    assert "like a ZIP bomb" in told
    assert "an archive within a ZIP" in told
    assert "x.png: the format cannot be told" in told


def test_a_zip_that_unpacks_to_too_much_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "LARGEST_ARCHIVE", 200)
    found = list(read_files([zipped(tmp_path / "a.zip", {f"{n}.txt": WORDS for n in range(5)})]))
    assert keys(found) == ["0", "1"]
    assert "larger than" in reasons(found)[0]


def test_a_size_that_is_a_lie_is_a_problem_of_that_file(tmp_path: Path) -> None:
    path = zipped(tmp_path / "lie.zip", {"a.txt": WORDS * 50, "b.txt": WORDS})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    path.write_bytes(data)
    found = list(read_files([path]))
    assert keys(found) == ["b"]
    assert "damaged" in reasons(found)[0]


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\xff" * 18])
def test_a_broken_zip_is_one_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    (found,) = read_files([path])
    assert isinstance(found, Problem)
    assert "damaged" in found.reason


def test_columns_go_to_tables_wherever_they_are(tmp_path: Path) -> None:
    path = zipped(tmp_path / "t.zip", {"a.csv": "x,y\n1,First words\n", "b.txt": WORDS})
    assert [
        each.article.text for each in read_files([path], columns=Columns(text="y")) if isinstance(each, Record)
    ] == [
        "First words",
        WORDS,
    ]
    assert table_of_path(KEPT / "table" / "articles.xlsx") is not None
    assert table_of_path(KEPT / "html" / "news.html") is None


def test_problems_are_told_saved_and_harmless(tmp_path: Path) -> None:
    table = tmp_path / "=cmd.csv"
    table.write_text("id,text\n1,Words\n1,Again\n2,\n")
    with Store.create(tmp_path / "a.ratify") as store, problem_file(tmp_path / "report.csv") as rows:
        report = import_files(store, [table], told=rows.tell)
    assert report.new == 1
    lines = (tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "file,line,reason"
    assert lines[1].endswith("=cmd.csv,3,the id '1' stands in line 2 already")
    save_problems(tmp_path / "more.csv", [Problem(Path("=x"), None, "=reason")], more=7)
    assert (tmp_path / "more.csv").read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "'=x,,'=reason",
        ",,... and 7 more problems that were not kept",
    ]


def test_a_web_page_is_kept_in_the_project_beside_its_text(tmp_path: Path) -> None:
    page = KEPT / "html" / "news.html"
    with Store.create(tmp_path / "a.ratify") as store:
        import_files(store, [page, KEPT / "docx" / "letter.docx"])
        import_files(store, [page])
        first, second = store.articles.ids()
        kept = store.originals.of(first)
        assert kept is not None
        assert (kept.name, kept.data) == ("news.html", page.read_bytes())
        assert store.originals.of(second) is None
