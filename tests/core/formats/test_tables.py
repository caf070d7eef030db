"""Tables of articles, whatever file they come in: the columns are told or named, and bad rows leave the rest alone."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.formats import Problem, format_for
from annotations.formats.columns import Columns
from annotations.formats.csv_rows import CsvTable
from annotations.formats.json_rows import JsonTable
from annotations.formats.parquet_rows import ParquetTable
from annotations.formats.row_fault import RowFault
from annotations.formats.table import Table
from annotations.formats.xlsx_rows import ExcelTable
from annotations.model import Article, Record

KEPT = Path(__file__).resolve().parents[2] / "data" / "formats" / "table"
TABLES = [
    (CsvTable(), "articles.csv", {5: "stands in line 4", 6: "empty"}),
    (ExcelTable(), "articles.xlsx", {5: "empty", 6: "empty"}),
    (JsonTable(), "articles.rows.jsonl", {3: "stands in line 2", 4: "empty", 6: "NaN"}),
    (ParquetTable(), "articles.parquet", {3: "stands in line 2", 4: "empty"}),
]


def articles(found: Iterable[Record | Problem]) -> list[Article]:
    return [each.article for each in found if isinstance(each, Record)]


def problems(found: Iterable[Record | Problem]) -> dict[int | None, str]:
    return {each.line: each.reason for each in found if isinstance(each, Problem)}


def csv_file(tmp_path: Path, content: str | bytes, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(("known", "name", "expected"), TABLES)
def test_a_table_gives_its_articles_and_one_problem_for_each_bad_row(
    known: Table, name: str, expected: dict[int, str]
) -> None:
    found = list(known.read(KEPT / name))
    first, *_, last = articles(found)
    assert first.key == "n1"
    assert first.title == "France and Chile sign letter"
    assert first.text == "France and Chile signed a letter of intent\nin Santiago 🚀."
    assert first.published == "2023-05-03"
    assert last.text == "The last row is read all the same."
    told = problems(found)
    assert told.keys() == expected.keys()
    assert all(reason in told[line] for line, reason in expected.items())


@pytest.mark.parametrize(("known", "name", "expected"), TABLES)
def test_the_head_of_a_table_shows_names_rows_and_what_is_guessed(
    known: Table, name: str, expected: dict[int, str]
) -> None:
    del expected
    head = known.head(KEPT / name, rows=2)
    assert head.columns.text in ("Body", "body", "content")
    assert head.columns.title in ("Headline", "headline")
    assert len(head.rows) == 2
    assert head.columns.used <= set(head.names)


def test_other_columns_become_metadata() -> None:
    first = articles(CsvTable().read(KEPT / "articles.csv"))[0]
    assert first.source == "The Andean Post"
    assert first.metadata == {"Author": "Inés", "State": "Paris", "read": {"crlf": 1}}
    dated = articles(ExcelTable().read(KEPT / "articles.xlsx"))[0]
    assert dated.metadata["Date"] == "2023-05-03T10:15:00"


def test_a_column_that_would_hide_what_we_know_gets_another_name(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "text,state,sha256\nSome words here,Texas,abc\n")
    (found,) = articles(CsvTable().read(path))
    assert found.metadata == {"state (column)": "Texas", "sha256 (column)": "abc"}


def test_columns_are_named_by_the_user(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "a,b,c\n1,first text,x\n2,second text,y\n")
    table = CsvTable().mapped(Columns(text="B", key="a", source="c"))
    assert [(each.key, each.text, each.source) for each in articles(table.read(path))] == [
        ("1", "first text", "x"),
        ("2", "second text", "y"),
    ]


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "a,b\n1,2\n")
    assert problems(CsvTable(Columns(text="c")).read(path)) == {None: "there is no column 'c'; there are: a, b"}
    assert "say which it is: a, b" in problems(CsvTable().read(path))[None]


def test_an_empty_name_leaves_a_part_out(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "id,text,title\n7,Some words here,A title\n")
    (found,) = articles(CsvTable(Columns(key="", title="")).read(path))
    assert found.key == "a-2"
    assert found.metadata == {"id": "7", "title (column)": "A title"}


def test_a_table_of_entities_is_not_taken_for_articles(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "article,start,end,label,text\nn1,0,6,COUNTRY,France\n")
    assert "table of entities" in problems(CsvTable().read(path))[None]
    assert articles(CsvTable(Columns(text="text")).read(path))


def test_a_table_of_agreements_is_not_taken_for_articles(tmp_path: Path) -> None:
    header = "article,title,id,kind,status,mentions,party,topic"
    path = csv_file(tmp_path, f"{header}\nn1,Two met,a1,MEETING,IN_FORCE,met,France | Chile,the study of lunar water\n")
    assert "table of agreements" in problems(CsvTable().read(path))[None]
    with pytest.raises(RowFault, match="table of agreements"):  # nobody is asked for its columns
        CsvTable().head(path)
    assert articles(CsvTable(Columns(text="topic")).read(path))


@pytest.mark.parametrize(
    ("published", "iso"),
    [
        ("2023-05-03", "2023-05-03"),
        ("2023-05-03T23:59:59Z", "2023-05-03"),
        ("3 May 2023", "2023-05-03"),
        ("20230503", "2023-05-03"),
        ("1683072000", "2023-05-03"),
        ("1683072000000", "2023-05-03"),
        ("05/06/2023", ""),
        ("soon", ""),
    ],
)
def test_dates_are_understood_or_kept(tmp_path: Path, published: str, iso: str) -> None:
    (found,) = articles(CsvTable().read(csv_file(tmp_path, f"text,date\nSome words here,{published}\n")))
    assert found.published == iso
    assert found.metadata.get("date", iso) in (published, iso)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told(tmp_path: Path, delimiter: str) -> None:
    out = io.StringIO(newline="")
    rows = [["id", "text"], ["1", "One, two; three | four\tfive, and so on"], ["2", "More, of; the | same"]]
    csv.writer(out, delimiter=delimiter).writerows(rows)
    found = articles(CsvTable().read(csv_file(tmp_path, out.getvalue())))
    assert [each.text for each in found] == [row[1] for row in rows[1:]]


@pytest.mark.parametrize("name", ["cp1252.csv", "utf16.tsv"])
def test_other_encodings_are_told(name: str) -> None:
    first = articles(CsvTable().read(KEPT / name))[0]
    assert "Élysée, où « une étape »" in first.text or "Santiago 🚀" in first.text


def test_a_table_without_a_head_has_numbered_columns(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"1,{'Some words here. ' * 5}\n2,{'Other words here. ' * 5}\n")
    assert CsvTable().head(path).names == ("column 1", "column 2")
    assert len(articles(CsvTable().read(path))) == 2


def test_bytes_of_another_encoding_spoil_only_their_row(tmp_path: Path) -> None:
    rows = b"id,text\n" + "1,Séoul, déjà vu, où ça été gâché, naïveté\n".replace(", ", " ").encode() * 3
    rows += b"2,caf\xe9 words\n3,The last row\n"
    found = list(CsvTable(Columns(key="")).read(csv_file(tmp_path, rows)))
    assert problems(found) == {5: "it holds bytes that are no UTF-8"}
    assert articles(found)[-1].text == "The last row"


def test_a_row_with_too_many_cells_and_a_line_that_is_too_long_leave_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.formats.csv_rows.LARGEST_TEXT", 1000)
    path = csv_file(tmp_path, f"id,text\n1,a,b,c\n2,{'x' * 5000}\n3,{'y' * 998}\n4,The last row\n")
    found = list(CsvTable().read(path))
    told = problems(found)
    assert "4 cells, but the table 2 columns" in told[2]
    assert "longer than" in told[3]
    assert articles(found)[-1].text == "The last row"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"id,text\n", b"\xef\xbb\xbf", b"a\x00b,c\n"])
def test_an_empty_table_is_one_problem(tmp_path: Path, content: bytes) -> None:
    (found,) = CsvTable().read(csv_file(tmp_path, content))
    assert isinstance(found, Problem)


def test_json_lines_are_a_table_only_where_they_are_no_other_format(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    for row, name in [
        ({"headline": "H", "content": "Words"}, "json-rows"),
        ({"text": "Words", "title": "T", "date": "2023-05-03"}, "json-rows"),
        ({"text": "Words", "id": "1"}, "jsonl"),
        ({"text": "Words", "metadata": {"a": 1}}, "jsonl"),
        ({"id": "1", "text": "Words", "layer": "x", "entities": []}, "jsonl"),
    ]:
        path.write_text(json.dumps(row) + "\n")
        assert format_for(path).name == name


def test_deep_cells_nan_and_lists_are_told_or_kept(tmp_path: Path) -> None:
    deep: Any = 1
    for _ in range(60):
        deep = [deep]
    rows = [
        {"body": "Words", "x": deep},
        {"body": ["One", "two"], "y": [1, {"a": None}]},
        {"body": {"a": {"b": {"c": 1}}}},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n" + "[" * 100_000 + "\n{}\n", encoding="utf-8")
    found = list(JsonTable().read(path))
    assert [each.text for each in articles(found)] == ["One\n\ntwo"]
    assert "deeper than 50" in problems(found)[1]
    assert "too deeply" in problems(found)[4]


def test_parquet_keeps_what_json_cannot_hold_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["Words"], "score": [math.nan], "raw": [b"abc"], "list": [[1, 2]]}), path)
    (found,) = articles(ParquetTable().read(path))
    assert found.metadata == {"score": "nan", "raw": "(3 bytes)", "list": [1, 2]}


def test_parquet_without_its_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install" in problems(ParquetTable().read(KEPT / "articles.parquet"))[None]


@pytest.mark.parametrize(("known", "name"), [(ExcelTable(), "articles.xlsx"), (ParquetTable(), "articles.parquet")])
def test_damaged_files_are_problems_and_never_exceptions(tmp_path: Path, known: Table, name: str) -> None:
    whole = (KEPT / name).read_bytes()
    path = tmp_path / name
    for place in range(0, len(whole), len(whole) // 25):
        for content in (whole[:place], whole[:place] + b"\xff\xff" + whole[place + 2 :]):
            path.write_bytes(content)
            assert all(isinstance(each, Problem | Record) for each in known.read(path))


def test_an_excel_row_far_away_is_never_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["text"])
    sheet.append(["Some words here"])
    sheet.cell(200_000, 1, "The last row")
    book.save(path)
    assert [each.text for each in articles(ExcelTable().read(path))] == ["Some words here", "The last row"]


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_any_cells_come_back_from_csv(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [("id", "text", "title"), *((f"k{n}", "X " + row[1], row[2]) for n, row in enumerate(rows))]
    )
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = articles(CsvTable().read(path))
    assert [each.text for each in found] == ["X " + row[1] for row in rows]
    assert [each.title for each in found] == [" ".join(row[2].split()) for row in rows]


@settings(max_examples=80, deadline=None)
@given(content=st.binary(max_size=200) | st.text('abc,;"\n\r\t|0', max_size=80).map(str.encode))
def test_any_bytes_are_read_as_tables_without_a_crash(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for known in (CsvTable(), JsonTable(), ExcelTable(), ParquetTable()):
        path = folder / f"a{known.suffixes[0]}"
        path.write_bytes(content)
        assert all(isinstance(each, Problem | Record) for each in known.read(path))


def test_entities_and_bombs_in_a_workbook_are_refused(tmp_path: Path) -> None:
    whole = KEPT / "articles.xlsx"
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    for name, change in [
        ("xl/worksheets/sheet2.xml", lambda data: bomb + data.replace(b"<sheetData>", b"<sheetData>&c;")),
        ("xl/worksheets/sheet2.xml", lambda data: data + b" " * 30_000_000),
    ]:
        path = tmp_path / "bomb.xlsx"
        with ZipFile(whole) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
            for entry in source.namelist():
                data = source.read(entry)
                target.writestr(entry, change(data) if entry == name else data)
        found = list(ExcelTable().read(path))
        assert articles(found) == []
        assert len(found) == 1


def test_a_quote_that_is_never_closed_swallows_nothing_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,"Peru and\nChile met."\n2,"Ghana\n3,Oman left.\n4,Iran left.\n', encoding="utf-8")
    found = list(CsvTable().read(path))
    assert [one.article.key for one in found if isinstance(one, Record)] == ["1"]
    (problem,) = (one for one in found if isinstance(one, Problem))
    assert problem.line == 4
    assert problem.reason == "a quote opens here and is never closed; the row and 2 lines after it are left out"


def test_the_last_row_needs_no_line_break(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,"Peru and Chile met."', encoding="utf-8")
    (found,) = CsvTable().read(path)
    assert isinstance(found, Record)


def test_parquet_shows_what_python_has_no_value_for(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    columns = {
        "nanoseconds": pa.array([1_700_000_000_000_000_001, 1], pa.timestamp("ns")),
        "far": pa.array([2**60, 1], pa.timestamp("us", tz="UTC")),
        "day": pa.array([2**30, 1], pa.int32()).cast(pa.date32()),
        "lasting": pa.array([1_000_000_001, 1000], pa.duration("ns")),
        "clock": pa.array([1_000_000_001, 1000], pa.time64("ns")),
        "zone": pa.array([1, 1], pa.timestamp("us", tz="Mars/Olympus")),
        "many": pa.array([[1], [1]], pa.list_(pa.timestamp("ns"))),
    }
    pq.write_table(pa.table({"text": ["Some words", "Other words"], **columns}), path)
    first, second = articles(ParquetTable().read(path))
    assert first.metadata["nanoseconds"] == "2023-11-14 22:13:20.000000001"
    assert "27032" in first.metadata["far"]
    assert str(2**30) in first.metadata["day"]
    assert first.metadata["lasting"] == "1000000001 ns"
    assert first.metadata["clock"] == "00:00:01.000000001"
    assert first.metadata["zone"] == "1970-01-01 00:00:00.000001Z"
    assert first.metadata["many"] == ["1970-01-01 00:00:00.000000001"]
    assert second.text == "Other words"


def test_a_text_of_parquet_that_is_no_utf8_is_said_and_spoils_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    notes = pa.array([b"good", b"caf\xe9", b"good"], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": ["One text", "Two texts", "Three texts"], "note": notes}), path)
    found = list(ParquetTable().read(path))
    assert [each.text for each in articles(found)] == ["One text", "Two texts", "Three texts"]
    assert articles(found)[1].metadata["note"] == "caf\ufffd"
    assert problems(found) == {2: "it holds bytes that are no UTF-8; \ufffd stands for them"}


def test_a_row_of_latin_1_beside_one_of_utf8_is_said(tmp_path: Path) -> None:
    rows = "id,text\n1,Un café à Paris\n2,".encode() + b"caf\xe9 noir\n3,The last row\n"
    found = list(CsvTable().read(csv_file(tmp_path, rows)))
    assert problems(found) == {3: "it holds bytes that are no UTF-8"}
    assert [each.text for each in articles(found)] == ["Un café à Paris", "The last row"]


def test_a_row_of_utf8_in_a_file_of_latin_1_is_said(tmp_path: Path) -> None:
    rows = "id,text\n" + "".join(f"{n},Le café noir a été préféré à Paris\n" for n in range(8))
    found = list(CsvTable().read(csv_file(tmp_path, rows.encode("latin-1") + "9,Un café".encode())))
    assert articles(found)[0].text == "Le café noir a été préféré à Paris"
    assert problems(found) == {10: "the row looks like UTF-8, but was read as CP1252 like the rest of the file"}


@pytest.mark.parametrize("encoding", ["euc-kr", "cp949", "iso2022_kr"])
def test_korean_tables_in_old_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    rows = "번호,본문\n" + "".join(f"{n},한국과 프랑스는 우주 협력 양해각서에 서명했다.\n" for n in range(4))
    found = list(CsvTable().read(csv_file(tmp_path, rows.encode(encoding))))
    assert problems(found) == {}
    assert articles(found)[-1].text == "한국과 프랑스는 우주 협력 양해각서에 서명했다."


@pytest.mark.parametrize("mark", ["sep=;\r\n", '"sep=;"\n', "\ufeffSEP=;\n"])
def test_the_delimiter_that_excel_writes_in_the_first_line_is_followed(tmp_path: Path, mark: str) -> None:
    found = list(CsvTable().read(csv_file(tmp_path, f"{mark}id;text\n1;one, two, three\n2;a;b\n")))
    assert [(each.key, each.text) for each in articles(found)] == [("1", "one, two, three")]
    assert problems(found) == {4: "the row has 3 cells, but the table 2 columns"}


def test_a_hidden_sheet_is_not_read_first_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.title, hidden.sheet_state = "Lists", "hidden"
    for name, words in [("Lists", "Hidden words"), ("News", "Some words"), ("More", "Other words"), ("Empty", "")]:
        sheet = hidden if name == "Lists" else book.create_sheet(name)
        for cell in ("text", words) if words else ():
            sheet.append([cell])
    book.save(path)
    found = list(ExcelTable().read(path))
    assert [each.text for each in articles(found)] == ["Some words"]
    assert problems(found) == {None: "only the sheet 'News' is read; left out: 'More', 'Lists'"}


def test_a_workbook_of_hidden_sheets_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    seen = book.active
    hidden = book.create_sheet("Hidden")
    assert seen is not None
    hidden.sheet_state = "hidden"
    for cell in ("text", "Hidden words"):
        hidden.append([cell])
    book.save(path)
    assert [each.text for each in articles(ExcelTable().read(path))] == ["Hidden words"]


def test_what_openpyxl_warns_of_is_heard_nowhere(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["text", "day"])
    sheet.append(["Some words", 1e12])
    sheet["B2"].number_format = "yyyy-mm-dd"
    book.save(path)
    assert [each.text for each in articles(ExcelTable().read(path))] == ["Some words"]
    assert list(recwarn) == []
