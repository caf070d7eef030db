"""The application starts, says why it cannot, and draws itself into a picture."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from annotations.errors import InputError
from annotations.store import Store
from desktop.screenshot import take
from tests.builders import deal_project

ROOT = Path(__file__).resolve().parents[2]

OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from pathlib import Path
from desktop import app
prepared = app.prepare()
QTimer.singleShot(1500, prepared.quit)
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.slow
def test_without_a_display_the_program_says_so_and_ends(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a display")
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "desktop", str(tmp_path / "x.ratify")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "there is no display" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_the_program_opens_a_project_and_leaves_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    environment = os.environ | {"RATIFY_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", OPEN_AND_CLOSE, str(path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "the window was closed" in (tmp_path / "home" / "logs" / "ratify.log").read_text(encoding="utf-8")
    with Store.open(path, readonly=True) as store:
        assert store.articles.count() == 1


def test_a_picture_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    before = path.read_bytes()
    take(path, tmp_path / "deal.png", article="deal", theme="dark", size=(1000, 700))
    picture = QImage(str(tmp_path / "deal.png"))
    assert (picture.width(), picture.height()) == (1000, 700)
    assert picture.pixelColor(500, 600).lightness() < 128
    assert path.read_bytes() == before


def test_a_picture_of_an_article_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deal.ratify"
    deal_project(path).close()
    with pytest.raises(InputError, match="no article 'other'"):
        take(path, tmp_path / "deal.png", article="other")
