"""Problems of an import are kept in their order, however many, without a file that others could read."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from annotations.formats import Problem
from annotations.workflow.kept_problems import KeptProblems


def test_many_problems_come_back_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    told = [Problem(Path(f"/a/{nth}.txt"), nth or None, f"line\nbreak {nth} \udc80") for nth in range(20_000)]
    told.append(Problem(None, None, "없음"))
    kept = KeptProblems()
    for nth, problem in enumerate(told):
        kept.tell(problem)
        if nth == 100:
            assert len(list(kept)) == 101
    found = list(kept)
    assert [one.line for one in found] == [one.line for one in told]
    assert found[5] == Problem(Path("/a/5.txt"), 5, "line\nbreak 5 ?")
    assert found[-1] == told[-1]
    assert kept.lost == 0
    assert list(tmp_path.iterdir()) == []  # it has no name
    kept.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_what_a_full_disk_does_not_take_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptProblems()
    kept.tell(Problem(None, None, "first"))
    with Path("/dev/full").open("r+b", buffering=0) as full:
        monkeypatch.setattr(kept._rows, "write", full.write)
        kept.tell(Problem(None, None, "second"))
        kept.tell(Problem(None, None, "third"))
    assert (kept.lost, [one.reason for one in kept]) == (2, ["first"])
