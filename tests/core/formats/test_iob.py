"""IOB2: the text exact through its third column, tags of all schemes, and texts put together from tokens alone."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.formats import Problem, format_for
from annotations.formats.iob import Iob2
from annotations.formats.iob_columns import escaped, unescaped
from annotations.model import Record
from tests.core.formats.corpus import SCHEMA, hard_records, record

HARD = hard_records()
RECORDS = {one.article.key: one for one in HARD}


def written(*records: Record) -> str:
    out = io.BytesIO()
    Iob2().write(records, out, schema=SCHEMA)
    return out.getvalue().decode("utf-8")


def read(path: Path, content: str | bytes) -> tuple[list[Record], list[str]]:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    found = list(Iob2().read(path))
    problems = [f"{one.line}: {one.reason}" for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Record)], problems


def surfaces(found: Record) -> list[tuple[str, str]]:
    assert found.annotation is not None
    return [(found.article.text[span.start : span.end], span.label) for span in found.annotation.spans]


def test_every_line_is_four_columns_between_documents_and_sentences() -> None:
    content = written(*HARD)
    assert content.count("-DOCSTART- -X- O O\n\n") == len(HARD)
    for line in content.split("\n"):
        if line and not line.startswith("-DOCSTART-"):
            assert re.fullmatch(r"\S+ -X- \S+ (?:O|[BI]-[A-Z]+)", line), line
            assert len(line.split()) == 4
            assert len(line.splitlines()) == 1


def test_a_span_begins_with_b_and_stays_within_one_sentence() -> None:
    text = "It met at the U.N. Security Council. Then France. Left"
    lines = written(record("x", text, (("U.N. Security Council", "ORGANIZATION"), ("France", "COUNTRY")))).split("\n")
    tags = [line.split()[-1] for line in lines if "-X- O O" not in line and line]
    assert [tag for tag in tags if tag != "O"] == ["B-ORGANIZATION", "I-ORGANIZATION", "I-ORGANIZATION", "B-COUNTRY"]
    assert lines.count("") == 5  # after -DOCSTART- and each of three sentences; the last line ends the file


def test_what_tags_cannot_say_is_told() -> None:
    kinds = [loss.kind for loss in Iob2().fit(RECORDS["deal"], SCHEMA)[1]]
    assert kinds == ["agreements", "nested"]
    learned = RECORDS["learned"]
    losses = Iob2().fit(learned, SCHEMA)[1]
    assert {loss.kind for loss in losses} == {"agreements", "details"}
    assert learned.annotation is not None
    agreements = [loss for loss in losses if loss.kind == "agreements"]
    first = learned.annotation.spans[learned.annotation.agreements[0].mentions[0] - 1]
    assert len(agreements) == len(learned.annotation.agreements)
    assert (agreements[0].start, agreements[0].end) == (first.start, first.end)
    assert Iob2().fit(replace(RECORDS["deal"], annotation=None), SCHEMA)[1] == ()


def test_an_article_that_nobody_annotated_comes_back_so(tmp_path: Path) -> None:
    bare = replace(RECORDS["deal"], annotation=None)
    assert read(tmp_path / "x.iob2", written(bare)) == ([bare], [])


@pytest.mark.parametrize(
    "tags",
    [
        "B-ORG I-ORG O B-ORG B-ORG B-PER",
        "I-ORG I-ORG O I-ORG B-ORG I-PER",
        "B-ORG L-ORG O U-ORG U-ORG U-PER",
        "B-ORG E-ORG O S-ORG S-ORG S-PER",
    ],
    ids=["IOB2", "IOB1", "BILUO", "IOBES"],
)
def test_all_the_usual_schemes_are_read(tmp_path: Path, tags: str) -> None:
    tokens = ["United", "Nations", "met", "NASA", "ESA", "Ana"]
    lines = [f"{token}\tNN\t{tag}\r\n" for token, tag in zip(tokens, tags.split(), strict=True)]
    [found], problems = read(tmp_path / "theirs.conll", "".join(lines))
    assert problems == []
    assert found.article.text == "United Nations met NASA ESA Ana"
    assert surfaces(found) == [("United Nations", "ORG"), ("NASA", "ORG"), ("ESA", "ORG"), ("Ana", "PER")]


def test_without_blanks_told_tokens_are_joined_by_spaces_and_sentences_by_lines(tmp_path: Path) -> None:
    first = "\ufeff# id 7 domain=en\n-DOCSTART- -X- -X- O\n\nOslo B-LOC\n. O\n\n\nNear O\nOslo B-LOC\n\n"
    content = first + "-DOCSTART- O\nEnd O\n"
    found, problems = read(tmp_path / "theirs.iob", content)
    assert problems == []
    assert [one.article.text for one in found] == ["Oslo .\nNear Oslo", "End"]
    assert [one.article.key for one in found] == ["theirs-1", "theirs-2"]
    assert surfaces(found[0]) == [("Oslo", "LOC"), ("Oslo", "LOC")]


def test_a_span_ends_with_its_sentence(tmp_path: Path) -> None:
    [found], _ = read(tmp_path / "theirs.iob", "Oslo B-LOC\n\nOslo I-LOC\n")
    assert surfaces(found) == [("Oslo", "LOC"), ("Oslo", "LOC")]


def test_lines_that_cannot_be_used_are_told_and_their_tokens_stay(tmp_path: Path) -> None:
    content = b"Oslo B-LOC\nis\nvery _ maybe\n\xff\xfe O\nhere O\n"
    [found], problems = read(tmp_path / "theirs.iob", content)
    assert found.article.text == "Oslo is very here"
    assert problems == [
        "2: it has a token and no tag; the token is taken without a label",
        "3: 'maybe' is no tag such as O or B-LABEL; the token is taken without a label",
        "4: this is not UTF-8 (byte 0 of the line)",
    ]


def test_a_text_that_was_changed_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    content = written(RECORDS["deal"], RECORDS["odd"]).replace("Monday", "Tuesday")
    found, problems = read(tmp_path / "x.iob2", content)
    assert [one.article.key for one in found] == ["odd"]
    assert problems == ["1: the text is not the one that sha256 belongs to; it was changed after it was written"]


def test_a_damaged_third_column_is_told_and_the_tokens_stay(tmp_path: Path) -> None:
    for said in (
        "Ratify=%7B",
        "Ratify=%FF",
        r"SpacesAfter=\u{110000}\u{d800}\q",
        "Ratify=[1]",
        "Ratify={%22layer%22:3}",
    ):
        found, problems = read(tmp_path / "x.iob2", f"Oslo -X- {said} B-LOC\n")
        assert len(found) + len(problems) >= 1


@pytest.mark.parametrize(
    "line",
    [
        "10\u00a0000\tB-ORG",
        "10 000\tB-ORG",
        "10 000 \t NN\t\tB-ORG\t",
        "NA\u00a0SA B-ORG",
        "  NA\u3000SA   NN  B-ORG ",
        "x\u2028y B-ORG",
        "x\x0by\tB-ORG",
        "x\x0cy\x85z\x1cB B-ORG",
    ],
)
def test_a_blank_that_is_no_border_of_columns_is_part_of_the_token(tmp_path: Path, line: str) -> None:
    [found], problems = read(tmp_path / "theirs.conll", f"Near O\n{line}\nOslo\tO\n")
    token = line.partition("\t" if "\t" in line else " B-")[0].strip(" ").partition("   NN")[0]
    assert problems == []
    assert found.article.text == f"Near {token} Oslo"
    assert surfaces(found) == [(token, "ORG")]
    assert Iob2().claims(tmp_path / "theirs.conll")


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_lines_end_as_files_of_any_system_do(tmp_path: Path, end: str) -> None:
    lines = ["\ufeffOslo B-LOC", "", "Near O", "", "-DOCSTART- O", "", "Rome B-LOC", "is"]
    found, problems = read(tmp_path / "theirs.conll", end.join(lines))
    assert [one.article.text for one in found] == ["Oslo\nNear", "Rome is"]
    assert problems == ["8: it has a token and no tag; the token is taken without a label"]
    assert Iob2().claims(tmp_path / "theirs.conll") is False
    assert read(tmp_path / "theirs.conll", end.join(lines[:-1]))[1] == []
    assert Iob2().claims(tmp_path / "theirs.conll")


def test_a_tag_without_a_token_is_told(tmp_path: Path) -> None:
    [found], problems = read(tmp_path / "theirs.conll", "Oslo\tB-LOC\n\tO\n \tO\n \t \nhere\tO\n")
    assert found.article.text == "Oslo\nhere"
    assert problems == [f"{line}: it has a tag and no token, and is left out" for line in (2, 3)]


@pytest.mark.parametrize(
    "content",
    [
        "# sent_id = 1\n# text = Oslo.\n1\tOslo\tOslo\tPROPN\t_\t_\t0\troot\t_\t_\n2\t.\t.\tPUNCT\t_\t_\t1\tp\t_\t_\n",
        "1-2\tIm\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\r1\tIn\tin\tADP\t_\t_\t3\tcase\t_\t_\r",
        "# text = Oslo is.\n1 Oslo PROPN root\n2 is AUX cop\n",
    ],
)
def test_conll_u_is_refused_once(tmp_path: Path, content: str) -> None:
    found, problems = read(tmp_path / "theirs.conll", content)
    assert found == []
    assert problems == [
        "None: this is CoNLL-U, whose lines end without a tag such as O or B-LABEL; save it as tokens with tags"
    ]


@pytest.mark.parametrize("content", ["# text = 7 Oslo\n7 O\nOslo B-LOC\n", "7\tO\nOslo\tB-LOC\n", "7 x\nOslo B-LOC\n"])
def test_a_text_that_begins_with_a_number_is_no_conll_u(tmp_path: Path, content: str) -> None:
    [found], _ = read(tmp_path / "theirs.conll", content)
    assert found.article.text == "7 Oslo"


def test_blanks_are_escaped_and_come_back() -> None:
    for blanks in (" ", "\n\n", "\t\r |\\", "\u00a0\u2028\u3000\x0b\x1c\x85"):
        assert not any(one.isspace() or one == "|" for one in escaped(blanks))
        assert unescaped(escaped(blanks)) == blanks
    assert unescaped(r"\u{d800}\u{0}\q") == r"\u{d800}\u{0}\q"


def test_a_line_without_end_is_one_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.formats.iob_reading.LARGEST_TEXT", 1000)
    found, problems = read(tmp_path / "long.iob", "a" * 5000 + " O\nOslo B-LOC\n")
    assert [one.article.text for one in found] == ["Oslo"]
    assert problems == ["1: the line is longer than 0 MB"]


def test_the_ending_tells_the_format() -> None:
    assert format_for(Path("train.iob2")).name == format_for(Path("train.conll")).name == "iob2"
