"""What people install: a wheel with all that the program reads, and nothing that only training needs."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = "annotations/resources/"
LARGEST = 60_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


@pytest.mark.slow
def test_a_wheel_holds_every_resource_but_the_corpus(wheel: Path) -> None:
    folders = {name.removeprefix(RESOURCES).split("/")[0] for name in ZipFile(wheel).namelist() if RESOURCES in name}
    here = {path.name for path in (ROOT / "resources").iterdir() if path.is_file() or any(path.iterdir())}
    assert folders == here - {"corpus"}


@pytest.mark.slow
def test_a_wheel_stays_small(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST


@pytest.mark.slow
def test_a_source_package_has_no_corpus(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as package:
        names = package.getnames()
    assert any("/resources/knowledge/" in name for name in names)
    assert not any("/resources/corpus/" in name for name in names)


def test_no_sentence_of_the_real_news_is_in_the_corpus() -> None:
    real = sorted((ROOT.parent / "shared" / "corpus" / "real").glob("*.xml"))
    if not real:
        pytest.skip("the real articles are not here")
    ours = [_plain(path) for path in (ROOT / "resources" / "corpus").rglob("*.*") if path.suffix in {".xml", ".jsonl"}]
    sentences = [
        sentence.strip()
        for path in real
        for sentence in re.split(r"(?<=[.!?]) ", _plain(path))
        if len(sentence.strip()) > 50
    ]
    assert sentences
    assert [one for one in sentences if any(one in text for text in ours)] == []


def _plain(path: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>|\\n", " ", path.read_text(encoding="utf-8")).split())
