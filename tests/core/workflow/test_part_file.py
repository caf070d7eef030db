"""A long output that stops and goes on: what is there is taken up only where it is what would be written now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotations.errors import InputError
from annotations.formats import Problem
from annotations.suggest.machine import Machine
from annotations.workflow import predict
from annotations.workflow.part_file import PartFile
from annotations.workflow.predicting import PredictReport
from tests.core.workflow.records import numbered_articles, rows, write

MARK = {"pipeline": "p 1"}


def predicted(source: Path, out: Path, *, stop_after: int | None = None) -> PredictReport:
    def watch(done: int, total: int | None) -> None:
        del total
        if stop_after is not None and done >= stop_after:
            raise KeyboardInterrupt

    with PartFile(out, MARK) as part:
        report = predict(Machine(), [source], part, tell=list[Problem]().append, progress=watch)
        part.finish()
    return report


def stopped(source: Path, out: Path, after: int) -> Path:
    with pytest.raises(KeyboardInterrupt):
        predicted(source, out, stop_after=after)
    return out.with_name(f"{out.name}.part")


def test_a_stopped_prediction_goes_on_and_gives_the_same_bytes(tmp_path: Path, quick_annotate: list[str]) -> None:
    source, out = write(tmp_path / "in.jsonl", numbered_articles(50)), tmp_path / "out.jsonl"
    part = stopped(source, out, 32)
    assert not out.exists()
    assert len(part.read_bytes().splitlines()) == 33
    report = predicted(source, out)
    assert (report.articles, report.found_again, report.spans) == (50, 32, 50)
    assert len(quick_annotate) == 50
    assert not part.exists()
    predicted(source, tmp_path / "whole.jsonl")
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_what_is_kept_is_counted_in_whole_lines_of_the_file_itself(tmp_path: Path) -> None:
    with PartFile(tmp_path / "out.jsonl", MARK) as part:
        part.settle()
        assert part.kept == ""
        part.write(b"{}\n")
        assert part.kept == "1 article"
        part.write(b"{}\n{")
        assert part.kept == "2 articles"


@pytest.mark.parametrize("cut", [1, 40, 2_000])
def test_a_half_written_line_is_written_anew(tmp_path: Path, quick_annotate: list[str], cut: int) -> None:
    del quick_annotate
    source, out = write(tmp_path / "in.jsonl", numbered_articles(50)), tmp_path / "out.jsonl"
    part = stopped(source, out, 32)
    part.write_bytes(part.read_bytes()[:-cut])
    report = predicted(source, out)
    assert report.found_again < 32
    assert [row["id"] for row in rows(out)] == [f"a{nth}" for nth in range(50)]


def test_articles_that_changed_since_are_done_anew(tmp_path: Path, quick_annotate: list[str]) -> None:
    del quick_annotate
    records, out = numbered_articles(50), tmp_path / "out.jsonl"
    stopped(write(tmp_path / "in.jsonl", records), out, 48)
    source = write(tmp_path / "in.jsonl", [*records[:20], *records[25:]])
    assert predicted(source, out).found_again == 16
    assert [row["id"] for row in rows(out)] == [record.article.key for record in (*records[:20], *records[25:])]


def test_rows_beyond_the_articles_are_cut_off(tmp_path: Path, quick_annotate: list[str]) -> None:
    del quick_annotate
    out = tmp_path / "out.jsonl"
    stopped(write(tmp_path / "in.jsonl", numbered_articles(50)), out, 48)
    assert predicted(write(tmp_path / "in.jsonl", numbered_articles(32)), out).articles == 32
    assert len(rows(out)) == 32


def test_what_another_pipeline_began_is_not_gone_on_with(tmp_path: Path, quick_annotate: list[str]) -> None:
    del quick_annotate
    out = tmp_path / "out.jsonl"
    part = stopped(write(tmp_path / "in.jsonl", numbered_articles(50)), out, 32)
    before = part.read_bytes()
    with pytest.raises(InputError, match=r"begun in another way \(pipeline p 1\)"):
        PartFile(out, {"pipeline": "p 2"})
    assert part.read_bytes() == before


def test_a_file_that_is_no_part_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "out.jsonl.part"
    other.write_text("my notes\n", encoding="utf-8")
    with pytest.raises(InputError, match="this is no unfinished output"):
        PartFile(tmp_path / "out.jsonl", MARK)
    assert other.read_text(encoding="utf-8") == "my notes\n"


def test_two_commands_do_not_write_one_output(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    out = tmp_path / "out.jsonl"
    with PartFile(out, MARK), pytest.raises(InputError, match="another command is writing"):
        PartFile(out, MARK)


def test_where_nothing_was_written_no_part_is_left(tmp_path: Path) -> None:
    with PartFile(tmp_path / "out.jsonl", MARK):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_part_whose_first_line_is_not_whole_begins_anew(tmp_path: Path, quick_annotate: list[str]) -> None:
    del quick_annotate
    out = tmp_path / "out.jsonl"
    part = tmp_path / "out.jsonl.part"
    part.write_bytes(json.dumps({"file": "ratify-part 1", **MARK}).encode()[:10])
    assert predicted(write(tmp_path / "in.jsonl", numbered_articles(3)), out).articles == 3
    assert len(rows(out)) == 3


def test_a_stop_before_anything_was_read_again_keeps_what_there_is(tmp_path: Path, quick_annotate: list[str]) -> None:
    del quick_annotate
    source, out = write(tmp_path / "in.jsonl", numbered_articles(50)), tmp_path / "out.jsonl"
    stopped(source, out, 32)
    with PartFile(out, MARK) as part:
        assert part.kept == "what was finished before"
    assert predicted(source, out).found_again == 32
