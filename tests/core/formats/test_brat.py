"""brat standoff: code points, pieces at line breaks, events with attributes, and all that brat knows and we do not."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations.formats import Problem, format_for
from annotations.formats.brat import Brat
from annotations.formats.brat_config import configuration
from annotations.model import MENTIONS, Record
from tests.core.formats.corpus import SCHEMA, hard_records, record

HARD = hard_records()
RECORDS = {one.article.key: one for one in HARD}
TEXT = "\ufeff😊 Norland\r\nsigned a pact with Sudland in\u00a0Oslo."


def unpacked(*records: Record) -> dict[str, str]:
    out = io.BytesIO()
    Brat().write(records, out, schema=SCHEMA)
    with ZipFile(io.BytesIO(out.getvalue())) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def read(folder: Path, files: Mapping[str, str | bytes]) -> tuple[list[Record], list[str]]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    found = list(Brat().read(folder))
    problems = [one.reason for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Record)], problems


def theirs(folder: Path, *lines: str, text: str = TEXT) -> tuple[Record, list[str]]:
    [found], problems = read(folder, {"doc.txt": text, "doc.ann": "\n".join(lines) + "\n"})
    return found, problems


def surfaces(found: Record) -> list[tuple[str, str]]:
    assert found.annotation is not None
    return [(found.article.text[span.start : span.end], span.label) for span in found.annotation.spans]


def test_every_text_is_written_as_it_is_and_every_place_quotes_it() -> None:
    files = unpacked(*HARD)
    for nth, original in enumerate(HARD, start=1):
        stem = next(name[:-4] for name in files if name.startswith(f"{nth:06}-") and name.endswith(".txt"))
        assert files[f"{stem}.txt"] == original.article.text
        for line in files[f"{stem}.ann"].splitlines():
            if line.startswith("T"):
                _, places, quoted = line.split("\t", 2)
                pieces = [tuple(map(int, one.split())) for one in places.split(" ", 1)[1].split(";")]
                assert quoted == " ".join(original.article.text[start:end] for start, end in pieces)


def test_an_agreement_is_an_event_with_numbered_arguments_and_two_attributes() -> None:
    files = unpacked(RECORDS["deal"])
    assert files["000001-deal.ann"].splitlines()[-4:] == [
        "T10\tAgreement 28 38\tspace deal",
        "E1\tAgreement:T10 mentions:T3 party:T1 party2:T2 date:T5 place:T6 topic:T4",
        "A1\tKind E1 ARRANGEMENT",
        "A2\tStatus E1 SIGNED",
    ]


def test_agreements_at_one_mention_share_their_trigger() -> None:
    marked = next(content for name, content in unpacked(RECORDS["sharing"]).items() if name.endswith(".ann"))
    assert marked.count("\tAgreement ") == 2
    assert marked.count("\tAgreement:T") == 3


def test_file_names_are_plain_whatever_the_articles_are_called() -> None:
    names = [name for name in unpacked(*HARD) if name.endswith(".txt")]
    assert names[:2] == ["000001-deal.txt", "000002-article.txt"]
    assert "000006-bare_of_all_names.txt" in names


def test_the_configuration_names_the_whole_schema() -> None:
    conf = configuration(SCHEMA)["annotation.conf"]
    assert [line for line in conf.splitlines() if line.startswith("[")] == [
        "[entities]",
        "[relations]",
        "[events]",
        "[attributes]",
    ]
    assert "Agreement\tmentions+:AGREEMENT|EVENT, party{2-999}:COUNTRY|AGENCY|GOVERNMENT|ORGANIZATION, " in conf
    assert all(label.name in conf.splitlines() for label in SCHEMA.labels)


def test_offsets_count_the_code_points_of_the_file_as_it_is(tmp_path: Path) -> None:
    found, problems = theirs(tmp_path, "T1\tCOUNTRY 3 10\tNorland", "T2\tPLACE 42 46\tOslo")
    assert problems == []
    assert surfaces(found) == [("Norland", "COUNTRY"), ("Oslo", "PLACE")]
    assert "\r" not in found.article.text
    assert found.article.key == "doc"


def test_pieces_at_a_line_break_are_one_span_and_others_are_told(tmp_path: Path) -> None:
    found, problems = theirs(
        tmp_path, "T1\tEVENT 3 10;12 18\tNorland signed", "T2\tPLACE 3 10;32 39\tNorland Sudland", text=TEXT
    )
    assert surfaces(found) == [("Norland\nsigned", "EVENT")]
    assert len(problems) == 1
    assert problems[0].startswith("doc: T2 is left out: ")


def test_events_of_others_are_agreements_where_their_attributes_say_kind_and_status(tmp_path: Path) -> None:
    found, problems = theirs(
        tmp_path,
        "T1\tCOUNTRY 3 10\tNorland",
        "T2\tAGREEMENT 21 25\tpact",
        "T3\tCOUNTRY 31 38\tSudland",
        "E1\tAGREEMENT:T2 party1:T1 party2:T3",
        "A1\tKind E1 MOU",
        "A2\tStatus E1 SIGNED",
        "E2\tAGREEMENT:T2 party:T1",
    )
    assert problems == ["doc: E2 is left out: an agreement needs the attributes Kind and Status"]
    assert found.annotation is not None
    [pact] = found.annotation.agreements
    assert (pact.kind, pact.status) == ("MOU", "SIGNED")
    assert [found.annotation.spans[span - 1].label for span in pact.spans(MENTIONS)] == ["AGREEMENT"]
    assert len(pact.spans("party")) == 2


def test_what_ratify_has_no_place_for_is_told_once_for_each_sort(tmp_path: Path) -> None:
    found, problems = theirs(
        tmp_path,
        "T1\tCOUNTRY 3 10\tNorland",
        "T2\tCOUNTRY 31 38\tSudland",
        "R1\tNear Arg1:T1 Arg2:T2",
        "R2\tNear Arg1:T2 Arg2:T1",
        "*\tEquiv T1 T2",
        "#1\tAnnotatorNotes T1\tlook again",
        "A1\tNegation T1",
        "N1\tReference T1 Wikidata:Q1\tNorland",
    )
    assert found.annotation is not None
    assert found.annotation.spans[0].entity == "Wikidata:Q1"
    assert problems == [
        "doc: 2 relations are left out: Ratify has no place for them",
        "doc: 1 equivalence is left out: Ratify has no place for them",
        "doc: 1 note is left out: Ratify has no place for them",
        "doc: 1 attribute is left out: Ratify has no place for them",
    ]


def test_lines_that_cannot_be_used_are_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    found, problems = theirs(
        tmp_path,
        "T1\tCOUNTRY 3 10\tNorland",
        "T1\tCOUNTRY 31 38\tSudland",
        "T2\tCOUNTRY 31 99",
        "T3\tCOUNTRY 31 37\tSudland",
        "T4\tCOUNTRY x y\tSudland",
        "T5\tCOUNTRY 10 3\t",
        "no annotation at all",
        "E1\tAgreement",
        "E2\tAgreement:T9 party:T1 party2:T8",
        "A1\tKind E2 MOU",
        "A2\tStatus E2 SIGNED",
        "N1\tReference T1",
        "T6\tCOUNTRY 99999999999999999999 999999999999999999999\tfar",
    )
    assert surfaces(found) == [("Norland", "COUNTRY")]
    assert len(problems) == 11
    assert all(problem.startswith("doc: ") for problem in problems)


def test_what_was_changed_in_brat_comes_back(tmp_path: Path) -> None:
    files = unpacked(RECORDS["learned"], RECORDS["deal"])
    marked = files["000002-deal.ann"].replace("\tCOUNTRY 13 18\tChile", "\tPLACE 13 18\tChile")
    marked = marked.replace("Status E1 SIGNED", "Status E1 ENDED").replace(" date:T5", "")
    found, problems = read(tmp_path, {**files, "000002-deal.ann": marked})
    assert problems == []
    assert found[0] == RECORDS["learned"]
    assert ("Chile", "PLACE") in surfaces(found[1])
    assert found[1].annotation is not None
    [deal] = found[1].annotation.agreements
    assert (deal.status, len(deal.spans("party")), deal.spans("date")) == ("ENDED", 2, ())


def test_a_text_alone_is_an_article_that_nobody_annotated(tmp_path: Path) -> None:
    found, problems = read(tmp_path, {"a/one.txt": "Oslo", "a/two.txt": "Bergen", "a/two.ann": "", "b.ann": ""})
    assert [(one.article.key, one.annotation is None) for one in found] == [("a/one", True), ("a/two", False)]
    assert problems == ["b.ann has no text beside it"]


def test_files_that_cannot_be_read_stop_nothing(tmp_path: Path) -> None:
    files = {"a.txt": b"\xff", "b.txt": "", "c.txt": "Oslo", "c.ratify.json": "[1", "d.txt": "Bergen"}
    found, problems = read(tmp_path, files)
    assert [one.article.text for one in found] == ["Bergen"]
    assert problems == [
        "a: the text is not UTF-8 (byte 0)",
        "b: the text is empty",
        "c: this is not valid JSON: Expecting ',' delimiter at character 3",
    ]


def test_a_bomb_of_a_zip_is_told_and_the_rest_comes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.formats.brat_files.LARGEST_TEXT", 1000)
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("../../bomb.txt", "a" * 5000)
        archive.writestr("small.txt", "Oslo")
        archive.writestr("small.ann", "T1\tPLACE 0 4\tOslo\n")
    found, problems = [], []
    for one in Brat().read(path):
        (problems if isinstance(one, Problem) else found).append(one)
    assert [one.article.key for one in found] == ["small"]
    assert [problem.reason for problem in problems] == ["../../bomb.txt is larger than 0 MB"]


def test_a_damaged_zip_is_one_problem(tmp_path: Path) -> None:
    out = io.BytesIO()
    Brat().write([RECORDS["deal"]], out, schema=SCHEMA)
    for content in (b"", b"PK\x03\x04", out.getvalue()[:-30]):
        path = tmp_path / "x.brat.zip"
        path.write_bytes(content)
        found = list(Brat().read(path))
        assert len(found) == 1
        assert isinstance(found[0], Problem)


def test_folders_and_zips_are_known_by_their_annotations(tmp_path: Path) -> None:
    (tmp_path / "doc.ann").write_text("", encoding="utf-8")
    assert format_for(tmp_path).name == "brat"
    path = tmp_path / "export.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("doc.ann", "")
    assert Brat().claims(path)
    assert not Brat().claims(tmp_path / "none")


def test_a_span_over_a_line_break_is_two_pieces() -> None:
    text = "The United\r\u2028Nations met."
    files = unpacked(record("un", text, (("United\r\u2028Nations", "ORGANIZATION"),)))
    assert files["000001-un.ann"] == "T1\tORGANIZATION 4 10;12 19\tUnited Nations\n"
    assert json.loads(files["000001-un.ratify.json"])["id"] == "un"
