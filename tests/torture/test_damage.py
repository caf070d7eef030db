"""A few spoiled files: the long run is `python -m tests.torture.damage 300`."""

from __future__ import annotations

import pytest

from tests.torture.damage import main


@pytest.mark.slow
def test_spoiled_files_end_in_a_sentence_or_in_a_sound_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(6, seed=7055) == 0, capsys.readouterr().out
