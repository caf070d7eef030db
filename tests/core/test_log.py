"""The log says what happened and never what was read; only its owner can read it, and it stays small."""

from __future__ import annotations

import logging
import sqlite3
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.errors import PipelineError, RatifyError
from annotations.log import discreet, kind_of, log_file, start_log

MARK = "Quetzalcoatl signed"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, levels = list(root.handlers), {name: logging.getLogger(name).level for name in ("annotations", "desktop")}
    level = root.level
    yield
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def written() -> str:
    return log_file().read_text(encoding="utf-8") if log_file().exists() else ""


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except type(error) as caught:
        return caught


def test_a_traceback_in_the_log_has_places_but_no_words() -> None:
    start_log()
    error = raised(ValueError(MARK), raised(KeyError(MARK)))
    logging.getLogger("annotations.test").error("uncaught", exc_info=error)
    assert "ValueError" in written()
    assert "KeyError" in written()
    assert "test_log.py" in written()
    assert MARK not in written()


def test_what_other_libraries_say_is_withheld() -> None:
    start_log(debug=True)
    logging.getLogger("some.library").warning("cannot parse %s", MARK)
    assert "some.library" in written()
    assert MARK not in written()


def test_the_kind_of_an_error_names_what_the_system_said() -> None:
    assert "No space left" in kind_of(OSError(28, MARK, MARK))
    assert kind_of(RatifyError(MARK)) == "RatifyError"
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect(":memory:").execute(f"{MARK} from nowhere")
    assert kind_of(caught.value) == "OperationalError: SQLITE_ERROR"


def test_where_a_pipeline_failed_is_told_with_the_error() -> None:
    assert "File x.py, line 3" in discreet(raised(PipelineError(MARK, "File x.py, line 3")))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps other users out by the folder")
def test_only_its_owner_can_read_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RATIFY_HOME", str(tmp_path / "home"))
    start_log()
    logging.getLogger("annotations.test").warning("something")
    assert stat.S_IMODE(log_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file().parent.stat().st_mode) == 0o700


def test_nothing_is_written_before_there_is_something_to_say() -> None:
    start_log()
    logging.getLogger("annotations.test").debug("detail")
    assert not log_file().exists()


def test_debug_says_more_and_says_it_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    start_log(debug=True)
    logging.getLogger("annotations.test").debug("detail")
    assert "detail" in written()
    assert "detail" in capsys.readouterr().err


def test_the_log_stays_small() -> None:
    start_log()
    log = logging.getLogger("annotations.test")
    for number in range(60):
        log.info("%s %s", number, "x" * 100_000)
    files = sorted(log_file().parent.iterdir())
    assert len(files) == 4
    assert all(file.stat().st_size <= 1_000_000 for file in files)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed in another way")
def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("RATIFY_HOME", str(tmp_path / "home"))
    start_log()
    logging.getLogger("annotations.test").error("unheard")
    assert capsys.readouterr().err == ""
